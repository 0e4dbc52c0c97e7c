// Random queries over random records: what either store answers, what evaluation in memory answers, and what the query means
// after it was written anew in the other language, are the same.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "contract/places.h"
#include "core/random.h"
#include "core/text.h"
#include "query/bound.h"
#include "query/evaluate.h"
#include "query/format.h"
#include "query/list.h"

namespace voronka::records {
namespace {

constexpr int standard_rounds = 20'000;

class FewNames final : public query::Names {
  public:
    std::optional<Id> record(const Module&, std::string_view) const override { return std::nullopt; }
    std::optional<std::string> choice(ChoiceSource, std::string_view name) const override {
        for (const char* key : {"preparation", "approach", "closing"})
            if (name == key) return std::string(key);
        return std::nullopt;
    }
    std::vector<std::string> choices(ChoiceSource) const override { return {"preparation", "approach", "closing"}; }
};

/// Numbers that are the same on every run.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(limit)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

  private:
    std::mt19937_64 engine_;
};

const std::vector<std::string> texts{"Ёлка и сосна", "елка",  "Tver", "тверь",     "поставки зерна", "Зерно, мука; крупа",
                                     "a-b c",        "A  B",  "%_",   "happy end", "ОГРН №5",        "2026",
                                     "x\"y\\z",      "«Вега»"};
const std::vector<std::string> searched{"ёлка", "Елк", "зерн", "поставку", "happiness", "b", "вега", "%", "a b", "муки", "tver"};

/// Everything in memory, as a store would show it: neither the deleted nor the unreadable.
class Memory final : public query::World {
  public:
    std::map<const Module*, std::vector<Record>> rows;
    std::map<const Module*, query::BoundPtr> readable;

    bool shown(const Record& record) const {
        if (record.deleted()) return false;
        const auto rule = readable.find(&record.module());
        if (rule == readable.end() || !rule->second) return true;
        const bool kept = std::exchange(in_rule_, true);
        const bool met = query::evaluate(*rule->second, record, *this);
        in_rule_ = kept;
        return met;
    }
    const Record* find(const Module& module, Id id) const override {
        for (const Record& one : rows.at(&module))
            if (one.id() == id) return shown(one) ? &one : nullptr;
        return nullptr;
    }
    bool restricted(const Module& module) const override { return !in_rule_ && readable.contains(&module); }
    void related(const Module& other, const Field& link, Id id, const std::function<bool(const Record&)>& each) const override {
        for (const Record& one : rows.at(&other)) {
            const auto* to = get_if<Id>(one[link.index]);
            if (to && *to == id && shown(one) && !each(one)) return;
        }
    }

  private:
    mutable bool in_rule_ = false;  // rules are worked out with the system's eyes
};

class RandomQueries : public ::testing::Test {
  protected:
    void SetUp() override {
        for (const Module& module : schema_.modules()) memory_.rows[&module];
        bool filled = false;
        for (const Kind kind : {Kind::sqlite, Kind::postgresql}) {
            auto place = make_place(kind);
            if (!place) continue;  // scripts/with-postgres gives one
            auto store = place->open(schema_);
            ASSERT_TRUE(store) << store.error().code << " " << store.error().cause;
            const auto written = (*store)->write([&](Writer& writer) { return filled ? write_all(writer) : fill(writer); });
            ASSERT_TRUE(written) << written.error().code << " " << written.error().cause;
            filled = true;
            places_.push_back(std::move(place));
            stores_.push_back(std::move(*store));
        }
    }

