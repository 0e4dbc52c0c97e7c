#include "store/sqlite/functions.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "core/text.h"

namespace voronka::store {
namespace {

std::string_view text_of(sqlite3_value* value) {
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void has_word_function(sqlite3_context* context, int, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    sqlite3_result_int(context, has_word(text_of(values[0]), text_of(values[1])));
}

// The aggregate's own memory holds only a pointer; the numbers live in a vector that `final` gives back.
using Numbers = std::vector<std::int64_t>;

void median_step(sqlite3_context* context, int, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    auto** numbers = static_cast<Numbers**>(sqlite3_aggregate_context(context, sizeof(Numbers*)));
    if (!numbers) return sqlite3_result_error_nomem(context);
    if (!*numbers) *numbers = std::make_unique<Numbers>().release();
    (*numbers)->push_back(sqlite3_value_int64(values[0]));
}

void median_final(sqlite3_context* context) {
    auto** held = static_cast<Numbers**>(sqlite3_aggregate_context(context, 0));
    if (!held || !*held) return sqlite3_result_null(context);
    const std::unique_ptr<Numbers> numbers(*held);
    const auto middle = numbers->begin() + static_cast<std::ptrdiff_t>(numbers->size() / 2);
    std::nth_element(numbers->begin(), middle, numbers->end());
    if (numbers->size() % 2) return sqlite3_result_int64(context, *middle);
    const std::int64_t sum = *middle + *std::max_element(numbers->begin(), middle);
    sqlite3_result_int64(context, (sum + (sum > 0 ? 1 : sum < 0 ? -1 : 0) * (sum % 2 != 0)) / 2);
}

}  // namespace

int add_functions(sqlite3* database) {
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const int code =
        sqlite3_create_function_v2(database, "has_word", 2, flags, nullptr, has_word_function, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return code;
    return sqlite3_create_function_v2(database, "median", 1, flags, nullptr, nullptr, median_step, median_final, nullptr);
}

}  // namespace voronka::store
