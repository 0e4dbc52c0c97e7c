#pragma once
#include "core/random.h"
#include "records/store.h"

namespace voronka::store {

/// The head of the change log: its last number and the digest that covers all before it.
struct ChainHead {
    std::int64_t seq = 0;
    std::string chain = std::string(32, '\0');
};

/// BLAKE2b-256.
std::string digest_of(std::string_view bytes);
/// The digest of a change's values: BLAKE2b-256 over salt and values, so that values can be erased while the chain still
/// verifies.
std::string values_digest(std::string_view salt, std::string_view fields);
/// The next link: BLAKE2b-256 over the link before, everything else of the change, and the digest of its values.
std::string next_link(std::string_view before, const records::Change&, std::string_view digest);

// What follows works on a connection of either store.

inline constexpr std::string_view change_columns =
    "SELECT seq, change_set, at, actor, door, resource, record, version, change, fields";

/// A row that begins with `change_columns`.
template <class Query>
records::Change change_of(const Query& row) {
    return {.seq = row.integer(0),
            .change_set = row.integer(1),
            .at = {row.integer(2)},
            .actor = row.integer(3),
            .door = std::string(row.text(4)),
            .resource = std::string(row.text(5)),
            .record = row.integer(6),
            .version = row.integer(7),
            .change = std::string(row.text(8)),
            .fields = row.is_null(9) ? "{}" : std::string(row.text(9))};
}

template <class Database>
Result<ChainHead> read_head(Database& database) {
    auto query = TRY(database.prepare("SELECT seq, chain FROM changes ORDER BY seq DESC LIMIT 1"));
    if (!TRY(query.step())) return ChainHead();
    return ChainHead{query.integer(0), query.blob(1)};
}

template <class Database>
Result<void> append_change(Database& database, ChainHead& head, const records::Change& change) {
    constexpr std::size_t salt_bytes = 16;
    const std::string salt = random_bytes(salt_bytes);
    const std::string digest = values_digest(salt, change.fields);
    std::string chain = next_link(head.chain, change, digest);
    auto query = TRY(database.prepare_row(
        "INSERT INTO changes (seq, change_set, at, actor, door, resource, record, version, change, fields, salt, "
        "digest, chain) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"));
    query.bind(1, change.seq).bind(2, change.change_set).bind(3, change.at.ms).bind(4, change.actor);
    query.bind_lasting(5, change.door).bind_lasting(6, change.resource).bind(7, change.record).bind(8, change.version);
    query.bind_lasting(9, change.change).bind_lasting(10, change.fields);
    query.bind_blob(11, salt).bind_blob(12, digest).bind_blob(13, chain);
    TRY_VOID(query.run());
    head = {change.seq, std::move(chain)};
    return {};
}

/// Verifies one link, a row of `change_columns` and then salt, digest and chain; `from` goes on to it.
template <class Query>
void verify_link(const Query& row, ChainHead& from, std::vector<std::string>& wrong) {
    const records::Change change = change_of(row);
    const std::string number = std::to_string(change.seq);
    if (change.seq != from.seq + 1) wrong.push_back("change log: number " + std::to_string(from.seq + 1) + " is missing");
    const std::string digest = row.blob(11);
    if (!row.is_null(9) && values_digest(row.blob(10), row.text(9)) != digest)
        wrong.push_back("change log: the values of number " + number + " were altered");
    if (next_link(from.chain, change, digest) != row.blob(12))
        wrong.push_back("change log: the chain is broken at number " + number);
    from = {change.seq, row.blob(12)};
}

/// Verifies the links after `from`; sentences of what is wrong.
template <class Database>
Result<std::vector<std::string>> verify_chain(Database& database, ChainHead from) {
    constexpr std::size_t most_told = 20;
    constexpr std::int64_t at_once = 5'000;
    std::vector<std::string> wrong;
    for (std::int64_t got = at_once; got == at_once && wrong.size() < most_told;) {
        auto rows = TRY(database.prepare(std::string(change_columns) +
                                         ", salt, digest, chain FROM changes WHERE seq > $1 ORDER BY seq LIMIT $2"));
        rows.bind(1, from.seq).bind(2, at_once);
        for (got = 0; TRY(rows.step()) && wrong.size() < most_told; ++got) verify_link(rows, from, wrong);
    }
    return wrong;
}

}  // namespace voronka::store
