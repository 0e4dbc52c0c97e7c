// Four real files, each read as an import reads it; what must come out stands in the SOURCE.md beside them.
#include "support.h"

namespace voronka::exchange {
namespace {

using testing::Contains;
using testing::Pair;
using tests::fields_of;
using tests::read_file;
using tests::target;
using tests::targets;

/// A file with what it was mapped to, and its cells as values.
struct Import {
    tests::File file;
    Suggestion suggestion;

    explicit Import(const std::string& path, std::string_view name)
        : file(read_file(path)), suggestion(suggest(file.survey, file.kinds, targets(), name)) {}

    /// The value of a field in a row; fails the test when a cell cannot be read.
    Value value(const tests::Kept& row, std::string_view field) const {
        const auto mapping = suggestion.mapping();
        const auto* column = mapping.of_field(field);
        if (column == nullptr) {
            ADD_FAILURE() << "nothing is mapped to " << field;
            return {};
        }
        const auto format = format_of(file.kinds[column->index], *column, {});
        const auto read =
            parse_cell(*target(suggestion.module).find(field), row.cells[column->index], format, column->values, Zone::utc());
        if (read) return *read;
        ADD_FAILURE() << "line " << row.line << ": " << read.error().code << " in " << field;
        return {};
    }
    std::string text(const tests::Kept& row, std::string_view field) const {
        const auto found = value(row, field);
        const auto* read = get_if<std::string>(found);
        return read ? *read : "";
    }
    Decimal money(const tests::Kept& row, std::string_view field) const {
        const auto found = value(row, field);
        const auto* read = get_if<Decimal>(found);
        return read ? *read : Decimal{};
    }
    /// Rows and sum of `amount` by the values of a field.
    std::map<std::string, std::pair<int, std::string>> sums_by(std::string_view field, std::string_view stage = "") const {
        std::map<std::string, std::pair<int, Decimal>> sums;
        for (const auto& row : file.rows) {
            if (!stage.empty() && text(row, "stage") != stage) continue;
            auto& [count, sum] = sums[text(row, field)];
            ++count;
            sum = *add(sum, money(row, "amount"));
        }
        std::map<std::string, std::pair<int, std::string>> shown;
        for (const auto& [key, entry] : sums) shown[key] = {entry.first, format(entry.second, 2)};
        return shown;
    }
};

using Sums = std::map<std::string, std::pair<int, std::string>>;

TEST(Bitrix, ComesOutToTheKopeck) {
    SHARED_OR_SKIP(path, "bitrix24-ru/deals.cp1251.csv");
    const Import import(path, "deals.cp1251.csv");
    const auto& survey = import.file.survey;
    EXPECT_EQ(name(survey.encoding), "windows-1251");
    EXPECT_EQ(survey.dialect.format.delimiter, ';');
    EXPECT_EQ(survey.rows, 150U);
    EXPECT_EQ(survey.columns.size(), 16U);
    EXPECT_EQ(survey.problem_rows, 0U);
    EXPECT_EQ(import.suggestion.module, "deals");
    EXPECT_EQ(import.file.kind("Сумма"), Kind::sum);
    EXPECT_EQ(import.file.kinds[import.file.index("Дата создания")].format.pattern, "DD.MM.YYYY HH:MM:SS");
    EXPECT_EQ(import.file.kind("Предполагаемая дата закрытия"), Kind::date);
    EXPECT_EQ(import.file.kind("Сделка закрыта"), Kind::boolean);
    EXPECT_EQ(import.file.kind("Вероятность"), Kind::integer);
    const Sums stages = {{"objections", {13, "15917917.00"}}, {"preparation", {21, "32138128.00"}},
                         {"approach", {20, "16315615.00"}},   {"lost", {30, "7134623.50"}},
                         {"won", {40, "63307844.50"}},        {"presentation", {16, "15122118.00"}},
                         {"closing", {10, "2387815.50"}}};
    EXPECT_EQ(import.sums_by("stage"), stages);
    const Sums won = {{"Белова Инна", {12, "2157012.00"}},
                      {"Ершова Алёна", {5, "17816210.50"}},
                      {"Кузнецова Мария", {9, "20141210.50"}},
                      {"Орлов Денис", {8, "1468810.50"}},
                      {"Третьяков Павел", {6, "21724601.00"}}};
    EXPECT_EQ(import.sums_by("owner", "won"), won);
}

TEST(Bitrix, TheCycleIsMeasuredToTheLastChange) {
    SHARED_OR_SKIP(path, "bitrix24-ru/deals.cp1251.csv");
    const Import import(path, "deals.cp1251.csv");
    const auto instant_of = [&](const tests::Kept& row, std::string_view field) {
        const auto found = import.value(row, field);
        return Zone::utc().date(std::get<Instant>(found)).days;
    };
    int days = 0, without_company = 0, without_source = 0, many_lines = 0;
    for (const auto& row : import.file.rows) {
        if (import.text(row, "stage") == "won") days += instant_of(row, "closed_at") - instant_of(row, "created_at");
        without_company += import.text(row, "organization").empty();
        without_source += import.text(row, "source").empty();
        many_lines += import.text(row, "description").find('\n') != std::string::npos;
        EXPECT_EQ(import.text(row, "currency"), "RUB");
    }
    EXPECT_EQ(days, 1883);  // mean 47.075 of 40
    EXPECT_EQ(without_company, 15);
    EXPECT_EQ(without_source, 24);
    EXPECT_EQ(many_lines, 13);
}

TEST(Maven, ThePipelineComesOutRight) {
    SHARED_OR_SKIP(path, "maven-crm/sales_pipeline.csv");
    const Import import(path, "sales_pipeline.csv");
    EXPECT_EQ(import.file.survey.rows, 8800U);
    EXPECT_EQ(import.file.survey.dialect.format.delimiter, ',');
    EXPECT_EQ(import.suggestion.module, "deals");
    const std::map<std::string, std::string> fields = {{"opportunity_id", "external_id"}, {"sales_agent", "owner"},
                                                       {"product", "lines.product"},      {"account", "organization"},
                                                       {"deal_stage", "stage"},           {"engage_date", "started_at"},
                                                       {"close_date", "closed_at"},       {"close_value", "amount"}};
    EXPECT_EQ(fields_of(import.file, import.suggestion), fields);
    const Sums stages = {
        {"won", {4238, "10005534.00"}}, {"lost", {2473, "0.00"}}, {"approach", {1589, "0.00"}}, {"preparation", {500, "0.00"}}};
    EXPECT_EQ(import.sums_by("stage"), stages);
    const auto agents = import.sums_by("owner", "won");
    EXPECT_EQ(agents.size(), 30U);
    EXPECT_EQ(agents.at("Darcel Schlecht"), std::pair(349, std::string("1153214.00")));
    EXPECT_EQ(import.sums_by("lines.product", "won").at("GTXPro"), std::pair(729, std::string("3510578.00")));
    int without_account = 0;
    for (const auto& row : import.file.rows) without_account += import.text(row, "organization").empty();
    EXPECT_EQ(without_account, 1425);
}

TEST(Maven, ItsOtherFilesGoWhereTheyBelong) {
    SHARED_OR_SKIP(accounts_path, "maven-crm/accounts.csv");
    const Import accounts(accounts_path, "accounts.csv");
    EXPECT_EQ(accounts.suggestion.module, "organizations");
    EXPECT_EQ(accounts.file.survey.rows, 85U);
    const std::map<std::string, std::string> account_fields = {
        {"account", "name"},        {"sector", "industry"},         {"revenue", "annual_revenue"},
        {"employees", "employees"}, {"office_location", "country"}, {"subsidiary_of", "parent"}};
    EXPECT_EQ(fields_of(accounts.file, accounts.suggestion), account_fields);
    const Import products(tests::shared("maven-crm/products.csv"), "products.csv");
    EXPECT_EQ(products.suggestion.module, "products");
    EXPECT_THAT(fields_of(products.file, products.suggestion),
                testing::ElementsAre(Pair("product", "name"), Pair("sales_price", "price"), Pair("series", "category")));
    const Import teams(tests::shared("maven-crm/sales_teams.csv"), "sales_teams.csv");
    EXPECT_EQ(teams.suggestion.module, "users");
    EXPECT_EQ(teams.file.survey.rows, 35U);
    EXPECT_THAT(fields_of(teams.file, teams.suggestion),
                testing::ElementsAre(Pair("manager", "team"), Pair("sales_agent", "name")));
}

TEST(RealSets, NeedNoTellingFileName) {
    const std::pair<const char*, const char*> files[] = {{"bitrix24-ru/deals.cp1251.csv", "deals"},
                                                         {"maven-crm/accounts.csv", "organizations"},
                                                         {"maven-crm/products.csv", "products"},
                                                         {"maven-crm/sales_teams.csv", "users"},
                                                         {"maven-crm/sales_pipeline.csv", "deals"},
                                                         {"maven-crm/data_dictionary.csv", ""},
                                                         {"x-education-leads/Leads.csv", "leads"},
                                                         {"duplicates-ru/leads.csv", "leads"},
                                                         {"reference-ru/city.csv", ""}};
    for (const auto& [name, module] : files) {
        SHARED_OR_SKIP(path, name);
        const Import import(path, "file.csv");
        EXPECT_EQ(import.suggestion.module, module) << name;
        EXPECT_EQ(import.suggestion.columns.size(), import.file.survey.columns.size());
    }
}

TEST(XEducation, BothKindsOfNothingAreNothing) {
    SHARED_OR_SKIP(path, "x-education-leads/Leads.csv");
    const Import import(path, "Leads.csv");
    const auto& survey = import.file.survey;
    EXPECT_EQ(survey.rows, 9240U);
    EXPECT_EQ(survey.columns.size(), 37U);  // the 38th has no name and is always empty
    EXPECT_EQ(survey.problem_rows, 0U);
    EXPECT_EQ(import.suggestion.module, "leads");
    std::map<std::string, int> selects, empties;
    for (const auto& row : import.file.rows)
        for (std::size_t i = 0; i < survey.columns.size(); ++i) {
            selects[survey.columns[i].header] += row.cells[i] == "Select";
            empties[survey.columns[i].header] += row.cells[i].empty();
        }
    EXPECT_EQ(selects["How did you hear about X Education"], 5043);
    EXPECT_EQ(selects["Lead Profile"], 4146);
    EXPECT_EQ(selects["City"], 2249);
    EXPECT_EQ(empties["Lead Quality"], 4767);
    EXPECT_EQ(empties["TotalVisits"], 137);
    for (const auto* header : {"How did you hear about X Education", "Lead Profile", "City", "Specialization"})
        EXPECT_THAT(import.file.kinds[import.file.index(header)].format.blank, testing::ElementsAre("Select")) << header;
    EXPECT_EQ(import.file.kind("Do Not Email"), Kind::boolean);
    EXPECT_EQ(import.file.kind("Page Views Per Visit"), Kind::sum);
    EXPECT_EQ(import.file.kind("Total Time Spent on Website"), Kind::integer);
    const auto fields = fields_of(import.file, import.suggestion);
    EXPECT_THAT(fields, Contains(Pair("Lead Source", "source")));
    EXPECT_THAT(fields, Contains(Pair("City", "city")));
    EXPECT_THAT(fields, Contains(Pair("Country", "country")));
    EXPECT_THAT(fields, Contains(Pair("Converted", "status")));
    int google = 0, converted = 0, without_city = 0;
    for (const auto& row : import.file.rows) {
        google += import.text(row, "source") == "Google";
        converted += import.text(row, "status") == "converted";
        without_city += import.text(row, "city").empty();
    }
    EXPECT_EQ(google, 2873);
    EXPECT_EQ(converted, 3561);
    EXPECT_EQ(without_city, 1420 + 2249);
}

TEST(Duplicates, AllTheirFieldsAreFound) {
    SHARED_OR_SKIP(path, "duplicates-ru/leads.csv");
    const Import import(path, "leads.csv");
    EXPECT_EQ(import.file.survey.rows, 120U);
    EXPECT_EQ(import.file.survey.dialect.format.delimiter, ';');
    EXPECT_EQ(import.suggestion.module, "leads");
    EXPECT_EQ(import.file.kind("ИНН"), Kind::inn);
    EXPECT_EQ(import.file.kind("Телефон"), Kind::phone);
    EXPECT_EQ(import.file.kind("E-mail"), Kind::email);
    const auto fields = fields_of(import.file, import.suggestion);
    for (const auto& [header, field] : std::map<std::string, std::string>{{"Фамилия", "last_name"},
                                                                          {"Имя", "first_name"},
                                                                          {"Компания", "company"},
                                                                          {"Телефон", "phone"},
                                                                          {"E-mail", "email"},
                                                                          {"ИНН", "inn"},
                                                                          {"Город", "city"}})
        EXPECT_THAT(fields, Contains(Pair(header, field)));
}

}  // namespace
}  // namespace voronka::exchange
