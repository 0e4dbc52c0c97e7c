#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/messages.h"
#include "schema/calendar.h"
#include "schema/record.h"

namespace voronka::query {

inline constexpr std::size_t max_bytes = 8 * 1024;
inline constexpr std::size_t max_terms = 200;
inline constexpr std::size_t max_depth = 64;

struct Query;  // the syntax tree with positions: ast.h
struct Bound;  // the tree with fields resolved and values typed: bound.h

using QueryPtr = std::shared_ptr<const Query>;
using BoundPtr = std::shared_ptr<const Bound>;

/// Names that only the company knows: people, stages and other records by what they are called.
class Names {
  public:
    virtual ~Names() = default;
    /// The id of a record of this module called so (folded title, external id, login of a user); nothing when none or several
    /// are.
    virtual std::optional<Id> record(const Module&, std::string_view name) const = 0;
    /// The key of a stage, or of a loss or disqualify reason, written by key or by a name in either language.
    virtual std::optional<std::string> choice(ChoiceSource, std::string_view name) const = 0;
    /// All keys that may stand there, for «did you mean» and completion.
    virtual std::vector<std::string> choices(ChoiceSource) const = 0;
    /// What a person reads for such a key; the key itself where nothing better is known.
    virtual std::string label(ChoiceSource, const std::string& key, Language) const { return key; }
    /// Names of the people who work here, for completion.
    virtual std::vector<std::string> people() const { return {}; }
};

/// Everything besides records that the meaning of a query depends on.
struct Surroundings {
    const Schema& schema;
    const WorkCalendar& calendar;
    const Names& names;
    Id me = 0;
    std::vector<Id> my_team;     ///< users of the own team and the teams below, the reader among them
    std::vector<Id> my_teams;    ///< teams with which something is shared when it is shared with the reader
    std::vector<Id> my_leaders;  ///< those who lead these teams
    Instant now;
    std::string currency = "RUB";
    /// Fields that do not exist for the reader; none where it is not set.
    std::function<bool(const Field&)> hides = {};

    bool shows(const Field& field) const { return !field.hidden && (!hides || !hides(field)); }
};

/// Reads a query: filter, then `sort …`, then `group by … show …`, each of them optional. The empty text means all.
Result<QueryPtr> parse(std::string_view text);

/// Resolves fields (by key, or by label in either language) and values against a module. Errors carry position, what was expected
/// and the nearest name.
Result<BoundPtr> bind(const QueryPtr&, const Module&, const Surroundings&);
Result<BoundPtr> bind(std::string_view text, const Module&, const Surroundings&);
/// The same for a rule of a role, where these words may stand too: `about_readable` (what an activity is about may be read),
/// `named_by_readable` (a readable deal or lead names the organization or contact), `part_readable` (a part of the journey may be
/// read), `shared_with_me`, `shared_for_change`.
Result<BoundPtr> bind_rule(std::string_view text, const Module&, const Surroundings&);
Result<BoundPtr> bind_rule(const QueryPtr&, const Module&, const Surroundings&);
/// Both have to hold; sort and group are those of the first. The second is a rule of rights: worked out with the system's eyes.
BoundPtr both(const BoundPtr&, const BoundPtr&);
/// One of the two has to hold; two rules over the same module.
BoundPtr either(const BoundPtr&, const BoundPtr&);

/// Whether a binding may be kept: it depends on nothing that changes, on the person, on the day, or on the moment.
struct Lifetime {
    bool me = false;
    bool today = false;
    bool now = false;
};
Lifetime lifetime(const Bound&);
bool is_grouped(const Bound&);
bool is_sorted(const Bound&);

/// The modules whose records a filter reaches beyond its own: over references and collections, and through the words of rules.
std::vector<const Module*> reached(const Bound&);

// ---- compiled ----

enum class Dialect { sqlite, postgresql };

/// A statement with its parameters; text holds no value that came from outside.
struct Sql {
    std::string text;
    std::vector<Value> params;  ///< int64, string, or empty: column forms already
};

/// What a reader may read of each module: a filter, or nothing when all of it.
using Readable = std::function<BoundPtr(const Module&)>;

/// Which rows a list is about: those that are there, those in the wastebasket, or all.
enum class Alive { yes, no, both };

/// Where a page of a list begins. A cursor is opaque outside; it holds the last row's sort values and id.
struct Page {
    int limit = 50;  ///< one more is selected, to know whether there is a next page
    std::optional<std::string> cursor;
    std::int64_t skip = 0;
    Alive alive = Alive::yes;
    bool ids_only = false;  ///< exactly `limit` rows, and no columns for a cursor
};

/// A list: columns are those of `fields` in their order (text of lists as JSON), then the hidden columns that make the next
/// cursor.
struct Select {
    Sql sql;
    std::vector<const Field*> fields;
    std::size_t cursor_columns = 0;
};
Result<Select> compile_list(const Bound&, std::vector<const Field*> fields, const Page&, Dialect, const Readable&);
/// The cursor after a row whose hidden columns are these; bound to the query's text by a digest, so that it fits no other.
std::string make_cursor(const Bound&, const std::vector<Value>& hidden);
Sql compile_count(const Bound&, Dialect, const Readable&);
/// `group by`: columns are the keys, then the shown values.
struct GroupSelect {
    Sql sql;
    struct Column {
        std::string name;    ///< `stage`, `month(close_date)`, `sum(amount)`
        const Field* field;  ///< how it is written; null for counts and shares
        bool key;
        enum class Form { field, count, number, share } form;
        std::string path = {};    ///< of a key: the field, `organization.city`
        std::string period = {};  ///< of a key by periods: day, week, month, quarter, year
        bool left_out = false;    ///< how many sums the figure of this name could not take in
    };
    std::vector<Column> columns;
};
/// At most `most` groups, the first ones by their keys.
Result<GroupSelect> compile_group(const Bound&, Dialect, const Readable&, std::int64_t most = 10'000);

/// The filter of a query as text, without its sort and group: what a figure's `records` begins with.
Result<std::string> filter_text(std::string_view query);

}  // namespace voronka::query
