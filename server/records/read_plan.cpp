#include "records/read_parts.h"

#include "core/text.h"

namespace voronka::records {
namespace {

// So many rows are sorted for a page; where more meet the filter, the order's index reaches them sooner.
constexpr std::int64_t sorted_most = 3000;

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += part + ",";
    return all;
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

// By which index a list is found, by how many rows its filter meets.
Result<query::Walk> best_walk(Reader& reader, const query::Bound& bound, const Environment& environment, const Actor& actor) {
    const auto crowd = query::compile_crowd(bound, environment.dialect, actor.readable(), sorted_most);
    if (!crowd) return query::Walk::filter;
    const auto rows = TRY(reader.run(*crowd));
    const bool many = TRY(rows->next()) && rows->integer(0) > sorted_most;
    return many ? query::Walk::order : query::Walk::filter;
}

}  // namespace

std::string plan_key(const Module& module, const ListRequest& request, const Actor& actor, const query::Lifetime& lives,
                     const Environment& environment, query::Walk walk) {
    std::string key = module.key + '\n' + request.q + '\n' + joined(request.fields) + '\n' + std::to_string(request.limit) +
                      (request.skip ? "s" + std::to_string(request.skip) : "") + (request.deleted ? "d" : "") +
                      (request.titles ? "t" : "") + (walk == query::Walk::order ? "o" : "") + '\n' + std::string(actor.sight());
    if (lives.me) key += "\nme" + std::to_string(actor.user);
    if (lives.today) key += "\nday" + std::to_string(environment.calendar.zone().date(environment.clock.now()).days);
    return key;
}

bool guarded(const Module& module, const Actor& actor) {
    return !actor.is_system() && (actor.rights->of(module).readable || !actor.rights->of(module).read);
}

bool titled(const Field& field, bool titles, const Environment& environment, const Actor& actor) {
    if (field.type != FieldType::reference || field.references.size() != 1 || field.references.front() == "users") return false;
    const Module* to = titles ? nullptr : environment.schema.find(field.references.front());
    return titles || (to && guarded(*to, actor));
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

}  // namespace voronka::records
