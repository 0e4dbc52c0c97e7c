#include "sales/span_tally.h"

#include <algorithm>

namespace voronka::sales {
namespace {

constexpr std::size_t sorted_at_once = 50'000;
constexpr std::int64_t minute_ms = 60'000;

std::int64_t to_the_minute(std::int64_t ms) {
    const std::int64_t up = ms + minute_ms / 2;
    const std::int64_t minutes = up >= 0 ? up / minute_ms : (up - minute_ms + 1) / minute_ms;
    return minutes * minute_ms;
}

}  // namespace

void SpanTally::add(std::int64_t length_ms, bool ended) {
    ++count_;
    fresh_.push_back((exact_ ? length_ms : to_the_minute(length_ms)) * 2 + (ended ? 0 : 1));
    if (fresh_.size() < sorted_at_once) return;
    sort_in();
    if (exact_ && lengths_.size() > most_exact_) coarsen();
}

void SpanTally::sort_in() {
    std::ranges::sort(fresh_);
    std::vector<Length> merged;
    merged.reserve(lengths_.size() + fresh_.size());
    auto old = lengths_.begin();
    for (const std::int64_t one : fresh_) {
        const std::int64_t ms = one >> 1;
        while (old != lengths_.end() && old->ms <= ms) merged.push_back(*old++);
        if (merged.empty() || merged.back().ms != ms) merged.push_back({ms, 0, 0});
        ++(one & 1 ? merged.back().running : merged.back().ended);
    }
    merged.insert(merged.end(), old, lengths_.end());
    lengths_ = std::move(merged);
    fresh_.clear();
}

void SpanTally::coarsen() {
    exact_ = false;
    std::vector<Length> coarse;
    for (const Length& one : lengths_) {
        const std::int64_t ms = to_the_minute(one.ms);
        if (coarse.empty() || coarse.back().ms != ms) coarse.push_back({ms, 0, 0});
        coarse.back().ended += one.ended;
        coarse.back().running += one.running;
    }
    lengths_ = std::move(coarse);
}

std::optional<double> SpanTally::median(double unit_ms) {
    sort_in();
    std::vector<Counted> values;
    values.reserve(lengths_.size());
    for (const Length& one : lengths_) values.emplace_back(static_cast<double>(one.ms) / unit_ms, one.ended + one.running);
    return sales::median(std::move(values));
}

std::optional<double> SpanTally::kaplan_meier_median(double unit_ms) {
    sort_in();
    std::vector<Span> spans;
    spans.reserve(lengths_.size());
    for (const Length& one : lengths_) {
        const double length = static_cast<double>(one.ms) / unit_ms;
        if (one.ended) spans.push_back({length, true, one.ended});
        if (one.running) spans.push_back({length, false, one.running});
    }
    return sales::kaplan_meier_median(std::move(spans));
}

}  // namespace voronka::sales
