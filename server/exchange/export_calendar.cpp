#include "exchange/content_lines.h"
#include "exchange/export_formats.h"

namespace voronka::exchange {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t usual_minutes = 30;

// 20261124T070000Z
std::string stamp(Instant at) {
    std::string text = format(Instant{at.ms - at.ms % 1000});
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

class CalendarExport final : public Export {
  public:
    explicit CalendarExport(ExportRows rows) : rows_(std::move(rows)) {}

    Result<std::string> next() override {
        if (ended_) return std::string();
        std::string text;
        ContentLines out(text);
        if (!std::exchange(begun_, true))
            out.raw("BEGIN", "VCALENDAR").raw("VERSION", "2.0").raw("PRODID", "-//Voronka//CRM//EN");
        const auto page = TRY(rows_.next());
        for (const Record& record : page) entry(out, record);
        if (page.empty()) {
            ended_ = true;
            out.raw("END", "VCALENDAR");
        }
        return text;
    }

  private:
    const Value* shown(const Record& record, std::string_view key) const {
        const auto found =
            std::ranges::find(rows_.fields(), key, [](const Field* field) { return std::string_view(field->key); });
        return found == rows_.fields().end() ? nullptr : &record[(*found)->index];
    }
    std::string text(const Record& record, std::string_view key) const {
        const Value* value = shown(record, key);
        const auto* found = value ? get_if<std::string>(*value) : nullptr;
        return found ? *found : std::string();
    }
    const Instant* time(const Record& record, std::string_view key) const {
        const Value* value = shown(record, key);
        return value ? get_if<Instant>(*value) : nullptr;
    }

    void entry(ContentLines& out, const Record& record) {
        const std::string kind = text(record, "kind");
        const Instant* due = time(record, "due_at");
        const bool event = due && (kind == "meeting" || kind == "call");
        const Value* done = shown(record, "done");
        const bool is_done = done && *done == Value(true);
        const std::string_view name = event ? "VEVENT" : "VTODO";
        out.raw("BEGIN", name).raw("UID", "voronka-" + std::to_string(record.id()));
        if (const auto* updated = get_if<Instant>(record.get("updated_at"))) out.raw("DTSTAMP", stamp(*updated));
        out.text("SUMMARY", text(record, "subject")).text("LOCATION", text(record, "location"));
        out.text("DESCRIPTION", text(record, "description"));
        if (event) {
            const std::int64_t given = shown(record, "duration_minutes") ? record.integer("duration_minutes") : 0;
            out.raw("DTSTART", stamp(*due)).raw("DTEND", stamp({due->ms + (given ? given : usual_minutes) * minute_ms}));
        } else {
            if (due) out.raw("DUE", stamp(*due));
            out.raw("STATUS", is_done ? "COMPLETED" : "NEEDS-ACTION");
            if (const Instant* at = time(record, "done_at"); at && is_done) out.raw("COMPLETED", stamp(*at));
        }
        out.raw("END", name);
    }

    ExportRows rows_;
    bool begun_ = false;
    bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<Export>> calendar_export(ExportRows rows) {
    if (!rows.module().find("due_at"))
        return fail(ErrorKind::validation, "export_not_calendar", {{"module", rows.module().labels.in(rows.language())}});
    return std::make_unique<CalendarExport>(std::move(rows));
}

}  // namespace voronka::exchange
