#include "schema/openapi_parts.h"

namespace voronka {
namespace {

// Selling: duplicates, verbs, processes, preparation, objections, customers.
constexpr std::array calls{
    FixedCall{"get", "/leads|contacts|organizations/duplicates", "All pairs that nobody has decided on", "Limit Cursor", "",
              "items!:[DuplicatePair] next_cursor!:null"},
    FixedCall{"post", "/leads|contacts|organizations/duplicates", "Who may be the same as a record that is not kept yet", "",
              "=Anything", "items!:[Duplicate]"},
    FixedCall{"get", "/leads|contacts|organizations/{id}/duplicates", "Who may be the same", "", "", "items!:[Duplicate]"},
    FixedCall{"put", "/leads|contacts|organizations/{id}/duplicates/{other}", "Whether two that look alike are the same", "",
              "different!:boolean", "", 204},
    FixedCall{"post", "/leads|contacts|organizations/{id}/merge", "Makes one record of two", "IfMatch",
              "from!:integer take:[string]", "=Self"},
    FixedCall{"get", "/leads/{id}/convert", "What converting would use again", "", "",
              "organization:Anything contact:Anything missing:[Missing]"},
    FixedCall{"post", "/leads/{id}/convert", "Makes a deal of the lead", "",
              "deal:Any organization:integer contact:integer override:boolean reason set:Anything",
              "organization:Any contact:Any deal:Any"},
    FixedCall{"post", "/leads/{id}/disqualify", "Lets the lead go", "", "reason! note", "=Leads"},
    FixedCall{"post", "/leads/{id}/nurture", "Puts the lead off", "", "until!:date", "=Leads"},
    FixedCall{"post", "/leads/{id}/reopen", "Takes the lead back into work", "", "reason", "=Leads"},
    FixedCall{"get", "/leads/{id}/score", "Why a lead has its score", "", "", "score:Any reasons!:[Reason]"},
    FixedCall{"post", "/score-rules/apply", "Scores all leads by the rules of now", "", "", "=Job", 202},
    FixedCall{"post", "/deals/{id}/move", "Moves the deal to a stage", "", "stage! reason override:boolean set:Anything",
              "=Deals"},
    FixedCall{"post", "/deals/{id}/win", "Wins the deal", "", "reason override:boolean set:Anything", "=Deals"},
    FixedCall{"post", "/deals/{id}/lose", "Loses the deal", "", "loss_reason! lost_to:integer note", "=Deals"},
    FixedCall{"post", "/deals/{id}/reopen", "Reopens the deal", "", "reason", "=Deals"},
    FixedCall{"get", "/leads|deals/{id}/guide", "What to do in this stage", "", "", "=Guide"},
    FixedCall{"put", "/leads|deals/{id}/steps/{key}", "Ticks a step", "", "done!:boolean", "=Guide"},
    FixedCall{"post", "/leads|deals/{id}/steps/{key}/activity", "Makes the activity that the step offers", "", "", "=Activities",
              201},
    FixedCall{"get", "/leads|deals|journeys/{id}/stays", "How long it stood where", "", "", "items!:[Stay]"},
    FixedCall{"get", "/processes", "Processes, stages and reasons", "", "", "items!:[Anything]"},
    FixedCall{"get", "/processes/{key}", "The whole document", "Version Format", "", "=Anything"},
    FixedCall{"put", "/processes/{key}", "Saves it as a new version", "Note IfMatch", "=Anything", "=Anything"},
    FixedCall{"post", "/processes/{key}/check", "What saving would say", "", "=Anything", "=Anything"},
    FixedCall{"get", "/processes/{key}/draft", "The draft that all administrators share", "", "", "=ProcessDraft"},
    FixedCall{"put", "/processes/{key}/draft", "Keeps the draft", "IfMatch", "base!:integer document!:Anything", "=ProcessDraft"},
    FixedCall{"delete", "/processes/{key}/draft", "Throws the draft away", "IfMatch", "", "=ProcessDraft"},
    FixedCall{"get", "/processes/{key}/versions", "Its versions", "", "", "items!:[ProcessVersion]"},
    FixedCall{"get", "/processes/{key}/diff", "What differs between two versions", "From To", "",
              "from!:integer to!:integer changes!:[Difference]"},
    FixedCall{"post", "/processes/{key}/test", "How many open records a criterion lets through", "", "resource! query! stage",
              "of!:integer pass!:integer fail!:integer examples!:[Anything] records!"},
    FixedCall{"post", "/processes/{key}/migration/preview", "What moving records over would change", "",
              "ids:[integer] stages:Anything", "to!:integer items!:[Anything]"},
    FixedCall{"post", "/processes/{key}/migration", "Moves running records to the newest version", "",
              "ids:[integer] stages:Anything", "moved!:integer"},
    FixedCall{"get", "/leads|deals/{id}/brief", "Everything to know before the talk", "", "", "=Anything"},
    FixedCall{"get", "/deals/{id}/plan", "The plan of the demo", "", "", "coverage:Any needs!:[Anything]"},
    FixedCall{"get", "/objections/search", "Objections and their answers by words", "Query Kind Limit", "", "items!:[Anything]"},
    FixedCall{"post", "/objections/{id}/answers", "Proposes an answer", "", "text! facts", "=ObjectionAnswers", 201},
    FixedCall{"post", "/deals/{id}/objections", "Raises an objection", "", "objection!:integer text", "=DealsConcerns", 201},
    FixedCall{"put", "/deals/{id}/concerns/{child}/answer", "What was answered", "", "answer!:integer resolved:boolean",
              "=DealsConcerns"},
    FixedCall{"get", "/customers", "Organizations that have bought, by value", "Value Limit Skip", "",
              "count!:integer values!:Anything currency! items!:[Customer]"},
    FixedCall{"get", "/customers/dates", "Birthdays and anniversaries that come", "", "", "items!:[Occasion]"},
    FixedCall{"get", "/customers/news", "New products and whom they would interest", "Product", "", "items!:[Anything]"},
};

}  // namespace

std::span<const FixedCall> selling_calls() { return calls; }

}  // namespace voronka
