#include "query/cursor.h"

#include <sodium.h>

#include "query/bound.h"

namespace voronka::query {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// What the cursor fits: the module, the query's text and how many sort keys there are.
std::uint64_t fits(const Bound& bound) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const std::string_view text : {std::string_view(bound.module->key), std::string_view(bound.text)})
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash ^ bound.sort.size();
}

// Values as tag and bytes: n, i<8 bytes>, t<4 bytes length><bytes>.
void put(std::string& out, std::uint64_t n, int bytes) {
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(n >> (8 * i)));
}

std::optional<std::uint64_t> get(std::string_view& in, std::size_t bytes) {
    if (in.size() < bytes) return std::nullopt;
    std::uint64_t n = 0;
    for (std::size_t i = 0; i < bytes; ++i) n |= std::uint64_t{static_cast<unsigned char>(in[i])} << (8 * i);
    in.remove_prefix(bytes);
    return n;
}

std::optional<Value> get_value(std::string_view& in) {
    if (in.empty()) return std::nullopt;
    const char tag = in.front();
    in.remove_prefix(1);
    if (tag == 'n') return Value();
    if (tag == 'i') {
        const auto n = get(in, 8);
        return n ? std::optional(Value(static_cast<std::int64_t>(*n))) : std::nullopt;
    }
    const auto length = tag == 't' ? get(in, 4) : std::nullopt;
    if (!length || in.size() < *length) return std::nullopt;
    Value text(std::string(in.substr(0, *length)));
    in.remove_prefix(*length);
    return text;
}

}  // namespace

std::string make_cursor(const Bound& bound, const std::vector<Value>& hidden) {
    std::string raw;
    put(raw, fits(bound), 8);
    for (const Value& value : hidden) {
        if (const auto* n = get_if<std::int64_t>(value)) {
            raw.push_back('i');
            put(raw, static_cast<std::uint64_t>(*n), 8);
        } else if (const auto* text = get_if<std::string>(value)) {
            raw.push_back('t');
            put(raw, text->size(), 4);
            raw += *text;
        } else {
            raw.push_back('n');
        }
    }
    std::string out(sodium_base64_encoded_len(raw.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(), variant);
    out.pop_back();
    return out;
}

Result<std::vector<Value>> read_cursor(const Bound& bound, std::string_view cursor) {
    const auto invalid = [] { return fail_field("cursor", "cursor_invalid"); };
    std::string raw(cursor.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(raw.data()), raw.size(), cursor.data(), cursor.size(), nullptr,
                          &length, nullptr, variant) != 0)
        return invalid();
    std::string_view in = std::string_view(raw).substr(0, length);
    const auto made_for = get(in, 8);
    if (!made_for || *made_for != fits(bound)) return invalid();
    std::vector<Value> values;
    while (!in.empty()) {
        auto value = get_value(in);
        if (!value) return invalid();
        values.push_back(std::move(*value));
    }
    if (values.size() != bound.sort.size() + 1 || !get_if<std::int64_t>(values.back())) return invalid();
    return values;
}

}  // namespace voronka::query