    Value random_value(const Field& field) {
        if (dice_.chance(30)) return {};
        switch (field.type) {
            case FieldType::integer:
                return std::int64_t{dice_.below(6)};
            case FieldType::decimal:
            case FieldType::percent:
            case FieldType::money:
                return Decimal::whole(dice_.below(8) * 10);
            case FieldType::boolean:
                return dice_.chance(50);
            case FieldType::date:
                return Date{20'770 + dice_.below(60)};
            case FieldType::instant:
                return Instant{(20'770LL + dice_.below(60)) * 86'400'000 + dice_.below(86'400) * 1000LL};
            case FieldType::choice:
                if (field.source != ChoiceSource::own)
                    return names_.choices(field.source)[static_cast<std::size_t>(dice_.below(3))];
                return field.choices.empty() ? Value() : Value(dice_.one_of(field.choices).key);
            case FieldType::tags:
            case FieldType::emails:
                return Items{{dice_.one_of(texts), ""}, {dice_.one_of(texts), ""}};
            case FieldType::references:
                return Ids{dice_.below(5) + 1LL, dice_.below(5) + 7LL};
            case FieldType::text:
            case FieldType::long_text:
            case FieldType::url:
                return dice_.one_of(texts);
            default:
                return {};
        }
    }

    Result<void> insert(Writer& writer, const char* key, int count) {
        const Module& module = schema_.at(key);
        for (int i = 0; i < count; ++i) {
            Record record(module);
            for (const Field& field : module.fields) {
                record[field.index] = random_value(field);
                if (field.type != FieldType::reference || field.references.empty()) continue;
                const auto& targets = memory_.rows[&schema_.at(dice_.one_of(field.references))];
                if (targets.empty() || dice_.chance(25)) continue;
                const Record& to = dice_.one_of(targets);
                record[field.index] = to.id();
                if (field.over_modules()) record.set(field.key + "_resource", to.module().key);
            }
            record[system_field::id] = writer.next_id();
            record[system_field::version] = std::int64_t{1};
            record[system_field::external_id] = Value();
            record[system_field::deleted_at] = dice_.chance(15) ? Value(Instant{1}) : Value();
            if (!module.parent.empty())
                record[system_field::parent] = dice_.one_of(memory_.rows[&schema_.at(module.parent)]).id();
            TRY_VOID(writer.insert(record));
            memory_.rows[&module].push_back(std::move(record));
        }
        return {};
    }
    Result<void> fill(Writer& writer) {
        TRY_VOID(insert(writer, "organizations", 12));
        TRY_VOID(insert(writer, "contacts", 12));
        TRY_VOID(insert(writer, "deals", 60));
        TRY_VOID(insert(writer, "deals.needs", 60));
        TRY_VOID(insert(writer, "deals.concerns", 30));
        return insert(writer, "activities", 90);
    }

    Result<void> write_all(Writer& writer) {
        for (const auto& [module, rows] : memory_.rows)
            for (const Record& one : rows) TRY_VOID(writer.insert(one));
        return {};
    }

    std::string value_of(const Field& field) {
        const std::vector<std::string> days{"2026-11-20", "today",          "today - 3d", "today + 5wd",
                                            "-7d",        "start of month", "now",        "end of week"};
        switch (field.type) {
            case FieldType::integer:
                return std::to_string(dice_.below(6));
            case FieldType::decimal:
            case FieldType::percent:
            case FieldType::money:
                return std::to_string(dice_.below(8) * 10) + (dice_.chance(10) ? ".5" : "");
            case FieldType::boolean:
                return dice_.chance(50) ? "true" : "нет";
            case FieldType::date:
            case FieldType::instant:
                return dice_.one_of(days);
            case FieldType::choice:
                if (field.source != ChoiceSource::own)
                    return names_.choices(field.source)[static_cast<std::size_t>(dice_.below(3))];
                return '"' + (dice_.chance(50) ? dice_.one_of(field.choices).key : dice_.one_of(field.choices).label.ru) + '"';
            case FieldType::reference:
            case FieldType::references:
                return dice_.chance(20) ? "me" : std::to_string(dice_.below(20) + 1);
            default:
                return '"' + dice_.one_of(searched) + '"';
        }
    }

    std::string comparison(const Module& module, const std::string& prefix, int depth) {
        const Field& field = module.fields[static_cast<std::size_t>(dice_.below(static_cast<int>(module.fields.size())))];
        if (field.hidden || field.type == FieldType::phone || field.type == FieldType::email || field.type == FieldType::phones ||
            field.type == FieldType::choices ||
            (field.type == FieldType::choice && field.source == ChoiceSource::own && field.choices.empty()))
            return comparison(module, prefix, depth);
        if (field.type == FieldType::reference && field.references.size() == 1 && depth > 0 && dice_.chance(50)) {
            const Module& to = schema_.at(field.references.front());
            if (!memory_.rows[&to].empty()) return comparison(to, prefix + field.key + ".", depth - 1);
        }
        const std::string name = prefix + field.key;
        if (dice_.chance(15)) return name + (dice_.chance(50) ? " is empty" : " is not empty");
        const bool text = field.folded() || field.type == FieldType::tags || field.type == FieldType::emails;
        if (text && dice_.chance(50))
            return name + dice_.one_of(std::vector<std::string>{" contains ", " starts with ", " matches "}) + value_of(field);
        if (dice_.chance(15))
            return name + (dice_.chance(50) ? " in (" : " not in (") + value_of(field) + ", " + value_of(field) + ")";
        const bool orders =
            field.storage() == Storage::integer && field.type != FieldType::boolean && field.type != FieldType::reference;
        if (orders && dice_.chance(15)) return name + " between " + value_of(field) + " and " + value_of(field);
        const std::vector<std::string> equality{" = ", " != "}, any{" = ", " != ", " < ", " <= ", " > ", " >= "};
        return name + dice_.one_of(orders || field.folded() ? any : equality) + value_of(field);
    }

    std::string condition(const Module& module, int depth) {
        if (depth > 0 && dice_.chance(25)) return "not " + condition(module, depth - 1);
        if (depth > 0 && dice_.chance(50))
            return "(" + condition(module, depth - 1) + (dice_.chance(50) ? " and " : " or ") + condition(module, depth - 1) +
                   ")";
        if (module.key == "deals" && depth > 0 && dice_.chance(35)) {
            const std::string name = dice_.one_of(std::vector<std::string>{"needs", "concerns", "activities"});
            const Module& other = name == "activities" ? schema_.at(name) : schema_.child(module, name);
            const std::string inner = name + "(" + (dice_.chance(20) ? "" : condition(other, depth - 1)) + ")";
            if (dice_.chance(25))
                return "count(" + inner + ") " + dice_.one_of(std::vector<std::string>{"=", ">=", "<", "!="}) + " " +
                       std::to_string(dice_.below(4));
            return dice_.one_of(std::vector<std::string>{"any ", "all ", "no "}) + inner;
        }
        return comparison(module, "", 2);
    }

    std::string sorting(const Module& module) {
        std::string text;
        for (int keys = dice_.below(3); keys > 0; --keys) {
            const Field& field = module.fields[static_cast<std::size_t>(dice_.below(static_cast<int>(module.fields.size())))];
            if (field.hidden || field.storage() == Storage::list) continue;
            text += (text.empty() ? " sort " : ", ") + field.key + (dice_.chance(50) ? " desc" : "");
        }
        return text;
    }

    std::vector<Id> stored(Store& store, const query::Bound& bound, const query::Readable& readable) {
        const query::Page page{.limit = 1000, .ids_only = true};
        // By whichever index the rows are found, they are the same.
        const query::Listing listing{.walk = ++asked_ % 3 ? query::Walk::order : query::Walk::filter};
        const auto select =
            query::compile_list(bound, {&bound.module->fields[system_field::id]}, page, listing, store.dialect(), readable);
        const auto reader = *store.reader();
        const auto rows = reader->run(select->sql);
        std::vector<Id> ids;
        if (!rows) {
            ADD_FAILURE() << rows.error().code << " " << rows.error().cause << "\n" << select->sql.text;
            return ids;
        }
        for (auto more = (*rows)->next();; more = (*rows)->next()) {
            if (!more) ADD_FAILURE() << more.error().code << " " << more.error().cause << "\n" << select->sql.text;
            if (!more || !*more) return ids;
            ids.push_back((*rows)->integer(0));
        }
    }
    std::vector<Id> remembered(const query::Bound& bound) {
        std::vector<const Record*> met;
        for (const Record& one : memory_.rows[bound.module])
            if (memory_.shown(one) && query::evaluate(bound, one, memory_)) met.push_back(&one);
        std::ranges::sort(met, [&](const Record* a, const Record* b) { return query::stands_before(bound, *a, *b, memory_); });
        std::vector<Id> ids;
        for (const Record* one : met) ids.push_back(one->id());
        return ids;
    }

    Dice dice_{7};
    int asked_ = 0;
    Schema schema_ = *Schema::built_in();
    WorkCalendar calendar_ = WorkCalendar::plain(*Zone::find("Europe/Moscow"));
    FewNames names_;
    query::Surroundings around_{.schema = schema_,
                                .calendar = calendar_,
                                .names = names_,
                                .me = 9,
                                .my_team = {9, 10},
                                .now = *parse_instant("2026-11-24T08:00:00Z")};
    std::vector<std::unique_ptr<Place>> places_;
    std::vector<std::unique_ptr<Store>> stores_;
    Memory memory_;
};

TEST_F(RandomQueries, MeanTheSameInTheStoreInMemoryAndWrittenAnew) {
    const char* wanted = std::getenv("VORONKA_QUERIES");
    const int rounds = wanted ? std::atoi(wanted) : standard_rounds;
    const query::Readable readable = [&](const Module& module) {
        const auto rule = memory_.readable.find(&module);
        return rule == memory_.readable.end() ? query::BoundPtr() : rule->second;
    };
    int found = 0;
    for (int round = 0; round < rounds && !HasFailure(); ++round) {
        memory_.readable.clear();
        for (const char* key : {"organizations", "activities"})
            if (dice_.chance(30)) {
                const auto rule = query::bind_rule(comparison(schema_.at(key), "", 0), schema_.at(key), around_);
                if (rule) memory_.readable[&schema_.at(key)] = *rule;
            }
        const Module& module = schema_.at(dice_.chance(70) ? "deals" : dice_.chance(50) ? "activities" : "organizations");
        const std::string text = condition(module, 3) + sorting(module);
        const auto parsed = query::parse(text);
        ASSERT_TRUE(parsed) << text;
        auto bound = query::bind(*parsed, module, around_);
        ASSERT_TRUE(bound) << text << "\n" << bound.error().fields.at(0).code;
        if (const auto rule = memory_.readable.find(&module); rule != memory_.readable.end())
            bound = query::both(*bound, rule->second);
        const std::vector<Id> ids = remembered(**bound);
        found += !ids.empty();
        for (const auto& store : stores_)
            EXPECT_EQ(stored(*store, **bound, readable), ids)
                << text << (store->dialect() == query::Dialect::sqlite ? "" : " (PostgreSQL)");

        const std::string anew = query::format(**parsed, module, schema_, dice_.chance(50) ? Language::ru : Language::en);
        const auto again = query::parse(anew);
        ASSERT_TRUE(again) << text << "\n" << anew;
        const auto rebound = query::bind(*again, module, around_);
        ASSERT_TRUE(rebound) << text << "\n" << anew << "\n" << rebound.error().fields.at(0).code;
        const auto same = query::bind(*parsed, module, around_);
        EXPECT_EQ(query::compile_count(**rebound, query::Dialect::postgresql, readable).params,
                  query::compile_count(**same, query::Dialect::postgresql, readable).params)
            << text << "\n"
            << anew;
        EXPECT_EQ(query::compile_count(**rebound, query::Dialect::postgresql, readable).text,
                  query::compile_count(**same, query::Dialect::postgresql, readable).text)
            << text << "\n"
            << anew;
    }
    EXPECT_GT(found, rounds / 3);
}

}  // namespace
}  // namespace voronka::records
