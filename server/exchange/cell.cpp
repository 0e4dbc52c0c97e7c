#include "exchange/cell.h"

#include <algorithm>

#include "core/phone.h"
#include "core/text.h"
#include "exchange/csv_writer.h"
#include "exchange/currency.h"
#include "exchange/number.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t shown_bytes = 120;

std::unexpected<Error> refuse(std::string_view code, std::string_view text) {
    if (text.size() > shown_bytes) {
        std::size_t most = shown_bytes;
        while (most > 0 && (static_cast<std::uint8_t>(text[most]) & 0xC0) == 0x80) --most;
        text = text.substr(0, most);
    }
    return fail(ErrorKind::validation, std::string(code), {{"value", std::string(text)}});
}

/// One line: line ends become spaces.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == '\n' || c == '\r' || c == '\t';
        if (!blank) {
            line.push_back(c);
        } else if (!line.ends_with(' ')) {
            line.push_back(' ');
        }
    }
    return line;
}

/// Several lines, each ended by LF whatever the file had.
std::string lines(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool followed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!followed) out.push_back(text[i] == '\r' ? '\n' : text[i]);
    }
    return out;
}

std::vector<std::string> split(std::string_view text, std::string_view dividers) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto at = std::min(text.find_first_of(dividers), text.size());
        if (const auto part = trimmed(text.substr(0, at)); !part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(at + 1, text.size()));
    }
    return parts;
}

Result<Value> parse_date_or_instant(const TargetField& field, std::string_view text, const CellFormat& format, const Zone& zone) {
    auto when = parse_when(text, format.order);
    if (!when) when = parse_serial(text);
    if (!when) return refuse("import_not_a_date", text);
    if (field.type == FieldType::instant) return when->instant(zone);
    return when->offset_ms ? zone.date(when->instant(zone)) : when->date;
}

Result<Value> parse_integer(std::string_view text, const CellFormat& format) {
    const auto number = parse_number(text, format.decimal);
    if (!number) return refuse("import_not_a_number", text);
    if (number->units % Decimal::scale != 0) return refuse("import_not_an_integer", text);
    return number->units / Decimal::scale;
}

Result<Value> parse_choice(const TargetField& field, std::string_view text) {
    const std::string folded = fold(text);
    for (const auto& choice : field.choices) {
        if (fold(choice.key) == folded) return choice.key;
        for (const auto& name : choice.names)
            if (fold(name) == folded) return choice.key;
    }
    const bool outcome = field.key == "stage" && (folded == "won" || folded == "lost");
    if (outcome) return folded;
    if (field.open || field.choices.empty()) return one_line(text);
    return refuse("import_not_a_choice", text);
}

Result<Value> parse_choices(const TargetField& field, std::string_view text, const ValueMap& values) {
    Items items;
    for (const auto& part : split(text, ",;|\n")) {
        const auto mapped = values.find(part);
        Value key = TRY(parse_choice(field, mapped == values.end() ? part : mapped->second));
        items.push_back({std::get<std::string>(key), ""});
    }
    return items;
}

Result<std::string> parse_email(std::string_view text) {
    auto email = normal_email(text);
    if (!email) return refuse("import_not_an_email", text);
    return std::move(*email);
}

Result<Value> parse_emails(std::string_view text) {
    Items items;
    for (const auto& part : split(text, ",; \n\t")) {
        std::string email = TRY(parse_email(part));
        items.push_back({std::move(email), ""});
    }
    return items;
}

/// E.164 where it can be read, else as it was written: a number is never lost.
std::string phone_of(std::string_view text) {
    const auto phone = normal_phone(text);
    if (!phone) return one_line(text);
    return phone->extension.empty() ? phone->e164 : phone->e164 + " ext. " + phone->extension;
}

Result<Value> parse_phones(std::string_view text) {
    Items items;
    for (const auto& part : split(text, ",;\n")) items.push_back({phone_of(part), ""});
    return items;
}

Result<Value> parse_text(const TargetField& field, std::string_view text) {
    if (field.format == Format::currency) {
        const auto code = currency_code(text);
        if (code.empty()) return refuse("import_not_a_currency", text);
        return std::string(code);
    }
    if (field.format == Format::inn) {
        std::string inn = repaired_inn(text);
        if (!valid_inn(inn)) return refuse("import_not_an_inn", text);
        return inn;
    }
    return field.type == FieldType::long_text ? lines(text) : one_line(text);
}

Result<Value> parse_filled(const TargetField& field, std::string_view text, const CellFormat& format, const ValueMap& values,
                           const Zone& zone) {
    switch (field.type) {
        case FieldType::integer:
            return parse_integer(text, format);
        case FieldType::decimal:
        case FieldType::percent:
        case FieldType::money: {
            const auto number = parse_number(text, format.decimal);
            if (!number) return refuse("import_not_a_number", text);
            return *number;
        }
        case FieldType::boolean: {
            const auto flag = parse_boolean(text);
            if (!flag) return refuse("import_not_a_boolean", text);
            return *flag;
        }
        case FieldType::date:
        case FieldType::instant:
            return parse_date_or_instant(field, text, format, zone);
        case FieldType::choice:
            return parse_choice(field, text);
        case FieldType::choices:
            return parse_choices(field, text, values);
        case FieldType::tags: {
            Items items;
            for (auto& part : split(text, ",;|\n")) items.push_back({std::move(part), ""});
            return items;
        }
        case FieldType::email: {
            std::string email = TRY(parse_email(text.substr(0, text.find_first_of(",;"))));
            return email;
        }
        case FieldType::emails:
            return parse_emails(text);
        case FieldType::phone:
            return phone_of(text);
        case FieldType::phones:
            return parse_phones(text);
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::url:
        case FieldType::reference:
        case FieldType::references:
            return parse_text(field, text);
    }
    return Value{};
}

/// What the mapping says of this cell, as written or folded.
const std::string* mapped_value(const ValueMap& values, std::string_view text) {
    if (values.empty()) return nullptr;
    if (const auto found = values.find(text); found != values.end()) return &found->second;
    const std::string folded = fold(text);
    for (const auto& [cell, value] : values)
        if (fold(cell) == folded) return &value;
    return nullptr;
}

}  // namespace

Result<Value> parse_cell(const TargetField& field, std::string_view text, const CellFormat& format, const ValueMap& values,
                         const Zone& zone) {
    text = trimmed(text);
    if (text.empty()) return Value{};
    if (const auto* value = mapped_value(values, text)) {
        text = *value;
        if (text.empty()) return Value{};
    } else {
        for (const auto& blank : format.blank)
            if (text == blank) return Value{};
    }
    return parse_filled(field, unguarded(text), format, values, zone);
}

}  // namespace voronka::exchange
