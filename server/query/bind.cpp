#include "core/text.h"
#include "query/binder.h"

namespace voronka::query {
namespace {

std::shared_ptr<Condition> make(Condition::Kind kind) {
    auto made = std::make_shared<Condition>();
    made->kind = kind;
    return made;
}

bool sortable(const Field& field) { return field.storage() != Storage::list; }

Result<void> bind_sort(Binder& binder, const Query& query, const Module& module, Bound& bound) {
    for (const SortKey& key : query.sort) {
        Column column = TRY(binder.column(key.path, key.range, module));
        if (!sortable(*column.field)) return query_error(key.range, "query_not_sortable", {{"field", column.field->key}});
        bound.sort.push_back({in_company_currency(std::move(column), module), key.descending});
    }
    return {};
}

constexpr std::array key_functions{std::string_view("day"), std::string_view("week"), std::string_view("month"),
                                   std::string_view("quarter"), std::string_view("year")};
constexpr std::array figures{std::string_view("count"), std::string_view("sum"), std::string_view("avg"),
                             std::string_view("min"),   std::string_view("max"), std::string_view("median"),
                             std::string_view("share")};

template <class Names>
std::string listed(const Names& names) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + std::string(name);
    return all;
}

bool numeric(const Field& field) {
    return field.type == FieldType::integer || field.type == FieldType::decimal || field.type == FieldType::percent ||
           field.type == FieldType::money;
}

std::string term_name(const Term& term, const Column& column) {
    std::string path;
    for (const Field* step : column.through) path += step->key + ".";
    if (column.field) path += column.field->key;
    return term.function.empty() ? path : term.function == "count" ? "count" : term.function + "(" + path + ")";
}

Result<void> bind_group(Binder& binder, const Query& query, const Module& module, Bound& bound) {
    for (const Term& term : query.group) {
        if (!term.function.empty() && std::ranges::find(key_functions, term.function) == key_functions.end())
            return query_error(term.range, "query_unexpected", {{"found", term.function}}, listed(key_functions));
        Column column = TRY(binder.column(term.path, term.range, module));
        const FieldType type = column.field->type;
        if (!term.function.empty() && type != FieldType::date && type != FieldType::instant)
            return query_error(term.range, "query_type_clash", {{"field", column.field->key}}, "date");
        bound.group.push_back({term_name(term, column), term.function, std::move(column), ""});
    }
    for (const Term& term : query.show) {
        if (std::ranges::find(figures, term.function) == figures.end())
            return query_error(term.range, "query_unexpected", {{"found", term.function}}, listed(figures));
        BoundTerm made{.name = "count", .function = term.function, .argument = term.argument};
        if (term.function == "share") {
            made.name = "share(" + term.argument + ")";
        } else if (term.function != "count") {
            made.column = TRY(binder.column(term.path, term.range, module));
            made.name = term_name(term, made.column);
            const bool ordered = term.function == "min" || term.function == "max";
            if (!numeric(*made.column.field) && !(ordered && made.column.field->storage() == Storage::integer))
                return query_error(term.range, "query_type_clash", {{"field", made.column.field->key}}, "number");
            const Field* written = made.column.field;
            made.column = in_company_currency(std::move(made.column), module);
            if (made.column.field != written) made.original = written;
        }
        bound.show.push_back(std::move(made));
    }
    return {};
}

// Each word of rules speaks of modules of one kind; elsewhere it would never hold.
bool fits(Special word, const Module& module) {
    if (word == Special::about_readable) return module.find("about") || module.find("record");
    if (word == Special::part_readable) return module.key == "journeys";
    return module.key == "organizations" || module.key == "contacts";
}

Result<BoundPtr> bound_of(const QueryPtr& query, const Module& module, const Surroundings& around, bool rule) {
    auto bound = std::make_shared<Bound>();
    bound->module = &module;
    bound->schema = &around.schema;
    bound->text = query->text;
    bound->zone_offset_ms = around.calendar.zone().offset_ms(around.now);
    Binder binder(around, rule);
    if (query->filter) bound->filter = TRY(binder.condition(*query->filter, module));
    TRY_VOID(bind_sort(binder, *query, module, *bound));
    TRY_VOID(bind_group(binder, *query, module, *bound));
    bound->lives = binder.lives;
    return BoundPtr(std::move(bound));
}

}  // namespace

Result<ConditionPtr> Binder::condition(const Node& node, const Module& module) {
    switch (node.kind) {
        case Node::Kind::compare:
            return comparison(node, module);
        case Node::Kind::collection:
            return collection(node, module);
        case Node::Kind::word:
            return special(node, module);
        default:
            break;
    }
    auto made = make(node.kind == Node::Kind::and_  ? Condition::Kind::and_
                     : node.kind == Node::Kind::or_ ? Condition::Kind::or_
                                                    : Condition::Kind::not_);
    for (const NodePtr& part : node.parts) made->parts.push_back(TRY(condition(*part, module)));
    return ConditionPtr(std::move(made));
}

const Field* Binder::field_called(const Module& module, std::string_view name) const {
    if (const Field* exact = module.find(name); exact && around_.shows(*exact)) return exact;
    if (rule_) return module.find(name);
    const std::string wanted = fold(name);
    for (const Field& field : module.fields)
        if (around_.shows(field) && (field.key == wanted || fold(field.label.en) == wanted || fold(field.label.ru) == wanted))
            return &field;
    return nullptr;
}

