#include "schema/openapi_parts.h"

namespace voronka {
namespace {

// People, what they may do, and whose work is whose.
constexpr std::array calls{
    FixedCall{"post", "/users/{id}/invite", "A link by which somebody sets a password", "", "", "link! expires_at!:instant", 201},
    FixedCall{"post", "/users/{id}/sign-out", "Ends all sessions of the person", "", "", "", 204},
    FixedCall{"post", "/users/{id}/hand-over", "Gives everything open to somebody else", "", "to!:integer note", "=Job", 202},
    FixedCall{"get", "/invite/{token}", "Whom an invitation is for", "", "", "company! name! login! language!", 200, true},
    FixedCall{"post", "/invite/{token}", "Sets the password", "", "password!", "csrf_token! user!:Anything", 200, true},
    FixedCall{"get", "/tokens", "API tokens", "User", "", "items!:[Token]"},
    FixedCall{"post", "/tokens", "A new API token, told this once", "", "name!", "id!:integer name! token!", 201},
    FixedCall{"delete", "/tokens/{id}", "Makes the token void", "", "", "", 204},
    FixedCall{"get", "/roles/{id}/rules", "What a role may do", "", "", "=RoleRules"},
    FixedCall{"put", "/roles/{id}/rules", "Settles what a role may do", "IfMatch",
              "rights!:Anything records!:Anything fields!:Anything", "=RoleRules"},
    FixedCall{"get", "/leads|organizations|contacts|deals|views/{id}/shares", "With whom it is shared", "", "",
              "items!:[Share] may_share!:boolean"},
    FixedCall{"post", "/leads|organizations|contacts|deals|views/{id}/shares", "Shares it", "",
              "user:integer team:integer write:boolean", "=Share", 201},
    FixedCall{"delete", "/leads|organizations|contacts|deals|views/{id}/shares/{share}", "Shares it no longer", "", "", "", 204},
    FixedCall{"get", "/leads|organizations|contacts|deals/{id}/access", "Why somebody sees it", "User", "",
              "user!:integer title! read!:Access update!:Access delete!:Access hidden_fields!:[string] "
              "read_only_fields!:[string]"},
    FixedCall{"post", "/leads|organizations|contacts|deals/{id}/hand-over", "Gives it to another owner", "", "to!:integer note",
              "id!:integer version:integer"},
    FixedCall{"get", "/absences", "Who is away and who stands in", "", "", "items!:[Absence]"},
    FixedCall{"post", "/absences", "Notes an absence", "", "person:integer first_day!:date last_day!:date deputy:integer note",
              "=Absence", 201},
    FixedCall{"delete", "/absences/{id}", "Takes it back", "", "", "", 204},
};

}  // namespace

std::span<const FixedCall> people_calls() { return calls; }

}  // namespace voronka
