// Walking over records for figures: all of them once, in whatever pieces a store gives them, and only what may be read.
#include "records/walk.h"

#include "contract/stores.h"
#include "query/list.h"

namespace voronka::records {
namespace {

using Ids = std::vector<Id>;

class Walks : public Stores {
  protected:
    // Leads 1 to 40 of owners 7 and 8, every fifth of them deleted, each with as many activities as its id leaves over by 4.
    void SetUp() override {
        Stores::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
            for (int n = 1; n <= 40; ++n) {
                Record one = lead(writer, "Белова");
                one.set("owner", Id{7 + n % 2});
                one.set("city", std::string(n % 3 ? "Тверь" : "Казань"));
                one.set("source", std::string("website"));
                one.set("created_at", Instant{n * 1000});
                if (n % 5 == 0) one.set("deleted_at", Instant{1});
                TRY_VOID(writer.insert(one));
                leads_.push_back(one.id());
            }
            for (int round = 0; round < 4; ++round)
                for (const Id about : leads_)
                    if (round < about % 4) TRY_VOID(writer.insert(activity(writer, about)));
            return {};
        }));
        reader_ = *store_->reader();
    }
    void TearDown() override {
        reader_.reset();
        Stores::TearDown();
    }
    Record activity(Writer& writer, Id about) {
        Record one(schema_.at("activities"));
        one[system_field::id] = writer.next_id();
        one[system_field::version] = std::int64_t{1};
        one.set("about", about);
        one.set("about_resource", std::string("leads"));
        one.set("done", true);
        one.set("done_at", Instant{one.id()});
        return one;
    }

    Environment environment() const { return {schema_, processes_, calendar_, clock_, directory_, "RUB", store_->dialect()}; }

    // Somebody who may read the leads of owner 7 and does not see where they live.
    Actor of_seven() {
        const Environment around = environment();
        const CompanyNames names(around, nullptr);
        auto rights = std::make_shared<Rights>();
        rights->modules["leads"] = {
            .read = true,
            .readable = *query::bind("owner = 7", schema_.at("leads"), surroundings(around, Actor::system(), names))};
        rights->modules["activities"] = {.read = true};
        rights->fields[&schema_.at("leads").at("city")] = FieldRule::hidden;
        return {.user = 7, .role = "seven", .rights = rights};
    }

    Ids walked(const Actor& actor, const std::string& q, std::int64_t at_once) {
        const Environment around = environment();
        Reading reading(*reader_, around, actor, plans_);
        Ids found;
        auto walk = Walk::begin(reading, schema_.at("leads"), q, {"city", "created_at"}, at_once);
        EXPECT_TRUE(walk) << (walk ? "" : walk.error().code + walk.error().cause);
        while (*walk->next()) {
            found.push_back(walk->row().id());
            EXPECT_EQ(walk->row().empty(0), !actor.is_system());
            EXPECT_GT(walk->row().integer(1), 0);
        }
        EXPECT_FALSE(*walk->next());
        return found;
    }
    Ids expected(const std::function<bool(int)>& meets) const {
        Ids ids;
        for (int n = 1; n <= 40; ++n)
            if (n % 5 && meets(n)) ids.push_back(leads_[static_cast<std::size_t>(n - 1)]);
        return ids;
    }

    // Activities by place, as they were visited.
    std::map<std::size_t, Ids> linked(const Actor& actor, const std::string& q, const Ids& to, std::size_t looked_up_most) {
        const Environment around = environment();
        Reading reading(*reader_, around, actor, plans_);
        std::map<std::size_t, Ids> found;
        const Linked about{.module = schema_.at("activities"),
                           .link = "about",
                           .q = q,
                           .fields = {"done_at", "direction"},
                           .looked_up_most = looked_up_most};
        EXPECT_TRUE(each_linked(reading, about, to, [&](std::size_t at, const FieldRow& row) {
            EXPECT_EQ(row.integer(0), row.id());
            EXPECT_TRUE(row.empty(1));
            EXPECT_EQ(row.text(1), "");
            found[at].push_back(row.id());
        }));
        return found;
    }

    const sales::Processes processes_;
    const WorkCalendar calendar_ = WorkCalendar::plain(*Zone::find("Europe/Moscow"));
    const ManualClock clock_{{0}};
    const std::shared_ptr<const Directory> directory_ = std::make_shared<Directory>();
    PlanCache plans_;
    Ids leads_;
    std::unique_ptr<Reader> reader_;
};

