#include <boost/json.hpp>

#include "api/body.h"
#include "api/many.h"
#include "api/resources.h"
#include "records/hand_over.h"

namespace voronka::api {
namespace {

constexpr std::size_t records_a_set = 200;
constexpr std::size_t ids_most = 10'000;

// Which records a bulk change is of: those named, or what a query finds, by their ids, some at a time.
class Chosen {
  public:
    Chosen(const Module& module, std::string filter, std::vector<Id> ids)
        : module_(module), filter_(std::move(filter)), ids_(std::move(ids)), by_query_(ids_.empty()) {}

    /// How many there are, and the newest of them: what is made meanwhile does not belong to it.
    Result<std::int64_t> settle(records::Reading& reading) {
        if (!by_query_) return static_cast<std::int64_t>(ids_.size());
        const auto newest = TRY(reading.columns(module_, condition("") + " sort id desc", {"id"}, 1));
        newest_ = newest.empty() ? 0 : std::get<Id>(newest[0][0]);
        return reading.count(module_, filter_);
    }
    Result<std::vector<Id>> next(records::Reading& reading) {
        std::vector<Id> some;
        if (!by_query_) {
            for (; at_ < ids_.size() && some.size() < records_a_set; ++at_) some.push_back(ids_[at_]);
            return some;
        }
        const std::string between = "id > " + std::to_string(last_) + " and id <= " + std::to_string(newest_);
        for (const auto& row : TRY(reading.columns(module_, condition(between) + " sort id", {"id"}, records_a_set)))
            some.push_back(std::get<Id>(row[0]));
        if (!some.empty()) last_ = some.back();
        return some;
    }

  private:
    std::string condition(const std::string& more) const {
        if (filter_.empty()) return more;
        return more.empty() ? filter_ : more + " and (" + filter_ + ")";
    }
    const Module& module_;
    std::string filter_;
    std::vector<Id> ids_;
    bool by_query_;
    std::size_t at_ = 0;
    Id last_ = 0;
    Id newest_ = 0;
};

struct Bulk {
    std::shared_ptr<company::Company> company;
    records::Actor actor;
    const Module* module;
    records::Given set;
    std::optional<records::HandOver> handing;  ///< the new owner, where a note goes along
    Chosen chosen;

    Result<std::string> run(Id job, const Jobs::Tell& tell) {
        Refusals refusals(actor.language);
        std::int64_t changed = 0, unchanged = 0, handed = 0, done = 0, total = 0;
        for (bool first = true;; first = false) {
            actor = TRY(still(*company, actor));
            const auto reader = TRY(company->store().reader());
            const records::Environment environment = company->environment();
            records::Reading reading(*reader, environment, actor, company->plans());
            if (first) total = TRY(chosen.settle(reading));
            tell(done, total);
            const auto ids = TRY(chosen.next(reading));
            if (ids.empty()) break;
            TRY(company->change_now(actor, [&](records::Unit& unit) -> Result<void> {
                unit.in_bulk();
                for (const Id id : ids) TRY_VOID(one(unit, id, changed, unchanged, handed, refusals));
                return keep_progress(unit, job, done + static_cast<std::int64_t>(ids.size()), total);
            }));
            done += static_cast<std::int64_t>(ids.size());
            company->refresh(module->key);
        }
        // Whoever takes records himself knows of it.
        if (handed && handing->to != actor.user)
            TRY(company->change_now(actor, [&](records::Unit& unit) -> Result<void> {
                TRY_VOID(records::tell_of_many(unit, actor.user, *handing, handed));
                return keep_progress(unit, job, done, total);
            }));
        std::string text;
        JsonWriter out(text);
        out.begin_object().member("changed", changed).member("unchanged", unchanged).member("refused", refusals.count());
        out.key("errors").raw(refusals.take()).end_object();
        return text;
    }

    bool hands(const Record& before) const { return handing && before.integer("owner") != handing->to; }

    // The owner last: whoever gives a record away may not see it any more.
    Result<Record> write(records::Unit& unit, const Record& before) {
        if (!hands(before)) return unit.update(*module, before.id(), set);
        if (!set.empty()) TRY(unit.update(*module, before.id(), set));
        return records::hand_over(unit, *module, before.id(), *handing);
    }

