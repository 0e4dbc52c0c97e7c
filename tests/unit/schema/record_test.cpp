#include "schema/record.h"

#include <gmock/gmock.h>

#include "schema/settle.h"
#include "support.h"

namespace voronka {
namespace {

using tests::built_in;

Record contact(std::initializer_list<std::pair<const char*, const char*>> texts) {
    Record record(built_in().at("contacts"));
    for (const auto& [key, text] : texts) record.set(key, read_text(record.module().at(key), text).value());
    return record;
}

std::vector<std::string> values(const Record& record, std::string_view key) {
    std::vector<std::string> found;
    if (const auto* items = get_if<Items>(record.get(key)))
        for (const Item& item : *items) found.push_back(item.value);
    return found;
}

TEST(Settle, ASingleEmailBeginsTheList) {
    Record record = contact({{"email", "a@b.ru"}});
    settle(record, nullptr);
    EXPECT_THAT(values(record, "emails"), testing::ElementsAre("a@b.ru"));
}

TEST(Settle, TheListGivesTheSingleOne) {
    Record record = contact({{"emails", "a@b.ru; c@d.ru"}});
    settle(record, nullptr);
    EXPECT_EQ(record.text("email"), "a@b.ru");
}

TEST(Settle, TheListWinsWhereBothWereGiven) {
    Record record = contact({{"emails", "a@b.ru"}, {"email", "c@d.ru"}});
    settle(record, nullptr);
    EXPECT_EQ(record.text("email"), "a@b.ru");
    EXPECT_THAT(values(record, "emails"), testing::ElementsAre("a@b.ru"));
}

TEST(Settle, AnotherEmailTakesTheFirstPlace) {
    const Record before = contact({{"emails", "a@b.ru; c@d.ru"}, {"email", "a@b.ru"}});
    Record after = before;
    after.set("email", Value(std::string("new@b.ru")));
    settle(after, &before);
    EXPECT_THAT(values(after, "emails"), testing::ElementsAre("new@b.ru", "c@d.ru"));
}

TEST(Settle, AnEmailOfTheListMovesToTheFrontAndNoneIsLost) {
    const Record before = contact({{"emails", "a@b.ru; c@d.ru; e@f.ru"}, {"email", "a@b.ru"}});
    Record after = before;
    after.set("email", Value(std::string("e@f.ru")));
    settle(after, &before);
    EXPECT_THAT(values(after, "emails"), testing::ElementsAre("e@f.ru", "a@b.ru", "c@d.ru"));
}

TEST(Settle, AClearedEmailLeavesTheNext) {
    const Record before = contact({{"emails", "a@b.ru; c@d.ru"}, {"email", "a@b.ru"}});
    Record after = before;
    after.set("email", Value());
    settle(after, &before);
    EXPECT_EQ(after.text("email"), "c@d.ru");
    after.set("emails", Value());
    settle(after, &before);
    EXPECT_TRUE(empty(after.get("email")));
}

TEST(Settle, DefaultValuesAreForNewRecordsAlone) {
    Record record(built_in().at("activities"));
    settle(record, nullptr);
    EXPECT_EQ(record.text("kind"), "task");
    EXPECT_EQ(record.get("done"), Value(false));
    Record changed = record;
    changed.set("kind", Value());
    settle(changed, &record);
    EXPECT_TRUE(empty(changed.get("kind")));
}

TEST(Title, JoinsTheNamesOfAPerson) {
    EXPECT_EQ(title_of(contact({{"first_name", "Ольга"}, {"last_name", "Лунина"}, {"email", "a@b.ru"}})), "Ольга Лунина");
    EXPECT_EQ(title_of(contact({{"last_name", "Лунина"}})), "Лунина");
}

TEST(Title, TakesWhatElseThereIsForANamelessOne) {
    EXPECT_EQ(title_of(contact({{"email", "a@b.ru"}, {"phone", "+74951234567"}})), "a@b.ru");
    EXPECT_EQ(title_of(contact({{"external_id", "X-17"}})), "X-17");
}

TEST(Title, IsOneShortLine) {
    Record note(built_in().at("notes"));
    std::string text = "Первая\nстрока ";
    for (int i = 0; i < 100; ++i) text += "длинная ";
    note.set("text", Value(text));
    const std::string title = title_of(note);
    EXPECT_TRUE(title.starts_with("Первая строка длинная"));
    EXPECT_TRUE(title.ends_with("…"));
    EXPECT_LT(title.size(), 420U);
}

TEST(Title, OfAJourneyIsItsDay) {
    Record journey(built_in().at("journeys"));
    journey.set("started_at", Value(parse_instant("2026-11-24T07:00:00Z").value()));
    EXPECT_EQ(title_of(journey), "2026-11-24");
}

std::vector<std::string> wrong(const Record& record) {
    std::vector<std::string> found;
    for (const FieldError& error : check_record(record)) found.push_back(error.field + " " + error.code);
    return found;
}

TEST(Check, TellsAllThatIsMissingAtOnce) {
    const Record user(built_in().at("users"));
    EXPECT_THAT(wrong(user), testing::ElementsAre("login required", "name required", "role required"));
}

TEST(Check, APersonNeedsANameOrSomethingLikeIt) {
    EXPECT_THAT(wrong(contact({{"job_title", "Директор"}})), testing::ElementsAre("first_name title_required"));
    EXPECT_THAT(wrong(contact({{"phone", "+74951234567"}})), testing::IsEmpty());
    EXPECT_THAT(wrong(contact({{"external_id", "X-17"}})), testing::IsEmpty());
}

TEST(Check, NumbersAreInTheirRange) {
    Record need(built_in().at("deals.needs"));
    need.set("text", Value(std::string("Быстрее")));
    need.set("importance", Value(std::int64_t{6}));
    EXPECT_THAT(wrong(need), testing::ElementsAre("importance out_of_range"));
}

}  // namespace
}  // namespace voronka
