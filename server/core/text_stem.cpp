#include <libstemmer.h>

#include <algorithm>
#include <memory>

#include "core/text.h"
#include "core/utf8.h"

namespace voronka {
namespace {

// Snowball's stemmers keep a buffer inside, so each thread has its own pair.
class Stemmer {
  public:
    explicit Stemmer(const char* language) : made_(sb_stemmer_new(language, "UTF_8"), sb_stemmer_delete) {}
    std::string operator()(std::string_view word) const {
        const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
        const sb_symbol* stemmed = sb_stemmer_stem(made_.get(), bytes, static_cast<int>(word.size()));
        return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(made_.get()))};
    }

  private:
    std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> made_;
};

bool ascii_word(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string stem(std::string_view word) {
    thread_local const Stemmer english("english");
    thread_local const Stemmer russian("russian");
    return ascii_word(word) ? english(word) : russian(word);
}

std::string word_beginning(std::string_view word) {
    const std::string stemmed = stem(word);
    // The English stemmer changes last letters (happy: happi): what both have in common is what words begin with.
    std::size_t same = 0;
    for (std::size_t at = 0; at < word.size() && at < stemmed.size();) {
        const std::size_t begin = at;
        next_utf8(word, at);
        if (stemmed.compare(begin, at - begin, word.substr(begin, at - begin)) != 0) break;
        same = at;
    }
    return std::string(word.substr(0, same));
}

bool has_word(std::string_view folded, std::string_view beginning) {
    if (beginning.empty()) return true;
    for (std::size_t at = folded.find(beginning); at != std::string_view::npos; at = folded.find(beginning, at + 1)) {
        if (at == 0) return true;
        // The character before it: word_breaks holds whole characters, so its bytes are looked for as one.
        std::size_t before = at - 1;
        while (before > 0 && (static_cast<unsigned char>(folded[before]) & 0xC0) == 0x80) --before;
        if (word_breaks.find(folded.substr(before, at - before)) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace voronka
