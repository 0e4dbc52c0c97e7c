#include "core/seal.h"

#include <sodium.h>

#include "core/random.h"

namespace voronka {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

Seal::Seal() : key_(random_bytes(crypto_secretbox_KEYBYTES)) {}

std::string Seal::seal(std::string_view text) const {
    std::string raw = random_bytes(crypto_secretbox_NONCEBYTES);
    raw.resize(raw.size() + crypto_secretbox_MACBYTES + text.size());
    crypto_secretbox_easy(bytes(raw) + crypto_secretbox_NONCEBYTES, bytes(text), text.size(), bytes(raw),
                          bytes(std::string_view(key_)));
    std::string out(sodium_base64_encoded_len(raw.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes(raw), raw.size(), variant);
    out.pop_back();  // the terminator
    return out;
}

std::optional<std::string> Seal::open(std::string_view sealed) const {
    std::string raw(sealed.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(bytes(raw), raw.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr, variant) != 0)
        return std::nullopt;
    if (length < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
    const std::size_t boxed = length - crypto_secretbox_NONCEBYTES;
    std::string text(boxed - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(bytes(text), bytes(raw) + crypto_secretbox_NONCEBYTES, boxed, bytes(raw),
                                   bytes(std::string_view(key_))) != 0)
        return std::nullopt;
    return text;
}

}  // namespace voronka
