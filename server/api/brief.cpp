#include "api/body.h"
#include "api/preparation.h"
#include "api/resources.h"
#include "core/text.h"
#include "records/prices.h"
#include "records/process_of.h"
#include "records/steps.h"
#include "sales/needs.h"
#include "schema/values.h"

namespace voronka::api {
namespace {

constexpr int products_most = 500;
constexpr std::size_t fitting_most = 5;

struct Offer {
    Record product;
    int fits = 0;
    std::vector<std::string> features;
    bool chosen = false;
};

/// One page for the first conversation: what is known already, put together. Every part shows only what its reader may read.
class Brief {
  public:
    /// Of a deal, or of a lead that nobody has spoken with yet: then without what only a deal has.
    Brief(const Asking& asking, records::Unit& unit, const Record& subject)
        : asking_(asking), unit_(unit), reading_(asking.reading(unit.writer())), subject_(subject) {}

    Result<std::string> json() {
        TRY_VOID(collect_needs());
        const auto offers = TRY(fitting());
        JsonWriter out(text_);
        out.begin_object();
        TRY_VOID(is_deal() ? write_one(out, "deal", "deals", subject_.id()) : write_one(out, "lead", "leads", subject_.id()));
        TRY_VOID(write_one(out, "organization", "organizations", link("organization")));
        TRY_VOID(write_one(out, "contact", "contacts", link("contact")));
        TRY_VOID(write_list(out, "people", "contacts", customer("organization") + " sort last_name", 20));
        TRY_VOID(write_list(out, "deals", "deals",
                            "id != " + std::to_string(subject_.id()) + " and (" + customers() + ") sort id desc", 10));
        TRY_VOID(write_list(out, "activities", "activities", abouts() + " and done = true sort done_at desc", 10));
        TRY_VOID(write_list(out, "quotes", "quotes", "deal = " + std::to_string(subject_.id()) + " sort id desc", 5));
        write_needs(out);
        TRY_VOID(write_offers(out, offers));
        TRY_VOID(write_rivals(out));
        TRY_VOID(write_pitches(out, offers));
        write_questions(out);
        out.end_object();
        return std::move(text_);
    }

    /// The plan of the demo: needs by importance, each with the features that answer it; gaps are told.
    Result<std::string> plan() {
        JsonWriter out(text_);
        auto needs = TRY(children("needs"));
        std::ranges::sort(needs, {}, [](const Record& need) { return std::pair(-need.integer("importance"), need.id()); });
        const auto products = TRY(offered());
        out.begin_object().key("coverage");
        const auto coverage = sales::coverage(needs);
        coverage ? out.number(*coverage) : out.null();
        out.key("needs").begin_array();
        for (const Record& need : needs) TRY_VOID(write_planned(out, need, products));
        out.end_array().end_object();
        return std::move(text_);
    }

  private:
    const Module& module(const char* key) const { return asking_.company->schema().at(key); }

    Result<std::vector<Record>> children(const char* name) {
        if (!is_deal()) return std::vector<Record>();
        const Module& child = asking_.company->schema().child(subject_.module(), name);
        return unit_.writer().referring(child, child.fields[system_field::parent], subject_.id(), 500);
    }

    bool is_deal() const { return subject_.module().key == "deals"; }
    // A lead names its customer in words; only a deal points at one.
    Id link(const char* field) const { return is_deal() ? subject_.integer(field) : 0; }
    std::string customer(const char* field) const { return std::string(field) + " = " + std::to_string(link(field)); }
    std::string customers() const {
        if (link("organization")) return customer("organization");
        return link("contact") ? customer("contact") : "id = 0";
    }
    std::string abouts() const {
        std::string ids = std::to_string(subject_.id());
        for (const char* field : {"organization", "contact"})
            if (link(field)) ids += ", " + std::to_string(link(field));
        return "about in (" + ids + ")";
    }

    Result<void> write_one(JsonWriter& out, const char* name, const char* resource, Id id) {
        out.key(name);
        if (!id) {
            out.null();
            return {};
        }
        auto one = reading_.one(module(resource), id, {});
        if (!one && one.error().kind != ErrorKind::not_found) return std::unexpected(one.error());
        one ? out.raw(*one) : out.null();
        return {};
    }

    Result<void> write_list(JsonWriter& out, const char* name, const char* resource, const std::string& q, int limit) {
        out.key(name).begin_array();
        for (const Record& one : TRY(reading_.records(module(resource), q, limit))) TRY_VOID(reading_.write(out, one));
        out.end_array();
        return {};
    }

    // The lead's words go along to the deal: what was said twice is told once.
    void add_need(std::string_view said, std::int64_t importance) {
        if (std::ranges::none_of(needs_, [&](const auto& one) { return one.first == said; }))
            needs_.emplace_back(said, importance);
    }

