#include "records/duplicates.h"
#include "records/process_of.h"
#include "records/selling_parts.h"
#include "records/stays.h"
#include "sales/journey.h"

namespace voronka::records {
namespace {

// Fields of the lead that mean the same on what it becomes.
constexpr std::array organization_fields{"inn",     "kpp",    "ogrn",   "industry", "website",   "city",
                                         "country", "region", "street", "postcode", "employees", "annual_revenue"};
constexpr std::array contact_fields{"first_name",  "middle_name",  "last_name", "salutation", "job_title", "emails", "phones",
                                    "do_not_call", "do_not_email", "language",  "telegram",   "whatsapp",  "vk",     "linkedin"};
constexpr std::array deal_fields{"source", "campaign", "description", "tags", "utm_source", "utm_medium", "utm_campaign"};

template <std::size_t N>
void carry_over(const Record& lead, const Module& to, const std::array<const char*, N>& fields, Given& given) {
    for (const char* key : fields) {
        const Field* from = lead.module().find(key);
        const Field* field = to.find(key);
        if (!from || !field || from->type != field->type || empty(lead[from->index])) continue;
        if (std::ranges::any_of(given, [&](const auto& one) { return one.first == field; })) continue;
        given.emplace_back(field, lead[from->index]);
    }
}

Result<std::optional<Record>> by_field(Unit& unit, const Module& module, const char* key, const Value& value) {
    const Field* field = module.find(key);
    if (!field || empty(value)) return std::optional<Record>();
    auto found = TRY(readable_equals(unit.writer(), unit.environment(), unit.actor(), module, *field, value));
    return found.empty() ? std::optional<Record>() : std::optional(std::move(found.front()));
}

Result<std::optional<Record>> organization_for(Unit& unit, const Record& lead, const Conversion& how) {
    const Module& module = unit.environment().schema.at("organizations");
    if (how.organization) return std::optional(TRY(unit.readable(module, how.organization)));
    if (auto match = TRY(matching(unit, lead)).organization) return match;
    if (lead.text("company").empty()) return std::optional<Record>();
    Given given{{&module.at("name"), std::string(lead.text("company"))}};
    if (lead.integer("owner")) given.emplace_back(&module.at("owner"), lead.integer("owner"));
    carry_over(lead, module, organization_fields, given);
    return std::optional(TRY(unit.create(module, given, Authority::system)));
}

Result<std::optional<Record>> contact_for(Unit& unit, const Record& lead, const Conversion& how, Id organization) {
    const Module& module = unit.environment().schema.at("contacts");
    if (how.contact) return std::optional(TRY(unit.readable(module, how.contact)));
    if (auto match = TRY(matching(unit, lead)).contact) return match;
    if (lead.text("first_name").empty() && lead.text("last_name").empty()) return std::optional<Record>();
    Given given;
    if (lead.integer("owner")) given.emplace_back(&module.at("owner"), lead.integer("owner"));
    if (organization) given.emplace_back(&module.at("organization"), organization);
    carry_over(lead, module, contact_fields, given);
    return std::optional(TRY(unit.create(module, given, Authority::system)));
}

bool given_already(const Given& given, std::string_view key) {
    return std::ranges::any_of(given, [&](const auto& one) { return one.first->key == key; });
}

Result<Record> new_deal(Unit& unit, const Record& lead, Given given, const Converted& made) {
    const Module& module = unit.environment().schema.at("deals");
    const auto add = [&](const char* key, Value value) {
        if (!given_already(given, key) && !empty(value)) given.emplace_back(&module.at(key), std::move(value));
    };
    if (made.organization) add("organization", made.organization->id());
    if (made.contact) add("contact", made.contact->id());
    add("owner", lead.get("owner"));
    const std::string_view company = lead.text("company");
    add("name", std::string(company.empty() ? lead.text("title") : company));
    carry_over(lead, module, deal_fields, given);
    given.emplace_back(&module.at("journey"), lead.get("journey"));
    given.emplace_back(&module.at("process"), lead.get("process"));
    given.emplace_back(&module.at("process_version"), lead.get("process_version"));
    return unit.create(module, given, Authority::system);
}

// Converting into an existing deal joins the deal's journey to the lead's.
Result<Record> join_deal(Unit& unit, const Record& lead, Id id) {
    const Module& module = unit.environment().schema.at("deals");
    const Record deal = TRY(unit.writable(module, id));
    const Id left = deal.integer("journey");
    Record after = deal;
    after.set("journey", lead.get("journey"));
    const Record joined = TRY(unit.write(deal, std::move(after)));
    if (left != lead.integer("journey")) TRY_VOID(change_journey(unit, joined, left, lead.integer("journey")));
    return joined;
}

Result<void> close_lead(Unit& unit, const Record& lead, const Converted& made) {
    Record after = lead;
    after.set("status", std::string("converted"));
    const auto link = [&](const char* key, const std::optional<Record>& record) {
        if (record && after.module().find(key)) after.set(key, record->id());
    };
    link("organization", made.organization);
    link("contact", made.contact);
    link("deal", made.deal);
    TRY_VOID(unit.write(lead, std::move(after), "move"));
    return {};
}

}  // namespace

Result<Matches> matching(Unit& unit, const Record& lead) {
    const Module& organizations = unit.environment().schema.at("organizations");
    const Module& contacts = unit.environment().schema.at("contacts");
    Matches found;
    found.organization = TRY(by_field(unit, organizations, "inn", lead.get("inn")));
    if (!found.organization) found.organization = TRY(by_field(unit, organizations, "name", lead.get("company")));
    found.contact = TRY(by_field(unit, contacts, "email", lead.get("email")));
    if (!found.contact) found.contact = TRY(by_field(unit, contacts, "phone", lead.get("phone")));
    return found;
}

Result<Converted> convert_lead(Unit& unit, Id id, const Conversion& how, const Verb& verb) {
    Record lead = TRY(unit.writable(unit.environment().schema.at("leads"), id, verb.version));
    if (lead.text("status") == "converted") return fail(ErrorKind::conflict, "lead_converted");
    if (lead.text("status") == "disqualified") return fail(ErrorKind::conflict, "lead_closed");
    TRY_VOID(unit.may_set(verb.set));
    if (!verb.set.empty()) lead = TRY(unit.write(lead, with(lead, verb.set)));
    const sales::Process& process = process_of(unit.environment(), lead);
    const sales::Stage& stage = process.first(sales::StageRecord::lead);
    const bool with_deal = !std::holds_alternative<std::monostate>(how.deal);
    const bool overridden = with_deal && TRY(pass_criteria(unit, lead, process, {&stage}, verb));
    Converted made;
    made.organization = TRY(organization_for(unit, lead, how));
    made.contact = TRY(contact_for(unit, lead, how, made.organization ? made.organization->id() : 0));
    TRY_VOID(leave_stage(unit, lead, {.left_by = "forward", .reason = verb.reason, .overridden = overridden}));
    if (const Given* given = std::get_if<Given>(&how.deal)) made.deal = TRY(new_deal(unit, lead, *given, made));
    if (const Id* existing = std::get_if<Id>(&how.deal)) made.deal = TRY(join_deal(unit, lead, *existing));
    // The deal's arrival may have touched the lead's row; what is closed is the row as it stands now.
    const auto standing = TRY(unit.writer().find(lead.module(), id));
    TRY_VOID(close_lead(unit, *standing, made));
    return made;
}

}  // namespace voronka::records
