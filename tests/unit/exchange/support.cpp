#include "support.h"

namespace voronka::exchange::tests {
namespace {

TargetField field(std::string key, FieldType type, std::vector<std::string> names = {}) {
    return {.key = std::move(key), .type = type, .names = std::move(names)};
}

TargetField formed(std::string key, Format format) {
    return {.key = std::move(key), .type = FieldType::text, .format = format, .names = {}};
}

TargetField picklist(std::string key, std::vector<TargetChoice> choices, bool open = false) {
    return {.key = std::move(key), .type = FieldType::choice, .names = {}, .choices = std::move(choices), .open = open};
}

TargetModule leads() {
    using enum FieldType;
    return {"leads",
            {"leads", "лиды"},
            {field("external_id", text), field("last_name", text, {"Фамилия", "Last name"}),
             field("first_name", text, {"Имя", "First name"}), field("company", text, {"Компания", "Company"}),
             field("job_title", text), field("email", email), field("phone", phone), field("website", url),
             picklist("source", {{"website", {"Веб-сайт", "Website"}}}, true), picklist("industry", {}, true),
             field("city", text, {"Город", "City"}), field("country", text), field("owner", reference),
             picklist("status", {{"new", {"Новый"}},
                                 {"working", {"В работе"}},
                                 {"qualified", {}},
                                 {"nurture", {}},
                                 {"disqualified", {}},
                                 {"converted", {}}}),
             formed("inn", Format::inn), field("need", long_text), field("description", long_text), field("tags", tags),
             field("created_at", instant)}};
}

TargetModule organizations() {
    using enum FieldType;
    return {"organizations",
            {"organizations", "организации"},
            {field("external_id", text), field("name", text, {"Название", "Name"}), formed("inn", Format::inn),
             picklist("industry", {}, true), field("phone", phone), field("email", email), field("website", url),
             field("city", text), field("country", text), field("employees", integer), field("annual_revenue", money),
             field("parent", reference), field("owner", reference), field("description", long_text)}};
}

TargetModule deals() {
    using enum FieldType;
    std::vector<TargetChoice> stages = {{"preparation", {"Подготовка"}},
                                        {"approach", {"Подход"}},
                                        {"presentation", {"Презентация"}},
                                        {"objections", {"Возражения"}},
                                        {"closing", {"Закрытие"}}};
    return {"deals",
            {"deals", "сделки"},
            {field("external_id", text),
             field("name", text, {"Название", "Name"}),
             field("organization", reference),
             field("contact", reference),
             field("amount", money, {"Сумма", "Amount"}),
             formed("currency", Format::currency),
             field("probability", percent, {"Вероятность"}),
             picklist("stage", stages),
             picklist("outcome", {{"open", {}}, {"won", {}}, {"lost", {}}}),
             field("close_date", date, {"Дата закрытия"}),
             field("closed_at", instant, {"Закрыта"}),
             field("started_at", instant),
             field("created_at", instant),
             picklist("source", {{"website", {"Веб-сайт"}}, {"referral", {"Рекомендация"}}}, true),
             field("owner", reference),
             field("description", long_text),
             field("tags", tags),
             field("lines.product", reference),
             field("lines.quantity", decimal),
             field("lines.price", money)}};
}

TargetModule people() {
    using enum FieldType;
    return {
        "users",
        {"users"},
        {field("name", text), field("login", text), field("team", reference), field("role", reference), field("email", email)}};
}

TargetModule products() {
    using enum FieldType;
    return {"products",
            {"products"},
            {field("external_id", text), field("name", text), field("price", money), picklist("category", {}, true)}};
}

TargetModule contacts() {
    using enum FieldType;
    return {"contacts",
            {"contacts"},
            {field("external_id", text), field("last_name", text), field("first_name", text), field("organization", reference),
             field("emails", emails), field("phones", phones), field("email", email), field("phone", phone),
             field("job_title", text), field("birthday", date), field("owner", reference), field("tags", tags)}};
}

}  // namespace

std::vector<TargetModule> targets() { return {leads(), organizations(), contacts(), deals(), products(), people()}; }

const TargetModule& target(std::string_view key) {
    static const auto all = targets();
    return *std::ranges::find(all, key, &TargetModule::key);
}

std::map<std::string, std::string> fields_of(const File& file, const Suggestion& suggestion) {
    std::map<std::string, std::string> fields;
    for (const auto& column : suggestion.columns)
        if (!column.mapping.field.empty()) fields[file.survey.columns[column.mapping.index].header] = column.mapping.field;
    return fields;
}

}  // namespace voronka::exchange::tests
