#include "exchange/names_there.h"

#include <set>

#include "core/text.h"
#include "query/list.h"
#include "records/sight.h"

namespace voronka::exchange {
namespace {

// PostgreSQL gives an answer whole.
constexpr std::int64_t rows_at_once = 20'000;

const std::set<std::string_view> legal_forms{"ооо", "оао", "зао", "ао", "пао", "нко", "ип", "llc", "ltd", "inc", "gmbh"};

std::size_t hash_of(std::string_view key) { return std::hash<std::string_view>()(key); }

}  // namespace

std::string name_key(const Module& module, std::string_view name) {
    std::vector<std::string> parts = words(name, 32);
    if (module.key == "organizations") std::erase_if(parts, [](const std::string& word) { return legal_forms.contains(word); });
    if (parts.empty()) return fold(name);
    std::ranges::sort(parts);
    std::string key;
    for (const std::string& part : parts) key += part + ' ';
    return key;
}

const Field& name_field(const Module& module) {
    const Field* name = module.find("name");
    return name ? *name : module.fields[system_field::title];
}

Result<void> NamesThere::read(records::Unit& unit, const Module& module, Known& known) {
    const records::Environment& environment = unit.environment();
    const records::Actor system = records::Actor::system();
    const records::CompanyNames names(environment, nullptr);
    const auto everything = TRY(query::bind("", module, records::surroundings(environment, system, names)));
    for (std::int64_t rows_read = rows_at_once; rows_read == rows_at_once;) {
        const query::Stretch stretch{.after = known.read_to, .most = rows_at_once};
        const query::Select select =
            query::compile_walk(*everything, {&name_field(module)}, stretch, environment.dialect, system.readable());
        const auto rows = TRY(unit.writer().run(select.sql));
        for (rows_read = 0; TRY(rows->next()); ++rows_read) {
            known.read_to = rows->integer(0);
            if (!rows->is_null(1)) known.ids.emplace(hash_of(name_key(module, rows->text(1))), known.read_to);
        }
    }
    known.fresh = true;
    return {};
}

Result<Id> NamesThere::find(records::Unit& unit, const Module& module, std::string_view name) {
    const std::string key = name_key(module, name);
    Known& known = known_[&module];
    if (!known.fresh) TRY_VOID(read(unit, module, known));
    std::vector<Id> ids;
    for (auto [one, end] = known.ids.equal_range(hash_of(key)); one != end; ++one) ids.push_back(one->second);
    std::ranges::sort(ids);
    Id oldest = 0;
    for (const Id id : ids) {
        const auto record = TRY(unit.writer().find(module, id));
        if (!record || record->deleted()) continue;
        const std::string_view called = record->text(name_field(module).key);
        if (name_key(module, called) != key) continue;
        if (!TRY(records::may_read(unit.writer(), unit.environment(), unit.actor(), module, id))) continue;
        if (fold(called) == fold(name)) return id;
        if (!oldest) oldest = id;
    }
    return oldest;
}

void NamesThere::end_batch(bool taken_back) {
    for (auto& [module, known] : known_) {
        if (taken_back) known.read_to = known.read_to_before;
        if (known.read_to == 0) known.ids.clear();
        known.read_to_before = known.read_to;
        known.fresh = false;
    }
}

}  // namespace voronka::exchange
