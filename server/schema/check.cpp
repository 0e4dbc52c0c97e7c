#include "core/text.h"
#include "core/utf8.h"
#include "schema/values.h"

namespace voronka {
namespace {

constexpr std::size_t title_length = 200;  // characters; a note's title is the beginning of its text

std::string shown(const Field& field, const Value& value) {
    if (const auto* text = get_if<std::string>(value)) {
        const Choice* choice = field.choice(*text);
        return choice ? choice->label.en : *text;
    }
    if (const auto* date = get_if<Date>(value)) return format(*date);
    if (const auto* instant = get_if<Instant>(value)) return format(*instant).substr(0, 10);
    if (const auto* number = get_if<Decimal>(value)) return format(*number, 0);
    const auto* number = get_if<std::int64_t>(value);
    return number && field.type == FieldType::integer ? std::to_string(*number) : std::string();
}

bool is_name(std::string_view key) { return key.ends_with("_name"); }

// One line of bearable length.
std::string shortened(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (length_utf8(text) <= title_length) return text;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < title_length; ++i) next_utf8(text, at);
    return text.substr(0, at) + "…";
}

bool in_range(const Field& field, const Value& value) {
    const auto* whole = get_if<std::int64_t>(value);
    const auto* decimal = get_if<Decimal>(value);
    if (!decimal && !(whole && field.type == FieldType::integer)) return true;
    if (field.type == FieldType::integer)
        return (!field.min || *whole >= field.min->units / Decimal::scale) &&
               (!field.max || *whole <= field.max->units / Decimal::scale);
    return (!field.min || *decimal >= *field.min) && (!field.max || *decimal <= *field.max);
}

// Somebody must have filled in one of the fields that make the title, where they are filled in by hand.
bool title_missing(const Record& record) {
    const Module& module = record.module();
    const bool by_hand = std::ranges::any_of(module.title, [&](const std::string& key) { return !module.at(key).read_only; });
    return by_hand && module.parent.empty() && !module.internal && title_of(record).empty();
}

}  // namespace

std::string title_of(const Record& record) {
    const Module& module = record.module();
    std::string title;
    const bool person = std::ranges::any_of(module.title, is_name);
    for (const std::string& key : module.title) {
        const bool joins = !module.title_first_present && (!person || is_name(key));
        if (!title.empty() && !joins) break;
        const Field& field = module.at(key);
        const std::string part = shown(field, record[field.index]);
        if (!part.empty()) title += (title.empty() ? "" : " ") + part;
    }
    if (title.empty()) title = record.text("external_id");
    return shortened(std::move(title));
}

std::vector<FieldError> check_record(const Record& record) {
    std::vector<FieldError> errors;
    for (const Field& field : record.module().fields) {
        const Value& value = record[field.index];
        if (field.required && empty(value)) errors.push_back({.field = field.key, .code = "required"});
        if (!in_range(field, value))
            errors.push_back(
                {.field = field.key,
                 .code = "out_of_range",
                 .args = {{"min", field.min ? format(*field.min, 0) : "…"}, {"max", field.max ? format(*field.max, 0) : "…"}}});
    }
    if (errors.empty() && title_missing(record))
        errors.push_back({.field = record.module().title.front(), .code = "title_required"});
    return errors;
}

}  // namespace voronka
