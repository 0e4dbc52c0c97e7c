#include <boost/json.hpp>

#include "api/body.h"
#include "api/guide.h"
#include "api/resources.h"
#include "records/merge.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr int most_of_a_kind = 300;

struct Item {
    Instant at;
    std::int64_t order = 0;
    std::string json;
};

class Timeline {
  public:
    Timeline(Asking& asking, records::Reader& reader, const Module& module, const Record& record)
        : asking_(asking), reading_(asking.reading(reader)), module_(module), record_(record) {}

    Result<std::vector<Item>> items() {
        TRY_VOID(about(record_.id()));
        TRY_VOID(journey_lead());
        // What was merged into this record is told as its own story; the rest that belonged to it points here already.
        std::vector<Id> told = TRY(records::merged_into(reading_.reader(), asking_.environment, module_, record_.id()));
        told.push_back(record_.id());
        for (const Id id : told) {
            TRY_VOID(moves(id));
            TRY_VOID(changes(id));
        }
        std::ranges::sort(items_, [](const Item& a, const Item& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; });
        return std::move(items_);
    }

  private:
    const Module& module(const char* key) const { return asking_.company->schema().at(key); }

    std::string actor_title(Id user) const {
        const auto* person = asking_.environment.directory->person(user);
        return person ? person->name : std::string();
    }

    void head(JsonWriter& out, const char* kind, Instant at, Id actor) const {
        out.begin_object().member("kind", kind).member("at", at).key("actor");
        actor ? out.value(actor) : out.null();
        out.member("actor_title", actor_title(actor));
    }

    static void field(JsonWriter& out, const Record& record, const char* name, const char* as) {
        out.key(as);
        write_json(out, record.module().at(name), record.get(name));
    }

    Result<void> about(Id id) {
        const std::string q = "about = " + std::to_string(id) + " sort id desc";
        for (const Record& activity : TRY(reading_.records(module("activities"), q, most_of_a_kind))) {
            // What is done stands where it was done, what is planned where it was noted down.
            const auto* done = get_if<Instant>(activity.get("done_at"));
            const Instant at = done ? *done : std::get<Instant>(activity[system_field::created_at]);
            Item item{at, activity.id(), ""};
            JsonWriter out(item.json);
            head(out, "activity", at, activity.integer("owner"));
            out.member("id", activity.id()).member("resource", "activities").member("version", activity.version());
            for (const char* name : {"subject", "description", "done", "due_at", "outcome", "owner", "purpose", "direction"})
                field(out, activity, name, name);
            field(out, activity, "kind", "activity_kind");
            out.end_object();
            items_.push_back(std::move(item));
        }
        for (const Record& note : TRY(reading_.records(module("notes"), q, most_of_a_kind))) {
            const Instant at = std::get<Instant>(note[system_field::created_at]);
            Item item{at, note.id(), ""};
            JsonWriter out(item.json);
            head(out, "note", at, note.integer("owner"));
            out.member("id", note.id()).member("resource", "notes").member("version", note.version());
            field(out, note, "text", "text");
            field(out, note, "owner", "owner");
            out.end_object();
            items_.push_back(std::move(item));
        }
        return {};
    }

    // What was said with the lead belongs to the deal that it became.
    Result<void> journey_lead() {
        if (module_.key != "deals" || !record_.integer("journey")) return {};
        const Module& leads = module("leads");
        for (const Record& lead : TRY(reading_.reader().referring(leads, leads.at("journey"), record_.integer("journey"), 20)))
            TRY_VOID(about(lead.id()));
        return {};
    }

    Result<void> moves(Id id) {
        const Module& stays = module("journeys.stays");
        const auto all = TRY(reading_.reader().referring(stays, stays.at("record"), id, most_of_a_kind));
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto* left = get_if<Instant>(all[i].get("left_at"));
            if (!left) continue;
            const auto entered = std::get<Instant>(all[i].get("entered_at"));
            Item item{*left, all[i].id(), ""};
            JsonWriter out(item.json);
            head(out, "move", *left, all[i].integer("actor"));
            field(out, all[i], "stage", "from");
            out.key("to");
            i + 1 < all.size() ? out.value(all[i + 1].text("stage")) : out.null();
            for (const char* name : {"left_by", "reason", "overridden"}) field(out, all[i], name, name);
            const double hours = static_cast<double>(asking_.environment.calendar.working_ms(entered, *left)) / 3'600'000.0;
            out.key("working_days").number(hours / 8).end_object();
            items_.push_back(std::move(item));
        }
        return {};
    }

    Result<void> changes(Id id) {
        for (const records::Change& change : TRY(reading_.reader().changes_before(0, id, most_of_a_kind))) {
            if (change.change == "move") continue;
            Item item{change.at, change.seq, ""};
            JsonWriter out(item.json);
            head(out, "change", change.at, change.actor);
            out.member("id", change.seq).member("change", change.change).member("door", change.door);
            out.key("fields").raw(change.change == "create" ? assigned(change) : TRY(reading_.changed_fields(module_, change)));
            out.end_object();
            items_.push_back(std::move(item));
        }
        return {};
    }

    // How a new record came to its owner, where a rule says so; the rest of what it began with is on the record.
    std::string assigned(const records::Change& change) const {
        const Field* why = module_.find("assigned_by");
        if (!why || asking_.actor.hides(*why)) return "{}";
        const json::object fields = json::parse(change.fields).as_object();
        const auto* told = fields.if_contains("assigned_by");
        return told ? json::serialize(json::object{{"assigned_by", *told}}) : "{}";
    }

    Asking& asking_;
    records::Reading reading_;
    const Module& module_;
    const Record& record_;
    std::vector<Item> items_;
};

