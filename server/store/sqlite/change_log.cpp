#include "store/sqlite/change_log.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cstring>

#include "core/random.h"

namespace voronka::store {
namespace {

constexpr std::size_t digest_bytes = 32;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t slot_bytes = 8 + digest_bytes + digest_bytes;

class Hash {
  public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, digest_bytes); }
    Hash& text(std::string_view bytes) {
        number(static_cast<std::int64_t>(bytes.size()));
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        return *this;
    }
    Hash& number(std::int64_t n) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(&n), sizeof n);
        return *this;
    }
    std::string done() {
        std::string digest(digest_bytes, '\0');
        crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(digest.data()), digest.size());
        return digest;
    }

  private:
    crypto_generichash_state state_;
};

std::string slot_of(const ChainHead& head) {
    std::string slot(8, '\0');
    std::memcpy(slot.data(), &head.seq, sizeof head.seq);
    slot += head.chain;
    return slot + Hash().text(slot).done();
}

std::optional<ChainHead> head_of(std::string_view slot) {
    if (slot.size() < slot_bytes) return std::nullopt;
    const std::string_view content = slot.substr(0, 8 + digest_bytes);
    if (Hash().text(content).done() != slot.substr(8 + digest_bytes, digest_bytes)) return std::nullopt;
    ChainHead head;
    std::memcpy(&head.seq, content.data(), sizeof head.seq);
    head.chain = content.substr(8);
    return head;
}

}  // namespace

std::string values_digest(std::string_view salt, std::string_view fields) { return Hash().text(salt).text(fields).done(); }

std::string next_link(std::string_view before, const records::Change& change, std::string_view digest) {
    return Hash()
        .text(before)
        .number(change.seq)
        .number(change.change_set)
        .number(change.at.ms)
        .number(change.actor)
        .text(change.door)
        .text(change.resource)
        .number(change.record)
        .number(change.version)
        .text(change.change)
        .text(digest)
        .done();
}

Result<ChainHead> read_head(Database& database) {
    Query query = TRY(database.prepare("SELECT seq, chain FROM changes ORDER BY seq DESC LIMIT 1"));
    if (!TRY(query.step())) return ChainHead();
    return ChainHead{query.integer(0), std::string(query.text(1))};
}

Result<void> append_change(Database& database, ChainHead& head, const records::Change& change) {
    const std::string salt = random_bytes(salt_bytes);
    const std::string digest = values_digest(salt, change.fields);
    std::string chain = next_link(head.chain, change, digest);
    Query query =
        TRY(database.prepare("INSERT INTO changes (seq, change_set, at, actor, door, resource, record, version, change, "
                             "fields, salt, digest, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    query.bind(1, change.seq).bind(2, change.change_set).bind(3, change.at.ms).bind(4, change.actor);
    query.bind_text(5, change.door).bind_text(6, change.resource).bind(7, change.record).bind(8, change.version);
    query.bind_text(9, change.change).bind_text(10, change.fields);
    query.bind_blob(11, salt).bind_blob(12, digest).bind_blob(13, chain);
    TRY_VOID(query.run());
    head = {change.seq, std::move(chain)};
    return {};
}

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

Result<std::vector<std::string>> verify_chain(Database& database, ChainHead from) {
    std::vector<std::string> wrong;
    Query rows =
        TRY(database.prepare("SELECT seq, change_set, at, actor, door, resource, record, version, change, fields, salt, "
                             "digest, chain FROM changes WHERE seq > ? ORDER BY seq"));
    rows.bind(1, from.seq);
    std::int64_t expected = from.seq + 1;
    while (TRY(rows.step()) && wrong.size() < 20) {
        const records::Change change = change_of(rows);
        if (change.seq != expected) wrong.push_back("change log: number " + std::to_string(expected) + " is missing");
        expected = change.seq + 1;
        const std::string digest(rows.text(11));
        if (!rows.is_null(9) && values_digest(rows.text(10), rows.text(9)) != digest)
            wrong.push_back("change log: the values of number " + std::to_string(change.seq) + " were altered");
        if (next_link(from.chain, change, digest) != rows.text(12))
            wrong.push_back("change log: the chain is broken at number " + std::to_string(change.seq));
        from = {change.seq, std::string(rows.text(12))};
    }
    return wrong;
}

std::optional<ChainHead> HeadFile::read() const {
    const int file = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    std::string bytes(slot_bytes * 2, '\0');
    const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
    ::close(file);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    const auto first = head_of(bytes);
    const auto second = bytes.size() > slot_bytes ? head_of(std::string_view(bytes).substr(slot_bytes)) : std::nullopt;
    if (first && second) return first->seq > second->seq ? first : second;
    return first ? first : second;
}

Result<void> HeadFile::write(const ChainHead& head) {
    const int file = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return fail(ErrorKind::unavailable, "store_io");
    const std::string slot = slot_of(head);
    const ssize_t put = ::pwrite(file, slot.data(), slot.size(), second_ ? static_cast<off_t>(slot_bytes) : 0);
    ::close(file);
    second_ = !second_;
    if (put != static_cast<ssize_t>(slot.size())) return fail(ErrorKind::unavailable, "store_io");
    return {};
}

}  // namespace voronka::store
