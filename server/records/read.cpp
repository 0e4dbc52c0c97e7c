#include "records/read.h"

#include "core/text.h"
#include "query/list.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

// So many rows are sorted for a page; where more meet the filter, the order's index reaches them sooner.
constexpr std::int64_t sorted_most = 3000;
constexpr std::size_t bytes_a_record = 2048;  // as JSON, of most records
// Stands in a compiled plan for the id that is put in on each run; no rule holds this number.
constexpr std::int64_t any_id = -812345678901;

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += part + ",";
    return all;
}

// Everything that the text of a compiled list depends on. A cursor is never part of a kept plan.
std::string plan_key(const Module& module, const ListRequest& request, const Actor& actor, const query::Lifetime& lives,
                     const Environment& environment, query::Walk walk = query::Walk::filter) {
    std::string key = module.key + '\n' + request.q + '\n' + joined(request.fields) + '\n' + std::to_string(request.limit) +
                      (request.skip ? "s" + std::to_string(request.skip) : "") + (request.deleted ? "d" : "") +
                      (request.titles ? "t" : "") + (walk == query::Walk::order ? "o" : "") + '\n' + std::string(actor.sight());
    if (lives.me) key += "\nme" + std::to_string(actor.user);
    if (lives.today) key += "\nday" + std::to_string(environment.calendar.zone().date(environment.clock.now()).days);
    return key;
}

std::vector<const Field*> visible(const Module& module, const Actor& actor) {
    std::vector<const Field*> fields;
    for (const Field& field : module.fields)
        if (!field.hidden && !actor.hides(field)) fields.push_back(&field);
    return fields;
}

bool exists_for(const Field* field, const Actor& actor) { return field && !field->hidden && !actor.hides(*field); }

// What a record is called is no secret from whoever may read it: it stands in every reference to it.
bool is_title(const Field* field) { return field && field->hidden && field->key == "title"; }

std::unexpected<Error> unknown_field(const Module& module, const std::string& name, const Actor& actor) {
    std::vector<std::string_view> keys;
    for (const Field* field : visible(module, actor)) keys.push_back(field->key);
    const auto near = nearest(name, keys);
    return fail_field("fields", "unknown_field", {{"field", name}, {"nearest", near ? std::string(keys[*near]) : ""}});
}

const Field* companion(const Module& module, const Field& reference) {
    return reference.over_modules() ? module.find(reference.key + "_resource") : nullptr;
}

// Whether this actor may not read all records of a module.
bool guarded(const Module& module, const Actor& actor) {
    return !actor.is_system() && (actor.rights->of(module).readable || !actor.rights->of(module).read);
}

// Whether the statement itself brings the title of what a reference points to; it says, too, whether that may be read. People are
// in memory, and what is over several modules is asked for by itself.
bool titled(const Field& field, bool titles, const Environment& environment, const Actor& actor) {
    if (field.type != FieldType::reference || field.references.size() != 1 || field.references.front() == "users") return false;
    const Module* to = titles ? nullptr : environment.schema.find(field.references.front());
    return titles || (to && guarded(*to, actor));
}

// What a reference points to, where the row or the memory knows: the two ways in which nearly all titles come.
std::optional<std::string_view> title_at_hand(const Field& field, const Rows& row, int column, int beside,
                                              const Environment& environment) {
    if (beside) return row.is_null(beside) ? std::optional<std::string_view>() : row.text(beside);
    if (field.type != FieldType::reference || field.references.size() != 1 || field.references.front() != "users") return {};
    const Person* person = environment.directory->person(row.integer(column));
    return person ? std::optional<std::string_view>(person->name) : std::nullopt;
}

// By which index a list is found, by how many rows its filter meets.
Result<query::Walk> best_walk(Reader& reader, const query::Bound& bound, const Environment& environment, const Actor& actor) {
    const auto crowd = query::compile_crowd(bound, environment.dialect, actor.readable(), sorted_most);
    if (!crowd) return query::Walk::filter;
    const auto rows = TRY(reader.run(*crowd));
    const bool many = TRY(rows->next()) && rows->integer(0) > sorted_most;
    return many ? query::Walk::order : query::Walk::filter;
}

Value cell(const Field& field, const Rows& row, int column) {
    if (row.is_null(column)) return {};
    return field.storage() == Storage::integer ? from_column(field, row.integer(column)) : from_column(field, row.text(column));
}

}  // namespace

