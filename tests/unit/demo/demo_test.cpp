#include "demo/demo.h"

#include <gmock/gmock.h>

#include "core/random.h"
#include "core/text.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::demo {
namespace {

using ::testing::AllOf;
using ::testing::Ge;
using ::testing::Le;

const Date today = *parse_date("2026-11-24");

/// A company filled in a folder of its own, which goes with it.
class Filled {
  public:
    explicit Filled(std::uint64_t seed, int deals = 300, Language language = Language::ru)
        : folder_(std::filesystem::temp_directory_path() / ("voronka-demo-" + random_token(9))), writers_(1), clock_({0}) {
        const company::Settings settings{.name = "demo", .language = language, .demo = true};
        clock_.set(Zone::find(settings.zone)->at(today));
        const company::Host host{.stores = stores_, .clock = clock_, .writers = writers_};
        company_ = std::move(company::Company::open(host, folder_ / "companies/demo", settings).value());
        const auto filled = fill(*company_, clock_, {.deals = deals, .seed = seed, .today = today}, [](int, int) {});
        if (!filled) ADD_FAILURE() << filled.error().code << ' ' << filled.error().cause;
        reader_ = company_->store().reader().value();
    }
    ~Filled() {
        reader_.reset();
        company_.reset();
        std::filesystem::remove_all(folder_);
    }

    Instant end() const { return company_->environment().calendar.zone().at(today, 11 * 3'600'000); }
    Instant now() const { return clock_.now(); }
    records::Environment environment() const { return company_->environment(); }

    std::vector<records::Change> changes() {
        std::vector<records::Change> all;
        while (true) {
            const auto more = reader_->changes(all.empty() ? 0 : all.back().seq, 0, 1000).value();
            if (more.empty()) return all;
            all.insert(all.end(), more.begin(), more.end());
        }
    }

    std::vector<Record> select(const char* module_key, const std::string& query, std::string_view who = "") {
        const auto env = company_->environment();
        const Module& module = company_->schema().at(module_key);
        const auto system = records::Actor::system();
        const records::CompanyNames names(env, *reader_, system);
        const auto* person = env.directory->by_login(who);
        const records::Actor actor =
            person ? *env.directory->actor(person->id, records::Door::interface) : records::Actor::system();
        const auto bound = query::bind(query, module, records::surroundings(env, actor, names));
        if (!bound) ADD_FAILURE() << query << ": " << bound.error().code;
        return reader_->select(**bound, module, 100'000).value();
    }
    int count(const char* module, const std::string& query, std::string_view who = "") {
        return static_cast<int>(select(module, query, who).size());
    }

  private:
    std::filesystem::path folder_;
    store::SqliteStores stores_{folder_};
    company::WorkerPool writers_;
    ManualClock clock_;
    std::unique_ptr<company::Company> company_;
    std::unique_ptr<records::Reader> reader_;
};

bool cyrillic(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c == '\xd0' || c == '\xd1'; });
}

TEST(Demo, SameSeedMakesTheSameCompany) {
    Filled one(7, 60);
    Filled two(7, 60);
    const auto first = one.changes();
    const auto second = two.changes();
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        ASSERT_EQ(first[i].at, second[i].at) << i;
        ASSERT_EQ(first[i].record, second[i].record) << i;
        ASSERT_EQ(first[i].change, second[i].change) << i;
        ASSERT_EQ(first[i].fields, second[i].fields) << i;
    }
}

TEST(Demo, AnotherSeedMakesAnother) {
    Filled one(1, 40);
    Filled two(2, 40);
    EXPECT_NE(one.changes().back().fields, two.changes().back().fields);
}

TEST(Demo, EverybodyOfTheCastIsThere) {
    Filled demo(1, 40);
    const auto environment = demo.environment();
    for (const Login& login : cast()) {
        const auto* person = environment.directory->by_login(login.login);
        ASSERT_TRUE(person) << login.login;
        EXPECT_EQ(person->name, login.name);
        EXPECT_EQ(person->role, login.role);
        EXPECT_TRUE(environment.directory->role(login.role)) << login.role;
    }
    EXPECT_EQ(environment.directory->by_login("rep")->name, "Ольга Лунина");
    const auto* director = environment.directory->by_login("director");
    EXPECT_GT(environment.directory->team_of(*director).size(), 8U);
}

