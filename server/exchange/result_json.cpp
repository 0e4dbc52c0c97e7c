#include <fstream>
#include <sstream>

#include "core/json.h"
#include "exchange/importer.h"

namespace voronka::exchange {

std::string result_json(const ImportResult& result) {
    std::string text;
    JsonWriter out(text);
    out.begin_object().member("rows", result.rows).member("created", result.created).member("updated", result.updated);
    out.member("skipped", result.skipped).member("failed", result.failed).key("references_missing").begin_array();
    for (const MissingReference& one : result.missing) {
        out.begin_object().member("field", one.field).member("value", one.value).member("rows", one.rows).key("nearest");
        if (one.nearest_id)
            out.begin_object().member("id", one.nearest_id).member("title", one.nearest_title).end_object();
        else
            out.null();
        out.end_object();
    }
    out.end_array().key("sample").begin_array();
    for (const SampleRow& row : result.sample) {
        out.begin_object().member("row", static_cast<std::int64_t>(row.line)).key("values").begin_object();
        for (const auto& [field, json] : row.values) out.key(field).raw(json);
        out.end_object().key("errors").begin_array();
        for (const std::string& sentence : row.errors) out.value(sentence);
        out.end_array().end_object();
    }
    out.end_array().member("change_sets", result.change_sets.size()).end_object();
    return text;
}

Result<std::string> read_whole(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(ErrorKind::not_found, "not_found");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace voronka::exchange
