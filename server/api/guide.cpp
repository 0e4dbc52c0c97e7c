#include "api/guide.h"

#include <boost/json.hpp>

#include "api/body.h"
#include "api/resources.h"
#include "records/process_of.h"
#include "records/selling.h"
#include "sales/journey.h"

namespace voronka::api {
namespace {

struct Visit {
    std::int64_t working_ms = 0;
    bool been = false;
};

class Guide {
  public:
    Guide(const Asking& asking, records::Unit& unit, const Record& record)
        : asking_(asking), unit_(unit), record_(record), process_(records::process_of(asking.environment, record)) {}

    Result<std::string> json() {
        const sales::Stage* standing = process_.find(record_.text("stage"));
        const sales::Stage& stage = standing ? *standing : process_.stages.front();
        state_ = TRY(records::stage_state(unit_, record_, process_, stage));
        TRY_VOID(visits());
        JsonWriter out(text_);
        out.begin_object().member("stage", stage.key).member("process", process_.key).member("version", process_.version);
        out.key("names").begin_object().member("en", stage.name.en).member("ru", stage.name.ru).end_object();
        out.member("purpose", in(stage.purpose)).member("guidance", in(stage.guidance));
        write_texts(out, "mistakes", stage.mistakes);
        write_texts(out, "script", stage.script);
        write_steps(out);
        write_materials(out, stage);
        write_missing(out);
        out.key("next");
        const sales::Stage* next = closed() ? nullptr : process_.next(stage);
        next ? out.value(next->key) : out.null();
        write_stages(out, stage);
        out.end_object();
        return std::move(text_);
    }

  private:
    const std::string& in(const Label& label) const { return label.in(asking_.language); }
    bool is_deal() const { return record_.module().key == "deals"; }
    bool closed() const { return is_deal() ? !sales::open_deal(record_) : !sales::open_lead(record_); }

    void write_texts(JsonWriter& out, const char* name, const std::vector<Label>& labels) const {
        out.key(name).begin_array();
        for (const Label& label : labels) out.value(in(label));
        out.end_array();
    }

    // How long each stage took over the whole journey: the lead's part belongs to the deal's path.
    Result<void> visits() {
        const Module& stays = asking_.company->schema().at("journeys.stays");
        const Field& parent = stays.fields[system_field::parent];
        for (const Record& stay : TRY(unit_.writer().referring(stays, parent, record_.integer("journey"), 1000))) {
            Visit& visit = visits_[std::string(stay.text("stage"))];
            const auto* left = get_if<Instant>(stay.get("left_at"));
            visit.been = true;
            visit.working_ms +=
                asking_.environment.calendar.working_ms(std::get<Instant>(stay.get("entered_at")), left ? *left : unit_.now());
        }
        return {};
    }

    void write_steps(JsonWriter& out) const {
        out.key("steps").begin_array();
        for (const records::StepState& state : state_.steps) {
            const sales::Step& step = *state.step;
            out.begin_object().member("key", step.key).member("label", in(step.name));
            write_text(out, "hint", in(step.hint));
            out.member("required", step.required).member("done", state.done);
            write_tick(out, state.tick);
            out.member("by_system", step.by_system || !step.serves.empty()).key("fields").begin_array();
            write_fields(out, step.fields);
            out.end_array().key("after").begin_array();
            for (const std::string& first : step.after) out.value(first);
            out.end_array();
            write_text(out, "serves", step.serves);
            write_text(out, "text", in(step.text));
            write_texts(out, "questions", step.questions);
            write_activity(out, step);
            out.end_object();
        }
        out.end_array();
    }

    static void write_text(JsonWriter& out, const char* name, const std::string& text) {
        out.key(name);
        text.empty() ? out.null() : out.value(text);
    }

    void write_tick(JsonWriter& out, const std::optional<Record>& tick) const {
        out.key("done_at");
        tick ? out.value(std::get<Instant>((*tick)[system_field::updated_at])) : out.null();
        out.key("done_by");
        const auto* who = tick ? asking_.environment.directory->person(tick->integer("actor")) : nullptr;
        who ? out.value(who->name) : out.null();
    }

