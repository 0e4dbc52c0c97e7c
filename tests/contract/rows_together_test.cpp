#include "contract/stores.h"

namespace voronka::records {
namespace {

/// What a store may write together, and what it may know without asking, is not seen by whoever uses it.
class RowsTogether : public Stores {
  protected:
    const Module& leads() const { return schema_.at("leads"); }
    const Field& field(const char* key) const { return leads().at(key); }

    Result<void> write(const std::function<Result<void>(Writer&)>& work) const {
        return store_->write([&](Writer& writer) {
            writer.many_follow();
            return work(writer);
        });
    }

    Record addressed(Writer& writer, const std::string& name) {
        Record record = lead(writer, name.c_str());
        record.set("emails", Items{{name + "@example.com", "work"}});
        return record;
    }
    static Result<void> log(Writer& writer, const Record& record) {
        TRY(writer.append({.door = "import", .resource = "leads", .record = record.id(), .version = 1, .fields = "{}"}));
        return {};
    }
    std::size_t called(Reader& reader, const std::string& name) const {
        return reader.equal(leads(), field("last_name"), Value(name), 9)->size();
    }
    std::size_t written_to(Reader& reader, const std::string& name) const {
        return reader.equal(leads(), field("emails"), Items{{name + "@example.com", "work"}}, 9)->size();
    }
};

TEST_P(RowsTogether, AreSeenByTheirWriterAndKeptAsTheyAre) {
    constexpr int rows = 1'300;
    Id first = 0;
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        for (int i = 0; i < rows; ++i) {
            Record record = addressed(writer, "n" + std::to_string(i));
            if (!first) first = record.id();
            // Columns that are filled in some rows only, of each kind.
            if (i % 3 == 0) record.set("employees", std::int64_t{-i});
            if (i % 5 == 0) record.set("description", "Δ {\"a\\,b\"}\n" + std::to_string(i));
            TRY_VOID(writer.insert(record));
            TRY_VOID(log(writer, record));
            TRY_VOID(writer.index_later(leads(), record.id()));
            if (i == 700) {
                EXPECT_TRUE(TRY(writer.find(leads(), record.id())));
                EXPECT_EQ(called(writer, "n700"), 1U);
                EXPECT_EQ(written_to(writer, "n699"), 1U);
            }
        }
        EXPECT_EQ(TRY(writer.head()), rows);
        return {};
    }));
    const auto reader = *store_->reader();
    EXPECT_EQ(reader->awaiting_index(rows + 1)->size(), std::size_t{rows});
    for (const int i : {0, 1, 15, rows - 1}) {
        const Record kept = **reader->find(leads(), first + i);
        EXPECT_EQ(kept.text("last_name"), "n" + std::to_string(i));
        EXPECT_EQ(kept.get("employees"), i % 3 == 0 ? Value(std::int64_t{-i}) : Value());
        EXPECT_EQ(kept.text("description"), i % 5 == 0 ? "Δ {\"a\\,b\"}\n" + std::to_string(i) : "");
    }
    EXPECT_EQ(*store_->check(), std::vector<std::string>());
}

TEST_P(RowsTogether, AreTakenBackToASavepointAndNotBeyond) {
    for (const bool asked_between : {false, true}) {
        const std::string run = asked_between ? "b" : "a";
        const std::int64_t head = *(*store_->reader())->head();
        ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
            const auto put = [&](const std::string& name) -> Result<void> {
                const Record record = addressed(writer, run + name);
                TRY_VOID(writer.insert(record));
                if (asked_between) EXPECT_EQ(called(writer, run + name), 1U);
                return log(writer, record);
            };
            for (int i = 0; i < 30; ++i) {
                TRY_VOID(writer.savepoint());
                TRY_VOID(put("kept" + std::to_string(i)));
                TRY_VOID(writer.savepoint());
                TRY_VOID(put("lost" + std::to_string(i)));
                TRY_VOID(writer.rollback());
                TRY_VOID(writer.release_soon());
                TRY_VOID(put("after" + std::to_string(i)));
                TRY_VOID(i % 2 ? writer.release() : writer.release_soon());
            }
            return {};
        }));
        const auto reader = *store_->reader();
        for (const char* name : {"kept0", "after0", "kept29", "after29"}) EXPECT_EQ(called(*reader, run + name), 1U) << name;
        for (const char* name : {"lost0", "lost29"}) {
            EXPECT_EQ(called(*reader, run + name), 0U) << name;
            EXPECT_EQ(written_to(*reader, run + name), 0U) << name;
        }
        EXPECT_EQ(*reader->head(), head + 60);
    }
}

