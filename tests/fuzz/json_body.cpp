// Any bytes as the body of a request: what the check lets through, Boost.JSON reads.
#include <boost/json.hpp>

#include "core/json_check.h"
#include "fuzz/require.h"
#include "schema/values.h"

using namespace voronka;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    const auto fault = check_json(text);
    boost::system::error_code wrong;
    const auto value = boost::json::parse(text, wrong, {}, {.max_depth = 40});
    if (fault) {
        require(fault->at <= size);
        const Place place = place_of(text, fault->at);
        require(place.line >= 1 && place.column >= 1);
        // Nothing that is no JSON to us is JSON to others, unless they are kinder.
        if (fault->code == "malformed_json") require(static_cast<bool>(wrong));
    } else {
        require(!wrong);
        require(!check_json(boost::json::serialize(value)) || text.find_first_of(".eE") != std::string_view::npos);
    }
    if (fault || !value.is_object()) return 0;
    static const Schema schema = std::move(*Schema::built_in());
    for (const char* key : {"leads", "deals", "activities"}) {
        const Module& module = schema.at(key);
        for (const auto& member : value.as_object())
            if (const Field* field = module.find(member.key())) (void)read_json(*field, member.value());
    }
    return 0;
}
