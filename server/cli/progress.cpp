#include "cli/progress.h"

namespace voronka::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto silence = 1s;
constexpr auto between_live = 200ms;
constexpr auto between_plain = 5s;
constexpr std::string_view to_line_begin = "\r\x1b[K";

}  // namespace

std::string progress_text(std::int64_t done, std::int64_t total, std::chrono::milliseconds so_far, Language language) {
    const std::int64_t ms = std::max<std::int64_t>(so_far.count(), 1);
    const std::int64_t rate = done * 1000 / ms;
    const std::int64_t left_s = rate > 0 && total > done ? (total - done + rate - 1) / rate : 0;
    return message(language, total > 0 ? "cli_progress" : "cli_progress_open",
                   {{"done", std::to_string(done)},
                    {"total", std::to_string(total)},
                    {"rate", std::to_string(rate)},
                    {"left", std::to_string(left_s)}});
}

ProgressLine::~ProgressLine() {
    if (written_ && terminal_.live) terminal_.err(to_line_begin);
}

void ProgressLine::tell(std::int64_t done, std::int64_t total) {
    const auto now = Clock::now();
    if (now - begun_ < silence || now - told_ < (terminal_.live ? between_live : Clock::duration(between_plain))) return;
    told_ = now;
    written_ = true;
    const auto so_far = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_);
    const std::string text = progress_text(done, total, so_far, terminal_.language);
    terminal_.err(terminal_.live ? std::string(to_line_begin) + text : text + "\n");
}

}  // namespace voronka::cli
