#include "api/process_diff.h"

#include <boost/json.hpp>

namespace voronka::api {
namespace {

namespace json = boost::json;

class Differences {
  public:
    void compare(const std::string& path, const json::value& before, const json::value& after) {
        if (before == after) return;
        if (before.is_object() && after.is_object()) return objects(path, before.as_object(), after.as_object());
        if (keyed(before) && keyed(after)) return lists(path, before.as_array(), after.as_array());
        add(path, &before, &after);
    }
    json::array take() { return std::move(found_); }

  private:
    static bool keyed(const json::value& list) {
        return list.is_array() && std::ranges::all_of(list.as_array(), [](const json::value& one) {
                   return one.is_object() && one.as_object().contains("key");
               });
    }
    static std::string key(const json::value& one) { return std::string(one.as_object().at("key").as_string()); }

    void add(const std::string& path, const json::value* before, const json::value* after) {
        json::object change{{"path", path}};
        if (before) change["before"] = *before;
        if (after) change["after"] = *after;
        found_.push_back(std::move(change));
    }

    void objects(const std::string& path, const json::object& before, const json::object& after) {
        const std::string below = path.empty() ? "" : path + ".";
        for (const auto& [name, value] : before) {
            if (name == "version") continue;
            const auto* other = after.if_contains(name);
            other ? compare(below + std::string(name), value, *other) : add(below + std::string(name), &value, nullptr);
        }
        for (const auto& [name, value] : after)
            if (!before.contains(name)) add(below + std::string(name), nullptr, &value);
    }

    void lists(const std::string& path, const json::array& before, const json::array& after) {
        json::array left;
        json::array now;
        for (const json::value& one : before) {
            const auto same = std::ranges::find(after, key(one), key);
            if (same == after.end()) {
                add(path + "." + key(one), &one, nullptr);
                continue;
            }
            left.emplace_back(key(one));
            compare(path + "." + key(one), one, *same);
        }
        for (const json::value& one : after) {
            if (std::ranges::find(before, key(one), key) == before.end())
                add(path + "." + key(one), nullptr, &one);
            else
                now.emplace_back(key(one));
        }
        const json::value order_before(left);
        const json::value order_after(now);
        if (left != now) add(path, &order_before, &order_after);
    }

    json::array found_;
};

}  // namespace

std::string process_diff(const sales::Process& from, const sales::Process& to) {
    Differences differences;
    differences.compare("", json::parse(from.json()), json::parse(to.json()));
    return json::serialize(json::object{{"from", from.version}, {"to", to.version}, {"changes", differences.take()}});
}

}  // namespace voronka::api