    Result<void> one(records::Unit& unit, Id id, std::int64_t& changed, std::int64_t& unchanged, std::int64_t& handed,
                     Refusals& refusals) {
        TRY_VOID(unit.writer().savepoint());
        const auto before = unit.writable(*module, id);
        const auto after = before ? write(unit, *before) : before;
        if (!after) TRY_VOID(unit.writer().rollback());
        TRY_VOID(unit.writer().release());
        if (!after && after.error().kind == ErrorKind::unavailable) return std::unexpected(after.error());
        if (!after)
            refusals.add(id, after.error());
        else
            ++(after->version() == before->version() ? unchanged : changed);
        if (after && hands(*before)) ++handed;
        return {};
    }
};

Result<std::vector<Id>> named_ids(const boost::json::object& body) {
    std::vector<Id> ids;
    const auto* listed = body.if_contains("ids");
    if (!listed) return ids;
    if (!listed->is_array()) return fail_field("ids", "wrong_type", {{"expected", "ids"}});
    for (const auto& id : listed->as_array()) {
        if (!id.is_int64()) return fail_field("ids", "wrong_type", {{"expected", "ids"}});
        ids.push_back(id.as_int64());
    }
    if (ids.empty() || ids.size() > ids_most)
        return fail_field("ids", "out_of_range", {{"min", "1"}, {"max", std::to_string(ids_most)}});
    return ids;
}

Result<void> may_be_set(const records::Actor& actor, const records::Given& set) {
    for (const auto& [field, value] : set)
        if (actor.fixed(*field)) return fail_field(field->key, "read_only_for_role", {{"field", field->key}});
    return {};
}

// A new owner who is told: taken out of `set`, since the record is handed over to him.
Result<std::optional<records::HandOver>> told(const Asking& asking, const Module& module, const boost::json::object& body,
                                              records::Given& set) {
    if (!body.contains("note")) return std::nullopt;
    const auto owner =
        std::ranges::find(set, std::string_view("owner"), [](const auto& one) { return std::string_view(one.first->key); });
    if (!records::can_be_handed(asking.environment, module) || owner == set.end() || !std::holds_alternative<Id>(owner->second))
        return fail_field("note", "bulk_note");
    records::HandOver how{.to = std::get<Id>(owner->second), .note = TRY(text_member(body, "note")), .task = false};
    TRY_VOID(records::check_hand_over(asking.environment, how));
    set.erase(owner);
    return how;
}

// Sets fields of many records, some in each change set, each record by its own rights.
Result<http::Response> bulk(Api& api, Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    if (!asking.actor.rights->of(module).read) return fail(ErrorKind::not_found, "not_found");
    if (!asking.actor.rights->of(module).update) return fail(ErrorKind::forbidden, "forbidden");
    const auto body = TRY(json_body(request));
    TRY_VOID(only(body, {"q", "ids", "set", "note"}));
    const auto* set = body.if_contains("set");
    if (!set || !set->is_object() || set->as_object().empty()) return fail_field("set", "required");
    auto values = TRY(given(asking.actor, module, set->as_object(), Purpose::update));
    TRY_VOID(may_be_set(asking.actor, values));
    auto handing = TRY(told(asking, module, body, values));
    auto ids = TRY(named_ids(body));
    const std::string q = TRY(text_member(body, "q"));
    if (ids.empty() != body.contains("q")) return fail_field("q", "bulk_q_or_ids");
    const std::string filter = TRY(query::filter_text(q));
    if (ids.empty()) {
        const auto reader = TRY(asking.company->store().reader());
        TRY(asking.reading(*reader).bound(module, TRY(query::parse(q))));
    }
    Bulk work{asking.company,    asking.actor,       &module,
              std::move(values), std::move(handing), Chosen(module, filter, std::move(ids))};
    const Job job =
        TRY(api.jobs().begin(asking.company, asking.actor.user, "bulk", asking.language,
                             [work = std::move(work)](Id id, const Jobs::Tell& tell) mutable { return work.run(id, tell); }));
    return http::json(job_json(job, asking.company->now()), 202);
}

}  // namespace

void add_bulk_routes(http::Router& router, Api& api) {
    router.post("/api/v1/{resource}/bulk",
                reading(api, [&api](Asking& asking, http::Request& request) { return bulk(api, asking, request); }),
                {.lane = http::Lane::heavy});
}

}  // namespace voronka::api
