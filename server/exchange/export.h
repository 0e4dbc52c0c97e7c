#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "records/read.h"

namespace voronka::exchange {

/// What a query lists, as CSV (UTF-8 with a byte order mark), page by page, so that a million rows need no memory. Rows stand in
/// the query's order (by id where it has none), columns as they are asked for; references are written by the title of what they
/// point to. A grouping in the query is passed over.
class CsvExport {
  public:
    CsvExport(records::Reader& reader, const records::Environment& environment, const records::Actor& actor,
              records::PlanCache& plans, const Module& module, std::string q, std::vector<std::string> fields);
    /// The next piece; empty at the end.
    Result<std::string> next();

  private:
    std::string header() const;
    std::string cell(records::Reading&, const Field&, const Record&) const;

    records::Reader& reader_;
    const records::Environment& environment_;
    const records::Actor& actor_;
    records::PlanCache& plans_;
    const Module& module_;
    std::string q_;
    std::vector<const Field*> fields_;
    std::optional<std::string> cursor_;
    bool begun_ = false;
    bool ended_ = false;
};

/// A ZIP of everything: a CSV for each resource and the change log as JSON lines. Gives the path of a new temporary file.
Result<std::filesystem::path> make_archive(records::Store&, const records::Environment&, records::PlanCache&,
                                           const std::filesystem::path& folder);

}  // namespace voronka::exchange