    // In the customer's words: what was noted on the deal, and before it on the lead.
    Result<void> collect_needs() {
        for (const Record& need : TRY(children("needs"))) add_need(need.text("text"), need.integer("importance"));
        const Module& leads = module("leads");
        for (const Record& lead : TRY(reading_.records(leads, "journey = " + std::to_string(subject_.integer("journey")), 5)))
            for (const char* field : {"need", "description"})
                if (!lead.text(field).empty() && !asking_.actor.hides(leads.at(field))) add_need(lead.text(field), 0);
        if (is_deal() && !subject_.text("description").empty() && !asking_.actor.hides(subject_.module().at("description")))
            add_need(subject_.text("description"), 0);
        return {};
    }

    void write_needs(JsonWriter& out) const {
        out.key("needs").begin_array();
        for (const auto& [said, importance] : needs_) {
            out.begin_object().member("text", said).key("importance");
            importance ? out.value(importance) : out.null();
            out.end_object();
        }
        out.end_array();
    }

    Result<std::vector<Offer>> offered() {
        std::vector<Offer> offers;
        const Module& products = module("products");
        const Module& features = asking_.company->schema().child(products, "features");
        std::vector<Id> chosen;
        for (const Record& line : TRY(children("lines"))) chosen.push_back(line.integer("product"));
        for (Record& product : TRY(reading_.records(products, "active != false", products_most))) {
            Offer offer{.product = std::move(product)};
            offer.chosen = std::ranges::find(chosen, offer.product.id()) != chosen.end();
            for (const Record& one :
                 TRY(unit_.writer().referring(features, features.fields[system_field::parent], offer.product.id(), 50)))
                offer.features.push_back(std::string(one.text("text")) + " · " + std::string(one.text("answers")));
            offers.push_back(std::move(offer));
        }
        return offers;
    }

    // What was chosen, and what answers most of what was said.
    Result<std::vector<Offer>> fitting() {
        std::string said;
        for (const auto& [text, importance] : needs_) said += text + " . ";
        auto offers = TRY(offered());
        for (Offer& offer : offers) {
            std::string all(offer.product.text("name"));
            all += " " + std::string(offer.product.text("series")) + " " + std::string(offer.product.text("description"));
            offer.fits = sales::common_words(said, all);
            for (const std::string& feature : offer.features) offer.fits += 2 * sales::common_words(said, feature);
            std::erase_if(offer.features, [&](const std::string& feature) { return sales::common_words(said, feature) == 0; });
        }
        std::erase_if(offers, [](const Offer& one) { return !one.chosen && one.fits == 0; });
        std::ranges::sort(offers, {}, [](const Offer& one) { return std::tuple(!one.chosen, -one.fits, one.product.id()); });
        if (offers.size() > fitting_most) offers.erase(offers.begin() + static_cast<std::ptrdiff_t>(fitting_most), offers.end());
        return offers;
    }

    Result<void> write_offers(JsonWriter& out, const std::vector<Offer>& offers) {
        const auto prices = TRY(records::PriceRule::load(unit_.writer(), asking_.environment, link("organization")));
        const bool hidden = asking_.actor.hides(module("products").at("price"));
        out.key("products").begin_array();
        for (const Offer& offer : offers) {
            const records::Price price = hidden ? records::Price() : prices.of(offer.product);
            out.begin_object().member("id", offer.product.id()).member("title", offer.product.text("title"));
            out.member("chosen", offer.chosen).key("price");
            price.price ? out.money(*price.price) : out.null();
            out.key("list_price");
            price.list_price ? out.money(*price.list_price) : out.null();
            out.member("book", price.book).key("features").begin_array();
            for (const std::string& feature : offer.features) out.value(feature.substr(0, feature.find(" · ")));
            out.end_array().end_object();
        }
        out.end_array();
        return {};
    }

    Result<void> write_rivals(JsonWriter& out) {
        out.key("rivals").begin_array();
        for (const Record& rival : TRY(children("rivals"))) {
            const auto card = reading_.one(module("competitors"), rival.integer("competitor"), {});
            if (card) out.begin_object().member("note", rival.text("note")).key("card").raw(*card).end_object();
        }
        out.end_array();
        return {};
    }

    Result<std::vector<std::pair<std::string_view, std::string>>> names(const std::vector<Offer>& offers) {
        const auto title = [&](const char* resource, const char* field) -> Result<std::string> {
            const Id id = link(field);
            if (!id) return std::string();
            return TRY(reading_.title(module(resource), id)).value_or("");
        };
        std::string contact = TRY(title("contacts", "contact"));
        std::string organization = TRY(title("organizations", "organization"));
        if (!is_deal()) {
            contact = trimmed(std::string(subject_.text("first_name")) + " " + std::string(subject_.text("last_name")));
            organization = subject_.text("company");
        }
        return std::vector<std::pair<std::string_view, std::string>>{
            {"contact", contact},
            {"organization", organization},
            {"need", needs_.empty() ? "" : needs_.front().first},
            {"product", offers.empty() ? "" : std::string(offers.front().product.text("title"))},
            {"me", asking_.actor.name}};
    }

