#include "cli/command.h"
#include "cli/wiring.h"
#include "core/random.h"
#include "store/sqlite/company_file.h"

namespace voronka::cli {
namespace {

Target target_of(const std::string& place, const Target& given) {
    if (place.starts_with("postgres")) return {.data = given.data, .store = place, .company = given.company};
    return {.data = place, .company = given.company};
}

// A folder for what is only needed on the way.
class Passing {
  public:
    Passing() { std::filesystem::create_directories(folder_); }
    ~Passing() {
        std::error_code none;
        std::filesystem::remove_all(folder_, none);
    }
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;
    std::string file(const char* name) const { return (folder_ / name).string(); }

  private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("voronka-copy-" + random_token(8));
};

// Fields of the company's own are described beside it.
Result<void> bring_modules(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    if (from == to || !std::filesystem::exists(from / "modules", failed)) return {};
    using Options = std::filesystem::copy_options;
    std::filesystem::copy(from / "modules", to / "modules", Options::recursive | Options::skip_existing, failed);
    if (failed) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", (to / "modules").string()}});
    return {};
}

/// The two ends of a copy.
struct Ends {
    records::Stores& from;
    records::Stores& to;
    const std::string& company;
    const Schema& schema;
};

// Copies, and reads all back from where it went.
Result<store::Comparison> moved(const Ends& ends, const Passing& passing) {
    const std::string sent = passing.file("sent.db"), kept = passing.file("kept.db");
    TRY_VOID(TRY(ends.from.open(ends.company, ends.schema))->backup(sent));
    TRY_VOID(ends.to.restore(ends.company, ends.schema, sent));
    const auto copy = TRY(ends.to.open(ends.company, ends.schema));
    TRY_VOID(copy->backup(kept));
    auto compared = TRY(store::compare_files(sent, kept, ends.schema));
    for (std::string& sentence : TRY(copy->check())) compared.differences.push_back(std::move(sentence));
    return compared;
}

// A folder is written by one process alone; a database says itself who may write.
Result<std::optional<store::DirectoryLock>> lock_of(const Target& target) {
    if (!target.store.empty()) return std::nullopt;
    return TRY(store::DirectoryLock::take(target.folder()));
}

Result<store::Comparison> copy_company(const Target& from, const Target& to) {
    if (from.folder() == to.folder() && from.store == to.store) return fail(ErrorKind::conflict, "cli_copy_same");
    const auto locked = std::pair(TRY(lock_of(from)), TRY(lock_of(to)));
    const auto source = open_stores(from), target = open_stores(to);
    if (!TRY(source->exists(from.company))) return fail(ErrorKind::not_found, "company_not_found");
    if (TRY(target->exists(to.company))) return fail(ErrorKind::conflict, "cli_company_exists", {{"company", to.company}});
    TRY_VOID(bring_modules(from.folder(), to.folder()));
    const Schema schema = TRY(company::schema_for(to.folder()));
    return moved({*source, *target, from.company, schema}, Passing());
}

}  // namespace

int copy(Terminal& terminal, const Target& given, const CopyOptions& options) {
    const auto compared = copy_company(target_of(options.from, given), target_of(options.to, given));
    if (!compared) return say(terminal, compared.error());
    for (const std::string& sentence : compared->differences) terminal.out(sentence + "\n");
    if (!compared->differences.empty()) return 1;
    terminal.out("Copied and compared: " + std::to_string(compared->rows) + " rows are the same in both.\n");
    return 0;
}

}  // namespace voronka::cli
