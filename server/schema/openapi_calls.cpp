#include "schema/openapi_parts.h"

namespace voronka {
namespace {

// As docs/api.md lists them.
constexpr std::array calls{
    FixedCall{"get", "/openapi.json", "This description", "", "", "=Anything", 200, true},
    FixedCall{"get", "/schema", "What lists and forms are drawn from", "", "", "modules!:[Anything]"},
    FixedCall{"get", "/session", "Who is signed in here", "", "", "csrf_token! user!:Anything"},
    FixedCall{"post", "/session", "Signs in", "", "login! password! company", "csrf_token! user!:Anything", 200, true},
    FixedCall{"delete", "/session", "Signs out", "", "", "", 204},
    FixedCall{"get", "/me", "Who is asking, and what he may do", "", "",
              "id!:integer login! name! role! role_name team:integer language theme rights!:Anything "
              "company:Anything csrf_token"},
    FixedCall{"patch", "/me", "Changes own settings", "", "language theme name", "=Anything"},
    FixedCall{"post", "/me/password", "Changes the own password", "", "current! new!", "", 204},
    FixedCall{"get", "/company", "The company", "", "",
              "name! zone! currency! language! demo:boolean today:date records:Anything"},
    FixedCall{"patch", "/company", "Changes the company", "", "name zone currency language", "=Anything"},
    FixedCall{"delete", "/company", "Removes the company for good", "", "confirm!", "", 204},
    FixedCall{"get", "/company/archive", "Everything as a ZIP", "", "", "application/zip"},
    FixedCall{"get", "/entrance", "What the sign-in page shows", "", "",
              "demo!:boolean setup!:boolean signed_in!:boolean name language demo_roles:[string]", 200, true},
    FixedCall{"post", "/demo", "Enters the demo company", "", "as! language", "csrf_token! user!:Anything", 200, true},
    FixedCall{"post", "/setup", "Makes the first administrator", "", "token! company:Anything login! name! password!",
              "csrf_token! user!:Anything", 200, true},
    FixedCall{"get", "/leads/{id}/convert", "What converting would use again", "", "",
              "organization:Anything contact:Anything missing:[Missing]"},
    FixedCall{"post", "/leads/{id}/convert", "Makes a deal of the lead", "",
              "deal:Any organization:integer contact:integer override:boolean reason", "organization:Any contact:Any deal:Any"},
    FixedCall{"post", "/leads/{id}/disqualify", "Lets the lead go", "", "reason! note", "=Leads"},
    FixedCall{"post", "/leads/{id}/nurture", "Puts the lead off", "", "until!:date", "=Leads"},
    FixedCall{"post", "/leads/{id}/reopen", "Takes the lead back into work", "", "reason", "=Leads"},
    FixedCall{"post", "/deals/{id}/move", "Moves the deal to a stage", "", "stage! reason override:boolean set:Anything",
              "=Deals"},
    FixedCall{"post", "/deals/{id}/win", "Wins the deal", "", "reason override:boolean set:Anything", "=Deals"},
    FixedCall{"post", "/deals/{id}/lose", "Loses the deal", "", "loss_reason! lost_to:integer note", "=Deals"},
    FixedCall{"post", "/deals/{id}/reopen", "Reopens the deal", "", "reason", "=Deals"},
    FixedCall{"put", "/deals/{id}/steps/{key}", "Ticks a step", "", "done!:boolean", "=Anything"},
    FixedCall{"put", "/leads/{id}/steps/{key}", "Ticks a step", "", "done!:boolean", "=Anything"},
    FixedCall{"get", "/deals/{id}/guide", "What to do in this stage", "", "", "=Guide"},
    FixedCall{"get", "/leads/{id}/guide", "What to do in this stage", "", "", "=Guide"},
    FixedCall{"get", "/deals/{id}/stays", "How long the deal stood where", "", "", "items!:[Stay]"},
    FixedCall{"get", "/leads/{id}/stays", "How long the lead stood where", "", "", "items!:[Stay]"},
    FixedCall{"get", "/journeys/{id}/stays", "All stays of the journey", "", "", "items!:[Stay]"},
    FixedCall{"post", "/leads/duplicates", "Who may be the same as a record that is not kept yet", "", "=Anything",
              "items!:[Duplicate]"},
    FixedCall{"get", "/leads/{id}/duplicates", "Who may be the same", "", "", "items!:[Duplicate]"},
    FixedCall{"put", "/leads/{id}/duplicates/{other}", "Whether two that look alike are the same", "", "different!:boolean", "",
              204},
    FixedCall{"post", "/leads/{id}/merge", "Makes one record of two", "", "from!:integer take:[string]", "=Leads"},
    FixedCall{"post", "/contacts/duplicates", "Who may be the same as a record that is not kept yet", "", "=Anything",
              "items!:[Duplicate]"},
    FixedCall{"get", "/contacts/{id}/duplicates", "Who may be the same", "", "", "items!:[Duplicate]"},
    FixedCall{"put", "/contacts/{id}/duplicates/{other}", "Whether two that look alike are the same", "", "different!:boolean",
              "", 204},
    FixedCall{"post", "/contacts/{id}/merge", "Makes one record of two", "", "from!:integer take:[string]", "=Contacts"},
    FixedCall{"post", "/organizations/duplicates", "Who may be the same as a record that is not kept yet", "", "=Anything",
              "items!:[Duplicate]"},
    FixedCall{"get", "/organizations/{id}/duplicates", "Who may be the same", "", "", "items!:[Duplicate]"},
    FixedCall{"put", "/organizations/{id}/duplicates/{other}", "Whether two that look alike are the same", "",
              "different!:boolean", "", 204},
    FixedCall{"post", "/organizations/{id}/merge", "Makes one record of two", "", "from!:integer take:[string]",
              "=Organizations"},
    FixedCall{"get", "/leads/{id}/score", "Why a lead has its score", "", "", "score:Any reasons!:[Reason]"},
    FixedCall{"post", "/score_rules/apply", "Scores all leads by the rules of now", "", "", "=Job", 202},
    FixedCall{"post", "/undo", "Undoes a change set", "", "change_set!:integer", "=Anything"},
    FixedCall{"get", "/processes", "Processes, stages and reasons", "", "", "items!:[Anything]"},
    FixedCall{"get", "/today", "What is to be done now", "Owner", "", "now!:instant groups!:[Anything] counts!:Anything"},
    FixedCall{"get", "/counts", "Numbers for the navigation", "", "",
              "today!:integer overdue!:integer leads!:integer deals!:integer customers_due!:integer"},
    FixedCall{"get", "/board", "Deals by stage", "Process Query", "", "columns!:[Anything] currency! left_out:integer"},
    FixedCall{"get", "/funnel", "How records pass through the stages", "Process Period Query", "",
              "period!:Anything stages!:[Anything] won:Anything open:Anything"},
    FixedCall{"get", "/measures/{name}", "One figure and what it counts", "Period By Query Compare", "",
              "name! unit! value:Any count:integer previous:Any note groups:[Anything] records"},
    FixedCall{"get", "/pipeline", "Open deals as of a day", "Process On", "", "on!:date stages!:[Anything]"},
    FixedCall{"get", "/query", "What a query says, taken apart", "Resource Query", "",
              "text! parts!:[QueryPart] sort!:[QuerySort] group!:[string] grouped!:boolean"},
    FixedCall{"get", "/query/complete", "What may stand where somebody is typing", "Resource Query At", "",
              "from!:integer to!:integer items!:[QuerySuggestion]"},
    FixedCall{"get", "/search", "Finds records by words", "Query Limit", "", "items!:[Found]"},
    FixedCall{"get", "/events", "Changes as they happen", "", "", "text/event-stream"},
    FixedCall{"get", "/changes", "The change log", "Record After", "", "items!:[Anything]"},
    FixedCall{"post", "/imports", "Takes a file to import", "Name Module", "application/octet-stream", "=Import", 201},
    FixedCall{"get", "/imports/{id}", "An import", "", "", "=Import"},
    FixedCall{"patch", "/imports/{id}", "Recognises the file anew", "",
              "module encoding delimiter mapping:Anything options:Anything", "=Import"},
    FixedCall{"post", "/imports/{id}/check", "Says what the import would do", "", "", "=Job", 202},
    FixedCall{"post", "/imports/{id}/run", "Imports", "", "", "=Job", 202},
    FixedCall{"post", "/imports/{id}/undo", "Takes the import back", "", "", "=Job", 202},
    FixedCall{"get", "/imports/{id}/errors.csv", "The rows that failed", "", "", "text/csv"},
    FixedCall{"get", "/jobs/{id}", "A job's progress", "", "", "=Job"},
    FixedCall{"get", "/export/{file}", "A list as CSV", "Query Fields", "", "text/csv"},
};

struct NamedShape {
    std::string_view name;
    ShapeText shape;
};

constexpr std::array shapes{
    NamedShape{"Item", "value! kind!:null"},
    NamedShape{"FieldProblem", "field! code! message! at:integer length:integer expected nearest"},
    NamedShape{"Missing", "stage! criterion step message! fields!:[string]"},
    NamedShape{"Problem", "type! title! status!:integer detail errors:[FieldProblem] missing:[Missing]"},
    NamedShape{"QueryPart", "at!:integer length!:integer text! field! op! values!:[string]"},
    NamedShape{"QuerySort", "field! descending!:boolean"},
    NamedShape{"QuerySuggestion", "text! label! kind!"},
    NamedShape{"Job",
               "id!:integer kind! state! done!:integer total!:integer rate:Any message! started_at:null "
               "ended_at:null result:Any"},
    NamedShape{"Import",
               "id!:integer name! size:integer state! encoding delimiter rows:Any module:null "
               "columns:[Anything] options:Anything "
               "mapping:Any result:Any job:Any"},
    NamedShape{"Found", "resource! id!:integer title! subtitle! matched!:[string]"},
    NamedShape{"Duplicate", "resource! id!:integer title! score!:integer signs!:[Sign]"},
    NamedShape{"Reason", "rule!:integer points!:integer sentence!"},
    NamedShape{"Sign", "kind! value! sentence!"},
    NamedShape{"Stay",
               "record:integer resource process version:integer stage entered_at:null left_at:null "
               "left_by:null actor:Any "
               "reason:null overridden:Any working_hours:Any"},
    NamedShape{"TimelineItem", "kind! at!:instant actor:Any actor_title:null id:integer resource"},
    NamedShape{"Guide",
               "stage process version:integer names:Anything purpose guidance mistakes:[string] steps:[Anything] "
               "missing:[Missing] next:null stages:[Anything]"},
};

struct QueryParameter {
    std::string_view name;  ///< of the component
    std::string_view key;
    std::string_view type;
    std::string_view description;
};

constexpr std::array parameters{
    QueryParameter{"Query", "q", "string", "In the query language"},
    QueryParameter{"Fields", "fields", "string", "Names parted by commas; organization.name follows a reference"},
    QueryParameter{"Expand", "expand", "string", "References that come as records"},
    QueryParameter{"Limit", "limit", "integer", "1 to 200, 50 unless told"},
    QueryParameter{"Cursor", "cursor", "string", "next_cursor of the page before"},
    QueryParameter{"Skip", "skip", "integer", "Jumps over so many records"},
    QueryParameter{"Count", "count", "string", "exact: counts all of them"},
    QueryParameter{"Resource", "resource", "string", "Key of a resource"},
    QueryParameter{"At", "at", "integer", "Bytes before the caret"},
    QueryParameter{"Before", "before", "string", "Goes on behind what came last"},
    QueryParameter{"After", "after", "integer", "Begins behind this number"},
    QueryParameter{"Record", "record", "integer", "Of one record alone"},
    QueryParameter{"Owner", "owner", "string", "me, or an id"},
    QueryParameter{"Process", "process", "string", "Key of a process"},
    QueryParameter{"Period", "period", "string", "2026, 2026-Q3, 2026-09 or 2026-09-01..2026-09-30"},
    QueryParameter{"By", "by", "string", "owner, team, stage, source or month"},
    QueryParameter{"Compare", "compare", "string", "previous: the period before, too"},
    QueryParameter{"On", "on", "string", "A day"},
    QueryParameter{"Name", "name", "string", "Name of the file"},
    QueryParameter{"Module", "module", "string", "Key of a resource"},
};

}  // namespace

std::span<const FixedCall> fixed_calls() { return calls; }

boost::json::object fixed_schemas() {
    boost::json::object schemas;
    for (const NamedShape& one : shapes) schemas[one.name] = shape_schema(one.shape);
    schemas["Anything"] = boost::json::object{{"type", "object"}};
    schemas["Any"] = boost::json::object{{"description", "An id, a record or a figure, or nothing"}};
    return schemas;
}

boost::json::object fixed_parameters() {
    boost::json::object made;
    for (const QueryParameter& one : parameters)
        made[one.name] = boost::json::object{{"name", one.key},
                                             {"in", "query"},
                                             {"description", one.description},
                                             {"schema", boost::json::object{{"type", one.type}}}};
    return made;
}

}  // namespace voronka