Result<Record> readable_record(Asking& asking, records::Reader& reader, const Module& module, Id id) {
    records::Reading reading = asking.reading(reader);
    if (!TRY(reading.readable(module, id))) return fail(ErrorKind::not_found, "not_found");
    auto record = TRY(reader.find(module, id));
    if (!record || record->deleted()) return fail(ErrorKind::not_found, "not_found");
    return std::move(*record);
}

Result<http::Response> timeline(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const auto limit = static_cast<std::size_t>(TRY(number_query(request, "limit", 1, 200)).value_or(50));
    const auto skip = static_cast<std::size_t>(TRY(number_query(request, "before", 0, 10'000)).value_or(0));
    const auto reader = TRY(asking.company->store().reader());
    const Record record = TRY(readable_record(asking, *reader, module, TRY(id_parameter(request))));
    const auto items = TRY(Timeline(asking, *reader, module, record).items());
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (std::size_t i = skip; i < items.size() && i < skip + limit; ++i) out.raw(items[i].json);
    out.end_array().key("next");
    items.size() > skip + limit ? out.value(skip + limit) : out.null();
    out.end_object();
    return http::json(std::move(text));
}

Result<http::Response> history(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const auto after = TRY(number_query(request, "after", 0, std::int64_t{1} << 60)).value_or(0);
    const auto reader = TRY(asking.company->store().reader());
    const Record record = TRY(readable_record(asking, *reader, module, TRY(id_parameter(request))));
    records::Reading reading = asking.reading(*reader);
    auto changes = TRY(reader->changes(after, record.id(), 200));
    for (records::Change& change : changes) change.fields = TRY(reading.changed_fields(module, change));
    return http::json(changes_json(changes));
}

Result<http::Response> stays(Asking& asking, http::Request& request) {
    const Module& module = *TRY(resource_of(asking, request));
    const Module& kind = asking.company->schema().at("journeys.stays");
    if (module.key != "leads" && module.key != "deals" && module.key != "journeys")
        return fail(ErrorKind::not_found, "not_found");
    const auto reader = TRY(asking.company->store().reader());
    const Record record = TRY(readable_record(asking, *reader, module, TRY(id_parameter(request))));
    const Field& by = module.key == "journeys" ? kind.fields[system_field::parent] : kind.at("record");
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    records::Reading reading = asking.reading(*reader);
    for (const Record& stay : TRY(reader->referring(kind, by, record.id(), 1000))) {
        // A journey may have parts that the reader may not read: their stays are not there.
        const Module* stayed = asking.company->schema().find(stay.text("record_resource"));
        if (!stayed || !TRY(reading.readable(*stayed, stay.integer("record")))) continue;
        const auto entered = std::get<Instant>(stay.get("entered_at"));
        const auto* left = get_if<Instant>(stay.get("left_at"));
        out.begin_object().member("resource", stay.text("record_resource"));
        for (const char* name :
             {"record", "process", "stage", "entered_at", "left_at", "left_by", "actor", "reason", "overridden", "imported"}) {
            out.key(name);
            TRY_VOID(reading.write_value(out, stay, kind.at(name)));
        }
        out.member("version", stay.integer("process_version"));
        const std::int64_t ms = asking.environment.calendar.working_ms(entered, left ? *left : asking.company->now());
        out.key("working_hours").number(static_cast<double>(ms) / 3'600'000.0).end_object();
    }
    out.end_array().end_object();
    return http::json(std::move(text));
}

}  // namespace

std::string changes_json(const std::vector<records::Change>& changes,
                         const std::function<void(JsonWriter&, const records::Change&)>& more) {
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const records::Change& change : changes) {
        out.begin_object().member("seq", change.seq).member("change_set", change.change_set).member("at", change.at).key("actor");
        change.actor ? out.value(change.actor) : out.null();
        out.member("door", change.door).member("resource", change.resource).member("record", change.record);
        out.member("version", change.version).member("change", change.change).key("fields").raw(change.fields);
        if (more) more(out, change);
        out.end_object();
    }
    out.end_array().end_object();
    return text;
}

void add_timeline_routes(http::Router& router, Api& api) {
    router.get("/api/v1/{resource}/{id}/timeline", reading(api, timeline));
    router.get("/api/v1/{resource}/{id}/history", reading(api, history));
    router.get("/api/v1/{resource}/{id}/stays", reading(api, stays));
    router.get("/api/v1/{resource}/{id}/guide", changing(api, guide));
    router.put("/api/v1/{resource}/{id}/steps/{key}", changing(api, tick_step));
    router.post("/api/v1/{resource}/{id}/steps/{key}/activity", changing(api, plan_step));
}

}  // namespace voronka::api
