#include "demo/words.h"

namespace voronka::demo {

std::span<const Words> requests() {
    static constexpr std::array all{
        Words{"Нужны стеллажи на склад 600 м², до конца месяца. Подскажите цену с монтажом.",
              "We need racks for a 600 m² warehouse by the end of the month. What is the price with installation?"},
        Words{"Переезжаем в новое помещение, хотим посчитать, сколько войдёт.",
              "We are moving to new premises and want to know how much will fit."},
        Words{"Старые полки провисли, ищем замену.", "Our old shelves sag; we are looking for a replacement."},
        Words{"Открываем вторую точку, нужно торговое оборудование.", "We are opening a second shop and need equipment."},
        Words{"Сравниваем трёх поставщиков, пришлите условия.", "We compare three suppliers; please send your terms."},
        Words{"Нужна консультация по мезонину: потолок 6 метров, пол бетон.",
              "We would like advice on a mezzanine: a ceiling of 6 metres, a concrete floor."},
        Words{"Добрый день! Есть ли у вас полки под хлебные лотки?", "Good day! Do you have shelves for bread trays?"},
        Words{"Проверяющие требуют паспорта нагрузки, у нас их нет. Что можно сделать?",
              "The inspectors want load certificates and we have none. What can be done?"},
        Words{"Нужен архив на 400 погонных метров, помещение в подвале.",
              "We need an archive of 400 running metres; the room is in the basement."},
        Words{"Видели ваш склад у соседей, хотим такой же.", "We saw your racks at our neighbours' and want the same."}};
    return all;
}

std::span<const Words> subjects() {
    static constexpr std::array all{Words{"Стеллажи на склад", "Racks for the warehouse"},
                                    Words{"Обновление парка стеллажей", "Renewal of racks"},
                                    Words{"Мезонин", "Mezzanine"},
                                    Words{"Полки для магазина", "Shop shelving"},
                                    Words{"Линия упаковки", "Packing line"},
                                    Words{"Учёт на складе", "Stock keeping"},
                                    Words{"Стойки и витрины", "Stands and showcases"},
                                    Words{"Второй ряд", "Second row"},
                                    Words{"Архив под ключ", "Archive, turnkey"},
                                    Words{"Стеллажи под лотки", "Racks for trays"},
                                    Words{"Оснащение мастерской", "Workshop equipment"},
                                    Words{"Новый склад, первая очередь", "New warehouse, first stage"},
                                    Words{"Консольные стеллажи", "Cantilever racks"},
                                    Words{"Зона приёмки", "Receiving area"}};
    return all;
}

std::span<const Words> authorities() {
    static constexpr std::array all{
        Words{"Директор, счёт согласует бухгалтер", "The director; the accountant approves the invoice"},
        Words{"Собственник, сам ездит на показы", "The owner, who comes to demos himself"},
        Words{"Начальник склада выбирает, директор подписывает", "The warehouse manager chooses, the director signs"},
        Words{"Тендерный комитет, раз в две недели", "A committee that meets every two weeks"},
        Words{"Закупщик сам, до миллиона", "The buyer alone, up to a million"}};
    return all;
}

std::span<const Words> timings() {
    static constexpr std::array all{Words{"До конца месяца", "By the end of the month"},
                                    Words{"К открытию, через два месяца", "By the opening, in two months"},
                                    Words{"До Нового года", "Before New Year"},
                                    Words{"В этом квартале", "This quarter"},
                                    Words{"Не горит, но до осени", "No hurry, but before autumn"},
                                    Words{"Как можно скорее", "As soon as possible"}};
    return all;
}

std::span<const Words> pitches() {
    static constexpr std::array all{
        Words{"Вы писали, что не хватает места. Покажу, как на той же площади встаёт вдвое больше паллет.",
              "You wrote that you lack room. I will show how twice as many pallets fit on the same floor."},
        Words{"Мы ставим стеллажи, не останавливая отгрузку: в прошлом месяце так собрали склад соседям.",
              "We install without stopping the shipping: last month we did so for your neighbours."},
        Words{"Начну с вопроса: сколько времени уходит у сборщика на один заказ?",
              "Let me begin with a question: how long does one order take to pick?"},
        Words{"Посчитаем нагрузку на пол до того, как говорить о цене.",
              "Let us work out the floor load before we speak of the price."},
        Words{"Вижу, что вы открываете вторую точку: есть готовый набор оборудования на такой зал.",
              "I see that you open a second shop: there is a ready set for a hall of that size."}};
    return all;
}

std::span<const Need> needs() {
    static constexpr std::array all{
        Need{{"Успеть до Нового года", "To be ready before New Year"},
             {"Поставка со склада за 9 дней", "Delivery from stock in 9 days"}},
        Need{{"Монтаж без остановки склада", "Installation without stopping the warehouse"},
             {"Монтаж ночными сменами", "Installation at night"}},
        Need{{"Паллеты в три яруса", "Pallets in three tiers"}, {"Стеллаж П-3", "Rack P-3"}},
        Need{{"Видеть остатки с телефона", "To see the stock from a phone"}, {"Терминал учёта", "Stock terminal"}},
        Need{{"Разместить вдвое больше на той же площади", "To store twice as much on the same floor"},
             {"Мезонин над зоной сборки", "A mezzanine over the picking area"}},
        Need{{"Чтобы собирал один человек, а не трое", "Picking by one person instead of three"},
             {"Гравитационные полки", "Gravity shelves"}},
        Need{{"Нагрузка до тонны на полку", "A ton on each shelf"}, {"Усиленный С-500", "Reinforced S-500"}},
        Need{{"Не переплачивать за перевозку", "Not to overpay for transport"},
             {"Отгрузка из Тулы и Казани", "Shipping from Tula and Kazan"}},
        Need{{"Сохранить проходы для погрузчика", "To keep the aisles for the forklift"},
             {"План с проходами 3,2 м", "A plan with aisles of 3.2 m"}},
        Need{{"Паспорт нагрузки для проверяющих", "A load certificate for inspectors"},
             {"Расчёт и таблички", "Calculation and plates"}},
        Need{{"Мыть полки каждый день", "To wash the shelves daily"}, {"Оцинкованная серия", "The galvanised series"}},
        Need{{"Чтобы можно было разобрать и перевезти", "To be able to take it apart and move"},
             {"Сборка на зацепах", "Boltless assembly"}}};
    return all;
}

std::span<const Concern> concerns() {
    static constexpr std::array all{
        Concern{{"Дороже, чем у соседей", "More expensive than elsewhere"},
                "price",
                {"Сравнили по строкам: у них нет монтажа и расчёта нагрузки",
                 "Compared line by line: theirs is without installation and calculation"},
                {"У других дешевле", "Others are cheaper"}},
        Concern{{"Дорого за один раз", "Too much at once"},
                "price",
                {"Разбили на две очереди", "Split into two stages"},
                {"Не можем заплатить всё сразу", "We cannot pay everything at once"}},
        Concern{{"Долго везёте", "You take long to deliver"},
                "timing",
                {"Балки и стойки со склада, остальное через две недели", "Beams and uprights from stock, the rest in two weeks"},
                {"Долго ждать поставку", "Delivery takes too long"}},
        Concern{{"Вернёмся к этому весной", "Let us return to it in spring"},
                "timing",
                {"Посчитали, во что обходится каждый месяц хранения на стороне",
                 "Worked out what each month of outside storage costs"},
                {"Не сейчас", "Not now"}},
        Concern{{"Не уверены, что выдержит нагрузку", "We are not sure that it will bear the load"},
                "trust",
                {"Дали протокол испытаний и телефон клиента", "Gave the test report and a customer's phone"},
                {"А качество точно хорошее?", "What about the quality?"}},
        Concern{{"Надо согласовать с директором", "The director has to agree"},
                "authority",
                {"Договорились о короткой встрече втроём", "Agreed on a short meeting of three"},
                {"Это решаю не я", "I do not decide this"}},
        Concern{{"Уже есть договор с другими", "We already have a contract with others"},
                "competitor",
                {"Предложили взять только второй ряд и сравнить", "Offered to take only the second row and compare"},
                {"Ещё действует договор с другим поставщиком", "We still have a contract with another supplier"}},
        Concern{{"Может, обойдёмся старыми", "Perhaps the old ones will do"},
                "need",
                {"Показали снимки провисших балок с их склада", "Showed photos of sagging beams from their own warehouse"},
                {"У нас и так всё работает", "Everything works as it is"}}};
    return all;
}

}  // namespace voronka::demo
