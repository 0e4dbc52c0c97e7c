#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace voronka {

/// A small, fast, seeded generator (PCG32, O'Neill 2014) for tests and the demo; never for secrets.
class Rng {
  public:
    explicit Rng(std::uint64_t seed) : state_(seed * 6364136223846793005ULL + 1442695040888963407ULL) { next(); }
    std::uint32_t next();
    /// 0 … bound - 1, without bias; bound > 0.
    std::uint32_t below(std::uint32_t bound);
    /// [0, 1).
    double unit() { return next() * 0x1p-32; }

  private:
    std::uint64_t state_;
};

/// Bytes from the operating system, for tokens and salts.
std::string random_bytes(std::size_t count);
/// URL-safe base64 without padding of so many random bytes.
std::string random_token(std::size_t bytes = 32);
/// Compares in time that depends on the lengths alone.
bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace voronka
