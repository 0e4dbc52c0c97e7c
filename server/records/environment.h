#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/clock.h"
#include "records/directory.h"
#include "sales/process.h"
#include "schema/calendar.h"

namespace voronka::records {

/// What a company knows besides its records. The company owns all of it; nothing here is global.
struct Environment {
    const Schema& schema;
    const sales::Processes& processes;
    const WorkCalendar& calendar;
    const Clock& clock;
    std::shared_ptr<const Directory> directory;
    std::string currency;
    query::Dialect dialect = query::Dialect::sqlite;
    Language language = Language::ru;  ///< of texts that the system itself writes into records
};

/// Values that somebody gives for fields of a record, already read and checked one by one.
using Given = std::vector<std::pair<const Field*, Value>>;

/// What readers of the event stream are told about.
struct Event {
    std::int64_t seq = 0;
    std::string resource;
    Id id = 0;
    std::int64_t version = 0;
    std::string change;  ///< create, update, delete, restore, move; `refresh` for many at once
    Id owner = 0;
};

/// Names that queries may use: people, stages, reasons, and records by their title.
class CompanyNames final : public query::Names {
  public:
    /// Records are known by their titles to whom may read them.
    CompanyNames(const Environment& environment, Reader& reader, const Actor& actor)
        : environment_(environment), reader_(&reader), actor_(&actor) {}
    /// People, stages and reasons alone.
    CompanyNames(const Environment& environment, std::nullptr_t) : environment_(environment) {}
    std::optional<Id> record(const Module&, std::string_view name) const override;
    std::optional<std::string> choice(ChoiceSource, std::string_view name) const override;
    std::vector<std::string> choices(ChoiceSource) const override;
    std::string label(ChoiceSource, const std::string& key, Language) const override;
    std::vector<std::string> people() const override;

  private:
    const Environment& environment_;
    Reader* reader_ = nullptr;
    const Actor* actor_ = nullptr;
};

/// What the meaning of an actor's query depends on.
query::Surroundings surroundings(const Environment&, const Actor&, const query::Names&);

}  // namespace voronka::records
