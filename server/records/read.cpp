#include "records/read.h"

#include "records/read_parts.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

constexpr std::size_t bytes_a_record = 2048;  // as JSON, of most records

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

Result<query::BoundPtr> Reading::bind_readable(const Module& module, const std::string& q) {
    query::BoundPtr bound = TRY(bind(module, q));
    if (actor_.is_system()) return bound;
    const query::BoundPtr& mine = actor_.rights->of(module).readable;
    return mine ? query::both(bound, mine) : bound;
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

Result<std::int64_t> Reading::count(const Module& module, const std::string& q) {
    const query::BoundPtr bound = TRY(bind_readable(module, q));
    const auto rows = TRY(reader_.run(query::compile_count(*bound, environment_.dialect, actor_.readable())));
    if (!TRY(rows->next())) return 0;
    return rows->integer(0);
}

Result<std::vector<Record>> Reading::records(const Module& module, const std::string& q, int limit) {
    std::vector<std::string> names;
    names.reserve(module.fields.size());
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
    fields.reserve(names.size());
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
