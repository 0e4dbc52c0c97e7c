#include "api/event_frames.h"

#include <boost/json.hpp>
#include <charconv>
#include <map>

#include "core/json.h"
#include "http/handler.h"
#include "query/evaluate.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

constexpr int related_most = 1000;

// What is in the store, as a condition in memory reaches it.
class StoredWorld final : public query::World {
  public:
    explicit StoredWorld(records::Reader& reader) : reader_(reader) {}

    const Record* find(const Module& module, Id id) const override {
        auto known = found_.find(id);
        if (known == found_.end()) {
            auto read = reader_.find(module, id);
            known = found_.emplace(id, read && *read && !(*read)->deleted() ? std::move(*read) : std::nullopt).first;
        }
        return known->second ? &*known->second : nullptr;
    }
    void related(const Module& other, const Field& link, Id id, const std::function<bool(const Record&)>& each) const override {
        const auto all = reader_.referring(other, link, id, related_most);
        if (!all) return;
        for (const Record& one : *all)
            if (!each(one)) return;
    }

  private:
    records::Reader& reader_;
    mutable std::map<Id, std::optional<Record>> found_;
};

// The record as it was before a change of the log.
std::optional<Record> before(records::Reader& reader, const Module& module, const records::Event& event) {
    const auto changes = reader.changes(event.seq - 1, event.id, 1);
    const auto now = reader.find(module, event.id);
    if (!changes || changes->empty() || changes->front().seq != event.seq || !now || !*now) return std::nullopt;
    Record was = **now;
    was[system_field::deleted_at] = Value();
    const auto fields = boost::json::parse(changes->front().fields);
    for (const auto& member : fields.as_object()) {
        const Field* field = module.find(member.key());
        if (!field) continue;
        if (auto value = read_json(*field, member.value().as_array()[0])) was[field->index] = std::move(*value);
    }
    return was;
}

std::string event_json(const records::Event& event, std::string_view change) {
    std::string json;
    JsonWriter out(json);
    out.begin_object().member("resource", event.resource);
    if (event.id) out.member("id", event.id);
    if (event.id && change != "gone") out.member("version", event.version);
    out.member("change", change).end_object();
    return json;
}

// What is said of the event; empty: nothing.
std::string_view told(company::Company& company, const Module& module, const records::Actor& actor, const records::Event& event) {
    if (actor.is_system()) return event.change;
    const records::ModuleRights& rights = actor.rights->of(module);
    if (!rights.read) return {};
    if (!rights.readable || event.change == "refresh") return event.change;
    const records::Environment environment = company.environment();
    const auto reader = company.store().reader();
    if (!reader) return {};
    records::Reading reading(**reader, environment, actor, company.plans());
    if (reading.readable(module, event.id).value_or(false)) return event.change;
    const auto was = before(**reader, module, event);
    if (!was || event.change == "create" || event.change == "restore") return {};
    if (!query::evaluate(*rights.readable, *was, StoredWorld(**reader))) return {};
    return event.change == "delete" ? "delete" : "gone";
}

}  // namespace

std::string text(Place place) { return std::to_string(place.change) + (place.after ? "." + std::to_string(place.after) : ""); }

std::optional<Place> read_place(std::string_view text) {
    Place place;
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    auto [at, wrong] = std::from_chars(begin, end, place.change);
    if (wrong == std::errc() && at != end && *at == '.') {
        const auto rest = std::from_chars(at + 1, end, place.after);
        at = rest.ptr;
        wrong = rest.ec;
    }
    if (wrong != std::errc() || at != end || place.change < 0 || place.after < 0) return std::nullopt;
    return place;
}

Frame frame_of(company::Company& company, const records::Actor& actor, const records::Event& event, Place place) {
    const Module* module = company.schema().find(event.resource);
    if (!module || module->internal) return nullptr;
    const std::string_view change = told(company, *module, actor, event);
    if (change.empty()) return nullptr;
    return std::make_shared<const std::string>(http::event_frame(text(place), "", event_json(event, change)));
}

}  // namespace voronka::api