TEST(Demo, EndsAtElevenOfTodayAndNothingHappensLater) {
    Filled demo(1);
    EXPECT_EQ(demo.now(), demo.end());
    for (const records::Change& change : demo.changes()) ASSERT_LE(change.at, demo.end()) << change.seq;
    for (const char* field : {"started_at", "closed_at"})
        EXPECT_EQ(demo.count("deals", std::string(field) + " > now"), 0) << field;
    EXPECT_EQ(demo.count("activities", "done_at > now"), 0);
}

TEST(Demo, TheLogFollowsTime) {
    Filled demo(1, 100);
    Instant before{};
    // The company itself is made before its history begins.
    const Instant history = *parse_instant("2026-11-23T21:00:00Z");
    for (const records::Change& change : demo.changes()) {
        if (change.at == history && change.actor == 0) continue;
        ASSERT_GE(change.at, before) << change.seq;
        before = change.at;
    }
}

TEST(Demo, RatesAreThoseOfALivingFirm) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        Filled demo(seed, 400);
        const int won = demo.count("deals", "outcome = won");
        const int lost = demo.count("deals", "outcome = lost");
        const int open = demo.count("deals", "outcome = open");
        EXPECT_THAT(won + lost + open, AllOf(Ge(360), Le(440)));
        EXPECT_THAT(100 * won / (won + lost), AllOf(Ge(20), Le(35)));
        EXPECT_THAT(open, AllOf(Ge(25), Le(90)));
        const int leads = demo.count("leads", "");
        EXPECT_THAT(100 * demo.count("leads", "status = disqualified") / leads, AllOf(Ge(28), Le(45)));
        EXPECT_EQ(demo.count("deals", "amount is empty or amount < 80000 or amount > 6000000"), 0);
        EXPECT_EQ(demo.count("deals", "outcome = lost and loss_reason is empty"), 0);
        EXPECT_EQ(demo.count("deals", "outcome = won and delivery_date is empty"), 0);
        EXPECT_GT(demo.count("deals", "source = customer"), 10);
    }
}

TEST(Demo, JanuaryIsQuieterThanOctober) {
    Filled demo(1, 800);
    const int january = demo.count("leads", "started_at between 2026-01-01 and 2026-01-31");
    const int october = demo.count("leads", "started_at between 2026-10-01 and 2026-10-31");
    EXPECT_LT(2 * january, october);
}

TEST(Demo, SomethingWaitsForEveryRep) {
    Filled demo(1, 400);
    for (const Login& login : cast()) {
        if (login.role != "rep") continue;
        const std::string mine = "owner = me and done = false and ";
        EXPECT_GE(demo.count("activities", mine + "due_at >= now and due_at < today + 1d", login.login), 1) << login.login;
        EXPECT_GE(demo.count("activities", mine + "due_at < now", login.login), 2) << login.login;
        EXPECT_GE(demo.count("leads", "owner = me and status = new", login.login), 1) << login.login;
    }
    EXPECT_GE(demo.count("deals", "outcome = open and next_step_at is empty"), 3);
}

TEST(Demo, TheNumbersOfFirmsBelongToNobody) {
    Filled demo(1, 100);
    const auto firms = demo.select("organizations", "inn is not empty");
    ASSERT_GT(firms.size(), 10U);
    for (const Record& firm : firms) {
        EXPECT_TRUE(valid_inn(firm.text("inn"))) << firm.text("inn");
        EXPECT_TRUE(firm.text("inn").starts_with("00"));
    }
}

TEST(Demo, SpeaksEnglishInAnEnglishCompany) {
    Filled demo(1, 60, Language::en);
    for (const char* module :
         {"users", "teams", "products", "competitors", "leads", "organizations", "deals", "activities", "notes"})
        for (const Record& one : demo.select(module, ""))
            for (const Field& field : one.module().fields) {
                const auto* text = get_if<std::string>(one[field.index]);
                EXPECT_FALSE(text && cyrillic(*text)) << module << '.' << field.key << ' ' << *text;
            }
}

}  // namespace
}  // namespace voronka::demo
