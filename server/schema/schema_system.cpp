#include "schema/schema_load.h"

namespace voronka {

constexpr std::int64_t external_id_length = 250;

std::vector<Field> system_fields(const std::string& parent) {
    const auto make = [](const char* key, FieldType type, const char* en, const char* ru) {
        return Field{.key = key, .type = type, .label = {en, ru}, .read_only = true, .system = true};
    };
    std::vector<Field> fields{make("id", FieldType::integer, "Number", "Номер"),
                              make("version", FieldType::integer, "Version", "Версия"),
                              make("created_at", FieldType::instant, "Created", "Создано"),
                              make("created_by", FieldType::reference, "Created by", "Кто создал"),
                              make("updated_at", FieldType::instant, "Changed", "Изменено"),
                              make("updated_by", FieldType::reference, "Changed by", "Кто изменил"),
                              make("deleted_at", FieldType::instant, "Deleted", "Удалено"),
                              make("external_id", FieldType::text, "External id", "Внешний номер"),
                              make("title", FieldType::text, "Title", "Название")};
    fields[system_field::created_at].importable = true;
    fields[system_field::created_by].references = {"users"};
    fields[system_field::updated_by].references = {"users"};
    fields[system_field::external_id].read_only = false;
    fields[system_field::external_id].looked_up = true;
    fields[system_field::external_id].max_length = external_id_length;
    fields[system_field::title].hidden = true;
    if (!parent.empty()) {
        fields.push_back(make("parent", FieldType::reference, "Belongs to", "Относится к"));
        fields.back().references = {parent};
        fields.back().hidden = true;
        fields.back().indexed = true;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i].index = i;
    return fields;
}

}  // namespace voronka
