#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "company/company.h"
#include "exchange/suggest.h"

namespace voronka::exchange {

/// A file on its way in: where it lies, what it holds, and how its columns are read.
struct ImportPlan {
    std::string file;
    std::string module;
    Given given;
    Mapping mapping;
    ImportOptions options;
    std::optional<Survey> surveyed;  ///< of the file as it lies there; it is not read once more for one
};

/// A name in the file that nobody and nothing here is called.
struct MissingReference {
    std::string field;
    std::string value;
    std::int64_t rows = 0;
    Id nearest_id = 0;
    std::string nearest_title;
};

struct SampleRow {
    std::uint64_t line = 0;
    std::vector<std::pair<std::string, std::string>> values;  ///< field, JSON
    std::vector<std::string> errors;                          ///< sentences
};

struct ImportResult {
    std::int64_t rows = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t skipped = 0;
    std::int64_t failed = 0;
    std::vector<MissingReference> missing;
    std::vector<SampleRow> sample;  ///< the first rows as they will be, and the first that fail
    std::vector<std::int64_t> change_sets;
};

struct Progress {
    std::function<void(std::int64_t done, std::int64_t total)> tell = [](std::int64_t, std::int64_t) {};
};

/// What was recognised of a file, with a suggestion for every column.
struct Recognised {
    Survey survey;
    std::vector<ColumnKind> kinds;
    Suggestion suggestion;
};

/// Surveys a file; with `module` empty it is suggested too.
Result<Recognised> recognise_file(const company::Company&, const std::string& file, const std::string& name, const Given&,
                                  const std::string& module);
/// What an import may set of each module of the company.
std::vector<TargetModule> targets(const company::Company&);

/// Checks the plan without writing anything.
Result<ImportResult> check_import(company::Company&, const records::Actor&, const ImportPlan&, const Progress&);
/// Brings the rows in, some hundred in a change set; rows that fail go to `errors_file` (made when there are any), the others go
/// in. What is imported is history: no follow-ups or response clocks are made for it.
Result<ImportResult> run_import(company::Company&, const records::Actor&, const ImportPlan&, const std::string& errors_file,
                                const Progress&);
/// Takes the change sets of an import back, the last first.
Result<void> undo_import(company::Company&, const records::Actor&, const std::vector<std::int64_t>& change_sets, const Progress&);

/// IMPORT.result of docs/api.md.
std::string result_json(const ImportResult&);
/// The text of a small file; not_found where there is none.
Result<std::string> read_whole(const std::string& file);

}  // namespace voronka::exchange
