#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "company/company.h"

namespace voronka::company {

/// All companies below one data directory: `DIR/companies/NAME/`, opened on first use, closed when idle. Thread-safe.
class Companies {
  public:
    struct Limits {
        std::size_t copies = 500;                ///< visitors' copies of the demo at one time
        std::int64_t copy_idle_ms = 86'400'000;  ///< a copy goes after a day without use
        std::int64_t idle_ms = 600'000;          ///< an unused company is closed after ten minutes
    };

    Companies(Host host, std::filesystem::path directory) : host_(host), directory_(std::move(directory)) {}
    Companies(Host host, std::filesystem::path directory, Limits limits)
        : host_(host), directory_(std::move(directory)), limits_(limits) {}

    /// The company of this name; not_found where there is none. Names are letters, digits and hyphens.
    Result<std::shared_ptr<Company>> find(std::string_view name);
    /// The same, made with these settings where there is none.
    Result<std::shared_ptr<Company>> find_or_make(std::string_view name, const Settings& if_new);
    /// A copy of a company's folder under a new name, without its sessions and tokens: what a visitor of the demo gets.
    Result<std::string> copy(Company& from);
    /// An empty company for a visitor.
    Result<std::string> make_visitor(const Settings&);
    /// Closes the company and removes its folder for good.
    Result<void> remove(std::string_view name);
    /// Closes what is idle and removes copies that nobody has used for a day; called now and then.
    void tidy();
    /// Calls this for each company that is open, now, and for each that is opened later; it may not ask for a company itself,
    /// and what it uses has to outlive this or be held weakly.
    void on_open(std::function<void(const std::shared_ptr<Company>&)>);

    const std::filesystem::path& directory() const { return directory_; }
    const Host& host() const { return host_; }

  private:
    struct Open {
        std::shared_ptr<Company> company;
        Instant used;
    };
    std::filesystem::path folder(std::string_view name) const { return directory_ / "companies" / std::string(name); }
    Result<std::shared_ptr<Company>> open(std::string_view name, const Settings& if_new);
    Result<void> room_for_a_copy();

    Host host_;
    std::filesystem::path directory_;
    Limits limits_;
    std::mutex mutex_;
    std::map<std::string, Open, std::less<>> open_;
    std::vector<std::function<void(const std::shared_ptr<Company>&)>> on_open_;
};

/// Whether this can be the name of a company's folder.
bool valid_company_name(std::string_view);

}  // namespace voronka::company
