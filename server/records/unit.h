#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/environment.h"
#include "records/store.h"

namespace voronka::records {

enum class Authority {
    actor,   ///< what the person may do
    system,  ///< what follows from it by the rules: journeys, stays, follow-ups
};

/// One change set inside the writer's open transaction: the only way in which records change. Every write is authorised,
/// validated, put through the rules of its module (rules.h), logged and indexed; an error means that the caller rolls back.
class Unit {
  public:
    Unit(Writer& writer, const Environment& environment, const Actor& actor);

    // ---- what doors ask for ----

    Result<Record> create(const Module&, const Given&, Authority = Authority::actor);
    /// A stale `expected` version is ErrorKind::stale. Nothing changes, nothing is logged when every value is as it was.
    Result<Record> update(const Module&, Id, const Given&, std::optional<std::int64_t> expected = {},
                          Authority = Authority::actor);
    /// To the wastebasket; refused with the referrers, or done with them, as their fields say.
    Result<void> remove(const Module&, Id, std::optional<std::int64_t> expected = {}, Authority = Authority::actor);
    Result<Record> restore(const Module&, Id);
    /// Children: a change of one is a change of its parent, by whoever may change that one.
    Result<Record> create_child(const Module& child, Id parent, const Given&, Authority = Authority::actor);
    Result<Record> update_child(const Module& child, Id parent, Id id, const Given&, Authority = Authority::actor);
    Result<void> remove_child(const Module& child, Id parent, Id id, Authority = Authority::actor);

    // ---- what verbs and rules are made of ----

    /// Refuses fields that the actor's role hides (as if they were not there) or fixes. Errors name each.
    Result<void> may_set(const Given&) const;
    /// The record if the actor may read it and it is not deleted; else not_found.
    Result<Record> readable(const Module&, Id);
    /// The same, and forbidden where it may be read but not changed.
    Result<Record> writable(const Module&, Id, std::optional<std::int64_t> expected = {});
    /// Writes a changed record whose right to be changed was checked by the caller; `change` is update or move.
    Result<Record> write(const Record& before, Record after, std::string_view change = "update");
    /// Writes a field that is worked out from other records: no new version, no log entry, but an event.
    Result<void> write_derived(const Record& before, const Record& after);
    /// Rows that are not shown as records of their own (stays, ticks of steps): written as they are.
    Result<void> insert_row(Record);
    Result<void> update_row(const Record& before, Record after);
    Id next_id() { return writer_.next_id(); }
    /// Allows what only an import may set (stage, outcome, closed_at …), and makes nothing new for what is history.
    void import_history() { importing_ = true; }
    bool importing() const { return importing_; }
    /// One of many changes that belong together: whoever makes them tells of all of them at once (Company::refresh).
    void in_bulk() { in_bulk_ = true; }
    /// Tells whoever may read the record that something about it changed which is not in its row: who it is shared with.
    void announce(const Record&);

    Writer& writer() { return writer_; }
    const Environment& environment() const { return environment_; }
    const Actor& actor() const { return actor_; }
    Instant now() const { return now_; }

    const std::vector<Event>& events() const { return events_; }
    /// Number of the change set, 0 while nothing was logged.
    std::int64_t change_set() const { return change_set_; }

  private:
    friend class Undo;
    Result<void> authorise(const Record&, const query::BoundPtr& filter, bool allowed);
    Result<bool> passes(const Record&, const query::BoundPtr& filter);
    Result<void> check(const Record* before, const Record& after);
    Result<void> check_references(const Record* before, const Record& after);
    Result<void> check_unique(const Record* before, const Record& after);
    Result<Record> insert(Record);
    Result<void> release_referrers(const Record&);
    Result<void> log(const Record&, std::string_view change, std::string fields);
    Result<void> log_child(const Record& parent, const Module& child, Id id, const Record* before, const Record* after);
    Result<void> index(const Record&);

    Writer& writer_;
    const Environment& environment_;
    const Actor& actor_;
    Instant now_;
    bool importing_ = false;
    bool in_bulk_ = false;
    std::int64_t change_set_ = 0;
    std::vector<Event> events_;
};

}  // namespace voronka::records
