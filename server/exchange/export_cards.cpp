#include "exchange/content_lines.h"
#include "exchange/export_formats.h"

namespace voronka::exchange {
namespace {

// Fields in the order of ADR's parts: post office box and extension stay empty.
constexpr std::string_view address_fields[] = {"street", "city", "region", "postcode", "country"};

std::string part(const Record& record, std::string_view field) {
    return record.module().find(field) ? escaped_text(record.text(field)) : std::string();
}

class CardExport final : public Export {
  public:
    explicit CardExport(ExportRows rows) : rows_(std::move(rows)) {}

    Result<std::string> next() override {
        std::string text;
        for (const Record& record : TRY(rows_.next())) card(text, record);
        return text;
    }

  private:
    // A field of the export, or nothing where it is not there, not asked for, or not for this reader.
    const Field* shown(std::string_view key) const {
        const auto found =
            std::ranges::find(rows_.fields(), key, [](const Field* field) { return std::string_view(field->key); });
        return found == rows_.fields().end() ? nullptr : *found;
    }

    std::string text(const Record& record, std::string_view key) {
        const Field* field = shown(key);
        return field ? rows_.text(*field, record) : std::string();
    }

    void items(ContentLines& out, std::string_view name, const Record& record, std::string_view key) {
        const Field* field = shown(key);
        const Items* all = field ? get_if<Items>(record[field->index]) : nullptr;
        if (!all) return;
        for (const Item& item : *all) {
            const std::string_view kind = item.kind == "home"     ? ";TYPE=home"
                                          : item.kind == "mobile" ? ";TYPE=cell"
                                                                  : ";TYPE=work";
            out.text(std::string(name).append(name == "EMAIL" && kind == ";TYPE=cell" ? ";TYPE=work" : kind), item.value);
        }
    }

    void address(ContentLines& out, const Record& record) {
        std::string value = ";";
        bool any = false;
        for (const std::string_view field : address_fields) {
            const std::string written = shown(field) ? part(record, field) : std::string();
            any = any || !written.empty();
            value.append(";").append(written);
        }
        if (any) out.raw("ADR;TYPE=work", value);
    }

    void card(std::string& to, const Record& record) {
        ContentLines out(to);
        out.raw("BEGIN", "VCARD").raw("VERSION", "4.0").raw("UID", "voronka-" + std::to_string(record.id()));
        out.text("FN", record.text("title"));
        out.raw("N", escaped_text(text(record, "last_name")) + ";" + escaped_text(text(record, "first_name")) + ";" +
                         escaped_text(text(record, "middle_name")) + ";;");
        out.text("ORG", text(record, record.module().find("organization") ? "organization" : "company"));
        out.text("TITLE", text(record, "job_title"));
        items(out, "TEL", record, "phones");
        items(out, "EMAIL", record, "emails");
        address(out, record);
        std::string birthday = text(record, "birthday");
        std::erase(birthday, '-');
        out.text("BDAY", birthday);
        out.text("URL", text(record, "website"));
        out.text("NOTE", text(record, "description"));
        out.raw("END", "VCARD");
    }

    ExportRows rows_;
};

}  // namespace

Result<std::unique_ptr<Export>> card_export(ExportRows rows) {
    if (!rows.module().find("last_name") || !rows.module().find("phones"))
        return fail(ErrorKind::validation, "export_not_cards", {{"module", rows.module().labels.in(rows.language())}});
    return std::make_unique<CardExport>(std::move(rows));
}

}  // namespace voronka::exchange