TEST_P(RowsTogether, AreAllTakenBackByOneThatTheStoreRefuses) {
    const Id kept = keep("first");
    const auto refused = write([&](Writer& writer) -> Result<void> {
        for (int i = 0; i < 20; ++i) TRY_VOID(writer.insert(lead(writer, "x")));
        Record twice = lead(writer, "x");
        twice[system_field::id] = kept;
        return writer.insert(twice);
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "not_unique");
    EXPECT_EQ(called(**store_->reader(), "x"), 0U);
    const Id next = keep("second");
    EXPECT_TRUE(*(*store_->reader())->exists(leads(), next)) << "the store goes on";
}

TEST_P(RowsTogether, GoOnBehindASavepointAfterOneThatTheStoreRefused) {
    const Id kept = keep("first");
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        for (int i = 0; i < 20; ++i) TRY_VOID(writer.insert(lead(writer, "before")));
        TRY_VOID(writer.savepoint());
        Record twice = lead(writer, "refused");
        twice[system_field::id] = kept;
        const bool at_once = !writer.insert(twice);
        EXPECT_TRUE(at_once || !writer.release());
        TRY_VOID(writer.rollback());
        TRY_VOID(writer.release());
        for (int i = 0; i < 20; ++i) TRY_VOID(writer.insert(lead(writer, "after")));
        return {};
    }));
    const auto reader = *store_->reader();
    EXPECT_EQ(called(*reader, "before"), 9U);
    EXPECT_EQ(called(*reader, "refused"), 0U);
    EXPECT_EQ(called(*reader, "after"), 9U);
}

TEST_P(RowsTogether, AreReadWhileOthersFollow) {
    keep("old");
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        // The rows of a query are still being read while others are laid beside it.
        const auto rows = TRY(writer.run({.text = "SELECT id FROM leads", .params = {}}));
        EXPECT_TRUE(TRY(rows->next()));
        for (int i = 0; i < 600; ++i) TRY_VOID(writer.insert(lead(writer, "new")));
        EXPECT_GT(rows->integer(0), 0);
        return {};
    }));
    EXPECT_EQ(called(**store_->reader(), "new"), 9U);
}

TEST_P(RowsTogether, ForeseenValuesAreFoundAsSoonAsTheyAreThere) {
    ASSERT_TRUE(write([&](Writer& writer) { return writer.insert(addressed(writer, "old")); }));
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        const Value old = Items{{"OLD@example.com", "home"}, {"other@example.com", "work"}};
        const Value fresh = Items{{"new@example.com", "work"}};
        const Value first(std::string("new@example.com")), name(std::string("New")), there(std::string("oLd"));
        TRY_VOID(writer.foresee(leads(), field("emails"), {&old, &fresh}));
        TRY_VOID(writer.foresee(leads(), field("last_name"), {&name, &there}));
        EXPECT_EQ(written_to(writer, "old"), 1U);
        EXPECT_EQ(called(writer, "OLD"), 1U);
        EXPECT_EQ(written_to(writer, "new"), 0U);
        EXPECT_EQ(called(writer, "new"), 0U);
        TRY_VOID(writer.savepoint());
        Record record = addressed(writer, "NEW");
        TRY_VOID(writer.insert(record));
        EXPECT_EQ(written_to(writer, "new"), 1U);
        EXPECT_EQ(writer.equal(leads(), field("email"), first, 9)->size(), 1U);
        EXPECT_EQ(called(writer, "new"), 1U);
        TRY_VOID(writer.rollback());
        TRY_VOID(writer.release());
        EXPECT_EQ(written_to(writer, "new"), 0U);
        // A value comes by a change, too.
        const Record before = TRY(writer.equal(leads(), field("last_name"), there, 1)).front();
        Record after = before;
        after.set("last_name", std::string("new"));
        after.set("emails", fresh);
        TRY_VOID(writer.update(before, after));
        EXPECT_EQ(written_to(writer, "new"), 1U);
        EXPECT_EQ(called(writer, "new"), 1U);
        return {};
    }));
}

