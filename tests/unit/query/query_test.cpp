#include "query/query.h"
#include "query/list.h"

#include <gtest/gtest.h>

namespace voronka::query {
namespace {

class NoNames final : public Names {
  public:
    std::optional<Id> record(const Module&, std::string_view name) const override {
        return name == "Olga" ? std::optional<Id>(12) : std::nullopt;
    }
    std::optional<std::string> choice(ChoiceSource, std::string_view name) const override {
        return name == "closing" || name == "Закрытие" ? std::optional<std::string>("closing") : std::nullopt;
    }
    std::vector<std::string> choices(ChoiceSource) const override { return {"preparation", "closing"}; }
};

class Queries : public ::testing::Test {
  protected:
    Result<std::string> where(const std::string& text, const char* module = "deals", Dialect dialect = Dialect::sqlite) {
        const auto bound = query::bind(text, schema_.at(module), around_);
        if (!bound) return std::unexpected(bound.error());
        const Readable all = [](const Module&) { return BoundPtr(); };
        std::string sql = compile_count(**bound, dialect, all).text;
        return sql.substr(sql.find(" AND ") == std::string::npos ? sql.size() : sql.find(" AND ") + 5);
    }
    FieldError error(const std::string& text) {
        const auto bound = query::bind(text, schema_.at("deals"), around_);
        return bound ? FieldError{} : bound.error().fields.at(0);
    }

    Schema schema_ = *Schema::built_in();
    WorkCalendar calendar_ = WorkCalendar::plain(*Zone::find("Europe/Moscow"));
    NoNames names_;
    Surroundings around_{.schema = schema_,
                         .calendar = calendar_,
                         .names = names_,
                         .me = 7,
                         .my_team = {7, 8},
                         .now = *parse_instant("2026-11-24T08:00:00Z")};
};

TEST_F(Queries, CompileThroughParametersAlone) {
    EXPECT_EQ(*where("stage = closing and amount >= 100 000"), "(r.\"stage\" = ? AND r.\"amount_base\" >= ?)");
    EXPECT_EQ(*where("stage = closing", "deals", Dialect::postgresql), "r.\"stage\" = $1");
    EXPECT_EQ(*where("owner in my_team"), "r.\"owner\" IN (?, ?)");
    EXPECT_EQ(*where("name = \"'; DROP TABLE deals\""), "r.\"name__fold\" = ?");
}

TEST_F(Queries, HoldPlainNegationsForWhatIsEmpty) {
    EXPECT_EQ(*where("source != website"), "(r.\"source__fold\" IS NULL OR NOT r.\"source__fold\" = ?)");
    EXPECT_EQ(*where("not (amount < 5 or amount > 9)"),
              "((r.\"amount_base\" IS NULL OR NOT r.\"amount_base\" < ?) AND (r.\"amount_base\" IS NULL OR NOT r.\"amount_base\" "
              "> ?))");
}

// A plus keeps SQLite from an index that leads to too many rows.
TEST_F(Queries, AreFoundByTheIndexThatLeadsToFewest) {
    const Readable all = [](const Module&) { return BoundPtr(); };
    const auto list = [&](const char* text, const char* module) {
        return compile_list(**query::bind(text, schema_.at(module), around_), {}, {}, Dialect::sqlite, all)->sql.text;
    };
    const std::string of_firm = list("outcome = won and organization = 5 sort closed_at desc", "deals");
    EXPECT_NE(of_firm.find("+r.\"outcome\" = ?"), std::string::npos);
    EXPECT_NE(of_firm.find(" r.\"organization\" = ?"), std::string::npos);
    const auto crowd = [&](const char* text, const char* module) {
        return compile_crowd(**query::bind(text, schema_.at(module), around_), Dialect::sqlite, all, 3000);
    };
    EXPECT_FALSE(crowd("id = 5 and owner = me", "deals"));
    EXPECT_FALSE(crowd("organization = 5 and outcome = open", "deals"));
    EXPECT_FALSE(crowd("owner = me and done = false and due_at < now sort due_at", "activities"));
    const auto together = crowd("owner = me and outcome = open and next_step_at is empty sort amount desc", "deals");
    ASSERT_TRUE(together);
    EXPECT_NE(together->text.find("r.\"owner\" = ? AND r.\"outcome\" = ?"), std::string::npos);
    const std::string filled = list("answer_alarm_at is not empty sort answer_alarm_at", "leads");
    EXPECT_NE(filled.find("r.\"answer_alarm_at\" IS NOT NULL"), std::string::npos) << "as the index of filled values says it";
}

TEST_F(Queries, FollowReferencesAndCollections) {
    EXPECT_EQ(*where("any needs(importance >= 3)"),
              "EXISTS (SELECT 1 FROM \"deals__needs\" t0 WHERE t0.\"parent\" = r.\"id\" AND t0.\"deleted_at\" IS NULL AND "
              "+t0.\"importance\" >= ?)");
    EXPECT_TRUE(where("no concerns(resolved = false)")->starts_with("NOT EXISTS"));
    EXPECT_TRUE(where("organization.city = Tver")->find("\"organizations\"") != std::string::npos);
    EXPECT_TRUE(where("count(activities(done = true)) >= 2")->ends_with(">= ?)"));
}

TEST_F(Queries, SpeakRussianToo) {
    EXPECT_EQ(*where("\"Этап\" = Закрытие и сумма > 5k"), *where("stage = closing and amount > 5000"));
    EXPECT_EQ(*where("\"Закрыть до\" < сегодня + 30d"), *where("close_date < today + 30d"));
}

TEST_F(Queries, PointAtWhatIsWrong) {
    EXPECT_EQ(error("amuont > 5").nearest, "amount");
    EXPECT_EQ(error("stage = closng").nearest, "closing");
    EXPECT_EQ(error("amount > 5 and").code, "query_ended");
    EXPECT_EQ(error("amount > 5 and )").at, 15U);
    EXPECT_EQ(error("amount > closing").code, "query_type_clash");
    EXPECT_EQ(error("name = \"open").code, "query_unterminated");
    EXPECT_EQ(error(std::string(10'000, '(')).code, "query_too_long");
    EXPECT_EQ(error(std::string(5'000, '(')).code, "query_too_deep");
    EXPECT_EQ(error("about_readable").code, "query_unknown_field");
}

TEST_F(Queries, TakeCursorsOfTheirOwnAlone) {
    const auto bound = *query::bind("stage = closing sort amount desc", schema_.at("deals"), around_);
    const auto other = *query::bind("stage = closing sort amount", schema_.at("deals"), around_);
    const Readable all = [](const Module&) { return BoundPtr(); };
    const std::string cursor = make_cursor(*bound, {Value(std::int64_t{5}), Value(std::int64_t{9})});
    EXPECT_TRUE(compile_list(*bound, {}, {.cursor = cursor}, Dialect::sqlite, all));
    EXPECT_FALSE(compile_list(*other, {}, {.cursor = cursor}, Dialect::sqlite, all));
    EXPECT_FALSE(compile_list(*bound, {}, {.cursor = "AAAA"}, Dialect::sqlite, all));
}

}  // namespace
}  // namespace voronka::query
