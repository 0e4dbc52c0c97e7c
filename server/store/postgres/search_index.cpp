#include "store/postgres/search_index.h"

#include "core/text.h"

namespace voronka::store::postgres {
namespace {

// One word of a tsquery: quoted, so that nothing in it is an operator.
std::string quote_word(const std::string& word) {
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'' || c == '\\') out.push_back(c);
        out.push_back(c);
    }
    return out + "'";
}

Result<bool> was_met(Database& database, const std::string& word) {
    if (!as_it_stands(word)) return stem_was_met(database, word);
    Query entry = TRY(database.prepare("SELECT 1 FROM search_words WHERE found @@ cast(cast($1 AS text) AS tsquery) LIMIT 1"));
    entry.bind_text(1, quote_word(word));
    return entry.step();
}

// What of the index answers this word: another form of it, or what begins so.
Result<std::string> answering(Database& database, const std::string& word, Lookup lookup) {
    if (lookup == Lookup::whole || (lookup == Lookup::whole_where_met && TRY(was_met(database, word))))
        return quote_word(form_of(word));
    std::string any = quote_word(word) + ":*";
    if (as_it_stands(word)) return any;
    for (const std::string& stem : TRY(stems_of(database, word))) any += " | " + quote_word(stem);
    return any;
}

// To ask first whether a word was met would be to wait for each.
Result<void> keep_terms(Database& database, KnownWords& known, const std::vector<std::string>& words) {
    Query keep = TRY(database.prepare_row("INSERT INTO search_terms (word, stem) VALUES ($1, $2) ON CONFLICT (word) DO NOTHING"));
    for (const std::string& word : words) {
        if (as_it_stands(word) || known.contains(word)) continue;
        const std::string& of_it = known.emplace(word, stem(word)).first->second;
        TRY_VOID(keep.bind_text(1, word).bind_text(2, of_it).run());
    }
    return {};
}

}  // namespace

Result<void> index_words(Database& database, KnownWords& known, const Module& module, Id id,
                         const std::vector<std::string>& words) {
    if (words.empty()) {
        Query gone = TRY(database.prepare("DELETE FROM search_words WHERE id = $1"));
        gone.bind(1, id);
        return gone.run();
    }
    TRY_VOID(keep_terms(database, known, words));
    std::vector<std::string> forms;
    forms.reserve(words.size());
    for (const std::string& word : words) forms.push_back(as_it_stands(word) ? word : known.at(word));
    Query keep = TRY(database.prepare_row(
        "INSERT INTO search_words (id, resource, words) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET resource = "
        "excluded.resource, words = excluded.words WHERE search_words.words <> excluded.words"));
    keep.bind(1, id).bind_text(2, module.key).bind_text(3, entry_of(std::move(forms)));
    return keep.run();
}

Result<std::vector<records::SearchHit>> find_words(Database& database, const std::vector<std::string>& words,
                                                   records::WordMatch how, int limit) {
    std::vector<records::SearchHit> hits;
    if (words.empty()) return hits;
    std::string match;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string one = TRY(answering(database, words[i], lookup_of(how, i, words.size())));
        match += (match.empty() ? "(" : " & (") + one + ")";
    }
    Query query = TRY(database.prepare(
        "SELECT resource, id FROM search_words WHERE found @@ cast(cast($1 AS text) AS tsquery) ORDER BY id DESC LIMIT $2"));
    query.bind_text(1, match).bind(2, std::int64_t{limit});
    while (TRY(query.step())) hits.push_back({std::string(query.text(0)), query.integer(1)});
    return hits;
}

Result<std::vector<std::string>> known_words(Database& database, const std::vector<std::string>& beginnings, int limit) {
    std::string all;
    for (const std::string& one : beginnings) all += (all.empty() ? "" : " ") + one;
    std::vector<std::string> found;
    if (all.empty()) return found;
    Query query = TRY(database.prepare(
        "SELECT t.word FROM unnest(string_to_array($1, ' ')) AS b(value) CROSS JOIN LATERAL (SELECT word FROM search_terms "
        "WHERE word >= b.value AND word <= b.value || $2 ORDER BY word LIMIT $3) t LIMIT $3"));
    query.bind_text(1, all).bind_text(2, last_character).bind(3, std::int64_t{limit});
    while (TRY(query.step())) found.emplace_back(query.text(0));
    return found;
}

}  // namespace voronka::store::postgres
