#include "records/writer_queue.h"
#include "contract/stores.h"

namespace voronka::records {
namespace {

/// What becomes of change sets that wait together.
class SharedCommits : public Stores {};

TEST_P(SharedCommits, KeepWhatWasDoneWhenAnotherFails) {
    struct Asked {
        const char* name;
        bool writes, fails;
    };
    for (const bool repeatable : {false, true}) {
        std::vector<std::move_only_function<void()>> posted;
        WriterQueue queue(*store_, [&](auto task) { posted.push_back(std::move(task)); });
        std::vector<std::string> outcomes;
        for (const Asked asked : {Asked{"one", true, false}, Asked{"refused", false, true}, Asked{"taken back", true, true},
                                  Asked{"two", true, false}})
            queue.submit(
                {.work = [this, asked](Writer& writer) -> Result<void> {
                     if (asked.writes) TRY_VOID(writer.insert(lead(writer, asked.name)));
                     return asked.fails ? fail(ErrorKind::conflict, asked.name) : Result<void>();
                 },
                 .done = [&](const Result<void>& outcome) { outcomes.push_back(outcome ? "kept" : outcome.error().code); },
                 .repeatable = repeatable});
        for (std::size_t i = 0; i < posted.size(); ++i) posted[i]();
        EXPECT_TRUE(queue.idle());
        EXPECT_EQ(outcomes, (std::vector<std::string>{"kept", "refused", "taken back", "kept"}));
    }
    const auto reader = *store_->reader();
    const auto called = [&](const char* name) {
        return (*reader->equal(schema_.at("leads"), schema_.at("leads").at("last_name"), Value(std::string(name)), 9)).size();
    };
    EXPECT_EQ(called("one"), 2U);
    EXPECT_EQ(called("two"), 2U);
    EXPECT_EQ(called("taken back"), 0U);
}

TEST_P(SharedCommits, TrustNoTransactionInWhichTheStoreFailed) {
    std::vector<std::move_only_function<void()>> posted;
    WriterQueue queue(*store_, [&](auto task) { posted.push_back(std::move(task)); });
    int runs = 0;
    std::vector<std::string> outcomes;
    const auto told = [&](const Result<void>& outcome) { outcomes.push_back(outcome ? "kept" : outcome.error().code); };
    queue.submit(
        {.work = [&](Writer& writer) { return ++runs, writer.insert(lead(writer, "kept")); }, .done = told, .repeatable = true});
    queue.submit({.work = [](Writer&) -> Result<void> { return fail(ErrorKind::unavailable, "store_full"); },
                  .done = told,
                  .repeatable = true});
    for (std::size_t i = 0; i < posted.size(); ++i) posted[i]();
    EXPECT_EQ(outcomes, (std::vector<std::string>{"kept", "store_full"}));
    EXPECT_EQ(runs, GetParam() == Kind::sqlite ? 2 : 1) << "without savepoints all of it is done again with them";
    const Module& leads = schema_.at("leads");
    EXPECT_EQ((*(*store_->reader())->equal(leads, leads.at("last_name"), Value(std::string("kept")), 9)).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(, SharedCommits, ::testing::Values(Kind::sqlite, Kind::postgresql), name_of_store);

}  // namespace
}  // namespace voronka::records
