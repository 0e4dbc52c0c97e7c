#include "api/many.h"

#include "core/messages.h"

namespace voronka::api {
namespace {

constexpr std::int64_t errors_named = 100;

}  // namespace

void Refusals::add(Id id, const Error& error) {
    if (++count_ > errors_named) return;
    const bool single = error.fields.size() == 1;
    out_.begin_object().member("id", id).member("code", single ? error.fields[0].code : error.code);
    out_.member("message", single ? message(language_, error.fields[0].code, error.fields[0].args)
                                  : message(language_, error.code, error.args));
    out_.end_object();
}

std::string Refusals::take() {
    out_.end_array();
    return std::move(json_);
}

Result<records::Actor> still(company::Company& company, const records::Actor& actor) {
    auto now = company.environment().directory->actor(actor.user, actor.door);
    if (!now) return fail(ErrorKind::forbidden, "forbidden");
    now->language = actor.language;
    return std::move(*now);
}

}  // namespace voronka::api
