#include "api/body.h"
#include "api/resources.h"
#include "query/ast.h"
#include "query/format.h"
#include "records/role_rules.h"
#include "records/sight.h"

namespace voronka::api {
namespace {

constexpr int most_shares = 1000;

// One part of the answer to «why does she see this?».
struct Reason {
    std::string kind;  // role, share, team_share, path, inactive
    bool holds = false;
    std::string sentence;
    std::string query;
    std::optional<Record> through;
};

class Access {
  public:
    Access(Asking& asking, records::Reader& reader, const records::Person& person, const Module& module, Id id)
        : asking_(asking), reader_(reader), person_(person), module_(module), id_(id) {
        auto actor = asking.environment.directory->actor(person.id, records::Door::interface);
        if (!actor) return;
        actor->language = asking.language;
        actor_ = std::move(*actor);
        active_ = true;
    }

    Result<void> write_all(JsonWriter& out) {
        out.begin_object().member("user", person_.id).member("title", person_.name);
        for (const char* right : {"read", "update", "delete"}) TRY_VOID(write_answer(out, right));
        write_fields(out, "hidden_fields", true);
        write_fields(out, "read_only_fields", false);
        out.end_object();
        return {};
    }

  private:
    std::string say(const std::string& code, MessageArgs args) const {
        args.emplace_back("name", person_.name);
        args.emplace_back("role", role_name());
        return message(asking_.language, code, args);
    }
    std::string role_name() const {
        const auto* role = asking_.environment.directory->role(person_.role);
        return role ? role->name.in(asking_.language) : person_.role;
    }

    // Whether the person really may, asked as every other request asks it; the reasons below only explain it.
    Result<bool> allowed(const std::string& right) {
        if (!active_) return false;
        const records::ModuleRights& rights = actor_.rights->of(module_);
        if (!TRY(records::may_read(reader_, asking_.environment, actor_, module_, id_))) return false;
        if (right == "read") return true;
        if (!(right == "update" ? rights.update : rights.remove)) return false;
        return meets(right == "update" ? rights.updatable : rights.removable);
    }
    Result<bool> meets(const query::BoundPtr& filter) {
        return records::meets(reader_, asking_.environment, actor_, module_, id_, filter);
    }

    Result<void> write_answer(JsonWriter& out, const std::string& right) {
        const bool may = TRY(allowed(right));
        std::vector<Reason> reasons;
        if (active_)
            reasons = TRY(reasons_of(right));
        else
            reasons.push_back({"inactive", true, say("access_inactive", {}), "", {}});
        const std::string code = "access_" + right + (may ? "_yes" : "_no");
        // One rule that allows it is why; where none does, only the one that there is.
        const auto why = std::ranges::find_if(reasons, [&](const Reason& one) { return one.holds == (may || !active_); });
        const bool told = why != reasons.end() && (may || reasons.size() == 1);
        const std::string because = told ? why->sentence : say("access_no_rule", {});
        out.key(right).begin_object().member("allowed", may).member("sentence", say(code, {{"because", because}}));
        out.key("reasons").begin_array();
        for (const bool holds : {true, false})
            for (const Reason& reason : reasons)
                if (reason.holds == holds) write_reason(out, reason);
        out.end_array().end_object();
        return {};
    }

    static void write_reason(JsonWriter& out, const Reason& reason) {
        out.begin_object().member("kind", reason.kind).member("holds", reason.holds).member("sentence", reason.sentence);
        out.key("query");
        reason.query.empty() ? out.null() : out.value(reason.query);
        out.key("record");
        if (reason.through)
            out.begin_object()
                .member("resource", reason.through->module().key)
                .member("id", reason.through->id())
                .member("title", reason.through->text("title"))
                .end_object();
        else
            out.null();
        out.end_object();
    }

    Result<std::vector<Reason>> reasons_of(const std::string& right) {
        const auto* role = asking_.environment.directory->role(person_.role);
        const auto rules = TRY(records::read_role_rules(role->permissions));
        const std::string text = records::rule_text(rules, module_, right);
        std::vector<Reason> reasons;
        if (text == "all" || text == "none") {
            reasons.push_back({"role", text == "all", say("access_role_" + text, {}), "", {}});
            return reasons;
        }
        const query::QueryPtr parsed = TRY(query::parse(text));
        const query::Node& top = *parsed->filter;
        if (top.kind == query::Node::Kind::or_)
            for (const query::NodePtr& part : top.parts)
                reasons.push_back(TRY(part_of_rule(text.substr(part->range.at, part->range.length))));
        else
            reasons.push_back(TRY(part_of_rule(text)));
        if (right != "delete") TRY_VOID(add_shares(reasons, right == "update"));
        return reasons;
    }

