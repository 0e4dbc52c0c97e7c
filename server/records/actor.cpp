#include "records/actor.h"

namespace voronka::records {

std::string_view key(Door door) {
    switch (door) {
        case Door::interface:
            return "interface";
        case Door::api:
            return "api";
        case Door::import:
            return "import";
        case Door::rule:
            return "rule";
        case Door::cli:
            return "cli";
    }
    return "rule";
}

const ModuleRights& Rights::of(const Module& module) const {
    static const ModuleRights none;
    // Children are read and written exactly as the record that they belong to; whoever asks has checked that one.
    auto found = modules.find(module.key);
    if (found == modules.end() && !module.parent.empty()) found = modules.find(module.parent);
    return found == modules.end() ? none : found->second;
}

query::Readable Actor::readable() const {
    if (is_system()) return [](const Module&) { return query::BoundPtr(); };
    // Children are read as what they belong to, unless they have a rule of their own.
    return [rights = rights](const Module& module) {
        const auto found = rights->modules.find(module.key);
        if (found != rights->modules.end()) return found->second.readable;
        return module.parent.empty() ? rights->of(module).readable : query::BoundPtr();
    };
}

}  // namespace voronka::records
