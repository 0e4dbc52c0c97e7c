// Any text as cookies, query string, path and wanted languages.
#include "http/cookies.h"
#include "core/messages.h"
#include "fuzz/require.h"
#include "http/query_string.h"
#include "http/router.h"

using namespace voronka;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(text_of(data, size));
    const http::Request request = http::make_request(http::Method::get, "/", {{"Cookie", "a=1"}, {"Cookie", text}});
    for (const char* name : {"a", "voronka_session", ""})
        if (const auto found = http::cookie(request, name)) require(found->size() <= std::max<std::size_t>(size, 1));
    require(http::cookie(request, "a") == "1");
    (void)preferred_language(text, Language::ru);
    if (text.find('\0') != std::string::npos) return 0;  // a head with one is refused before
    if (const auto pairs = http::parse_query_string(text)) {
        std::string again;
        for (const auto& [name, value] : *pairs)
            again += (again.empty() ? "" : "&") + http::percent_encoded(name) + '=' + http::percent_encoded(value);
        require(http::parse_query_string(again) == pairs);
    }
    const auto path = http::percent_decoded(text, http::Plus::itself);
    if (path) require(http::percent_decoded(http::percent_encoded(*path), http::Plus::itself) == path);
    return 0;
}