Result<query::BoundPtr> Reading::bind(const Module& module, const std::string& q) {
    const CompanyNames names(environment_, reader_, actor_);
    return query::bind(q, module, surroundings(environment_, actor_, names));
}

Result<query::BoundPtr> Reading::bound(const Module& module, const query::QueryPtr& parsed) {
    const CompanyNames names(environment_, reader_, actor_);
    return query::bind(parsed, module, surroundings(environment_, actor_, names));
}

query::Completion Reading::complete(const Module& module, std::string_view q, std::size_t at, Language language) {
    const CompanyNames names(environment_, reader_, actor_);
    return query::complete(q, at, module, surroundings(environment_, actor_, names), language);
}

Result<Reading::Shape> Reading::shape(const Module& module, const ListRequest& request) const {
    Shape made{.titles = request.titles};
    if (request.fields.empty()) made.fields = visible(module, actor_);
    for (const std::string& name : request.fields) {
        const auto dot = name.find('.');
        const Field* field = module.find(name.substr(0, dot));
        if (!exists_for(field, actor_) && !is_title(field)) return unknown_field(module, name, actor_);
        if (dot == std::string::npos) {
            made.fields.push_back(field);
            continue;
        }
        const Module* to = field->references.size() == 1 ? environment_.schema.find(field->references.front()) : nullptr;
        const Field* beyond = to ? to->find(name.substr(dot + 1)) : nullptr;
        if (!exists_for(beyond, actor_)) return unknown_field(to ? *to : module, name, actor_);
        made.paths.push_back({field, beyond, name});
    }
    if (!request.fields.empty())
        for (const Path& path : made.paths)
            if (std::ranges::find(made.fields, path.reference) == made.fields.end()) made.fields.push_back(path.reference);
    // The id always goes along: a row without it could not be opened.
    if (std::ranges::find(made.fields, &module.fields[system_field::id]) == made.fields.end())
        made.fields.insert(made.fields.begin(), &module.fields[system_field::id]);
    for (std::size_t i = 0; i < made.fields.size(); ++i)
        if (const Field* beside = companion(module, *made.fields[i]))
            if (std::ranges::find(made.fields, beside) == made.fields.end())
                made.fields.insert(made.fields.begin() + static_cast<std::ptrdiff_t>(i) + 1, beside);
    for (const std::string& name : request.expand) {
        const Field* field = module.find(name);
        if (!exists_for(field, actor_) || field->type != FieldType::reference) return unknown_field(module, name, actor_);
        made.expand.push_back(field);
    }
    return made;
}

Result<PlanCache::Plan> Reading::plan(const Module& module, const ListRequest& request, const Shape& shape,
                                      query::BoundPtr& bound) {
    bound = TRY(bind(module, request.q));
    const query::Lifetime lives = query::lifetime(*bound);
    const bool keeps = !request.cursor && !lives.now;
    query::BoundPtr filtered = bound;
    if (!actor_.is_system())
        if (const query::BoundPtr& mine = actor_.rights->of(module).readable) filtered = query::both(bound, mine);
    query::Listing listing;
    if (!request.deleted && !query::is_grouped(*bound)) listing.walk = TRY(best_walk(reader_, *filtered, environment_, actor_));
    const std::string key = keeps ? plan_key(module, request, actor_, lives, environment_, listing.walk) : "";
    if (keeps)
        if (auto kept = plans_.find(key)) return kept;
    for (const Field* field : shape.fields)
        if (titled(*field, shape.titles, environment_, actor_)) listing.titled.push_back(field);
    const query::Page page{.limit = request.limit,
                           .cursor = request.cursor,
                           .skip = request.skip,
                           .alive = request.deleted ? query::Alive::no : query::Alive::yes};
    auto made = std::make_shared<query::Select>(
        TRY(query::compile_list(*filtered, shape.fields, page, listing, environment_.dialect, actor_.readable())));
    if (keeps) plans_.keep(key, made);
    return PlanCache::Plan(std::move(made));
}

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

