#include "store/sqlite/search_index.h"

#include "core/text.h"

namespace voronka::store {
namespace {

// So many numbers with one beginning are followed: each costs FTS5 a look into each of its segments.
constexpr std::int64_t most_numbers = 50;

// One token as FTS5 reads it: quoted, so that nothing in it is an operator.
std::string token(std::string_view word) {
    std::string out = "\"";
    for (const char c : word) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
    }
    return out + "\"";
}

Result<std::string> known_stem(Database& database, KnownWords& known, const std::string& word) {
    if (const auto found = known.find(word); found != known.end()) return found->second;
    Query there = TRY(database.prepare("SELECT stem FROM search_terms WHERE word = ?"));
    there.bind_text(1, word);
    std::string of_it;
    if (TRY(there.step())) {
        of_it = there.text(0);
    } else {
        of_it = stem(word);
        Query keep = TRY(database.prepare("INSERT INTO search_terms (word, stem) VALUES (?, ?)"));
        keep.bind_lasting(1, word).bind_lasting(2, of_it);
        TRY_VOID(keep.run());
    }
    return known.emplace(word, std::move(of_it)).first->second;
}

Result<std::string> kept_entry(Database& database, KnownWords& known, const std::vector<std::string>& words) {
    std::vector<std::string> forms;
    forms.reserve(words.size());
    for (const std::string& word : words) forms.push_back(as_it_stands(word) ? word : TRY(known_stem(database, known, word)));
    return entry_of(std::move(forms));
}

Result<void> add_numbers(Database& database, std::vector<std::string>& terms, const std::string& from, const std::string& to) {
    Query query = TRY(database.prepare("SELECT term FROM search_vocabulary WHERE term >= ?1 AND term <= ?2 LIMIT ?3"));
    query.bind_text(1, from).bind_text(2, to).bind(3, most_numbers);
    while (TRY(query.step())) terms.emplace_back(query.text(0));
    return {};
}

Result<bool> was_met(Database& database, const std::string& word) {
    if (!as_it_stands(word)) return stem_was_met(database, word);
    Query entry = TRY(database.prepare("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"));
    entry.bind_text(1, token(word));
    return entry.step();
}

// What of the index answers this word: another form of it, or what begins so.
Result<std::vector<std::string>> terms_of(Database& database, const std::string& word, Lookup lookup) {
    if (lookup == Lookup::whole || (lookup == Lookup::whole_where_met && TRY(was_met(database, word))))
        return std::vector{form_of(word)};
    std::vector<std::string> terms;
    if (as_it_stands(word)) {
        TRY_VOID(add_numbers(database, terms, word, word + std::string(last_character)));
        return terms;
    }
    terms = TRY(stems_of(database, word));
    TRY_VOID(add_numbers(database, terms, word + "0", word + ":"));  // codes that go on in digits
    return terms;
}

}  // namespace

Result<void> index_words(Database& database, KnownWords& known, const Module& module, Id id,
                         const std::vector<std::string>& words) {
    const std::string all = TRY(kept_entry(database, known, words));
    std::string before;
    {
        Query old = TRY(database.prepare("SELECT words FROM search_words WHERE id = ?"));
        old.bind(1, id);
        if (TRY(old.step())) before = old.text(0);
    }
    if (before == all) return {};
    if (!before.empty()) {
        Query out = TRY(database.prepare("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)"));
        out.bind(1, id).bind_text(2, before);
        TRY_VOID(out.run());
        Query gone = TRY(database.prepare("DELETE FROM search_words WHERE id = ?"));
        gone.bind(1, id);
        TRY_VOID(gone.run());
    }
    if (all.empty()) return {};
    Query keep = TRY(database.prepare("INSERT INTO search_words (id, resource, words) VALUES (?, ?, ?)"));
    keep.bind(1, id).bind_lasting(2, module.key).bind_lasting(3, all);
    TRY_VOID(keep.run());
    Query in = TRY(database.prepare("INSERT INTO search (rowid, words) VALUES (?, ?)"));
    in.bind(1, id).bind_lasting(2, all);
    return in.run();
}

Result<std::vector<records::SearchHit>> find_words(Database& database, const std::vector<std::string>& words,
                                                   records::WordMatch how, int limit) {
    std::vector<records::SearchHit> hits;
    std::string match;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::vector<std::string> terms = TRY(terms_of(database, words[i], lookup_of(how, i, words.size())));
        if (terms.empty()) return hits;
        std::string any;
        for (const std::string& term : terms) any += (any.empty() ? "" : " OR ") + token(term);
        match += (match.empty() ? "(" : " AND (") + any + ")";
    }
    if (match.empty()) return hits;
    Query query =
        TRY(database.prepare("SELECT w.resource, w.id FROM search s JOIN search_words w ON w.id = s.rowid WHERE search "
                             "MATCH ? ORDER BY s.rowid DESC LIMIT ?"));
    query.bind_text(1, match).bind(2, std::int64_t{limit});
    while (TRY(query.step())) hits.push_back({std::string(query.text(0)), query.integer(1)});
    return hits;
}

Result<std::vector<std::string>> known_words(Database& database, const std::vector<std::string>& beginnings, int limit) {
    std::string all;
    for (const std::string& one : beginnings) all += (all.empty() ? "" : " ") + one;
    std::vector<std::string> found;
    if (all.empty()) return found;
    Query query = TRY(
        database.prepare("SELECT t.word FROM json_each('[\"' || replace($1, ' ', '\",\"') || '\"]') b CROSS JOIN search_terms t "
                         "WHERE t.word >= b.value AND t.word <= b.value || $2 LIMIT $3"));
    query.bind_text(1, all).bind_text(2, last_character).bind(3, std::int64_t{limit});
    while (TRY(query.step())) found.emplace_back(query.text(0));
    return found;
}

}  // namespace voronka::store
