#include <set>

#include "api/customers.h"
#include "core/text.h"
#include "sales/needs.h"

namespace voronka::api {
namespace {

constexpr std::size_t words_most = 24;
constexpr int deals_most = 200;
constexpr int contacts_most = 100;
constexpr int parts_most = 200;
constexpr std::size_t interested_most = 20;

// Longer than three letters: shorter words say nothing of what somebody needs.
constexpr std::size_t letters_least = 4;

std::string any_word(const char* field, const std::vector<std::string>& features) {
    std::set<std::string> different;
    for (const std::string& feature : features)
        for (const std::string& word : words(feature, words_most))
            if (word.size() > (static_cast<unsigned char>(word[0]) < 0x80 ? letters_least - 1 : 2 * (letters_least - 1)))
                different.insert(word);
    std::string text;
    std::size_t count = 0;
    for (const std::string& word : different) {
        if (++count > words_most) break;
        text += (text.empty() ? "" : " or ") + std::string(field) + " matches \"" + word + "\"";
    }
    return text;
}

class Finder {
  public:
    Finder(records::Reading& reading, const Record& product, const std::vector<Customer>& all)
        : reading_(reading), product_(product) {
        for (const Customer& one : all) customers_.insert(one.organization);
    }

    Result<std::vector<Interested>> find() {
        TRY_VOID(collect_features());
        if (features_.empty()) return std::vector<Interested>();
        TRY_VOID(by_needs());
        TRY_VOID(by_likes());
        std::vector<Interested> best;
        for (auto& [organization, one] : found_)
            if (TRY(untold(organization))) best.push_back(std::move(one));
        std::ranges::sort(best, {}, [](const Interested& one) { return std::pair(-one.fits, one.organization); });
        if (best.size() > interested_most) best.resize(interested_most);
        return best;
    }

  private:
    const Module& module(const char* key) const { return reading_.environment().schema.at(key); }

    Result<std::vector<Record>> children(const Record& record, const char* name) {
        const Module& child = reading_.environment().schema.child(record.module(), name);
        return reading_.reader().referring(child, child.fields[system_field::parent], record.id(), parts_most);
    }

    // A field of the parts of a deal that this reader's role hides.
    bool hidden(const char* part, const char* field) const {
        return reading_.actor().hides(reading_.environment().schema.child(module("deals"), part).at(field));
    }

    Result<void> collect_features() {
        for (const Record& feature : TRY(children(product_, "features")))
            features_.push_back(std::string(feature.text("text")) + " " + std::string(feature.text("answers")));
        if (features_.empty() && !product_.text("description").empty()) features_.emplace_back(product_.text("description"));
        return {};
    }

    void note(Id organization, Id deal, Id contact, std::string_view said) {
        if (!customers_.contains(organization)) return;
        Interested& best = found_[organization];
        for (const std::string& feature : features_) {
            const int fits = sales::common_words(said, feature);
            if (fits > best.fits) best = {organization, deal, contact, std::string(said), feature, fits};
        }
        if (!best.fits) found_.erase(organization);
    }

    Result<void> by_needs() {
        const std::string condition = any_word("text", features_);
        if (condition.empty() || hidden("needs", "text")) return {};
        const std::string q = "outcome = won and any needs(" + condition + ") sort closed_at desc";
        for (const Record& deal : TRY(reading_.records(module("deals"), q, deals_most)))
            for (const Record& need : TRY(children(deal, "needs")))
                note(deal.integer("organization"), deal.id(), 0, need.text("text"));
        return {};
    }

    Result<void> by_likes() {
        const Module& contacts = module("contacts");
        const std::string condition = any_word("likes", features_);
        if (condition.empty() || reading_.actor().hides(contacts.at("likes"))) return {};
        for (const Record& contact :
             TRY(reading_.records(contacts, "organization is not empty and (" + condition + ")", contacts_most))) {
            const Id organization = contact.integer("organization");
            const std::string q = "outcome = won and organization = " + std::to_string(organization) + " sort closed_at desc";
            const auto deals = TRY(reading_.records(module("deals"), q, 1));
            if (!deals.empty()) note(organization, deals.front().id(), contact.id(), contact.text("likes"));
        }
        return {};
    }

    Result<bool> untold(Id organization) {
        const std::string product = std::to_string(product_.id());
        const std::string customer = std::to_string(organization);
        const auto told = TRY(reading_.count(module("activities"), "external_id = \"news:" + product + ":" + customer + "\""));
        const std::string has_it = "outcome = won and organization = " + customer + " and any lines(product = " + product + ")";
        const bool bought = !hidden("lines", "product") && TRY(reading_.count(module("deals"), has_it)) > 0;
        return told == 0 && !bought;
    }

    records::Reading& reading_;
    const Record& product_;
    std::set<Id> customers_;
    std::vector<std::string> features_;
    std::map<Id, Interested> found_;
};

}  // namespace

Result<std::vector<Interested>> interested(records::Reading& reading, const Record& product, const std::vector<Customer>& all) {
    return Finder(reading, product, all).find();
}

}  // namespace voronka::api
