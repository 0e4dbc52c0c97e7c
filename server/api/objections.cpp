#include <boost/json.hpp>

#include "api/body.h"
#include "api/preparation.h"
#include "api/resources.h"
#include "core/text.h"
#include "records/objections.h"
#include "records/search.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

namespace json = boost::json;

constexpr int hits_most = 5000;
constexpr int library_most = 20'000;

using Figures = std::map<Id, records::AnswerRecord>;

void write_answer(JsonWriter& out, const Record& answer, const Figures& figures) {
    const auto found = figures.find(answer.id());
    const records::AnswerRecord record = found == figures.end() ? records::AnswerRecord() : found->second;
    out.begin_object().member("id", answer.id()).member("text", answer.text("text")).key("facts");
    answer.text("facts").empty() ? out.null() : out.value(answer.text("facts"));
    out.member("used", record.used).member("resolved", record.resolved).member("won", record.won).member("lost", record.lost);
    const bool known = record.won + record.lost > 0;
    const sales::Share share = record.rate();
    const std::array<std::pair<const char*, double>, 3> figures_known{
        {{"rate", share.rate}, {"low", share.low}, {"high", share.high}}};
    for (const auto& [name, value] : figures_known) {
        out.key(name);
        known ? out.number(value) : out.null();
    }
    out.end_object();
}

// Those first that are sure to help: by the lower end of what may be true, so that one lucky deal does not lead.
double surely(const Figures& figures, const Record& answer) {
    const auto found = figures.find(answer.id());
    return found == figures.end() || found->second.won + found->second.lost == 0 ? 0 : found->second.rate().low;
}

class Library {
  public:
    Library(Asking& asking, records::Reader& reader) : asking_(asking), reading_(asking.reading(reader)) {}

    // The objections that the words call up, themselves or by one of their answers, best first.
    Result<std::vector<Record>> called_up(const std::string& typed) {
        std::vector<Id> ids;
        const auto add = [&](Id id) {
            if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
        };
        std::vector<Id> by_answer;
        for (const auto& wanted : records::query_readings(typed))
            for (const records::SearchHit& hit :
                 TRY(reading_.reader().search(wanted, records::WordMatch::each_begins, hits_most))) {
                if (hit.resource == "objections") add(hit.id);
                if (hit.resource != "objection_answers") continue;
                if (const auto answer = TRY(reading_.reader().find(answers(), hit.id)))
                    by_answer.push_back(answer->integer("objection"));
            }
        for (const Id id : by_answer) add(id);
        std::vector<Record> found;
        for (const Id id : ids) {
            if (!TRY(reading_.readable(objections(), id))) continue;
            auto record = TRY(reading_.reader().find(objections(), id));
            if (record && !record->deleted() && in_use(*record)) found.push_back(std::move(*record));
        }
        const std::string said = fold(typed);
        std::ranges::sort(found, {}, [&](const Record& one) { return std::pair(place(one, said), one.id()); });
        return found;
    }

    Result<std::vector<Record>> all(const std::string& kind) {
        return reading_.records(objections(), kind.empty() ? "sort kind, text" : "kind = " + kind + " sort text", library_most);
    }

    Result<void> write(JsonWriter& out, const Record& objection, const Figures& figures) {
        auto replies = TRY(
            reading_.records(answers(), "objection = " + std::to_string(objection.id()) + " and status = approved sort id", 100));
        std::ranges::sort(replies, {}, [&](const Record& one) { return std::pair(-surely(figures, one), one.id()); });
        out.begin_object()
            .member("id", objection.id())
            .member("text", objection.text("text"))
            .member("kind", objection.text("kind"));
        out.key("answers").begin_array();
        for (const Record& reply : replies) write_answer(out, reply, figures);
        out.end_array().end_object();
        return {};
    }

