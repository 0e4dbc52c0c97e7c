#include "records/company_rules.h"

#include "query/evaluate.h"

namespace voronka::records {
namespace {

constexpr int most_related = 1000;
constexpr int most_rules = 500;

// What stands in the open transaction. A record that cannot be read is not there.
class Kept final : public query::World {
  public:
    explicit Kept(Unit& unit) : unit_(unit) {}

    const Record* find(const Module& module, Id id) const override {
        const auto known = found_.find(id);
        if (known != found_.end()) return &known->second;
        auto record = unit_.writer().find(module, id);
        if (!record || !*record || (*record)->deleted()) return nullptr;
        return &found_.emplace(id, std::move(**record)).first->second;
    }

    void related(const Module& other, const Field& link, Id id, const std::function<bool(const Record&)>& each) const override {
        const auto rows = unit_.writer().referring(other, link, id, most_related);
        if (!rows) return;
        for (const Record& row : *rows)
            if (!each(row)) return;
    }

  private:
    Unit& unit_;
    mutable std::map<Id, Record> found_;
};

Result<query::BoundPtr> bound(Unit& unit, const Module& module, std::string_view query) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    return query::bind(query, module, surroundings(unit.environment(), system, names));
}

std::string none_key(const Module& module) { return "without_" + module.key; }

}  // namespace

Result<bool> has_rules(Unit& unit, const Module& module) {
    return TRY(unit.writer().setting(none_key(module))).value_or("yes") == "no";
}

Result<std::vector<Record>> rules_in_use(Unit& unit, const Module& module) {
    if (!TRY(has_rules(unit, module))) return std::vector<Record>();
    const auto in_use = TRY(bound(unit, module, "active = true sort position, id"));
    return unit.writer().select(*in_use, module, most_rules);
}

Result<void> administrators_only(const Unit& unit) {
    if (!unit.actor().administers()) return fail(ErrorKind::forbidden, "forbidden");
    return {};
}

Result<void> note_rules(Unit& unit, const Record*, const Record& after) {
    const auto in_use = TRY(bound(unit, after.module(), "active = true"));
    const bool none = TRY(unit.writer().select(*in_use, after.module(), 1)).empty();
    return unit.writer().set_setting(none_key(after.module()), none ? "yes" : "no");
}

Result<bool> meets_rule(Unit& unit, const Record& record, std::string_view query) {
    const auto condition = bound(unit, record.module(), query);
    if (!condition && condition.error().kind == ErrorKind::query) return false;
    return query::evaluate(*TRY(condition), record, Kept(unit));
}

Result<void> check_rule(Unit& unit, const Module& module, std::string_view query) {
    auto condition = bound(unit, module, query);
    if (!condition) {
        Error error = std::move(condition).error();
        for (FieldError& field : error.fields) field.field = "query";
        error.kind = ErrorKind::validation;
        return std::unexpected(std::move(error));
    }
    const query::Lifetime lifetime = query::lifetime(**condition);
    if (lifetime.me || lifetime.today || lifetime.now) return fail_field("query", "rule_query_changes");
    if (query::is_grouped(**condition) || query::is_sorted(**condition)) return fail_field("query", "role_rule_filter");
    return {};
}

}  // namespace voronka::records
