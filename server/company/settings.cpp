#include "company/settings.h"

#include <yaml-cpp/yaml.h>

#include <boost/json.hpp>

#include "core/json.h"

namespace voronka::company {
namespace {

std::string text(const boost::json::object& object, std::string_view key, std::string otherwise) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::move(otherwise);
}

bool flag(const boost::json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_bool() && value->as_bool();
}

std::vector<std::string> texts(const boost::json::object& object, std::string_view key) {
    std::vector<std::string> found;
    const auto* list = object.if_contains(key);
    if (!list || !list->is_array()) return found;
    for (const auto& one : list->as_array())
        if (one.is_string()) found.emplace_back(one.as_string());
    return found;
}

}  // namespace

std::string write_settings(const Settings& settings) {
    std::string json;
    JsonWriter out(json);
    out.begin_object()
        .member("name", settings.name)
        .member("zone", settings.zone)
        .member("currency", settings.currency)
        .member("language", key(settings.language))
        .member("demo", settings.demo)
        .member("copy", settings.copy)
        .key("today_order")
        .begin_array();
    for (const std::string& group : settings.today_order) out.value(group);
    out.end_array().end_object();
    return json;
}

Result<Settings> read_settings(std::string_view json) {
    boost::system::error_code wrong;
    const auto value = boost::json::parse(json, wrong);
    if (wrong || !value.is_object()) return fail_internal("company settings are no JSON object");
    const auto& object = value.as_object();
    const Settings standard;
    return Settings{.name = text(object, "name", ""),
                    .zone = text(object, "zone", standard.zone),
                    .currency = text(object, "currency", standard.currency),
                    .language = text(object, "language", "ru") == "en" ? Language::en : Language::ru,
                    .demo = flag(object, "demo"),
                    .copy = flag(object, "copy"),
                    .today_order = texts(object, "today_order")};
}

Result<RoleFile> read_role(const Source& file) {
    try {
        const YAML::Node root = YAML::Load(std::string(file.text));
        return RoleFile{root["key"].as<std::string>(),
                        {root["names"]["en"].as<std::string>(""), root["names"]["ru"].as<std::string>("")}};
    } catch (const YAML::Exception& wrong) {
        return fail(ErrorKind::validation, "role_yaml", {{"role", file.name}, {"what", wrong.what()}});
    }
}

}  // namespace voronka::company