    // Those for the customer's industry first, then those for everybody; newer before older.
    Result<void> write_pitches(JsonWriter& out, const std::vector<Offer>& offers) {
        const auto filled = TRY(names(offers));
        std::string industry(is_deal() ? "" : subject_.text("industry"));
        if (const Id id = link("organization"); id && TRY(reading_.readable(module("organizations"), id)))
            if (const auto found = TRY(unit_.writer().find(module("organizations"), id))) industry = found->text("industry");
        auto pitches = TRY(reading_.records(module("pitches"), "active != false sort id desc", 50));
        std::erase_if(pitches,
                      [&](const Record& one) { return !one.text("industry").empty() && one.text("industry") != industry; });
        std::ranges::sort(pitches, {}, [](const Record& one) { return std::pair(one.text("industry").empty(), -one.id()); });
        out.key("pitches").begin_array();
        for (const Record& one : pitches)
            out.begin_object()
                .member("id", one.id())
                .member("title", one.text("title"))
                .member("edition", one.integer("edition"))
                .member("text", sales::filled_in(one.text("text"), filled))
                .end_object();
        out.end_array();
        return {};
    }

    void write_questions(JsonWriter& out) const {
        const sales::Process& process = records::process_of(asking_.environment, subject_);
        const sales::Stage* approach = is_deal() ? process.find("approach") : nullptr;
        const auto kind = is_deal() ? sales::StageRecord::deal : sales::StageRecord::lead;
        out.key("questions").begin_array();
        for (const sales::Stage& stage : process.stages) {
            if (approach ? &stage != approach : stage.record != kind) continue;
            for (const Label& question : stage.script) out.value(question.in(asking_.language));
            // What qualifies a lead is asked step by step: the hints are the questions.
            for (const sales::Step& step : stage.steps)
                if (!is_deal() && !step.hint.in(asking_.language).empty()) out.value(step.hint.in(asking_.language));
        }
        out.end_array();
    }

    Result<void> write_planned(JsonWriter& out, const Record& need, const std::vector<Offer>& products) {
        out.begin_object()
            .member("id", need.id())
            .member("text", need.text("text"))
            .member("importance", need.integer("importance"));
        for (const char* name : {"feature", "reaction"}) {
            out.key(name);
            write_json(out, need.module().at(name), need.get(name));
        }
        bool answered = !need.text("feature").empty();
        out.key("answers").begin_array();
        for (const Offer& offer : products)
            for (const std::string& feature : offer.features) {
                if (sales::common_words(need.text("text"), feature) == 0) continue;
                answered = true;
                out.begin_object().member("product", offer.product.id()).member("title", offer.product.text("title"));
                out.member("chosen", offer.chosen).member("feature", feature.substr(0, feature.find(" · "))).end_object();
            }
        out.end_array().member("gap", !answered).end_object();
        return {};
    }

    const Asking& asking_;
    records::Unit& unit_;
    records::Reading reading_;
    const Record& subject_;
    std::vector<std::pair<std::string, std::int64_t>> needs_;
    std::string text_;
};

// Opening either of a deal is the step itself: the system ticks it for whoever may change the deal.
Result<http::Response> opened(const Asking& asking, records::Unit& unit, const Module& module, Id id, const char* step,
                              Result<std::string> (Brief::*page)()) {
    const Record subject = TRY(unit.readable(module, id));
    if (module.key == "deals" && unit.writable(module, id)) TRY_VOID(records::system_tick(unit, subject, step));
    Brief brief(asking, unit, subject);
    return http::json(TRY((brief.*page)()));
}

Prepare brief_of(const char* resource) {
    return [resource](Asking&, http::Request& request) -> Result<Work> {
        return Work([resource, id = TRY(id_parameter(request))](const Asking& who, records::Unit& unit) {
            return opened(who, unit, who.company->schema().at(resource), id, "brief", &Brief::json);
        });
    };
}

Result<Work> plan(Asking&, http::Request& request) {
    return Work([id = TRY(id_parameter(request))](const Asking& who, records::Unit& unit) {
        return opened(who, unit, who.company->schema().at("deals"), id, "plan", &Brief::plan);
    });
}

}  // namespace

void add_brief_routes(http::Router& router, Api& api) {
    router.get("/api/v1/deals/{id}/brief", changing(api, brief_of("deals")));
    router.get("/api/v1/leads/{id}/brief", changing(api, brief_of("leads")));
    router.get("/api/v1/deals/{id}/plan", changing(api, plan));
}

}  // namespace voronka::api
