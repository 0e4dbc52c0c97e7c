#pragma once
#include <string>
#include <string_view>

#include "core/result.h"

namespace voronka {

enum class Language { en, ru };

std::string_view key(Language);  ///< "en", "ru"
/// "ru-RU,ru;q=0.9,en;q=0.8" → ru; `otherwise` where neither is asked for.
Language preferred_language(std::string_view accept_language, Language otherwise);

/// The sentence `code` of messages/<language>.yaml with its placeholders filled in; plural forms by ICU MessageFormat.
/// A code without a sentence gives the code itself (a test finds those).
std::string message(Language, std::string_view code, const MessageArgs& args = {});

}  // namespace voronka
