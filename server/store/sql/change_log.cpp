#include "store/sql/change_log.h"

#include <sodium.h>

namespace voronka::store {
namespace {

constexpr std::size_t digest_bytes = 32;

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

}  // namespace

std::string digest_of(std::string_view bytes) { return Hash().text(bytes).done(); }

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

}  // namespace voronka::store
