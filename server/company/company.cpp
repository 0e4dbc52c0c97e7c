#include "company/company.h"

#include <condition_variable>
#include <fstream>
#include <sstream>
#include <thread>

#include "company/settings.h"
#include "core/embedded.h"
#include "records/indexing.h"
#include "records/objections.h"
#include "records/process_edit.h"

namespace voronka::company {
namespace {

constexpr std::string_view settings_key = "company";

bool people_changed(const std::vector<records::Event>& events) {
    return std::ranges::any_of(events, [](const records::Event& event) {
        return event.resource == "users" || event.resource == "teams" || event.resource == "roles" ||
               event.resource == "shares" || event.resource == "absences";
    });
}

// Whether somebody who could sign in may not any more.
bool somebody_left(const records::Directory& before, const records::Directory& now) {
    if (&before == &now) return false;
    return std::ranges::any_of(before.people(), [&](const records::Person& person) {
        const auto* still = now.person(person.id);
        return person.active && (!still || !still->active);
    });
}

bool processes_changed(const std::vector<records::Event>& events) {
    return std::ranges::any_of(events, [](const records::Event& event) { return event.resource == "process_versions"; });
}

Result<std::shared_ptr<const WorkCalendar>> calendar_for(const Settings& settings) {
    const auto zone = Zone::find(settings.zone);
    if (!zone) return fail_field("zone", "unknown_zone", {{"zone", settings.zone}});
    const auto files = built_in_files("calendars/");
    if (files.empty()) return std::make_shared<const WorkCalendar>(WorkCalendar::plain(*zone));
    return std::make_shared<const WorkCalendar>(TRY(WorkCalendar::load(files.front().text, *zone)));
}

// Files of DIR/modules; their texts have to outlive the reading of the schema.
std::vector<std::pair<std::string, std::string>> added_modules(const std::filesystem::path& directory) {
    std::vector<std::pair<std::string, std::string>> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(directory / "modules", none)) {
        if (entry.path().extension() != ".yaml") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        files.emplace_back(entry.path().filename().string(), text.str());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

std::vector<Source> built_in_files(std::string_view folder) {
    std::vector<Source> files;
    for (const EmbeddedFile& file : embedded_files())
        if (std::string_view(file.name).starts_with(folder)) files.push_back({file.name, file.text()});
    return files;
}

Result<std::unique_ptr<Company>> Company::open(const Host& host, std::filesystem::path folder, const Settings& if_new) {
    std::error_code made;
    std::filesystem::create_directories(folder, made);
    if (made) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", folder.string()}});
    std::unique_ptr<Company> company(new Company(host, std::move(folder)));
    TRY_VOID(company->load(if_new));
    return company;
}

Company::~Company() {
    while (queue_ && !queue_->idle()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

Result<Schema> schema_for(const std::filesystem::path& directory) {
    const auto added = added_modules(directory);
    std::vector<Source> sources;
    sources.reserve(added.size());
    for (const auto& [name, text] : added) sources.push_back({name, text});
    return Schema::built_in(sources);
}

Result<void> Company::load(const Settings& if_new) {
    schema_ = TRY(schema_for(folder_.parent_path().parent_path()));
    processes_ = std::make_shared<const sales::Processes>(TRY(sales::Processes::load(built_in_files("processes/"))));
    store_ = TRY(host_.stores.open(name(), schema_));
    queue_ = std::make_unique<records::WriterQueue>(
        *store_, [&writers = host_.writers](std::move_only_function<void()> work) { writers.post(std::move(work)); });
    const auto reader = TRY(store_->reader());
    const auto kept = TRY(reader->setting(settings_key));
    settings_ = kept ? TRY(read_settings(*kept)) : if_new;
    calendar_ = TRY(calendar_for(settings_));
    directory_ = TRY(records::Directory::load(*reader, schema_, *processes_, *calendar_, host_.clock));
    if (!kept) TRY_VOID(seed());
    TRY_VOID(seed_processes());
    TRY_VOID(reload_processes());
    return kept ? end_broken_work() : Result<void>();
}

// What was under way when the program ended does not go on by itself: it says so, instead of running for ever.
Result<void> Company::end_broken_work() {
    const records::Environment now = environment();
    const records::CompanyNames names(now, nullptr);
    const auto around = records::surroundings(now, records::Actor::system(), names);
    constexpr std::array broken{std::tuple("jobs", "state = running or state = queued", "interrupted"),
                                std::tuple("imports", "state = running or state = checking", "failed")};
    for (const auto& [key, q, state] : broken) {
        const Module& module = schema_.at(key);
        const auto bound = TRY(query::bind(q, module, around));
        const auto rows = TRY(TRY(store_->reader())->select(*bound, module, 1000));
        if (rows.empty()) continue;
        TRY(change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
            for (const Record& row : rows) {
                Record after = row;
                after.set("state", std::string(state));
                if (module.find("ended_at")) after.set("ended_at", unit.now());
                TRY_VOID(unit.update_row(row, std::move(after)));
            }
            return {};
        }));
    }
    return {};
}

Result<void> Company::seed() {
    const Language language = settings_.language;
    TRY(change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        const Module& roles = schema_.at("roles");
        for (const Source& file : built_in_files("roles/")) {
            const RoleFile role = TRY(read_role(file));
            TRY_VOID(unit.create(roles, {{&roles.at("key"), role.key},
                                         {&roles.at("name"), role.name.in(language)},
                                         {&roles.at("permissions"), std::string(file.text)}}));
        }
        for (const Source& file : built_in_files("library/objections")) TRY_VOID(records::seed_objections(unit, file));
        return unit.writer().set_setting(settings_key, write_settings(settings_));
    }));
    return {};
}

Result<void> Company::seed_processes() {
    TRY(change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        const Module& versions = schema_.at("process_versions");
        if (!TRY(records::kept_processes(unit.writer(), unit.environment())).empty()) return {};
        for (const sales::Process* process : unit.environment().processes.all())
            TRY(unit.create(versions, {{&versions.at("key"), process->key},
                                       {&versions.at("number"), std::int64_t{process->version}},
                                       {&versions.at("text"), process->json()}}));
        return {};
    }));
    return {};
}

