#pragma once
#include <string_view>
#include <vector>

#include "sales/process.h"

namespace voronka::sales {

enum class Direction { forward, back, none };

/// Where a move within a process leads, and which stages have to be checked for it: the one that is left and every one
/// that is skipped, in order. Going back checks nothing.
struct MovePlan {
    const Stage* from = nullptr;
    const Stage* to = nullptr;
    Direction direction = Direction::none;
    std::vector<const Stage*> checked;
    std::vector<const Stage*> skipped;
};

/// Errors: unknown_stage with the nearest name; stage_of_lead or stage_of_won where a deal cannot be moved to by hand.
Result<MovePlan> plan_move(const Process&, std::string_view from, std::string_view to);
/// Winning from a stage: checks every stage up to the last one of a deal.
MovePlan plan_win(const Process&, std::string_view from);

}  // namespace voronka::sales
