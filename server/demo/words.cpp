#include "demo/words.h"

#include <array>

namespace voronka::demo {

std::span<const Words> firm_names() {
    static constexpr std::array all{
        Words{"Верес", "Veres"}, Words{"Метиз-Юг", "Metiz South"}, Words{"Тёплый хлеб", "Warm Bread"}, Words{"Опора", "Opora"},
        Words{"Север", "Sever"}, Words{"Доктор Ветер", "Doctor Wind"}, Words{"Литера", "Litera"}, Words{"Круг", "Krug"},
        Words{"Лён", "Linen"}, Words{"Заря", "Zarya"}, Words{"Полка", "Shelf"}, Words{"Речной двор", "River Yard"},
        Words{"Каменка", "Kamenka"}, Words{"Белый парус", "White Sail"}, Words{"Три тополя", "Three Poplars"}, Words{"Ладога", "Ladoga"},
        Words{"Сосновый бор", "Pine Wood"}, Words{"Гранит", "Granit"}, Words{"Волна", "Volna"}, Words{"Мастеровой", "Masterovoy"},
        Words{"Ясень", "Yasen"}, Words{"Магистраль", "Magistral"}, Words{"Добрый сад", "Good Garden"}, Words{"Урожай", "Harvest"},
        Words{"Точка опоры", "Fulcrum"}, Words{"Радуга", "Raduga"}, Words{"Кедр", "Kedr"}, Words{"Мельница", "The Mill"},
        Words{"Янтарь", "Yantar"}, Words{"Новый берег", "New Shore"}, Words{"Пилот", "Pilot"}, Words{"Формат", "Format"},
        Words{"Орбита", "Orbita"}, Words{"Сфера", "Sfera"}, Words{"Родник", "Rodnik"}, Words{"Контур", "Kontur Plus"},
        Words{"Чайный дом", "Tea House"}, Words{"Рубин", "Rubin"}, Words{"Светлый путь", "Bright Way"}, Words{"Якорь", "Anchor"}};
    return all;
}

std::span<const Words> firm_kinds() {
    static constexpr std::array all{Words{"ООО «{}»", "{} Ltd"}, Words{"Завод «{}»", "{} Works"}, Words{"Склад «{}»", "{} Warehouse"},
                                    Words{"Сеть «{}»", "{} Stores"}, Words{"Типография «{}»", "{} Printing"}, Words{"Пекарня «{}»", "{} Bakery"},
                                    Words{"Артель «{}»", "{} Crafts"}, Words{"Клиника «{}»", "{} Clinic"}, Words{"Автоцентр «{}»", "{} Motors"},
                                    Words{"Фабрика «{}»", "{} Factory"}, Words{"АО «{}»", "{} JSC"}, Words{"Торговый дом «{}»", "{} Trading"}};
    return all;
}

std::span<const Words> first_names() {
    static constexpr std::array all{Words{"Кирилл", "Kirill"}, Words{"Павел", "Pavel"}, Words{"Антон", "Anton"}, Words{"Денис", "Denis"},
                                    Words{"Игорь", "Igor"}, Words{"Сергей", "Sergey"}, Words{"Максим", "Maxim"}, Words{"Олег", "Oleg"},
                                    Words{"Инна", "Inna"}, Words{"Дина", "Dina"}, Words{"Ольга", "Olga"}, Words{"Марина", "Marina"},
                                    Words{"Елена", "Elena"}, Words{"Татьяна", "Tatiana"}, Words{"Светлана", "Svetlana"}, Words{"Юлия", "Julia"}};
    return all;
}

std::span<const Words> last_names() {
    static constexpr std::array all{Words{"Власов", "Vlasov"}, Words{"Белов", "Belov"}, Words{"Сабитов", "Sabitov"}, Words{"Громов", "Gromov"},
                                    Words{"Исаев", "Isaev"}, Words{"Тихонов", "Tikhonov"}, Words{"Назаров", "Nazarov"}, Words{"Зимин", "Zimin"},
                                    Words{"Котов", "Kotov"}, Words{"Лаптев", "Laptev"}, Words{"Рябов", "Ryabov"}, Words{"Седов", "Sedov"},
                                    Words{"Фролов", "Frolov"}, Words{"Чернов", "Chernov"}, Words{"Юдин", "Yudin"}, Words{"Дорохов", "Dorokhov"}};
    return all;
}

std::span<const Words> cities() {
    static constexpr std::array all{Words{"Тверь", "Tver"}, Words{"Казань", "Kazan"}, Words{"Ростов-на-Дону", "Rostov-on-Don"}, Words{"Москва", "Moscow"},
                                    Words{"Санкт-Петербург", "Saint Petersburg"}, Words{"Нижний Новгород", "Nizhny Novgorod"}, Words{"Самара", "Samara"},
                                    Words{"Екатеринбург", "Yekaterinburg"}, Words{"Воронеж", "Voronezh"}, Words{"Ярославль", "Yaroslavl"},
                                    Words{"Тула", "Tula"}, Words{"Калуга", "Kaluga"}};
    return all;
}

std::span<const Words> needs() {
    static constexpr std::array all{Words{"Успеть до Нового года", "To be ready before New Year"}, Words{"Монтаж без остановки склада", "Installation without stopping the warehouse"},
                                    Words{"Паллеты в три яруса", "Pallets in three tiers"}, Words{"Видеть остатки с телефона", "To see the stock from a phone"},
                                    Words{"Разместить вдвое больше на той же площади", "To store twice as much on the same floor"},
                                    Words{"Чтобы собирал один человек, а не трое", "Picking by one person instead of three"},
                                    Words{"Нагрузка до тонны на полку", "A ton on each shelf"}, Words{"Не переплачивать за перевозку", "Not to overpay for transport"},
                                    Words{"Сохранить проходы для погрузчика", "To keep the aisles for the forklift"}};
    return all;
}

std::span<const Words> requests() {
    static constexpr std::array all{Words{"Нужны стеллажи на склад 600 м², до конца месяца. Подскажите цену с монтажом.", "We need racks for a 600 m² warehouse by the end of the month. What is the price with installation?"},
                                    Words{"Переезжаем в новое помещение, хотим посчитать, сколько войдёт.", "We are moving to new premises and want to know how much will fit."},
                                    Words{"Старые полки провисли, ищем замену.", "Our old shelves sag; we are looking for a replacement."},
                                    Words{"Открываем вторую точку, нужно торговое оборудование.", "We are opening a second shop and need equipment."},
                                    Words{"Сравниваем трёх поставщиков, пришлите условия.", "We compare three suppliers; please send your terms."},
                                    Words{"Нужна консультация по мезонину.", "We would like advice on a mezzanine."}};
    return all;
}

std::span<const Words> concerns() {
    static constexpr std::array all{Words{"Дороже, чем у соседей", "More expensive than elsewhere"}, Words{"Долго везёте", "You take long to deliver"},
                                    Words{"Не уверены, что выдержит нагрузку", "We are not sure that it will bear the load"},
                                    Words{"Надо согласовать с директором", "The director has to agree"}, Words{"Вернёмся к этому весной", "Let us return to it in spring"}};
    return all;
}

std::span<const Words> call_notes() {
    static constexpr std::array all{Words{"Сейчас хранят на полу, теряют товар. Решает директор, срок — месяц.", "They store on the floor now and lose goods. The director decides, within a month."},
                                    Words{"Пять потребностей, главная — не останавливать отгрузку.", "Five needs, the main one: shipping must not stop."},
                                    Words{"Просили прислать расчёт нагрузки и два варианта цены.", "Asked for a load calculation and two prices."},
                                    Words{"Сравнивают с «Стеллаж-Сервисом», там дешевле, но без монтажа.", "They compare us with Rack Service, cheaper but without installation."},
                                    Words{"Готовы внести аванс, если успеваем.", "Ready to pay in advance if we are in time."}};
    return all;
}

std::span<const Words> likes() {
    static constexpr std::array all{Words{"Ценит точные сроки", "Values exact dates"}, Words{"Любит сначала увидеть расчёт", "Likes to see the calculation first"},
                                    Words{"Нравится, что монтаж делаем сами", "Likes that we install ourselves"}, Words{"Отвечает в мессенджере быстрее, чем по телефону", "Answers messages sooner than calls"}};
    return all;
}

std::span<const Words> dislikes() {
    static constexpr std::array all{Words{"Не любит презентаций со слайдами", "Dislikes slide shows"}, Words{"Не любит, когда меняют срок", "Dislikes when dates change"},
                                    Words{"Не терпит звонков до десяти утра", "No calls before ten in the morning"}};
    return all;
}

std::span<const Words> subjects() {
    static constexpr std::array all{Words{"Стеллажи на склад", "Racks for the warehouse"}, Words{"Обновление парка стеллажей", "Renewal of racks"},
                                    Words{"Мезонин", "Mezzanine"}, Words{"Полки для магазина", "Shop shelving"}, Words{"Линия упаковки", "Packing line"},
                                    Words{"Учёт на складе", "Stock keeping"}, Words{"Стойки и витрины", "Stands and showcases"}, Words{"Второй ряд", "Second row"},
                                    Words{"Архив под ключ", "Archive, turnkey"}, Words{"Мебель для приёмной", "Reception furniture"}};
    return all;
}

std::span<const Words> job_titles() {
    static constexpr std::array all{Words{"Закупщик", "Buyer"}, Words{"Начальник склада", "Warehouse manager"}, Words{"Директор", "Director"},
                                    Words{"Главный инженер", "Chief engineer"}, Words{"Управляющая", "Manager"}};
    return all;
}

std::string woman(std::string last_name, Language language) {
    return language == Language::ru ? last_name + "а" : last_name + "a";
}

}  // namespace voronka::demo
