#pragma once
#include <gtest/gtest.h>

#include <filesystem>

#include "contract/places.h"
#include "core/random.h"

namespace voronka::records {

/// A store of each kind, opened in a place of its own.
class Stores : public ::testing::TestWithParam<Kind> {
  protected:
    void SetUp() override {
        place_ = make_place(GetParam());
        if (!place_) GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
        std::filesystem::create_directories(folder_);
        open();
    }
    void TearDown() override {
        store_.reset();
        place_.reset();
        std::filesystem::remove_all(folder_);
    }
    void open() {
        store_.reset();
        auto opened = place_->open(schema_);
        ASSERT_TRUE(opened) << opened.error().code << " " << opened.error().cause;
        store_ = std::move(*opened);
    }
    Record lead(Writer& writer, const char* name) {
        Record record(schema_.at("leads"));
        record[system_field::id] = writer.next_id();
        record[system_field::version] = std::int64_t{1};
        record.set("last_name", std::string(name));
        return record;
    }
    Id keep(const char* name) {
        Id id = 0;
        EXPECT_TRUE(store_->write([&](Writer& writer) -> Result<void> {
            Record record = lead(writer, name);
            record.set("emails", Items{{"a@example.com", "work"}});
            record.set("email", std::string("a@example.com"));
            id = record.id();
            TRY_VOID(writer.insert(record));
            TRY_VOID(writer.index(record.module(), id, {"belova", "тверь"}));
            TRY(writer.append(
                {.at = {1}, .door = "api", .resource = "leads", .record = id, .version = 1, .change = "create", .fields = "{}"}));
            return {};
        }));
        return id;
    }

    Schema schema_ = *Schema::built_in();
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("voronka-backup-" + random_token(8));
    std::unique_ptr<Place> place_;
    std::unique_ptr<Store> store_;
};

inline std::string name_of_store(const ::testing::TestParamInfo<Kind>& kind) { return name_of(kind.param); }

}  // namespace voronka::records
