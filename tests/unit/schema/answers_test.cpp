#include <gmock/gmock.h>

#include "schema/openapi.h"
#include "schema/schema_json.h"
#include "support.h"

namespace voronka {
namespace {

namespace json = boost::json;
using tests::built_in;

json::array schema_answer() {
    std::string text;
    JsonWriter out(text);
    write_schema(
        out, built_in(),
        [](ChoiceSource source) {
            const std::string key = source == ChoiceSource::stages ? "closing" : "price";
            return std::vector<Choice>{{.key = key, .label = {"One", "Один"}, .color = {}, .aliases = {}}};
        },
        [](const Field& field) {
            return field.key == "warranty" ? Seen::not_at_all : field.key == "pitch" ? Seen::without_setting : Seen::fully;
        });
    return json::parse(text).at("modules").as_array();
}

json::object module_of(std::string_view key) {
    for (const json::value& module : schema_answer())
        if (module.at("key").as_string() == key) return module.as_object();
    return {};
}

json::object field_of(std::string_view module, std::string_view key) {
    for (const json::value& field : module_of(module).at("fields").as_array())
        if (field.at("key").as_string() == key) return field.as_object();
    return {};
}

TEST(SchemaAnswer, AFieldIsAsTheApiDescribesIt) {
    EXPECT_EQ(
        json::serialize(field_of("deals", "amount")),
        R"({"key":"amount","type":"money","label":{"en":"Amount","ru":"Сумма"},"help":null,"required":false,)"
        R"("read_only":false,"create_only":false,"system":false,"open":false,"custom":false,"first_of":null,"indexed":true,"searchable":false,"max_length":null,"min":0,"max":null,)"
        R"("choices":null,"references":null})");
    EXPECT_EQ(field_of("deals", "organization").at("references"), (json::array{"organizations"}));
    EXPECT_EQ(field_of("deals", "name").at("searchable"), json::value(true));
}

TEST(SchemaAnswer, ChoicesComeFromTheSchemaOrTheProcesses) {
    EXPECT_EQ(field_of("deals", "outcome").at("choices").at(1).at("color"), json::value("good"));
    EXPECT_TRUE(field_of("deals", "outcome").at("choices").at(0).at("color").is_null());
    EXPECT_EQ(field_of("deals", "stage").at("choices").at(0).at("key"), json::value("closing"));
    EXPECT_EQ(field_of("deals", "loss_reason").at("choices").at(0).at("key"), json::value("price"));
}

TEST(SchemaAnswer, ChildrenAreModulesWithTheirParent) {
    EXPECT_EQ(module_of("deals.lines").at("parent"), json::value("deals"));
    EXPECT_TRUE(module_of("deals").at("parent").is_null());
    EXPECT_EQ(module_of("deals").at("children").at(0), json::value("lines"));
}

TEST(SchemaAnswer, WhatIsHiddenOrInternalIsLeftOut) {
    for (const char* key : {"sessions", "tokens", "credentials", "answers", "imports"}) EXPECT_TRUE(module_of(key).empty());
    EXPECT_TRUE(field_of("deals", "title").empty());
    EXPECT_TRUE(field_of("activities", "about_resource").empty());
    EXPECT_TRUE(field_of("deals.lines", "parent").empty());
}

TEST(SchemaAnswer, AJourneyIsNotWrittenByHand) {
    EXPECT_EQ(module_of("journeys").at("writable"), json::value(false));
    EXPECT_EQ(module_of("deals").at("writable"), json::value(true));
}

json::object described() { return json::parse(openapi(built_in())).as_object(); }

// Every "$ref" below this value.
void gather(const json::value& value, std::vector<std::string>& found) {
    if (value.is_array())
        for (const json::value& one : value.as_array()) gather(one, found);
    if (!value.is_object()) return;
    for (const auto& member : value.as_object()) {
        if (member.key() == "$ref") found.emplace_back(member.value().as_string());
        gather(member.value(), found);
    }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
    const json::value whole = described();
    std::vector<std::string> references;
    gather(whole, references);
    EXPECT_GT(references.size(), 500U);
    for (const std::string& reference : references) {
        boost::system::error_code wrong;
        EXPECT_NE(whole.find_pointer(std::string_view(reference).substr(1), wrong), nullptr) << reference;
    }
}

TEST(OpenApi, EveryCallHasANameOfItsOwnAndAnAnswer) {
    const json::object whole = described();
    std::vector<std::string> names;
    for (const auto& path : whole.at("paths").as_object())
        for (const auto& call : path.value().as_object()) {
            names.emplace_back(call.value().at("operationId").as_string());
            const json::object& answers = call.value().at("responses").as_object();
            EXPECT_TRUE(std::ranges::any_of(answers, [](const auto& one) { return one.key()[0] == '2' || one.key() == "303"; }))
                << path.key();
            EXPECT_TRUE(answers.contains("4XX"));
        }
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(OpenApi, DescribesRecordsAsTheyAreReadAndWritten) {
    const json::object whole = described();
    const json::value& schemas = whole.at("components").at("schemas");
    EXPECT_EQ(schemas.at("DealsCreate").at("required"), json::array{"name"});
    EXPECT_FALSE(schemas.at("DealsUpdate").as_object().contains("required"));
    EXPECT_FALSE(schemas.at("DealsUpdate").at("properties").as_object().contains("process"));
    EXPECT_FALSE(schemas.at("DealsCreate").at("properties").as_object().contains("stage"));
    EXPECT_EQ(schemas.at("Deals").at("properties").at("stage").at("readOnly"), json::value(true));
    EXPECT_EQ(schemas.at("Deals").at("properties").at("outcome").at("enum"), json::value({"open", "won", "lost", nullptr}));
    EXPECT_EQ(schemas.at("Deals").at("properties").at("close_date").at("format"), json::value("date"));
    EXPECT_TRUE(schemas.at("Activities").at("properties").as_object().contains("about_resource"));
}

TEST(OpenApi, ShowsTheFieldsOfTheCompany) {
    const Source source{"own.yaml", "extends: deals\nfields:\n  - {key: x_berth, label: {en: Berth, ru: Причал}}\n"};
    EXPECT_NE(openapi(Schema::built_in({&source, 1}).value()).find("x_berth"), std::string::npos);
}

TEST(OpenApi, LeavesOutWhatIsInternalAndWhatNobodyWrites) {
    const json::object whole = described();
    const json::object& paths = whole.at("paths").as_object();
    EXPECT_FALSE(paths.contains("/credentials"));
    EXPECT_FALSE(paths.at("/journeys").as_object().contains("post"));
    EXPECT_FALSE(paths.contains("/journeys/{id}/ticks/{child}"));
    EXPECT_TRUE(paths.contains("/deals/{id}/lines/{child}"));
}

}  // namespace
}  // namespace voronka
