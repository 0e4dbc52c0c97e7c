#include <set>

#include "records/role_rules.h"

namespace voronka::records {
namespace {

// `all`, `none`, or a query; a query gives the filter, the others decide by themselves.
struct Rule {
    bool allowed = false;
    query::BoundPtr filter;
};

// A view is its owner's. Others see it where it is shown to them, whatever their role says of records.
constexpr std::string_view views_seen = "owner = me or shared = everybody or shared = team and owner in my_team";
constexpr std::string_view views_changed = "owner = me";

// Without these no screen and no rule of the process would know what to do with a record.
constexpr std::array structural{std::string_view("owner"),  std::string_view("stage"),   std::string_view("outcome"),
                                std::string_view("status"), std::string_view("process"), std::string_view("journey"),
                                std::string_view("due_at"), std::string_view("done"),    std::string_view("done_at"),
                                std::string_view("about"),  std::string_view("kind"),    std::string_view("started_at")};

class RoleBinder {
  public:
    RoleBinder(const RoleRules& rules, const std::string& key, const query::Surroundings& around,
               const std::set<std::string>& shared)
        : rules_(rules), key_(key), around_(around), shared_(shared) {}

    BoundRole bind() {
        rights_->override_process = rules_.override_process;
        rights_->administer = rules_.administer;
        for (const auto& [name, own] : rules_.records)
            if (!plain(around_.schema.find(name))) wrong("records." + name, "role_unknown_module", {{"module", name}});
        for (const Module& module : around_.schema.modules())
            if (plain(&module)) rights_->modules.emplace(module.key, module_rights(module));
        for (auto& [place, error] : unfit_)
            if (!fits_.contains(place)) errors_.push_back(std::move(error));
        // A stay is readable with the record that stayed.
        const auto limited = [&](const char* module) { return rights_->modules[module].readable != nullptr; };
        if (const Module* stays = around_.schema.find("journeys.stays");
            stays && (limited("journeys") || limited("deals") || limited("leads")))
            rights_->modules[stays->key] = {.read = true, .readable = filter("about_readable", *stays)};
        for (const Module& module : around_.schema.modules()) {
            std::vector<const Module*> on_the_way;
            if (circles(module, on_the_way)) break;
        }
        for (const auto& [name, fields] : rules_.fields) field_rules(name, fields);
        rights_->fingerprint = fingerprint();
        return {std::move(rights_), std::move(errors_)};
    }

  private:
    static bool plain(const Module* module) { return module && !module->internal && module->parent.empty(); }

    void wrong(std::string place, std::string code, MessageArgs args) {
        errors_.push_back({.field = std::move(place), .code = std::move(code), .args = std::move(args)});
    }

    query::BoundPtr filter(std::string_view text, const Module& module) const {
        return query::bind_rule(text, module, around_).value_or(query::BoundPtr());
    }

    Rule rule(const Module& module, const char* right, const std::string& own, const std::string& standard) {
        const std::string& text = own.empty() ? standard : own;
        if (text == "all" || text == "true") return {.allowed = true};
        if (text == "none" || text == "false" || text.empty()) return {};
        const std::string place = "records." + (own.empty() ? "default" : module.key) + "." + right;
        if (std::string_view(right) == "create") {
            wrong(place, "role_create_query", {});
            return {};
        }
        const auto bound = query::bind_rule(text, module, around_);
        if (!bound) {
            FieldError error = bound.error().fields.empty() ? FieldError{.code = bound.error().code, .args = bound.error().args}
                                                            : bound.error().fields.front();
            error.field = place;
            // The rule for all modules allows nothing where it names a field that a module does not have.
            if (own.empty())
                unfit_.emplace(place, std::move(error));
            else
                errors_.push_back(std::move(error));
            return {};
        }
        if (own.empty()) fits_.insert(place);
        if (query::lifetime(**bound).now || query::is_grouped(**bound) || query::is_sorted(**bound)) {
            wrong(place, "role_rule_filter", {});
            return {};
        }
        rights_->of_the_day = rights_->of_the_day || query::lifetime(**bound).today;
        return {.allowed = true, .filter = *bound};
    }

    ModuleRights module_rights(const Module& module) {
        static const RecordRules unsaid;
        const auto found = rules_.records.find(module.key);
        const RecordRules& own = found == rules_.records.end() ? unsaid : found->second;
        Rule read = rule(module, "read", own.read, rules_.standard.read);
        const Rule create = rule(module, "create", own.create, rules_.standard.create);
        Rule update = rule(module, "update", own.update, rules_.standard.update);
        Rule remove = rule(module, "delete", own.remove, rules_.standard.remove);
        if (module.key == "views" && !rules_.administer) {
            read.filter = filter(seen_views(), module);
            update.filter = remove.filter = filter(views_changed, module);
        }
        if (shared_.contains(module.key)) {
            if (read.filter) read.filter = query::either(read.filter, filter("shared_with_me", module));
            if (update.filter) update.filter = query::either(update.filter, filter("shared_for_change", module));
        }
        personal_ = personal_ || read.filter;
        // What may not be read at all is compiled into every query as a filter that nothing meets.
        return {.read = read.allowed,
                .create = create.allowed,
                .update = update.allowed,
                .remove = remove.allowed,
                .readable = read.allowed ? read.filter : filter("id = 0", module),
                .updatable = update.filter,
                .removable = remove.filter};
    }

