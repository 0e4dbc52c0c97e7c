#include "exchange/importer.h"

#include <fstream>

#include "core/text.h"
#include "exchange/cell.h"
#include "exchange/errors_file.h"
#include "exchange/import_row.h"
#include "records/undo.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t rows_a_set = 250;
constexpr std::size_t sample_most = 20;

struct KeptRow {
    std::uint64_t line = 0;
    std::vector<std::string> cells;
    RowProblem problem = RowProblem::none;
};

class Import {
  public:
    Import(company::Company& company, const records::Actor& actor, const ImportPlan& plan, bool dry,
           const std::string& errors_file, const Progress& progress)
        : company_(company),
          actor_(actor),
          plan_(plan),
          dry_(dry),
          errors_file_(errors_file),
          progress_(progress),
          environment_(company.environment()),
          references_(plan.mapping, environment_) {
        actor_.door = records::Door::import;
    }

    Result<ImportResult> run() {
        const Module* module = company_.schema().find(plan_.module);
        if (!module || module->internal) return fail_field("module", "import_no_module");
        survey_ = TRY(survey(open_file(plan_.file), plan_.given));
        kinds_ = recognise(survey_);
        reader_of_rows_.emplace(TRY(RowReader::make(company_, *module, plan_, survey_, kinds_, references_)));
        TRY_VOID(read_rows());
        if (!dry_) TRY_VOID(link_own());
        result_.missing = references_.missing();
        if (!dry_) company_.refresh(module->key);
        return std::move(result_);
    }

  private:
    Result<void> read_rows() {
        const auto source = TRY(open_file(plan_.file)());
        DecodedSource decoded(*source, survey_.encoding);
        CsvReader csv(decoded, survey_.dialect.format);
        if (survey_.dialect.header) TRY(csv.next());
        survey_.prepare(csv);
        std::vector<KeptRow> batch;
        while (const Row* row = TRY(csv.next())) {
            KeptRow& kept = batch.emplace_back(KeptRow{.line = row->line, .problem = row->problem});
            for (std::size_t i = 0; i < row->cells.size() && i < survey_.columns.size(); ++i)
                kept.cells.emplace_back(row->cells[i]);
            if (batch.size() == rows_a_set) TRY_VOID(bring_in(batch));
        }
        return batch.empty() ? Result<void>() : bring_in(batch);
    }

    // One change set: each row in a savepoint of its own, so that one that fails takes nothing along.
    Result<void> bring_in(std::vector<KeptRow>& batch) {
        const ImportResult before = result_;
        const auto settled = company_.change_now(actor_, [&](records::Unit& unit) -> Result<void> {
            unit.import_history();
            for (const KeptRow& row : batch) TRY_VOID(bring_row(unit, row));
            // A dry run is the real one, taken back at its end.
            return dry_ ? fail(ErrorKind::conflict, "dry_run") : Result<void>();
        });
        if (dry_) references_.forget_made();
        if (!settled && !(dry_ && settled.error().code == "dry_run")) {
            result_ = before;
            return std::unexpected(settled.error());
        }
        references_.keep_made();
        if (settled && *settled) result_.change_sets.push_back(*settled);
        batch.clear();
        progress_.tell(result_.rows, static_cast<std::int64_t>(survey_.rows));
        return {};
    }

    Result<void> bring_row(records::Unit& unit, const KeptRow& row) {
        ++result_.rows;
        if (row.problem != RowProblem::none) return failed(row, {message(actor_.language, code(row.problem))});
        TRY_VOID(unit.writer().savepoint());
        auto outcome = reader_of_rows_->bring(unit, row.cells);
        if (!outcome) TRY_VOID(unit.writer().rollback());
        TRY_VOID(unit.writer().release());
        if (!outcome) {
            const Error& error = outcome.error();
            if (error.kind == ErrorKind::unavailable || error.kind == ErrorKind::internal) return std::unexpected(error);
            return failed(row, sentences(error));
        }
        switch (outcome->what) {
            case RowOutcome::What::created:
                ++result_.created;
                break;
            case RowOutcome::What::updated:
                ++result_.updated;
                break;
            case RowOutcome::What::skipped:
                ++result_.skipped;
                break;
        }
        if (result_.sample.size() < sample_most) result_.sample.push_back({row.line, std::move(outcome->values), {}});
        for (auto& link : outcome->own_links) own_links_.push_back(std::move(link));
        return {};
    }

    std::vector<std::string> sentences(const Error& error) const {
        std::vector<std::string> all;
        for (const FieldError& field : error.fields)
            all.push_back((field.field.empty() ? "" : field.field + ": ") + message(actor_.language, field.code, field.args));
        if (all.empty()) all.push_back(message(actor_.language, error.code, error.args));
        return all;
    }

