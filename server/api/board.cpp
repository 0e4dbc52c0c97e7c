#include "api/resources.h"

namespace voronka::api {
namespace {

constexpr int cards_most = 50;
constexpr std::int64_t hours_a_day = 8;

void write_names(JsonWriter& out, const Label& label) {
    out.key("names").begin_object().member("en", label.en).member("ru", label.ru).end_object();
}

std::string and_also(const std::string& base, std::string_view q) {
    return q.empty() ? base : base + " and (" + std::string(q) + ")";
}

class Board {
  public:
    Board(Asking& asking, records::Reader& reader, std::string q)
        : asking_(asking),
          reading_(asking.reading(reader)),
          q_(std::move(q)),
          deals_(asking.company->schema().at("deals")),
          sums_(!asking.actor.hides(deals_.at("amount"))),
          now_(asking.company->now()) {}

    Result<void> write_column(JsonWriter& out, const sales::Stage& stage) {
        const std::string query = and_also("outcome = open and stage = " + stage.key, q_);
        const auto figures =
            TRY(reading_.groups(deals_, query + " group by outcome show count" + (sums_ ? ", sum(amount_base)" : "")));
        const std::int64_t count = figures.empty() ? 0 : number(figures[0].cells[1]);
        const Decimal amount{figures.empty() || !sums_ ? 0 : number(figures[0].cells[2])};
        const Decimal weighted{amount.units / 100 * stage.probability};
        out.begin_object().member("stage", stage.key);
        write_names(out, stage.name);
        out.member("count", count).key("amount");
        sums_ ? out.money(amount) : out.null();
        out.key("weighted");
        sums_ ? out.money(weighted) : out.null();
        out.key("conversion");
        if (const auto share = TRY(conversion(stage)))
            out.number(*share);
        else
            out.null();
        out.member("query", query).key("cards").begin_array();
        for (const Record& deal : TRY(reading_.records(deals_, query + (sums_ ? " sort amount desc" : ""), cards_most)))
            TRY_VOID(write_card(out, deal, stage));
        out.end_array().end_object();
        return {};
    }

  private:
    static std::int64_t number(const Value& value) {
        const auto* n = get_if<std::int64_t>(value);
        return n ? *n : 0;
    }

    // Of those that entered the stage within the last half-year and have left it: the share that went on.
    Result<std::optional<double>> conversion(const sales::Stage& stage) {
        const Module& stays = asking_.company->schema().at("journeys.stays");
        const std::string entered = "stage = " + stage.key + " and entered_at > today - 180d and left_by ";
        const auto forward = TRY(reading_.count(stays, entered + "in (forward, won)"));
        const auto left = TRY(reading_.count(stays, entered + "is not empty"));
        if (left == 0) return std::optional<double>();
        return std::optional(static_cast<double>(forward) / static_cast<double>(left));
    }

    Result<void> write_card(JsonWriter& out, const Record& deal, const sales::Stage& stage) {
        const Schema& schema = asking_.company->schema();
        const std::int64_t hours = TRY(hours_in_stage(deal));
        const std::int64_t allowed = stage.hours / hours_a_day;
        const auto* amount = get_if<Decimal>(deal.get("amount"));
        out.begin_object().member("id", deal.id()).member("version", deal.version()).member("title", deal.text("title"));
        out.key("organization_title");
        const Id organization = deal.integer("organization");
        const auto named = organization ? TRY(reading_.title(schema.at("organizations"), organization)) : std::nullopt;
        named ? out.value(*named) : out.null();
        out.key("amount");
        amount ? out.money(*amount) : out.null();
        out.member("currency", deal.text("currency")).member("days", hours / hours_a_day).member("allowed_days", allowed);
        out.key("tone");
        const bool late = stage.hours && hours > stage.hours;
        late ? out.value("late") : stage.hours&& hours * 4 > stage.hours * 3 ? out.value("risk") : out.null();
        out.key("next_step");
        TRY_VOID(write_next_step(out, deal));
        out.key("owner");
        const Id owner = deal.integer("owner");
        owner ? out.value(owner) : out.null();
        out.key("owner_title");
        const auto* person = asking_.environment.directory->person(owner);
        person ? out.value(person->name) : out.null();
        out.end_object();
        return {};
    }

    Result<std::int64_t> hours_in_stage(const Record& deal) {
        const Module& stays = asking_.company->schema().at("journeys.stays");
        for (const Record& stay : TRY(reading_.reader().referring(stays, stays.at("record"), deal.id(), 200)))
            if (empty(stay.get("left_at")))
                return asking_.environment.calendar.working_ms(std::get<Instant>(stay.get("entered_at")), now_) / 3'600'000;
        return 0;
    }

    Result<void> write_next_step(JsonWriter& out, const Record& deal) {
        const Module& activities = asking_.company->schema().at("activities");
        const std::string q = "about = " + std::to_string(deal.id()) + " and done = false and due_at is not empty sort due_at";
        const auto next = TRY(reading_.records(activities, q, 1));
        if (next.empty()) {
            out.null();
            return {};
        }
        out.begin_object()
            .member("subject", next[0].text("subject"))
            .member("due_at", std::get<Instant>(next[0].get("due_at")))
            .member("kind", next[0].text("kind"))
            .end_object();
        return {};
    }

    Asking& asking_;
    records::Reading reading_;
    std::string q_;
    const Module& deals_;
    bool sums_;  // whether the reader may see what deals are worth
    Instant now_;
};

Result<http::Response> board(Asking& asking, http::Request& request) {
    const sales::Process& process = asking.environment.processes.of(request.query_value("process").value_or(""));
    const auto reader = TRY(asking.company->store().reader());
    const std::string q(request.query_value("q").value_or(""));
    Board made(asking, *reader, q);
    std::string text;
    JsonWriter out(text);
    out.begin_object().key("columns").begin_array();
    for (const sales::Stage& stage : process.stages)
        if (stage.record == sales::StageRecord::deal) TRY_VOID(made.write_column(out, stage));
    out.end_array().member("currency", asking.environment.currency);
    records::Reading reading = asking.reading(*reader);
    const Module& deals = asking.company->schema().at("deals");
    if (asking.actor.hides(deals.at("amount")))
        out.key("left_out").null();
    else
        out.member("left_out",
                   TRY(reading.count(asking.company->schema().at("deals"),
                                     and_also("outcome = open and amount is not empty and amount_base is empty", q))));
    out.end_object();
    return http::json(std::move(text));
}

}  // namespace

void add_board_routes(http::Router& router, Api& api) { router.get("/api/v1/board", reading(api, board)); }

}  // namespace voronka::api
