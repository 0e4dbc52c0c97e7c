#include <sodium.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>

#include "api/api.h"

namespace voronka::api {
namespace {

// Causes go to the log alone; what the client is told is the sentence.
http::Response refused(const Error& error, Language language) {
    if (!error.cause.empty()) spdlog::error("{}: {}", error.code, error.cause);
    return problem(error, language);
}

std::string digest(std::string_view text) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    char hex[sizeof hash * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return hex;
}

// What a repeated request is recognised by, and what it has to be equal in.
struct Repeatable {
    std::string key;      // person and Idempotency-Key
    std::string request;  // method, target and body
};

std::optional<Repeatable> repeatable(const Asking& asking, const http::Request& request) {
    const std::string_view key = request.header("Idempotency-Key");
    if (key.empty() || request.method != http::Method::post) return std::nullopt;
    return Repeatable{digest(std::to_string(asking.actor.user) + ":" + std::string(key)),
                      digest(request.target + "\n" + request.body)};
}

Result<std::optional<http::Response>> earlier_answer(records::Unit& unit, const Repeatable& repeat) {
    const Module& answers = unit.environment().schema.at("answers");
    const auto found = TRY(unit.writer().equal(answers, answers.at("digest"), Value(repeat.key), 1));
    if (found.empty()) return std::optional<http::Response>();
    if (found[0].text("request") != repeat.request) return fail(ErrorKind::conflict, "idempotency_mismatch");
    http::Response response{.status = static_cast<int>(found[0].integer("status")), .body = std::string(found[0].text("body"))};
    const auto headers = boost::json::parse(found[0].text("headers")).as_array();
    for (const auto& header : headers) response.add(std::string(header.at(0).as_string()), std::string(header.at(1).as_string()));
    return std::optional(std::move(response));
}

Result<void> keep_answer(records::Unit& unit, const Repeatable& repeat, const http::Response& response) {
    boost::json::array headers;
    for (const auto& [name, value] : response.headers) headers.push_back(boost::json::array{name, value});
    Record row(unit.environment().schema.at("answers"));
    row.set("digest", repeat.key);
    row.set("request", repeat.request);
    row.set("status", std::int64_t{response.status});
    row.set("headers", boost::json::serialize(headers));
    if (response.body.size()) row.set("body", std::string(response.body.view()));
    return unit.insert_row(std::move(row));
}

}  // namespace

http::Handler reading(Api& api, Handler handler) {
    return [&api, handler = std::move(handler)](http::Request& request) -> http::Reply {
        auto asking = api.who(request);
        if (!asking) return refused(asking.error(), language_of(request, Language::en));
        auto answer = handler(*asking, request);
        if (!answer) return refused(answer.error(), asking->language);
        return std::move(*answer);
    };
}

http::Reply change(const Asking& asking, http::Request& request, Work work) {
    const auto repeat = repeatable(asking, request);
    return http::Later{[asking = Asking(asking), repeat, work = std::move(work)](http::Done done) mutable {
        auto answer = std::make_shared<http::Response>();
        const Language language = asking.language;
        auto company = asking.company;
        auto shared = std::make_shared<Asking>(std::move(asking));
        company->change(
            shared->actor,
            [shared, repeat, work = std::move(work), answer](records::Unit& unit) -> Result<void> {
                if (repeat) {
                    if (auto earlier = TRY(earlier_answer(unit, *repeat))) {
                        *answer = std::move(*earlier);
                        return {};
                    }
                }
                *answer = TRY(work(*shared, unit));
                if (unit.change_set()) answer->add("X-Change-Set", std::to_string(unit.change_set()));
                return repeat ? keep_answer(unit, *repeat, *answer) : Result<void>();
            },
            [done = std::move(done), answer, language, shared](Result<std::int64_t> settled) mutable {
                done(settled ? std::move(*answer) : refused(settled.error(), language));
            },
            company::Repeatable::yes);
    }};
}

http::Handler changing(Api& api, Prepare prepare) {
    return [&api, prepare = std::move(prepare)](http::Request& request) -> http::Reply {
        auto asking = api.who(request);
        if (!asking) return refused(asking.error(), language_of(request, Language::en));
        auto work = prepare(*asking, request);
        if (!work) return refused(work.error(), asking->language);
        return change(*asking, request, std::move(*work));
    };
}

}  // namespace voronka::api
