#include "store/sql/absent.h"

#include <algorithm>

#include "core/text.h"
#include "schema/values.h"

namespace voronka::store {
namespace {

// As Session::equal compares them; none of what is not a text.
std::vector<std::string> forms_of(const Field& field, const Value& value) {
    const auto* text = get_if<std::string>(value);
    if (!text) return compared_forms(field, value);
    return {field.folded() ? fold(*text) : *text};
}

}  // namespace

const Field& in_whose_index(const Module& module, const Field& field) {
    return field.first_of.empty() ? field : module.at(field.first_of);
}

std::vector<std::string> Absent::look_for(const Module& module, const Field& given, const std::vector<const Value*>& values) {
    const Field& field = in_whose_index(module, given);
    Forms& absent = forms_[{&module, &field}];
    std::vector<std::string> wanted;
    for (const Value* value : values)
        for (std::string& form : forms_of(field, *value))
            if (absent.insert(form).second) wanted.push_back(std::move(form));
    return wanted;
}

void Absent::found(const Module& module, const Field& given, const std::string& form) {
    forms_[{&module, &in_whose_index(module, given)}].erase(form);
}

bool Absent::holds(const Module& module, const Field& given, const Value& value) const {
    if (forms_.empty()) return false;
    const Field& field = in_whose_index(module, given);
    const auto known = forms_.find({&module, &field});
    if (known == forms_.end()) return false;
    const std::vector<std::string> forms = forms_of(field, value);
    return !forms.empty() && std::ranges::all_of(forms, [&](const std::string& form) { return known->second.contains(form); });
}

void Absent::written(const Record& record) {
    for (auto& [where, forms] : forms_)
        if (where.first == &record.module())
            for (const std::string& form : forms_of(*where.second, record[where.second->index])) forms.erase(form);
}

}  // namespace voronka::store
