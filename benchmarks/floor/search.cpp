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

// Where the title and what may stand under it come from: one statement for each table.
std::string_view sql_of(std::string_view table) {
    if (table == "deals")
        return "SELECT title, title__fold, owner, updated_at, external_id FROM deals WHERE id = ? AND deleted_at IS NULL";
    if (table == "activities")
        return "SELECT title, title__fold, owner, updated_at, subject, external_id FROM activities WHERE id = ? AND deleted_at "
               "IS NULL";
    if (table == "leads")
        return "SELECT title, title__fold, owner, updated_at, company, job_title, city, phone, email, inn, external_id FROM "
               "leads "
               "WHERE id = ? AND deleted_at IS NULL";
    if (table == "contacts")
        return "SELECT title, title__fold, owner, updated_at, job_title, city, phone, email, external_id FROM contacts WHERE id "
               "= ? "
               "AND deleted_at IS NULL";
    return "SELECT title, title__fold, owner, updated_at, city, phone, email, inn, ogrn, external_id FROM organizations WHERE id "
           "= "
           "? AND deleted_at IS NULL";
}

int candidates_of(std::string_view table) {
    if (table == "deals") return 1;
    if (table == "activities") return 2;
    return table == "leads" ? 7 : table == "contacts" ? 5 : 6;
}

// What was found, where the title does not show it; else the first that says something else.
std::string subtitle_of(Statement& row, std::string_view table, const records::Wanted& wanted) {
    std::string first;
    const bool told = !records::matched_words(row.text(0), wanted).empty();
    const int last = 3 + candidates_of(table);
    for (int column = 4; column <= last; ++column) {
        if (row.is_null(column) || row.text(column) == row.text(0)) continue;
        if (!told && !records::matched_words(row.text(column), wanted).empty()) return std::string(row.text(column));
        if (first.empty() && column != last) first = row.text(column);
    }
    return first;
}

// Every word with its forms; the last one with what begins so, too, as the others where nothing was met of them.
std::string pattern(Connection& connection, const std::vector<std::string>& wanted, bool each_begins) {
    std::string match;
    for (const std::string& word : wanted) {
        const std::string own = stem(word);
        bool met = false;
        std::string any = "\"" + own + "\"";
        Statement terms = connection.prepare("SELECT stem FROM search_terms WHERE word >= ? AND word <= ? LIMIT 150");
        std::string beginning = word_beginning(word);
        if (length_utf8(beginning) < 2) beginning = word;
        const std::string end = beginning + "\xF4\x8F\xBF\xBF";
        terms.bind(beginning).bind(end);
        while (terms.step()) {
            any += " OR \"" + std::string(terms.text(0)) + "\"";
            met = met || terms.text(0) == own;
        }
        if (met && !each_begins && &word != &wanted.back()) any = "\"" + own + "\"";
        match += (match.empty() ? "(" : " AND (") + any + ")";
    }
    return match;
}

void write_matched(JsonWriter& out, std::string_view text, const records::Wanted& wanted) {
    for (const std::string& piece : records::matched_words(text, wanted)) out.value(piece);
}

}  // namespace

Answer Reads::search(std::string_view typed) {
    const std::vector<std::string> words = records::query_readings(typed).front();
    const records::Wanted wanted = records::wanted_words(words);
    const std::string folded = fold(typed);
    std::vector<Hit> hits;
    // Where the words as they were typed lead to nothing, each may be unfinished.
    for (const bool each_begins : {false, true}) {
        if (each_begins && (!hits.empty() || words.size() == 1)) break;
        const std::string match = pattern(connection_, words, each_begins);
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
            hit.subtitle = subtitle_of(row, hit.resource, wanted);
            const bool mine = row.integer(2) == office_.bench;
            hit.rank = row.text(1) == folded ? 0 : (row.text(1).starts_with(folded) ? 1 : 3) + (mine ? 0 : 1);
            hit.updated_at = row.integer(3);
            hits.push_back(std::move(hit));
        }
    }
    std::ranges::sort(hits, {}, [](const Hit& hit) { return std::tuple(hit.rank, -hit.updated_at, -hit.id); });
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
    out.end_array().key("did_you_mean").null().end_object();
    return answer;
}

}  // namespace voronka::bench
