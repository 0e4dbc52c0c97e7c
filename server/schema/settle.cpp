#include "schema/settle.h"

#include "schema/values.h"

namespace voronka {
namespace {

const Value& before_of(const Record* before, const Field& field) {
    static const Value nothing;
    return before ? (*before)[field.index] : nothing;
}

// An equal one moves to the front with its kind; else the first is replaced.
void put_first(Items& items, const std::string& text) {
    const auto equal = std::ranges::find(items, text, &Item::value);
    if (equal != items.end())
        std::rotate(items.begin(), equal, equal + 1);
    else if (items.empty())
        items.push_back({text, ""});
    else
        items.front().value = text;
}

void settle_first(Record& after, const Record* before, const Field& single, const Field& list) {
    Value& many = after[list.index];
    Value& one = after[single.index];
    if (many != before_of(before, list)) {
        const auto* items = get_if<Items>(many);
        one = items ? Value(items->front().value) : Value();
        return;
    }
    if (one == before_of(before, single)) return;
    Items items = get_if<Items>(many) ? std::get<Items>(many) : Items();
    const auto* text = get_if<std::string>(one);
    if (text) {
        put_first(items, *text);
    } else {
        if (!items.empty()) items.erase(items.begin());
        one = items.empty() ? Value() : Value(items.front().value);
    }
    many = items.empty() ? Value() : Value(std::move(items));
}

}  // namespace

void settle(Record& after, const Record* before) {
    for (const Field& field : after.module().fields) {
        if (!before && !field.default_value.empty() && empty(after[field.index]))
            if (auto value = read_text(field, field.default_value)) after[field.index] = std::move(*value);
        if (field.first_of.empty()) continue;
        if (const Field* list = after.module().find(field.first_of)) settle_first(after, before, field, *list);
    }
}

}  // namespace voronka
