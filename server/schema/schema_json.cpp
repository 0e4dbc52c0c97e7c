#include "schema/schema_json.h"

namespace voronka {
namespace {

void write_label(JsonWriter& out, std::string_view name, const Label& label) {
    out.key(name);
    if (label.en.empty())
        out.null();
    else
        out.begin_object().member("en", label.en).member("ru", label.ru).end_object();
}

void write_names(JsonWriter& out, std::string_view name, const std::vector<std::string>& names) {
    out.key(name).begin_array();
    for (const std::string& one : names) out.value(one);
    out.end_array();
}

// Names of fields, without those that the reader does not see.
void write_fields_named(JsonWriter& out, std::string_view name, const Module& module, const std::vector<std::string>& names,
                        const SeenAs& seen_as) {
    out.key(name).begin_array();
    for (const std::string& one : names) {
        const Field* field = module.find(one);
        if (!field || seen_as(*field) != Seen::not_at_all) out.value(one);
    }
    out.end_array();
}

void write_bound(JsonWriter& out, std::string_view name, const std::optional<Decimal>& bound) {
    out.key(name);
    if (bound)
        out.number(*bound);
    else
        out.null();
}

void write_choice(JsonWriter& out, const Choice& choice) {
    out.begin_object().member("key", choice.key);
    write_label(out, "label", choice.label);
    out.key("color");
    if (choice.color.empty())
        out.null();
    else
        out.value(choice.color);
    out.end_object();
}

void write_choices(JsonWriter& out, const Field& field, const ChoicesOf& choices_of) {
    out.key("choices");
    if (field.type != FieldType::choice && field.type != FieldType::choices) {
        out.null();
        return;
    }
    out.begin_array();
    if (field.source == ChoiceSource::own)
        for (const Choice& choice : field.choices) write_choice(out, choice);
    else
        for (const Choice& choice : choices_of(field.source)) write_choice(out, choice);
    out.end_array();
}

void write_field(JsonWriter& out, const Field& field, const ChoicesOf& choices_of, Seen seen) {
    out.begin_object().member("key", field.key).member("type", key(field.type));
    write_label(out, "label", field.label);
    write_label(out, "help", field.help);
    out.member("required", field.required)
        .member("read_only", field.read_only || seen == Seen::without_setting)
        .member("create_only", field.create_only)
        .member("system", field.system)
        .member("open", field.open)
        .member("custom", field.custom)
        .key("first_of");
    if (field.first_of.empty())
        out.null();
    else
        out.value(field.first_of);
    out.member("indexed", field.indexed).member("searchable", field.searched).key("max_length");
    if (field.max_length)
        out.value(field.max_length);
    else
        out.null();
    write_bound(out, "min", field.min);
    write_bound(out, "max", field.max);
    write_choices(out, field, choices_of);
    if (field.references.empty())
        out.key("references").null();
    else
        write_names(out, "references", field.references);
    out.end_object();
}

void write_module(JsonWriter& out, const Module& module, const ChoicesOf& choices_of, const SeenAs& seen_as) {
    out.begin_object().member("key", module.key).member("singular", module.singular);
    out.key("parent");
    if (module.parent.empty())
        out.null();
    else
        out.value(module.parent);
    write_label(out, "labels", module.labels);
    write_label(out, "label", module.label);
    write_names(out, "title", module.title);
    write_fields_named(out, "list", module, module.list, seen_as);
    out.key("sections").begin_array();
    for (const Section& section : module.sections) {
        out.begin_object().member("key", section.key);
        write_label(out, "label", section.label);
        write_fields_named(out, "fields", module, section.fields, seen_as);
        out.end_object();
    }
    out.end_array();
    write_names(out, "children", module.children);
    out.member("writable", writable(module)).key("fields").begin_array();
    for (const Field& field : module.fields)
        if (const Seen seen = seen_as(field); !field.hidden && seen != Seen::not_at_all)
            write_field(out, field, choices_of, seen);
    out.end_array().end_object();
}

}  // namespace

bool writable(const Field& field) { return !field.read_only && !field.hidden && !field.system; }

bool writable(const Module& module) {
    return std::ranges::any_of(module.fields, [](const Field& field) { return writable(field); });
}

void write_schema(JsonWriter& out, const Schema& schema, const ChoicesOf& choices_of, const SeenAs& seen_as) {
    out.begin_object().key("modules").begin_array();
    for (const Module& module : schema.modules())
        if (!module.internal) write_module(out, module, choices_of, seen_as);
    out.end_array().end_object();
}

}  // namespace voronka
