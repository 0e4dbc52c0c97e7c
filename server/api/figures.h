#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/json.h"

namespace voronka::api {

/// One figure of a measure.
struct Figure {
    std::optional<double> value;  ///< none where there is too little to tell
    std::int64_t count = 0;       ///< of how much it was worked out
    std::string records;          ///< «deals?q=…»: lists what was counted
    std::string note;             ///< what has to be said about it, in the reader's language
};

/// A part of a measure: of one owner, stage, month …
struct FigureGroup {
    std::string key;
    std::string label;
    Figure figure;
};

/// Its value, count and records as members of the object that is being written.
void write_figure(JsonWriter&, const Figure&);

}  // namespace voronka::api