    Result<void> failed(const KeptRow& row, const std::vector<std::string>& reasons) {
        ++result_.failed;
        if (result_.failed <= static_cast<std::int64_t>(sample_most)) result_.sample.push_back({row.line, {}, reasons});
        if (errors_file_.empty()) return {};
        std::string text;
        if (!errors_) {
            std::vector<std::string> headers;
            for (const ColumnSurvey& column : survey_.columns) headers.push_back(column.header);
            errors_.emplace(errors_text_, survey_.dialect.format.delimiter, headers, actor_.language);
        }
        std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
        cells.resize(survey_.columns.size());
        std::string reason;
        for (const std::string& one : reasons) reason += (reason.empty() ? "" : "; ") + one;
        errors_->add(cells, row.line, reason);
        std::ofstream(errors_file_, std::ios::app | std::ios::binary) << errors_text_;
        errors_text_.clear();
        return {};
    }

    // References to records of the same file may point to rows further down: they are set when all are there.
    Result<void> link_own() {
        if (own_links_.empty()) return {};
        const auto settled = company_.change_now(actor_, [&](records::Unit& unit) -> Result<void> {
            unit.import_history();
            for (const OwnLink& link : own_links_) {
                const Module& module = company_.schema().at(plan_.module);
                const Id id = TRY(references_.resolve(unit, link.field->key, module, link.name));
                if (id && id != link.record) TRY(unit.update(module, link.record, {{link.field, id}}));
            }
            return {};
        });
        if (!settled) return std::unexpected(settled.error());
        if (*settled) result_.change_sets.push_back(*settled);
        return {};
    }

    company::Company& company_;
    records::Actor actor_;
    const ImportPlan& plan_;
    bool dry_;
    std::string errors_file_;
    const Progress& progress_;
    records::Environment environment_;
    References references_;
    Survey survey_;
    std::vector<ColumnKind> kinds_;
    std::optional<RowReader> reader_of_rows_;
    std::vector<OwnLink> own_links_;
    std::string errors_text_;
    std::optional<ErrorsFile> errors_;
    ImportResult result_;
};

std::vector<TargetChoice> stage_choices(const sales::Processes& processes) {
    std::vector<TargetChoice> choices;
    for (const sales::Process& process : processes.all())
        for (const sales::Stage& stage : process.stages) {
            if (stage.record == sales::StageRecord::lead) continue;
            TargetChoice choice{stage.key, {stage.name.en, stage.name.ru}};
            for (const std::string& alias : stage.aliases) choice.names.push_back(alias);
            if (std::ranges::none_of(choices, [&](const TargetChoice& one) { return one.key == stage.key; }))
                choices.push_back(std::move(choice));
        }
    return choices;
}

}  // namespace

std::vector<TargetModule> targets(const company::Company& company) {
    std::vector<TargetModule> all;
    const auto stages = stage_choices(company.processes());
    for (const char* key :
         {"deals", "leads", "organizations", "contacts", "products", "users", "activities", "notes", "competitors"})
        all.push_back(target_of(company.schema(), company.schema().at(key), stages));
    return all;
}

Result<Recognised> recognise_file(const company::Company& company, const std::string& file, const std::string& name,
                                  const Given& given, const std::string& module) {
    Recognised found;
    found.survey = TRY(survey(open_file(file), given));
    found.kinds = recognise(found.survey);
    const auto all = targets(company);
    if (module.empty()) {
        found.suggestion = suggest(found.survey, found.kinds, all, name);
        return found;
    }
    for (const TargetModule& target : all)
        if (target.key == module) {
            found.suggestion = suggest_for(found.survey, found.kinds, target);
            found.suggestion.module = module;
            return found;
        }
    return fail_field("module", "import_no_module");
}

Result<ImportResult> check_import(company::Company& company, const records::Actor& actor, const ImportPlan& plan,
                                  const Progress& progress) {
    return Import(company, actor, plan, true, "", progress).run();
}

Result<ImportResult> run_import(company::Company& company, const records::Actor& actor, const ImportPlan& plan,
                                const std::string& errors_file, const Progress& progress) {
    return Import(company, actor, plan, false, errors_file, progress).run();
}

Result<void> undo_import(company::Company& company, const records::Actor& actor, const std::vector<std::int64_t>& change_sets,
                         const Progress& progress) {
    std::int64_t done = 0;
    for (auto set = change_sets.rbegin(); set != change_sets.rend(); ++set) {
        TRY(company.change_now(actor, [&](records::Unit& unit) { return records::undo(unit, *set); }));
        progress.tell(++done, static_cast<std::int64_t>(change_sets.size()));
    }
    return {};
}

}  // namespace voronka::exchange
