#include "demo/people.h"

#include "demo/words.h"

namespace voronka::demo {
namespace {

struct Member {
    const char* login;
    Words name;
    const char* role;
    int team;  // 0 the whole firm, 1 and 2 the two teams
    const char* hired_on;
};

constexpr std::array members{Member{"admin", {"Вера Соколова", "Vera Sokolova"}, "administrator", 0, "2020-03-02"},
                             Member{"director", {"Роман Мещеряков", "Roman Meshcheryakov"}, "manager", 0, "2019-09-02"},
                             Member{"manager", {"Алина Жданова", "Alina Zhdanova"}, "manager", 1, "2021-02-01"},
                             Member{"manager2", {"Борис Ефимов", "Boris Efimov"}, "manager", 2, "2021-05-11"},
                             Member{"rep", {"Ольга Лунина", "Olga Lunina"}, "rep", 1, "2022-01-10"},
                             Member{"pavel", {"Павел Козырев", "Pavel Kozyrev"}, "rep", 1, "2022-06-14"},
                             Member{"renata", {"Рената Мусина", "Renata Musina"}, "rep", 1, "2026-09-07"},
                             Member{"gleb", {"Глеб Осипов", "Gleb Osipov"}, "rep", 2, "2023-04-03"},
                             Member{"nina", {"Нина Чижова", "Nina Chizhova"}, "rep", 2, "2023-10-16"},
                             Member{"timur", {"Тимур Аминов", "Timur Aminov"}, "rep", 2, "2024-08-05"},
                             Member{"viewer", {"Зоя Крылова", "Zoya Krylova"}, "viewer", 0, "2022-11-01"}};

struct Item {
    Words name;
    Words series;
    std::int64_t price;
};
constexpr std::array items{
    Item{{"Стеллаж паллетный П-3, три яруса", "Pallet rack P-3, three tiers"}, {"Паллетные", "Pallet"}, 48'500},
    Item{{"Стеллаж паллетный П-4, четыре яруса", "Pallet rack P-4, four tiers"}, {"Паллетные", "Pallet"}, 61'900},
    Item{{"Балка 2700 мм, до 3 т", "Beam 2700 mm, up to 3 t"}, {"Паллетные", "Pallet"}, 3'950},
    Item{{"Стеллаж полочный С-200", "Shelving S-200"}, {"Полочные", "Shelving"}, 12'400},
    Item{{"Стеллаж полочный С-500, усиленный", "Shelving S-500, reinforced"}, {"Полочные", "Shelving"}, 18'700},
    Item{{"Стеллаж архивный А-7", "Archive rack A-7"}, {"Архивные", "Archive"}, 9'800},
    Item{{"Мобильный архив М-10", "Mobile archive M-10"}, {"Архивные", "Archive"}, 184'000},
    Item{{"Мезонин, м²", "Mezzanine, m²"}, {"Мезонины", "Mezzanines"}, 11'300},
    Item{{"Торговая стойка Т-1", "Shop stand T-1"}, {"Торговые", "Shop"}, 7'600},
    Item{{"Витрина В-2", "Showcase V-2"}, {"Торговые", "Shop"}, 24'900},
    Item{{"Стол упаковочный", "Packing table"}, {"Оснащение", "Equipment"}, 21'500},
    Item{{"Терминал учёта с программой", "Stock terminal with software"}, {"Оснащение", "Equipment"}, 39'000},
    Item{{"Монтаж, смена бригады", "Installation, one shift"}, {"Услуги", "Services"}, 28'000},
    Item{{"Расчёт нагрузки на пол", "Floor load calculation"}, {"Услуги", "Services"}, 15'000}};

constexpr std::array rivals{Words{"Стеллаж-Сервис", "Rack Service"}, Words{"Полка-Про", "Shelf Pro"}, Words{"СкладТорг", "StoreTrade"},
                            Words{"Метр и Ярус", "Metre & Tier"}};

class Founding {
  public:
    Founding(company::Company& company, records::Unit& unit)
        : unit_(unit), schema_(company.schema()), language_(company.settings().language) {}

    Result<Firm> run() {
        std::vector<Id> teams{TRY(team({"Продажи", "Sales"}, 0))};
        teams.push_back(TRY(team({"Склады и заводы", "Warehouses and works"}, teams[0])));
        teams.push_back(TRY(team({"Магазины и сервис", "Shops and services"}, teams[0])));
        std::array<Id, 3> leads{};
        for (const Member& member : members) {
            const Id id = TRY(person(member, teams[static_cast<std::size_t>(member.team)]));
            if (std::string_view(member.role) == "rep") firm_.reps.push_back(id);
            if (std::string_view(member.role) == "manager") leads[static_cast<std::size_t>(member.team)] = id;
        }
        firm_.director = leads[0];
        const Module& module = schema_.at("teams");
        for (std::size_t i = 0; i < teams.size(); ++i) TRY(unit_.update(module, teams[i], {{&module.at("lead"), leads[i]}}));
        TRY_VOID(goods());
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
                                         {&module.at("hired_on"), *parse_date(member.hired_on)},
                                         {&module.at("email"), std::string(member.login) + "@example.com"}}))
            .id();
    }

    Result<void> goods() {
        const Module& products = schema_.at("products");
        int number = 100;
        for (const Item& item : items) {
            const Record made = TRY(unit_.create(products, {{&products.at("name"), item.name.in(language_)},
                                                            {&products.at("series"), item.series.in(language_)},
                                                            {&products.at("sku"), "R-" + std::to_string(++number)},
                                                            {&products.at("currency"), std::string("RUB")},
                                                            {&products.at("price"), Decimal::whole(item.price)}}));
            firm_.products.emplace_back(made.id(), Decimal::whole(item.price));
        }
        const Module& competitors = schema_.at("competitors");
        for (const Words& rival : rivals)
            firm_.competitors.push_back(TRY(unit_.create(competitors, {{&competitors.at("name"), rival.in(language_)}})).id());
        return {};
    }

    records::Unit& unit_;
    const Schema& schema_;
    Language language_;
    Firm firm_;
};

}  // namespace

std::vector<Login> cast() {
    std::vector<Login> all;
    for (const Member& member : members) all.push_back({member.login, std::string(member.name.ru), member.role});
    return all;
}

Result<Firm> found(company::Company& company) {
    Firm firm;
    TRY(company.change_now(records::Actor::system(), [&](records::Unit& unit) -> Result<void> {
        firm = TRY(Founding(company, unit).run());
        return {};
    }));
    return firm;
}

}  // namespace voronka::demo
