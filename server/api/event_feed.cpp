#include "api/event_feed.h"

#include "company/identity.h"

namespace voronka::api {
namespace {

constexpr std::size_t kept_most = 1000;       // who missed more reads everything anew
constexpr std::size_t waiting_most = 5000;    // a writer that is faster than the telling
constexpr std::size_t one_by_one_most = 200;  // of one resource at a time; more is one `refresh`

// Resources of which there is much to tell get one `refresh` in the place of their last event.
std::vector<records::Event> gathered(std::vector<records::Event> events, std::size_t most) {
    struct Count {
        std::size_t all = 0;
        std::size_t seen = 0;
    };
    std::map<std::string, Count> counts;
    for (const auto& event : events) ++counts[event.resource].all;
    std::vector<records::Event> fewer;
    for (auto& event : events) {
        Count& count = counts[event.resource];
        if (count.all <= most)
            fewer.push_back(std::move(event));
        else if (++count.seen == count.all)
            fewer.push_back({.seq = event.seq, .resource = event.resource, .change = "refresh"});
    }
    return fewer;
}

std::int64_t head_of(company::Company& company) {
    const auto reader = company.store().reader();
    return reader ? (*reader)->head().value_or(0) : 0;
}

}  // namespace

bool holds(const Listening& who) {
    company::Identity identity(*who.company);
    if (who.token) return identity.token_user(who.secret).value_or(std::nullopt) == who.user;
    const auto session = identity.session(who.secret);
    return session && *session && (*session)->user == who.user;
}

EventFeed::EventFeed(company::Company& company)
    : company_(company), directory_(company_.environment().directory), kept_after_{head_of(company_)}, position_(kept_after_) {}

bool EventFeed::hear(const std::vector<records::Event>& events) {
    const std::lock_guard lock(mutex_);
    const bool first = waiting_.empty();
    waiting_.insert(waiting_.end(), events.begin(), events.end());
    if (waiting_.size() > waiting_most) waiting_ = gathered(std::move(waiting_), 0);
    return first;
}

void EventFeed::deliver() {
    std::vector<records::Event> events;
    {
        const std::lock_guard lock(mutex_);
        events.swap(waiting_);
    }
    regroup(false);
    const auto of_signing_in = [](const auto& event) { return event.resource == "sessions" || event.resource == "tokens"; };
    if (std::ranges::any_of(events, of_signing_in)) end_those([](const Listening& who) { return !holds(who); });
    std::erase_if(events, of_signing_in);
    const Place before = position_;
    const std::size_t had = kept_.size();
    for (const auto& event : gathered(std::move(events), one_by_one_most)) keep(event);
    for (auto& [sight, audience] : audiences_) {
        std::string all;
        for (std::size_t i = had; i < kept_.size(); ++i)
            if (const Frame& frame = told(kept_[i], sight, audience.actor)) all += *frame;
        if (all.empty()) continue;
        const auto shared = std::make_shared<const std::string>(std::move(all));
        for (const auto& [id, stream] : audience.streams) {
            if (stream->who.since <= before)
                stream->sink->send(shared);
            else if (std::string rest = missed(*stream, audience.actor); !rest.empty())
                stream->sink->send(std::move(rest));
            stream->who.since = std::max(stream->who.since, position_);
        }
    }
    while (kept_.size() > kept_most) {
        kept_after_ = kept_.front().place;
        kept_.pop_front();
    }
}

// A refresh of many changes stands for the whole log so far, so that who comes back is not told of each again.
void EventFeed::keep(const records::Event& event) {
    const std::int64_t change = event.seq ? event.seq : head_of(company_);
    position_ = change > position_.change ? Place{change} : Place{position_.change, position_.after + 1};
    kept_.push_back({.place = position_, .event = event, .frames = {}});
}

const Frame& EventFeed::told(Kept& kept, const std::string& sight, const records::Actor& actor) {
    const auto known = kept.frames.find(sight);
    if (known != kept.frames.end()) return known->second;
    return kept.frames.emplace(sight, frame_of(company_, actor, kept.event, kept.place)).first->second;
}

// Fills what is kept from the change log; false when that is too much.
bool EventFeed::reach_back(Place since) {
    if (since >= kept_after_) return true;
    const std::int64_t many = kept_after_.change - since.change;
    const auto reader = company_.store().reader();
    const bool too_much = position_.change - since.change > static_cast<std::int64_t>(kept_most);
    // What stands between two changes of the log cannot be read from it.
    if (!reader || too_much || many == 0) return false;
    const auto changes = (*reader)->changes(since.change, 0, static_cast<int>(many));
    if (!changes) return false;
    std::vector<records::Event> events;
    for (const records::Change& change : *changes)
        if (change.seq <= kept_after_.change)
            events.push_back({.seq = change.seq,
                              .resource = change.resource,
                              .id = change.record,
                              .version = change.version,
                              .change = change.change});
    events = gathered(std::move(events), one_by_one_most);
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        kept_.push_front({.place = {event->seq}, .event = *event, .frames = {}});
    kept_after_ = since;
    return true;
}

std::string EventFeed::missed(const Stream& stream, const records::Actor& actor) {
    if (stream.who.since >= position_) return {};
    if (!reach_back(stream.who.since)) return reset();
    std::string all;
    for (Kept& kept : kept_)
        if (kept.place > stream.who.since)
            if (const Frame& frame = told(kept, stream.sight, actor)) all += *frame;
    return all;
}

std::string EventFeed::reset() const { return http::event_frame(text(position_), "reset", "{}"); }

std::optional<records::Actor> EventFeed::actor_of(const Listening& who) const {
    return directory_->actor(who.user, records::Door::interface);
}

void EventFeed::enter(std::uint64_t id, Stream& stream, records::Actor actor) {
    stream.sight = actor.sight();
    auto& audience = audiences_.try_emplace(stream.sight, Audience{.actor = std::move(actor), .streams = {}}).first->second;
    audience.streams.emplace(id, &stream);
}

void EventFeed::step_out(std::uint64_t id, const Stream& stream) {
    const auto audience = audiences_.find(stream.sight);
    if (audience == audiences_.end()) return;
    audience->second.streams.erase(id);
    if (!audience->second.streams.empty()) return;
    for (Kept& kept : kept_) kept.frames.erase(stream.sight);
    audiences_.erase(audience);
}

void EventFeed::join(std::uint64_t id, Listening who, std::shared_ptr<http::StreamSink> sink) {
    regroup(false);
    auto actor = actor_of(who);
    if (!actor) return sink->close();
    Stream& stream = streams_[id] = Stream{.who = std::move(who), .sink = std::move(sink), .sight = {}};
    enter(id, stream, *actor);
    std::string first = missed(stream, *actor);
    // Who is cut off before anything happens knows all the same where to go on.
    const Place here = std::max(position_, Place{stream.who.since.change});
    first += "id: " + text(here) + "\nretry: 1000\n\n";
    stream.who.since = std::max(stream.who.since, position_);
    stream.sink->send(std::move(first));
}

void EventFeed::leave(std::uint64_t id) {
    const auto found = streams_.find(id);
    if (found == streams_.end()) return;
    step_out(id, found->second);
    streams_.erase(found);
}

void EventFeed::regroup(bool always) {
    auto now = company_.environment().directory;
    if (now == directory_ && !always) return;
    directory_ = std::move(now);
    for (auto& [id, stream] : streams_) {
        auto actor = actor_of(stream.who);
        if (!actor) {
            stream.sink->close();
        } else if (actor->sight() != stream.sight) {
            step_out(id, stream);
            enter(id, stream, std::move(*actor));
            stream.sink->send(reset());
        }
    }
}

void EventFeed::end_those(const std::function<bool(const Listening&)>& over) {
    for (auto& [id, stream] : streams_)
        if (over(stream.who)) stream.sink->close();
}

}  // namespace voronka::api
