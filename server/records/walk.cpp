#include "records/walk.h"

#include <limits>

#include "query/list.h"

namespace voronka::records {
namespace {

// Up to so many entries of an index are followed to their rows; beyond that, all rows of the table are read in less time.
constexpr std::int64_t guided_most = 50'000;
// Answers of PostgreSQL are in memory whole; SQLite gives one row after the other.
constexpr std::int64_t answer_most = 20'000;
constexpr std::size_t ids_at_once = 2'000;

std::vector<const Field*> seen_of(const Module& module, const std::vector<std::string_view>& names, const Actor& actor) {
    std::vector<const Field*> fields;
    fields.reserve(names.size());
    for (const std::string_view name : names)
        if (const Field& field = module.at(name); !actor.hides(field)) fields.push_back(&field);
    return fields;
}

// In which column of an answer each of these fields stands; the first of them in `from`.
std::vector<int> columns_of(const Module& module, const std::vector<std::string_view>& names, const Actor& actor, int from) {
    std::vector<int> columns;
    columns.reserve(names.size());
    for (const std::string_view name : names) columns.push_back(actor.hides(module.at(name)) ? 0 : from++);
    return columns;
}

/// Finds places in a list of ids, fast where one id is asked for several times or the ids come in their order.
class Places {
  public:
    explicit Places(std::span<const Id> ids) : ids_(ids) {}

    std::optional<std::size_t> find(Id id) {
        if (last_ + 1 < ids_.size() && ids_[last_ + 1] == id) return ++last_;
        if (last_ < ids_.size() && ids_[last_] == id) return last_;
        const auto at = std::ranges::lower_bound(ids_, id);
        if (at == ids_.end() || *at != id) return std::nullopt;
        last_ = static_cast<std::size_t>(at - ids_.begin());
        return last_;
    }

  private:
    std::span<const Id> ids_;
    std::size_t last_ = 0;
};

}  // namespace

Result<Walk> Walk::begin(Reading& reading, const Module& module, const std::string& q,
                         const std::vector<std::string_view>& fields, std::int64_t at_once) {
    Walk walk(reading);
    const bool sqlite = reading.environment().dialect == query::Dialect::sqlite;
    walk.bound_ = TRY(reading.bind_readable(module, q));
    walk.fields_ = seen_of(module, fields, reading.actor());
    walk.readable_ = reading.actor().readable();
    walk.row_.columns_ = columns_of(module, fields, reading.actor(), 1);
    walk.at_once_ = at_once ? at_once : sqlite ? std::numeric_limits<std::int64_t>::max() : answer_most;
    TRY_VOID(walk.choose_guide());
    TRY_VOID(walk.ask());
    return walk;
}

// The index with the fewest entries, if they are few.
Result<void> Walk::choose_guide() {
    std::int64_t fewest = guided_most;
    for (const query::Guide& one : query::compile_guides(*bound_, reading_->environment().dialect, readable_, guided_most)) {
        const auto rows = TRY(reading_->reader().run(one.entries));
        if (!TRY(rows->next()) || rows->integer(0) > fewest) continue;
        fewest = rows->integer(0);
        guide_ = one.field;
    }
    return {};
}

Result<void> Walk::ask() {
    row_.rows_.reset();
    const query::Stretch stretch{.after = last_, .most = at_once_, .guide = guide_};
    const query::Select select = query::compile_walk(*bound_, fields_, stretch, reading_->environment().dialect, readable_);
    row_.rows_ = TRY(reading_->reader().run(select.sql));
    left_ = at_once_;
    return {};
}

Result<bool> Walk::next() {
    if (!row_.rows_) return false;
    if (left_ == 0) TRY_VOID(ask());
    if (!TRY(row_.rows_->next())) {
        row_.rows_.reset();
        return false;
    }
    if (--left_ == 0) last_ = row_.id();
    return true;
}

/// Looks rows up by their link, some ids at a time.
class LinkedRows {
  public:
    static Result<void> each(Reading& reading, const Linked& linked, std::span<const Id> ids,
                             const std::function<void(std::size_t, const FieldRow&)>& visit) {
        const query::Dialect dialect = reading.environment().dialect;
        const query::BoundPtr bound = TRY(reading.bind_readable(linked.module, linked.q));
        query::Select select =
            query::compile_linked(*bound, linked.module.at(linked.link), seen_of(linked.module, linked.fields, reading.actor()),
                                  dialect, reading.actor().readable());
        FieldRow row;
        row.columns_ = columns_of(linked.module, linked.fields, reading.actor(), 2);
        Places places(ids);
        for (std::size_t from = 0; from < ids.size(); from += ids_at_once) {
            const auto some = ids.subspan(from, std::min(ids_at_once, ids.size() - from));
            select.sql.params.front() = query::ids_param(some, dialect);
            row.rows_ = TRY(reading.reader().run(select.sql));
            while (TRY(row.rows_->next()))
                if (const auto at = places.find(row.rows_->integer(1))) visit(*at, row);
            row.rows_.reset();
        }
        return {};
    }
};

Result<void> each_linked(Reading& reading, const Linked& linked, std::span<const Id> ids,
                         const std::function<void(std::size_t, const FieldRow&)>& visit) {
    if (ids.size() <= linked.looked_up_most) return LinkedRows::each(reading, linked, ids, visit);
    std::vector<std::string_view> fields = linked.fields;
    fields.push_back(linked.link);
    Walk walk = TRY(Walk::begin(reading, linked.module, linked.q, fields));
    Places places(ids);
    while (TRY(walk.next()))
        if (const auto at = places.find(walk.row().integer(linked.fields.size()))) visit(*at, walk.row());
    return {};
}

}  // namespace voronka::records
