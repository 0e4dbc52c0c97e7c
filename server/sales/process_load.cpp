#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "sales/process.h"

namespace voronka::sales {
namespace {

// Reads the YAML of one process; every mistake is one sentence that names the place.
Label label(const YAML::Node& node) {
    if (!node) return {};
    return {node["en"].as<std::string>(""), node["ru"].as<std::string>("")};
}

std::vector<Label> labels(const YAML::Node& node) {
    std::vector<Label> all;
    for (const auto& one : node) all.push_back(label(one));
    return all;
}

// A member that nobody reads is a slip of the pen: told, not passed over.
void only(const YAML::Node& node, std::initializer_list<std::string_view> known) {
    for (const auto& member : node) {
        const auto name = member.first.as<std::string>();
        if (std::ranges::find(known, name) == known.end())
            throw YAML::Exception(member.first.Mark(), "unknown member «" + name + "»");
    }
}

std::vector<std::string> texts(const YAML::Node& node) {
    return node ? node.as<std::vector<std::string>>() : std::vector<std::string>();
}

std::vector<Reason> reasons(const YAML::Node& node) {
    std::vector<Reason> all;
    for (const auto& one : node) all.push_back({one["key"].as<std::string>(), label(one["label"])});
    return all;
}

std::int64_t time_of_day_ms(const std::string& text) {
    const auto colon = text.find(':');
    return std::stoll(text.substr(0, colon)) * 3'600'000 + std::stoll(text.substr(colon + 1)) * 60'000;
}

PlannedActivity planned(const YAML::Node& node) {
    only(node, {"kind", "purpose", "subject", "due_minutes", "assignee", "on_entry"});
    return {.kind = node["kind"].as<std::string>("task"),
            .purpose = node["purpose"].as<std::string>(""),
            .subject = label(node["subject"]),
            .due_minutes = node["due_minutes"].as<int>(0),
            .assignee = node["assignee"].as<std::string>(""),
            .on_entry = node["on_entry"].as<bool>(false)};
}

Step step(const YAML::Node& node) {
    only(node, {"key", "names", "hint", "required", "by_system", "check", "fields", "serves", "after", "text", "questions",
                "activity"});
    Step made{.key = node["key"].as<std::string>(),
              .name = label(node["names"]),
              .hint = label(node["hint"]),
              .required = node["required"].as<bool>(false),
              .by_system = node["by_system"].as<bool>(false),
              .check = node["check"].as<std::string>(""),
              .fields = texts(node["fields"]),
              .serves = node["serves"].as<std::string>(""),
              .after = texts(node["after"]),
              .text = label(node["text"]),
              .questions = labels(node["questions"])};
    if (const YAML::Node activity = node["activity"]) made.activity = planned(activity);
    return made;
}

Criterion criterion(const YAML::Node& node) {
    only(node, {"key", "query", "message", "fields", "list"});
    return {.key = node["key"].as<std::string>(),
            .query = node["query"].as<std::string>(),
            .message = label(node["message"]),
            .fields = texts(node["fields"]),
            .list = node["list"].as<std::string>("")};
}

FollowUp follow_up(const YAML::Node& node) {
    only(node, {"key", "kind", "purpose", "subject", "description", "after", "repeats", "due_time"});
    const YAML::Node after = node["after"] ? node["after"] : YAML::Node(YAML::NodeType::Map);
    only(after, {"working_days", "months", "months_by_value", "of", "follow_up"});
    FollowUp made{.key = node["key"].as<std::string>(),
                  .kind = node["kind"].as<std::string>("call"),
                  .purpose = node["purpose"].as<std::string>("follow-up"),
                  .subject = label(node["subject"]),
                  .description = label(node["description"]),
                  .working_days = after["working_days"].as<int>(0),
                  .months = after["months"].as<int>(0),
                  .after_field = after["of"].as<std::string>(""),
                  .after_follow_up = after["follow_up"].as<std::string>(""),
                  .repeats = node["repeats"].as<bool>(false),
                  .due_ms = time_of_day_ms(node["due_time"].as<std::string>("12:00"))};
    for (const auto& one : after["months_by_value"]) made.months_by_value[one.first.as<std::string>()] = one.second.as<int>();
    return made;
}

StageRecord record_kind(const std::string& word) {
    if (word == "lead") return StageRecord::lead;
    return word == "won" ? StageRecord::won : StageRecord::deal;
}

Stage stage(const YAML::Node& node) {
    only(node, {"key", "names", "record", "purpose", "guidance", "probability", "hours", "answer_minutes", "aliases", "mistakes",
                "script", "steps", "criteria", "follow_ups", "materials"});
    Stage made{.key = node["key"].as<std::string>(),
               .name = label(node["names"]),
               .purpose = label(node["purpose"]),
               .guidance = label(node["guidance"]),
               .record = record_kind(node["record"].as<std::string>("deal")),
               .probability = node["probability"].as<int>(0),
               .hours = node["hours"].as<int>(0),
               .answer_minutes = node["answer_minutes"].as<int>(0),
               .aliases = texts(node["aliases"]),
               .mistakes = labels(node["mistakes"]),
               .script = labels(node["script"])};
    for (const auto& one : node["steps"]) made.steps.push_back(step(one));
    for (const auto& one : node["criteria"]) made.criteria.push_back(criterion(one));
    for (const auto& one : node["follow_ups"]) made.follow_ups.push_back(follow_up(one));
    for (const auto& one : node["materials"]) made.materials.push_back({label(one["label"]), one["url"].as<std::string>("")});
    return made;
}

// Going from step to step by `after`, whether we come back to where we began.
bool in_a_circle(const Stage& stage, const Step& step, const std::string& sought, std::size_t depth) {
    if (depth > stage.steps.size()) return true;
    return std::ranges::any_of(step.after, [&](const std::string& key) {
        const auto before = std::ranges::find(stage.steps, key, &Step::key);
        return key == sought || (before != stage.steps.end() && in_a_circle(stage, *before, sought, depth + 1));
    });
}

Result<void> sound_steps(const Stage& stage) {
    const auto wrong = [&](const char* code, const std::string& step, const std::string& other = "") {
        return fail_field("stages." + stage.key + ".steps." + step, code,
                          {{"stage", stage.key}, {"step", step}, {"other", other}});
    };
    for (const Step& step : stage.steps) {
        if (&*std::ranges::find(stage.steps, step.key, &Step::key) != &step) return wrong("process_double_step", step.key);
        if (!step.serves.empty() && std::ranges::find(stage.criteria, step.serves, &Criterion::key) == stage.criteria.end())
            return wrong("process_unknown_serves", step.key, step.serves);
        for (const std::string& key : step.after)
            if (std::ranges::find(stage.steps, key, &Step::key) == stage.steps.end())
                return wrong("process_unknown_step", step.key, key);
        if (in_a_circle(stage, step, step.key, 0)) return wrong("process_step_cycle", step.key);
    }
    return {};
}

Result<Process> sound(Process process) {
    std::vector<StageRecord> kinds;
    for (const Stage& one : process.stages) kinds.push_back(one.record);
    static constexpr std::array wanted{std::pair{StageRecord::lead, "process_no_start"},
                                       std::pair{StageRecord::deal, "process_no_deal"},
                                       std::pair{StageRecord::won, "process_no_end"}};
    for (const auto& [kind, code] : wanted)
        if (std::ranges::find(kinds, kind) == kinds.end()) return fail_field("stages", code);
    if (!std::ranges::is_sorted(kinds)) return fail_field("stages", "process_order");
    if (std::ranges::count(kinds, StageRecord::lead) > 1 || std::ranges::count(kinds, StageRecord::won) > 1)
        return fail_field("stages", "process_one_end");
    for (const Stage& one : process.stages) {
        if (process.find(one.key) != &one) return fail_field("stages." + one.key, "process_double_stage", {{"stage", one.key}});
        if (one.probability < 0 || one.probability > 100)
            return fail_field("stages." + one.key, "process_probability", {{"stage", one.key}});
        TRY_VOID(sound_steps(one));
    }
    return process;
}

}  // namespace

Result<Process> Process::load(const Source& yaml) {
    try {
        const YAML::Node root = YAML::Load(std::string(yaml.text));
        only(root, {"key", "version", "names", "strict", "loss_reasons", "disqualify_reasons", "stages"});
        Process process{.key = root["key"].as<std::string>(),
                        .version = root["version"].as<int>(1),
                        .name = label(root["names"]),
                        .strict = root["strict"].as<bool>(false),
                        .loss_reasons = reasons(root["loss_reasons"]),
                        .disqualify_reasons = reasons(root["disqualify_reasons"])};
        for (const auto& one : root["stages"]) process.stages.push_back(stage(one));
        return sound(std::move(process));
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "process_yaml", {{"file", yaml.name}, {"what", wrong.what()}});
    } catch (const std::logic_error& wrong) {  // std::stoll on a time that is none
        return fail(ErrorKind::validation, "process_yaml", {{"file", yaml.name}, {"what", wrong.what()}});
    }
}

}  // namespace voronka::sales
