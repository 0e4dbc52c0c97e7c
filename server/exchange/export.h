#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/read.h"

namespace voronka::exchange {

/// How a list leaves: as a table (CSV, an Excel workbook), as JSON lines, as visiting cards or as a calendar.
enum class ExportFormat { csv, xlsx, jsonl, vcf, ics };

/// By the end of a file's name; nothing for others.
std::optional<ExportFormat> export_format(std::string_view name);
std::string_view content_type(ExportFormat);

/// What is exported.
struct ExportRequest {
    const Module& module;
    std::string q;                    ///< its filter and sort; a grouping is left aside
    std::vector<std::string> fields;  ///< columns by key; empty: all that are shown
};

/// Records with one actor's eyes, page by page in the query's order, so that a million of them need no memory. What it is made
/// of must outlive it.
class ExportRows {
  public:
    /// Errors: unknown_field for a column that is not there (or not for this actor), those of the query.
    static Result<ExportRows> open(records::Reader&, const records::Environment&, const records::Actor&, records::PlanCache&,
                                   ExportRequest);
    /// The next page; empty at the end.
    Result<std::vector<Record>> next();
    const Module& module() const { return *module_; }
    const std::vector<const Field*>& fields() const { return fields_; }
    Language language() const { return actor_->language; }
    const records::Environment& environment() const { return *environment_; }
    /// A value as a person reads it: choices by their labels, references by the title of what they point to.
    std::string text(const Field&, const Record&);

  private:
    ExportRows(records::Reader& reader, const records::Environment& environment, const records::Actor& actor,
               records::PlanCache& plans, const Module& module)
        : reader_(&reader), environment_(&environment), actor_(&actor), plans_(&plans), module_(&module) {}
    Result<void> choose(const std::vector<std::string>& keys);
    Result<void> show(Record&);
    const Module* target(const Field&, const Record&) const;

    records::Reader* reader_;
    const records::Environment* environment_;
    const records::Actor* actor_;
    records::PlanCache* plans_;
    const Module* module_;
    std::string q_;
    std::vector<const Field*> fields_;
    std::optional<records::Reading> reading_;  // of the page: what it looked up is kept as long
    std::optional<std::string> cursor_;
    bool ended_ = false;
};

/// A file that is made piece by piece.
class Export {
  public:
    virtual ~Export() = default;
    /// The next piece; empty at the end.
    virtual Result<std::string> next() = 0;
};

/// CSV is UTF-8 with a byte order mark, as spreadsheets want it. Errors: export_not_cards, export_not_calendar for a module that
/// has no people or no time in it.
Result<std::unique_ptr<Export>> make_export(ExportFormat, ExportRows);

}  // namespace voronka::exchange
