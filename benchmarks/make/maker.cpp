#include "make/maker.h"

#include "core/text.h"
#include "records/change_fields.h"
#include "records/search.h"
#include "schema/settle.h"
#include "schema/values.h"

namespace voronka::bench {
namespace {

constexpr int teams = 5;
constexpr int sellers_a_team = 8;
constexpr int records_a_commit = 5'000;

// A manager in rights but for one thing: what is written stays others'.
constexpr const char* watcher = R"(key: watcher
names: {en: Watcher, ru: Смотрящий}
rights: {process.override: false, administer: false}
records:
  default: {read: all, create: none, update: none, delete: none}
  deals: {read: "owner in my_team or organization.industry = retail", create: none, update: none, delete: none}
)";

}  // namespace

Maker::Maker(company::Company& company, const Sizes& sizes, Date today)
    : company_(company), sizes_(sizes), end_(company.environment().calendar.zone().at(today, 9 * 3'600'000)) {}

Result<void> Maker::people() {
    const auto work = [this](records::Unit& unit) -> Result<void> {
        const Module& users = module("users");
        const Module& roles = module("roles");
        const Module& all_teams = module("teams");
        TRY(unit.create(roles, {{&roles.at("key"), std::string("watcher")},
                                {&roles.at("name"), std::string("Смотрящий")},
                                {&roles.at("permissions"), std::string(watcher)}}));
        const auto add = [&](const std::string& login, const char* role, Id team) -> Result<Id> {
            const std::string name = one_of(demo::first_names()) + " " + one_of(demo::last_names());
            records::Given given{{&users.at("login"), login}, {&users.at("name"), name}, {&users.at("role"), std::string(role)}};
            if (team) given.emplace_back(&users.at("team"), team);
            return TRY(unit.create(users, given)).id();
        };
        TRY(add("bench", "administrator", 0));
        for (int t = 0; t < teams; ++t) {
            const Id team = TRY(unit.create(all_teams, {{&all_teams.at("name"), "Отдел " + std::to_string(t + 1)}})).id();
            for (int s = 0; s < sellers_a_team; ++s)
                sellers_.push_back(TRY(add("seller" + std::to_string(t * sellers_a_team + s + 1), "rep", team)));
            if (t == 0) TRY(add("watcher", "watcher", team));
        }
        return {};
    };
    TRY(company_.change_now(records::Actor::system(), work));
    return {};
}

Result<Id> Maker::put(records::Writer& writer, Record record, Instant made, Id who) {
    settle(record, nullptr);
    if (!record.id()) record[system_field::id] = writer.next_id();
    record[system_field::version] = std::int64_t{1};
    record[system_field::created_at] = made;
    record[system_field::updated_at] = made;
    if (who) record[system_field::created_by] = who;
    if (who) record[system_field::updated_by] = who;
    std::string title = title_of(record);
    if (!title.empty()) record[system_field::title] = std::move(title);
    TRY_VOID(writer.insert(record));
    const Id id = record.id();
    if (!record.module().logged || !record.module().parent.empty()) return id;
    TRY(writer.append({.at = made,
                       .actor = who,
                       .door = "api",
                       .resource = record.module().key,
                       .record = id,
                       .version = 1,
                       .change = "create",
                       .fields = records::change_fields(nullptr, record)}));
    TRY_VOID(writer.index(record.module(), id, records::search_words(record)));
    return id;
}

Result<void> Maker::organization(records::Writer& writer) {
    const demo::FirmKind& kind = demo::pick(dice_.rng(), demo::firm_kinds());
    std::string name = kind.name.in(Language::ru);
    name.replace(name.find("{}"), 2, one_of(demo::firm_names()) + "-" + one_of(demo::firm_places()));
    Record record(module("organizations"));
    record.set("name", name);
    record.set("industry", std::string(dice_.chance(8) ? "retail" : kind.industry));
    record.set("inn", dice_.inn());
    record.set("phone", dice_.phone());
    record.set("city", one_of(demo::cities()));
    record.set("employees", static_cast<std::int64_t>(35 * dice_.around(1.0)) + 3);
    const Id who = seller();
    record.set("owner", who);
    organizations_.push_back(TRY(put(writer, std::move(record), day(dice_.between(731, 900), 0), who)));
    names_.push_back(std::move(name));
    return {};
}

Result<void> Maker::contact(records::Writer& writer) {
    Record record(module("contacts"));
    record.set("first_name", one_of(demo::first_names()));
    record.set("last_name", one_of(demo::last_names()));
    record.set("job_title", one_of(demo::job_titles()));
    record.set("organization", organizations_[contacts_.size() % organizations_.size()]);
    record.set("phone", dice_.phone());
    record.set("email", "person" + std::to_string(contacts_.size()) + "@example.ru");
    const Id who = seller();
    record.set("owner", who);
    contacts_.push_back(TRY(put(writer, std::move(record), day(dice_.between(731, 900), 1), who)));
    return {};
}

Result<void> Maker::fill(const std::function<void(int)>& told) {
    const auto many = [&](int count, auto&& one) -> Result<void> {
        for (int done = 0; done < count;) {
            const int stop = std::min(count, done + records_a_commit);
            TRY_VOID(company_.store().write([&](records::Writer& writer) -> Result<void> {
                for (; done < stop; ++done) TRY_VOID(one(writer));
                return {};
            }));
            told(done);
        }
        return {};
    };
    TRY_VOID(many(sizes_.organizations(), [&](records::Writer& writer) { return organization(writer); }));
    TRY_VOID(many(sizes_.contacts(), [&](records::Writer& writer) { return contact(writer); }));
    return many(sizes_.deals, [&](records::Writer& writer) { return deal(writer); });
}

}  // namespace voronka::bench
