#include "exchange/export.h"

#include <zip.h>

#include <fstream>

#include "core/random.h"
#include "exchange/csv_writer.h"
#include "query/ast.h"
#include "records/pages.h"
#include "schema/values.h"

namespace voronka::exchange {
namespace {

constexpr int page_rows = 500;

bool exported(const Field& field) { return !field.hidden && field.key != "amount_base"; }

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

class Archive {
  public:
    explicit Archive(const std::filesystem::path& file) : zip_(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr)) {}
    ~Archive() {
        if (zip_) zip_discard(zip_);
    }
    // A file of the archive is read when the archive is closed: until then it has to stay.
    bool add(const std::string& name, const std::filesystem::path& file) {
        zip_source_t* source = zip_ ? zip_source_file(zip_, file.c_str(), 0, -1) : nullptr;
        return source && zip_file_add(zip_, name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE) >= 0;
    }
    bool close() {
        const bool closed = zip_ && zip_close(zip_) == 0;
        if (closed) zip_ = nullptr;
        return closed;
    }

  private:
    zip_t* zip_;
};

// The query without its grouping, and with an order that pages can follow.
Result<std::string> ordered(const std::string& q) {
    const query::QueryPtr parsed = TRY(query::parse(q));
    const bool grouped = !parsed->group.empty() || !parsed->show.empty();
    return grouped || parsed->sort.empty() ? TRY(query::filter_text(q)) + " sort id" : q;
}

Result<void> write_changes(records::Reader& reader, const std::filesystem::path& to) {
    std::ofstream out(to, std::ios::binary);
    for (std::int64_t after = 0;;) {
        const auto changes = TRY(reader.changes(after, 0, page_rows));
        if (changes.empty()) break;
        for (const records::Change& change : changes) {
            std::string line;
            JsonWriter json(line);
            json.begin_object().member("seq", change.seq).member("at", change.at).member("actor", change.actor);
            json.member("door", change.door).member("resource", change.resource).member("record", change.record);
            json.member("version", change.version).member("change", change.change).key("fields").raw(change.fields).end_object();
            out << line << '\n';
        }
        after = changes.back().seq;
    }
    return {};
}

}  // namespace

CsvExport::CsvExport(records::Reader& reader, const records::Environment& environment, const records::Actor& actor,
                     records::PlanCache& plans, const Module& module, std::string q, std::vector<std::string> fields)
    : reader_(reader), environment_(environment), actor_(actor), plans_(plans), module_(module), q_(std::move(q)) {
    std::vector<const Field*> wanted;
    for (const std::string& name : fields) wanted.push_back(module.find(name));
    if (fields.empty())
        for (const Field& field : module.fields)
            if (exported(field)) wanted.push_back(&field);
    for (const Field* field : wanted)
        if (field && !field->hidden && !actor.hides(*field)) fields_.push_back(field);
}

std::string CsvExport::header() const {
    std::string text;
    CsvWriter out(text);
    for (const Field* field : fields_) out.cell(field->label.in(actor_.language));
    out.end_row();
    return text;
}

std::string CsvExport::cell(records::Reading& reading, const Field& field, const Record& record) const {
    const Value value = reading.shown(field, record[field.index]).value_or(Value());
    if (field.type != FieldType::reference || empty(value)) return plain(field, value, actor_.language);
    const std::string resource =
        field.over_modules() ? std::string(record.text(field.key + "_resource")) : field.references.front();
    const Module* to = environment_.schema.find(resource);
    if (!to) return {};
    const auto title = reading.title(*to, std::get<Id>(value));
    return title && *title ? **title : std::string();
}

Result<std::string> CsvExport::next() {
    if (ended_) return std::string();
    std::string text = begun_ ? "" : header();
    begun_ = true;
    records::Reading reading(reader_, environment_, actor_, plans_);
    const auto page = TRY(records::page(reading, module_, TRY(ordered(q_)), page_rows, cursor_));
    std::string body;
    CsvWriter out(body);
    body.clear();  // the byte order mark stands before the header alone
    for (const Record& record : page.items) {
        for (const Field* field : fields_) out.cell(cell(reading, *field, record));
        out.end_row();
    }
    cursor_ = page.next;
    ended_ = !cursor_;
    return text + body;
}

Result<std::filesystem::path> make_archive(records::Store& store, const records::Environment& environment,
                                           records::PlanCache& plans, const std::filesystem::path& folder) {
    const auto work = folder / ("archive-" + random_token(9));
    std::error_code failed;
    std::filesystem::create_directories(work, failed);
    if (failed) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", folder.string()}});
    const auto reader = TRY(store.reader());
    records::Actor system = records::Actor::system();
    system.language = environment.language;
    const auto file = folder / ("archive-" + random_token(9) + ".zip");
    Archive archive(file);
    for (const Module& module : environment.schema.modules()) {
        if (module.internal || !module.parent.empty()) continue;
        CsvExport csv(*reader, environment, system, plans, module, "", {});
        const auto path = work / (module.key + ".csv");
        std::ofstream out(path, std::ios::binary);
        for (std::string piece = TRY(csv.next()); !piece.empty(); piece = TRY(csv.next())) out << piece;
        out.close();
        archive.add(module.key + ".csv", path);
    }
    TRY_VOID(write_changes(*reader, work / "changes.jsonl"));
    archive.add("changes.jsonl", work / "changes.jsonl");
    const bool closed = archive.close();
    std::filesystem::remove_all(work, failed);
    if (!closed) return fail(ErrorKind::unavailable, "store_io");
    return file;
}

}  // namespace voronka::exchange
