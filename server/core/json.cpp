#include "core/json.h"

#include <charconv>
#include <cmath>

namespace voronka {
namespace {

template <class Number>
void append_number(std::string& out, Number n) {
    char text[32];
    out.append(text, std::to_chars(text, text + sizeof text, n).ptr);
}

void append_escape(std::string& out, unsigned char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    constexpr char hex[] = "0123456789abcdef";
    out += "\\u00";
    out.push_back(hex[c >> 4]);
    out.push_back(hex[c & 15]);
}

}  // namespace

void append_json_string(std::string& out, std::string_view utf8) {
    out.push_back('"');
    std::size_t clean = 0;  // bytes from here on need no escape and go in one piece
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(utf8, clean, i - clean);
        append_escape(out, c);
        clean = i + 1;
    }
    out.append(utf8, clean).push_back('"');
}

void JsonWriter::separate() {
    if (!first_) out_.push_back(',');
    first_ = false;
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    out_.push_back('{');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    out_.push_back('}');
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    out_.push_back('[');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    out_.push_back(']');
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_.push_back(':');
    first_ = true;  // the value that follows needs no comma
    return *this;
}

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::value(bool b) { return raw(b ? "true" : "false"); }

JsonWriter& JsonWriter::value(std::int64_t n) {
    separate();
    append_number(out_, n);
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    append_json_string(out_, text);
    return *this;
}

JsonWriter& JsonWriter::value(Date date) {
    separate();
    char text[12];
    text[0] = '"';
    format_to(text + 1, date);
    text[11] = '"';
    out_.append(text, sizeof text);
    return *this;
}

JsonWriter& JsonWriter::value(Instant instant) {
    separate();
    out_.push_back('"');
    append(out_, instant);
    out_.push_back('"');
    return *this;
}

JsonWriter& JsonWriter::number(Decimal decimal) {
    separate();
    append(out_, decimal, 0);
    return *this;
}

JsonWriter& JsonWriter::money(Decimal decimal) {
    separate();
    out_.push_back('"');
    append(out_, decimal, 2);
    out_.push_back('"');
    return *this;
}

JsonWriter& JsonWriter::number(double d) {
    if (!std::isfinite(d)) return null();
    separate();
    // From here on a double has no sixth decimal to round to, and the product might overflow.
    constexpr double exact = 1e15;
    const double rounded = std::abs(d) < exact ? std::round(d * 1e6) / 1e6 : d;
    append_number(out_, rounded + 0.0);  // no «-0»
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    out_.append(json);
    return *this;
}

}  // namespace voronka
