#include "records/read.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

query::BoundPtr guarded(const query::BoundPtr& bound, const Actor& actor, const Module& module) {
    if (actor.is_system()) return bound;
    const query::BoundPtr& mine = actor.rights->of(module).readable;
    return mine ? query::both(bound, mine) : bound;
}

void write_cell(JsonWriter& out, const query::GroupSelect::Column& column, const Rows& row, int at) {
    using Form = query::GroupSelect::Column::Form;
    if (row.is_null(at)) {
        out.null();
    } else if (column.form == Form::count) {
        out.value(row.integer(at));
    } else if (column.form == Form::share) {
        out.number(Decimal{row.integer(at)});
    } else if (!column.field || column.form == Form::number) {
        const Value value = row.value(at);
        if (const auto* text = get_if<std::string>(value))
            out.value(*text);
        else
            out.value(row.integer(at));
    } else if (column.field->storage() == Storage::integer) {
        write_column(out, *column.field, row.integer(at));
    } else {
        write_column(out, *column.field, row.text(at));
    }
}

// Sums that a figure leaves out, being in a currency without a rate; said where there are any.
void write_left_out(JsonWriter& out, const query::GroupSelect& select, const Rows& row) {
    bool begun = false;
    for (std::size_t i = 0; i < select.columns.size(); ++i) {
        const int at = static_cast<int>(i);
        if (!select.columns[i].left_out || row.is_null(at) || row.integer(at) == 0) continue;
        if (!begun) out.key("left_out").begin_object();
        begun = true;
        out.member(select.columns[i].name, row.integer(at));
    }
    if (begun) out.end_object();
}

// A period is written by its first day: its records are those of all its days.
std::string within(const query::GroupSelect::Column& column, std::string_view first_day) {
    const Date first = parse_date(first_day).value_or(Date());
    Date last = first;
    if (column.period == "week") last = {first.days + 6};
    if (column.period == "month") last = {add_months(first, 1).days - 1};
    if (column.period == "quarter") last = {add_months(first, 3).days - 1};
    if (column.period == "year") last = {add_months(first, 12).days - 1};
    return column.path + " between " + format(first) + " and " + format(last);
}

// The query that lists what a group counted: the filter, and the group's keys as conditions.
std::string records_of(const std::string& filter, const query::GroupSelect& select, const Rows& row) {
    std::string text = filter.empty() ? "" : "(" + filter + ")";
    for (std::size_t i = 0; i < select.columns.size(); ++i) {
        const auto& column = select.columns[i];
        if (!column.key) continue;
        if (!text.empty()) text += " and ";
        const int at = static_cast<int>(i);
        if (row.is_null(at)) {
            text += column.path + " is empty";
        } else if (!column.period.empty()) {
            text += within(column, row.text(at));
        } else {
            std::string json;
            JsonWriter out(json);
            write_cell(out, column, row, at);
            // Sums are written as text in JSON, and as numbers in a query.
            if (column.field && column.field->type == FieldType::money) json = json.substr(1, json.size() - 2);
            text += column.path + " = " + json;
        }
    }
    return text;
}

// What the records are called that a group's keys point to.
Result<void> write_titles(JsonWriter& out, Reading& reading, const query::GroupSelect& select, const Rows& row) {
    out.key("titles").begin_object();
    for (std::size_t i = 0; i < select.columns.size(); ++i) {
        const auto& column = select.columns[i];
        const int at = static_cast<int>(i);
        if (!column.key || !column.field || column.field->type != FieldType::reference || row.is_null(at)) continue;
        if (column.field->over_modules()) continue;
        const Module* to = reading.environment().schema.find(column.field->references.front());
        if (const auto name = to ? TRY(reading.title(*to, row.integer(at))) : std::nullopt) out.member(column.name, *name);
    }
    out.end_object();
    return {};
}

}  // namespace

Result<std::string> Reading::grouped(const Module& module, const query::BoundPtr& bound, const std::string& q) {
    const query::GroupSelect select =
        TRY(query::compile_group(*guarded(bound, actor_, module), environment_.dialect, actor_.readable()));
    const std::string filter = TRY(query::filter_text(q));
    const auto rows = TRY(reader_.run(select.sql));
    std::string json;
    JsonWriter out(json);
    out.begin_object().key("groups").begin_array();
    while (TRY(rows->next())) {
        out.begin_object();
        for (const bool keys : {true, false}) {
            out.key(keys ? "key" : "values").begin_object();
            for (std::size_t i = 0; i < select.columns.size(); ++i) {
                if (select.columns[i].key != keys || select.columns[i].left_out) continue;
                out.key(select.columns[i].name);
                write_cell(out, select.columns[i], *rows, static_cast<int>(i));
            }
            out.end_object();
        }
        TRY_VOID(write_titles(out, *this, select, *rows));
        write_left_out(out, select, *rows);
        out.member("records", records_of(filter, select, *rows));
        out.end_object();
    }
    out.end_array().end_object();
    return json;
}

Result<std::vector<Reading::Group>> Reading::groups(const Module& module, const std::string& q, std::int64_t most) {
    if (!actor_.is_system() && !actor_.rights->of(module).read) return std::vector<Group>();
    const query::BoundPtr bound = TRY(bind(module, q));
    const query::GroupSelect select =
        TRY(query::compile_group(*guarded(bound, actor_, module), environment_.dialect, actor_.readable(), most));
    const auto rows = TRY(reader_.run(select.sql));
    std::vector<Group> found;
    while (TRY(rows->next())) {
        Group group;
        for (std::size_t i = 0; i < select.columns.size(); ++i) group.cells.push_back(rows->value(static_cast<int>(i)));
        found.push_back(std::move(group));
    }
    return found;
}

Result<std::string> Reading::children(const Module& child, Id parent) {
    std::string json;
    JsonWriter out(json);
    out.begin_object().key("items").begin_array();
    for (const Record& one : TRY(reader_.referring(child, child.fields[system_field::parent], parent, 1000)))
        TRY_VOID(write(out, one));
    out.end_array().end_object();
    return json;
}

Result<void> Reading::write(JsonWriter& out, const Record& record) {
    out.begin_object();
    std::vector<std::pair<const Field*, std::string>> titles;
    for (const Field& field : record.module().fields) {
        const bool beside = field.hidden && field.key.ends_with("_resource");
        if ((field.hidden && !beside) || actor_.hides(field)) continue;
        out.key(field.key);
        const auto* id = field.type == FieldType::reference ? get_if<Id>(record[field.index]) : nullptr;
        if (!id) {
            write_json(out, field, TRY(shown(field, record[field.index])));
            continue;
        }
        const Module* to = environment_.schema.find(field.over_modules() ? record.text(field.key + "_resource")
                                                                         : std::string_view(field.references.front()));
        const auto name = to ? TRY(title(*to, *id)) : std::nullopt;
        const bool hidden = to && !name && !actor_.is_system() && actor_.rights->of(*to).readable;
        if (hidden)
            out.null();
        else
            out.value(*id);
        if (name) titles.emplace_back(&field, *name);
    }
    out.key("titles").begin_object();
    for (const auto& [field, name] : titles) out.member(field->key, name);
    out.end_object().end_object();
    return {};
}

}  // namespace voronka::records
