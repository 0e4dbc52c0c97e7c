#include "exchange/import_row.h"

#include "core/text.h"
#include "core/utf8.h"
#include "exchange/cell.h"
#include "records/duplicates.h"
#include "schema/values.h"

namespace voronka::exchange {
namespace {

const Value* given_value(const records::Given& given, std::string_view key) {
    for (const auto& [field, value] : given)
        if (field->key == key && !empty(value)) return &value;
    return nullptr;
}

// A file has `email` where the module compares `emails`.
const Value* value_of(const records::Given& given, const Field& field) {
    for (const auto& [known, kept] : given)
        if (known->first_of == field.key && !empty(kept)) return &kept;
    return given_value(given, field.key);
}

void set_value(records::Given& given, const Field& field, Value value) {
    for (auto& [known, kept] : given)
        if (known == &field) {
            kept = std::move(value);
            return;
        }
    given.emplace_back(&field, std::move(value));
}

// A login out of a name, in Latin letters (ГОСТ 7.79-2000 B, simplified): «Анна Снелл» → anna.snell
std::string login_of(std::string_view name) {
    static constexpr std::array<const char*, 32> latin{"a", "b",  "v",  "g",   "d", "e", "zh", "z", "i",  "j", "k",
                                                       "l", "m",  "n",  "o",   "p", "r", "s",  "t", "u",  "f", "h",
                                                       "c", "ch", "sh", "sch", "",  "y", "",   "e", "yu", "ya"};
    std::string login;
    for (const std::string& word : words(name, 8)) {
        if (!login.empty()) login += '.';
        for (std::size_t at = 0; at < word.size();) {
            const char32_t c = next_utf8(word, at);
            if (c >= 0x0430 && c <= 0x044F)
                login += latin[c - 0x0430];
            else
                append_utf8(login, c);
        }
    }
    return login;
}

}  // namespace

Result<RowReader> RowReader::make(const company::Company& company, const Module& module, const ImportPlan& plan,
                                  const Survey& survey, const std::vector<ColumnKind>& kinds, References& references) {
    RowReader reader(company, module, plan, references);
    for (TargetModule& target : targets(company))
        if (target.key == module.key) reader.target_ = std::make_shared<TargetModule>(std::move(target));
    if (!reader.target_) return fail_field("module", "import_no_module");
    for (const ColumnMapping& mapped : plan.mapping.columns) {
        if (mapped.field.empty() || mapped.index >= survey.columns.size()) continue;
        const TargetField* target = reader.target_->find(mapped.field);
        if (!target) return fail_field("mapping", "unknown_field", {{"field", mapped.field}});
        Column column{.index = mapped.index,
                      .target = target,
                      .format = format_of(kinds[mapped.index], mapped, plan.options),
                      .values = &mapped.values};
        if (const auto dot = mapped.field.find('.'); dot != std::string::npos)
            column.child = company.schema().child(module, mapped.field.substr(0, dot)).find(mapped.field.substr(dot + 1));
        else
            column.field = module.find(mapped.field);
        for (const Column& other : reader.columns_)
            if (other.target == target) return fail_field("mapping", "import_field_twice", {{"field", mapped.field}});
        reader.columns_.push_back(std::move(column));
    }
    if (plan.options.on_duplicate == ImportOptions::OnDuplicate::create) return reader;
    for (const std::string& key : plan.options.match_by) reader.compare_by(key);
    for (const std::string& key : module.duplicates) reader.compare_by(key);
    return reader;
}

void RowReader::take(const Column& column, Value value, ParsedRow& parsed, std::vector<FieldError>& errors) {
    const Field& field = column.child ? *column.child : *column.field;
    const auto* text = get_if<std::string>(value);
    if (text && field.type == FieldType::reference) {
        parsed.names.push_back({&field, column.target->key, column.child != nullptr, *text});
        return;
    }
    if (text) {
        auto read = read_text(field, *text);
        if (!read) {
            errors.push_back(read.error().fields.empty() ? FieldError{.field = field.key, .code = read.error().code}
                                                         : read.error().fields.front());
            return;
        }
        value = std::move(*read);
    }
    if (!empty(value)) set_value(column.child ? parsed.line : parsed.given, field, std::move(value));
}

Result<ParsedRow> RowReader::parse(const std::vector<std::string>& cells, const Zone& zone) const {
    ParsedRow parsed;
    std::vector<FieldError> errors;
    for (const Column& column : columns_) {
        if (column.index >= cells.size()) continue;
        auto value = parse_cell(*column.target, cells[column.index], column.format, *column.values, zone);
        if (!value) {
            FieldError error = value.error().fields.empty() ? FieldError{.code = value.error().code, .args = value.error().args}
                                                            : value.error().fields.front();
            error.field = column.target->key;
            errors.push_back(std::move(error));
            continue;
        }
        // The outcome of a deal may stand in its stage: it is parted later.
        const auto* text = get_if<std::string>(*value);
        if (text && column.field && column.field->key == "stage" && (*text == "won" || *text == "lost"))
            set_value(parsed.given, *column.field, *value);
        else if (!empty(*value))
            take(column, std::move(*value), parsed, errors);
    }
    if (!errors.empty())
        return std::unexpected(Error{.kind = ErrorKind::validation, .code = "validation", .fields = std::move(errors)});
    return parsed;
}

Result<void> RowReader::resolve(records::Unit& unit, ParsedRow& parsed, std::vector<OwnLink>& own_links) {
    for (ParsedRow::Name& one : parsed.names) {
        const Module& target = company_->schema().at(one.field->references.front());
        if (&target == module_ && one.field->key != "manager") {
            own_links.push_back({0, one.field, std::move(one.name)});
            continue;
        }
        if (const Id id = TRY(references_->resolve(unit, one.key, target, one.name)))
            set_value(one.of_line ? parsed.line : parsed.given, *one.field, id);
    }
    return {};
}

void RowReader::add_constants(ParsedRow& parsed) const {
    for (const auto& [key, text] : plan_->mapping.constants) {
        const Field* field = module_->find(key);
        if (!field || given_value(parsed.given, key)) continue;
        if (auto value = read_text(*field, text)) set_value(parsed.given, *field, std::move(*value));
    }
}

// «Won» and «lost» in a column of stages are outcomes. A won deal stands after the sale; a lost one where its stage is not known
// keeps the first.
void RowReader::settle_stage(ParsedRow& parsed) const {
    if (module_->key != "deals") return;
    const Value* stage = given_value(parsed.given, "stage");
    const auto* text = stage ? get_if<std::string>(*stage) : nullptr;
    if (text && (*text == "won" || *text == "lost")) {
        const bool won = *text == "won";
        set_value(parsed.given, module_->at("outcome"), std::string(won ? "won" : "lost"));
        const sales::Process& process = company_->processes().standard();
        set_value(parsed.given, module_->at("stage"),
                  process.first(won ? sales::StageRecord::won : sales::StageRecord::deal).key);
    }
    const Value* outcome = given_value(parsed.given, "outcome");
    const auto* how = outcome ? get_if<std::string>(*outcome) : nullptr;
    // A date that means «closed» says nothing of a deal that is open.
    if ((!how || *how == "open") && given_value(parsed.given, "closed_at"))
        set_value(parsed.given, module_->at("closed_at"), Value());
}

void RowReader::settle_user(ParsedRow& parsed) const {
    if (module_->key != "users" || given_value(parsed.given, "login")) return;
    if (const Value* name = given_value(parsed.given, "name"))
        set_value(parsed.given, module_->at("login"), login_of(std::get<std::string>(*name)));
}

void RowReader::compare_by(const std::string& key) {
    const Field* field = module_->find(key);
    if (field && std::ranges::find(compared_, field) == compared_.end()) compared_.push_back(field);
}

Result<void> RowReader::foresee(records::Unit& unit, const std::vector<const ParsedRow*>& rows) const {
    std::vector<const Field*> fields = compared_;
    for (const Field& field : module_->fields)
        if (field.unique && std::ranges::find(fields, &field) == fields.end()) fields.push_back(&field);
    for (const Field* field : fields) {
        std::vector<const Value*> values;
        for (const ParsedRow* row : rows)
            if (const Value* value = value_of(row->given, *field)) values.push_back(value);
        if (!values.empty()) TRY_VOID(unit.writer().foresee(*module_, *field, values));
    }
    return {};
}

Result<Id> RowReader::duplicate(records::Unit& unit, const ParsedRow& parsed) const {
    for (const Field* field : compared_) {
        const Value* value = value_of(parsed.given, *field);
        if (!value) continue;
        // One that may not be read is none: whoever imports is not told of it, nor changes it.
        const auto there =
            TRY(records::readable_equals(unit.writer(), unit.environment(), unit.actor(), *module_, *field, *value));
        if (!there.empty()) return there.front().id();
    }
    return Id{0};
}

// A product in the file of deals is a line of the deal: one piece at the deal's amount, unless the file says otherwise.
Result<void> RowReader::add_line(records::Unit& unit, Id deal, ParsedRow& parsed) const {
    if (parsed.line.empty() || !given_value(parsed.line, "product")) return {};
    const Module& lines = company_->schema().child(*module_, "lines");
    if (const Value* amount = given_value(parsed.given, "amount"); amount && !given_value(parsed.line, "price"))
        parsed.line.emplace_back(&lines.at("price"), *amount);
    if (!given_value(parsed.line, "quantity")) parsed.line.emplace_back(&lines.at("quantity"), Decimal::whole(1));
    TRY(unit.create_child(lines, deal, parsed.line, records::Authority::system));
    return {};
}

Result<RowOutcome> RowReader::bring(records::Unit& unit, ParsedRow parsed) {
    RowOutcome outcome;
    TRY_VOID(resolve(unit, parsed, outcome.own_links));
    add_constants(parsed);
    settle_stage(parsed);
    settle_user(parsed);
    Id id = TRY(duplicate(unit, parsed));
    if (id && plan_->options.on_duplicate == ImportOptions::OnDuplicate::skip) {
        outcome.what = RowOutcome::What::skipped;
        outcome.own_links.clear();
        return outcome;
    }
    if (id) {
        TRY(unit.update(*module_, id, parsed.given));
        outcome.what = RowOutcome::What::updated;
    } else {
        id = TRY(unit.create(*module_, parsed.given)).id();
        TRY_VOID(add_line(unit, id, parsed));
    }
    for (OwnLink& link : outcome.own_links) link.record = id;
    return outcome;
}

std::vector<std::pair<std::string, std::string>> RowReader::shown(const ParsedRow& parsed) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [field, value] : parsed.given) {
        std::string json;
        JsonWriter out(json);
        write_json(out, *field, value);
        values.emplace_back(field->key, std::move(json));
    }
    for (const ParsedRow::Name& one : parsed.names) {
        std::string json;
        JsonWriter(json).value(one.name);
        values.emplace_back(one.key, std::move(json));
    }
    return values;
}

}  // namespace voronka::exchange
