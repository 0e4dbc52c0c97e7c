#include <unicode/regex.h>

#include "core/phone.h"
#include "core/text.h"
#include "schema/field_types.h"

namespace voronka {
namespace {

std::unexpected<Error> refuse(const Field& field, const char* code, MessageArgs args = {}) {
    return fail_field(field.key, code, std::move(args));
}

// C0 and C1 control characters and DEL; a text of several lines may have breaks and tabs.
bool has_controls(std::string_view text, bool lines) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && !(lines && (byte == '\n' || byte == '\t' || byte == '\r'))) return true;
        if (byte == 0x7F) return true;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    }
    return false;
}

Result<Value> phone(const Field& field, std::string_view text) {
    // What cannot be read as a number is kept as it was written: a person can still call it.
    if (const auto normal = normal_phone(text))
        return Value(normal->extension.empty() ? normal->e164 : normal->e164 + ";ext=" + normal->extension);
    const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!has_digit) return refuse(field, "bad_phone", {{"value", std::string(text)}});
    return Value(std::string(text));
}

bool valid_label(std::string_view label) {
    return !label.empty() && label.front() != '-' && label.back() != '-' && std::ranges::all_of(label, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

// "опора.рф", "crm.example.com:8080"; without a scheme there must be a dot, so that a word is no address.
bool valid_host(std::string_view host, bool dot_needed) {
    if (const auto colon = host.find(':'); colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }))
            return false;
        host = host.substr(0, colon);
    }
    if (dot_needed && host.find('.') == std::string_view::npos) return false;
    for (;;) {
        const auto dot = host.find('.');
        if (!valid_label(host.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        host.remove_prefix(dot + 1);
    }
}

Result<Value> url(const Field& field, std::string_view text) {
    const auto scheme = text.find("://");
    const bool plain = scheme == std::string_view::npos;
    const std::string name = plain ? "https" : fold(text.substr(0, scheme));
    const std::string_view rest = plain ? text : text.substr(scheme + 3);
    if (name != "http" && name != "https") return refuse(field, "bad_url");
    if (text.find_first_of(" \"<>\\") != std::string_view::npos) return refuse(field, "bad_url");
    if (!valid_host(rest.substr(0, rest.find_first_of("/?#")), plain)) return refuse(field, "bad_url");
    return Value(name + "://" + std::string(rest));
}

std::string keys_of(const Field& field) {
    std::string keys;
    for (const Choice& one : field.choices) keys += (keys.empty() ? "" : ", ") + one.key;
    return keys;
}

Result<Value> choice(const Field& field, std::string_view text) {
    if (field.source != ChoiceSource::own || field.open || field.choice(text)) return Value(std::string(text));
    return refuse(field, "not_a_choice", {{"choices", keys_of(field)}});
}

bool valid_kpp(std::string_view text) {
    if (text.size() != 9) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        const bool letter = (i == 4 || i == 5) && text[i] >= 'A' && text[i] <= 'Z';
        if (!digit && !letter) return false;
    }
    return true;
}

Result<Value> formatted(const Field& field, std::string text) {
    switch (field.format) {
        case Format::inn:
            if (!valid_inn(text)) return refuse(field, "bad_inn");
            break;
        case Format::ogrn:
            if (!valid_ogrn(text)) return refuse(field, "bad_ogrn");
            break;
        case Format::kpp:
            if (!valid_kpp(text)) return refuse(field, "bad_kpp");
            break;
        case Format::currency:
            for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
            if (text.size() != 3 || !std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }))
                return refuse(field, "bad_currency");
            break;
        case Format::zone:
            if (!Zone::find(text)) return refuse(field, "unknown_zone", {{"zone", text}});
            break;
        case Format::login:
            if (text.find(' ') != std::string::npos) return refuse(field, "bad_login");
            break;
        case Format::none:
            break;
    }
    return Value(std::move(text));
}

// The whole text must fit. Such a pattern comes from the company's own file, so the engine is given a limit
// of steps.
bool fits(const std::string& pattern, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
    if (U_FAILURE(status)) return false;
    const auto subject = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    constexpr std::int32_t steps_most = 1000;  // of some ten thousand operations each
    matcher.setTimeLimit(steps_most, status);
    matcher.reset(subject);
    return matcher.matches(status) && U_SUCCESS(status);
}

}  // namespace

std::unexpected<Error> wrong_type(const Field& field, std::string_view expected) {
    return fail_field(field.key, "wrong_type", {{"expected", std::string(expected)}});
}

Result<Value> read_text_text(const Field& field, std::string_view raw) {
    if (!valid_utf8(raw)) return refuse(field, "malformed_utf8");
    const std::string_view text = trimmed(raw);
    if (text.empty()) return Value();
    if (has_controls(text, field.type == FieldType::long_text)) return refuse(field, "control_characters");
    if (field.max_length && text.size() > static_cast<std::size_t>(field.max_length) &&
        length_utf8(text) > static_cast<std::size_t>(field.max_length))
        return refuse(field, "too_long", {{"max", std::to_string(field.max_length)}});
    if (!field.pattern.empty() && !fits(field.pattern, text)) return refuse(field, "bad_pattern", {{"pattern", field.pattern}});
    switch (field.type) {
        case FieldType::email: {
            auto email = normal_email(text);
            if (!email) return refuse(field, "bad_email", {{"value", std::string(text)}});
            return Value(std::move(*email));
        }
        case FieldType::phone:
            return phone(field, text);
        case FieldType::url:
            return url(field, text);
        case FieldType::choice:
            return choice(field, text);
        default:
            return formatted(field, std::string(text));
    }
}

Result<Value> read_text_json(const Field& field, const boost::json::value& value) {
    if (!value.is_string()) return wrong_type(field, "text");
    return read_text_text(field, value.as_string());
}

}  // namespace voronka
