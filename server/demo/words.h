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

/// «Пекарня «{}»» and the industry of such a firm.
struct FirmKind {
    Words name;
    const char* industry;
};

/// What a customer needs, and what of ours answers it.
struct Need {
    Words text;
    Words feature;
};

/// What keeps a customer from deciding, of which kind it is, how we answer, and which objection of the library it is.
struct Concern {
    Words text;
    const char* kind;
    Words answer;
    Words known;
};

std::span<const Words> firm_names();
std::span<const Words> firm_places();  ///< second half of a double name: «Гранит-Урал»
std::span<const FirmKind> firm_kinds();
std::span<const Words> first_names();  ///< men's, then women's: the second half
std::span<const Words> last_names();   ///< in the form for men; `woman` makes the other
std::span<const Words> cities();
std::span<const Words> job_titles();

std::span<const Words> requests();     ///< what a lead writes
std::span<const Words> subjects();     ///< what a deal is called: «Стеллажи на склад»
std::span<const Words> authorities();  ///< who decides
std::span<const Words> timings();      ///< by when
std::span<const Words> pitches();      ///< the first words of the first meeting
std::span<const Need> needs();
std::span<const Concern> concerns();

std::span<const Words> first_talks();  ///< what the first call brought
std::span<const Words> vain_calls();   ///< a call that reached nobody
std::span<const Words> met();          ///< what the first meeting brought
std::span<const Words> shown();        ///< what the demo brought
std::span<const Words> answered();     ///< what the talk about objections brought
std::span<const Words> agreed();       ///< what the talk about terms brought
std::span<const Words> after_sale();   ///< what the customer says after the delivery
std::span<const Words> notes();
std::span<const Words> likes();
std::span<const Words> dislikes();
std::span<const Words> payments();
std::span<const Words> services();
/// What was said when a deal was lost for this reason.
std::span<const Words> farewells(std::string_view loss_reason);

/// «Орлов» → «Орлова»; English names stay as they are read abroad.
std::string woman(std::string last_name, Language);

template <class T>
const T& pick(Rng& rng, std::span<const T> from) {
    return from[rng.below(static_cast<std::uint32_t>(from.size()))];
}

}  // namespace voronka::demo
