#include "demo/people.h"

#include "demo/goods.h"
#include "demo/words.h"

namespace voronka::demo {
namespace {

// She is in her third month.
constexpr int newcomer_months = 2;

struct Member {
    const char* login;
    Words name;
    const char* role;
    int team;    // 0 the whole firm, 1 and 2 the two teams
    int months;  // since the first day at work
};

constexpr std::array members{Member{"admin", {"Вера Соколова", "Vera Sokolova"}, "administrator", 0, 80},
                             Member{"director", {"Роман Мещеряков", "Roman Meshcheryakov"}, "manager", 0, 86},
                             Member{"manager", {"Алина Жданова", "Alina Zhdanova"}, "manager", 1, 69},
                             Member{"manager2", {"Борис Ефимов", "Boris Efimov"}, "manager", 2, 66},
                             Member{"rep", {"Ольга Лунина", "Olga Lunina"}, "rep", 1, 58},
                             Member{"pavel", {"Павел Козырев", "Pavel Kozyrev"}, "rep", 1, 53},
                             Member{"renata", {"Рената Мусина", "Renata Musina"}, "rep", 1, newcomer_months},
                             Member{"gleb", {"Глеб Осипов", "Gleb Osipov"}, "rep", 2, 43},
                             Member{"nina", {"Нина Чижова", "Nina Chizhova"}, "rep", 2, 37},
                             Member{"timur", {"Тимур Аминов", "Timur Aminov"}, "rep", 2, 27},
                             Member{"viewer", {"Зоя Крылова", "Zoya Krylova"}, "viewer", 0, 48}};

class Founding {
  public:
    Founding(company::Company& company, records::Unit& unit, Date today)
        : unit_(unit), schema_(company.schema()), language_(company.settings().language), today_(today) {}

    Result<Firm> run() {
        std::vector<Id> teams{TRY(team({"Продажи", "Sales"}, 0))};
        teams.push_back(TRY(team({"Склады и заводы", "Warehouses and works"}, teams[0])));
        teams.push_back(TRY(team({"Магазины и сервис", "Shops and services"}, teams[0])));
        std::array<Id, 3> leads{};
        for (const Member& member : members) {
            const Id id = TRY(person(member, teams[static_cast<std::size_t>(member.team)]));
            if (std::string_view(member.role) == "rep") firm_.reps.push_back({id, hired_on(member)});
            if (std::string_view(member.role) == "manager") leads[static_cast<std::size_t>(member.team)] = id;
        }
        firm_.managers.assign(leads.begin(), leads.end());
        const Module& module = schema_.at("teams");
        for (std::size_t i = 0; i < teams.size(); ++i) TRY(unit_.update(module, teams[i], {{&module.at("lead"), leads[i]}}));
        TRY_VOID(goods());
        TRY_VOID(library());
        return std::move(firm_);
    }

  private:
    Result<Id> team(const Words& name, Id parent) {
        const Module& module = schema_.at("teams");
        records::Given given{{&module.at("name"), name.in(language_)}};
        if (parent) given.emplace_back(&module.at("parent"), parent);
        return TRY(unit_.create(module, given)).id();
    }

    Result<Id> person(const Member& member, Id team) {
        const Module& module = schema_.at("users");
        return TRY(unit_.create(module, {{&module.at("login"), std::string(member.login)},
                                         {&module.at("name"), member.name.in(language_)},
                                         {&module.at("role"), std::string(member.role)},
                                         {&module.at("team"), team},
                                         {&module.at("language"), std::string(key(language_))},
                                         {&module.at("hired_on"), hired_on(member)},
                                         {&module.at("email"), std::string(member.login) + "@example.com"}}))
            .id();
    }

    // The first working day so many months ago.
    Date hired_on(const Member& member) const {
        const Date day = add_months(today_, -member.months);
        const Date first{day.days - static_cast<int>(civil(day).day) + 1};
        return unit_.environment().calendar.add_working_days(first, 0);
    }

    Result<void> goods() {
        const Module& products = schema_.at("products");
        int number = 100;
        for (const Item& item : assortment()) {
            const Decimal price = Decimal::whole(item.price);
            const Record made = TRY(unit_.create(products, {{&products.at("name"), item.name.in(language_)},
                                                            {&products.at("series"), item.series.in(language_)},
                                                            {&products.at("sku"), "R-" + std::to_string(++number)},
                                                            {&products.at("unit"), item.unit.in(language_)},
                                                            {&products.at("currency"), std::string("RUB")},
                                                            {&products.at("price"), price}}));
            firm_.products.push_back({made.id(), item.price});
            TRY_VOID(told_of(item, made.id()));
        }
        const Module& module = schema_.at("competitors");
        for (const Rival& rival : rivals())
            firm_.competitors.push_back(TRY(unit_.create(module, {{&module.at("name"), rival.name.in(language_)},
                                                                  {&module.at("strengths"), rival.strengths.in(language_)},
                                                                  {&module.at("weaknesses"), rival.weaknesses.in(language_)},
                                                                  {&module.at("they_say"), rival.they_say.in(language_)},
                                                                  {&module.at("we_answer"), rival.we_answer.in(language_)}}))
                                            .id());
        return first_words();
    }

    Result<void> told_of(const Item& item, Id product) {
        const Module& module = schema_.at("products.features");
        for (const Feature& feature : features())
            if (item.name.ru.starts_with(feature.product))
                TRY(unit_.create_child(
                    module, product,
                    {{&module.at("text"), feature.text.in(language_)}, {&module.at("answers"), feature.answers.in(language_)}}));
        return {};
    }

    // Which objections of the library the firm's customers raise.
    Result<void> library() {
        const Module& objections = schema_.at("objections");
        const Module& answers = schema_.at("objection_answers");
        for (const Concern& concern : concerns()) {
            const std::string text = concern.known.in(language_);
            for (const Record& found : TRY(unit_.writer().equal(objections, objections.at("text"), text, 1))) {
                Known known{.text = concern.text.in(language_), .id = found.id(), .answers = {}};
                for (const Record& answer : TRY(unit_.writer().referring(answers, answers.at("objection"), found.id(), 10)))
                    known.answers.push_back({answer.id(), std::string(answer.text("text"))});
                firm_.library.push_back(std::move(known));
            }
        }
        return {};
    }

    Result<void> first_words() {
        const Module& module = schema_.at("pitches");
        for (const Opening& opening : openings())
            TRY(unit_.create(module, {{&module.at("name"), opening.name.in(language_)},
                                      {&module.at("industry"), std::string(opening.industry)},
                                      {&module.at("text"), opening.text.in(language_)}}));
        return {};
    }

    records::Unit& unit_;
    const Schema& schema_;
    Language language_;
    Date today_;
    Firm firm_;
};

}  // namespace

std::vector<Login> cast() {
    std::vector<Login> all;
    for (const Member& member : members) all.push_back({member.login, std::string(member.name.ru), member.role});
    return all;
}

Result<Firm> found(company::Company& company, Date today) {
    Firm firm;
    TRY(company.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        firm = TRY(Founding(company, unit, today).run());
        return {};
    }));
    return firm;
}

}  // namespace voronka::demo
