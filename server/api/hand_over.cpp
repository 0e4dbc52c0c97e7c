#include "records/hand_over.h"

#include <boost/json.hpp>

#include "api/body.h"
#include "api/many.h"
#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr int records_a_set = 100;

using records::HandOver;

// What a person has open, by module: what is closed keeps its owner, who is part of its history.
struct Held {
    const char* resource;
    const char* open;
};
constexpr std::array held{Held{"leads", "status in (new, working, qualified, nurture)"}, Held{"deals", "outcome = open"},
                          Held{"organizations", ""}, Held{"contacts", ""}, Held{"activities", "done = false"}};

Result<HandOver> wanted(const Asking& asking, const http::Request& request) {
    const auto body = TRY(json_body(request));
    TRY_VOID(only(body, {"to", "note"}));
    HandOver how{.to = TRY(id_member(body, "to")), .note = TRY(text_member(body, "note"))};
    TRY_VOID(records::check_hand_over(asking.environment, how));
    return how;
}

Result<Work> one(Asking& asking, http::Request& request) {
    const Module* module = TRY(resource_of(asking, request));
    if (!records::can_be_handed(asking.environment, *module)) return fail(ErrorKind::not_found, "not_found");
    const Id id = TRY(id_parameter(request));
    return Work([module, id, how = TRY(wanted(asking, request)), expected = if_match(request)](
                    const Asking&, records::Unit& unit) -> Result<http::Response> {
        const Record after = TRY(records::hand_over(unit, *module, id, how, expected));
        // Whoever gave it away may not see it any more.
        return http::json("{\"id\":" + std::to_string(id) + ",\"version\":" + std::to_string(after.version()) + "}");
    });
}

/// Everything open of one person, some in each change set, each record by the rights of whoever hands it over.
class Moving {
  public:
    Moving(std::shared_ptr<company::Company> company, records::Actor actor, Id from, HandOver how)
        : company_(std::move(company)), actor_(std::move(actor)), from_(from), how_(std::move(how)), refusals_(actor_.language) {
        how_.task = false;
    }

    Result<std::string> run(Id job, const Jobs::Tell& tell) {
        const std::int64_t total = TRY(count());
        tell(0, total);
        for (const Held& one : held) {
            for (Id last = 0;;) {
                actor_ = TRY(still(*company_, actor_));
                const auto ids = TRY(next(one, last));
                if (ids.empty()) break;
                last = ids.back();
                TRY(company_->change_now(actor_, [&](records::Unit& unit) { return some(unit, one, ids, job, total); }));
                tell(done_, total);
            }
            company_->refresh(one.resource);
        }
        if (changed_)
            TRY(company_->change_now(actor_, [&](records::Unit& unit) -> Result<void> {
                TRY_VOID(records::tell_of_many(unit, from_, how_, changed_));
                return keep_progress(unit, job, done_, total);
            }));
        std::string text;
        JsonWriter out(text);
        out.begin_object().member("changed", changed_).member("refused", refusals_.count());
        out.key("errors").raw(refusals_.take()).end_object();
        return text;
    }

  private:
    std::string condition(const Held& one) const {
        return "owner = " + std::to_string(from_) + (*one.open ? std::string(" and ") + one.open : "");
    }

    Result<std::int64_t> count() {
        const auto reader = TRY(company_->store().reader());
        const records::Environment environment = company_->environment();
        records::Reading reading(*reader, environment, actor_, company_->plans());
        std::int64_t total = 0;
        for (const Held& one : held) total += TRY(reading.count(environment.schema.at(one.resource), condition(one)));
        return total;
    }

    Result<std::vector<Id>> next(const Held& one, Id last) {
        const auto reader = TRY(company_->store().reader());
        const records::Environment environment = company_->environment();
        records::Reading reading(*reader, environment, actor_, company_->plans());
        const std::string q = condition(one) + " and id > " + std::to_string(last) + " sort id";
        std::vector<Id> ids;
        for (const auto& row : TRY(reading.columns(environment.schema.at(one.resource), q, {"id"}, records_a_set)))
            ids.push_back(std::get<Id>(row[0]));
        return ids;
    }

    Result<void> some(records::Unit& unit, const Held& what, const std::vector<Id>& ids, Id job, std::int64_t total) {
        unit.in_bulk();
        const Module& module = unit.environment().schema.at(what.resource);
        for (const Id id : ids) {
            TRY_VOID(unit.writer().savepoint());
            // An activity has no timeline of its own on which a note could stand.
            const auto moved = module.key == "activities" ? unit.update(module, id, {{&module.at("owner"), how_.to}})
                                                          : records::hand_over(unit, module, id, how_);
            if (!moved) TRY_VOID(unit.writer().rollback());
            TRY_VOID(unit.writer().release());
            if (!moved && moved.error().kind == ErrorKind::unavailable) return std::unexpected(moved.error());
            if (moved)
                ++changed_;
            else
                refusals_.add(id, moved.error());
        }
        done_ += static_cast<std::int64_t>(ids.size());
        return keep_progress(unit, job, done_, total);
    }

    std::shared_ptr<company::Company> company_;
    records::Actor actor_;
    Id from_;
    HandOver how_;
    Refusals refusals_;
    std::int64_t changed_ = 0;
    std::int64_t done_ = 0;
};

Result<http::Response> everything(Api& api, Asking& asking, http::Request& request) {
    const Id from = TRY(id_parameter(request));
    const auto* person = asking.environment.directory->person(from);
    if (!person) return fail(ErrorKind::not_found, "not_found");
    HandOver how = TRY(wanted(asking, request));
    if (how.to == from) return fail_field("to", "hand_over_same", {{"name", person->name}});
    auto moving = std::make_unique<Moving>(asking.company, asking.actor, from, std::move(how));
    const Job job = TRY(
        api.jobs().begin(asking.company, asking.actor.user, "hand_over", asking.language,
                         [moving = std::move(moving)](Id id, const Jobs::Tell& tell) mutable { return moving->run(id, tell); }));
    return http::json(job_json(job, asking.company->now()), 202);
}

}  // namespace

void add_hand_over_routes(http::Router& router, Api& api) {
    router.post("/api/v1/users/{id}/hand-over",
                reading(api, [&api](Asking& asking, http::Request& request) { return everything(api, asking, request); }),
                {.lane = http::Lane::heavy});
    router.post("/api/v1/{resource}/{id}/hand-over", changing(api, one));
}

}  // namespace voronka::api
