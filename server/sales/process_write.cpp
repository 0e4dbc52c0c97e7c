#include <yaml-cpp/yaml.h>

#include "core/json.h"
#include "sales/process.h"

namespace voronka::sales {
namespace {

// Writes a process in the shape in which it is read; what is empty is left out, so that a document stays short.
class Document {
  public:
    explicit Document(std::string& text) : out_(text) {}

    void write(const Process& process) {
        out_.begin_object().member("key", process.key).member("version", process.version);
        label("names", process.name);
        out_.member("strict", process.strict);
        reasons("loss_reasons", process.loss_reasons);
        reasons("disqualify_reasons", process.disqualify_reasons);
        out_.key("stages").begin_array();
        for (const Stage& one : process.stages) stage(one);
        out_.end_array().end_object();
    }

  private:
    void label(const char* name, const Label& words) {
        if (words.en.empty() && words.ru.empty()) return;
        out_.key(name).begin_object().member("en", words.en).member("ru", words.ru).end_object();
    }
    void text(const char* name, const std::string& value) {
        if (!value.empty()) out_.member(name, value);
    }
    void number(const char* name, int value) {
        if (value) out_.member(name, value);
    }
    void flag(const char* name, bool value) {
        if (value) out_.member(name, value);
    }
    template <class List, class Write>
    void list(const char* name, const List& items, Write write) {
        if (items.empty()) return;
        out_.key(name).begin_array();
        for (const auto& one : items) write(one);
        out_.end_array();
    }
    void texts(const char* name, const std::vector<std::string>& items) {
        list(name, items, [&](const std::string& one) { out_.value(one); });
    }
    void labels(const char* name, const std::vector<Label>& items) {
        list(name, items, [&](const Label& one) { out_.begin_object().member("en", one.en).member("ru", one.ru).end_object(); });
    }
    void reasons(const char* name, const std::vector<Reason>& items) {
        list(name, items, [&](const Reason& one) {
            out_.begin_object().member("key", one.key);
            label("label", one.label);
            out_.end_object();
        });
    }

    void stage(const Stage& one) {
        out_.begin_object().member("key", one.key);
        out_.member("record", one.record == StageRecord::lead ? "lead" : one.record == StageRecord::won ? "won" : "deal");
        label("names", one.name);
        label("purpose", one.purpose);
        out_.member("probability", one.probability).member("hours", one.hours);
        number("answer_minutes", one.answer_minutes);
        label("guidance", one.guidance);
        texts("aliases", one.aliases);
        labels("mistakes", one.mistakes);
        labels("script", one.script);
        list("steps", one.steps, [&](const Step& each) { step(each); });
        list("criteria", one.criteria, [&](const Criterion& each) { criterion(each); });
        list("follow_ups", one.follow_ups, [&](const FollowUp& each) { follow_up(each); });
        list("materials", one.materials, [&](const Material& each) {
            out_.begin_object();
            label("label", each.label);
            text("url", each.url);
            out_.end_object();
        });
        out_.end_object();
    }

    void step(const Step& one) {
        out_.begin_object().member("key", one.key);
        flag("required", one.required);
        flag("by_system", one.by_system);
        text("check", one.check);
        text("serves", one.serves);
        texts("after", one.after);
        label("names", one.name);
        label("hint", one.hint);
        texts("fields", one.fields);
        label("text", one.text);
        labels("questions", one.questions);
        if (one.activity) activity(*one.activity);
        out_.end_object();
    }

    void activity(const PlannedActivity& one) {
        out_.key("activity").begin_object().member("kind", one.kind);
        text("purpose", one.purpose);
        label("subject", one.subject);
        number("due_minutes", one.due_minutes);
        text("assignee", one.assignee);
        flag("on_entry", one.on_entry);
        out_.end_object();
    }

    void criterion(const Criterion& one) {
        out_.begin_object().member("key", one.key).member("query", one.query);
        label("message", one.message);
        texts("fields", one.fields);
        text("list", one.list);
        out_.end_object();
    }

    void follow_up(const FollowUp& one);
    void after(const FollowUp& one);

    JsonWriter out_;
};

void Document::follow_up(const FollowUp& one) {
    out_.begin_object().member("key", one.key).member("kind", one.kind).member("purpose", one.purpose);
    label("subject", one.subject);
    label("description", one.description);
    after(one);
    flag("repeats", one.repeats);
    const std::int64_t minutes = one.due_ms / 60'000;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    out_.member("due_time", two(minutes / 60) + ":" + two(minutes % 60)).end_object();
}

void Document::after(const FollowUp& one) {
    out_.key("after").begin_object();
    number("working_days", one.working_days);
    number("months", one.months);
    if (!one.months_by_value.empty()) {
        out_.key("months_by_value").begin_object();
        for (const auto& [value, months] : one.months_by_value) out_.member(value, months);
        out_.end_object();
    }
    text("of", one.after_field);
    text("follow_up", one.after_follow_up);
    out_.end_object();
}

// Read from JSON, every node wants to be written in one line again; people read blocks.
void in_blocks(YAML::Node node) {
    if (!node.IsMap() && !node.IsSequence()) return;
    bool flat = node.IsMap() && node["en"] && node.size() == 2;
    node.SetStyle(flat ? YAML::EmitterStyle::Flow : YAML::EmitterStyle::Block);
    for (auto child : node) in_blocks(node.IsMap() ? child.second : child);
}

}  // namespace

std::string Process::json() const {
    std::string text;
    Document(text).write(*this);
    return text;
}

std::string Process::yaml() const {
    YAML::Node root = YAML::Load(json());
    in_blocks(root);
    YAML::Emitter out;
    out << root;
    return std::string(out.c_str()) + "\n";
}

}  // namespace voronka::sales