Result<std::string> Reading::list(const Module& module, const ListRequest& request) {
    if (!actor_.is_system() && !actor_.rights->of(module).read) return fail(ErrorKind::not_found, "not_found");
    const Shape shaped = TRY(shape(module, request));
    query::BoundPtr bound;
    const PlanCache::Plan select = TRY(plan(module, request, shaped, bound));
    if (query::is_grouped(*bound)) return grouped(module, bound, request.q);
    std::string json;
    json.reserve(static_cast<std::size_t>(request.limit) * bytes_a_record);
    JsonWriter out(json);
    out.begin_object().key("items").begin_array();
    std::vector<Value> last;
    bool more = false;
    {
        const auto rows = TRY(reader_.run(select->sql));
        int written = 0;
        while (TRY(rows->next())) {
            if (written == request.limit) {
                more = true;
                break;
            }
            TRY_VOID(write_row(out, module, *rows, *select, shaped));
            if (++written < request.limit) continue;
            last.clear();
            for (std::size_t i = 0; i < select->cursor_columns; ++i) {
                const int column = static_cast<int>(select->fields.size() + i);
                if (rows->is_null(column))
                    last.emplace_back();
                else
                    last.push_back(rows->value(column));
            }
        }
    }
    out.end_array().key("next_cursor");
    if (more)
        out.value(query::make_cursor(*bound, last));
    else
        out.null();
    if (request.count) out.member("count", TRY(count(module, request.q)));
    out.end_object();
    return json;
}

Result<std::string> Reading::one(const Module& module, Id id, const ListRequest& request, std::int64_t* version) {
    if (!actor_.is_system() && !actor_.rights->of(module).read) return fail(ErrorKind::not_found, "not_found");
    ListRequest by_id = request;
    by_id.q = "id = " + std::to_string(any_id);
    by_id.limit = 1;
    const Shape shaped = TRY(shape(module, by_id));
    const std::string key = "one\n" + plan_key(module, by_id, actor_, {}, environment_);
    PlanCache::Plan select = plans_.find(key);
    if (!select) {
        query::BoundPtr bound;
        select = TRY(plan(module, by_id, shaped, bound));
        plans_.keep(key, select);
    }
    query::Sql sql = select->sql;
    for (Value& param : sql.params)
        if (param == Value(any_id)) param = id;
    const auto rows = TRY(reader_.run(sql));
    if (!TRY(rows->next())) return fail(ErrorKind::not_found, "not_found");
    if (version)
        for (std::size_t i = 0; i < select->fields.size(); ++i)
            if (select->fields[i]->index == system_field::version) *version = rows->integer(static_cast<int>(i));
    std::string json;
    json.reserve(4096);
    JsonWriter out(json);
    TRY_VOID(write_row(out, module, *rows, *select, shaped));
    return json;
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

Result<bool> Reading::readable(const Module& module, Id id) {
    if (module.key == "users") return environment_.directory->person(id) != nullptr;
    return TRY(title(module, id)).has_value();
}

Result<query::BoundPtr> Reading::bind_readable(const Module& module, const std::string& q) {
    query::BoundPtr bound = TRY(bind(module, q));
    if (actor_.is_system()) return bound;
    const query::BoundPtr& mine = actor_.rights->of(module).readable;
    return mine ? query::both(bound, mine) : bound;
}

Result<std::int64_t> Reading::count(const Module& module, const std::string& q) {
    const query::BoundPtr bound = TRY(bind_readable(module, q));
    const auto rows = TRY(reader_.run(query::compile_count(*bound, environment_.dialect, actor_.readable())));
    if (!TRY(rows->next())) return 0;
    return rows->integer(0);
}

Result<std::vector<Record>> Reading::records(const Module& module, const std::string& q, int limit) {
    std::vector<std::string> names;
    for (const Field& field : module.fields) names.push_back(field.key);
    std::vector<Record> found;
    for (std::vector<Value>& values : TRY(columns(module, q, names, limit))) {
        Record record(module);
        for (std::size_t i = 0; i < values.size(); ++i) record[i] = std::move(values[i]);
        found.push_back(std::move(record));
    }
    return found;
}

Result<std::vector<std::vector<Value>>> Reading::columns(const Module& module, const std::string& q,
                                                         const std::vector<std::string>& names, int limit) {
    const query::BoundPtr bound = TRY(bind_readable(module, q));
    std::vector<const Field*> fields;
    for (const std::string& name : names) fields.push_back(&module.at(name));
    const query::Page page{.limit = limit, .ids_only = true};
    const query::Select select = TRY(query::compile_list(*bound, fields, page, environment_.dialect, actor_.readable()));
    const auto rows = TRY(reader_.run(select.sql));
    std::vector<std::vector<Value>> found;
    while (TRY(rows->next())) {
        std::vector<Value> values;
        values.reserve(fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i)
            values.push_back(actor_.hides(*fields[i]) ? Value()
                                                      : TRY(shown(*fields[i], cell(*fields[i], *rows, static_cast<int>(i)))));
        found.push_back(std::move(values));
    }
    return found;
}

}  // namespace voronka::records
