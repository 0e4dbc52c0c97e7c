#include "exchange/mapping.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "support.h"

namespace voronka::exchange {
namespace {

using testing::Contains;
using testing::Pair;
using tests::fields_of;
using tests::fixture;
using tests::read;
using tests::read_file;
using tests::target;
using tests::targets;

TEST(Suggest, BitrixDealsInRussian) {
    const auto file = read_file(fixture("bitrix.cp1251.csv"));
    const auto suggestion = suggest(file.survey, file.kinds, targets(), "export.csv");
    EXPECT_EQ(suggestion.module, "deals");
    const std::map<std::string, std::string> expected = {{"ID", "external_id"},
                                                         {"Стадия сделки", "stage"},
                                                         {"Название сделки", "name"},
                                                         {"Компания", "organization"},
                                                         {"Контакт", "contact"},
                                                         {"Ответственный", "owner"},
                                                         {"Сумма", "amount"},
                                                         {"Валюта", "currency"},
                                                         {"Вероятность", "probability"},
                                                         {"Источник", "source"},
                                                         {"Дата создания", "created_at"},
                                                         {"Дата изменения", "closed_at"},
                                                         {"Предполагаемая дата закрытия", "close_date"},
                                                         {"Комментарий", "description"}};
    EXPECT_EQ(fields_of(file, suggestion), expected);
    const auto& stage = suggestion.columns[file.index("Стадия сделки")];
    const ValueMap stages = {
        {"Новая", "preparation"},    {"Подготовка документов", "approach"}, {"Счет на предоплату", "presentation"},
        {"В работе", "objections"},  {"Финальный счет", "closing"},         {"Сделка успешна", "won"},
        {"Сделка провалена", "lost"}};
    EXPECT_EQ(stage.mapping.values, stages);
    EXPECT_THAT(stage.notes, Contains("import_note_outcome_in_stage"));
    EXPECT_THAT(suggestion.columns[file.index("Дата изменения")].notes, Contains("import_note_closed_from_modified"));
    EXPECT_THAT(suggestion.columns[file.index("Валюта")].mapping.values, Contains(Pair("Российский рубль", "RUB")));
    EXPECT_THAT(suggestion.columns[file.index("Источник")].mapping.values, Contains(Pair("Веб-сайт", "website")));
}

TEST(Suggest, APipelineInEnglish) {
    const auto file = read_file(fixture("pipeline.csv"));
    const auto suggestion = suggest(file.survey, file.kinds, targets(), "data.csv");
    EXPECT_EQ(suggestion.module, "deals");
    const std::map<std::string, std::string> expected = {{"opportunity_id", "external_id"}, {"sales_agent", "owner"},
                                                         {"product", "lines.product"},      {"account", "organization"},
                                                         {"deal_stage", "stage"},           {"engage_date", "started_at"},
                                                         {"close_date", "closed_at"},       {"close_value", "amount"}};
    EXPECT_EQ(fields_of(file, suggestion), expected);
    const ValueMap stages = {{"Prospecting", "preparation"}, {"Engaging", "approach"}, {"Won", "won"}, {"Lost", "lost"}};
    EXPECT_EQ(suggestion.columns[file.index("deal_stage")].mapping.values, stages);
    EXPECT_THAT(suggestion.columns[file.index("close_date")].notes, Contains("import_note_closed_by_outcome"));
}

TEST(Suggest, ADateThatOpenDealsHaveTooIsAnExpectation) {
    const auto file = read(open_memory("Deal,Stage,Close date\nA,Won,2026-01-05\nB,Proposal,2026-02-05\nC,Lost,2026-03-05\n"));
    const auto suggestion = suggest_for(file.survey, file.kinds, target("deals"));
    EXPECT_EQ(suggestion.columns[2].mapping.field, "close_date");
}

TEST(Suggest, PeopleWithTheirManagers) {
    const auto file = read(open_memory("sales_agent,manager,regional_office\nAnn Reed,Bo Marx,West\nCy Dorn,Bo Marx,East\n"));
    const auto suggestion = suggest(file.survey, file.kinds, targets(), "people.csv");
    EXPECT_EQ(suggestion.module, "users");
    EXPECT_THAT(fields_of(file, suggestion), testing::ElementsAre(Pair("manager", "team"), Pair("sales_agent", "name")));
    EXPECT_THAT(suggestion.columns[1].notes, Contains("import_note_team_from_manager"));
}

TEST(Suggest, ALeadFileWithASlipOfThePen) {
    const auto file =
        read(open_memory("Фамилия;Имя;Компния;Телефон;E-mail;ИНН;Город\n"
                         "Быкова;Ксения;АО «Ветер»;+7 (900) 910-62-96;k@example.com;0004406322;Тверь\n"));
    const auto suggestion = suggest(file.survey, file.kinds, targets(), "leads.csv");
    EXPECT_EQ(suggestion.module, "leads");
    const std::map<std::string, std::string> expected = {{"Фамилия", "last_name"}, {"Имя", "first_name"}, {"Компния", "company"},
                                                         {"Телефон", "phone"},     {"E-mail", "email"},   {"ИНН", "inn"},
                                                         {"Город", "city"}};
    EXPECT_EQ(fields_of(file, suggestion), expected);
}

TEST(Suggest, AFileOfSomethingElseFitsNothing) {
    const auto file = read(open_memory("Table,Field,Explanation\naccounts,account,Company name\naccounts,sector,Industry\n"));
    EXPECT_EQ(suggest(file.survey, file.kinds, targets(), "dictionary.csv").module, "");
}

TEST(Suggest, SpellingsOfOneSourceAreJoined) {
    ColumnSurvey column{.header = "Lead Source", .filled = 9, .distinct = {{"Google", 8}, {"google", 1}, {"bing", 1}}};
    const auto values = suggest_values("leads", *target("leads").find("source"), column);
    EXPECT_EQ(values, (ValueMap{{"google", "Google"}}));
}

TEST(Mapping, GoesToJsonAndBack) {
    Mapping mapping;
    mapping.columns = {{.index = 0, .field = "name", .values = {{"Won", "won"}}, .blank = {"Select"}, .format = "MM/DD/YYYY"},
                       {.index = 1, .field = ""}};
    mapping.references["product"]["GTXPro"] = {.action = ReferenceChoice::Action::use, .id = 12};
    mapping.references["product"]["GTX 9"] = {.action = ReferenceChoice::Action::create};
    mapping.references["owner"]["Nobody"] = {.action = ReferenceChoice::Action::leave_empty};
    mapping.constants["source"] = "import";
    const auto text = boost::json::serialize(to_json(mapping));
    const auto back = mapping_from_json(boost::json::parse(text));
    ASSERT_TRUE(back) << text;
    EXPECT_EQ(*back, mapping);
}

TEST(Mapping, FromTheDescriptionOfTheApi) {
    const auto mapping = mapping_from_json(boost::json::parse(
        R"({"columns":[{"index":0,"field":"name","values":{"Won":"won"},"blank":["Select"]},{"index":2,"field":null}],
            "references":{"product":{"GTXPro":{"use":12}}},"constants":{"source":"import"}})"));
    ASSERT_TRUE(mapping);
    EXPECT_EQ(mapping->columns[1].field, "");
    EXPECT_EQ(mapping->references.at("product").at("GTXPro").id, 12);
}

TEST(Mapping, ErrorsNameThePlace) {
    const auto place = [](std::string_view json) {
        const auto mapping = mapping_from_json(boost::json::parse(json));
        return mapping ? "fine" : mapping.error().fields[0].field;
    };
    EXPECT_EQ(place("[]"), "mapping");
    EXPECT_EQ(place(R"({"columns":[{"field":"name"}]})"), "columns[0].index");
    EXPECT_EQ(place(R"({"columns":[{"index":0,"field":5}]})"), "columns[0].field");
    EXPECT_EQ(place(R"({"columns":[{"index":0,"field":"a"},{"index":1,"field":"a"}]})"), "columns[1].field");
    EXPECT_EQ(place(R"({"columns":[],"references":{"product":{"X":5}}})"), "references.product.X");
}

TEST(Options, GoToJsonAndBack) {
    const ImportOptions options{.on_duplicate = ImportOptions::OnDuplicate::update,
                                .match_by = {"email", "phone"},
                                .date_format = "DD.MM.YYYY",
                                .decimal = ","};
    EXPECT_EQ(*options_from_json(to_json(options)), options);
    EXPECT_EQ(*options_from_json(boost::json::object()), ImportOptions());
    EXPECT_FALSE(options_from_json(boost::json::parse(R"({"decimal":"x"})")));
    EXPECT_FALSE(options_from_json(boost::json::parse(R"({"on_duplicate":"merge"})")));
}

TEST(Columns, AsTheApiShowsThem) {
    const auto file = read_file(fixture("pipeline.csv"));
    const auto suggestion = suggest(file.survey, file.kinds, targets(), "pipeline.csv");
    const auto json = columns_json(file.survey, file.kinds, suggestion);
    ASSERT_EQ(json.size(), 8U);
    const auto& date = json[6].as_object();
    EXPECT_EQ(date.at("header"), "close_date");
    EXPECT_EQ(date.at("recognised"), "date");
    EXPECT_EQ(date.at("format"), "YYYY-MM-DD");
    EXPECT_EQ(date.at("field"), "closed_at");
    EXPECT_EQ(json[4].at("distinct"), (boost::json::array{"Engaging", "Lost", "Prospecting", "Won"}));
    EXPECT_EQ(json[3].at("distinct"), (boost::json::array{"Cancity"}));  // nothing is no value
}

}  // namespace
}  // namespace voronka::exchange
