#include "company/companies.h"

#include <sys/stat.h>

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
    if (!std::filesystem::exists(folder(name))) return fail(ErrorKind::not_found, "company_not_found");
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
    return company;
}

Result<void> Companies::room_for_a_copy() {
    std::size_t copies = 0;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(directory_ / "companies", none))
        if (entry.path().filename().string().starts_with(visitor_prefix)) ++copies;
    if (copies >= limits_.copies) return fail(ErrorKind::too_often, "demo_full", {{"seconds", "3600"}});
    return {};
}

Result<std::string> Companies::copy(Company& from) {
    TRY_VOID(room_for_a_copy());
    const std::string name = visitor_name();
    const auto to = folder(name);
    std::error_code failed;
    std::filesystem::create_directories(to, failed);
    if (failed) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", to.string()}});
    TRY_VOID(from.store().backup(to.string()));
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
    const std::string name = visitor_name();
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
    // Requests that still hold it end soon; the files go at once, and what is open keeps its own handles.
    const auto gone = folder(name).string() + ".gone";
    std::error_code failed;
    std::filesystem::rename(folder(name), gone, failed);
    if (failed) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", folder(name).string()}});
    company.reset();
    std::filesystem::remove_all(gone, failed);
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
    std::vector<std::filesystem::path> old;
    for (const auto& entry : std::filesystem::directory_iterator(directory_ / "companies", none)) {
        if (!entry.path().filename().string().starts_with(visitor_prefix)) continue;
        struct stat facts{};
        const auto file = entry.path() / "company.db-wal";
        if (stat(std::filesystem::exists(file) ? file.c_str() : entry.path().c_str(), &facts) != 0) continue;
        const std::int64_t used_ms = std::int64_t{facts.st_mtime} * 1000;
        if (now.ms - used_ms > limits_.copy_idle_ms) old.push_back(entry.path());
    }
    for (const auto& path : old) {
        const std::lock_guard lock(mutex_);
        const std::string name = path.filename().string();
        if (!open_.contains(name)) std::filesystem::remove_all(path, none);
    }
}

}  // namespace voronka::company
