#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/messages.h"
#include "core/random.h"

namespace voronka::demo {

/// The same in both languages.
struct Words {
    std::string_view ru;
    std::string_view en;
    std::string in(Language language) const { return std::string(language == Language::ru ? ru : en); }
};

std::span<const Words> firm_names();
std::span<const Words> firm_kinds();
std::span<const Words> first_names();   ///< men's, then women's: the second half
std::span<const Words> last_names();    ///< in the form for men; `woman` makes the other
std::span<const Words> cities();
std::span<const Words> needs();
std::span<const Words> requests();
std::span<const Words> concerns();
std::span<const Words> call_notes();
std::span<const Words> likes();
std::span<const Words> dislikes();
std::span<const Words> subjects();      ///< what a deal is called: «Стеллажи на склад»
std::span<const Words> job_titles();

/// «Орлов» → «Орлова»; English names stay.
std::string woman(std::string last_name, Language);

inline const Words& pick(Rng& rng, std::span<const Words> from) { return from[rng.below(static_cast<std::uint32_t>(from.size()))]; }

}  // namespace voronka::demo
