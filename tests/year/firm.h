#pragma once
#include <gtest/gtest.h>

#include <filesystem>

#include "company/due_work.h"
#include "core/random.h"
#include "records/objections.h"
#include "records/selling.h"
#include "store/sqlite/sqlite_stores.h"

namespace voronka::year {

/// A firm of three on a clock that the test sets: Olga leads Anna and Boris.
class Firm {
  public:
    Firm() : folder_(std::filesystem::temp_directory_path() / ("voronka-year-" + random_token(9))), writers_(1), clock_({0}) {
        at("2026-01-12", 8);
        const company::Host host{.stores = stores_, .clock = clock_, .writers = writers_};
        company_ = std::move(
            company::Company::open(host, folder_ / "companies/year", {.name = "year", .language = Language::en}).value());
        for (const auto& [login, role] : {std::pair{"olga", "manager"}, std::pair{"anna", "rep"}, std::pair{"boris", "rep"}})
            ids_[login] = make("users", {{"login", login}, {"name", login}, {"role", role}});
        const Id team = make("teams", {{"name", "Sales"}});
        set("teams", team, {{"lead", ids_["olga"]}});
        for (const char* login : {"olga", "anna", "boris"}) set("users", ids_[login], {{"team", team}});
        product_ = make("products", {{"name", "Rack"}, {"price", Decimal::whole(1000)}});
    }
    ~Firm() {
        company_.reset();
        std::filesystem::remove_all(folder_);
    }

    /// A day and hour in Moscow.
    void at(std::string_view day, int hour) { clock_.set(Zone::find("Europe/Moscow")->at(*parse_date(day), hour * 3'600'000LL)); }
    /// A minute of that day and hour, too.
    void at(std::string_view day, int hour, int minute) {
        clock_.set(Zone::find("Europe/Moscow")->at(*parse_date(day), hour * 3'600'000LL + minute * 60'000LL));
    }
    /// Lets the company do what its clock says is due; gives when it is to look again.
    std::optional<Instant> let_time_work() { return company::do_what_is_due(*company_).value(); }
    Id who(const std::string& login) const { return ids_.at(login); }
    Id product() const { return product_; }
    const Schema& schema() const { return company_->schema(); }
    records::Environment environment() const { return company_->environment(); }

    /// One change set as this person; refused: gives the code of the refusal.
    std::string as(const std::string& login, const std::function<Result<void>(records::Unit&)>& work) {
        const records::Actor actor = *company_->environment().directory->actor(ids_.at(login), records::Door::interface);
        const auto done = company_->change_now(actor, work);
        if (done) return "";
        return done.error().fields.empty() ? done.error().code : done.error().fields[0].code;
    }

    using Values = std::vector<std::pair<const char*, Value>>;
    Id make(const char* module, const Values& values) {
        Id id = 0;
        const auto made = company_->change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
            id = TRY(unit.create(schema().at(module), given(schema().at(module), values))).id();
            return {};
        });
        EXPECT_TRUE(made) << module << ' ' << (made ? "" : made.error().code);
        return id;
    }
    void set(const char* module, Id id, const Values& values) {
        const auto done = company_->change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
            TRY(unit.update(schema().at(module), id, given(schema().at(module), values)));
            return {};
        });
        EXPECT_TRUE(done) << module << ' ' << (done ? "" : done.error().code);
    }
    static records::Given given(const Module& module, const Values& values) {
        records::Given all;
        for (const auto& [key, value] : values) all.emplace_back(&module.at(key), value);
        return all;
    }

    std::unique_ptr<records::Reader> reader() { return company_->store().reader().value(); }
    Record record(const char* module, Id id) { return *reader()->find(schema().at(module), id).value(); }
    std::vector<Record> select(const char* module_key, const std::string& query) {
        const auto eyes = reader();
        const auto environment = company_->environment();
        const records::Actor system = records::Actor::system();
        const records::CompanyNames names(environment, *eyes, system);
        const Module& module = schema().at(module_key);
        const auto bound = query::bind(query, module, records::surroundings(environment, system, names));
        EXPECT_TRUE(bound) << query;
        return eyes->select(**bound, module, 10'000).value();
    }
    std::vector<std::string> problems() { return company_->store().check().value(); }

  private:
    std::filesystem::path folder_;
    store::SqliteStores stores_{folder_};
    company::WorkerPool writers_;
    ManualClock clock_;
    std::unique_ptr<company::Company> company_;
    std::map<std::string, Id> ids_;
    Id product_ = 0;
};

}  // namespace voronka::year
