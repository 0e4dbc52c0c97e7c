#include "contract/stores.h"

namespace voronka::records {
namespace {

/// What every store has to find by words.
class SearchIndexes : public Stores {};

TEST_P(SearchIndexes, FindWordsInEveryFormOrByTheirBeginningsNewestFirst) {
    std::vector<Id> ids;
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        const std::vector<std::vector<std::string>> entries{{"поставка", "тверь"},
                                                            {"o'neil", "поставка", "тверской"},
                                                            {"a-b.c@d.ru", "back\\slash", "running", "тверь"},
                                                            {"79161234567", "ab12"}};
        for (const auto& words : entries) {
            const Record one = lead(writer, "x");
            ids.push_back(one.id());
            TRY_VOID(writer.insert(one));
            TRY_VOID(writer.index(one.module(), one.id(), words));
        }
        TRY_VOID(writer.index(schema_.at("leads"), ids[3], {"79160000000", "ab12"}));
        return {};
    }));
    const auto reader = *store_->reader();
    const auto found = [&](const std::vector<std::string>& words, WordMatch match) {
        std::vector<Id> hits;
        for (const SearchHit& hit : *reader->search(words, match, 50)) hits.push_back(hit.id);
        return hits;
    };
    EXPECT_EQ(found({"твери"}, WordMatch::whole), (std::vector{ids[2], ids[0]}));
    EXPECT_EQ(found({"твер"}, WordMatch::each_begins), (std::vector{ids[2], ids[1], ids[0]}));
    EXPECT_EQ(found({"поставки", "твер"}, WordMatch::each_begins), (std::vector{ids[1], ids[0]}));
    EXPECT_EQ(found({"поста", "тверской"}, WordMatch::each_begins), (std::vector{ids[1]})) << "every word may be a beginning";
    EXPECT_EQ(found({"runni"}, WordMatch::each_begins), std::vector{ids[2]})
        << "the beginning of a word that is longer than its stem";
    EXPECT_EQ(found({"ab"}, WordMatch::each_begins), std::vector{ids[3]}) << "a code goes on in digits";
    EXPECT_EQ(found({"a-b.c@d.ru"}, WordMatch::whole), std::vector{ids[2]});
    EXPECT_EQ(found({"7916"}, WordMatch::each_begins), std::vector{ids[3]});
    EXPECT_EQ(found({"79161234567"}, WordMatch::whole), std::vector<Id>());
    if (GetParam() == Kind::sqlite) return;  // our words have no such characters; SQLite would part them there
    EXPECT_EQ(found({"o'neil"}, WordMatch::each_begins), std::vector{ids[1]});
    EXPECT_EQ(found({"back\\slash"}, WordMatch::whole), std::vector{ids[2]});
    EXPECT_EQ(found({"' & !b | (c"}, WordMatch::each_begins), std::vector<Id>());
}

TEST_P(SearchIndexes, TakeOnlyTheLastWordForABeginningWhereThoseBeforeItWereMet) {
    std::vector<Id> ids;
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        const std::vector<std::vector<std::string>> entries{{"новый", "склад", "7916"},
                                                            {"новосибирск", "складской", "79161234567"},
                                                            {"новые", "складской"},
                                                            {"анна", "на", "складе", "ab", "ab12"}};
        for (const auto& words : entries) {
            const Record one = lead(writer, "x");
            ids.push_back(one.id());
            TRY_VOID(writer.insert(one));
            TRY_VOID(writer.index(one.module(), one.id(), words));
        }
        return {};
    }));
    const auto reader = *store_->reader();
    const auto found = [&](const std::vector<std::string>& words, WordMatch match = WordMatch::last_begins) {
        std::vector<Id> hits;
        for (const SearchHit& hit : *reader->search(words, match, 50)) hits.push_back(hit.id);
        return hits;
    };
    EXPECT_EQ(found({"новый", "скл"}), (std::vector{ids[2], ids[0]})) << "another form, but not what only begins so";
    EXPECT_EQ(found({"новый", "скл"}, WordMatch::each_begins), (std::vector{ids[2], ids[1], ids[0]}));
    EXPECT_EQ(found({"новос", "скл"}), std::vector{ids[1]}) << "no word that was met: a beginning";
    EXPECT_EQ(found({"нов"}), found({"нов"}, WordMatch::each_begins)) << "one word alone is the last one";
    EXPECT_EQ(found({"7916", "скл"}), std::vector{ids[0]}) << "a number that is there as it stands";
    EXPECT_EQ(found({"79161", "скл"}), std::vector{ids[1]});
    EXPECT_EQ(found({"ab", "скл"}), std::vector{ids[3]});
    EXPECT_EQ(found({"скл", "ab1"}), std::vector{ids[3]});
    EXPECT_EQ(found({"склад", "анн", "нов"}), std::vector<Id>()) << "every word is wanted";
}

TEST_P(SearchIndexes, KnowTheWordsThatBeginSo) {
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        const Record one = lead(writer, "x");
        TRY_VOID(writer.insert(one));
        return writer.index(one.module(), one.id(), {"79161234567", "ab12", "hello", "поставка", "поставщик", "тверь", "яхта"});
    }));
    const auto reader = *store_->reader();
    const auto known = [&](const std::vector<std::string>& beginnings, int limit) {
        auto words = *reader->words_beginning(beginnings, limit);
        std::ranges::sort(words);
        return words;
    };
    using Words = std::vector<std::string>;
    EXPECT_EQ(known({"по"}, 9), (Words{"поставка", "поставщик"}));
    EXPECT_EQ(known({"тв", "he"}, 9), (Words{"hello", "тверь"})) << "of every beginning";
    EXPECT_EQ(known({"яхта"}, 9), Words{"яхта"}) << "a word begins with itself";
    EXPECT_EQ(known({"по"}, 1).size(), 1U);
    EXPECT_EQ(known({"ab", "79", "ячм"}, 9), Words()) << "no codes, no numbers, nothing that was never met";
    EXPECT_EQ(known({}, 9), Words());
}

TEST_P(SearchIndexes, KnowWhatSearchDoesNotFindYet) {
    std::vector<Id> ids;
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
        for (const char* name : {"one", "two", "three"}) {
            const Record record = lead(writer, name);
            ids.push_back(record.id());
            TRY_VOID(writer.insert(record));
            for (int times = 0; times < 2; ++times) TRY_VOID(writer.index_later(record.module(), record.id()));
        }
        return {};
    }));
    open();
    EXPECT_EQ((*(*store_->reader())->awaiting_index(2)).size(), 2U);
    ASSERT_TRUE(store_->write([&](Writer& writer) { return writer.indexed_to(ids[1]); }));
    const auto waiting = *(*store_->reader())->awaiting_index(9);
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].id, ids[2]);
    EXPECT_EQ(waiting[0].resource, "leads");
}

INSTANTIATE_TEST_SUITE_P(, SearchIndexes, ::testing::Values(Kind::sqlite, Kind::postgresql), name_of_store);

}  // namespace
}  // namespace voronka::records
