#include <map>
#include <set>

#include "core/text.h"
#include "records/read.h"
#include "records/search.h"

namespace voronka::records {
namespace {

// So many of the newest are ranked.
constexpr std::size_t kept_for_ranking = 100;
// So many are looked at to find those that may be read; a reader who may read few of a frequent word's records sees fewer.
constexpr int hits_first = 100;
constexpr int hits_most = 2000;
constexpr std::size_t looked_at_together = 400;

// What records are ranked by, and what is shown of them: nothing else is read of those that were found.
constexpr auto read_of_found = std::to_array<std::string_view>(
    {"title", "external_id", "email", "inn", "ogrn", "phone", "owner", "updated_at", "company", "job_title", "city", "subject"});

bool hides_searched(const Module& module, const Actor& actor) {
    return std::ranges::any_of(module.fields, [&](const Field& field) { return field.searched && actor.hides(field); });
}

std::string_view text_of(const Record& record, std::string_view key) {
    return record.module().find(key) ? record.text(key) : std::string_view();
}

// What stands under the title: what was found, where the title does not show it; else the first that says something else.
std::string subtitle_of(const Record& record, const Wanted& wanted, bool told) {
    std::string_view first;
    const std::string_view title = record.text("title");
    for (const std::string_view key :
         {"company", "job_title", "city", "phone", "email", "subject", "inn", "ogrn", "external_id"}) {
        const std::string_view text = text_of(record, key);
        if (text.empty() || text == title) continue;
        if (!told && !matched_words(text, wanted).empty()) return std::string(text);
        if (first.empty() && key != "external_id") first = text;
    }
    return std::string(first);
}

// What was typed, as records are compared with it.
struct Asked {
    std::string text;    ///< folded
    std::string digits;  ///< of it
    Id me = 0;
};

constexpr std::size_t digits_of_a_number = 10;

// Whether it has exactly this address or number.
bool exactly(const Record& record, const Asked& asked) {
    for (const char* key : {"external_id", "email", "inn", "ogrn"})
        if (const std::string_view text = text_of(record, key); !text.empty() && fold(text) == asked.text) return true;
    if (asked.digits.size() < digits_of_a_number) return false;
    const std::string national = asked.digits.substr(asked.digits.size() - digits_of_a_number);
    return digits_of(text_of(record, "phone")).ends_with(national);
}

// Less is better.
int rank(const Record& record, const Asked& asked) {
    const std::string title = fold(record.text("title"));
    if ((!asked.text.empty() && title == asked.text) || exactly(record, asked)) return 0;
    const bool mine = record.module().owned() && record.integer("owner") == asked.me;
    if (title.starts_with(asked.text)) return mine ? 1 : 2;
    return mine ? 3 : 4;
}

// One way in which it can be meant.
struct Meant {
    std::vector<std::string> words;
    Wanted wanted;  ///< the same, as texts are compared with them
};

std::vector<Meant> meanings(std::string_view typed) {
    std::vector<Meant> all;
    for (std::vector<std::string>& words : query_readings(typed)) {
        Wanted wanted = wanted_words(words);
        all.push_back({std::move(words), std::move(wanted)});
    }
    return all;
}

// The best of what was found by what was typed, of as many as are enough.
class Ranking {
  public:
    Ranking(Reading& reading, std::string_view typed, std::size_t enough)
        : reading_(reading),
          meanings_(meanings(typed)),
          asked_{.text = fold(typed), .digits = digits_of(typed), .me = reading.actor().user},
          enough_(enough) {}

    // Mostly only the last word is still being typed. Where that leads to nothing, those before it may be unfinished as well:
    // «Ив Пет» is meant for Иванов Пётр, even if somebody is called Ив.
    Result<void> search() {
        TRY_VOID(search(WordMatch::last_begins));
        const bool several = std::ranges::any_of(meanings_, [](const Meant& one) { return one.words.size() > 1; });
        if (found() || !several) return {};
        return search(WordMatch::each_begins);
    }

    bool found() const { return !ranked_.empty(); }

