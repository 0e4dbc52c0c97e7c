#include "http/query_string.h"

namespace voronka::http {
namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out.push_back(' ');
            continue;
        }
        if (text[i] != '%') {
            out.push_back(text[i]);
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex(text[i + 1]);
        const int low = hex(text[i + 2]);
        if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
        out.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return out;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) { return decoded(text, plus == Plus::space); }

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || ((byte | 32U) >= 'a' && (byte | 32U) <= 'z') ||
                           std::string_view("-._~").find(c) != std::string_view::npos;
        if (plain)
            out.push_back(c);
        else
            out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    }
    return out;
}

std::optional<Pairs> parse_query_string(std::string_view text) {
    Pairs pairs;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view part = text.substr(0, end);
        const auto equals = part.find('=');
        auto name = decoded(part.substr(0, equals), true);
        auto value = equals == std::string_view::npos ? std::optional<std::string>("") : decoded(part.substr(equals + 1), true);
        if (!name || !value) return std::nullopt;
        if (!part.empty()) pairs.emplace_back(std::move(*name), std::move(*value));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return pairs;
}

}  // namespace voronka::http