    Result<Reason> part_of_rule(const std::string& text) {
        const records::CompanyNames names(asking_.environment, nullptr);
        const auto around = records::surroundings(asking_.environment, actor_, names);
        const query::QueryPtr parsed = TRY(query::parse(text));
        const query::BoundPtr bound = TRY(query::bind_rule(parsed, module_, around));
        Reason reason{.kind = "role", .holds = TRY(meets(bound)), .query = text};
        if (parsed->filter->kind == query::Node::Kind::word) {
            reason.kind = "path";
            if (reason.holds) reason.through = TRY(led_here(text));
            const MessageArgs args{{"title", reason.through ? std::string(reason.through->text("title")) : ""}};
            reason.sentence = say(reason.through ? "access_path" : "access_path_none", args);
            return reason;
        }
        const std::string shown = query::format(*parsed, module_, asking_.company->schema(), asking_.language);
        reason.sentence = say(reason.holds ? "access_role_holds" : "access_role_fails", {{"query", shown}});
        return reason;
    }

    // A record that the person may read and that leads to this one.
    Result<std::optional<Record>> led_here(const std::string& word) {
        records::Reading reading(reader_, asking_.environment, actor_, asking_.company->plans());
        const Schema& schema = asking_.company->schema();
        if (word == "about_readable") {
            const auto self = TRY(reader_.find(module_, id_));
            const Module* to = schema.find(self->text("about_resource"));
            return to ? TRY(reader_.find(*to, self->integer("about"))) : std::optional<Record>();
        }
        for (const char* key : {"deals", "leads"}) {
            const Module& other = schema.at(key);
            for (const Field& field : other.fields) {
                const bool leads = field.type == FieldType::reference && field.references.size() == 1 &&
                                   field.references.front() == module_.key && !actor_.hides(field);
                if (!leads) continue;
                auto found = TRY(reading.records(other, field.key + " = " + std::to_string(id_), 1));
                if (!found.empty()) return std::optional(std::move(found.front()));
            }
        }
        return std::optional<Record>();
    }

    Result<void> add_shares(std::vector<Reason>& reasons, bool to_change) {
        const Schema& schema = asking_.company->schema();
        if (!records::can_be_shared(schema, module_)) return {};
        const Module& shares = schema.at("shares");
        for (const Record& share : TRY(reader_.referring(shares, shares.at("record"), id_, most_shares))) {
            const bool suits = !to_change || share.flag("write");
            if (share.integer("user") == person_.id)
                reasons.push_back({"share", suits, say(share.flag("write") ? "access_share_write" : "access_share", {}), "", {}});
            const bool member = std::ranges::find(actor_.my_teams, share.integer("team")) != actor_.my_teams.end();
            if (!share.integer("team") || !member) continue;
            for (const records::Team& team : asking_.environment.directory->teams())
                if (team.id == share.integer("team"))
                    reasons.push_back(
                        {"team_share",
                         suits,
                         say(share.flag("write") ? "access_team_share_write" : "access_team_share", {{"team", team.name}}),
                         "",
                         {}});
        }
        return {};
    }

    void write_fields(JsonWriter& out, const char* name, bool hidden) const {
        out.key(name).begin_array();
        for (const Field& field : module_.fields)
            if (active_ && !field.hidden && actor_.fixed(field) && actor_.hides(field) == hidden) out.value(field.key);
        out.end_array();
    }

    Asking& asking_;
    records::Reader& reader_;
    const records::Person& person_;
    const Module& module_;
    Id id_;
    records::Actor actor_;
    bool active_ = false;
};

Result<http::Response> access(Asking& asking, http::Request& request) {
    if (!asking.actor.administers()) return fail(ErrorKind::forbidden, "forbidden");
    const Module& module = *TRY(resource_of(asking, request));
    const Id id = TRY(id_parameter(request));
    const auto user = TRY(number_query(request, "user", 1, std::int64_t{1} << 53));
    const records::Person* person = user ? asking.environment.directory->person(*user) : nullptr;
    if (!person) return fail_field("user", "reference_missing", {{"id", std::to_string(user.value_or(0))}});
    const auto reader = TRY(asking.company->store().reader());
    if (!TRY(records::may_read(*reader, asking.environment, asking.actor, module, id)))
        return fail(ErrorKind::not_found, "not_found");
    std::string text;
    JsonWriter out(text);
    TRY_VOID(Access(asking, *reader, *person, module, id).write_all(out));
    return http::json(std::move(text));
}

}  // namespace

void add_access_routes(http::Router& router, Api& api) { router.get("/api/v1/{resource}/{id}/access", reading(api, access)); }

}  // namespace voronka::api
