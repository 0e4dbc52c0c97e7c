#include "http/frame_queue.h"

namespace voronka::http {
namespace {

constexpr std::size_t one_write = 16 * 1024;

}  // namespace

bool FrameQueue::send(Body frame) {
    const std::lock_guard lock(mutex_);
    if (!open_) return false;
    if (bytes_ + frame.size() > most_) {
        open_ = false;
        overflowed_ = true;
    } else {
        bytes_ += frame.size();
        frames_.push_back(std::move(frame));
    }
    if (wake_ && (frames_.size() == 1 || !open_)) wake_();
    return open_;
}

void FrameQueue::close() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(open_, false) && wake_) wake_();
}

bool FrameQueue::open() const {
    const std::lock_guard lock(mutex_);
    return open_;
}

void FrameQueue::disconnect() {
    const std::lock_guard lock(mutex_);
    open_ = false;
    wake_ = nullptr;
}

std::string FrameQueue::take() {
    const std::lock_guard lock(mutex_);
    std::string text;
    while (!frames_.empty() && (text.empty() || text.size() + frames_.front().size() <= one_write)) {
        bytes_ -= frames_.front().size();
        text += frames_.front().view();
        frames_.pop_front();
    }
    return text;
}

bool FrameQueue::ended() const {
    const std::lock_guard lock(mutex_);
    return !open_ && frames_.empty();
}

bool FrameQueue::overflowed() const {
    const std::lock_guard lock(mutex_);
    return overflowed_;
}

}  // namespace voronka::http
