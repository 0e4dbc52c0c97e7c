#include "api/event_hub.h"

namespace voronka::api {
namespace {

constexpr std::chrono::seconds tick_every{1};
constexpr unsigned ticks_of_a_round = 30;  // each stream's session or token is asked for once in a round

}  // namespace

EventHub::EventHub() : thread_([this] { run(); }) {}

EventHub::~EventHub() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
    for (auto& [company, feed] : feeds_) company->forget(feed.listener);
}

void EventHub::post(Task task) {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    tasks_.push_back(std::move(task));
    wake_.notify_one();
}

void EventHub::run() {
    auto next_tick = std::chrono::steady_clock::now() + tick_every;
    while (true) {
        std::vector<Task> tasks;
        {
            std::unique_lock lock(mutex_);
            wake_.wait_until(lock, next_tick, [this] { return stopping_ || !tasks_.empty(); });
            if (stopping_) return;
            tasks.swap(tasks_);
        }
        for (Task& task : tasks) task();
        if (std::chrono::steady_clock::now() < next_tick) continue;
        tick();
        next_tick = std::chrono::steady_clock::now() + tick_every;
    }
}

// Rights that changed without an event, sessions that ran out, tokens that were taken away by another door.
void EventHub::tick() {
    ++ticks_;
    const unsigned turn = ticks_ % ticks_of_a_round;
    for (auto& [company, feed] : feeds_) {
        feed.events->regroup(turn == 0);
        feed.events->end_those([turn](const Listening& who) {
            return std::hash<std::string>()(who.secret) % ticks_of_a_round == turn && !holds(who);
        });
    }
}

EventHub::Feed& EventHub::feed_of(const std::shared_ptr<company::Company>& company) {
    const auto known = feeds_.find(company.get());
    if (known != feeds_.end()) return known->second;
    auto events = std::make_shared<EventFeed>(*company);
    // The writer's thread may call it once more after it was forgotten; it must never be the last to hold the company.
    const auto listener = company->listen([this, weak = std::weak_ptr(events)](const std::vector<records::Event>& heard) {
        const auto feed = weak.lock();
        if (!feed || !feed->hear(heard)) return;
        post([feed] { feed->deliver(); });
    });
    return feeds_.emplace(company.get(), Feed{company, std::move(events), listener}).first->second;
}

void EventHub::drop_empty() {
    std::erase_if(feeds_, [](const auto& entry) {
        if (!entry.second.events->empty()) return false;
        entry.first->forget(entry.second.listener);
        return true;
    });
}

std::uint64_t EventHub::open(Listening who, std::shared_ptr<http::StreamSink> sink) {
    std::uint64_t stream = 0;
    {
        const std::lock_guard lock(mutex_);
        stream = ++last_stream_;
    }
    post([this, stream, who = std::move(who), sink = std::move(sink)]() mutable {
        company::Company* const company = who.company.get();
        feed_of(who.company).events->join(stream, std::move(who), std::move(sink));
        places_[stream] = company;
    });
    return stream;
}

void EventHub::close(std::uint64_t stream) {
    post([this, stream] {
        const auto place = places_.find(stream);
        if (place == places_.end()) return;
        if (const auto feed = feeds_.find(place->second); feed != feeds_.end()) feed->second.events->leave(stream);
        places_.erase(place);
        drop_empty();
    });
}

}  // namespace voronka::api
