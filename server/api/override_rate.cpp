#include "api/override_rate.h"

#include <ranges>
#include <set>

namespace voronka::api {
namespace {

constexpr int most_moves = 100'000;
constexpr std::size_t records_a_query = 150;  // a query has at most 200 terms
constexpr std::size_t most_listed = 150;

std::string id_in(const std::vector<Id>& ids, std::size_t from, std::size_t count) {
    std::string text;
    for (std::size_t i = from; i < std::min(ids.size(), from + count); ++i)
        text += (text.empty() ? "id in (" : ", ") + std::to_string(ids[i]);
    return text.empty() ? "id = 0" : text + ")";
}

}  // namespace

Figure OverrideRate::figure(const Moves& moves) const {
    Part all;
    for (const Move& move : moves.newest) add(all, move);
    Figure figure = figure_of(all);
    if (moves.cut) figure.note = message(asking_.language, "measure_newest_moves", {{"count", std::to_string(most_moves)}});
    return figure;
}

Result<std::vector<FigureGroup>> OverrideRate::groups(const Moves& moves, const std::string& by) const {
    const bool people = by == "owner" || by == "team";
    const bool hidden = people && asking_.actor.hides(asking_.company->schema().at("deals").at("owner"));
    if (hidden || (!people && by != "stage" && by != "month")) return fail_field("by", "unknown_field", {{"field", by}});
    std::map<std::string, Part> parts;
    for (const Move& move : moves.newest) add(parts[key(move, by)], move);
    std::vector<FigureGroup> found;
    found.reserve(parts.size());
    for (const auto& [key, part] : parts) found.push_back({key, label(key, by), figure_of(part)});
    return found;
}

Result<OverrideRate::Moves> OverrideRate::moves(const sales::Period& period) {
    const Schema& schema = asking_.company->schema();
    const std::string when =
        period.all ? "left_at is not empty" : "left_at between " + format(period.from) + " and " + format(period.to);
    Moves all;
    std::set<Id> records;
    for (const auto& row :
         TRY(reading_.columns(schema.at("journeys.stays"), when + " and left_by in (forward, won) sort left_at desc",
                              {"parent", "record", "stage", "left_at", "overridden"}, most_moves))) {
        const auto* record = get_if<std::int64_t>(row[1]);
        const auto* stage = get_if<std::string>(row[2]);
        if (!record || !stage) continue;
        const auto* overridden = get_if<bool>(row[4]);
        all.newest.push_back({.journey = std::get<std::int64_t>(row[0]),
                              .record = *record,
                              .stage = *stage,
                              .at = std::get<Instant>(row[3]),
                              .overridden = overridden && *overridden});
        records.insert(*record);
    }
    all.cut = all.newest.size() >= static_cast<std::size_t>(most_moves);
    std::map<Id, Id> owners;
    const std::vector<Id> ids(records.begin(), records.end());
    TRY_VOID(read_owners(schema.at("deals"), ids, owners));
    const auto leads = read_owners(schema.at("leads"), ids, owners);
    if (!leads && leads.error().kind != ErrorKind::query) return std::unexpected(leads.error());
    std::erase_if(all.newest, [&](const Move& move) { return !owners.contains(move.record); });
    for (Move& move : all.newest) move.owner = owners[move.record];
    return all;
}

// Those of these records that are of the module, may be read and meet the filter.
Result<void> OverrideRate::read_owners(const Module& module, const std::vector<Id>& records, std::map<Id, Id>& owners) {
    const std::string also = q_.empty() ? "" : " and (" + q_ + ")";
    for (std::size_t from = 0; from < records.size(); from += records_a_query)
        for (const auto& row :
             TRY(reading_.columns(module, id_in(records, from, records_a_query) + also,
                                  asking_.actor.hides(module.at("owner")) ? std::vector<std::string>{"id"}
                                                                          : std::vector<std::string>{"id", "owner"},
                                  static_cast<int>(records_a_query)))) {
            const auto* owner = row.size() > 1 ? get_if<std::int64_t>(row[1]) : nullptr;
            owners[std::get<std::int64_t>(row[0])] = owner ? *owner : 0;
        }
    return {};
}

std::string OverrideRate::key(const Move& move, const std::string& by) const {
    if (by == "stage") return move.stage;
    if (by == "month") return format(asking_.environment.calendar.zone().date(move.at)).substr(0, 7);
    if (by == "owner") return move.owner ? std::to_string(move.owner) : "";
    const records::Person* person = asking_.environment.directory->person(move.owner);
    return person && person->team ? std::to_string(person->team) : "";
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

void OverrideRate::add(Part& part, const Move& move) {
    ++part.moves;
    if (move.overridden) part.overridden.push_back(move.journey);
}

Figure OverrideRate::figure_of(const Part& part) {
    Figure figure{std::nullopt, part.moves, "journeys?q=" + id_in(part.overridden, 0, most_listed), ""};
    if (part.moves) figure.value = static_cast<double>(part.overridden.size()) / static_cast<double>(part.moves);
    return figure;
}

}  // namespace voronka::api