    // Those who lead show their views to their people though they may stand in no team themselves.
    std::string seen_views() const {
        std::string text(views_seen);
        for (const Id leader : around_.my_leaders) text += " or shared = team and owner = " + std::to_string(leader);
        return text;
    }

    void field_rules(const std::string& module_key, const std::map<std::string, std::string>& fields) {
        const Module* module = around_.schema.find(module_key);
        if (!module || module->internal) return wrong("fields." + module_key, "role_unknown_module", {{"module", module_key}});
        for (const auto& [name, word] : fields) {
            const std::string place = "fields." + module_key + "." + name;
            const MessageArgs args{{"module", module_key}, {"field", name}};
            const Field* field = module->find(name);
            const bool titles = std::ranges::find(module->title, name) != module->title.end();
            if (!field || field->hidden)
                wrong(place, "role_unknown_field", args);
            else if (word != "hidden" && word != "read_only")
                wrong(place, "role_field_rule", args);
            // Without its name nobody could tell one record from another.
            else if (word == "hidden" && (field->system || titles || std::ranges::find(structural, name) != structural.end()))
                wrong(place, "role_field_needed", args);
            else if (field->required && rights_->of(*module).create)
                wrong(place, "role_field_required", args);
            else
                add_field_rule(*module, *field, word == "hidden" ? FieldRule::hidden : FieldRule::read_only);
        }
    }

    // Fields that say the same are hidden together: the sum and the one in the company's currency, all e-mails and the first.
    void add_field_rule(const Module& module, const Field& field, FieldRule rule) {
        for (const Field& one : module.fields)
            if (&one == &field || one.key == field.key + "_base" || one.first_of == field.key || field.first_of == one.key)
                rights_->fields[&one] = rule;
    }

    // A rule that asks for records whose own rule asks back has no answer: told when the role is read, and nothing of that module
    // can be read then.
    bool circles(const Module& module, std::vector<const Module*>& on_the_way) {
        const auto found = rights_->modules.find(module.key);
        if (found == rights_->modules.end() || !found->second.readable) return false;
        if (std::ranges::find(on_the_way, &module) != on_the_way.end()) {
            wrong("records." + module.key + ".read", "role_cycle", {{"module", module.key}});
            found->second.read = false;
            found->second.readable = filter("id = 0", module);
            return true;
        }
        on_the_way.push_back(&module);
        bool found_one = false;
        for (const Module* other : query::reached(*found->second.readable)) found_one = circles(*other, on_the_way) || found_one;
        on_the_way.pop_back();
        return found_one;
    }

    // Rules that name nobody are the same for everybody in the role; others are the person's own. The rules themselves are part
    // of it, so that nothing compiled under older ones is taken for these.
    std::string fingerprint() const {
        std::string text = key_ + ':' + std::to_string(std::hash<std::string>()(write_role_rules(rules_)));
        if (rights_->of_the_day) text += "@" + std::to_string(around_.calendar.zone().date(around_.now).days);
        if (!personal_) return text;
        for (const std::string& module : shared_) text += "+" + module;
        text += ":" + std::to_string(around_.me);
        for (const auto* ids : {&around_.my_team, &around_.my_teams, &around_.my_leaders}) {
            text += ";";
            for (const Id id : *ids) text += std::to_string(id) + ",";
        }
        return text;
    }

    const RoleRules& rules_;
    const std::string& key_;
    const query::Surroundings& around_;
    const std::set<std::string>& shared_;
    std::shared_ptr<Rights> rights_ = std::make_shared<Rights>();
    std::vector<FieldError> errors_;
    std::map<std::string, FieldError> unfit_;  // rules for all modules, by place, with what was wrong with them
    std::set<std::string> fits_;               // those that some module could take
    bool personal_ = false;
};

}  // namespace

std::string rule_text(const RoleRules& rules, const Module& module, std::string_view right) {
    const auto member = right == "read"     ? &RecordRules::read
                        : right == "create" ? &RecordRules::create
                        : right == "update" ? &RecordRules::update
                                            : &RecordRules::remove;
    const auto found = rules.records.find(module.key);
    std::string text = found == rules.records.end() ? "" : found->second.*member;
    if (text.empty()) text = rules.standard.*member;
    if (text == "true") text = "all";
    if (text.empty() || text == "false") text = "none";
    if (module.key != "views" || rules.administer || text == "none" || right == "create") return text;
    return std::string(right == "read" ? views_seen : views_changed);
}

bool can_be_shared(const Schema& schema, const Module& module) {
    const Module* shares = schema.find("shares");
    return shares && std::ranges::find(shares->at("record").references, module.key) != shares->at("record").references.end();
}

BoundRole bind_role(const RoleRules& rules, const std::string& key, const query::Surroundings& around,
                    const std::set<std::string>& shared) {
    return RoleBinder(rules, key, around, shared).bind();
}

}  // namespace voronka::records
