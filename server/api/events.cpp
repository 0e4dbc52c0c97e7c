#include <charconv>

#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr int catch_up_most = 1000;

std::string event_json(const std::string& resource, Id id, std::int64_t version, const std::string& change) {
    std::string json;
    JsonWriter out(json);
    out.begin_object().member("resource", resource);
    if (id) out.member("id", id).member("version", version);
    out.member("change", change).end_object();
    return json;
}

// One open stream: what it may hear is asked with the rights that its person has at that moment.
class Subscription : public std::enable_shared_from_this<Subscription> {
  public:
    Subscription(Api& api, Asking asking, std::shared_ptr<http::StreamSink> sink)
        : api_(api), asking_(std::move(asking)), sink_(std::move(sink)) {}

    void start(std::optional<std::int64_t> last_seen) {
        const auto self = shared_from_this();
        listener_ = asking_.company->listen([self](const std::vector<records::Event>& events) { self->hear(events); });
        sink_->send("retry: 1000\n\n");
        if (last_seen) catch_up(*last_seen);
    }

    void stop() { asking_.company->forget(listener_); }

  private:
    void hear(const std::vector<records::Event>& events) {
        for (const records::Event& event : events) {
            if (event.resource != "sessions")
                tell(event);
            else if (!api_.still_signed_in(asking_))
                sink_->close();
        }
    }

    void tell(const records::Event& event) {
        if (event.change == "refresh") {
            sink_->send(http::event_frame("", "", event_json(event.resource, 0, 0, "refresh")));
            return;
        }
        const Module* module = asking_.company->schema().find(event.resource);
        if (!module || module->internal) return;
        const auto seen = may_read(*module, event);
        if (!seen) return;
        sink_->send(
            http::event_frame(std::to_string(event.seq), "", event_json(event.resource, event.id, event.version, event.change)));
    }

    bool may_read(const Module& module, const records::Event& event) {
        const records::Environment environment = asking_.company->environment();
        const auto actor = environment.directory->actor(asking_.actor.user, records::Door::interface);
        if (!actor) {
            sink_->close();
            return false;
        }
        const records::ModuleRights& rights = actor->rights->of(module);
        if (!rights.read) return false;
        if (!rights.readable) return true;
        const auto reader = asking_.company->store().reader();
        if (!reader) return false;
        records::Reading reading(**reader, environment, *actor, asking_.company->plans());
        return reading.readable(module, event.id).value_or(false);
    }

    void catch_up(std::int64_t after) {
        const auto reader = asking_.company->store().reader();
        if (!reader) return;
        const auto missed = (*reader)->changes(after, 0, catch_up_most + 1);
        if (!missed) return;
        if (missed->size() > catch_up_most) {
            sink_->send(http::event_frame("", "reset", "{}"));
            return;
        }
        for (const records::Change& change : *missed)
            tell({.seq = change.seq,
                  .resource = change.resource,
                  .id = change.record,
                  .version = change.version,
                  .change = change.change});
    }

    Api& api_;
    Asking asking_;
    std::shared_ptr<http::StreamSink> sink_;
    std::uint64_t listener_ = 0;
};

std::optional<std::int64_t> last_event(const http::Request& request) {
    std::string_view text = request.header("Last-Event-ID");
    if (text.empty()) text = request.query_value("last_event_id").value_or("");
    std::int64_t id = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), id);
    return wrong == std::errc() && !text.empty() && end == text.data() + text.size() ? std::optional(id) : std::nullopt;
}

http::Reply events(Api& api, http::Request& request) {
    auto asking = api.who(request);
    if (!asking) return problem(asking.error(), language_of(request, Language::en));
    auto kept = std::make_shared<std::shared_ptr<Subscription>>();
    const auto last_seen = last_event(request);
    return http::Stream{.on_open =
                            [&api, asking = std::move(*asking), kept, last_seen](std::shared_ptr<http::StreamSink> sink) mutable {
                                *kept = std::make_shared<Subscription>(api, std::move(asking), std::move(sink));
                                (*kept)->start(last_seen);
                            },
                        .on_close =
                            [kept] {
                                if (*kept) (*kept)->stop();
                                kept->reset();
                            }};
}

}  // namespace

void add_event_routes(http::Router& router, Api& api) {
    router.get("/api/v1/events", [&api](http::Request& request) { return events(api, request); });
}

}  // namespace voronka::api
