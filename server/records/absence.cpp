#include "records/absence.h"

#include "records/directory.h"

namespace voronka::records {
namespace {

Id deputy_of(const Directory& directory, Id person, Date day) {
    const Absence* away = directory.absence(person, day);
    const Person* deputy = away ? directory.person(away->deputy) : nullptr;
    return deputy && deputy->active ? deputy->id : 0;
}

// Who does it in the end; nobody where two who are away stand in for each other.
Id last_deputy(const Directory& directory, Id person, Date day) {
    Id turn = person;
    for (std::size_t steps = 0; steps <= directory.absences().size(); ++steps) {
        if (!directory.absence(turn, day)) return turn;
        const Id next = deputy_of(directory, turn, day);
        if (next == person) return 0;
        if (!next) return turn == person ? 0 : turn;
        turn = next;
    }
    return 0;
}

}  // namespace

Id whose_turn(const Environment& environment, Id person, Instant at) {
    const Id turn = last_deputy(*environment.directory, person, environment.calendar.zone().date(at));
    return turn ? turn : person;
}

std::vector<Id> stands_in_for(const Directory& directory, Id deputy, Date day) {
    std::vector<Id> away;
    for (const Absence& one : directory.absences())
        if (one.first <= day && day <= one.last && one.person != deputy && last_deputy(directory, one.person, day) == deputy)
            away.push_back(one.person);
    std::ranges::sort(away);
    away.erase(std::ranges::unique(away).begin(), away.end());
    return away;
}

}  // namespace voronka::records
