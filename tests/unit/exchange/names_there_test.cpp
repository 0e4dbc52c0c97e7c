#include "exchange/names_there.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "company/company.h"
#include "core/random.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::exchange {
namespace {

/// A company with firms, and an import's memory of them.
class NamesThereTest : public ::testing::Test {
  protected:
    void SetUp() override {
        const company::Host host{.stores = stores_, .clock = clock_, .writers = writers_};
        company_ = std::move(company::Company::open(host, folder_ / "companies/names", {.name = "names"}).value());
    }
    void TearDown() override {
        company_.reset();
        std::filesystem::remove_all(folder_);
    }

    const Module& firms() const { return company_->schema().at("organizations"); }
    Result<std::int64_t> change(const std::function<Result<void>(records::Unit&)>& work) {
        return company_->change_now(records::Actor::system(), work);
    }
    Result<Id> create(records::Unit& unit, const std::string& name) {
        return TRY(unit.create(firms(), {{&firms().at("name"), name}})).id();
    }
    Id make(const std::string& name) {
        Id id = 0;
        EXPECT_TRUE(change([&](records::Unit& unit) -> Result<void> {
            id = TRY(create(unit, name));
            return {};
        }));
        return id;
    }
    Id find(const std::string& name) {
        Id id = 0;
        EXPECT_TRUE(change([&](records::Unit& unit) -> Result<void> {
            id = TRY(names_.find(unit, firms(), name));
            return {};
        }));
        return id;
    }

    NamesThere names_;

  private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("voronka-names-" + random_token(9));
    store::SqliteStores stores_{folder_};
    company::WorkerPool writers_{1};
    ManualClock clock_{{0}};
    std::unique_ptr<company::Company> company_;
};

TEST_F(NamesThereTest, AFirmIsFoundHoweverItIsWritten) {
    const Id firm = make("ООО «Ромашка Плюс»");
    make("ООО «Ромашка»");
    for (const char* name : {"Ромашка Плюс, ООО", "РОМАШКА ПЛЮС", "плюс \"ромашка\"", "АО Ромашка-Плюс"})
        EXPECT_EQ(find(name), firm) << name;
    EXPECT_EQ(find("Ромашка Минус"), 0);
    EXPECT_EQ(find("ООО"), 0) << "nothing but a legal form";
}

TEST_F(NamesThereTest, OfSeveralTheOneThatIsCalledExactlySoIsTakenElseTheOldest) {
    const Id oldest = make("ООО «Опора»");
    const Id exact = make("Опора ООО");
    EXPECT_EQ(find("опора  ооо"), exact);
    EXPECT_EQ(find("Опора"), oldest);
}

TEST_F(NamesThereTest, WhatOthersDoMeanwhileIsSeenWithTheNextBatch) {
    const Id gone = make("ООО Гранит");
    const Id renamed = make("ООО Базальт");
    EXPECT_EQ(find("Гранит"), gone);
    EXPECT_EQ(find("Базальт"), renamed);
    const Id added = make("ООО Мрамор");
    ASSERT_TRUE(change([&](records::Unit& unit) -> Result<void> {
        TRY_VOID(unit.remove(firms(), gone));
        TRY(unit.update(firms(), renamed, {{&firms().at("name"), std::string("ООО Сланец")}}));
        return {};
    }));
    names_.end_batch(false);
    EXPECT_EQ(find("Мрамор"), added);
    EXPECT_EQ(find("Гранит"), 0);
    EXPECT_EQ(find("Базальт"), 0);
}

TEST_F(NamesThereTest, IdsOfABatchThatWasTakenBackAreReadAgain) {
    make("ООО Первая");
    EXPECT_NE(find("Первая"), 0);
    names_.end_batch(false);
    Id taken_back = 0;
    EXPECT_FALSE(change([&](records::Unit& unit) -> Result<void> {
        taken_back = TRY(create(unit, "ООО Вторая"));
        EXPECT_EQ(TRY(names_.find(unit, firms(), "Вторая")), taken_back);
        return fail(ErrorKind::conflict, "dry_run");
    }));
    names_.end_batch(true);
    const Id other = make("ООО Третья");
    ASSERT_EQ(other, taken_back) << "the id is given out again, or there is nothing to see here";
    EXPECT_EQ(find("Третья"), other);
    EXPECT_EQ(find("Вторая"), 0);
}

}  // namespace
}  // namespace voronka::exchange
