#include "core/phone.h"
#include "core/text.h"
#include "query/binder.h"

namespace voronka::query {
namespace {

std::string shown(const Literal& literal) { return literal.text.empty() ? format(literal.number, 0) : literal.text; }

bool wordlike(const Literal& literal) { return literal.kind == Literal::Kind::word || literal.kind == Literal::Kind::quoted; }

std::string choice_keys(const Field& field) {
    std::string keys;
    for (const Choice& one : field.choices) keys += (keys.empty() ? "" : ", ") + one.key;
    return keys;
}

const Choice* choice_called(const Field& field, std::string_view name) {
    const std::string wanted = fold(name);
    for (const Choice& one : field.choices) {
        if (fold(one.key) == wanted || fold(one.label.en) == wanted || fold(one.label.ru) == wanted) return &one;
    }
    return nullptr;
}

}  // namespace

std::unexpected<Error> Binder::clash(const Literal& literal, const Field& field, std::string_view expected) const {
    return query_error(literal.range, "query_type_clash", {{"field", field.key}, {"value", shown(literal)}},
                       std::string(expected));
}

Result<Value> Binder::value(const Literal& literal, const Field& field) {
    switch (field.type) {
        case FieldType::choice:
        case FieldType::choices:
            return choice_value(literal, field);
        case FieldType::reference:
        case FieldType::references:
            return reference_value(literal, field);
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::percent:
        case FieldType::money:
            return number_value(literal, field);
        case FieldType::boolean:
            return boolean_value(literal, field);
        case FieldType::date:
        case FieldType::instant:
            return Value(TRY(span(literal, field)).from);
        default:
            return text_value(literal, field);
    }
}

Result<Value> Binder::text_value(const Literal& literal, const Field& field) {
    if (!wordlike(literal) && literal.text.empty()) return clash(literal, field, "text");
    if (field.type == FieldType::email || field.type == FieldType::emails)
        return Value(normal_email(literal.text).value_or(fold(literal.text)));
    if (field.type == FieldType::phone || field.type == FieldType::phones) {
        const auto phone = normal_phone(literal.text);
        if (!phone) return Value(literal.text);
        return Value(phone->extension.empty() ? phone->e164 : phone->e164 + ";ext=" + phone->extension);
    }
    return Value(fold(literal.text));
}

Result<Value> Binder::choice_value(const Literal& literal, const Field& field) {
    if (literal.text.empty()) return clash(literal, field, choice_keys(field));
    if (field.source != ChoiceSource::own) {
        if (auto key = around_.names.choice(field.source, literal.text)) return Value(std::move(*key));
        const std::vector<std::string> known = around_.names.choices(field.source);
        const std::vector<std::string_view> keys(known.begin(), known.end());
        const auto near = nearest(literal.text, keys);
        std::string all;
        for (const std::string& key : known) all += (all.empty() ? "" : ", ") + key;
        return query_error(literal.range, near ? "query_unknown_value_nearest" : "query_unknown_value",
                           {{"field", field.key}, {"value", literal.text}}, all, near ? known[*near] : "");
    }
    const Choice* found = choice_called(field, literal.text);
    if (field.open) return Value(fold(found ? found->key : literal.text));
    if (found) return Value(found->key);
    std::vector<std::string_view> keys;
    for (const Choice& one : field.choices) keys.push_back(one.key);
    const auto near = nearest(literal.text, keys);
    return query_error(literal.range, near ? "query_unknown_value_nearest" : "query_unknown_value",
                       {{"field", field.key}, {"value", literal.text}}, choice_keys(field), near ? std::string(keys[*near]) : "");
}

// Ids in a list are compared as text, like everything in lists.
Result<Value> Binder::reference_value(const Literal& literal, const Field& field) {
    const Id id = TRY(referred(literal, field));
    return field.storage() == Storage::list ? Value(std::to_string(id)) : Value(id);
}

Result<Id> Binder::referred(const Literal& literal, const Field& field) {
    if (literal.kind == Literal::Kind::me) {
        lives.me = true;
        return around_.me;
    }
    if (literal.kind == Literal::Kind::number && literal.number.units % Decimal::scale == 0)
        return literal.number.units / Decimal::scale;
    if (!wordlike(literal)) return clash(literal, field, "id, name");
    for (const std::string& target : field.references)
        if (const Module* module = around_.schema.find(target))
            if (const auto id = around_.names.record(*module, literal.text)) return *id;
    return query_error(literal.range, "query_unknown_record", {{"field", field.key}, {"value", literal.text}});
}

Result<Value> Binder::number_value(const Literal& literal, const Field& field) {
    if (literal.kind != Literal::Kind::number) return clash(literal, field, "number");
    if (field.type != FieldType::integer) return Value(literal.number.units);
    if (literal.number.units % Decimal::scale) return clash(literal, field, "integer");
    return Value(literal.number.units / Decimal::scale);
}

Result<Value> Binder::boolean_value(const Literal& literal, const Field& field) {
    const std::string word = fold(literal.text);
    if (word == "true" || word == "да" || word == "yes") return Value(std::int64_t{1});
    if (word == "false" || word == "нет" || word == "no") return Value(std::int64_t{0});
    return clash(literal, field, "true, false");
}

Result<Binder::Span> Binder::span(const Literal& literal, const Field& field) {
    const bool instants = field.type == FieldType::instant;
    Moment moment;
    switch (literal.kind) {
        case Literal::Kind::date:
            break;
        case Literal::Kind::today:
        case Literal::Kind::start_of:
        case Literal::Kind::end_of:
            lives.today = true;
            break;
        case Literal::Kind::now:
            (instants ? lives.now : lives.today) = true;
            break;
        case Literal::Kind::quoted:
            if (const auto at = parse_instant(literal.text); at && instants) return Span{at->ms, at->ms + 1};
            if (!parse_date(literal.text)) return clash(literal, field, "2026-11-24, today + 30d");
            break;
        default:
            return clash(literal, field, "2026-11-24, today + 30d");
    }
    moment = moment_of(literal, around_);
    if (!instants) return Span{moment.day.days, std::int64_t{moment.day.days} + 1};
    if (!moment.whole_day) return Span{moment.at.ms, moment.at.ms + 1};
    const Zone& zone = around_.calendar.zone();
    return Span{zone.at(moment.day).ms, zone.at({moment.day.days + 1}).ms};
}

}  // namespace voronka::query
