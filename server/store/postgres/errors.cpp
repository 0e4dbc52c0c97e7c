#include "store/postgres/errors.h"

#include <libpq-fe.h>

namespace voronka::store::postgres {
namespace {

struct Rule {
    std::string_view states;  ///< an SQLSTATE, or how its class begins
    ErrorKind kind;
    const char* code;
};

// https://www.postgresql.org/docs/15/errcodes-appendix.html; the first that fits counts.
constexpr Rule rules[] = {
    {"23505", ErrorKind::conflict, "not_unique"},         {"57014", ErrorKind::query, "query_timeout"},
    {"25006", ErrorKind::unavailable, "store_read_only"}, {"53100", ErrorKind::unavailable, "store_full"},
    {"58", ErrorKind::unavailable, "store_io"},           {"XX001", ErrorKind::unavailable, "store_damaged"},
    {"XX002", ErrorKind::unavailable, "store_damaged"},   {"08", ErrorKind::unavailable, "store_unreachable"},
    {"28", ErrorKind::unavailable, "store_unreachable"},  {"3D", ErrorKind::unavailable, "store_unreachable"},
    {"40", ErrorKind::unavailable, "store_unreachable"},  {"53", ErrorKind::unavailable, "store_unreachable"},
    {"55", ErrorKind::unavailable, "store_unreachable"},  {"57P", ErrorKind::unavailable, "store_unreachable"},
};

}  // namespace

Error error_of(const pg_result* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string cause = PQresultErrorMessage(result);
    const std::string_view given = state ? state : "08006";
    for (const Rule& rule : rules)
        if (given.starts_with(rule.states)) return {.kind = rule.kind, .code = rule.code, .cause = cause};
    return {.kind = ErrorKind::internal, .code = "internal", .cause = cause};
}

Error lost(const pg_conn* connection) {
    return {.kind = ErrorKind::unavailable,
            .code = "store_unreachable",
            .cause = connection ? PQerrorMessage(connection) : "no memory for a connection"};
}

}  // namespace voronka::store::postgres
