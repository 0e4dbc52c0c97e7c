#include <libpq-fe.h>

#include <charconv>

#include "store/postgres/arrays.h"
#include "store/postgres/database.h"

namespace voronka::store::postgres {
namespace {

// Types by their fixed numbers in pg_type.
constexpr unsigned int8_type = 20, int2_type = 21, int4_type = 23, numeric_type = 1700;

bool counts(unsigned type) { return type == int8_type || type == int4_type || type == int2_type || type == numeric_type; }

}  // namespace

void ClearResult::operator()(pg_result* result) const { PQclear(result); }

Query::Query(Database& database, std::shared_ptr<const Statement> statement, Sent sent)
    : database_(&database), statement_(std::move(statement)), sent_(sent) {}

Parameter& Query::place(int parameter) {
    parameters_.resize(statement_->parameters);
    return parameters_[static_cast<std::size_t>(parameter - 1)];
}

Query& Query::bind(int parameter, std::int64_t n) {
    place(parameter) = {std::to_string(n), Parameter::Form::number};
    return *this;
}

Query& Query::bind_text(int parameter, std::string_view text) {
    place(parameter) = {std::string(text), Parameter::Form::text};
    return *this;
}

Query& Query::bind_blob(int parameter, std::string_view bytes) {
    place(parameter) = {std::string(bytes), Parameter::Form::bytes};
    return *this;
}

Query& Query::bind_array(int parameter, const std::vector<std::string>& texts) {
    ArrayWriter array(ArrayWriter::Of::text, texts.size());
    for (const std::string& text : texts) array.bytes(text);
    return bind_blob(parameter, std::move(array).done());
}

Query& Query::bind_array(int parameter, const std::vector<std::int64_t>& numbers) {
    ArrayWriter array(ArrayWriter::Of::int8, numbers.size());
    for (const std::int64_t number : numbers) array.number(number);
    return bind_blob(parameter, std::move(array).done());
}

Query& Query::bind(int parameter, const Value& value) {
    if (const auto* n = get_if<std::int64_t>(value)) return bind(parameter, *n);
    if (const auto* text = get_if<std::string>(value)) return bind_text(parameter, *text);
    place(parameter) = {};
    return *this;
}

Result<bool> Query::step() {
    parameters_.resize(statement_->parameters);
    if (!answer_) answer_ = TRY(database_->ask(*statement_, parameters_));
    return ++row_ < PQntuples(answer_.get());
}

Result<void> Query::run() {
    Parameters bound = std::exchange(parameters_, {});
    bound.resize(statement_->parameters);
    if (sent_ == Sent::in_rows) return database_->lay_beside(statement_, std::move(bound));
    return database_->execute(*statement_, bound);
}

bool Query::is_null(int column) const { return PQgetisnull(answer_.get(), row_, column) != 0; }

std::string_view Query::text(int column) const {
    return {PQgetvalue(answer_.get(), row_, column), static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
}

std::int64_t Query::integer(int column) const {
    std::int64_t number = 0;
    const std::string_view digits = text(column);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Value Query::value(int column) const {
    if (is_null(column)) return {};
    if (counts(PQftype(answer_.get(), column))) return integer(column);
    return std::string(text(column));
}

// Bytes come as \x and two digits each.
std::string Query::blob(int column) const {
    std::string bytes;
    const std::string_view written = text(column);
    for (std::size_t at = 2; at + 1 < written.size(); at += 2) {
        unsigned byte = 0;
        std::from_chars(written.data() + at, written.data() + at + 2, byte, 16);
        bytes.push_back(static_cast<char>(byte));
    }
    return bytes;
}

}  // namespace voronka::store::postgres
