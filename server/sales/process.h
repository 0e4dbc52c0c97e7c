#pragma once
#include <cstdint>
#include <deque>
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

/// An activity that a step makes.
struct PlannedActivity {
    std::string kind;       ///< task, call, meeting, email
    std::string purpose;    ///< first_contact, discovery, presentation, closing, follow-up
    Label subject;          ///< empty: the step's name
    int due_minutes = 0;    ///< working minutes from now
    std::string assignee;   ///< owner (also when empty), manager, or login:NAME
    bool on_entry = false;  ///< made by entering the stage; else offered in the guide, and made when asked for
};

/// One item of a stage's checklist.
struct Step {
    std::string key;
    Label name;
    Label hint;
    bool required = false;
    bool by_system = false;
    std::string check;  ///< by_system: what the system looks at (records/system_steps.h); empty: a tick that it sets
    std::vector<std::string> fields;  ///< what is filled in while doing it
    std::string serves;               ///< key of the criterion by which it is done of itself
    std::vector<std::string> after;   ///< steps of this stage that come first
    Label text;                       ///< a script or the text of an e-mail
    std::vector<Label> questions;     ///< what to ask, in order
    std::optional<PlannedActivity> activity;
};

/// What must hold before a stage may be left: a query over the record, and a sentence for when it does not.
struct Criterion {
    std::string key;
    std::string query;
    Label message;                    ///< `{list}` stands for the children that `list` finds
    std::vector<std::string> fields;  ///< what supplies it
    std::string list;                 ///< `needs(reaction is empty)`: a condition over children alone
};

/// What a stage gives to read: a document, a page, a battlecard.
struct Material {
    Label label;
    std::string url;
};

/// A call or task that comes after winning of itself.
struct FollowUp {
    std::string key;
    std::string kind;
    std::string purpose;
    Label subject;
    Label description;
    int working_days = 0;                        ///< after `after_field`, `after_follow_up`, or winning
    int months = 0;                              ///< calendar months besides
    std::map<std::string, int> months_by_value;  ///< of the customer: A, B, C; who has none counts as C
    std::string after_field;                     ///< `delivery_date`
    std::string after_follow_up;                 ///< made when that one is done; empty: made by winning
    bool repeats = false;                        ///< done, it makes itself again
    std::int64_t due_ms = 12 * 3'600'000;        ///< time of day in the company's zone
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
    std::vector<Material> materials;
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

    /// Reads YAML, or JSON, which is YAML too. Errors name the stage and what to write instead.
    static Result<Process> load(const Source& yaml);
    /// The whole process as JSON, in the shape that `load` reads; empty parts are left out.
    std::string json() const;
    /// The same as YAML for people.
    std::string yaml() const;

    const Stage* find(std::string_view stage) const;
    std::size_t index(const Stage&) const;
    /// The first stage in which this kind of record stands; a process without one is refused when loaded.
    const Stage& first(StageRecord) const;
    /// The stage after this one, or nothing.
    const Stage* next(const Stage&) const;
};

/// All processes of a company in all their versions; addresses stay.
class Processes {
  public:
    /// Of one key, a later source is another version; processes keep the order in which their keys come first.
    static Result<Processes> load(const std::vector<Source>& yamls);
    /// The newest version of each.
    const std::vector<const Process*>& all() const { return newest_; }
    /// The versions of one, oldest first; empty where there is no such process.
    std::vector<const Process*> versions(std::string_view key) const;
    const Process* find(std::string_view key) const;
    /// The one that new records take unless told otherwise: seven steps where it is there, else the first.
    const Process& standard() const { return *standard_; }
    /// The process of this key in this version; the newest one where the version is 0 or gone, the standard one where the key is.
    const Process& of(std::string_view key, std::int64_t version = 0) const;

  private:
    std::deque<Process> processes_;
    std::vector<const Process*> newest_;
    const Process* standard_ = nullptr;
};

}  // namespace voronka::sales
