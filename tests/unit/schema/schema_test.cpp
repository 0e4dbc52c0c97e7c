#include "schema/schema.h"

#include <gmock/gmock.h>

#include "core/embedded.h"
#include "support.h"

namespace voronka {
namespace {

using tests::built_in;

Result<Schema> with(std::string_view added) {
    const Source source{"own.yaml", added};
    return Schema::built_in({&source, 1});
}

std::vector<std::string> first_keys(const Module& module, std::size_t count) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < count; ++i) keys.push_back(module.fields[i].key);
    return keys;
}

TEST(Schema, EveryBuiltInModuleLoads) {
    const auto schema = Schema::built_in();
    ASSERT_TRUE(schema) << tests::sentence(schema.error());
    std::size_t files = 0;
    for (const EmbeddedFile& file : embedded_files()) files += std::string_view(file.name).starts_with("modules/");
    const auto whole = std::ranges::count_if(schema->modules(), [](const Module& module) { return module.parent.empty(); });
    EXPECT_EQ(static_cast<std::size_t>(whole), files);
    for (const char* key : {"leads", "deals", "organizations", "contacts", "activities", "notes", "users", "deals.lines"})
        EXPECT_NE(schema->find(key), nullptr) << key;
}

TEST(Schema, SystemFieldsStandFirstInTheirPlaces) {
    EXPECT_THAT(first_keys(built_in().at("deals"), 10),
                testing::ElementsAre("id", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at",
                                     "external_id", "title", "name"));
    const Module& lines = built_in().at("deals.lines");
    EXPECT_EQ(lines.fields[system_field::parent].key, "parent");
    EXPECT_EQ(lines.fields[system_field::parent].references, std::vector<std::string>{"deals"});
    EXPECT_EQ(lines.fields[system_field::parent + 1].key, "product");
    EXPECT_EQ(lines.table(), "deals__lines");
}

TEST(Schema, AFieldKnowsItsPlace) {
    for (const Module& module : built_in().modules())
        for (std::size_t i = 0; i < module.fields.size(); ++i) {
            EXPECT_EQ(module.fields[i].index, i) << module.key << "." << module.fields[i].key;
            EXPECT_EQ(module.find(module.fields[i].key), &module.fields[i]);
            EXPECT_FALSE(module.fields[i].label.en.empty() || module.fields[i].label.ru.empty());
        }
}

TEST(Schema, OwnedRecordsHaveAnOwner) {
    const Field& owner = built_in().at("deals").at("owner");
    EXPECT_EQ(owner.references, std::vector<std::string>{"users"});
    EXPECT_TRUE(owner.indexed);
    EXPECT_FALSE(built_in().at("teams").owned());
}

TEST(Schema, AReferenceOverModulesHasAHiddenCompanionBehindIt) {
    const Module& activities = built_in().at("activities");
    const Field& about = activities.at("about");
    ASSERT_TRUE(about.over_modules());
    const Field& companion = activities.fields[about.index + 1];
    EXPECT_EQ(companion.key, "about_resource");
    EXPECT_TRUE(companion.hidden);
    EXPECT_EQ(companion.storage(), Storage::text);
}

TEST(Schema, ReferrersAreFoundOverAllModules) {
    std::vector<std::string> names;
    for (const auto& [module, field] : built_in().referrers(built_in().at("organizations")))
        names.push_back(module->key + "." + field->key);
    EXPECT_THAT(names, testing::IsSupersetOf({"deals.organization", "contacts.organization", "activities.about"}));
    EXPECT_THAT(names, testing::Not(testing::Contains("leads.owner")));
}

TEST(Schema, AddsTheFieldsOfTheCompany) {
    const auto schema = with(
        "extends: deals\n"
        "search: [x_berth]\n"
        "fields:\n"
        "  - {key: x_berth, type: text, label: {en: Berth, ru: Причал}}\n"
        "  - {key: x_crane, type: boolean, label: {en: Crane, ru: Кран}}\n");
    ASSERT_TRUE(schema) << tests::sentence(schema.error());
    const Module& deals = schema->at("deals");
    const Field& berth = deals.at("x_berth");
    EXPECT_TRUE(berth.custom && berth.searched);
    EXPECT_EQ(&berth, &deals.fields[berth.index]);
    EXPECT_EQ(deals.sections.back().label.ru, "Ещё");
    EXPECT_THAT(deals.sections.back().fields, testing::ElementsAre("x_berth", "x_crane"));
    EXPECT_NE(schema->fingerprint(), built_in().fingerprint());
}

TEST(Schema, AddsModulesOfTheCompany) {
    const auto schema = with(
        "key: ships\n"
        "label: {en: Ship, ru: Судно}\n"
        "labels: {en: Ships, ru: Суда}\n"
        "title: [name]\n"
        "fields:\n"
        "  - {key: name, label: {en: Name, ru: Название}, required: true}\n"
        "  - {key: customer, type: reference, references: [organizations], label: {en: Customer, ru: "
        "Заказчик}}\n");
    ASSERT_TRUE(schema) << tests::sentence(schema.error());
    EXPECT_EQ(schema->at("ships").labels.in(Language::ru), "Суда");
}

TEST(Schema, TheFingerprintIsTheSameForTheSameTables) { EXPECT_EQ(Schema::built_in()->fingerprint(), built_in().fingerprint()); }

TEST(Schema, AddressesStayWhenItIsMoved) {
    Schema first = Schema::built_in().value();
    const Module* deals = first.find("deals");
    const Schema second = std::move(first);
    EXPECT_EQ(second.find("deals"), deals);
}

}  // namespace
}  // namespace voronka
