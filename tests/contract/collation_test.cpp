#include "contract/stores.h"

namespace voronka::records {
namespace {

/// PostgreSQL alone sorts as the language of its database does, unless a column says otherwise.
class TextColumns : public Stores {
  protected:
    std::vector<std::string> compared_by_language() {
        const query::Sql sql{.text =
                                 R"(SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                       JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_collation s ON s.oid = a.attcollation
                       WHERE n.nspname = current_schema() AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                       AND a.attcollation <> 0 AND s.collname IS DISTINCT FROM 'C' ORDER BY 1)"};
        const auto reader = *store_->reader();
        const auto rows = *reader->run(sql);
        std::vector<std::string> found;
        while (*rows->next()) found.emplace_back(rows->text(0));
        return found;
    }
};

TEST_P(TextColumns, AreComparedByBytes) { EXPECT_EQ(compared_by_language(), std::vector<std::string>()); }

TEST_P(TextColumns, OfEarlierVersionsAreComparedByBytesOnceTheCompanyIsOpened) {
    const Id id = keep("Belova");
    store_.reset();
    for (const char* table : {"leads__emails", "leads__tags"})
        place_->raw("ALTER TABLE " + std::string(table) +
                    " ALTER COLUMN value TYPE TEXT COLLATE \"default\", ALTER COLUMN folded TYPE TEXT COLLATE \"default\"");
    place_->raw("ALTER TABLE changes ALTER COLUMN door TYPE TEXT COLLATE \"default\"");
    open();
    EXPECT_EQ(compared_by_language(), std::vector<std::string>());
    const Module& leads = schema_.at("leads");
    const auto found = *store_->reader().value()->equal(leads, leads.at("emails"), Items{{"a@example.com", "work"}}, 9);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().id(), id);
    EXPECT_EQ(*store_->check(), std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(All, TextColumns, ::testing::Values(Kind::postgresql), name_of_store);

}  // namespace
}  // namespace voronka::records
