#include "records/duplicates.h"

#include <cmath>
#include <map>
#include <ranges>

#include "core/text.h"
#include "core/utf8.h"
#include "records/duplicate_signs.h"
#include "records/sight.h"
#include "sales/likeness.h"

namespace voronka::records {
namespace {

constexpr int most_matches = 20;
constexpr int most_candidates = 200;
constexpr int most_decisions = 200;
constexpr std::size_t most_shown = 20;
constexpr int least_score = 50;

constexpr double named_alike_here = 65;  // in the same city
constexpr int named_the_same = 50;       // a city is not known

// Who a record is, in words that the actor sees.
struct Looks {
    std::vector<std::string> person;
    std::vector<std::string> firm;
    std::vector<std::string> city;
};

using Candidates = std::map<std::string, std::set<Id>, std::less<>>;  // by resource
using Modules = std::vector<const Module*>;

// Where the duplicates of a record of this module are looked for.
Modules compared_with(const Environment& environment, const Module& subject) {
    Modules modules;
    for (const char* key : {"leads", "contacts", "organizations"})
        if (subject.key == "leads" || subject.key == key) modules.push_back(&environment.schema.at(key));
    return modules;
}

// The contact and the organization that a lead became are its own.
bool became(const Record& subject, const Record& other) {
    if (subject.module().key != "leads" || other.module().key == "leads") return false;
    return subject.integer(other.module().singular) == other.id();
}

class Finder {
  public:
    Finder(Reader& reader, const Environment& environment, const Actor& actor, const Record& subject, std::set<Id> different)
        : reader_(reader),
          environment_(environment),
          actor_(actor),
          subject_(subject),
          different_(std::move(different)),
          own_(looks(subject)) {}

    Result<void> by_values(const Modules& modules) {
        for (const Module* module : modules)
            for (const Compared& one : compared_fields) TRY_VOID(by_value(*module, one));
        return {};
    }

    Result<void> by_name(const Modules& modules) {
        Candidates candidates;
        for (const auto* name : {&own_.person, &own_.firm}) TRY_VOID(look_up(*name, candidates));
        for (const Module* module : modules)
            for (const Id id : candidates[module->key]) {
                const auto record = TRY(reader_.find(*module, id));
                if (!record || record->deleted()) continue;
                const int score = named_alike(looks(*record));
                if (score && TRY(may_read(reader_, environment_, actor_, *module, id)))
                    add(*record, {.kind = "name", .value = std::string(record->text("title")), .score = score});
            }
        return {};
    }

    /// The likely ones among those that were found so far.
    std::vector<Duplicate> likely() const {
        std::vector<Duplicate> found;
        for (Duplicate duplicate : std::views::values(found_)) {
            double differs = 1;
            for (const Sign& sign : duplicate.signs) differs *= 1 - sign.score / 100.0;
            duplicate.score = static_cast<int>(std::lround(100 * (1 - differs)));
            if (duplicate.score >= least_score) found.push_back(std::move(duplicate));
        }
        return found;
    }

  private:
    const Field* seen(const Module& module, std::string_view key) const {
        const Field* field = module.find(key);
        return field && !actor_.hides(*field) ? field : nullptr;
    }

    std::string text_of(const Record& record, std::string_view key) const {
        const Field* field = seen(record.module(), key);
        const auto* text = field ? get_if<std::string>(record[field->index]) : nullptr;
        return text ? *text : std::string();
    }

    Looks looks(const Record& record) const {
        const std::string person = text_of(record, "last_name") + " " + text_of(record, "first_name");
        const std::string firm = text_of(record, record.module().key == "organizations" ? "name" : "company");
        return {sales::name_words(person), sales::name_words(firm), words(text_of(record, "city"), 4)};
    }

    Result<void> by_value(const Module& module, const Compared& one) {
        const Field* given = seen(subject_.module(), one.field);
        const Field* kept = seen(module, one.field);
        if (!given || !kept || empty(subject_[given->index])) return {};
        for (const Record& record : TRY(readable_equals(reader_, environment_, actor_, module, *kept, subject_[given->index])))
            add(record,
                {.kind = one.kind, .value = common_value(subject_[given->index], record[kept->index]), .score = one.score});
        return {};
    }

    // A slip is rarely in the first letters, or else in the only word: those of the same city are looked at, too. All of it is
    // bounded, so that a name that thousands have costs no more than another.
    Result<void> look_up(const std::vector<std::string>& name, Candidates& candidates) {
        if (name.empty()) return {};
        TRY_VOID(take(name, WordMatch::whole, candidates));
        if (own_.city.empty()) return {};
        TRY_VOID(take(own_.city, WordMatch::whole, candidates));
        for (const std::string& word : name) {
            if (length_utf8(word) < 3) continue;
            std::vector<std::string> wanted = own_.city;
            wanted.push_back(beginning(word));
            TRY_VOID(take(wanted, WordMatch::last_begins, candidates));
        }
        return {};
    }

