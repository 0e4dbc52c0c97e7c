#include "exchange/references.h"

#include "core/text.h"
#include "records/sight.h"

namespace voronka::exchange {
namespace {

constexpr int most_candidates = 5000;
constexpr int most_called_so = 20;
constexpr std::size_t most_explained = 200;  // missing names: a list that somebody still reads

Result<bool> may_read(records::Unit& unit, const Module& module, Id id) {
    return records::may_read(unit.writer(), unit.environment(), unit.actor(), module, id);
}

bool made_when_missing(const Module& module) {
    return module.key == "organizations" || module.key == "contacts" || module.key == "teams";
}

}  // namespace

Result<Id> References::resolve(records::Unit& unit, const std::string& field, const Module& target, const std::string& name) {
    if (const auto chosen = mapping_.references.find(field); chosen != mapping_.references.end()) {
        const auto one = chosen->second.find(name);
        if (one != chosen->second.end() && one->second.action == ReferenceChoice::Action::use) {
            if (!TRY(may_read(unit, target, one->second.id))) return fail_field(field, "reference_missing");
            return one->second.id;
        }
        if (one != chosen->second.end() && one->second.action == ReferenceChoice::Action::leave_empty) return Id{0};
        if (one != chosen->second.end()) {
            const std::string key = target.key + '\n' + name_key(target, name);
            if (const auto found = known_.find(key); found != known_.end() && found->second) return found->second;
            const Id id = TRY(make(unit, target, name));
            known_[key] = id;
            made_.push_back(key);
            return id;
        }
    }
    const std::string key = target.key + '\n' + name_key(target, name);
    auto found = known_.find(key);
    if (found == known_.end()) found = known_.emplace(key, TRY(look_up(unit, target, name, key))).first;
    if (!found->second && made_when_missing(target)) {
        found->second = TRY(make(unit, target, name));
        made_.push_back(key);
    }
    if (!found->second) TRY_VOID(report(unit, field, target, name));
    return found->second;
}

Result<Id> References::look_up(records::Unit& unit, const Module& module, const std::string& name, const std::string& key) {
    if (module.key == "users") {
        if (const auto* person = environment_.directory->by_name(name)) return person->id;
        for (const records::Person& person : environment_.directory->people())
            if (module.key + '\n' + name_key(module, person.name) == key) return person.id;
        return Id{0};
    }
    // Nearly all are called exactly so, and mostly there is an index for that.
    for (const Field* field : {&name_field(module), &module.fields[system_field::external_id]}) {
        if (!field->indexed && !field->looked_up) continue;
        for (const Record& one : TRY(unit.writer().equal(module, *field, Value(name), most_called_so)))
            if (TRY(may_read(unit, module, one.id()))) return one.id();
    }
    return names_there_.find(unit, module, name);
}

Result<Id> References::make(records::Unit& unit, const Module& module, const std::string& name) {
    records::Given given;
    if (module.key == "contacts") {
        const auto space = name.rfind(' ');
        if (space != std::string::npos) given.emplace_back(&module.at("first_name"), name.substr(0, space));
        given.emplace_back(&module.at("last_name"), space == std::string::npos ? name : name.substr(space + 1));
    } else {
        given.emplace_back(&module.at("name"), name);
    }
    return TRY(unit.create(module, given)).id();
}

Result<void> References::report(records::Unit& unit, const std::string& field, const Module& module, const std::string& name) {
    auto& entry = missing_[{field, name}];
    reported_.push_back(&entry);
    ++entry.rows;
    if (!entry.value.empty()) return {};
    entry.field = field;
    entry.value = name;
    return missing_.size() > most_explained ? Result<void>() : suggest(unit, module, entry);
}

Result<References::Titles> References::titles(records::Unit& unit, const Module& module) {
    Titles all;
    if (module.key == "users") {
        for (const records::Person& person : environment_.directory->people()) all.emplace_back(person.id, person.name);
        return all;
    }
    const records::CompanyNames names(environment_, nullptr);
    const auto everything = TRY(query::bind("", module, records::surroundings(environment_, unit.actor(), names)));
    for (const Record& one : TRY(unit.writer().select(*everything, module, most_candidates)))
        all.emplace_back(one.id(), std::string(one.text("title")));
    return all;
}

// «Did you mean» offers only what may be read.
Result<void> References::suggest(records::Unit& unit, const Module& module, MissingReference& entry) {
    auto known = titles_.find(&module);
    if (known == titles_.end()) known = titles_.emplace(&module, TRY(titles(unit, module))).first;
    std::vector<std::pair<Id, std::string_view>> candidates(known->second.begin(), known->second.end());
    for (int tries = 0; tries < most_called_so; ++tries) {
        std::vector<std::string_view> titles(candidates.size());
        std::ranges::transform(candidates, titles.begin(), [](const auto& one) { return one.second; });
        const auto near = nearest(entry.value, titles);
        if (!near) return {};
        const auto [id, title] = candidates[*near];
        if (TRY(may_read(unit, module, id))) {
            entry.nearest_id = id;
            entry.nearest_title = title;
            return {};
        }
        candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(*near));
    }
    return {};
}

void References::forget_made(Mark since) {
    for (std::size_t i = since; i < made_.size(); ++i) known_.erase(made_[i]);
    made_.resize(since);
}

void References::take_back() {
    names_there_.end_batch(true);
    forget_made();
    for (MissingReference* entry : reported_) --entry->rows;
    reported_.clear();
}

void References::keep_made() {
    names_there_.end_batch(false);
    made_.clear();
    reported_.clear();
}

std::vector<MissingReference> References::missing() const {
    std::vector<MissingReference> all;
    for (const auto& [key, entry] : missing_)
        if (entry.rows) all.push_back(entry);
    std::ranges::sort(all, std::greater<>(), &MissingReference::rows);
    return all;
}

}  // namespace voronka::exchange
