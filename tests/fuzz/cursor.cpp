// Any text as a cursor: refused, or as many values as the query sorts by and the id; never a crash, whatever the compiler then
// makes of them.
#include "query/cursor.h"
#include "fuzz/require.h"

using namespace voronka;

namespace {

class Nobody final : public query::Names {
  public:
    std::optional<Id> record(const Module&, std::string_view) const override { return std::nullopt; }
    std::optional<std::string> choice(ChoiceSource, std::string_view name) const override { return std::string(name); }
    std::vector<std::string> choices(ChoiceSource) const override { return {}; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Schema schema = std::move(*Schema::built_in());
    static const WorkCalendar calendar = WorkCalendar::plain(Zone::utc());
    static const Nobody names;
    static const query::Surroundings around{.schema = schema, .calendar = calendar, .names = names, .now = {1'700'000'000'000}};
    const Module& deals = schema.at("deals");
    const std::string cursor(text_of(data, size));
    for (const char* q : {"", "sort name", "sort amount desc, close_date"}) {
        const auto bound = query::bind(q, deals, around);
        require(bound.has_value());
        (void)query::read_cursor(**bound, cursor);
        (void)query::compile_list(**bound, {&deals.fields[system_field::id]}, {.cursor = cursor}, query::Dialect::sqlite,
                                  [](const Module&) { return query::BoundPtr(); });
    }
    return 0;
}
