#pragma once
#include <functional>
#include <vector>

#include "core/json.h"
#include "schema/schema.h"

namespace voronka {

/// The choices of fields whose list stands outside the schema: stages and reasons come from the company's
/// processes.
using ChoicesOf = std::function<std::vector<Choice>(ChoiceSource)>;

/// How the reader's role sees a field: as it is, not at all, or without setting it.
enum class Seen { fully, not_at_all, without_setting };
using SeenAs = std::function<Seen(const Field&)>;

/// The answer to GET /schema, as docs/api.md has it: every module that is not internal, children as modules
/// of their own with their parent's key; hidden fields are left out.
void write_schema(JsonWriter&, const Schema&, const ChoicesOf&, const SeenAs&);

/// The name of a type in modules/*.yaml and GET /schema: "long_text".
std::string_view key(FieldType);

/// Whether anybody sets this field by hand.
bool writable(const Field&);
/// Whether the module has such a field; journeys have none.
bool writable(const Module&);

}  // namespace voronka
