#include <yaml-cpp/yaml.h>

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

Step step(const YAML::Node& node) {
    Step made{.key = node["key"].as<std::string>(),
              .name = label(node["names"]),
              .hint = label(node["hint"]),
              .required = node["required"].as<bool>(false),
              .by_system = node["by_system"].as<bool>(false),
              .fields = texts(node["fields"]),
              .serves = node["serves"].as<std::string>("")};
    if (const YAML::Node activity = node["activity"])
        made.activity = PlannedActivity{activity["kind"].as<std::string>("task"), activity["purpose"].as<std::string>(""),
                                        activity["due_minutes"].as<int>(0)};
    return made;
}

Criterion criterion(const YAML::Node& node) {
    return {node["key"].as<std::string>(), node["query"].as<std::string>(), label(node["message"]), texts(node["fields"])};
}

FollowUp follow_up(const YAML::Node& node) {
    const YAML::Node after = node["after"];
    return {.key = node["key"].as<std::string>(),
            .kind = node["kind"].as<std::string>("call"),
            .purpose = node["purpose"].as<std::string>("follow-up"),
            .subject = label(node["subject"]),
            .description = label(node["description"]),
            .working_days = after ? after["working_days"].as<int>(1) : 1,
            .after_field = after ? after["of"].as<std::string>("") : "",
            .due_ms = time_of_day_ms(node["due_time"].as<std::string>("12:00"))};
}

StageRecord record_kind(const std::string& word) {
    if (word == "lead") return StageRecord::lead;
    return word == "won" ? StageRecord::won : StageRecord::deal;
}

Stage stage(const YAML::Node& node) {
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
    for (const auto& one : node["follow_ups"])
        if (one["subject"]) made.follow_ups.push_back(follow_up(one));
    return made;
}

Result<Process> sound(Process process, const std::string& file) {
    const auto refuse = [&](const char* what) {
        return fail(ErrorKind::validation, "process_incomplete", {{"file", file}, {"what", what}});
    };
    std::vector<StageRecord> kinds;
    for (const Stage& one : process.stages) kinds.push_back(one.record);
    for (const StageRecord kind : {StageRecord::lead, StageRecord::deal, StageRecord::won})
        if (std::ranges::find(kinds, kind) == kinds.end())
            return refuse(kind == StageRecord::lead ? "lead" : kind == StageRecord::deal ? "deal" : "won");
    if (!std::ranges::is_sorted(kinds)) return refuse("order");
    for (const Stage& one : process.stages)
        if (process.find(one.key) != &one) return refuse("double stage");
    return process;
}

}  // namespace

Result<Process> Process::load(const Source& yaml) {
    try {
        const YAML::Node root = YAML::Load(std::string(yaml.text));
        Process process{.key = root["key"].as<std::string>(),
                        .version = root["version"].as<int>(1),
                        .name = label(root["names"]),
                        .strict = root["strict"].as<bool>(false),
                        .loss_reasons = reasons(root["loss_reasons"]),
                        .disqualify_reasons = reasons(root["disqualify_reasons"])};
        for (const auto& one : root["stages"]) process.stages.push_back(stage(one));
        return sound(std::move(process), yaml.name);
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "process_yaml", {{"file", yaml.name}, {"what", wrong.what()}});
    } catch (const std::logic_error& wrong) {  // std::stoll on a time that is none
        return fail(ErrorKind::validation, "process_yaml", {{"file", yaml.name}, {"what", wrong.what()}});
    }
}

}  // namespace voronka::sales
