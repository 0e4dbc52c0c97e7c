#include "api/override_rate.h"

#include <map>

namespace voronka::api {
namespace {

// So many records are in memory at once, with their owners: some twenty megabytes.
constexpr std::size_t records_at_once = 1'000'000;
constexpr std::size_t most_listed = 150;  // a query has at most 200 terms

enum Column : std::size_t { stage, left_at, overridden, journey };

}  // namespace

Result<OverrideRate::Rates> OverrideRate::rates(const sales::Period& period, const std::string& by) {
    TRY_VOID(check(by));
    Parts parts;
    TRY_VOID(read(period, by, parts));
    Part all;
    std::map<std::string, Part> named;
    for (auto& [number, part] : parts) {
        all.moves += part.moves;
        all.overridden += part.overridden;
        all.newest.insert(all.newest.end(), part.newest.begin(), part.newest.end());
        keep_newest(all);
        named.emplace(key(number, by), std::move(part));
    }
    Rates rates{.all = figure_of(std::move(all)), .groups = {}};
    if (by.empty()) return rates;
    for (auto& [key, part] : named) rates.groups.push_back({key, label(key, by), figure_of(std::move(part))});
    return rates;
}

Result<void> OverrideRate::check(const std::string& by) const {
    const bool people = by == "owner" || by == "team";
    const bool hidden = people && asking_.actor.hides(asking_.company->schema().at("deals").at("owner"));
    if (hidden || (!people && by != "stage" && by != "month" && !by.empty()))
        return fail_field("by", "unknown_field", {{"field", by}});
    return {};
}

Result<void> OverrideRate::read(const sales::Period& period, const std::string& by, Parts& parts) {
    const Schema& schema = asking_.company->schema();
    const std::string left =
        period.all ? "left_at is not empty" : "left_at between " + format(period.from) + " and " + format(period.to);
    const std::string when = left + " and left_by in (forward, won)";
    std::vector<Owned> records;
    for (const char* resource : {"deals", "leads"}) {
        auto walk = records::Walk::begin(reading_, schema.at(resource), q_, {"owner"});
        // Of deals it can always be said, or it is wrong.
        if (!walk && schema.at(resource).key == "leads" && walk.error().kind == ErrorKind::query) break;
        if (!walk) return std::unexpected(walk.error());
        while (TRY(walk->next())) {
            records.push_back({walk->row().id(), walk->row().integer(0)});
            if (records.size() == records_at_once) TRY_VOID(read_moves(when, by, records, parts));
        }
    }
    return read_moves(when, by, records, parts);
}

Result<void> OverrideRate::read_moves(const std::string& when, const std::string& by, std::vector<Owned>& records, Parts& parts) {
    std::ranges::sort(records, {}, &Owned::record);
    std::vector<Id> ids;
    ids.reserve(records.size());
    for (const Owned& one : records) ids.push_back(one.record);
    const records::Linked moves{.module = asking_.company->schema().at("journeys.stays"),
                                .link = "record",
                                .q = when,
                                .fields = {"stage", "left_at", "overridden", "parent"}};
    TRY_VOID(records::each_linked(reading_, moves, ids, [&](std::size_t at, const records::FieldRow& move) {
        if (!move.empty(Column::stage)) add(parts[number(by, records[at].owner, move)], move);
    }));
    records.clear();
    return {};
}

std::int64_t OverrideRate::number(const std::string& by, Id owner, const records::FieldRow& move) {
    if (by == "owner") return owner;
    if (by == "month") {
        const Civil day = civil(asking_.environment.calendar.zone().date({move.integer(Column::left_at)}));
        return std::int64_t{day.year} * 12 + day.month - 1;
    }
    if (by == "stage") {
        const auto found = std::ranges::find(stages_, move.text(Column::stage));
        if (found != stages_.end()) return found - stages_.begin();
        stages_.emplace_back(move.text(Column::stage));
        return static_cast<std::int64_t>(stages_.size()) - 1;
    }
    const records::Person* person = by.empty() ? nullptr : asking_.environment.directory->person(owner);
    return person ? person->team : 0;
}

std::string OverrideRate::key(std::int64_t number, const std::string& by) const {
    if (by == "stage") return stages_[static_cast<std::size_t>(number)];
    if (by == "month")
        return format(date_of({static_cast<int>(number / 12), static_cast<unsigned>(number % 12) + 1, 1})).substr(0, 7);
    return number ? std::to_string(number) : "";
}

std::string OverrideRate::label(const std::string& key, const std::string& by) const {
    if (key.empty()) return message(asking_.language, "measure_not_given");
    if (by == "month") return key;
    if (by == "stage") {
        for (const sales::Process* process : asking_.environment.processes.all())
            if (const sales::Stage* stage = process->find(key)) return stage->name.in(asking_.language);
        return key;
    }
    const records::Directory& directory = *asking_.environment.directory;
    if (by == "team") {
        for (const records::Team& team : directory.teams())
            if (std::to_string(team.id) == key) return team.name;
        return key;
    }
    const records::Person* person = directory.person(std::stoll(key));
    return person ? person->name : key;
}

void OverrideRate::add(Part& part, const records::FieldRow& move) {
    ++part.moves;
    if (move.integer(Column::overridden) == 0) return;
    ++part.overridden;
    part.newest.push_back({{move.integer(Column::left_at)}, move.id(), move.integer(Column::journey)});
    if (part.newest.size() >= 2 * most_listed) keep_newest(part);
}

void OverrideRate::keep_newest(Part& part) {
    std::ranges::sort(part.newest, std::greater());
    if (part.newest.size() > most_listed) part.newest.resize(most_listed);
}

Figure OverrideRate::figure_of(Part part) {
    keep_newest(part);
    std::string ids;
    for (const Overridden& one : part.newest) ids += (ids.empty() ? "id in (" : ", ") + std::to_string(one.journey);
    Figure figure{std::nullopt, part.moves, "journeys?q=" + (ids.empty() ? "id = 0" : ids + ")"), ""};
    if (part.moves) figure.value = static_cast<double>(part.overridden) / static_cast<double>(part.moves);
    return figure;
}

}  // namespace voronka::api