    std::vector<Reading::Found> best(std::size_t limit) {
        std::ranges::sort(ranked_, {}, &Ranked::place);
        std::vector<Reading::Found> found;
        for (const Ranked& one : ranked_) {
            if (found.size() == limit) break;
            const Record& record = one.record;
            Reading::Found shown{
                .module = &record.module(), .id = record.id(), .title = std::string(record.text("title")), .subtitle = {}};
            shown.matched = matched_words(shown.title, *one.wanted);
            shown.subtitle = subtitle_of(record, *one.wanted, !shown.matched.empty());
            for (std::string& word : matched_words(shown.subtitle, *one.wanted)) shown.matched.push_back(std::move(word));
            found.push_back(std::move(shown));
        }
        return found;
    }

  private:
    // Searches, further back as long as there are not enough that may be read.
    Result<void> search(WordMatch match) {
        bool more = true;
        for (int most = hits_first; more && !full(); most = further(most)) {
            more = false;
            for (const Meant& meant : meanings_) {
                const auto hits = TRY(reading_.reader().search(meant.words, match, most));
                more = more || (hits.size() == static_cast<std::size_t>(most) && most < hits_most);
                TRY_VOID(look(hits, meant.wanted));
            }
        }
        return {};
    }

    // As many hits as it should take, by the share of those before that may be read, and half as many again.
    int further(int most) const {
        const std::size_t needed = static_cast<std::size_t>(most) * enough_ * 3 / (2 * std::max<std::size_t>(ranked_.size(), 1));
        return static_cast<int>(std::min<std::size_t>(needed, hits_most));
    }

    bool full() const { return ranked_.size() >= enough_; }

    struct Ranked {
        std::tuple<int, std::int64_t, Id> place;  // less is better
        Record record;
        const Wanted* wanted;
    };

    // Takes of the hits those that may be read and were found by words that may be seen, until there are enough.
    Result<void> look(std::span<const SearchHit> hits, const Wanted& wanted) {
        while (!hits.empty() && !full()) {
            const auto piece = hits.first(std::min(hits.size(), looked_at_together));
            std::map<std::string_view, std::vector<Id>> ids;
            for (const SearchHit& hit : piece)
                if (looked_at_.insert(hit.id).second) ids[hit.resource].push_back(hit.id);
            for (const auto& [resource, of_it] : ids) TRY_VOID(look(resource, of_it, wanted));
            hits = hits.subspan(piece.size());
        }
        return {};
    }

    Result<void> look(std::string_view resource, const std::vector<Id>& ids, const Wanted& wanted) {
        const Module* module = reading_.environment().schema.find(resource);
        if (!module || module->internal) return {};
        const bool hides = hides_searched(*module, reading_.actor());
        for (Record& record : TRY(reading_.among(*module, ids, read_of_found))) {
            if (hides && !TRY(found_by_what_is_seen(record, wanted))) continue;
            const auto* changed = get_if<Instant>(record[system_field::updated_at]);
            const std::tuple place(rank(record, asked_), changed ? -changed->ms : 0, -record.id());
            ranked_.push_back({place, std::move(record), &wanted});
        }
        return {};
    }

    // The words of all fields that are not hidden decide: for them the record is read whole.
    Result<bool> found_by_what_is_seen(const Record& record, const Wanted& wanted) {
        const auto whole = TRY(reading_.reader().find(record.module(), record.id()));
        const auto shows = [&](const Field& field) { return !reading_.actor().hides(field); };
        return whole && found_under(search_words(*whole, shows), wanted);
    }

    Reading& reading_;
    const std::vector<Meant> meanings_;
    const Asked asked_;
    const std::size_t enough_;
    std::vector<Ranked> ranked_;
    std::set<Id> looked_at_;
};

}  // namespace

Result<std::vector<Reading::Found>> Reading::search(std::string_view typed, std::size_t limit) {
    Ranking ranking(*this, typed, std::max(limit, kept_for_ranking));
    TRY_VOID(ranking.search());
    return ranking.best(limit);
}

Result<bool> Reading::finds(std::string_view typed) {
    Ranking ranking(*this, typed, 1);
    TRY_VOID(ranking.search());
    return ranking.found();
}

}  // namespace voronka::records
