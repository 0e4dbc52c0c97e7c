#include "store/postgres/absent.h"

#include "core/text.h"
#include "schema/values.h"
#include "store/sql/session_repeated.h"

namespace voronka::store::postgres {
namespace {

const Field& in_whose_index(const Module& module, const Field& field) {
    return field.first_of.empty() ? field : module.at(field.first_of);
}

// As Session::equal compares them; none of what is not a text.
std::vector<std::string> forms_of(const Field& field, const Value& value) {
    const auto* text = get_if<std::string>(value);
    if (!text) return compared_forms(field, value);
    return {field.folded() ? fold(*text) : *text};
}

}  // namespace

Result<void> Absent::look_for(Database& database, const Module& module, const Field& given,
                              const std::vector<const Value*>& values) {
    const Field& field = in_whose_index(module, given);
    Forms& absent = forms_[{&module, &field}];
    std::vector<std::string> wanted;
    for (const Value* value : values)
        for (std::string& form : forms_of(field, *value))
            if (absent.insert(form).second) wanted.push_back(std::move(form));
    if (wanted.empty()) return {};
    const FieldIndex index(module, field);
    // One look into the index for each: a join could be planned to read all of it.
    Query found = TRY(database.prepare("SELECT wanted.form FROM unnest($1::text[]) AS wanted(form) CROSS JOIN LATERAL (SELECT 1" +
                                       index.from + " AND " + index.column + " = wanted.form LIMIT 1) AS there"));
    found.bind_array(1, wanted);
    while (TRY(found.step())) absent.erase(std::string(found.text(0)));
    return {};
}

bool Absent::holds(const Module& module, const Field& given, const Value& value) const {
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

}  // namespace voronka::store::postgres
