#include "records/environment.h"

#include "core/text.h"
#include "records/sight.h"

namespace voronka::records {
namespace {

bool is_called(std::string_view wanted, const std::string& key, const Label& name) {
    return fold(key) == wanted || fold(name.en) == wanted || fold(name.ru) == wanted;
}

template <class Visit>
void each_choice(const sales::Processes& processes, ChoiceSource source, Visit visit) {
    for (const sales::Process* process : processes.all()) {
        if (source == ChoiceSource::stages)
            for (const sales::Stage& stage : process->stages) visit(stage.key, stage.name);
        if (source == ChoiceSource::loss_reasons)
            for (const sales::Reason& reason : process->loss_reasons) visit(reason.key, reason.label);
        if (source == ChoiceSource::disqualify_reasons)
            for (const sales::Reason& reason : process->disqualify_reasons) visit(reason.key, reason.label);
    }
}

}  // namespace

std::optional<Id> CompanyNames::record(const Module& module, std::string_view name) const {
    if (module.key == "users") {
        const Person* person = environment_.directory->by_name(name);
        return person ? std::optional(person->id) : std::nullopt;
    }
    if (!reader_) return std::nullopt;
    return records::called(*reader_, environment_, *actor_, module, name).value_or(std::nullopt);
}

std::optional<std::string> CompanyNames::choice(ChoiceSource source, std::string_view name) const {
    const std::string wanted = fold(name);
    std::optional<std::string> found;
    each_choice(environment_.processes, source, [&](const std::string& key, const Label& label) {
        if (!found && is_called(wanted, key, label)) found = key;
    });
    return found;
}

std::vector<std::string> CompanyNames::choices(ChoiceSource source) const {
    std::vector<std::string> keys;
    each_choice(environment_.processes, source, [&](const std::string& key, const Label&) {
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    });
    return keys;
}

std::string CompanyNames::label(ChoiceSource source, const std::string& key, Language language) const {
    std::string found = key;
    bool known = false;
    each_choice(environment_.processes, source, [&](const std::string& one, const Label& label) {
        if (!known && one == key) found = label.in(language);
        known = known || one == key;
    });
    return found;
}

std::vector<std::string> CompanyNames::people() const {
    std::vector<std::string> names;
    for (const Person& person : environment_.directory->people())
        if (person.active) names.push_back(person.name);
    return names;
}

query::Surroundings surroundings(const Environment& environment, const Actor& actor, const query::Names& names) {
    return {.schema = environment.schema,
            .calendar = environment.calendar,
            .names = names,
            .me = actor.user,
            .my_team = actor.my_team,
            .my_teams = actor.my_teams,
            .my_leaders = actor.my_leaders,
            .now = environment.clock.now(),
            .currency = environment.currency,
            .hides = actor.rights && !actor.rights->fields.empty()
                         ? [rights = actor.rights](const Field& field) { return rights->hides(field); }
                         : std::function<bool(const Field&)>()};
}

}  // namespace voronka::records