    static std::string beginning(const std::string& word) {
        std::size_t at = 0;
        for (int letters = 0; letters < 3 && at < word.size(); ++letters) next_utf8(word, at);
        return word.substr(0, at);
    }

    Result<void> take(const std::vector<std::string>& words, WordMatch match, Candidates& candidates) {
        for (const SearchHit& hit : TRY(reader_.search(words, match, most_candidates)))
            if (hit.id != subject_.id()) candidates[hit.resource].insert(hit.id);
        return {};
    }

    // Two people of one firm are two; where one of the records names nobody, the firm decides.
    int named_alike(const Looks& other) const {
        const bool people = !own_.person.empty() && !other.person.empty();
        const double name = people ? sales::likeness(own_.person, other.person) : sales::likeness(own_.firm, other.firm);
        if (name < sales::alike) return 0;
        if (own_.city.empty() || other.city.empty()) return name == 1 ? named_the_same : 0;
        return sales::likeness(own_.city, other.city) >= sales::alike ? static_cast<int>(std::lround(name * named_alike_here))
                                                                      : 0;
    }

    void add(const Record& record, Sign sign) {
        if (record.id() == subject_.id() || different_.contains(record.id()) || became(subject_, record)) return;
        found_.try_emplace(record.id(), Duplicate{.record = record}).first->second.signs.push_back(std::move(sign));
    }

    Reader& reader_;
    const Environment& environment_;
    const Actor& actor_;
    const Record& subject_;
    const std::set<Id> different_;
    const Looks own_;
    std::map<Id, Duplicate> found_;
};

}  // namespace

std::string common_value(const Value& a, const Value& b) {
    if (const auto* text = get_if<std::string>(b)) return *text;
    const auto* mine = get_if<Items>(a);
    const auto* theirs = get_if<Items>(b);
    if (!mine || !theirs) return {};
    for (const Item& item : *theirs)
        if (std::ranges::any_of(*mine, [&](const Item& one) { return fold(one.value) == fold(item.value); })) return item.value;
    return {};
}

Result<std::set<Id>> found_different(Reader& reader, const Environment& environment, Id id) {
    std::set<Id> different;
    if (!id) return different;
    const Module& kept = environment.schema.at("distinctions");
    for (const auto& [from, to] : {std::pair("record", "other"), std::pair("other", "record")})
        for (const Record& one : TRY(reader.referring(kept, kept.at(from), id, most_decisions)))
            different.insert(one.integer(to));
    return different;
}

bool has_duplicates(const Module& module) {
    return module.key == "leads" || module.key == "contacts" || module.key == "organizations";
}

Result<std::vector<Record>> readable_equals(Reader& reader, const Environment& environment, const Actor& actor,
                                            const Module& module, const Field& field, const Value& value) {
    std::vector<Value> singly{value};
    if (const auto* items = get_if<Items>(value)) {
        singly.clear();
        for (const Item& item : *items) singly.emplace_back(Items{item});
    }
    std::vector<Record> found;
    for (const Value& one : singly)
        for (Record& record : TRY(reader.equal(module, field, one, most_matches))) {
            if (std::ranges::any_of(found, [&](const Record& other) { return other.id() == record.id(); })) continue;
            if (TRY(may_read(reader, environment, actor, module, record.id()))) found.push_back(std::move(record));
        }
    return found;
}

Result<std::vector<Duplicate>> duplicates_of(Reader& reader, const Environment& environment, const Actor& actor,
                                             const Record& subject) {
    const Modules modules = compared_with(environment, subject.module());
    Finder finder(reader, environment, actor, subject, TRY(found_different(reader, environment, subject.id())));
    TRY_VOID(finder.by_values(modules));
    TRY_VOID(finder.by_name(modules));
    std::vector<Duplicate> found = finder.likely();
    std::ranges::sort(found, [](const Duplicate& a, const Duplicate& b) {
        return a.score != b.score ? a.score > b.score : a.record.id() < b.record.id();
    });
    if (found.size() > most_shown) found.erase(found.begin() + most_shown, found.end());
    return found;
}

Result<bool> has_undecided_duplicate(Reader& reader, const Environment& environment, const Record& subject) {
    const Actor system = Actor::system();
    const Modules modules = compared_with(environment, subject.module());
    Finder finder(reader, environment, system, subject, TRY(found_different(reader, environment, subject.id())));
    TRY_VOID(finder.by_values(modules));
    if (!finder.likely().empty()) return true;
    TRY_VOID(finder.by_name(modules));
    return !finder.likely().empty();
}

}  // namespace voronka::records
