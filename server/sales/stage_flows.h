#pragma once
#include <cstdint>
#include <vector>

#include "sales/span_tally.h"

namespace voronka::sales {

/// What became of journeys in one stage.
struct StageFlow {
    std::int64_t entered = 0;
    std::int64_t forward = 0;
    std::int64_t open = 0;
    SpanTally times;
};

/// How a stay in a stage ended.
enum class Left { not_yet, forward, otherwise };

/// Counts what became of journeys in the stages of a process, by a journey's first stay in each of them. A stage that was skipped
/// counts as entered and left forward, without a time.
class StageFlows {
  public:
    explicit StageFlows(std::size_t stages) : flows_(stages) {}

    /// So many journeys come next, numbered from 0; between this and `end` come all of their stays.
    void begin(std::size_t journeys) { been_.assign(journeys * flows_.size(), false); }
    /// A stay; those of one journey come in the order in which they began. False where the journey has been in this stage before:
    /// such a stay does not count, nor does its time.
    bool enter(std::size_t journey, std::size_t stage, Left);
    /// How long the stay that was just entered has lasted, in milliseconds.
    void lasted(std::size_t stage, std::int64_t ms, bool ended) { flows_[stage].times.add(ms, ended); }
    void end();
    StageFlow& operator[](std::size_t stage) { return flows_[stage]; }

  private:
    std::vector<StageFlow> flows_;
    std::vector<bool> been_;  // stages of the first journey, of the second …
};

}  // namespace voronka::sales
