#include <set>

#include "core/text.h"
#include "records/read.h"
#include "records/search.h"

namespace voronka::records {
namespace {

// So many are looked at to find those that may be read; a reader who may read few of a frequent word's records sees fewer.
constexpr int hits_first = 200;
constexpr int hits_looked_at = 2000;
constexpr std::size_t kept_for_ranking = 100;

bool hides_searched(const Module& module, const Actor& actor) {
    return std::ranges::any_of(module.fields, [&](const Field& field) { return field.searched && actor.hides(field); });
}

// What stands under the title: what was found, where the title does not show it; else the first that says something else.
std::string subtitle_of(const Record& record, const Actor& actor, const std::vector<std::string>& wanted) {
    std::string first;
    const bool told = !matched_words(record.text("title"), wanted).empty();
    for (const char* key : {"company", "job_title", "city", "phone", "email", "subject", "inn", "ogrn", "external_id"}) {
        const Field* field = record.module().find(key);
        if (!field || actor.hides(*field)) continue;
        const auto* text = get_if<std::string>(record[field->index]);
        if (!text || *text == record.text("title")) continue;
        if (!told && !matched_words(*text, wanted).empty()) return *text;
        if (first.empty() && field->key != "external_id") first = *text;
    }
    return first;
}

// What was typed, as records are compared with it.
struct Asked {
    std::string text;    ///< folded
    std::string digits;  ///< of it
    const Actor& actor;
};

constexpr std::size_t digits_of_a_number = 10;

// Whether it is called exactly so, or has exactly this address or number.
bool exactly(const Record& record, const Asked& asked) {
    for (const char* key : {"title", "external_id", "email", "inn", "ogrn"}) {
        const Field* field = record.module().find(key);
        if (field && !asked.actor.hides(*field) && !asked.text.empty() && fold(record.text(key)) == asked.text) return true;
    }
    const Field* phone = record.module().find("phone");
    if (!phone || asked.actor.hides(*phone) || asked.digits.size() < digits_of_a_number) return false;
    const std::string national = asked.digits.substr(asked.digits.size() - digits_of_a_number);
    return digits_of(record.text("phone")).ends_with(national);
}

// Less is better.
int rank(const Record& record, const Asked& asked) {
    if (exactly(record, asked)) return 0;
    const bool mine = record.module().owned() && record.integer("owner") == asked.actor.user;
    if (fold(record.text("title")).starts_with(asked.text)) return mine ? 1 : 2;
    return mine ? 3 : 4;
}

}  // namespace

Result<std::vector<Reading::Found>> Reading::search(std::string_view typed, std::size_t limit) {
    const auto readings = query_readings(typed);
    const auto shows = [&](const Field& field) { return !actor_.hides(field); };
    const Asked asked{.text = fold(typed), .digits = digits_of(typed), .actor = actor_};
    struct Ranked {
        std::tuple<int, std::int64_t, Id> place;  // less is better
        Record record;
        const std::vector<std::string>* wanted;
    };
    std::vector<Ranked> ranked;
    std::set<Id> looked_at;
    const auto look = [&](const SearchHit& hit, const std::vector<std::string>& wanted) -> Result<void> {
        const Module* module = environment_.schema.find(hit.resource);
        if (!module || module->internal || !looked_at.insert(hit.id).second || !TRY(readable(*module, hit.id))) return {};
        auto record = TRY(reader_.find(*module, hit.id));
        if (!record || record->deleted()) return {};
        if (hides_searched(*module, actor_) && !found_under(search_words(*record, shows), wanted)) return {};
        const auto* changed = get_if<Instant>((*record)[system_field::updated_at]);
        ranked.push_back({{rank(*record, asked), changed ? -changed->ms : 0, -hit.id}, std::move(*record), &wanted});
        return {};
    };
    const std::size_t enough = std::max(limit, kept_for_ranking);
    bool more = true;
    for (const int most : {hits_first, hits_looked_at}) {
        if (!more || ranked.size() >= enough) break;
        more = false;
        for (const auto& wanted : readings) {
            const auto hits = TRY(reader_.search(wanted, true, most));
            more = more || hits.size() == static_cast<std::size_t>(most);
            for (const SearchHit& hit : hits)
                if (ranked.size() < enough) TRY_VOID(look(hit, wanted));
        }
    }
    std::ranges::sort(ranked, {}, &Ranked::place);
    std::vector<Found> found;
    for (Ranked& one : ranked) {
        if (found.size() == limit) break;
        std::string subtitle = subtitle_of(one.record, actor_, *one.wanted);
        std::vector<std::string> matched = matched_words(one.record.text("title"), *one.wanted);
        for (std::string& word : matched_words(subtitle, *one.wanted)) matched.push_back(std::move(word));
        found.push_back({std::move(one.record), std::move(matched), std::move(subtitle)});
    }
    return found;
}

}  // namespace voronka::records
