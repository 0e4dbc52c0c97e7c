#include "query/list.h"
#include "records/read.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

// Who works here is known to everybody, whatever the role says of people's records.
bool names_are_known(const Module& module) { return module.key == "users"; }

}  // namespace

Result<PlanCache::Plan> Reading::plan_among(const Module& module, std::span<const std::string_view> keys) {
    std::string key = "among\n" + module.key + '\n';
    for (const std::string_view field : keys) key.append(field).push_back(',');
    key.append("\n").append(actor_.sight());
    if (PlanCache::Plan kept = plans_.find(key)) return kept;
    std::vector<const Field*> fields;
    for (const std::string_view name : keys)
        if (const Field* field = module.find(name); field && !actor_.hides(*field)) fields.push_back(field);
    const query::BoundPtr bound = names_are_known(module) ? TRY(bind(module, "")) : TRY(bind_readable(module, ""));
    auto made =
        std::make_shared<query::Select>(query::compile_among(*bound, std::move(fields), environment_.dialect, actor_.readable()));
    plans_.keep(key, made);
    return PlanCache::Plan(std::move(made));
}

Result<std::vector<Record>> Reading::among(const Module& module, std::span<const Id> ids,
                                           std::span<const std::string_view> keys) {
    std::vector<Record> found;
    if (ids.empty()) return found;
    if (!actor_.is_system() && !names_are_known(module) && !actor_.rights->of(module).read) return found;
    const PlanCache::Plan select = TRY(plan_among(module, keys));
    query::Sql sql = select->sql;
    sql.params.front() = query::ids_param(ids, environment_.dialect);
    const auto rows = TRY(reader_.run(sql));
    while (TRY(rows->next())) {
        Record& record = found.emplace_back(module);
        record[system_field::id] = rows->integer(0);
        for (std::size_t i = 0; i < select->fields.size(); ++i) {
            const Field& field = *select->fields[i];
            const int column = static_cast<int>(i) + 1;
            if (rows->is_null(column)) continue;
            record[field.index] = field.storage() == Storage::integer ? from_column(field, rows->integer(column))
                                                                      : from_column(field, rows->text(column));
        }
    }
    return found;
}

}  // namespace voronka::records
