#include "records/web_forms.h"

#include "core/random.h"
#include "records/company_rules.h"

namespace voronka::records {
namespace {

constexpr std::size_t key_bytes = 12;

bool active(const Unit& unit, Id id) {
    const Person* person = unit.environment().directory->person(id);
    return person && person->active;
}

bool asks_for_a_way_to_answer(const Record& form) {
    const auto* asks = get_if<Items>(form.get("asks"));
    if (!asks || asks->empty()) return true;
    return std::ranges::any_of(*asks, [](const Item& item) { return item.value == "phone" || item.value == "email"; });
}

}  // namespace

Result<Record> open_form(Reader& reader, const Schema& schema, std::string_view key) {
    const Module& forms = schema.at("web_forms");
    for (Record& form : TRY(reader.equal(forms, forms.at("form_key"), std::string(key), 2)))
        if (form.flag("active") && form.text("form_key") == key) return std::move(form);
    return fail(ErrorKind::not_found, "not_found");
}

Result<Record> take_request(Unit& unit, const Record& form, Given given, const Consent& consent) {
    const Module& leads = unit.environment().schema.at("leads");
    given.emplace_back(&leads.at("source"), form.get("source"));
    given.emplace_back(&leads.at("form"), form.id());
    given.emplace_back(&leads.at("consent_at"), unit.now());
    given.emplace_back(&leads.at("consent_text"), consent.text);
    given.emplace_back(&leads.at("consent_version"), consent.version);
    if (active(unit, form.integer("lead_owner"))) given.emplace_back(&leads.at("owner"), form.get("lead_owner"));
    Record lead = TRY(unit.create(leads, given, Authority::system));
    if (lead.integer("owner")) return lead;
    return unit.update(leads, lead.id(), {{&leads.at("owner"), form[system_field::created_by]}}, {}, Authority::system);
}

Result<void> settle_web_form(Unit& unit, const Record* before, Record& after) {
    TRY_VOID(administrators_only(unit));
    if (!asks_for_a_way_to_answer(after)) return fail_field("asks", "web_form_reach");
    if (empty(after.get("form_key"))) after.set("form_key", random_token(key_bytes));
    const bool same =
        before && before->get("consent_ru") == after.get("consent_ru") && before->get("consent_en") == after.get("consent_en");
    if (!same) after.set("consent_version", before ? before->integer("consent_version") + 1 : 1);
    return {};
}

}  // namespace voronka::records
