#include "schema/values.h"

namespace voronka {
namespace {

std::string shown(const Record& record, std::string_view key) {
    const Field& field = record.module().at(key);
    const Value& value = record[field.index];
    if (const auto* text = get_if<std::string>(value)) {
        const Choice* choice = field.choice(*text);
        return choice ? choice->label.en : *text;
    }
    if (const auto number = column_integer(value); number && field.type != FieldType::reference)
        return std::to_string(*number);
    return {};
}

}  // namespace

std::string title_of(const Record& record) {
    const Module& module = record.module();
    std::string title;
    for (const std::string& key : module.title) {
        const std::string part = shown(record, key);
        if (part.empty()) continue;
        if (module.title_first_present && !title.empty()) break;
        title += (title.empty() ? "" : " ") + part;
    }
    if (title.empty()) title = record.text("external_id");
    return title;
}

std::vector<FieldError> check_record(const Record& record) {
    std::vector<FieldError> errors;
    for (const Field& field : record.module().fields) {
        if (field.required && empty(record[field.index])) errors.push_back({.field = field.key, .code = "required"});
    }
    const Module& module = record.module();
    if (module.parent.empty() && !module.internal && !module.title.empty() && errors.empty() && title_of(record).empty() &&
        module.key != "activities" && module.key != "journeys" && module.key != "notes")
        errors.push_back({.field = module.title.front(), .code = "title_required"});
    return errors;
}

}  // namespace voronka
