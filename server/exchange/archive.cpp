#include "exchange/archive.h"

#include <zip.h>

#include <fstream>

#include "core/random.h"
#include "exchange/export.h"

namespace voronka::exchange {
namespace {

constexpr int changes_at_once = 500;

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

Result<void> write_changes(records::Reader& reader, const std::filesystem::path& to) {
    std::ofstream out(to, std::ios::binary);
    for (std::int64_t after = 0;;) {
        const auto changes = TRY(reader.changes(after, 0, changes_at_once));
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

Result<void> write_csv(records::Reader& reader, const records::Environment& environment, records::PlanCache& plans,
                       const Module& module, const std::filesystem::path& to) {
    records::Actor system = records::Actor::system();
    system.language = environment.language;
    const auto csv = TRY(make_export(ExportFormat::csv, TRY(ExportRows::open(reader, environment, system, plans,
                                                                             {.module = module, .q = "sort id", .fields = {}}))));
    std::ofstream out(to, std::ios::binary);
    for (std::string piece = TRY(csv->next()); !piece.empty(); piece = TRY(csv->next())) out << piece;
    out.close();
    if (!out) return fail(ErrorKind::unavailable, "store_io");
    return {};
}

// What people uploaded, as it came.
void add_files(Archive& archive, const std::filesystem::path& folder) {
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(folder, none))
        if (file.is_regular_file(none)) archive.add("files/" + file.path().filename().string(), file.path());
}

Result<void> fill(Archive& archive, records::Store& store, const records::Environment& environment, records::PlanCache& plans,
                  const std::filesystem::path& work) {
    const auto reader = TRY(store.reader());
    for (const Module& module : environment.schema.modules()) {
        if (module.internal) continue;
        const std::string name = module.key + ".csv";
        TRY_VOID(write_csv(*reader, environment, plans, module, work / name));
        archive.add(name, work / name);
    }
    TRY_VOID(write_changes(*reader, work / "changes.jsonl"));
    archive.add("changes.jsonl", work / "changes.jsonl");
    return {};
}

}  // namespace

Result<std::filesystem::path> make_archive(records::Store& store, const records::Environment& environment,
                                           records::PlanCache& plans, const std::filesystem::path& folder) {
    const auto work = folder / ("archive-" + random_token(9));
    std::error_code failed;
    std::filesystem::create_directories(work, failed);
    if (failed) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", folder.string()}});
    const auto file = folder / ("archive-" + random_token(9) + ".zip");
    Archive archive(file);
    const auto filled = fill(archive, store, environment, plans, work);
    if (filled) add_files(archive, folder / "files");
    const bool closed = filled && archive.close();
    std::filesystem::remove_all(work, failed);
    if (!filled) return std::unexpected(filled.error());
    if (!closed) return fail(ErrorKind::unavailable, "store_io");
    return file;
}

}  // namespace voronka::exchange