TEST_P(RowsTogether, WhatIsKnownOfASettingOrARecordEndsWithWhatWasTakenBack) {
    const Id old = keep("old");
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        EXPECT_EQ(TRY(writer.setting("one")), std::nullopt);
        EXPECT_TRUE(TRY(writer.exists(leads(), old)));
        EXPECT_FALSE(TRY(writer.exists(schema_.at("deals"), old)));
        TRY_VOID(writer.savepoint());
        TRY_VOID(writer.set_setting("one", "1"));
        EXPECT_EQ(TRY(writer.setting("one")), "1");
        const Record fresh = lead(writer, "fresh");
        TRY_VOID(writer.insert(fresh));
        EXPECT_TRUE(TRY(writer.exists(leads(), fresh.id())));
        const Record before = *TRY(writer.find(leads(), old));
        Record after = before;
        after[system_field::deleted_at] = Instant{1};
        TRY_VOID(writer.update(before, after));
        EXPECT_FALSE(TRY(writer.exists(leads(), old)));
        TRY_VOID(writer.rollback());
        TRY_VOID(writer.release());
        EXPECT_EQ(TRY(writer.setting("one")), std::nullopt);
        EXPECT_FALSE(TRY(writer.exists(leads(), fresh.id())));
        EXPECT_TRUE(TRY(writer.exists(leads(), old)));
        TRY_VOID(writer.set_setting("one", "2"));
        TRY_VOID(writer.set_setting("one", std::nullopt));
        EXPECT_EQ(TRY(writer.setting("one")), std::nullopt);
        return writer.erase(before);
    }));
    EXPECT_FALSE(*(*store_->reader())->exists(leads(), old));
}

TEST_P(RowsTogether, ARecordIsFoundByItsNewestWords) {
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        for (int i = 0; i < 10; ++i) {
            const Record record = lead(writer, "x");
            TRY_VOID(writer.insert(record));
            TRY_VOID(writer.index(leads(), record.id(), {"earlier"}));
            TRY_VOID(writer.index(leads(), record.id(), {"later"}));
        }
        return {};
    }));
    const auto reader = *store_->reader();
    EXPECT_TRUE(reader->search({"earlier"}, WordMatch::whole, 20)->empty());
    EXPECT_EQ(reader->search({"later"}, WordMatch::whole, 20)->size(), 10U);
}

TEST_P(RowsTogether, WhatWaitsToBeIndexedIsReadAsItIsNow) {
    const Id id = keep("old");
    ASSERT_TRUE(write([&](Writer& writer) -> Result<void> {
        TRY_VOID(writer.index_later(leads(), id));
        TRY_VOID(writer.index_later(leads(), id));
        EXPECT_EQ(TRY(writer.awaiting_index(10)).size(), 1U);
        const Record before = *TRY(writer.find(leads(), id));
        TRY(writer.awaiting_index(10));
        Record after = before;
        after.set("last_name", std::string("new"));
        TRY_VOID(writer.update(before, after));
        EXPECT_EQ(TRY(writer.find(leads(), id))->text("last_name"), "new");
        return writer.indexed_to(id);
    }));
}

INSTANTIATE_TEST_SUITE_P(, RowsTogether, ::testing::Values(Kind::sqlite, Kind::postgresql), name_of_store);

}  // namespace
}  // namespace voronka::records
