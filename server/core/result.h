#pragma once
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace voronka {

/// What kind of refusal an error is; the doors (HTTP, command line) turn it into a status or an exit code.
enum class ErrorKind {
    malformed,      ///< the input cannot be read at all (400)
    unauthorized,   ///< nobody is signed in (401)
    forbidden,      ///< the right is missing (403)
    not_found,      ///< is not there, or may not be read (404)
    conflict,       ///< contradicts the present state (409)
    exit_criteria,  ///< the stage may not be left yet (409), see Error::missing
    stale,          ///< changed by somebody else meanwhile (412)
    too_large,      ///< over a size limit (413)
    validation,     ///< understood, but wrong (422), see Error::fields
    query,          ///< a query that does not hold, see FieldError::at (422)
    too_often,      ///< rate limit (429)
    unavailable,    ///< the disk or the store cannot do it now (503)
    internal,       ///< a fault of ours (500)
};

/// Values for the placeholders of a message: {"max", "250"}.
using MessageArgs = std::vector<std::pair<std::string, std::string>>;

/// One thing wrong with one field, or with one place of a query.
struct FieldError {
    std::string field;  ///< the field's name as the sender wrote it; empty for the whole
    std::string code;   ///< key of the sentence in messages/*.yaml
    MessageArgs args;
    std::optional<std::size_t> at;      ///< byte position in a query
    std::optional<std::size_t> length;  ///< bytes that the caret underlines
    std::string expected;               ///< what could stand there
    std::string nearest;                ///< «did you mean»
};

/// One condition that a record does not meet yet, or one required step that is not done.
struct Missing {
    std::string stage;
    std::string criterion;            ///< key of the exit criterion; empty when it is a step
    std::string step;                 ///< key of the step; empty when it is a criterion
    std::string message;              ///< in the reader's language already: it comes from the process
    std::vector<std::string> fields;  ///< what supplies it
};

/// A refusal. Its sentence is made from `code` and `args` in the reader's language (core/messages.h);
/// `cause` is for the log alone and never leaves the server.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string code;
    MessageArgs args;
    std::vector<FieldError> fields;
    std::vector<Missing> missing;
    std::string cause;
};

template <class T>
using Result = std::expected<T, Error>;

/// A refusal with a sentence and nothing else.
inline std::unexpected<Error> fail(ErrorKind kind, std::string code, MessageArgs args = {}) {
    return std::unexpected(Error{.kind = kind, .code = std::move(code), .args = std::move(args)});
}

/// A validation error of one field.
inline std::unexpected<Error> fail_field(std::string field, std::string code, MessageArgs args = {}) {
    Error error{.kind = ErrorKind::validation, .code = "validation"};
    error.fields.push_back({.field = std::move(field), .code = std::move(code), .args = std::move(args)});
    return std::unexpected(std::move(error));
}

/// A fault of ours or of the machine; the reader is told only that it went wrong.
inline std::unexpected<Error> fail_internal(std::string cause) {
    return std::unexpected(Error{.kind = ErrorKind::internal, .code = "internal", .cause = std::move(cause)});
}

}  // namespace voronka

#define VORONKA_JOIN_AGAIN(a, b) a##b
#define VORONKA_JOIN(a, b) VORONKA_JOIN_AGAIN(a, b)

/// The value of a Result, or an early return of its error. Only as a whole initialiser, `return`, argument or statement
/// (in a braced list an early return would leak what is built already), and never in a coroutine.
#define TRY(expression) VORONKA_TRY(expression, VORONKA_JOIN(try_result_, __COUNTER__))
#define VORONKA_TRY(expression, name)                               \
    __extension__({                                                 \
        auto&& name = (expression);                                 \
        if (!name) return std::unexpected(std::move(name).error()); \
        std::move(name).value();                                    \
    })

/// The same for Result<void>.
#define TRY_VOID(expression) VORONKA_TRY_VOID(expression, VORONKA_JOIN(try_result_, __COUNTER__))
#define VORONKA_TRY_VOID(expression, name)                                                    \
    do {                                                                                      \
        if (auto name = (expression); !name) return std::unexpected(std::move(name).error()); \
    } while (false)
