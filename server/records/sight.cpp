#include "records/sight.h"

#include "query/format.h"

namespace voronka::records {
namespace {

Result<std::vector<Id>> ids(Reader& reader, const Environment& environment, const Actor& actor, const Module& module,
                            const query::Bound& bound, const query::Page& page) {
    const query::Select select =
        TRY(query::compile_list(bound, {&module.fields[system_field::id]}, page, environment.dialect, actor.readable()));
    const auto rows = TRY(reader.run(select.sql));
    std::vector<Id> found;
    while (TRY(rows->next())) found.push_back(rows->integer(0));
    return found;
}

}  // namespace

Result<bool> meets(Reader& reader, const Environment& environment, const Actor& actor, const Module& module, Id id,
                   const query::BoundPtr& filter, query::Alive alive) {
    if (!filter && alive == query::Alive::yes) return reader.exists(module, id);
    const CompanyNames names(environment, nullptr);
    const query::BoundPtr self = TRY(query::bind("id = " + std::to_string(id), module, surroundings(environment, actor, names)));
    const query::Page page{.limit = 1, .alive = alive, .ids_only = true};
    return !TRY(ids(reader, environment, actor, module, *query::both(self, filter), page)).empty();
}

Result<bool> may_read(Reader& reader, const Environment& environment, const Actor& actor, const Module& module, Id id) {
    if (actor.is_system()) return meets(reader, environment, actor, module, id, nullptr);
    const ModuleRights& rights = actor.rights->of(module);
    if (!rights.read) return false;
    return meets(reader, environment, actor, module, id, rights.readable);
}

Result<std::optional<Id>> called(Reader& reader, const Environment& environment, const Actor& actor, const Module& module,
                                 std::string_view name) {
    const CompanyNames names(environment, nullptr);
    const query::BoundPtr titled =
        TRY(query::bind_rule("title = " + query::name_in_query(name), module, surroundings(environment, actor, names)));
    const query::BoundPtr rule = actor.is_system() ? query::BoundPtr() : actor.rights->of(module).readable;
    const auto found = TRY(ids(reader, environment, actor, module, *query::both(titled, rule), {.limit = 2, .ids_only = true}));
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

}  // namespace voronka::records