TEST_P(Walks, GiveEveryRecordOnceInWhateverPieces) {
    for (const std::int64_t at_once : {1, 3, 16, 32, 1000, 0}) {
        EXPECT_EQ(walked(Actor::system(), "", at_once), expected([](int) { return true; })) << at_once;
        EXPECT_EQ(walked(Actor::system(), "city = Казань", at_once), expected([](int n) { return n % 3 == 0; })) << at_once;
        EXPECT_EQ(walked(Actor::system(), "owner = 8 and source = website", at_once), expected([](int n) { return n % 2; }));
    }
    EXPECT_TRUE(walked(Actor::system(), "city = Омск", 0).empty());
}

TEST_P(Walks, ShowWhatMayBeReadAlone) {
    for (const std::int64_t at_once : {1, 5, 0})
        EXPECT_EQ(walked(of_seven(), "", at_once), expected([](int n) { return n % 2 == 0; }));
    const Environment around = environment();
    const Actor actor = of_seven();
    Reading reading(*reader_, around, actor, plans_);
    EXPECT_FALSE(Walk::begin(reading, schema_.at("leads"), "city = Казань", {})) << "what is hidden is not asked by";
}

TEST_P(Walks, FindTheSameByAnIndexAndWithoutOne) {
    const Environment around = environment();
    const CompanyNames names(around, nullptr);
    const Module& leads = schema_.at("leads");
    const auto bound = *query::bind("owner = 8", leads, surroundings(around, Actor::system(), names));
    const auto guides = query::compile_guides(*bound, around.dialect, nullptr, 3);
    EXPECT_EQ(guides.size(), GetParam() == Kind::sqlite ? 1U : 0U);
    for (const query::Guide& one : guides) {
        const auto rows = *reader_->run(one.entries);
        ASSERT_TRUE(*rows->next());
        EXPECT_EQ(rows->integer(0), 4) << "no more are counted than are wanted";
    }
    for (const Field* guide : {static_cast<const Field*>(nullptr), &leads.at("owner")}) {
        const auto select =
            query::compile_walk(*bound, {}, {.after = leads_[2], .most = 5, .guide = guide}, around.dialect, nullptr);
        const auto rows = *reader_->run(select.sql);
        Ids found;
        while (*rows->next()) found.push_back(rows->integer(0));
        EXPECT_EQ(found, (Ids{leads_[6], leads_[8], leads_[10], leads_[12], leads_[16]}));
    }
}

TEST_P(Walks, FindWhatPointsToRecordsOneByOneOrAllTogether) {
    const Ids to = expected([](int n) { return n % 2; });
    const auto looked_up = linked(Actor::system(), "done = true", to, to.size());
    EXPECT_EQ(looked_up, linked(Actor::system(), "done = true", to, to.size() - 1));
    for (std::size_t at = 0; at < to.size(); ++at) {
        const auto found = looked_up.find(at);
        const Ids ids = found == looked_up.end() ? Ids() : found->second;
        EXPECT_EQ(ids.size(), static_cast<std::size_t>(to[at] % 4));
        EXPECT_TRUE(std::ranges::is_sorted(ids)) << "those of one record come by their own ids";
    }
    EXPECT_TRUE(linked(Actor::system(), "done = false", to, 0).empty());
}

INSTANTIATE_TEST_SUITE_P(All, Walks, ::testing::Values(Kind::sqlite, Kind::postgresql), name_of_store);

}  // namespace
}  // namespace voronka::records
