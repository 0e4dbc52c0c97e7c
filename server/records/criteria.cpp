#include "query/evaluate.h"
#include "records/selling.h"
#include "records/steps.h"

namespace voronka::records {
namespace {

constexpr int most_children = 500;
constexpr std::size_t most_listed = 5;
constexpr std::size_t listed_bytes = 80;

// Conditions over children alone reach nothing else.
class NoWorld final : public query::World {
  public:
    const Record* find(const Module&, Id) const override { return nullptr; }
    void related(const Module&, const Field&, Id, const std::function<bool(const Record&)>&) const override {}
};

Result<bool> holds(Unit& unit, const Record& record, const std::string& query_text) {
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    const auto around = surroundings(unit.environment(), system, names);
    const query::BoundPtr self = TRY(query::bind("id = " + std::to_string(record.id()), record.module(), around));
    const query::BoundPtr criterion = TRY(query::bind(query_text, record.module(), around));
    const query::Page page{.limit = 1, .ids_only = true};
    const query::Select select =
        TRY(query::compile_list(*query::both(self, criterion), {&record.module().fields[system_field::id]}, page,
                                unit.environment().dialect, system.readable()));
    const auto rows = TRY(unit.writer().run(select.sql));
    return rows->next();
}

std::string shortened(std::string_view text) {
    if (text.size() <= listed_bytes) return std::string(text);
    std::size_t end = listed_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
}

// What stands in the way of `no needs(reaction is empty)`: the texts of the needs that the condition finds.
Result<std::string> listed(Unit& unit, const Record& record, std::string_view criterion) {
    const auto open = criterion.find('(');
    if (!criterion.starts_with("no ") || open == std::string_view::npos || !criterion.ends_with(')')) return std::string();
    const Module* child = unit.environment().schema.find(record.module().key + "." + std::string(criterion.substr(3, open - 3)));
    if (!child || !child->find("text")) return std::string();
    const Actor system = Actor::system();
    const CompanyNames names(unit.environment(), unit.writer(), system);
    const std::string_view condition = criterion.substr(open + 1, criterion.size() - open - 2);
    const query::BoundPtr bound = TRY(query::bind(condition, *child, surroundings(unit.environment(), system, names)));
    std::string text;
    std::size_t count = 0;
    for (const Record& one :
         TRY(unit.writer().referring(*child, child->fields[system_field::parent], record.id(), most_children))) {
        if (!query::evaluate(*bound, one, NoWorld()) || ++count > most_listed) continue;
        text += (text.empty() ? "«" : ", «") + shortened(one.text("text")) + "»";
    }
    return count > most_listed ? text + " …" : text;
}

// The sentence of what is missing, in the actor's language; `{list}` stands for what is in the way.
Result<std::string> sentence(Unit& unit, const Record& record, const sales::Criterion& criterion) {
    std::string text = criterion.message.in(unit.actor().language);
    const auto at = text.find("{list}");
    if (at != std::string::npos) text.replace(at, 6, TRY(listed(unit, record, criterion.query)));
    return text;
}

}  // namespace

Result<std::vector<Missing>> missing_to_leave(Unit& unit, const Record& record, const sales::Process& process,
                                              const sales::Stage& stage) {
    std::vector<Missing> missing;
    for (const sales::Criterion& criterion : stage.criteria) {
        if (TRY(holds(unit, record, criterion.query))) continue;
        missing.push_back({.stage = stage.key,
                           .criterion = criterion.key,
                           .message = TRY(sentence(unit, record, criterion)),
                           .fields = criterion.fields});
    }
    const auto ticks = TRY(ticks_of(unit, record, process));
    for (const sales::Step& step : stage.steps) {
        // What a step's criterion asks is told by the criterion.
        if (!step.required || !step.serves.empty()) continue;
        const auto tick = ticks.find(step.key);
        if (tick != ticks.end() && tick->second.flag("done")) continue;
        missing.push_back(
            {.stage = stage.key, .step = step.key, .message = step.name.in(unit.actor().language), .fields = step.fields});
    }
    return missing;
}

}  // namespace voronka::records
