#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "core/random.h"

namespace voronka::tests {

/// A file of the shared data sets, which need not be there.
inline std::filesystem::path shared(std::string_view path) {
    const char* folder = std::getenv("VORONKA_SHARED");
    return std::filesystem::path(folder ? folder : VORONKA_SOURCE "/../shared") / path;
}

/// Rows of a small CSV file with quoted cells, without its header.
inline std::vector<std::vector<std::string>> csv_rows(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        if (line.ends_with('\r')) line.pop_back();
        auto& row = rows.emplace_back(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                row.emplace_back();
            else
                row.back().push_back(c);
        }
    }
    return rows;
}

/// A generator whose seed is told, so that a failure can be repeated with VORONKA_SEED.
inline Rng told_rng() {
    const char* given = std::getenv("VORONKA_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device()();
    std::cout << "seed " << seed << '\n';
    return Rng(seed);
}

/// Any 64 bits, with as many small numbers as large ones.
inline std::int64_t any_number(Rng& rng) {
    const auto bits = (static_cast<std::uint64_t>(rng.next()) << 32U) | rng.next();
    return static_cast<std::int64_t>(bits) >> rng.below(64);
}

}  // namespace voronka::tests