Result<Column> Binder::column(const std::vector<std::string>& path, Range range, const Module& module) {
    Column column;
    const Module* here = &module;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Field* field = field_called(*here, path[i]);
        if (!field) {
            std::vector<std::string_view> keys;
            for (const Field& one : here->fields)
                if (around_.shows(one)) keys.push_back(one.key);
            const auto near = nearest(path[i], keys);
            return query_error(range, near ? "query_unknown_field_nearest" : "query_unknown_field",
                               {{"field", path[i]}, {"module", here->key}}, "", near ? std::string(keys[*near]) : "");
        }
        if (i + 1 == path.size()) {
            column.field = field;
            break;
        }
        if (field->type != FieldType::reference || field->references.size() != 1)
            return query_error(range, "query_no_reference", {{"field", field->key}});
        here = &around_.schema.at(field->references.front());
        column.through.push_back(field);
        column.modules.push_back(here);
    }
    return column;
}

Result<ConditionPtr> Binder::collection(const Node& node, const Module& module) {
    auto made = make(Condition::Kind::collection);
    made->quantifier = node.quantifier;
    made->op = node.op;
    const std::string& name = node.path.front();
    if (std::ranges::find(module.children, name) != module.children.end()) {
        made->other = &around_.schema.child(module, name);
        made->link = &made->other->fields[system_field::parent];
    } else {
        for (const auto& [other, field] : around_.schema.referrers(module))
            if (!made->other && other->key == name && !field->system) {
                made->other = other;
                made->link = field;
            }
    }
    if (!made->other) {
        std::vector<std::string_view> names(module.children.begin(), module.children.end());
        for (const auto& [other, field] : around_.schema.referrers(module))
            if (!field->system && other->parent.empty()) names.push_back(other->key);
        const auto near = nearest(name, names);
        return query_error(node.path_range, near ? "query_unknown_field_nearest" : "query_unknown_field",
                           {{"field", name}, {"module", module.key}}, "", near ? std::string(names[*near]) : "");
    }
    if (!node.parts.empty()) made->inner = TRY(condition(*node.parts.front(), *made->other));
    if (node.quantifier == Quantifier::count) made->number = node.values.front().number.units / Decimal::scale;
    return ConditionPtr(std::move(made));
}

Result<ConditionPtr> Binder::special(const Node& node, const Module& module) {
    static constexpr std::array words{
        std::pair("about_readable", Special::about_readable), std::pair("named_by_readable", Special::named_by_readable),
        std::pair("part_readable", Special::part_readable), std::pair("shared_with_me", Special::shared_with_me),
        std::pair("shared_for_change", Special::shared_for_change)};
    const auto word = std::ranges::find(words, node.path.front(), [](const auto& one) { return std::string(one.first); });
    if (rule_ && word != words.end()) {
        auto made = make(Condition::Kind::special);
        made->special = word->second;
        if (made->special >= Special::shared_with_me) {
            lives.me = true;
            made->values.emplace_back(around_.me);
            for (const Id team : around_.my_teams) made->values.emplace_back(team);
        } else if (!fits(made->special, module)) {
            return query_error(node.path_range, "query_word_elsewhere", {{"word", word->first}, {"module", module.key}});
        }
        return ConditionPtr(std::move(made));
    }
    // A field named alone lacks its operator; any other word is no field.
    TRY(column(node.path, node.path_range, module));
    return query_error(node.op_range, "query_ended", {}, "=, !=, <, <=, >, >=, in, between, is empty, contains, starts with");
}

Result<BoundPtr> bind(const QueryPtr& query, const Module& module, const Surroundings& around) {
    return bound_of(query, module, around, false);
}

Result<BoundPtr> bind(std::string_view text, const Module& module, const Surroundings& around) {
    return bound_of(TRY(parse(text)), module, around, false);
}

Result<BoundPtr> bind_rule(std::string_view text, const Module& module, const Surroundings& around) {
    return bound_of(TRY(parse(text)), module, around, true);
}

Result<BoundPtr> bind_rule(const QueryPtr& query, const Module& module, const Surroundings& around) {
    return bound_of(query, module, around, true);
}

BoundPtr both(const BoundPtr& first, const BoundPtr& second) {
    if (!second || !second->filter) return first;
    auto joined = std::make_shared<Bound>(*first);
    auto rule = make(Condition::Kind::rule);
    rule->parts = {second->filter};
    if (first->filter) {
        auto made = make(Condition::Kind::and_);
        made->parts = {first->filter, std::move(rule)};
        joined->filter = std::move(made);
    } else {
        joined->filter = std::move(rule);
    }
    joined->lives.me = first->lives.me || second->lives.me;
    joined->lives.today = first->lives.today || second->lives.today;
    joined->lives.now = first->lives.now || second->lives.now;
    return joined;
}

BoundPtr either(const BoundPtr& first, const BoundPtr& second) {
    if (!first->filter) return first;
    auto joined = std::make_shared<Bound>(*first);
    auto made = make(Condition::Kind::or_);
    made->parts = {first->filter, second->filter};
    joined->filter = std::move(made);
    joined->lives.me = first->lives.me || second->lives.me;
    joined->lives.today = first->lives.today || second->lives.today;
    joined->lives.now = first->lives.now || second->lives.now;
    return joined;
}

Lifetime lifetime(const Bound& bound) { return bound.lives; }

bool is_sorted(const Bound& bound) { return !bound.sort.empty(); }

bool is_grouped(const Bound& bound) { return !bound.group.empty() || !bound.show.empty(); }

}  // namespace voronka::query
