#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/kinds.h"
#include "exchange/targets.h"

namespace voronka::exchange {

/// A header or the name of a field in the form in which they are compared.
struct ComparedName {
    explicit ComparedName(std::string_view name);
    std::string text;
    std::vector<std::string> words;
    std::size_t length;  ///< characters
};

/// All names of a field, made ready for many headers.
class FieldNames {
  public:
    FieldNames(std::string_view module, const TargetField&);
    /// How well a header names the field, 0–1: the same words, all its words, or a small slip of the pen.
    double fit(const ComparedName& header) const;

  private:
    std::vector<ComparedName> own_;    // key, labels, aliases
    std::vector<ComparedName> known_;  // what other systems say
};

/// Whether cells of this kind can be values of such a field.
bool fits(Kind, const TargetField&);

}  // namespace voronka::exchange
