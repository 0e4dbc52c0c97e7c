#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "http/cookies.h"
#include "http/head_check.h"
#include "http/rate_limit.h"
#include "http/server.h"

namespace voronka::http {
namespace {

constexpr std::string_view good = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

TEST(HeadCheck, TakesWhatIsClear) {
    EXPECT_TRUE(check_head(good, {}));
    const auto head = check_head("POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\nConnection: close\r\n\r\n", {});
    ASSERT_TRUE(head);
    EXPECT_EQ(head->length, 12U);
    EXPECT_FALSE(head->keep_alive);
}

TEST(HeadCheck, RefusesWhatTwoReadersCouldUnderstandDifferently) {
    const auto with = [](const std::string& lines) {
        return check_head("POST / HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n", {}).has_value();
    };
    for (const char* lines :
         {"Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
          "Content-Length: 5, 5\r\n", "Content-Length: +5\r\n", "Content-Length: 0x5\r\n", "Host: y\r\n", "A: b\r\n c\r\n",
          "A : b\r\n", "A\x01: b\r\n", "A: b\x01\r\n", ": b\r\n", "A: b\n"})
        EXPECT_FALSE(with(lines)) << lines;
    EXPECT_TRUE(with("Transfer-Encoding: chunked\r\n"));
    EXPECT_FALSE(check_head("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", {}));
    EXPECT_FALSE(check_head("GET / HTTP/1.1\r\n\r\n", {}));
    EXPECT_FALSE(check_head("GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", {}));
    EXPECT_FALSE(check_head("GET /\r\nHost: x\r\n\r\n", {}));
    EXPECT_EQ(check_head("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", {}).error().status, 414);
}

class Live : public ::testing::Test {
  protected:
    void SetUp() override {
        Router router;
        router.get("/hello", [](Request&) -> Reply { return text("hello"); });
        router.get("/{name}/{id}", [](Request& request) -> Reply {
            return text(std::string(request.parameter("name")) + std::string(request.parameter("id")));
        });
        router.post("/echo", [this](Request& request) -> Reply {
            ++echoes_;
            return text(request.body);
        });
        router.get("/later", [](Request&) -> Reply {
            return Later{[](Done done) { std::thread([done = std::move(done)]() mutable { done(text("later")); }).detach(); }};
        });
        router.get("/large", [](Request&) -> Reply { return text(std::string(32 << 20, 'x')); });
        router.get("/throws", [](Request&) -> Reply { throw std::runtime_error("bug"); });
        Options options;
        options.limits.head = std::chrono::milliseconds(400);
        options.limits.idle = std::chrono::milliseconds(400);
        options.limits.linger = std::chrono::milliseconds(200);
        options.limits.body = std::chrono::milliseconds(400);
        options.limits.write = std::chrono::milliseconds(400);
        options.limits.body_bytes = 1000;
        server_ = std::move(*Server::listen(options, std::move(router)));
        server_->start();
    }

    int connected() {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server_->port());
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        EXPECT_EQ(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        return socket;
    }

    // Everything that comes back until the server closes, or for a second.
    std::string ask(const std::string& bytes, bool shut = true) {
        const int socket = connected();
        const timeval patience{1, 0};
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
        if (shut) ::shutdown(socket, SHUT_WR);
        std::string all;
        char buffer[4096];
        for (ssize_t got = 0; (got = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
            all.append(buffer, static_cast<std::size_t>(got));
        ::close(socket);
        return all;
    }

    std::atomic<int> echoes_ = 0;
    std::unique_ptr<Server> server_;
};

TEST_F(Live, AnswersPipelinedRequestsInTheirOrder) {
    const std::string all = ask(
        "GET /deals/1 HTTP/1.1\r\nHost: x\r\n\r\nGET /later HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_LT(all.find("deals1"), all.find("later"));
    EXPECT_LT(all.find("later"), all.find("hello"));
}

TEST_F(Live, ReadsBodiesByLengthAndInChunks) {
    EXPECT_TRUE(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc").ends_with("abc"));
    EXPECT_TRUE(ask("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\nTrailer: "
                    "z\r\n\r\n")
                    .ends_with("abc"));
    EXPECT_TRUE(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n").starts_with("HTTP/1.1 413"));
    EXPECT_TRUE(ask("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n").starts_with("HTTP/1.1 400"));
}

TEST_F(Live, NeverTakesBytesBehindARefusedHeadForARequest) {
    const std::string all =
        ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nPOST /echo HTTP/1.1\r\nHost: "
            "x\r\nContent-Length: 2\r\n\r\nhi");
    EXPECT_TRUE(all.starts_with("HTTP/1.1 400"));
    EXPECT_EQ(all.find("HTTP/1.1", 5), std::string::npos);
    EXPECT_EQ(echoes_, 0);
}

TEST_F(Live, EndsClientsThatDoNotFinishAndSurvivesBugs) {
    EXPECT_TRUE(ask("GET /hello HT", false).starts_with("HTTP/1.1 408"));
    EXPECT_EQ(ask("", false), "");
    EXPECT_TRUE(ask("GET /throws HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 500"));
    EXPECT_TRUE(ask("DELETE /hello HTTP/1.1\r\nHost: x\r\n\r\n").find("Allow: GET") != std::string::npos);
    EXPECT_TRUE(ask("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n").ends_with("\r\n\r\n"));
}

TEST_F(Live, EndsATrickle) {
    const int socket = connected();
    const std::string head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n";
    ASSERT_GT(::send(socket, head.data(), head.size(), MSG_NOSIGNAL), 0);
    std::string answer;
    // Each byte comes in time, and all of them together do not.
    for (int i = 0; i < 40 && answer.empty(); ++i) {
        ::send(socket, "x", 1, MSG_NOSIGNAL);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        char buffer[1000];
        const ssize_t got = ::recv(socket, buffer, sizeof buffer, MSG_DONTWAIT);
        if (got > 0) answer.assign(buffer, static_cast<std::size_t>(got));
    }
    ::close(socket);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 408")) << answer;
}

TEST_F(Live, LetsGoWhoNeverReadsItsAnswer) {
    const int socket = connected();
    const std::string head = "GET /large HTTP/1.1\r\nHost: x\r\n\r\n";
    ASSERT_GT(::send(socket, head.data(), head.size(), MSG_NOSIGNAL), 0);
    for (int i = 0; i < 100 && server_->metrics().connections_open < 1; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (int i = 0; i < 200 && server_->metrics().connections_open > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(server_->metrics().connections_open, 0U);
    ::close(socket);
}

TEST(RateLimit, GivesABurstAndThenOneAtATime) {
    ManualClock clock({0});
    RateLimit limit(clock, {.burst = 2, .refill = std::chrono::milliseconds(1000)});
    EXPECT_FALSE(limit.take("a"));
    EXPECT_FALSE(limit.take("a"));
    EXPECT_EQ(limit.take("a")->count(), 1);
    EXPECT_FALSE(limit.take("b"));
    clock.advance_ms(1000);
    EXPECT_FALSE(limit.take("a"));
}

TEST(Cookies, AreFoundAmongOthers) {
    const Request request = make_request(Method::get, "/", {{"Cookie", "a=1; session=x.y; b=2"}});
    EXPECT_EQ(cookie(request, "session"), "x.y");
    EXPECT_FALSE(cookie(request, "sess"));
}

}  // namespace
}  // namespace voronka::http
