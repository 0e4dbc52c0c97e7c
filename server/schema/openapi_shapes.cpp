#include "schema/openapi_parts.h"

namespace voronka {
namespace {

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
    NamedShape{"EarlierImport",
               "id!:integer name! size:integer state! module:null rows:Any at:instant by:integer by_title:null result:Any"},
    NamedShape{"CalendarDay", "day!:date kind!"},
    NamedShape{"LoggedChange",
               "seq!:integer change_set!:integer at!:instant actor:Any actor_title! door! resource! resource_title! "
               "record!:integer title! version!:integer change! fields!:Anything"},
    NamedShape{"Found", "resource! id!:integer title! subtitle! matched!:[string]"},
    NamedShape{"Duplicate", "resource! id!:integer title! score!:integer signs!:[Sign]"},
    NamedShape{"DuplicatePair", "record!:DuplicateHalf other!:DuplicateHalf sign!:Sign"},
    NamedShape{"DuplicateHalf", "id!:integer title! created_at!:instant owner_title!:null"},
    NamedShape{"Token", "id!:integer name! user!:integer user_title! created_at!:instant"},
    NamedShape{"RoleRules",
               "id!:integer version!:integer key! name! people!:integer rights!:Anything records!:Anything fields!:Anything"},
    NamedShape{"Share", "id!:integer user:Any team:Any title! write!:boolean created_at!:instant created_by:Any"},
    NamedShape{"Access", "allowed!:boolean sentence! reasons!:[Anything]"},
    NamedShape{"Absence",
               "id!:integer person!:integer person_title! deputy:Any deputy_title:null first_day!:date last_day!:date note "
               "may_change!:boolean"},
    NamedShape{"ProcessDraft", "revision!:integer at:instant by:integer by_title:null base:integer document:Anything"},
    NamedShape{"ProcessVersion", "version!:integer at!:instant by! note! running!:integer"},
    NamedShape{"Difference", "path! before:Any after:Any"},
    NamedShape{"Customer",
               "organization!:integer title! value! value_by_hand!:boolean revenue! deals!:integer bought_at!:instant "
               "satisfaction:Any deal:integer owner_title:null next_contact:Any"},
    NamedShape{"Occasion",
               "kind! day!:date resource! id!:integer title! years!:integer organization:integer organization_title:null"},
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
    QueryParameter{"Year", "year", "integer", "This one unless told"},
    QueryParameter{"User", "user", "integer", "Id of a person"},
    QueryParameter{"Version", "version", "integer", "The newest unless told"},
    QueryParameter{"Format", "format", "string", "yaml: as a file for people"},
    QueryParameter{"Note", "note", "string", "What the change is for"},
    QueryParameter{"From", "from", "integer", "The earlier version"},
    QueryParameter{"To", "to", "integer", "The later version"},
    QueryParameter{"Kind", "kind", "string", "Key of a kind of objection"},
    QueryParameter{"Product", "product", "integer", "Id of a product"},
    QueryParameter{"Value", "value", "string", "A, B or C"},
    QueryParameter{"Lang", "lang", "string", "en or ru"},
    QueryParameter{"Embed", "embed", "string", "1: inside a frame of another site"},
    QueryParameter{"Module", "module", "string", "Key of a resource"},
};

}  // namespace

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