  private:
    // Less is better: said exactly so, begun so, said with these words, answered with them.
    static int place(const Record& objection, std::string_view said) {
        const std::string text = fold(objection.text("text"));
        return text == said ? 0 : text.starts_with(said) ? 1 : text.find(said) != std::string::npos ? 2 : 3;
    }
    static bool in_use(const Record& objection) { return empty(objection.get("active")) || objection.flag("active"); }
    const Module& objections() const { return asking_.company->schema().at("objections"); }
    const Module& answers() const { return asking_.company->schema().at("objection_answers"); }

    Asking& asking_;
    records::Reading reading_;
};

Result<http::Response> search(Asking& asking, http::Request& request) {
    const std::string typed(request.query_value("q").value_or(""));
    const std::string kind(request.query_value("kind").value_or(""));
    const auto& kinds = asking.company->schema().at("objections").at("kind");
    if (!kind.empty() && !kinds.choice(kind))
        return fail_field("kind", "not_a_choice", {{"choices", "price, timing, trust, need, competitor, authority"}});
    const auto limit = TRY(number_query(request, "limit", 1, 200)).value_or(10);
    const auto reader = TRY(asking.company->store().reader());
    Library library(asking, *reader);
    const Figures figures = TRY(records::answer_records(*reader, asking.environment));
    auto found = trimmed(typed).empty() ? TRY(library.all(kind)) : TRY(library.called_up(typed));
    if (!kind.empty()) std::erase_if(found, [&](const Record& one) { return one.text("kind") != kind; });
    if (found.size() > static_cast<std::size_t>(limit)) found.erase(found.begin() + limit, found.end());
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("items").begin_array();
    for (const Record& one : found) TRY_VOID(library.write(out, one, figures));
    out.end_array().end_object();
    return http::json(std::move(text));
}

http::Response child_response(const Record& child, int status) {
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("id", child.id());
    for (const char* name : {"text", "kind", "known", "used", "answer", "resolved"})
        out.key(name), write_json(out, child.module().at(name), child.get(name));
    out.end_object();
    return http::json(std::move(text), status);
}

Result<Work> raise(Asking&, http::Request& request) {
    const Id deal = TRY(id_parameter(request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"objection", "text"}));
    const Id objection = TRY(id_member(body, "objection"));
    if (!objection) return fail_field("objection", "required");
    return Work(
        [deal, objection, text = TRY(text_member(body, "text"))](const Asking&, records::Unit& unit) -> Result<http::Response> {
            return child_response(TRY(records::raise(unit, deal, objection, text)), 201);
        });
}

Result<Work> answer(Asking&, http::Request& request) {
    const Id deal = TRY(id_parameter(request));
    const Id concern = TRY(id_parameter(request, "child"));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"answer", "resolved"}));
    const Id used = TRY(id_member(body, "answer"));
    if (!used) return fail_field("answer", "required");
    std::optional<bool> resolved;
    if (body.contains("resolved")) resolved = TRY(flag_member(body, "resolved"));
    return Work([deal, concern, used, resolved](const Asking&, records::Unit& unit) -> Result<http::Response> {
        return child_response(TRY(records::answer(unit, deal, concern, used, resolved)), 200);
    });
}

Result<Work> propose(Asking&, http::Request& request) {
    const Id objection = TRY(id_parameter(request));
    const json::object body = TRY(json_body(request));
    TRY_VOID(only(body, {"text", "facts"}));
    return Work([objection, text = TRY(text_member(body, "text")), facts = TRY(text_member(body, "facts"))](
                    const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record made = TRY(records::propose(unit, objection, text, facts));
        return record_response(who, unit.writer(), made.module(), made.id(), 201);
    });
}

}  // namespace

void add_objection_routes(http::Router& router, Api& api) {
    router.get("/api/v1/objections/search", reading(api, search));
    router.post("/api/v1/objections/{id}/answers", changing(api, propose));
    router.post("/api/v1/deals/{id}/objections", changing(api, raise));
    router.put("/api/v1/deals/{id}/concerns/{child}/answer", changing(api, answer));
}

}  // namespace voronka::api
