#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages.h"
#include "schema/schema.h"
#include "schema/values.h"

namespace voronka::tests {

/// The built-in modules; loaded once.
inline const Schema& built_in() {
    static const Schema schema = Schema::built_in().value();
    return schema;
}

/// The sentence of the first thing wrong.
inline std::string sentence(const Error& error, Language language = Language::en) {
    if (error.fields.empty()) return message(language, error.code, error.args);
    return message(language, error.fields.front().code, error.fields.front().args);
}

inline std::string code(const Error& error) { return error.fields.empty() ? error.code : error.fields.front().code; }

}  // namespace voronka::tests
