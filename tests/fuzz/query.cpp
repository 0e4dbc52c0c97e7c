// Any text as a query: read, bound, compiled for both stores, completed, written anew and read again.
#include "fuzz/require.h"
#include "query/complete.h"
#include "query/format.h"

using namespace voronka;

namespace {

class Nobody final : public query::Names {
  public:
    std::optional<Id> record(const Module&, std::string_view name) const override {
        return name == "Anna" ? std::optional<Id>(7) : std::nullopt;
    }
    std::optional<std::string> choice(ChoiceSource, std::string_view name) const override {
        return name == "closing" ? std::optional<std::string>("closing") : std::nullopt;
    }
    std::vector<std::string> choices(ChoiceSource) const override { return {"closing", "presentation"}; }
};

const Schema& schema() {
    static const Schema loaded = std::move(*Schema::built_in());
    return loaded;
}

void meaning(std::string_view text, const Module& module) {
    static const WorkCalendar calendar = WorkCalendar::plain(Zone::utc());
    static const Nobody names;
    const query::Surroundings around{
        .schema = schema(), .calendar = calendar, .names = names, .me = 7, .my_team = {7, 8}, .now = {1'700'000'000'000}};
    const auto bound = query::bind(text, module, around);
    if (!bound) {
        for (const FieldError& error : bound.error().fields) require(!error.at || *error.at <= text.size());
        return;
    }
    if (query::is_grouped(**bound)) return;
    for (const auto dialect : {query::Dialect::sqlite, query::Dialect::postgresql}) {
        const auto select = query::compile_list(**bound, {&module.fields[system_field::id]}, {}, dialect,
                                                [](const Module&) { return query::BoundPtr(); });
        // Values are bound, never written into the statement.
        if (select) require(select->sql.text.find("\x01mark") == std::string::npos);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    const auto parsed = query::parse(text);
    if (!parsed) {
        require(!parsed.error().fields.empty() && parsed.error().fields[0].at.value_or(0) <= size);
        return 0;
    }
    const Module& deals = schema().at("deals");
    for (const Language language : {Language::en, Language::ru}) {
        const std::string written = query::format(**parsed, deals, schema(), language);
        const auto again = query::parse(written);
        require(again.has_value());
        require(query::format(**again, deals, schema(), language) == written);
        (void)query::parts(**parsed, deals, schema(), language);
    }
    meaning(text, deals);
    meaning(text, schema().at("activities"));
    return 0;
}
