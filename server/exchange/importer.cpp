#include "exchange/importer.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/text.h"
#include "exchange/cell.h"
#include "exchange/errors_file.h"
#include "exchange/rows_ahead.h"
#include "records/undo.h"

namespace voronka::exchange {
namespace {

constexpr std::size_t sample_most = 20;

// How many rows go into one change set: as many as the writer does in a quarter of a second or so. Few would cost a commit each;
// during many, everybody else who writes would wait.
class Pace {
  public:
    std::size_t rows() const { return rows_; }
    void took(std::chrono::steady_clock::duration time) {
        if (time < std::chrono::milliseconds(200) && rows_ < most) rows_ *= 2;
        if (time > std::chrono::milliseconds(400) && rows_ > least) rows_ /= 2;
    }

  private:
    static constexpr std::size_t least = 250;
    static constexpr std::size_t most = 8000;
    std::size_t rows_ = 500;
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
        survey_ = plan_.surveyed ? *plan_.surveyed : TRY(survey(open_file(plan_.file), plan_.given));
        kinds_ = recognise(survey_);
        reader_of_rows_.emplace(TRY(RowReader::make(company_, *module, plan_, survey_, kinds_, references_)));
        if (!errors_file_.empty()) {
            std::error_code none;
            std::filesystem::remove(errors_file_, none);
        }
        TRY_VOID(read_rows());
        if (!dry_) TRY_VOID(link_own());
        result_.missing = references_.missing();
        if (!dry_) company_.refresh(module->key);
        return std::move(result_);
    }

  private:
    // Whether each row stands in a savepoint of its own, so that one that fails takes nothing along. That costs as much again as
    // the writing itself: a batch is first tried without, and done again with them where a row failed that had begun to write.
    enum class Care { none, savepoints };

    struct Failed {
        const ReadRow* row;
        std::string reason;
    };

