#include "company/companies.h"

#include <chrono>

#include "core/random.h"

namespace voronka::company {
namespace {

constexpr std::string_view visitor_prefix = "visitor-";

std::string visitor_name() {
    // Lower-case letters and digits alone: the name is a folder and part of a cookie.
    std::string name(visitor_prefix);
    for (const char byte : random_bytes(12)) {
        const unsigned n = static_cast<unsigned char>(byte) % 36;
        name.push_back(static_cast<char>(n < 10 ? '0' + n : 'a' + n - 10));
    }
    return name;
}

}  // namespace

bool valid_company_name(std::string_view name) {
    if (name.empty() || name.size() > 64 || name.front() == '-') return false;
    return std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Result<std::shared_ptr<Company>> Companies::find(std::string_view name) {
    if (!valid_company_name(name)) return fail(ErrorKind::not_found, "company_not_found");
    const std::lock_guard lock(mutex_);
    if (const auto found = open_.find(name); found != open_.end()) {
        found->second.used = host_.clock.now();
        return found->second.company;
    }
    if (!TRY(host_.stores.exists(name))) return fail(ErrorKind::not_found, "company_not_found");
    return open(name, {});
}

Result<std::shared_ptr<Company>> Companies::find_or_make(std::string_view name, const Settings& if_new) {
    if (!valid_company_name(name)) return fail(ErrorKind::validation, "company_name");
    const std::lock_guard lock(mutex_);
    if (const auto found = open_.find(name); found != open_.end()) return found->second.company;
    return open(name, if_new);
}

Result<std::shared_ptr<Company>> Companies::open(std::string_view name, const Settings& if_new) {
    std::shared_ptr<Company> company = TRY(Company::open(host_, folder(name), if_new));
    open_[std::string(name)] = {company, host_.clock.now()};
    for (const auto& told : on_open_) told(company);
    return company;
}

void Companies::on_open(std::function<void(const std::shared_ptr<Company>&)> told) {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, open] : open_) told(open.company);
    on_open_.push_back(std::move(told));
}

Result<void> Companies::room_for_a_copy() {
    std::size_t copies = 0;
    for (const auto& kept : TRY(host_.stores.list()))
        if (kept.name.starts_with(visitor_prefix)) ++copies;
    if (copies >= limits_.copies) return fail(ErrorKind::too_often, "demo_full", {{"seconds", "3600"}});
    return {};
}

Result<std::string> Companies::copy(Company& from) {
    TRY_VOID(room_for_a_copy());
    std::string name = visitor_name();
    TRY_VOID(host_.stores.copy(from.name(), name, from.schema()));
    const std::shared_ptr<Company> made = TRY(find(name));
    Settings settings = made->settings();
    settings.demo = false;
    settings.copy = true;
    TRY_VOID(made->change_settings(settings));
    TRY(made->change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        for (const char* kind : {"sessions", "tokens", "invites", "answers", "jobs"}) {
            const Module& module = made->schema().at(kind);
            const records::Environment environment = made->environment();
            const records::CompanyNames names(environment, nullptr);
            const auto all = TRY(query::bind("", module, records::surroundings(environment, unit.actor(), names)));
            for (const Record& one : TRY(unit.writer().select(*all, module, 100'000))) TRY_VOID(unit.writer().erase(one));
        }
        return {};
    }));
    return name;
}

Result<std::string> Companies::make_visitor(const Settings& settings) {
    TRY_VOID(room_for_a_copy());
    std::string name = visitor_name();
    Settings own = settings;
    own.demo = false;
    own.copy = true;
    TRY(find_or_make(name, own));
    return name;
}

Result<void> Companies::remove(std::string_view name) {
    std::shared_ptr<Company> company = TRY(find(name));
    {
        const std::lock_guard lock(mutex_);
        open_.erase(std::string(name));
    }
    company.reset();
    TRY_VOID(host_.stores.remove(name));
    std::error_code none;
    std::filesystem::remove_all(folder(name), none);
    return {};
}

void Companies::tidy() {
    const Instant now = host_.clock.now();
    std::vector<std::shared_ptr<Company>> closing;  // closed outside the lock: it may take a moment
    {
        const std::lock_guard lock(mutex_);
        for (auto it = open_.begin(); it != open_.end();) {
            const bool idle = now.ms - it->second.used.ms > limits_.idle_ms && it->second.company.use_count() == 1;
            if (!idle || it->first == "default") {
                ++it;
                continue;
            }
            closing.push_back(std::move(it->second.company));
            it = open_.erase(it);
        }
    }
    closing.clear();
    std::error_code none;
    const auto kept = host_.stores.list();
    if (!kept) return;  // the store does not answer: another time
    for (const auto& [name, used] : *kept) {
        if (!name.starts_with(visitor_prefix) || now.ms - used.ms <= limits_.copy_idle_ms) continue;
        const std::lock_guard lock(mutex_);
        if (!open_.contains(name) && host_.stores.remove(name)) std::filesystem::remove_all(folder(name), none);
    }
}

}  // namespace voronka::company
