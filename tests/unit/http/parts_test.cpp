#include <gtest/gtest.h>

#include "http/chunked_body.h"
#include "http/frame_queue.h"
#include "http/head_check.h"

namespace voronka::http {
namespace {

TEST(HeadEnd, IsFoundWhereverTheBytesAreCut) {
    constexpr std::string_view head = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    HeadEnd end;
    for (std::size_t n = 0; n < head.size(); ++n) {
        end = find_head_end(head.substr(0, n), end);
        ASSERT_EQ(end.state, HeadEnd::State::open) << n;
    }
    end = find_head_end(std::string(head) + "more", end);
    EXPECT_EQ(end.state, HeadEnd::State::ended);
    EXPECT_EQ(end.length, head.size());
    EXPECT_EQ(find_head_end("GET / HTTP/1.1\nHost").state, HeadEnd::State::broken);
    EXPECT_EQ(find_head_end("GET / HTTP/1.1\r\nHost: x\n\r\n").state, HeadEnd::State::broken);
}

// The body of these bytes, fed in pieces; "!CODE" when it is refused, "?" while it is open.
std::string body_of(std::string_view bytes, std::size_t piece, std::uint64_t limit = 100) {
    ChunkedBody chunks(limit);
    std::string in;
    std::string body;
    while (true) {
        const auto step = chunks.take(in);
        if (step.fault) return "!" + std::string(step.fault->code);
        body += step.data;
        in.erase(0, step.used);
        if (step.done) return body + (in.empty() ? "" : "+" + in);
        if (step.used) continue;
        if (bytes.empty()) return "?";
        in += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
}

TEST(ChunkedBody, IsTheSameInAnyPieces) {
    constexpr std::string_view bytes = "3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: gone\r\n\r\nGET";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece)
        EXPECT_EQ(body_of(bytes, piece).substr(0, 13), "abc0123456789") << piece;
    EXPECT_EQ(body_of(bytes, bytes.size()), "abc0123456789+GET");
    EXPECT_EQ(body_of("3\r\nab", 1), "?");
}

TEST(ChunkedBody, RefusesWhatIsNotClear) {
    for (const char* bytes : {"x\r\n", "\r\n", "+1\r\na\r\n", "1 \r\na\r\n", "0x1\r\na\r\n", "1\na\r\n", "1\r\nab\r\n",
                              "1\r\na\n0\r\n\r\n", "11111111111111111\r\n", "0\r\nA: b\n\r\n", "1;\x01\r\na\r\n"})
        EXPECT_EQ(body_of(bytes, 1), "!bad_chunk") << bytes;
    EXPECT_EQ(body_of("65\r\n", 1), "!too_large");
    EXPECT_EQ(body_of("60\r\n" + std::string(96, 'a') + "\r\n5\r\n", 7), "!too_large");
    EXPECT_EQ(body_of("1;" + std::string(400, 'a'), 10), "!bad_chunk");
}

TEST(FrameQueue, GivesFramesInOrderAboutOneWriteAtATime) {
    int woken = 0;
    FrameQueue queue([&] { ++woken; }, 100'000);
    const auto shared = std::make_shared<const std::string>(10'000, 'a');
    EXPECT_TRUE(queue.send(shared));
    EXPECT_TRUE(queue.send("b"));
    EXPECT_TRUE(queue.send(shared));
    EXPECT_EQ(woken, 1) << "only what comes after nothing wakes";
    EXPECT_EQ(queue.take(), std::string(10'000, 'a') + "b");
    EXPECT_EQ(queue.take().size(), 10'000U);
    EXPECT_EQ(queue.take(), "");
    queue.close();
    EXPECT_FALSE(queue.send("c"));
    EXPECT_TRUE(queue.ended());
}

TEST(FrameQueue, LetsGoWhoReadsTooSlowly) {
    FrameQueue queue([] {}, 10);
    EXPECT_TRUE(queue.send("12345"));
    EXPECT_FALSE(queue.send("1234567"));
    EXPECT_TRUE(queue.overflowed());
    EXPECT_EQ(queue.take(), "12345") << "what was promised is sent still";
    EXPECT_TRUE(queue.ended());
}

}  // namespace
}  // namespace voronka::http