Result<void> Company::reload_processes() {
    const auto reader = TRY(store_->reader());
    const auto kept = TRY(records::kept_processes(*reader, environment()));
    std::vector<Source> sources;
    sources.reserve(kept.size());
    for (const Record& version : kept) sources.push_back({std::string(version.text("key")), version.text("text")});
    auto processes = std::make_shared<const sales::Processes>(TRY(sales::Processes::load(sources)));
    const std::lock_guard lock(mutex_);
    old_processes_.push_back(std::move(processes_));
    processes_ = std::move(processes);
    return {};
}

const sales::Processes& Company::processes() const {
    const std::lock_guard lock(mutex_);
    return *processes_;
}

Result<void> Company::change_settings(const Settings& settings) {
    auto calendar = TRY(calendar_for(settings));
    TRY(change_now(records::Actor::system(),
                   [&](records::Unit& unit) { return unit.writer().set_setting(settings_key, write_settings(settings)); }));
    {
        const std::lock_guard lock(mutex_);
        settings_ = settings;
        old_calendars_.push_back(calendar_);
        calendar_ = std::move(calendar);
    }
    return reload_directory();
}

Settings Company::settings() const {
    const std::lock_guard lock(mutex_);
    return settings_;
}

records::Environment Company::environment() const {
    const std::lock_guard lock(mutex_);
    return {.schema = schema_,
            .processes = *processes_,
            .calendar = *calendar_,
            .clock = host_.clock,
            .directory = directory_,
            .currency = settings_.currency,
            .dialect = store_->dialect(),
            .language = settings_.language};
}

void Company::change(records::Actor actor, Work work, Settled settled, Repeatable repeatable) {
    struct State {
        records::Actor actor;
        Work work;
        Settled settled;
        std::vector<records::Event> events;
        std::int64_t change_set = 0;
    };
    auto state = std::make_shared<State>(State{std::move(actor), std::move(work), std::move(settled), {}, 0});
    queue_->submit({.work = [this, state](records::Writer& writer) -> Result<void> {
                        const records::Environment now = environment();
                        records::Unit unit(writer, now, state->actor);
                        TRY_VOID(state->work(unit));
                        state->events = unit.events();
                        state->change_set = unit.change_set();
                        return {};
                    },
                    .done =
                        [this, state](Result<void> outcome) {
                            if (!outcome) return state->settled(std::unexpected(std::move(outcome).error()));
                            // People are read anew before the answer, so that who was added can sign in at once.
                            const auto before = environment().directory;
                            if (people_changed(state->events)) static_cast<void>(reload_directory());
                            if (processes_changed(state->events)) static_cast<void>(reload_processes());
                            publish(state->events);
                            if (somebody_left(*before, *environment().directory)) credentials_ended();
                            state->settled(state->change_set);
                        },
                    .repeatable = repeatable == Repeatable::yes});
}

Result<std::int64_t> Company::change_now(const records::Actor& actor, Work work) {
    std::mutex mutex;
    std::condition_variable wake;
    std::optional<Result<std::int64_t>> outcome;
    change(actor, std::move(work), [&](Result<std::int64_t> settled) {
        const std::lock_guard lock(mutex);
        outcome = std::move(settled);
        wake.notify_one();
    });
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return outcome.has_value(); });
    return std::move(*outcome);
}

Result<bool> Company::index_waiting() {
    constexpr int at_a_time = 1000;  // some 50 ms, during which others who write wait
    if (TRY(TRY(store_->reader())->awaiting_index(1)).empty()) return false;
    bool some = false;
    TRY(change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        some = TRY(records::index_waiting(unit, at_a_time));
        return {};
    }));
    return some;
}

Result<void> Company::reload_directory() {
    const auto reader = TRY(store_->reader());
    std::shared_ptr<const WorkCalendar> calendar;
    {
        const std::lock_guard lock(mutex_);
        calendar = calendar_;
    }
    auto directory = TRY(records::Directory::load(*reader, schema_, *processes_, *calendar, host_.clock));
    const std::lock_guard lock(mutex_);
    directory_ = std::move(directory);
    return {};
}

std::uint64_t Company::listen(Listener listener) {
    const std::lock_guard lock(mutex_);
    listeners_.emplace(next_listener_, std::move(listener));
    return next_listener_++;
}

void Company::forget(std::uint64_t listener) {
    const std::lock_guard lock(mutex_);
    listeners_.erase(listener);
}

void Company::refresh(const std::string& resource) { publish({{.resource = resource, .change = "refresh"}}); }

void Company::credentials_ended() {
    ++credentials_;
    publish({{.resource = "sessions", .change = "delete"}});
}

void Company::publish(const std::vector<records::Event>& events) {
    if (events.empty()) return;
    std::vector<Listener> listeners;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [number, listener] : listeners_) listeners.push_back(listener);
    }
    for (const Listener& listener : listeners) listener(events);
}

}  // namespace voronka::company
