#include "demo/goods.h"

namespace voronka::demo {

std::span<const Feature> features() {
    static constexpr std::array all{
        Feature{"Стеллаж паллетный П-3",
                {"Паллеты в три яруса под обычный погрузчик", "Pallets in three tiers for an ordinary forklift"},
                {"паллеты, ярусы, склад, место", "pallets, tiers, warehouse, space"}},
        Feature{"Стеллаж паллетный П-3",
                {"Проходы 3,2 м: погрузчик проходит свободно", "Aisles of 3.2 m: the forklift passes freely"},
                {"проходы, погрузчик", "aisles, forklift"}},
        Feature{"Стеллаж паллетный П-4",
                {"Вдвое больше на той же площади", "Twice as much on the same floor"},
                {"больше, площадь, место, разместить, переезжаем", "more, floor, space, store, moving"}},
        Feature{"Стеллаж паллетный П-5",
                {"Использует высоту до девяти метров", "Uses a height of up to nine metres"},
                {"высота, потолок, площадь, место", "height, ceiling, floor, space"}},
        Feature{"Стеллаж полочный С-200",
                {"Собирается без болтов: разобрать и перевезти можно за день", "Boltless: taken apart and moved in a day"},
                {"разобрать, перевезти, переезд, сборка", "apart, move, moving, assembly"}},
        Feature{"Стеллаж полочный С-500",
                {"Нагрузка до тонны на полку", "A ton on each shelf"},
                {"нагрузка, тонна, провисли, полки", "load, ton, sag, shelves"}},
        Feature{"Стеллаж полочный С-300",
                {"Оцинковка: можно мыть каждый день", "Galvanised: may be washed daily"},
                {"мыть, чистота, продукты", "wash, clean, food"}},
        Feature{"Стеллаж под лотки",
                {"Шаг под хлебные лотки, лоток входит без усилия", "Spaced for bread trays, which slide in easily"},
                {"лотки, хлеб", "trays, bread"}},
        Feature{"Гравитационный модуль",
                {"Товар сам едет к сборщику: собирает один человек", "Goods roll to the picker: one person picks"},
                {"собирал, сборка, один человек, искать, быстро", "picking, one person, searching, quickly"}},
        Feature{"Стеллаж архивный",
                {"Архив с подписью каждой полки", "An archive with every shelf labelled"},
                {"архив, документы, погонных", "archive, documents, running"}},
        Feature{"Мобильный архив",
                {"Вдвое больше папок в той же комнате", "Twice the files in the same room"},
                {"архив, место, подвал", "archive, space, basement"}},
        Feature{"Мезонин одноярусный",
                {"Второй этаж над зоной сборки без разрешений", "A second floor over the picking area, without permits"},
                {"мезонин, площадь, потолок, разместить", "mezzanine, floor, ceiling, store"}},
        Feature{"Торговая стойка",
                {"Готовый набор на торговый зал за неделю", "A complete shop floor within a week"},
                {"торговое оборудование, точка, магазин", "shop, equipment, opening"}},
        Feature{"Терминал учёта",
                {"Остатки видны с телефона", "The stock is seen on a phone"},
                {"остатки, телефон, учёт, видеть, искать", "stock, phone, see, searching"}},
        Feature{"Монтаж",
                {"Монтаж ночными сменами, склад не останавливается", "Installation at night, the warehouse goes on"},
                {"монтаж, остановка, срок, успеть", "installation, stopping, deadline, ready"}},
        Feature{"Расчёт нагрузки",
                {"Расчёт с подписью инженера", "A calculation signed by an engineer"},
                {"нагрузка, пол, бетон, выдержит", "load, concrete, bear"}},
        Feature{"Осмотр стеллажей",
                {"Паспорт нагрузки и таблички для проверяющих", "A load certificate and plates for inspectors"},
                {"паспорт, проверяющие, проверка", "certificate, inspectors"}}};
    return all;
}

std::span<const Opening> openings() {
    static constexpr std::array all{
        Opening{{"Из их слов", "From their own words"},
                "",
                {"Добрый день, {contact}! Это {me}, «Стеллаж-Мастер». Вы писали: «{need}». Прежде чем предлагать, хочу понять, "
                 "как это "
                 "устроено у вас сейчас. Найдётся пятнадцать минут?",
                 "Good day, {contact}! This is {me} of Rack Master. You wrote: «{need}». Before I offer anything I would like to "
                 "understand how it is arranged now. Do you have fifteen minutes?"}},
        Opening{
            {"Коротко и по делу", "Short and plain"},
            "",
            {"{contact}, здравствуйте! {me}, «Стеллаж-Мастер». Для {organization} может подойти {product}: задам три вопроса и "
             "скажу честно, стоит ли вам тратить время.",
             "{contact}, hello! {me}, Rack Master. {product} may suit {organization}: I will ask three questions and say "
             "honestly "
             "whether it is worth your time."}},
        Opening{
            {"Для производства", "For manufacturers"},
            "manufacturing",
            {"{contact}, добрый день! Это {me}. На производствах вроде {organization} место чаще всего теряется между цехом и "
             "складом. У вас так же или беда в другом?",
             "{contact}, good day! This is {me}. At plants such as {organization} space is mostly lost between the shop and the "
             "store. Is it so with you, or is the trouble elsewhere?"}},
        Opening{
            {"Для розницы", "For retail"},
            "retail",
            {"{contact}, здравствуйте! {me}, «Стеллаж-Мастер». Скажите, что в зале {organization} покупатели ищут дольше всего?",
             "{contact}, hello! {me}, Rack Master. Tell me: what do customers of {organization} search for longest?"}}};
    return all;
}

}  // namespace voronka::demo
