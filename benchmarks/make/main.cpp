// Makes the company that is measured: make DIR --deals N, and the file of leads that is imported: make leads FILE --rows N.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/clock.h"
#include "make/maker.h"
#include "make/plain_file.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::bench {
namespace {

constexpr Date today{20'781};  // 2026-11-24

Result<void> make(const std::filesystem::path& folder, int deals) {
    ManualClock clock({(today.days - 901LL) * 86'400'000});
    company::WorkerPool writers(1);
    store::SqliteStores stores(folder.parent_path().parent_path());  // DIR/companies/NAME
    const company::Host host{.stores = stores, .clock = clock, .writers = writers};
    const auto company = TRY(company::Company::open(host, folder, {.name = "Замер", .language = Language::ru}));
    Maker maker(*company, {.deals = deals}, today);
    TRY_VOID(maker.people());
    PlainFile file(folder / "company.db");
    file.drop_indexes();
    TRY_VOID(maker.fill([](int done) {
        if (done % 100'000 == 0) std::fprintf(stderr, "%d records\n", done);
    }));
    file.finish();
    return {};
}

int told(const Result<void>& done) {
    if (done) return 0;
    std::fprintf(stderr, "%s %s\n", done.error().code.c_str(), done.error().cause.c_str());
    return 1;
}

}  // namespace
}  // namespace voronka::bench

int main(int count, char** arguments) {
    using namespace voronka::bench;
    if (count == 4 && !std::strcmp(arguments[2], "--deals")) return told(make(arguments[1], std::atoi(arguments[3])));
    if (count == 5 && !std::strcmp(arguments[3], "--rows")) return told(write_leads(arguments[2], std::atoi(arguments[4])));
    std::fputs("bench_make FOLDER --deals N\nbench_make leads FILE --rows N\n", stderr);
    return 2;
}
