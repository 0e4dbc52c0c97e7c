#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages.h"
#include "core/result.h"
#include "core/text_map.h"
#include "core/value.h"

namespace voronka {

/// The same words in both languages of the interface.
struct Label {
    std::string en;
    std::string ru;
    const std::string& in(Language language) const { return language == Language::ru ? ru : en; }
};

enum class FieldType {
    text,       ///< one line
    long_text,  ///< several lines
    integer,    ///< 64 bits
    decimal,    ///< four decimals, a JSON number
    percent,    ///< 0–100 unless the module says otherwise, a JSON number
    money,      ///< a JSON string "125.00"; the currency stands in the field `currency` of the record
    boolean,
    date,
    instant,
    choice,   ///< one key of `choices`; of any text where the field is open
    choices,  ///< several
    tags,     ///< free words
    email,    ///< normal form (core/text.h)
    phone,    ///< E.164 where it can be read, else as it was written
    emails,   ///< [{value, kind}]
    phones,   ///< [{value, kind}]
    url,
    reference,   ///< the id of one record
    references,  ///< ids of several
};

/// How a field is kept in a table; every store has columns of these three kinds alone.
enum class Storage {
    integer,  ///< ids, numbers, ten-thousandths, days, milliseconds, booleans 0/1
    text,
    list,  ///< JSON text in the row for reading, and a side table MODULE__FIELD for asking
};

struct Choice {
    std::string key;
    Label label;
    std::string color;  ///< good, risk, late, accent or empty
    std::vector<std::string> aliases;
};

/// Where the choices of a field come from.
enum class ChoiceSource { own, stages, loss_reasons, disqualify_reasons };

enum class OnDelete { refuse, clear, cascade };

/// Rules of form beyond the type.
enum class Format { none, inn, kpp, ogrn, login, currency, zone };

struct Field {
    std::string key;
    FieldType type = FieldType::text;
    std::size_t index = 0;  ///< place among Module::fields, and of its value in a Record
    Label label;
    Label help;
    std::vector<std::string> aliases;  ///< how other systems head such a column
    bool required = false;
    bool unique = false;
    bool indexed = false;  ///< lists are sorted and filtered by it
    bool looked_up =
        false;  ///< records are found by its value; those in which it is empty cost no entry, and no list is sorted by it
    bool searched = false;
    bool read_only = false;   ///< nobody sets it by hand
    bool importable = false;  ///< a read-only field that an import may set
    bool create_only = false;
    bool system = false;          ///< id, version, created_at …: the same in every module
    bool hidden = false;          ///< not shown in schema, lists and API (companions of other fields)
    bool custom = false;          ///< x_…
    bool open = false;            ///< a choice that takes values not in the list
    std::int64_t max_length = 0;  ///< characters; 0 = not text
    std::optional<Decimal> min;
    std::optional<Decimal> max;
    std::string pattern;
    Format format = Format::none;
    ChoiceSource source = ChoiceSource::own;
    std::vector<Choice> choices;
    std::vector<std::string> references;  ///< resources it may point to
    OnDelete on_delete = OnDelete::refuse;
    std::string first_of;  ///< `email` is the first of `emails`
    std::string default_value;

    Storage storage() const;
    /// Whether a column KEY__fold with fold(text) stands beside it: text, long_text, url and open choices.
    bool folded() const;
    /// A reference over several modules; its module's key stands in the hidden field KEY_resource.
    bool over_modules() const { return type == FieldType::reference && references.size() > 1; }
    const Choice* choice(std::string_view key) const;
};

struct Section {
    std::string key;
    Label label;
    std::vector<std::string> fields;
};

/// A kind of record, read from modules/*.yaml. Children of a record (lines of a deal) are modules too, with a
/// parent.
struct Module {
    std::string key;       ///< resource and table: `deals`; of a child `deals.lines`, table deals__lines
    std::string singular;  ///< `deal`
    Label label;
    Label labels;
    std::vector<std::string> title;
    bool title_first_present = false;
    bool internal = false;  ///< not shown outside: sessions, tokens, jobs
    bool logged = true;     ///< its changes go to the change log
    std::vector<std::string> list;
    std::vector<std::string> duplicates;
    /// Fields that lists are found by together, as columns of one index: values of all but the last, and the last one's order.
    std::vector<std::vector<std::string>> indexes;
    std::vector<Section> sections;
    std::vector<Field> fields;          ///< system fields first: see system_fields below
    std::vector<std::string> children;  ///< names without the parent's: `lines`
    std::string parent;                 ///< `deals` in a child
    std::string child_name;             ///< `lines` in a child

    std::string table() const;
    const Field* find(std::string_view field_key) const;
    /// The field that must be there: asking for another is a bug.
    const Field& at(std::string_view field_key) const;
    bool owned() const { return find("owner") != nullptr; }
    TextMap<std::size_t> by_key;
};

/// Places of the system fields in every module (Record::values, Module::fields).
namespace system_field {
inline constexpr std::size_t id = 0;
inline constexpr std::size_t version = 1;
inline constexpr std::size_t created_at = 2;
inline constexpr std::size_t created_by = 3;
inline constexpr std::size_t updated_at = 4;
inline constexpr std::size_t updated_by = 5;
inline constexpr std::size_t deleted_at = 6;
inline constexpr std::size_t external_id = 7;
inline constexpr std::size_t title = 8;   ///< hidden: what the record is called, kept for references and search
inline constexpr std::size_t parent = 9;  ///< children alone: the id of the record that they belong to
inline constexpr std::size_t count = 9;   ///< own fields begin here (children: one further)
}  // namespace system_field

/// One YAML text, and what to call it when something in it is wrong.
struct Source {
    std::string name;
    std::string_view text;
};

/// All kinds of records of one company. Immutable once loaded; addresses of modules and fields stay.
class Schema {
  public:
    /// Without modules, until a loaded one is moved into it; never copied, so that addresses stay.
    Schema() = default;
    Schema(Schema&&) = default;
    Schema& operator=(Schema&&) = default;
    /// Reads the built-in modules, then what the company adds (`DIR/modules/*.yaml`: new modules, or
    /// `extends: deals` with more fields, whose keys begin with x_ unless they are built in). Errors name the
    /// file, the field and what to write instead.
    static Result<Schema> load(std::span<const Source> built_in, std::span<const Source> added = {});
    /// The built-in modules as embedded in the program.
    static Result<Schema> built_in(std::span<const Source> added = {});

    const std::deque<Module>& modules() const { return modules_; }
    const Module* find(std::string_view key) const;
    const Module& at(std::string_view key) const;
    const Module& child(const Module& parent, std::string_view name) const;
    /// Reference fields (of modules not internal) that may point to this module, with the module that they
    /// stand in.
    struct Referrer {
        const Module* module;
        const Field* field;
    };
    std::vector<Referrer> referrers(const Module& to) const;
    /// A digest of everything that shapes tables; a store migrates when it differs from what it last saw.
    std::string fingerprint() const;

  private:
    friend class SchemaLoader;
    std::deque<Module> modules_;
    TextMap<Module*> by_key_;
};

}  // namespace voronka
