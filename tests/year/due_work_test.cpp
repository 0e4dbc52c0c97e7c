// The server's own clock, for every company that is open.
#include "company/due_work.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "core/random.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::company {
namespace {

class DueWorkOfCompanies : public ::testing::Test {
  protected:
    ~DueWorkOfCompanies() override { std::filesystem::remove_all(folder_); }

    std::shared_ptr<Company> open(const char* name) { return companies_.find_or_make(name, {.name = name}).value(); }

    static Id make(Company& company, const char* module, const std::vector<std::pair<const char*, Value>>& values) {
        Id id = 0;
        const auto made = company.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
            const Module& of = company.schema().at(module);
            records::Given given;
            for (const auto& [key, value] : values) given.emplace_back(&of.at(key), value);
            id = TRY(unit.create(of, given)).id();
            return {};
        });
        EXPECT_TRUE(made) << module << ' ' << (made ? "" : made.error().code);
        return id;
    }

    // A lead that its owner leaves without an answer.
    static Id waiting(Company& company) {
        const Id lead = make(company, "users", {{"login", "olga"}, {"name", "Olga"}, {"role", "manager"}});
        const Id team = make(company, "teams", {{"name", "Sales"}, {"lead", lead}});
        const Id owner = make(company, "users", {{"login", "anna"}, {"name", "Anna"}, {"role", "rep"}, {"team", team}});
        make(company, "answer_rules",
             {{"name", "Rule"}, {"minutes", std::int64_t{30}}, {"run_out", "notify"}, {"position", std::int64_t{1}}});
        return make(company, "leads", {{"last_name", "Petrov"}, {"owner", owner}});
    }

    // Whether the manager was told, which may take a moment.
    static bool told(Company& company, Id lead) {
        const Module& leads = company.schema().at("leads");
        for (int tries = 0; tries < 500; ++tries) {
            if (!empty(company.store().reader().value()->find(leads, lead).value()->get("answer_missed_at"))) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }

    void later() { clock_.set(Zone::find("Europe/Moscow")->at(*parse_date("2026-03-03"), 12 * 3'600'000LL)); }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("voronka-due-" + random_token(9));
    store::SqliteStores stores_{folder_};
    WorkerPool writers_{1};
    ManualClock clock_{Zone::find("Europe/Moscow")->at(*parse_date("2026-03-03"), 10 * 3'600'000LL)};
    Companies companies_{{.stores = stores_, .clock = clock_, .writers = writers_}, folder_, {.idle_ms = 1000}};
};

TEST_F(DueWorkOfCompanies, IsDoneForEachThatIsOpenAndForThoseThatAreOpenedLater) {
    const auto first = open("first");
    const auto second = open("second");
    const Id one = waiting(*first);
    const Id two = waiting(*second);
    later();
    const DueWork due_work(companies_);
    EXPECT_TRUE(told(*first, one));
    EXPECT_TRUE(told(*second, two));

    const auto third = open("third");
    const Id three = waiting(*third);
    clock_.set({clock_.now().ms + 3'600'000});
    make(*third, "leads", {{"last_name", "Another"}});
    EXPECT_TRUE(told(*third, three)) << "a change wakes it";
}

TEST_F(DueWorkOfCompanies, KeepsNoCompanyOpen) {
    auto company = open("idle");
    const Id lead = waiting(*company);
    later();
    const DueWork due_work(companies_);
    ASSERT_TRUE(told(*company, lead));
    const std::weak_ptr<Company> closed = company;
    const Id owner = company->store().reader().value()->find(company->schema().at("leads"), lead).value()->integer("owner");
    company.reset();
    clock_.set({clock_.now().ms + 3'600'000});
    for (int tries = 0; tries < 500 && !closed.expired(); ++tries) {
        companies_.tidy();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_TRUE(closed.expired());
    const auto again = open("idle");
    const Id next = make(*again, "leads", {{"last_name", "Next"}, {"owner", owner}});
    clock_.set({clock_.now().ms + 3 * 3'600'000});
    make(*again, "leads", {{"last_name", "Another"}});
    EXPECT_TRUE(told(*again, next)) << "looked after once it is open again";
}

}  // namespace
}  // namespace voronka::company
