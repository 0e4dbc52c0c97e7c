#pragma once
#include "exchange/importer.h"
#include "exchange/references.h"

namespace voronka::exchange {

/// A reference to a record of the same module, to be set once all rows are in.
struct OwnLink {
    Id record = 0;
    const Field* field = nullptr;
    std::string name;
};

struct RowOutcome {
    enum class What { created, updated, skipped };
    What what = What::created;
    std::vector<std::pair<std::string, std::string>> values;  ///< field, JSON
    std::vector<OwnLink> own_links;
};

/// Turns the cells of a row into a record.
class RowReader {
  public:
    /// Errors: import_field_twice, unknown_field for a mapping that names what is not there.
    static Result<RowReader> make(const company::Company&, const Module&, const ImportPlan&, const Survey&,
                                  const std::vector<ColumnKind>&, References&);
    Result<RowOutcome> bring(records::Unit&, const std::vector<std::string>& cells);

  private:
    struct Column {
        std::size_t index = 0;
        const TargetField* target = nullptr;
        const Field* field = nullptr;  ///< null for a child's
        const Field* child = nullptr;
        CellFormat format;
        const ValueMap* values = nullptr;
    };
    struct Parsed {
        records::Given given;
        records::Given line;
        std::vector<OwnLink> own_links;
    };
    RowReader(const company::Company& company, const Module& module, const ImportPlan& plan, References& references)
        : company_(&company), module_(&module), plan_(&plan), references_(&references) {}
    Result<Parsed> parse(records::Unit&, const std::vector<std::string>& cells);
    Result<void> take(records::Unit&, const Column&, Value, Parsed&, std::vector<FieldError>&);
    Result<Value> referenced(records::Unit&, const Field&, const std::string& key, const std::string& name, Parsed&);
    Result<std::optional<Record>> duplicate(records::Unit&, const Parsed&);
    void settle_stage(Parsed&) const;
    void settle_user(Parsed&) const;

    const company::Company* company_;
    const Module* module_;
    const ImportPlan* plan_;
    References* references_;
    std::shared_ptr<TargetModule> target_;
    std::vector<Column> columns_;
};

}  // namespace voronka::exchange
