#include "core/json_check.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "core/utf8.h"

namespace voronka {
namespace {

constexpr int digits_of_a_double = 15;  // that many decimal digits always survive
constexpr int greatest_exponent = 300;

bool digit(char c) { return c >= '0' && c <= '9'; }

// A reader of one text: each function takes one part off the front and stops for good at the first fault.
class JsonCheck {
  public:
    JsonCheck(std::string_view text, int depth) : text_(text), depth_(depth) {}

    std::optional<JsonFault> run() {
        if (value() && (space(), at_ < text_.size())) refuse("malformed_json", at_);
        return std::move(fault_);
    }

  private:
    bool refuse(std::string_view code, std::size_t at, std::string what = {}) {
        if (!fault_) fault_ = JsonFault{code, at, std::move(what)};
        return false;
    }
    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void space() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }

    bool value() {
        space();
        switch (here()) {
            case '{':
            case '[':
                return nested();
            case '"':
                return string(nullptr);
            case 't':
                return literal("true");
            case 'f':
                return literal("false");
            case 'n':
                return literal("null");
            default:
                return number();
        }
    }

    bool literal(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return refuse("malformed_json", at_);
        at_ += word.size();
        return true;
    }

    bool nested() {
        if (depth_ == 0) return refuse("json_deep", at_);
        --depth_;
        const bool fine = here() == '{' ? object() : array();
        ++depth_;
        return fine;
    }

    bool array() {
        ++at_;
        space();
        if (take(']')) return true;
        do
            if (!value()) return false;
        while (space(), take(','));
        return take(']') || refuse("malformed_json", at_);
    }

    bool object() {
        ++at_;
        space();
        if (take('}')) return true;
        std::unordered_set<std::string> keys;
        do {
            space();
            const std::size_t began = at_;
            std::string key;
            if (here() != '"') return refuse("malformed_json", at_);
            if (!string(&key)) return false;
            if (!keys.insert(key).second) return refuse("json_double_key", began, key);
            space();
            if (!take(':')) return refuse("malformed_json", at_);
            if (!value()) return false;
        } while (space(), take(','));
        return take('}') || refuse("malformed_json", at_);
    }

    // `into` gets what the string means, where anybody asks.
    bool string(std::string* into) {
        ++at_;
        while (at_ < text_.size()) {
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '"') return ++at_, true;
            if (c < 0x20) return refuse("malformed_json", at_);
            if (c == '\\') {
                if (!escape(into)) return false;
                continue;
            }
            const std::size_t began = at_;
            const char32_t point = c < 0x80 ? c : next_utf8(text_, at_);
            if (c < 0x80) ++at_;
            if (point == U'\uFFFD' && text_.substr(began, 3) != "\xEF\xBF\xBD") return refuse("json_utf8", began);
            if (into) into->append(text_, began, at_ - began);
        }
        return refuse("malformed_json", at_);
    }

    bool escape(std::string* into) {
        const std::size_t began = at_++;
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const auto known = letters.find(here()); at_ < text_.size() && known != std::string_view::npos) {
            if (into) into->push_back(meanings[known]);
            return ++at_, true;
        }
        if (!take('u')) return refuse("malformed_json", began);
        std::uint32_t point = 0;
        if (!four_digits(point)) return refuse("malformed_json", began);
        if (point >= 0xDC00 && point < 0xE000) return refuse("json_surrogate", began);
        if (point >= 0xD800 && point < 0xDC00) {
            std::uint32_t low = 0;
            if (!text_.substr(at_).starts_with("\\u")) return refuse("json_surrogate", began);
            at_ += 2;
            if (!four_digits(low)) return refuse("malformed_json", at_);
            if (low < 0xDC00 || low >= 0xE000) return refuse("json_surrogate", began);
            point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
        }
        if (into) append_utf8(*into, point);
        return true;
    }

    bool four_digits(std::uint32_t& point) {
        const std::string_view hex = text_.substr(at_, 4);
        const auto [end, wrong] = std::from_chars(hex.data(), hex.data() + hex.size(), point, 16);
        if (wrong != std::errc() || end != hex.data() + 4 || hex.front() == '-') return false;
        at_ += 4;
        return true;
    }

    bool digits() {
        const std::size_t began = at_;
        while (digit(here())) ++at_;
        return at_ > began;
    }

    bool number() {
        const std::size_t began = at_;
        take('-');
        if (!take('0') && !digits()) return refuse("malformed_json", at_);
        const bool integer = here() != '.' && here() != 'e' && here() != 'E';
        if (take('.') && !digits()) return refuse("malformed_json", at_);
        if (here() == 'e' || here() == 'E') {
            ++at_;
            if (!take('-')) take('+');
            if (!digits()) return refuse("malformed_json", at_);
        }
        const std::string_view whole = text_.substr(began, at_ - began);
        return (integer ? fits_integer(whole) : fits_double(whole)) ||
               refuse("json_rounded", began, std::string(whole.substr(0, 40)));
    }

    static bool fits_integer(std::string_view whole) {
        std::int64_t number = 0;
        return std::from_chars(whole.data(), whole.data() + whole.size(), number).ec == std::errc();
    }

    static bool fits_double(std::string_view whole) {
        const auto mark = std::min(whole.find_first_of("eE"), whole.size());
        std::string significant;
        for (const char c : whole.substr(0, mark))
            if (digit(c) && (c != '0' || !significant.empty())) significant.push_back(c);
        while (significant.ends_with('0')) significant.pop_back();
        if (significant.size() > digits_of_a_double) return false;
        if (mark == whole.size()) return mark < greatest_exponent;
        std::string_view exponent = whole.substr(mark + 1);
        if (exponent.starts_with('+')) exponent.remove_prefix(1);
        int power = 0;
        const bool read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power).ec == std::errc();
        const int most = greatest_exponent - static_cast<int>(std::min<std::size_t>(mark, greatest_exponent));
        return read && power < most && power > -most;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_;
    std::optional<JsonFault> fault_;
};

}  // namespace

Place place_of(std::string_view text, std::size_t at) {
    Place place;
    for (const char c : text.substr(0, at)) {
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

std::optional<JsonFault> check_json(std::string_view text, int depth) { return JsonCheck(text, depth).run(); }

}  // namespace voronka
