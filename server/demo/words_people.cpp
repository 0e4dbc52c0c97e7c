#include "demo/words.h"

namespace voronka::demo {

std::span<const Words> first_names() {
    static constexpr std::array all{
        Words{"Кирилл", "Kirill"}, Words{"Павел", "Pavel"},     Words{"Антон", "Anton"},       Words{"Денис", "Denis"},
        Words{"Игорь", "Igor"},    Words{"Сергей", "Sergey"},   Words{"Максим", "Maxim"},      Words{"Олег", "Oleg"},
        Words{"Артём", "Artyom"},  Words{"Руслан", "Ruslan"},   Words{"Виктор", "Viktor"},     Words{"Марат", "Marat"},
        Words{"Инна", "Inna"},     Words{"Дина", "Dina"},       Words{"Ольга", "Olga"},        Words{"Марина", "Marina"},
        Words{"Елена", "Elena"},   Words{"Татьяна", "Tatiana"}, Words{"Светлана", "Svetlana"}, Words{"Юлия", "Julia"},
        Words{"Анна", "Anna"},     Words{"Лариса", "Larisa"},   Words{"Алсу", "Alsu"},         Words{"Надежда", "Nadezhda"}};
    return all;
}

std::span<const Words> last_names() {
    static constexpr std::array all{
        Words{"Власов", "Vlasov"}, Words{"Белов", "Belov"},      Words{"Сабитов", "Sabitov"}, Words{"Громов", "Gromov"},
        Words{"Исаев", "Isaev"},   Words{"Тихонов", "Tikhonov"}, Words{"Назаров", "Nazarov"}, Words{"Зимин", "Zimin"},
        Words{"Котов", "Kotov"},   Words{"Лаптев", "Laptev"},    Words{"Рябов", "Ryabov"},    Words{"Седов", "Sedov"},
        Words{"Фролов", "Frolov"}, Words{"Чернов", "Chernov"},   Words{"Юдин", "Yudin"},      Words{"Дорохов", "Dorokhov"},
        Words{"Галиев", "Galiev"}, Words{"Пахомов", "Pakhomov"}, Words{"Ершов", "Ershov"},    Words{"Мухин", "Mukhin"},
        Words{"Авдеев", "Avdeev"}, Words{"Щукин", "Shchukin"},   Words{"Носов", "Nosov"},     Words{"Хасанов", "Khasanov"},
        Words{"Блинов", "Blinov"}, Words{"Туманов", "Tumanov"},  Words{"Ракитин", "Rakitin"}, Words{"Лосев", "Losev"}};
    return all;
}

std::span<const Words> cities() {
    static constexpr std::array all{Words{"Тверь", "Tver"},
                                    Words{"Казань", "Kazan"},
                                    Words{"Ростов-на-Дону", "Rostov-on-Don"},
                                    Words{"Москва", "Moscow"},
                                    Words{"Санкт-Петербург", "Saint Petersburg"},
                                    Words{"Нижний Новгород", "Nizhny Novgorod"},
                                    Words{"Самара", "Samara"},
                                    Words{"Екатеринбург", "Yekaterinburg"},
                                    Words{"Воронеж", "Voronezh"},
                                    Words{"Ярославль", "Yaroslavl"},
                                    Words{"Тула", "Tula"},
                                    Words{"Калуга", "Kaluga"},
                                    Words{"Рязань", "Ryazan"},
                                    Words{"Пермь", "Perm"},
                                    Words{"Уфа", "Ufa"},
                                    Words{"Краснодар", "Krasnodar"},
                                    Words{"Челябинск", "Chelyabinsk"},
                                    Words{"Вологда", "Vologda"},
                                    Words{"Пенза", "Penza"},
                                    Words{"Киров", "Kirov"}};
    return all;
}

std::span<const Words> job_titles() {
    static constexpr std::array all{Words{"Закупщик", "Buyer"},
                                    Words{"Начальник склада", "Warehouse manager"},
                                    Words{"Директор", "Director"},
                                    Words{"Главный инженер", "Chief engineer"},
                                    Words{"Коммерческий директор", "Commercial director"},
                                    Words{"Руководитель снабжения", "Head of supply"},
                                    Words{"Владелец", "Owner"},
                                    Words{"Логист", "Logistician"},
                                    Words{"Заместитель директора", "Deputy director"},
                                    Words{"Главный бухгалтер", "Chief accountant"}};
    return all;
}

std::string woman(std::string last_name, Language language) {
    return language == Language::ru ? last_name + "а" : last_name + "a";
}

}  // namespace voronka::demo
