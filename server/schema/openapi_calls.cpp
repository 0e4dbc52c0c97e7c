#include "schema/openapi_parts.h"

namespace voronka {
namespace {

// As docs/api.md lists them: the company, what screens are made of, files.
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
              "name! zone! currency! language! demo:boolean copy:boolean today:date today_order:[string] records:Anything"},
    FixedCall{"patch", "/company", "Changes the company", "", "name zone currency language today_order:[string]", "=Anything"},
    FixedCall{"delete", "/company", "Removes the company for good", "", "confirm!", "", 204},
    FixedCall{"get", "/calendar", "Days off and moved days of a year", "Year", "",
              "year!:integer assumed!:boolean days!:[CalendarDay] working_days!:integer working_minutes!:integer"},
    FixedCall{"get", "/company/archive", "Everything as a ZIP", "", "", "application/zip"},
    FixedCall{"get", "/entrance", "What the sign-in page shows", "", "",
              "demo!:boolean setup!:boolean signed_in!:boolean name language demo_roles:[string]", 200, true},
    FixedCall{"post", "/demo", "Enters the demo company", "", "as! language", "csrf_token! user!:Anything", 200, true},
    FixedCall{"post", "/setup", "Makes the first administrator", "", "token! company:Anything login! name! password!",
              "csrf_token! user!:Anything", 200, true},
    FixedCall{"post", "/undo", "Undoes a change set", "", "change_set!:integer", "", 204},
    FixedCall{"get", "/today", "What is to be done now", "Owner", "", "now!:instant groups!:[Anything] counts!:Anything"},
    FixedCall{"get", "/counts", "Numbers for the navigation", "", "",
              "today!:integer overdue!:integer leads!:integer deals!:integer customers_due!:integer views!:[Anything]"},
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
    FixedCall{"get", "/search", "Finds records by words", "Query Limit", "",
              "items!:[Found] did_you_mean!:null indexing:boolean"},
    FixedCall{"get", "/events", "Changes as they happen", "", "", "text/event-stream"},
    FixedCall{"get", "/changes", "The change log", "Record Before After Limit", "", "items!:[LoggedChange]"},
    FixedCall{"get", "/imports", "Own imports, newest first", "Limit", "", "items!:[EarlierImport]"},
    FixedCall{"post", "/imports", "Takes a file to import", "Name Module", "application/octet-stream", "=Import", 201},
    FixedCall{"get", "/imports/{id}", "An import", "", "", "=Import"},
    FixedCall{"patch", "/imports/{id}", "Recognises the file anew", "",
              "module encoding delimiter mapping:Anything options:Anything", "=Import"},
    FixedCall{"post", "/imports/{id}/check", "Says what the import would do", "", "", "=Job", 202},
    FixedCall{"post", "/imports/{id}/run", "Imports", "", "", "=Job", 202},
    FixedCall{"post", "/imports/{id}/undo", "Takes the import back", "", "", "=Job", 202},
    FixedCall{"get", "/imports/{id}/errors.csv", "The rows that failed", "", "", "text/csv"},
    FixedCall{"get", "/jobs", "Own jobs, newest first", "Limit", "", "items!:[Job]"},
    FixedCall{"post", "/jobs/{id}/undo", "Takes a bulk change back", "", "", "=Job", 202},
    FixedCall{"get", "/jobs/{id}", "A job's progress", "", "", "=Job"},
    FixedCall{"get", "/export/{file}", "A list as a file: csv, xlsx, jsonl, vcf or ics", "Query Fields", "", "text/csv"},
    FixedCall{"get", "/form/{key}", "A web form as a page", "Lang Embed", "", "text/html", 200, true, true},
    FixedCall{"post", "/form/{key}", "Sends the web form", "Lang Embed", "application/x-www-form-urlencoded", "text/html", 303,
              true, true},
    FixedCall{"get", "/healthz", "The program is alive", "", "", "status!", 200, true, true},
    FixedCall{"get", "/readyz", "The program can serve", "", "", "status!", 200, true, true},
    FixedCall{"get", "/metrics", "Figures for Prometheus", "", "", "text/plain", 200, true, true},
};

}  // namespace

std::array<std::span<const FixedCall>, 3> fixed_calls() { return {calls, people_calls(), selling_calls()}; }

}  // namespace voronka