    // What «plan it» would make; null where the step makes nothing.
    void write_activity(JsonWriter& out, const sales::Step& step) const {
        out.key("activity");
        if (!step.activity) {
            out.null();
            return;
        }
        const std::int64_t due = step.activity->due_minutes * std::int64_t{60'000};
        out.begin_object().member("kind", step.activity->kind).member("purpose", step.activity->purpose);
        out.member("due_at", asking_.environment.calendar.add_working_ms(unit_.now(), due)).end_object();
    }

    void write_materials(JsonWriter& out, const sales::Stage& stage) const {
        out.key("materials").begin_array();
        for (const sales::Material& one : stage.materials)
            out.begin_object().member("label", in(one.label)).member("url", one.url).end_object();
        out.end_array();
    }

    void write_missing(JsonWriter& out) const {
        out.key("missing").begin_array();
        for (const Missing& one : state_.missing) {
            out.begin_object().member("stage", one.stage);
            out.member(one.step.empty() ? "criterion" : "step", one.step.empty() ? one.criterion : one.step);
            out.member("message", one.message).key("fields").begin_array();
            write_fields(out, one.fields);
            out.end_array().end_object();
        }
        out.end_array();
    }

    // Names of fields that the reader may see.
    void write_fields(JsonWriter& out, const std::vector<std::string>& names) const {
        for (const std::string& name : names) {
            const Field* field = record_.module().find(name);
            if (!field || !asking_.actor.hides(*field)) out.value(name);
        }
    }

    void write_stages(JsonWriter& out, const sales::Stage& standing) {
        out.key("stages").begin_array();
        for (const sales::Stage& stage : process_.stages) {
            const Visit& visit = visits_[stage.key];
            const std::size_t here = process_.index(standing);
            const std::size_t there = process_.index(stage);
            const char* state = there == here ? "current" : there > here ? "ahead" : visit.been ? "done" : "skipped";
            out.begin_object().member("key", stage.key).member("name", in(stage.name)).member("state", state).key("working_days");
            visit.been ? out.number(static_cast<double>(visit.working_ms) / 8 / 3'600'000.0) : out.null();
            out.key("allowed_days");
            stage.hours ? out.value(std::int64_t{stage.hours} / 8) : out.null();
            out.end_object();
        }
        out.end_array();
    }

    const Asking& asking_;
    records::Unit& unit_;
    const Record& record_;
    const sales::Process& process_;
    records::StageState state_;
    std::map<std::string, Visit> visits_;
    std::string text_;
};

Result<const Module*> staged(const Asking& asking, const http::Request& request) {
    const Module* module = TRY(resource_of(asking, request));
    if (module->key != "leads" && module->key != "deals") return fail(ErrorKind::not_found, "not_found");
    return module;
}

}  // namespace

Result<Work> guide(Asking& asking, http::Request& request) {
    const Module& module = *TRY(staged(asking, request));
    const Id id = TRY(id_parameter(request));
    return Work([&module, id](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record record = TRY(unit.readable(module, id));
        return http::json(TRY(Guide(who, unit, record).json()));
    });
}

Result<Work> tick_step(Asking& asking, http::Request& request) {
    const Module& module = *TRY(staged(asking, request));
    const Id id = TRY(id_parameter(request));
    const std::string key(request.parameter("key"));
    const auto body = TRY(json_body(request));
    TRY_VOID(only(body, {"done"}));
    const bool done = TRY(flag_member(body, "done"));
    return Work([&module, id, key, done](const Asking& who, records::Unit& unit) -> Result<http::Response> {
        const Record record = TRY(unit.writable(module, id));
        TRY_VOID(records::tick_step(unit, record, key, done));
        return http::json(TRY(Guide(who, unit, record).json()));
    });
}

Result<Work> plan_step(Asking& asking, http::Request& request) {
    const Module& module = *TRY(staged(asking, request));
    const Id id = TRY(id_parameter(request));
    return Work([&module, id, key = std::string(request.parameter("key"))](const Asking& who,
                                                                           records::Unit& unit) -> Result<http::Response> {
        const Record record = TRY(unit.writable(module, id));
        const Record made = TRY(records::make_step_activity(unit, record, key));
        return record_response(who, unit.writer(), made.module(), made.id(), 201);
    });
}

}  // namespace voronka::api
