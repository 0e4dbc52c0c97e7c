#include "demo/goods.h"

namespace voronka::demo {
namespace {

constexpr Words pallet{"Паллетные", "Pallet"};
constexpr Words shelving{"Полочные", "Shelving"};
constexpr Words archive{"Архивные", "Archive"};
constexpr Words mezzanine{"Мезонины", "Mezzanines"};
constexpr Words shop{"Торговые", "Shop"};
constexpr Words equipment{"Оснащение", "Equipment"};
constexpr Words service{"Услуги", "Services"};
constexpr Words piece{"шт.", "pcs"};
constexpr Words metre{"м²", "m²"};
constexpr Words shift{"смена", "shift"};

}  // namespace

std::span<const Item> assortment() {
    static constexpr std::array all{
        Item{{"Стеллаж паллетный П-3, три яруса", "Pallet rack P-3, three tiers"}, pallet, piece, 48'500},
        Item{{"Стеллаж паллетный П-4, четыре яруса", "Pallet rack P-4, four tiers"}, pallet, piece, 61'900},
        Item{{"Стеллаж паллетный П-5, пять ярусов", "Pallet rack P-5, five tiers"}, pallet, piece, 79'400},
        Item{{"Балка 2700 мм, до 3 т", "Beam 2700 mm, up to 3 t"}, pallet, piece, 3'950},
        Item{{"Защита стойки", "Upright guard"}, pallet, piece, 1'450},
        Item{{"Стеллаж полочный С-200", "Shelving S-200"}, shelving, piece, 12'400},
        Item{{"Стеллаж полочный С-500, усиленный", "Shelving S-500, reinforced"}, shelving, piece, 18'700},
        Item{{"Стеллаж полочный С-300, оцинкованный", "Shelving S-300, galvanised"}, shelving, piece, 16'200},
        Item{{"Стеллаж под лотки Л-16", "Tray rack L-16"}, shelving, piece, 14'900},
        Item{{"Гравитационный модуль Г-4", "Gravity module G-4"}, shelving, piece, 96'000},
        Item{{"Консольный стеллаж К-6", "Cantilever rack K-6"}, shelving, piece, 54'300},
        Item{{"Стеллаж архивный А-7", "Archive rack A-7"}, archive, piece, 9'800},
        Item{{"Мобильный архив М-10", "Mobile archive M-10"}, archive, piece, 184'000},
        Item{{"Мезонин одноярусный", "Mezzanine, one floor"}, mezzanine, metre, 11'300},
        Item{{"Мезонин двухъярусный", "Mezzanine, two floors"}, mezzanine, metre, 17'600},
        Item{{"Торговая стойка Т-1", "Shop stand T-1"}, shop, piece, 7'600},
        Item{{"Хлебная горка Т-4", "Bread display T-4"}, shop, piece, 19'300},
        Item{{"Витрина В-2", "Showcase V-2"}, shop, piece, 24'900},
        Item{{"Стол упаковочный", "Packing table"}, equipment, piece, 21'500},
        Item{{"Верстак мастера ВМ-2", "Workbench VM-2"}, equipment, piece, 32'800},
        Item{{"Терминал учёта с программой", "Stock terminal with software"}, equipment, piece, 39'000},
        Item{{"Монтаж, смена бригады", "Installation, one shift"}, service, shift, 28'000},
        Item{{"Расчёт нагрузки на пол", "Floor load calculation"}, service, piece, 15'000},
        Item{{"Осмотр стеллажей с паспортом", "Inspection with a certificate"}, service, piece, 12'000}};
    return all;
}

std::span<const Rival> rivals() {
    static constexpr std::array all{
        Rival{{"Стеллаж-Сервис", "Rack Service"},
              {"Низкая цена, большой склад", "Low prices, a large stock"},
              {"Не монтируют сами", "They do not install"},
              {"Продают воздух: за монтаж и расчёт берут втридорога", "They charge a fortune for installation and sums"},
              {"Попросите у них смету с монтажом и паспортом и сравните по строкам",
               "Ask them for an estimate with installation and a certificate, and compare line by line"}},
        Rival{{"Полка-Про", "Shelf Pro"},
              {"Быстро считают смету", "Quick estimates"},
              {"Тонкий металл, гарантия год", "Thin metal, one year of warranty"},
              {"Долго считают", "They take long over an estimate"},
              {"Спросите толщину стойки и срок гарантии: у нас 2 мм и пять лет",
               "Ask about the thickness of the uprights and the warranty: ours are 2 mm and five years"}},
        Rival{{"СкладТорг", "StoreTrade"},
              {"Отсрочка до 60 дней", "Credit up to 60 days"},
              {"Срок поставки от шести недель", "Delivery takes six weeks and more"},
              {"Без отсрочки с ними тяжело", "They give no credit"},
              {"Отсрочка есть у банка за те же проценты, а простой склада дороже",
               "The bank gives credit at the same rate, and an idle warehouse costs more"}},
        Rival{{"Метр и Ярус", "Metre & Tier"},
              {"Красивые проекты мезонинов", "Handsome mezzanine designs"},
              {"Берут только крупные объекты", "They take large sites only"},
              {"Проекты у них скучные", "Their designs are dull"},
              {"Спросите, кто приедет, если через год понадобится ещё один ряд",
               "Ask who will come when one more row is needed in a year"}},
        Rival{{"Свои руки", "Own Hands"},
              {"Собирают из того, что есть", "Built from what is there"},
              {"Нет расчёта нагрузки и паспорта", "No load calculation, no certificate"},
              {"Зачем платить, если можно сварить самим?", "Why pay when one can weld it oneself?"},
              {"Спросите, кто ответит проверяющим, если полка упадёт", "Ask who will answer the inspectors when a shelf falls"}}};
    return all;
}

}  // namespace voronka::demo
