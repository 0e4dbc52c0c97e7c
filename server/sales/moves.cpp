#include "sales/moves.h"

#include "core/text.h"

namespace voronka::sales {
namespace {

// A stage is written by its key, or by its name in either language.
const Stage* named(const Process& process, std::string_view name) {
    if (const Stage* exact = process.find(name)) return exact;
    const std::string wanted = fold(name);
    for (const Stage& stage : process.stages)
        if (fold(stage.name.en) == wanted || fold(stage.name.ru) == wanted) return &stage;
    return nullptr;
}

std::unexpected<Error> unknown(const Process& process, std::string_view name) {
    std::vector<std::string_view> keys;
    for (const Stage& stage : process.stages) keys.push_back(stage.key);
    const auto near = nearest(name, keys);
    return fail_field("stage", near ? "unknown_stage_nearest" : "unknown_stage",
                      {{"stage", std::string(name)}, {"nearest", near ? std::string(keys[*near]) : ""}});
}

}  // namespace

Result<MovePlan> plan_move(const Process& process, std::string_view from, std::string_view to) {
    const Stage* target = named(process, to);
    if (!target) return unknown(process, to);
    if (target->record == StageRecord::lead) return fail_field("stage", "stage_of_lead");
    if (target->record == StageRecord::won) return fail_field("stage", "stage_of_won");
    // A stage of an older version that is gone counts as the first one: everything lies ahead of it.
    const Stage* standing = process.find(from);
    const Stage& left = standing ? *standing : process.first(StageRecord::deal);
    MovePlan plan{.from = &left, .to = target};
    if (&left == target) return plan;
    plan.direction = process.index(left) < process.index(*target) ? Direction::forward : Direction::back;
    for (const Stage* stage = &left; plan.direction == Direction::forward && stage != target; stage = process.next(*stage)) {
        plan.checked.push_back(stage);
        if (stage != &left) plan.skipped.push_back(stage);
    }
    return plan;
}

MovePlan plan_win(const Process& process, std::string_view from) {
    const Stage* standing = process.find(from);
    const Stage& left = standing ? *standing : process.first(StageRecord::deal);
    const Stage& won = process.first(StageRecord::won);
    MovePlan plan{.from = &left, .to = &won, .direction = Direction::forward};
    for (const Stage* stage = &left; stage && stage != &won; stage = process.next(*stage)) {
        plan.checked.push_back(stage);
        if (stage != &left) plan.skipped.push_back(stage);
    }
    return plan;
}

}  // namespace voronka::sales
