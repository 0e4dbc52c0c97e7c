#include "records/read_parts.h"

#include "schema/values.h"

namespace voronka::records {
namespace {

// What a reference points to, where the row or the memory knows: the two ways in which nearly all titles come.
std::optional<std::string_view> title_at_hand(const Field& field, const Rows& row, int column, int beside,
                                              const Environment& environment) {
    if (beside) return row.is_null(beside) ? std::optional<std::string_view>() : row.text(beside);
    if (field.type != FieldType::reference || field.references.size() != 1 || field.references.front() != "users") return {};
    const Person* person = environment.directory->person(row.integer(column));
    return person ? std::optional<std::string_view>(person->name) : std::nullopt;
}

}  // namespace

const Module* Reading::target(const Field& reference, const Rows& row, const query::Select& select, Id) {
    if (!reference.over_modules())
        return reference.references.empty() ? nullptr : environment_.schema.find(reference.references.front());
    for (std::size_t i = 0; i < select.fields.size(); ++i)
        if (select.fields[i]->key == reference.key + "_resource" && !row.is_null(static_cast<int>(i)))
            return environment_.schema.find(row.text(static_cast<int>(i)));
    return nullptr;
}

Result<std::optional<std::string>> Reading::title(const Module& module, Id id) {
    if (module.key == "users") {
        const Person* person = environment_.directory->person(id);
        return person ? std::optional(person->name) : std::nullopt;
    }
    if (const auto known = titles_.find(id); known != titles_.end()) return known->second;
    const std::string key = "title\n" + module.key + '\n' + std::string(actor_.sight());
    auto plan = plans_.find(key);
    if (!plan) {
        query::BoundPtr bound = TRY(bind(module, "id = " + std::to_string(any_id)));
        if (!actor_.is_system()) {
            const ModuleRights& rights = actor_.rights->of(module);
            if (!rights.read) return std::optional<std::string>();
            if (rights.readable) bound = query::both(bound, rights.readable);
        }
        plan = std::make_shared<query::Select>(TRY(query::compile_list(*bound, {&module.fields[system_field::title]},
                                                                       {.limit = 1}, environment_.dialect, actor_.readable())));
        plans_.keep(key, plan);
    }
    query::Sql sql = plan->sql;
    for (Value& param : sql.params)
        if (param == Value(any_id)) param = id;
    const auto rows = TRY(reader_.run(sql));
    std::optional<std::string> found;
    if (TRY(rows->next())) found = rows->is_null(0) ? std::to_string(id) : std::string(rows->text(0));
    titles_[id] = found;
    return found;
}

Result<bool> Reading::readable(const Module& module, Id id) {
    if (module.key == "users") return environment_.directory->person(id) != nullptr;
    return TRY(title(module, id)).has_value();
}

Result<void> Reading::write_reference(JsonWriter& out, const Module&, const Rows& row, const query::Select& select,
                                      std::size_t column, const Shape& shape,
                                      std::vector<std::pair<const Field*, std::string>>& titles) {
    const Field& field = *select.fields[column];
    const Id id = row.integer(static_cast<int>(column));
    const Module* to = target(field, row, select, id);
    const bool hides = to && guarded(*to, actor_);
    const bool expanded = std::ranges::find(shape.expand, &field) != shape.expand.end();
    if (to && (hides || shape.titles)) {
        const auto name = TRY(title(*to, id));
        if (!name && hides) {
            out.null();
            return {};
        }
        if (name && shape.titles) titles.emplace_back(&field, *name);
    }
    if (expanded && to) {
        const auto json = one(*to, id, {.titles = false});
        if (json) {
            out.raw(*json);
            return {};
        }
    }
    out.value(id);
    return {};
}

Result<void> Reading::write_row(JsonWriter& out, const Module& module, const Rows& row, const query::Select& select,
                                const Shape& shape) {
    std::vector<std::pair<const Field*, std::string>> titles;
    int next_title = static_cast<int>(select.fields.size() + select.cursor_columns);
    out.begin_object();
    for (std::size_t i = 0; i < select.fields.size(); ++i) {
        const Field& field = *select.fields[i];
        const int column = static_cast<int>(i);
        const int beside = titled(field, shape.titles, environment_, actor_) ? next_title++ : 0;
        out.key(field.key);
        if (row.is_null(column))
            out.null();
        else if (const auto name = title_at_hand(field, row, column, beside, environment_); name && shape.expand.empty()) {
            if (shape.titles) titles.emplace_back(&field, *name);
            out.value(row.integer(column));
        } else if (field.type == FieldType::reference)
            TRY_VOID(write_reference(out, module, row, select, i, shape, titles));
        else if (field.storage() == Storage::integer)
            write_column(out, field, row.integer(column));
        else if (field.type == FieldType::references)
            write_json(out, field, TRY(shown(field, from_column(field, row.text(column)))));
        else
            write_column(out, field, row.text(column));
    }
    for (const Path& path : shape.paths) {
        const auto at = std::ranges::find(select.fields, path.reference);
        const int column = static_cast<int>(at - select.fields.begin());
        const Module* to = environment_.schema.find(path.reference->references.front());
        out.key(path.name);
        if (row.is_null(column) || !TRY(readable(*to, row.integer(column)))) {
            out.null();
            continue;
        }
        const auto beyond = TRY(reader_.find(*to, row.integer(column)));
        TRY_VOID(write_value(out, *beyond, *path.field));
    }
    if (shape.titles) {
        out.key("titles").begin_object();
        for (const auto& [field, name] : titles) out.member(field->key, name);
        out.end_object();
    }
    out.end_object();
    return {};
}

Result<Value> Reading::shown(const Field& field, Value value) {
    const auto* ids = field.type == FieldType::references ? get_if<Ids>(value) : nullptr;
    if (!ids || actor_.is_system()) return value;
    const Module& to = environment_.schema.at(field.references.front());
    Ids kept;
    for (const Id id : *ids)
        if (TRY(readable(to, id))) kept.push_back(id);
    return kept.empty() ? Value() : Value(std::move(kept));
}

Result<void> Reading::write_value(JsonWriter& out, const Record& record, const Field& field) {
    if (actor_.hides(field)) {
        out.null();
        return {};
    }
    const auto* id = field.type == FieldType::reference ? get_if<Id>(record[field.index]) : nullptr;
    if (!id) {
        write_json(out, field, TRY(shown(field, record[field.index])));
        return {};
    }
    const Module* to = environment_.schema.find(field.over_modules() ? record.text(field.key + "_resource")
                                                                     : std::string_view(field.references.front()));
    to&& TRY(readable(*to, *id)) ? out.value(*id) : out.null();
    return {};
}

}  // namespace voronka::records
