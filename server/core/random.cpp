#include "core/random.h"

#include <sodium.h>
#include <sodium/randombytes_internal_random.h>

#include <stdexcept>

namespace voronka {
namespace {

// Each number out of the system is a call of it, and every line of the change log has a salt: a generator of each thread,
// seeded by the system, gives as good ones.
bool start_sodium() {
    randombytes_set_implementation(&randombytes_internal_implementation);
    return sodium_init() >= 0;
}

void need_sodium() {
    static const bool started = start_sodium();
    if (!started) throw std::runtime_error("libsodium cannot start");
}

}  // namespace

std::uint32_t Rng::next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto turn = static_cast<std::uint32_t>(old >> 59U);
    return (shifted >> turn) | (shifted << ((32 - turn) & 31U));
}

std::uint32_t Rng::below(std::uint32_t bound) {
    // Values below this would come out once more often than the others.
    const std::uint32_t uneven = (0U - bound) % bound;
    std::uint32_t drawn = next();
    while (drawn < uneven) drawn = next();
    return drawn % bound;
}

std::string random_bytes(std::size_t count) {
    need_sodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string random_token(std::size_t bytes) {
    const std::string raw = random_bytes(bytes);
    std::string text(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // the terminator
    return text;
}

bool equal_secrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace voronka
