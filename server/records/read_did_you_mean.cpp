#include "core/keyboard.h"
#include "core/misspelling.h"
#include "core/text.h"
#include "records/read.h"
#include "records/search.h"

namespace voronka::records {
namespace {

constexpr std::size_t words_most = 6;    // of a longer text nothing is guessed
constexpr int known_words_most = 5'000;  // that are compared with one that was typed
constexpr int tries_most = 12;           // searches with another word in the place of one that was typed

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

// Looks for other words in the place of those that lead the reader nowhere. Whether a word leads somewhere is always asked of the
// reader's own search: a word of records that may not be read, or of a hidden field, is no word for this reader.
class Correction {
  public:
    explicit Correction(Reading& reading) : reading_(reading) {}

    Result<std::optional<std::string>> of(const std::vector<std::string>& typed) {
        std::vector<std::string> together;
        std::vector<const std::string*> strange;
        for (const std::string& word : typed)
            if (TRY(reading_.finds(word)))
                together.push_back(word);
            else
                strange.push_back(&word);
        if (strange.empty()) return std::optional<std::string>();
        std::vector<std::string> meant = typed;
        for (const std::string* word : strange) {
            const auto other = TRY(fitting(*word, together));
            if (!other) return std::optional<std::string>();
            together.push_back(*other);
            meant[static_cast<std::size_t>(word - typed.data())] = *other;
        }
        return std::optional(joined(meant));
    }

  private:
    // The likeliest word that is found together with those that are right already.
    Result<std::optional<std::string>> fitting(const std::string& word, const std::vector<std::string>& together) {
        for (const std::string& other : TRY(candidates(word))) {
            if (tries_-- == 0) break;
            std::vector<std::string> all = together;
            all.push_back(other);
            if (TRY(reading_.finds(joined(all)))) return std::optional(other);
        }
        return std::optional<std::string>();
    }

    Result<std::vector<std::string>> candidates(const std::string& word) {
        std::vector<std::string> found;
        // Numbers, codes and addresses are in no list of words.
        if (word.find_first_of("0123456789@") != std::string::npos) return found;
        if (std::vector<std::string> moved = words(other_layout(word), 2); moved.size() == 1) found = std::move(moved);
        const std::vector<std::string> beginnings = likely_beginnings(word);
        if (beginnings.empty()) return found;
        const auto known = TRY(reading_.reader().words_beginning(beginnings, known_words_most));
        std::ranges::move(likely_words(word, known), std::back_inserter(found));
        return found;
    }

    Reading& reading_;
    int tries_ = tries_most;
};

}  // namespace

Result<std::optional<std::string>> Reading::did_you_mean(std::string_view typed) {
    const auto readings = query_readings(typed);
    if (readings.size() != 1 || readings.front().size() > words_most) return std::optional<std::string>();
    if (std::string moved = other_layout(typed); moved != fold(typed) && TRY(finds(moved)))
        return std::optional(std::move(moved));
    return Correction(*this).of(readings.front());
}

}  // namespace voronka::records
