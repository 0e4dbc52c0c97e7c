#include <set>

#include "query/bound.h"

namespace voronka::query {
namespace {

void collect(const Condition& given, const Bound& bound, std::set<const Module*>& found) {
    for (const ConditionPtr& part : given.parts) collect(*part, bound, found);
    found.insert(given.column.modules.begin(), given.column.modules.end());
    if (given.other && given.other->parent.empty()) found.insert(given.other);
    if (given.inner) collect(*given.inner, bound, found);
    if (given.kind != Condition::Kind::special) return;
    if (given.special == Special::about_readable) {
        const Module& module = *bound.module;
        for (const std::string& key : module.at(module.find("about") ? "about" : "record").references)
            found.insert(&bound.schema->at(key));
        return;
    }
    if (given.special >= Special::shared_with_me) return;
    for (const char* key : {"deals", "leads"}) found.insert(&bound.schema->at(key));
}

}  // namespace

std::vector<const Module*> reached(const Bound& bound) {
    std::set<const Module*> found;
    if (bound.filter) collect(*bound.filter, bound, found);
    return {found.begin(), found.end()};
}

}  // namespace voronka::query
