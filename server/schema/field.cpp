#include "schema/schema.h"

namespace voronka {

Storage Field::storage() const {
    switch (type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::percent:
        case FieldType::money:
        case FieldType::boolean:
        case FieldType::date:
        case FieldType::instant:
        case FieldType::reference:
            return Storage::integer;
        case FieldType::choices:
        case FieldType::tags:
        case FieldType::emails:
        case FieldType::phones:
        case FieldType::references:
            return Storage::list;
        default:
            return Storage::text;
    }
}

bool Field::folded() const {
    return type == FieldType::text || type == FieldType::long_text || type == FieldType::url ||
           (type == FieldType::choice && open);
}

const Choice* Field::choice(std::string_view wanted) const {
    for (const Choice& one : choices)
        if (one.key == wanted) return &one;
    return nullptr;
}

std::string Module::table() const { return parent.empty() ? key : parent + "__" + child_name; }

const Field* Module::find(std::string_view field_key) const {
    const auto found = by_key.find(field_key);
    return found == by_key.end() ? nullptr : &fields[found->second];
}

const Field& Module::at(std::string_view field_key) const {
    const Field* found = find(field_key);
    if (!found) throw std::logic_error("module " + key + " has no field " + std::string(field_key));
    return *found;
}

const Module* Schema::find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second;
}

const Module& Schema::at(std::string_view key) const {
    const Module* found = find(key);
    if (!found) throw std::logic_error("there is no module " + std::string(key));
    return *found;
}

const Module& Schema::child(const Module& parent, std::string_view name) const {
    return at(parent.key + "." + std::string(name));
}

std::vector<Schema::Referrer> Schema::referrers(const Module& to) const {
    std::vector<Referrer> found;
    for (const Module& module : modules_) {
        if (module.internal) continue;
        for (const Field& field : module.fields)
            if (field.type == FieldType::reference && std::ranges::find(field.references, to.key) != field.references.end())
                found.push_back({&module, &field});
    }
    return found;
}

std::string Schema::fingerprint() const {
    // FNV-1a over everything that shapes tables.
    std::uint64_t hash = 14695981039346656037ULL;
    const auto mix = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        hash = (hash ^ 0xFF) * 1099511628211ULL;
    };
    for (const Module& module : modules_) {
        mix(module.table());
        for (const std::vector<std::string>& together : module.indexes)
            for (const std::string& name : together) mix(name);
        for (const Field& field : module.fields)
            mix(field.key + ":" + std::to_string(static_cast<int>(field.storage())) + (field.indexed ? "i" : "") +
                (field.looked_up ? "l" : "") + (field.unique ? "u" : "") + (field.folded() ? "f" : ""));
    }
    return std::to_string(hash);
}

}  // namespace voronka
