#include "sales/stage_flows.h"

namespace voronka::sales {

bool StageFlows::enter(std::size_t journey, std::size_t stage, Left left) {
    const std::size_t place = journey * flows_.size() + stage;
    if (been_[place]) return false;
    been_[place] = true;
    StageFlow& flow = flows_[stage];
    ++flow.entered;
    flow.forward += left == Left::forward ? 1 : 0;
    flow.open += left == Left::not_yet ? 1 : 0;
    return true;
}

void StageFlows::end() {
    for (std::size_t from = 0; from < been_.size(); from += flows_.size()) {
        bool earlier = false;
        std::size_t skipped = 0;  // since the last stage that it has been in
        for (std::size_t stage = 0; stage < flows_.size(); ++stage) {
            if (!been_[from + stage]) {
                skipped += earlier ? 1 : 0;
                continue;
            }
            for (; skipped > 0; --skipped) {
                ++flows_[stage - skipped].entered;
                ++flows_[stage - skipped].forward;
            }
            earlier = true;
        }
    }
    been_.clear();
}

}  // namespace voronka::sales
