#include "records/duplicate_pairs.h"

#include "records/duplicate_signs.h"
#include "records/sight.h"
#include "schema/values.h"

namespace voronka::records {
namespace {

constexpr int most_alike = 20;
// The work for one answer: entries of an index and values that are shared, each time, and how often.
constexpr int entries_a_step = 20'000;
constexpr int values_a_step = 50;
constexpr int most_steps = 8;

// Where the list stands: in which of the compared fields, and below which of its values.
struct Place {
    std::size_t kind = 0;
    std::string before;

    std::string text() const { return std::to_string(kind) + ":" + before; }
};

Result<Place> read_place(std::string_view text) {
    if (text.empty()) return Place{};
    const std::size_t kind = static_cast<unsigned char>(text[0]) - std::size_t{'0'};
    if (kind >= compared_fields.size() || text.size() < 2 || text[1] != ':') return fail_field("cursor", "cursor_invalid");
    return Place{kind, std::string(text.substr(2))};
}

class Pairs {
  public:
    Pairs(Reader& reader, const Environment& environment, const Actor& actor, const Module& module)
        : reader_(reader), environment_(environment), actor_(actor), module_(module) {}

    Result<DuplicatePairs> from(Place place, std::size_t limit) {
        for (int step = 0; step < most_steps && place.kind < compared_fields.size() && found_.size() < limit; ++step) {
            const Field* field = seen(compared_fields[place.kind].field);
            const Repeated shared =
                field ? TRY(reader_.repeated(module_, *field, place.before, values_a_step, entries_a_step)) : Repeated();
            std::optional<std::string> stopped;
            for (const std::string& form : shared.forms) {
                TRY_VOID(of_value(place.kind, *field, form));
                if (found_.size() < limit) continue;
                stopped = form;
                break;
            }
            const auto& next = stopped ? stopped : shared.next;
            place = next ? Place{place.kind, *next} : Place{place.kind + 1, ""};
        }
        DuplicatePairs page{std::move(found_), std::nullopt};
        if (place.kind < compared_fields.size()) page.next = place.text();
        return page;
    }

  private:
    const Field* seen(const char* key) const {
        const Field* field = module_.find(key);
        return field && !actor_.hides(*field) ? field : nullptr;
    }

    Result<void> of_value(std::size_t kind, const Field& field, const std::string& form) {
        std::vector<Record> alike;
        for (Record& record : TRY(reader_.equal(module_, field, form, most_alike)))
            if (TRY(may_read(reader_, environment_, actor_, module_, record.id()))) alike.push_back(std::move(record));
        for (std::size_t i = 1; i < alike.size(); ++i) {
            const std::set<Id> different = TRY(found_different(reader_, environment_, alike[i].id()));
            const auto older = std::ranges::find_if(
                alike.begin(), alike.begin() + static_cast<std::ptrdiff_t>(i),
                [&](const Record& one) { return !different.contains(one.id()) && !surer(kind, one, alike[i]); });
            if (older == alike.begin() + static_cast<std::ptrdiff_t>(i)) continue;
            const std::string value = shown(field, form, alike[i]);
            found_.push_back(
                {*older, alike[i], {.kind = compared_fields[kind].kind, .value = value, .score = compared_fields[kind].score}});
        }
        return {};
    }

    // Whether a surer sign has told of these two already.
    bool surer(std::size_t kind, const Record& one, const Record& other) const {
        for (std::size_t earlier = 0; earlier < kind; ++earlier) {
            const Field* field = seen(compared_fields[earlier].field);
            if (!field || empty(one[field->index]) || empty(other[field->index])) continue;
            if (field->storage() == Storage::list ? !common_value(one[field->index], other[field->index]).empty()
                                                  : one.text(field->key) == other.text(field->key))
                return true;
        }
        return false;
    }

    // As the record writes the value that was compared.
    static std::string shown(const Field& field, const std::string& form, const Record& record) {
        if (field.storage() != Storage::list) return std::string(record.text(field.key));
        const std::vector<std::string> forms = compared_forms(field, record[field.index]);
        const auto* items = get_if<Items>(record[field.index]);
        const auto at = static_cast<std::size_t>(std::ranges::find(forms, form) - forms.begin());
        return items && at < items->size() ? (*items)[at].value : form;
    }

    Reader& reader_;
    const Environment& environment_;
    const Actor& actor_;
    const Module& module_;
    std::vector<DuplicatePair> found_;
};

}  // namespace

Result<DuplicatePairs> duplicate_pairs(Reader& reader, const Environment& environment, const Actor& actor, const Module& module,
                                       std::string_view after, std::size_t limit) {
    return Pairs(reader, environment, actor, module).from(TRY(read_place(after)), limit);
}

}  // namespace voronka::records