    Result<void> read_rows() {
        RowsAhead rows(open_file(plan_.file), survey_, [&](const std::vector<std::string>& cells) {
            return reader_of_rows_->parse(cells, environment_.calendar.zone());
        });
        std::vector<ReadRow> batch;
        while (true) {
            std::vector<ReadRow> more = TRY(rows.next());
            const bool ended = more.empty();
            batch.insert(batch.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
            if (batch.size() >= pace_.rows() || (ended && !batch.empty())) {
                TRY_VOID(bring_in(batch));
                rows.take_back(std::exchange(batch, {}));
            }
            if (ended) return {};
        }
    }

    // A long import goes on with the rights that its person has now.
    Result<void> still_allowed() {
        if (actor_.is_system()) return {};
        const auto now = company_.environment().directory->actor(actor_.user, actor_.door);
        if (!now || !now->rights->of(company_.schema().at(plan_.module)).create) return fail(ErrorKind::forbidden, "forbidden");
        actor_.rights = now->rights;
        return {};
    }

    // One change set.
    Result<void> bring_in(const std::vector<ReadRow>& batch) {
        TRY_VOID(still_allowed());
        const auto began = std::chrono::steady_clock::now();
        auto settled = try_batch(batch, Care::none);
        if (!settled && again_) settled = try_batch(batch, Care::savepoints);
        if (dry_) references_.forget_made();
        if (!settled && !(dry_ && settled.error().code == "dry_run")) return std::unexpected(settled.error());
        references_.keep_made();
        if (settled && *settled) result_.change_sets.push_back(*settled);
        TRY_VOID(write_failed());
        pace_.took(std::chrono::steady_clock::now() - began);
        progress_.tell(result_.rows, static_cast<std::int64_t>(survey_.rows));
        return {};
    }

    Result<std::int64_t> try_batch(const std::vector<ReadRow>& batch, Care care) {
        const ImportResult before = result_;
        const std::size_t links_before = own_links_.size();
        again_ = false;
        failed_.clear();
        auto settled = company_.change_now(actor_, [&](records::Unit& unit) -> Result<void> {
            unit.import_history();
            TRY_VOID(foresee(unit, batch));
            if (care == Care::none) unit.writer().many_follow();
            for (const ReadRow& row : batch) TRY_VOID(bring_row(unit, row, care));
            // A dry run is the real one, taken back at its end.
            return dry_ ? fail(ErrorKind::conflict, "dry_run") : Result<void>();
        });
        if (settled || (dry_ && settled.error().code == "dry_run")) return settled;
        result_ = before;
        own_links_.resize(links_before);
        references_.take_back();
        return settled;
    }

    Result<void> foresee(records::Unit& unit, const std::vector<ReadRow>& batch) const {
        std::vector<const ParsedRow*> rows;
        rows.reserve(batch.size());
        for (const ReadRow& row : batch)
            if (row.problem == RowProblem::none && row.parsed) rows.push_back(&*row.parsed);
        return reader_of_rows_->foresee(unit, rows);
    }

    Result<void> bring_row(records::Unit& unit, const ReadRow& row, Care care) {
        ++result_.rows;
        if (row.problem != RowProblem::none) return failed(row, {message(actor_.language, code(row.problem))});
        if (!row.parsed) return failed(row, sentences(row.parsed.error()));
        if (care == Care::savepoints) TRY_VOID(unit.writer().savepoint());
        const References::Mark mark = references_.mark();
        auto outcome = reader_of_rows_->bring(unit, *row.parsed);
        if (care == Care::savepoints) {
            if (!outcome) TRY_VOID(unit.writer().rollback());
            TRY_VOID(unit.writer().release_soon());
        }
        if (!outcome) {
            const Error& error = outcome.error();
            const bool ours = error.kind == ErrorKind::unavailable || error.kind == ErrorKind::internal;
            again_ = !ours && care == Care::none;
            if (ours || again_) return std::unexpected(error);
            references_.forget_made(mark);
            return failed(row, sentences(error));
        }
        count(outcome->what);
        if (result_.sample.size() < sample_most) result_.sample.push_back({row.line, RowReader::shown(*row.parsed), {}});
        for (auto& link : outcome->own_links) own_links_.push_back(std::move(link));
        return {};
    }

    void count(RowOutcome::What what) {
        using enum RowOutcome::What;
        ++(what == created ? result_.created : what == updated ? result_.updated : result_.skipped);
    }

    std::string label(const std::string& key) const {
        const Field* field = company_.schema().at(plan_.module).find(key);
        return field ? field->label.in(actor_.language) : key;
    }

    std::vector<std::string> sentences(const Error& error) const {
        std::vector<std::string> all;
        all.reserve(error.fields.size());
        for (const FieldError& field : error.fields)
            all.push_back((field.field.empty() ? "" : label(field.field) + ": ") +
                          message(actor_.language, field.code, field.args));
        if (all.empty()) all.push_back(message(actor_.language, error.code, error.args));
        return all;
    }

    Result<void> failed(const ReadRow& row, const std::vector<std::string>& reasons) {
        ++result_.failed;
        if (result_.failed <= static_cast<std::int64_t>(sample_most)) result_.sample.push_back({row.line, {}, reasons});
        std::string reason;
        for (const std::string& one : reasons) reason += (reason.empty() ? "" : "; ") + one;
        failed_.push_back({&row, std::move(reason)});
        return {};
    }

    // What failed in the batch that was just settled, into the file that is there to be corrected.
    Result<void> write_failed() {
        if (errors_file_.empty() || failed_.empty()) return {};
        if (!errors_) {
            std::vector<std::string> headers;
            headers.reserve(survey_.columns.size());
            for (const ColumnSurvey& column : survey_.columns) headers.push_back(column.header);
            errors_.emplace(errors_text_, survey_.dialect.format.delimiter, headers, actor_.language);
        }
        for (const Failed& one : failed_) {
            std::vector<std::string_view> cells(one.row->cells.begin(), one.row->cells.end());
            if (cells.size() < survey_.columns.size()) cells.resize(survey_.columns.size());
            errors_->add(cells, one.row->line, one.reason);
        }
        std::ofstream out(errors_file_, std::ios::app | std::ios::binary);
        out << errors_text_;
        if (!out.flush()) return fail(ErrorKind::unavailable, "store_io");
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
    Pace pace_;
    bool again_ = false;          // this batch, with savepoints
    std::vector<Failed> failed_;  // of this batch
    std::vector<OwnLink> own_links_;
    std::string errors_text_;
    std::optional<ErrorsFile> errors_;
    ImportResult result_;
};

std::vector<TargetChoice> stage_choices(const sales::Processes& processes) {
    std::vector<TargetChoice> choices;
    for (const sales::Process* process : processes.all())
        for (const sales::Stage& stage : process->stages) {
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
