#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "schema/schema.h"

namespace voronka::sales {

/// Which kind of record stands in a stage: a lead before conversion, a deal, or a deal that is won.
enum class StageRecord { lead, deal, won };

/// An activity that a step or a follow-up makes.
struct PlannedActivity {
    std::string kind;     ///< task, call, meeting, email
    std::string purpose;  ///< first_contact, discovery, presentation, closing, follow-up
    int due_minutes = 0;  ///< working minutes from now
};

/// One item of a stage's checklist.
struct Step {
    std::string key;
    Label name;
    Label hint;
    bool required = false;
    bool by_system = false;
    std::vector<std::string> fields;  ///< what is filled in while doing it
    std::string serves;               ///< key of the criterion by which it is done of itself
    std::optional<PlannedActivity> activity;
};

/// What must hold before a stage may be left: a query over the record, and a sentence for when it does not.
struct Criterion {
    std::string key;
    std::string query;
    Label message;
    std::vector<std::string> fields;
};

/// A call or task that winning makes of itself.
struct FollowUp {
    std::string key;
    std::string kind;
    std::string purpose;
    Label subject;
    Label description;
    int working_days = 1;                  ///< after `after_field`, or after winning where that is empty
    std::string after_field;               ///< `delivery_date`
    std::int64_t due_ms = 12 * 3'600'000;  ///< time of day in the company's zone
};

struct Stage {
    std::string key;
    Label name;
    Label purpose;
    Label guidance;
    StageRecord record = StageRecord::deal;
    int probability = 0;     ///< percent
    int hours = 0;           ///< working hours that a record may stand here
    int answer_minutes = 0;  ///< working minutes to the first contact; 0: no clock
    std::vector<std::string> aliases;
    std::vector<Label> mistakes;
    std::vector<Label> script;
    std::vector<Step> steps;
    std::vector<Criterion> criteria;
    std::vector<FollowUp> follow_ups;
};

/// Why a deal was lost, or a lead let go.
struct Reason {
    std::string key;
    Label label;
};

/// A version of a way of selling, read from processes/*.yaml or from the company's own copy. Immutable.
struct Process {
    std::string key;
    int version = 1;
    Label name;
    /// Whether a move is refused while something is missing, or only told what is.
    bool strict = false;
    std::vector<Stage> stages;
    std::vector<Reason> loss_reasons;
    std::vector<Reason> disqualify_reasons;

    /// Errors name the stage and what to write instead.
    static Result<Process> load(const Source& yaml);

    const Stage* find(std::string_view stage) const;
    std::size_t index(const Stage&) const;
    /// The first stage in which this kind of record stands; a process without one is refused when loaded.
    const Stage& first(StageRecord) const;
    /// The stage after this one, or nothing.
    const Stage* next(const Stage&) const;
};

/// All processes of a company, newest versions; addresses stay.
class Processes {
  public:
    static Result<Processes> load(const std::vector<Source>& yamls);
    const std::vector<Process>& all() const { return processes_; }
    const Process* find(std::string_view key) const;
    /// The one that new records take unless told otherwise.
    const Process& standard() const { return processes_.front(); }
    /// The process of this key, or the standard one where it is gone.
    const Process& of(std::string_view key) const;

  private:
    std::vector<Process> processes_;
};

}  // namespace voronka::sales
