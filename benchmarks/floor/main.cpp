// The least program that could do what ./bench asks of the product: bench_floor FILE COLUMNS, or … --import LEADS.
#include <cstdio>
#include <cstring>
#include <exception>
#include <thread>

#include "floor/writes.h"

namespace voronka::bench {
namespace {

constexpr std::string_view deals_path = "/api/v1/deals/";

void answer(const Office& office, Writes& writes, std::string_view method, std::string_view target, std::string_view body,
            const Give& give) {
    if (method == "POST" && target.starts_with("/api/v1/leads")) return writes.create(std::string(body), give);
    if (method == "POST" && target.starts_with(deals_path))
        return writes.move(std::strtoll(target.data() + deals_path.size(), nullptr, 10), std::string(body), give);
    thread_local Reads reads(office);
    Answer made;
    if (!reads.answer(target, made)) made = {.status = 404};
    give(std::move(made));
}

int run(int count, char** arguments) {
    const Office office = open_office(arguments[1], arguments[2]);
    Writes writes(office);
    if (count == 5) {
        std::printf("%d rows\n", writes.import(arguments[4]));
        return 0;
    }
    const int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    serve(0, threads, [&](std::string_view method, std::string_view target, std::string_view body, const Give& give) {
        answer(office, writes, method, target, body, give);
    });
    return 0;
}

}  // namespace
}  // namespace voronka::bench

int main(int count, char** arguments) {
    if (count != 3 && !(count == 5 && !std::strcmp(arguments[3], "--import"))) {
        std::fputs("bench_floor FILE COLUMNS [--import LEADS]\n", stderr);
        return 2;
    }
    try {
        return voronka::bench::run(count, arguments);
    } catch (const std::exception& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
}
