#pragma once
#include <boost/json/fwd.hpp>
#include <list>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/json.h"
#include "query/complete.h"
#include "records/environment.h"
#include "records/store.h"

namespace voronka::records {

/// Compiled selects by what they were compiled from, so that the same list costs no compiling twice. Bounded; thread-safe.
class PlanCache {
  public:
    using Plan = std::shared_ptr<const query::Select>;
    Plan find(const std::string& key);
    void keep(const std::string& key, Plan plan);

  private:
    static constexpr std::size_t most = 512;
    std::mutex mutex_;
    std::list<std::pair<std::string, Plan>> by_use_;
    std::unordered_map<std::string, std::list<std::pair<std::string, Plan>>::iterator> found_;
};

struct ListRequest {
    std::string q;
    std::vector<std::string> fields;  ///< empty: all that are not hidden; `organization.name` follows a reference
    std::vector<std::string> expand;
    int limit = 50;
    std::optional<std::string> cursor;
    std::int64_t skip = 0;
    bool count = false;
    bool titles = true;
    bool deleted = false;  ///< the wastebasket instead
};

/// Reads as one actor: every way in which records leave the server as JSON goes through here, so what may not be read is not
/// there.
class Reading {
  public:
    Reading(Reader& reader, const Environment& environment, const Actor& actor, PlanCache& plans)
        : reader_(reader), environment_(environment), actor_(actor), plans_(plans) {}

    /// `{"items":[…],"next_cursor":…,"count":…}`, or `{"groups":[…]}` where the query groups.
    Result<std::string> list(const Module&, const ListRequest&);
    /// One record as JSON; not_found where there is none to be read. `version` gets its version.
    Result<std::string> one(const Module&, Id, const ListRequest&, std::int64_t* version = nullptr);
    Result<std::int64_t> count(const Module&, const std::string& q);
    /// Whether this actor may read the record.
    Result<bool> readable(const Module&, Id);
    /// What a record is called, or nothing where it may not be read.
    Result<std::optional<std::string>> title(const Module&, Id);
    /// Children of a record that was found readable.
    Result<std::string> children(const Module& child, Id parent);
    /// What somebody typed into the one box, best first: called exactly so, called so at the beginning, the reader's own, the
    /// newest. Only what may be read, found by words that may be seen.
    struct Found {
        const Module* module = nullptr;
        Id id = 0;
        std::string title;
        std::string subtitle;
        std::vector<std::string> matched;  ///< words as they stand in the title and subtitle
    };
    Result<std::vector<Found>> search(std::string_view typed, std::size_t limit);
    /// Whether that search finds anything.
    Result<bool> finds(std::string_view typed);
    /// The nearest wording that does find something, for what found nothing: the same keys in the other keyboard layout, or near
    /// words in the place of those that this reader finds nothing by.
    Result<std::optional<std::string>> did_you_mean(std::string_view typed);
    /// Of these records those that may be read, with these fields alone, less what the module does not have and what is hidden
    /// from the reader; in no order.
    Result<std::vector<Record>> among(const Module&, std::span<const Id>, std::span<const std::string_view> fields);
    /// Records of a query with every field: for screens that gather. Bounded by `limit`.
    Result<std::vector<Record>> records(const Module&, const std::string& q, int limit);
    /// Some fields of the records of a query, as they are kept; for figures. Bounded by `limit`.
    Result<std::vector<std::vector<Value>>> columns(const Module&, const std::string& q, const std::vector<std::string>& fields,
                                                    int limit);
    /// At most `most` groups: the key columns and the shown values as they come, numbers as ten-thousandths where the field is a
    /// decimal.
    struct Group {
        std::vector<Value> cells;
    };
    Result<std::vector<Group>> groups(const Module&, const std::string& q, std::int64_t most = 10'000);
    /// The fields of a change of the log as JSON, less those that the actor's role hides and references that may not be read.
    Result<std::string> changed_fields(const Module&, const Change&);
    /// A record as the API shows it, with titles.
    Result<void> write(JsonWriter&, const Record&);
    /// One value of a record: null where the field is hidden or what it refers to may not be read.
    Result<void> write_value(JsonWriter&, const Record&, const Field&);
    /// A value as this actor sees it: of a list of references, those that may be read.
    Result<Value> shown(const Field&, Value);

    /// A query bound as this actor means it: what the actor may not read is unknown. For explaining and completing queries.
    Result<query::BoundPtr> bound(const Module&, const query::QueryPtr&);
    /// The same with the rights of this actor: what meets it may be read.
    Result<query::BoundPtr> bind_readable(const Module&, const std::string& q);
    query::Completion complete(const Module&, std::string_view q, std::size_t at, Language);

    const Environment& environment() const { return environment_; }
    const Actor& actor() const { return actor_; }
    Reader& reader() { return reader_; }

  private:
    struct Path {
        const Field* reference;
        const Field* field;
        std::string name;
    };
    struct Shape {
        std::vector<const Field*> fields;
        std::vector<Path> paths;
        std::vector<const Field*> expand;
        bool titles = true;
    };
    Result<Shape> shape(const Module&, const ListRequest&) const;
    Result<PlanCache::Plan> plan(const Module&, const ListRequest&, const Shape&, query::BoundPtr& bound);
    Result<PlanCache::Plan> plan_among(const Module&, std::span<const std::string_view> fields);
    Result<query::BoundPtr> bind(const Module&, const std::string& q);
    Result<void> write_row(JsonWriter&, const Module&, const Rows&, const query::Select&, const Shape&);
    Result<void> write_reference(JsonWriter&, const Module&, const Rows&, const query::Select&, std::size_t column, const Shape&,
                                 std::vector<std::pair<const Field*, std::string>>& titles);
    Result<void> keep_readable(const Field&, boost::json::value&);
    Result<std::string> grouped(const Module&, const query::BoundPtr&, const std::string& q);
    const Module* target(const Field& reference, const Rows& row, const query::Select&, Id id);

    Reader& reader_;
    const Environment& environment_;
    const Actor& actor_;
    PlanCache& plans_;
    std::unordered_map<Id, std::optional<std::string>> titles_;  // of this request
};

}  // namespace voronka::records
