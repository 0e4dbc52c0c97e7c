#include <algorithm>

#include "core/text.h"
#include "floor/reads.h"
#include "records/search.h"

namespace voronka::bench {
namespace {

constexpr std::size_t looked_at = 100;
constexpr std::size_t shown = 20;

struct Hit {
    std::string resource;
    std::int64_t id = 0;
    std::string title;
    std::string subtitle;
    int rank = 0;
    std::int64_t updated_at = 0;
};

// Where the title and what stands under it come from: one statement for each table.
std::string_view sql_of(std::string_view table) {
    if (table == "deals")
        return "SELECT title, title__fold, owner, updated_at, NULL FROM deals WHERE id = ? AND deleted_at IS NULL";
    if (table == "activities")
        return "SELECT title, title__fold, owner, updated_at, NULL FROM activities WHERE id = ? AND deleted_at IS NULL";
    if (table == "leads")
        return "SELECT title, title__fold, owner, updated_at, coalesce(company, job_title, city, phone, email, inn) FROM leads "
               "WHERE "
               "id = ? AND deleted_at IS NULL";
    if (table == "contacts")
        return "SELECT title, title__fold, owner, updated_at, coalesce(job_title, city, phone, email) FROM contacts WHERE id = ? "
               "AND "
               "deleted_at IS NULL";
    return "SELECT title, title__fold, owner, updated_at, coalesce(city, phone, email, inn) FROM organizations WHERE id = ? AND "
           "deleted_at IS NULL";
}

std::string pattern(const std::vector<std::string>& wanted) {
    std::string match;
    for (const std::string& word : wanted) match += (match.empty() ? "\"" : " AND \"") + word + "\"";
    return match + "*";
}

void write_matched(JsonWriter& out, std::string_view text, const std::vector<std::string>& wanted) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool breaks = at == text.size() || word_breaks.find(text[at]) != std::string_view::npos;
        if (!breaks || (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80)) continue;
        const std::string_view piece = text.substr(begin, at - begin);
        begin = at + 1;
        for (const std::string& word : words(piece, 4))
            if (std::ranges::any_of(wanted,
                                    [&](const std::string& one) { return stem(word).starts_with(one) || word.starts_with(one); }))
                out.value(piece);
    }
}

}  // namespace

Answer Reads::search(std::string_view typed) {
    const std::vector<std::string> wanted = records::query_words(typed);
    const std::string folded = fold(typed);
    const std::string match = pattern(wanted);
    std::vector<Hit> hits;
    {
        Statement found = connection_.prepare(
            "SELECT w.resource, w.id FROM search s JOIN search_words w ON w.id = s.rowid WHERE search MATCH ? ORDER BY s.rowid "
            "DESC "
            "LIMIT 100");
        found.bind(match);
        while (found.step() && hits.size() < looked_at) {
            Hit hit{.resource = std::string(found.text(0)), .id = found.integer(1)};
            Statement row = connection_.prepare(sql_of(hit.resource));
            row.bind(hit.id);
            if (!row.step()) continue;
            hit.title = row.text(0);
            if (!row.is_null(4) && row.text(4) != row.text(0)) hit.subtitle = row.text(4);
            const bool mine = row.integer(2) == office_.bench;
            hit.rank = row.text(1) == folded ? 0 : (row.text(1).starts_with(folded) ? 1 : 3) + (mine ? 0 : 1);
            hit.updated_at = row.integer(3);
            hits.push_back(std::move(hit));
        }
    }
    std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair(hit.rank, -hit.updated_at); });
    Answer answer;
    JsonWriter out(answer.body);
    out.begin_object().key("items").begin_array();
    for (std::size_t i = 0; i < std::min(shown, hits.size()); ++i) {
        const Hit& hit = hits[i];
        out.begin_object().member("resource", hit.resource).member("id", hit.id).member("title", hit.title);
        out.member("subtitle", hit.subtitle).key("matched").begin_array();
        write_matched(out, hit.title, wanted);
        write_matched(out, hit.subtitle, wanted);
        out.end_array().end_object();
    }
    out.end_array().end_object();
    return answer;
}

}  // namespace voronka::bench
