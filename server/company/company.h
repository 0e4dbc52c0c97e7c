#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "company/worker_pool.h"
#include "records/read.h"
#include "records/stores.h"
#include "records/unit.h"
#include "records/writer_queue.h"

namespace voronka::company {

/// What a company has settled about itself.
struct Settings {
    std::string name;
    std::string zone = "Europe/Moscow";
    std::string currency = "RUB";
    Language language = Language::ru;
    bool demo = false;                     ///< filled by `voronka demo`: the entrance is open, visitors get copies
    bool copy = false;                     ///< a visitor's own copy
    std::vector<std::string> today_order;  ///< groups of Today in their order (api/today_order.h); empty: the usual one
};

/// What all companies of a process share; which kind of store they have is known to whoever wires the program alone.
struct Host {
    records::Stores& stores;
    const Clock& clock;
    WorkerPool& writers;
};

/// Whether the work of a change set may be done a second time, after all that the first did was taken back: such ones cost less.
enum class Repeatable { no, yes };
/// The work of one change set.
using Work = std::move_only_function<Result<void>(records::Unit&)>;
/// Called once the change set is on disk (its number, 0 when nothing changed), or refused.
using Settled = std::move_only_function<void(Result<std::int64_t>)>;

/// One company: its store, schema, processes, calendar, people and caches. Nothing about it is global; one process serves many.
/// Thread-safe.
class Company {
  public:
    /// Opens the company of this folder's name, made anew with these settings where there is none. Files that are no records
    /// (those that are being imported) are kept in the folder.
    static Result<std::unique_ptr<Company>> open(const Host&, std::filesystem::path folder, const Settings& if_new);
    /// Waits until every change set in its queue has an answer.
    ~Company();

    /// A snapshot of what is known besides records; cheap to take.
    records::Environment environment() const;
    Settings settings() const;
    Result<void> change_settings(const Settings&);
    const Schema& schema() const { return schema_; }
    /// As they stand now; a later version of one leaves this as it is.
    const sales::Processes& processes() const;
    records::Store& store() { return *store_; }
    records::PlanCache& plans() { return plans_; }
    const Clock& clock() const { return host_.clock; }
    const std::filesystem::path& folder() const { return folder_; }
    std::string name() const { return folder_.filename().string(); }

    /// The only way to change anything: queues the work, which is done inside the writer's transaction.
    void change(records::Actor, Work, Settled, Repeatable = Repeatable::no);
    /// The same, waiting for it; never on a thread that writes.
    Result<std::int64_t> change_now(const records::Actor&, Work);

    /// Makes search find some of the records that wait for it, after an import; false when none was left.
    Result<bool> index_waiting();

    /// Called after each commit that anybody could want to hear of, on the thread that wrote: return quickly.
    using Listener = std::function<void(const std::vector<records::Event>&)>;
    std::uint64_t listen(Listener);
    void forget(std::uint64_t listener);
    /// Tells everybody that much has changed in a resource, without naming each record.
    void refresh(const std::string& resource);

    /// Sessions or tokens ended: what is remembered of who is signed in has to be asked anew, and open streams look whether they
    /// may stay open (an event of the resource `sessions`).
    void credentials_ended();
    /// Grows with every `credentials_ended`.
    std::uint64_t credentials() const { return credentials_; }

    /// What one request may need to be rendered: an answer kept in memory, sessions and the like, by whoever owns it.
    Instant now() const { return host_.clock.now(); }

  private:
    Company(const Host& host, std::filesystem::path folder) : host_(host), folder_(std::move(folder)) {}
    Result<void> load(const Settings& if_new);
    Result<void> seed();
    Result<void> end_broken_work();
    /// A company without processes of its own gets a copy of those that come with the program.
    Result<void> seed_processes();
    Result<void> reload_processes();
    Result<void> reload_directory();
    void publish(const std::vector<records::Event>&);

    Host host_;
    std::filesystem::path folder_;
    Schema schema_;
    std::unique_ptr<records::Store> store_;
    records::PlanCache plans_;
    std::unique_ptr<records::WriterQueue> queue_;

    std::atomic<std::uint64_t> credentials_ = 0;

    mutable std::mutex mutex_;  // over what follows
    Settings settings_;
    std::shared_ptr<const WorkCalendar> calendar_;
    std::vector<std::shared_ptr<const WorkCalendar>> old_calendars_;  // environments may still point to them
    std::shared_ptr<const sales::Processes> processes_;
    std::vector<std::shared_ptr<const sales::Processes>> old_processes_;  // the same
    std::shared_ptr<const records::Directory> directory_;
    std::map<std::uint64_t, Listener> listeners_;
    std::uint64_t next_listener_ = 1;
};

/// The program's modules with those of DIR/modules/*.yaml.
Result<Schema> schema_for(const std::filesystem::path& directory);

/// The role files of the program, by key: what a new company starts with.
std::vector<Source> built_in_files(std::string_view folder);

}  // namespace voronka::company
