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
    std::vector<OwnLink> own_links;
};

/// What the cells of a row say, before anything is looked up.
struct ParsedRow {
    struct Name {
        const Field* field = nullptr;
        std::string key;  ///< of the target: `lines.product`
        bool of_line = false;
        std::string name;
    };
    records::Given given;
    records::Given line;
    std::vector<Name> names;  ///< of references, still to be found
};

/// Turns the cells of a row into a record.
class RowReader {
  public:
    /// Errors: import_field_twice, unknown_field for a mapping that names what is not there.
    static Result<RowReader> make(const company::Company&, const Module&, const ImportPlan&, const Survey&,
                                  const std::vector<ColumnKind>&, References&);
    /// Reads the cells; needs nothing but them, so it can be done beside the writer. Errors name every cell that is wrong.
    Result<ParsedRow> parse(const std::vector<std::string>& cells, const Zone&) const;
    /// Tells the store what is about to be looked up for all of these rows.
    Result<void> foresee(records::Unit&, const std::vector<const ParsedRow*>&) const;
    /// Finds what the row refers to and whether it is there already, and writes it.
    Result<RowOutcome> bring(records::Unit&, ParsedRow);
    /// Field and JSON of every value, for showing.
    static std::vector<std::pair<std::string, std::string>> shown(const ParsedRow&);

  private:
    struct Column {
        std::size_t index = 0;
        const TargetField* target = nullptr;
        const Field* field = nullptr;  ///< null for a child's
        const Field* child = nullptr;
        CellFormat format;
        const ValueMap* values = nullptr;
    };
    RowReader(const company::Company& company, const Module& module, const ImportPlan& plan, References& references)
        : company_(&company), module_(&module), plan_(&plan), references_(&references) {}
    static void take(const Column&, Value, ParsedRow&, std::vector<FieldError>&);
    Result<void> resolve(records::Unit&, ParsedRow&, std::vector<OwnLink>&);
    void add_constants(ParsedRow&) const;
    void compare_by(const std::string& key);
    Result<Id> duplicate(records::Unit&, const ParsedRow&) const;
    Result<void> add_line(records::Unit&, Id, ParsedRow&) const;
    void settle_stage(ParsedRow&) const;
    void settle_user(ParsedRow&) const;

    const company::Company* company_;
    const Module* module_;
    const ImportPlan* plan_;
    References* references_;
    std::shared_ptr<TargetModule> target_;
    std::vector<Column> columns_;
    std::vector<const Field*> compared_;  ///< the fields by which a row is a duplicate
};

}  // namespace voronka::exchange
