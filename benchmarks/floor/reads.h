#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "floor/rows.h"
#include "floor/web.h"

namespace voronka::bench {

/// What all threads share: the file, the columns and the people.
struct Office {
    std::string file;
    std::map<std::string, std::vector<Column>> columns;
    People people;
    std::string team_of_watcher;  ///< ids with commas
    std::int64_t bench = 0;       ///< whose requests they are
};
Office open_office(const std::string& file, const std::string& columns);

/// The answers that only read; one for each thread, with a connection of its own.
class Reads {
  public:
    explicit Reads(const Office& office);
    /// Nothing when the target is none of those that are measured.
    bool answer(std::string_view target, Answer& answer);

  private:
    Answer one(std::int64_t id);
    Answer list(std::string_view stage, std::string_view sql);
    Answer count(std::int64_t amount);
    Answer funnel();
    Answer search(std::string_view typed);

    const Office& office_;
    Connection connection_;
    Shape deals_;
    std::string one_sql_;
    std::string list_sql_;
    std::string watcher_sql_;
};

/// «%20» and the like made plain.
std::string decoded(std::string_view text);

}  // namespace voronka::bench
