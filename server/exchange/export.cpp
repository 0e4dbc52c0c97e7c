#include "exchange/export.h"

#include <array>

#include "exchange/csv_writer.h"
#include "exchange/export_formats.h"
#include "query/ast.h"
#include "records/pages.h"
#include "schema/values.h"

namespace voronka::exchange {
namespace {

constexpr int page_rows = 500;

struct Named {
    std::string_view name;
    ExportFormat format;
    std::string_view type;
};
constexpr std::array<Named, 5> formats = {{
    {"csv", ExportFormat::csv, "text/csv; charset=utf-8"},
    {"xlsx", ExportFormat::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"jsonl", ExportFormat::jsonl, "application/jsonl; charset=utf-8"},
    {"vcf", ExportFormat::vcf, "text/vcard; charset=utf-8"},
    {"ics", ExportFormat::ics, "text/calendar; charset=utf-8"},
}};

std::string plain(const Field& field, const Value& value, Language language) {
    if (const auto* text = get_if<std::string>(value)) {
        const Choice* choice = field.choice(*text);
        return choice ? choice->label.in(language) : *text;
    }
    if (const auto* items = get_if<Items>(value)) {
        std::string all;
        for (const Item& item : *items) all += (all.empty() ? "" : ", ") + item.value;
        return all;
    }
    std::string json;
    JsonWriter out(json);
    write_json(out, field, value);
    if (json.size() >= 2 && json.front() == '"') json = json.substr(1, json.size() - 2);
    return json == "null" ? "" : json;
}

class CsvExport final : public Export {
  public:
    explicit CsvExport(ExportRows rows) : rows_(std::move(rows)) {}

    Result<std::string> next() override {
        std::string text;
        CsvWriter out(text);
        if (std::exchange(begun_, true))
            text.clear();  // the byte order mark stands before the header alone
        else
            header(out);
        for (const Record& record : TRY(rows_.next())) {
            for (const Field* field : rows_.fields()) out.cell(rows_.text(*field, record));
            out.end_row();
        }
        return text;
    }

  private:
    void header(CsvWriter& out) const {
        for (const Field* field : rows_.fields()) out.cell(field->label.in(rows_.language()));
        out.end_row();
    }

    ExportRows rows_;
    bool begun_ = false;
};

class JsonLinesExport final : public Export {
  public:
    explicit JsonLinesExport(ExportRows rows) : rows_(std::move(rows)) {}

    Result<std::string> next() override {
        std::string text;
        for (const Record& record : TRY(rows_.next())) {
            JsonWriter out(text);
            out.begin_object();
            for (const Field* field : rows_.fields()) {
                out.key(field->key);
                write_json(out, *field, record[field->index]);
            }
            out.end_object();
            text += '\n';
        }
        return text;
    }

  private:
    ExportRows rows_;
};

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
    for (const Named& one : formats)
        if (one.name == name) return one.format;
    return std::nullopt;
}

std::string_view content_type(ExportFormat format) { return std::ranges::find(formats, format, &Named::format)->type; }

Result<ExportRows> ExportRows::open(records::Reader& reader, const records::Environment& environment, const records::Actor& actor,
                                    records::PlanCache& plans, ExportRequest request) {
    ExportRows rows(reader, environment, actor, plans, request.module);
    const query::QueryPtr query = TRY(query::parse(request.q));
    const bool grouped = !query->group.empty() || !query->show.empty();
    rows.q_ = grouped || query->sort.empty() ? TRY(query::filter_text(request.q)) + " sort id" : std::move(request.q);
    TRY_VOID(rows.choose(request.fields));
    return rows;
}

Result<void> ExportRows::choose(const std::vector<std::string>& keys) {
    for (const Field& field : module_->fields)
        if (keys.empty() && !field.hidden && field.key != "amount_base" && !actor_->hides(field)) fields_.push_back(&field);
    for (const std::string& key : keys) {
        const Field* field = module_->find(key);
        if (!field || field->hidden || actor_->hides(*field)) return fail_field(key, "unknown_field", {{"field", key}});
        fields_.push_back(field);
    }
    return {};
}

Result<std::vector<Record>> ExportRows::next() {
    if (ended_) return std::vector<Record>();
    reading_.emplace(*reader_, *environment_, *actor_, *plans_);
    auto page = TRY(records::page(*reading_, *module_, q_, page_rows, cursor_));
    cursor_ = std::move(page.next);
    ended_ = !cursor_;
    for (Record& record : page.items) TRY_VOID(show(record));
    return std::move(page.items);
}

// What may not be read is empty, in whatever form the list leaves.
Result<void> ExportRows::show(Record& record) {
    for (const Field* field : fields_) {
        Value& value = record[field->index];
        value = TRY(reading_->shown(*field, std::move(value)));
        if (field->type != FieldType::reference || empty(value)) continue;
        const Module* to = target(*field, record);
        if (!to || !TRY(reading_->readable(*to, std::get<Id>(value)))) value = {};
    }
    return {};
}

const Module* ExportRows::target(const Field& field, const Record& record) const {
    return environment_->schema.find(field.over_modules() ? std::string(record.text(field.key + "_resource"))
                                                          : field.references.front());
}

std::string ExportRows::text(const Field& field, const Record& record) {
    const Value& value = record[field.index];
    if (field.type != FieldType::reference || empty(value)) return plain(field, value, actor_->language);
    const Module* to = target(field, record);
    if (!to) return {};
    const auto title = reading_->title(*to, std::get<Id>(value));
    return title && *title ? **title : std::string();
}

Result<std::unique_ptr<Export>> make_export(ExportFormat format, ExportRows rows) {
    switch (format) {
        case ExportFormat::xlsx:
            return workbook_export(std::move(rows));
        case ExportFormat::vcf:
            return card_export(std::move(rows));
        case ExportFormat::ics:
            return calendar_export(std::move(rows));
        case ExportFormat::jsonl:
            return std::make_unique<JsonLinesExport>(std::move(rows));
        case ExportFormat::csv:
            break;
    }
    return std::make_unique<CsvExport>(std::move(rows));
}

}  // namespace voronka::exchange
