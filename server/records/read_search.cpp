#include "core/text.h"
#include "records/read.h"
#include "records/search.h"

namespace voronka::records {
namespace {

// So many are looked at to find those that may be read; a reader who may read few of a frequent word's records sees fewer.
constexpr int hits_looked_at = 2000;
constexpr std::size_t kept_for_ranking = 100;

bool begins_a_word(const std::vector<std::string>& words, std::string_view wanted, bool prefix) {
    return std::ranges::any_of(words,
                               [&](const std::string& word) { return prefix ? word.starts_with(wanted) : word == wanted; });
}

bool found_by(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!begins_a_word(words, wanted[i], i + 1 == wanted.size())) return false;
    return true;
}

bool hides_searched(const Module& module, const Actor& actor) {
    return std::ranges::any_of(module.fields, [&](const Field& field) { return field.searched && actor.hides(field); });
}

// What stands under the title: the first of these that says something else.
std::string subtitle_of(const Record& record, const Actor& actor) {
    for (const char* key : {"company", "job_title", "city", "phone", "email", "subject", "inn"}) {
        const Field* field = record.module().find(key);
        if (!field || actor.hides(*field)) continue;
        if (const auto* text = get_if<std::string>(record[field->index]); text && *text != record.text("title")) return *text;
    }
    return {};
}

// The pieces of a text, as they are written, whose stems are among those looked for.
void add_matched(std::vector<std::string>& matched, std::string_view text, const std::vector<std::string>& wanted) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool breaks = at == text.size() || word_breaks.find(text[at]) != std::string_view::npos;
        if (!breaks || (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80)) continue;
        const std::string_view piece = text.substr(begin, at - begin);
        begin = at + 1;
        for (const std::string& word : words(piece, 4))
            if (std::ranges::any_of(wanted,
                                    [&](const std::string& one) { return stem(word).starts_with(one) || word.starts_with(one); }))
                matched.emplace_back(piece);
    }
}

// Less is better.
int rank(const Record& record, std::string_view typed, Id me) {
    const std::string title = fold(record.text("title"));
    const std::string_view external = record.text("external_id");
    if (title == typed || fold(external) == typed) return 0;
    const bool mine = record.module().owned() && record.integer("owner") == me;
    if (title.starts_with(typed)) return mine ? 1 : 2;
    return mine ? 3 : 4;
}

}  // namespace

Result<std::vector<Reading::Found>> Reading::search(std::string_view typed, std::size_t limit) {
    const std::vector<std::string> wanted = query_words(typed);
    std::vector<Found> found;
    if (wanted.empty()) return found;
    for (const SearchHit& hit : TRY(reader_.search(wanted, true, hits_looked_at))) {
        const Module* module = environment_.schema.find(hit.resource);
        if (!module || module->internal || !TRY(readable(*module, hit.id))) continue;
        auto record = TRY(reader_.find(*module, hit.id));
        if (!record || record->deleted()) continue;
        const auto shows = [&](const Field& field) { return !actor_.hides(field); };
        if (hides_searched(*module, actor_) && !found_by(search_words(*record, shows), wanted)) continue;
        found.push_back({std::move(*record), {}, ""});
        if (found.size() >= std::max(limit, kept_for_ranking)) break;
    }
    const std::string folded = fold(typed);
    const auto place = [&](const Found& one) {
        const auto* at = get_if<Instant>(one.record[system_field::updated_at]);
        return std::pair(rank(one.record, folded, actor_.user), at ? -at->ms : 0);
    };
    std::ranges::sort(found, {}, place);
    if (found.size() > limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
    for (Found& one : found) {
        one.subtitle = subtitle_of(one.record, actor_);
        add_matched(one.matched, one.record.text("title"), wanted);
        add_matched(one.matched, one.subtitle, wanted);
    }
    return found;
}

}  // namespace voronka::records
