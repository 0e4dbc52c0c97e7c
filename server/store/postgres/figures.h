#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "core/result.h"

namespace voronka::store::postgres {

class Database;

/// What the server knows of the sizes of tables. A table that was just filled passes for an empty one until it is analysed, which
/// autovacuum does within minutes: so long any index seems as good as another, and all of it is read where one row is looked for.
class Figures {
  public:
    /// So many rows were written into a table at once.
    void written(std::string_view table, std::size_t rows);
    /// Has tables analysed that have grown several times over since the server looked at them; between transactions.
    Result<void> renew(Database&);

  private:
    struct Growth {
        std::int64_t rows = 0;
        std::int64_t look_at = 500;  ///< rows
    };
    std::map<std::string, Growth, std::less<>> growth_;
};

}  // namespace voronka::store::postgres
