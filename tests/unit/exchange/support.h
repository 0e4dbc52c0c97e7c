#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "exchange/cell.h"
#include "exchange/suggest.h"

namespace voronka::exchange::tests {

inline std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline std::string fixture(std::string_view name) {
    return std::string(VORONKA_SOURCE "/tests/fixtures/csv/") + std::string(name);
}

/// A file of the collection of real data that stands beside a checkout; empty where there is none.
inline std::string shared(std::string_view name) {
    const char* set = std::getenv("VORONKA_SHARED");
    const std::string path = (set ? set : VORONKA_SOURCE "/../shared") + std::string("/data/") + std::string(name);
    return std::filesystem::exists(path) ? path : std::string();
}

#define SHARED_OR_SKIP(variable, name)                \
    const std::string variable = tests::shared(name); \
    if (variable.empty()) GTEST_SKIP() << "the shared data is not here: set VORONKA_SHARED to its folder to test " << (name)

/// A row kept after the reader has gone on.
struct Kept {
    std::uint64_t line;
    RowProblem problem;
    std::vector<std::string> cells;
    bool operator==(const Kept&) const = default;
};

inline void PrintTo(const Kept& row, std::ostream* out) {
    *out << "line " << row.line << " " << code(row.problem);
    for (const auto& cell : row.cells) *out << " [" << cell << "]";
}

/// All rows of a text, the first one too; `size` cells expected when not 0.
inline std::vector<Kept> rows_of(std::string_view text, CsvFormat format = {}, std::size_t size = 0, CsvLimits limits = {}) {
    MemorySource source(text);
    CsvReader reader(source, format, limits);
    reader.expect(size, size);
    std::vector<Kept> rows;
    while (true) {
        const auto row = reader.next();
        if (!row || *row == nullptr) return rows;
        rows.push_back({(*row)->line, (*row)->problem, {(*row)->cells.begin(), (*row)->cells.end()}});
    }
}

/// A file surveyed, recognised and read through, as an import does.
struct File {
    Survey survey;
    std::vector<ColumnKind> kinds;
    std::vector<Kept> rows;  ///< below the header

    std::size_t index(std::string_view header) const {
        for (std::size_t i = 0; i < survey.columns.size(); ++i)
            if (survey.columns[i].header == header) return i;
        ADD_FAILURE() << "no column " << header;
        return 0;
    }
    Kind kind(std::string_view header) const { return kinds[index(header)].kind; }
};

inline File read(const OpenSource& open, const Given& given = {}) {
    File file;
    auto found = survey(open, given);
    if (!found) {
        ADD_FAILURE() << found.error().code;
        return file;
    }
    file.survey = std::move(*found);
    file.kinds = recognise(file.survey);
    auto bytes = open();
    DecodedSource text(**bytes, file.survey.encoding);
    CsvReader reader(text, file.survey.dialect.format);
    if (file.survey.dialect.header) (void)reader.next();
    file.survey.prepare(reader);
    while (true) {
        const auto row = reader.next();
        if (!row || *row == nullptr) return file;
        file.rows.push_back({(*row)->line, (*row)->problem, {(*row)->cells.begin(), (*row)->cells.end()}});
    }
}

inline File read_file(const std::string& path, const Given& given = {}) { return read(open_file(path), given); }

/// The modules that a file may go to, with the fields that matter here.
std::vector<TargetModule> targets();
const TargetModule& target(std::string_view key);

/// Header → field of all mapped columns.
std::map<std::string, std::string> fields_of(const File&, const Suggestion&);

}  // namespace voronka::exchange::tests
