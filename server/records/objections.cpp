#include "records/objections.h"

#include <yaml-cpp/yaml.h>

#include "query/query.h"

namespace voronka::records {
namespace {

constexpr int most_concerns = 1'000'000;

const Module& module(Unit& unit, const char* key) { return unit.environment().schema.at(key); }

Result<std::map<Id, std::string>> closed_deals(Reader& reader, const Environment& environment) {
    const Module& deals = environment.schema.at("deals");
    const CompanyNames names(environment, nullptr);
    const auto query = TRY(query::bind("outcome != open and any concerns(used is not empty)", deals,
                                       surroundings(environment, Actor::system(), names)));
    std::map<Id, std::string> outcomes;
    for (const Record& deal : TRY(reader.select(*query, deals, most_concerns)))
        outcomes.emplace(deal.id(), std::string(deal.text("outcome")));
    return outcomes;
}

}  // namespace

Result<std::map<Id, AnswerRecord>> answer_records(Reader& reader, const Environment& environment) {
    const Module& concerns = environment.schema.at("deals.concerns");
    const CompanyNames names(environment, nullptr);
    const auto query = TRY(query::bind("used is not empty", concerns, surroundings(environment, Actor::system(), names)));
    const auto outcomes = TRY(closed_deals(reader, environment));
    std::map<Id, AnswerRecord> found;
    for (const Record& concern : TRY(reader.select(*query, concerns, most_concerns))) {
        AnswerRecord& record = found[concern.integer("used")];
        ++record.used;
        if (concern.flag("resolved")) ++record.resolved;
        const auto outcome = outcomes.find(std::get<Id>(concern[system_field::parent]));
        if (outcome == outcomes.end()) continue;
        ++(outcome->second == "won" ? record.won : record.lost);
    }
    return found;
}

Result<Record> raise(Unit& unit, Id deal, Id id, const std::string& words) {
    const Record objection = TRY(unit.readable(module(unit, "objections"), id));
    const Module& concerns = module(unit, "deals.concerns");
    return unit.create_child(concerns, deal,
                             {{&concerns.at("text"), words.empty() ? std::string(objection.text("text")) : words},
                              {&concerns.at("kind"), std::string(objection.text("kind"))},
                              {&concerns.at("known"), id},
                              {&concerns.at("resolved"), false}});
}

Result<Record> answer(Unit& unit, Id deal, Id concern, Id id, std::optional<bool> resolved) {
    const Record used = TRY(unit.readable(module(unit, "objection_answers"), id));
    if (used.text("status") != "approved") return fail_field("answer", "answer_not_approved");
    const Module& concerns = module(unit, "deals.concerns");
    Given given{{&concerns.at("used"), id}, {&concerns.at("answer"), std::string(used.text("text"))}};
    if (resolved) given.emplace_back(&concerns.at("resolved"), *resolved);
    return unit.update_child(concerns, deal, concern, given);
}

Result<Record> propose(Unit& unit, Id objection, const std::string& text, const std::string& facts) {
    TRY(unit.readable(module(unit, "objections"), objection));
    const Module& answers = module(unit, "objection_answers");
    if (text.empty()) return fail_field("text", "required");
    Given given{
        {&answers.at("objection"), objection}, {&answers.at("text"), text}, {&answers.at("status"), std::string("proposed")}};
    if (!facts.empty()) given.emplace_back(&answers.at("facts"), facts);
    return unit.create(answers, given, Authority::system);
}

Result<void> seed_objections(Unit& unit, const Source& yaml) {
    const Module& objections = module(unit, "objections");
    const Module& answers = module(unit, "objection_answers");
    const char* language = unit.environment().language == Language::ru ? "ru" : "en";
    try {
        for (const auto& node : YAML::Load(std::string(yaml.text))) {
            Given given{{&objections.at("text"), node["text"][language].as<std::string>()},
                        {&objections.at("kind"), node["kind"].as<std::string>()}};
            if (node["words"]) given.emplace_back(&objections.at("words"), node["words"][language].as<std::string>());
            const Id id = TRY(unit.create(objections, given)).id();
            for (const auto& one : node["answers"]) {
                Given reply{{&answers.at("objection"), id}, {&answers.at("text"), one[language].as<std::string>()}};
                if (one["facts"]) reply.emplace_back(&answers.at("facts"), one["facts"][language].as<std::string>());
                TRY(unit.create(answers, reply));
            }
        }
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "process_yaml", {{"file", yaml.name}, {"what", wrong.what()}});
    }
    return {};
}

}  // namespace voronka::records
