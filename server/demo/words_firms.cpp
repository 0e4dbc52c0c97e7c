#include "demo/words.h"

namespace voronka::demo {

std::span<const Words> firm_names() {
    static constexpr std::array all{Words{"Верес", "Veres"},
                                    Words{"Метиз-Юг", "Metiz South"},
                                    Words{"Тёплый хлеб", "Warm Bread"},
                                    Words{"Опора", "Opora"},
                                    Words{"Север", "Sever"},
                                    Words{"Доктор Ветер", "Doctor Wind"},
                                    Words{"Литера", "Litera"},
                                    Words{"Круг", "Krug"},
                                    Words{"Лён", "Linen"},
                                    Words{"Заря", "Zarya"},
                                    Words{"Полка", "Shelf"},
                                    Words{"Речной двор", "River Yard"},
                                    Words{"Каменка", "Kamenka"},
                                    Words{"Белый парус", "White Sail"},
                                    Words{"Три тополя", "Three Poplars"},
                                    Words{"Ладога", "Ladoga"},
                                    Words{"Сосновый бор", "Pine Wood"},
                                    Words{"Гранит", "Granit"},
                                    Words{"Волна", "Volna"},
                                    Words{"Мастеровой", "Masterovoy"},
                                    Words{"Ясень", "Yasen"},
                                    Words{"Магистраль", "Magistral"},
                                    Words{"Добрый сад", "Good Garden"},
                                    Words{"Урожай", "Harvest"},
                                    Words{"Точка опоры", "Fulcrum"},
                                    Words{"Радуга", "Raduga"},
                                    Words{"Кедр", "Kedr"},
                                    Words{"Мельница", "The Mill"},
                                    Words{"Янтарь", "Yantar"},
                                    Words{"Новый берег", "New Shore"},
                                    Words{"Пилот", "Pilot"},
                                    Words{"Формат", "Format"},
                                    Words{"Орбита", "Orbita"},
                                    Words{"Сфера", "Sfera"},
                                    Words{"Родник", "Rodnik"},
                                    Words{"Контур", "Kontur Plus"},
                                    Words{"Чайный дом", "Tea House"},
                                    Words{"Рубин", "Rubin"},
                                    Words{"Светлый путь", "Bright Way"},
                                    Words{"Якорь", "Anchor"}};
    return all;
}

std::span<const Words> firm_places() {
    static constexpr std::array all{
        Words{"Юг", "South"},       Words{"Север", "North"},        Words{"Урал", "Ural"},   Words{"Волга", "Volga"},
        Words{"Дон", "Don"},        Words{"Центр", "Centre"},       Words{"Кама", "Kama"},   Words{"Ока", "Oka"},
        Words{"Плюс", "Plus"},      Words{"Торг", "Trade"},         Words{"Снаб", "Supply"}, Words{"Строй", "Build"},
        Words{"Сервис", "Service"}, Words{"Логистик", "Logistics"}, Words{"Групп", "Group"}, Words{"Пром", "Prom"}};
    return all;
}

std::span<const FirmKind> firm_kinds() {
    static constexpr std::array all{FirmKind{{"ООО «{}»", "{} Ltd"}, "retail"},
                                    FirmKind{{"Завод «{}»", "{} Works"}, "manufacturing"},
                                    FirmKind{{"Склад «{}»", "{} Warehouse"}, "logistics"},
                                    FirmKind{{"Сеть «{}»", "{} Stores"}, "retail"},
                                    FirmKind{{"Типография «{}»", "{} Printing"}, "manufacturing"},
                                    FirmKind{{"Пекарня «{}»", "{} Bakery"}, "food"},
                                    FirmKind{{"Артель «{}»", "{} Crafts"}, "manufacturing"},
                                    FirmKind{{"Клиника «{}»", "{} Clinic"}, "medical"},
                                    FirmKind{{"Автоцентр «{}»", "{} Motors"}, "services"},
                                    FirmKind{{"Фабрика «{}»", "{} Factory"}, "manufacturing"},
                                    FirmKind{{"АО «{}»", "{} JSC"}, "construction"},
                                    FirmKind{{"Торговый дом «{}»", "{} Trading"}, "retail"},
                                    FirmKind{{"Мастерская «{}»", "{} Workshop"}, "services"},
                                    FirmKind{{"Транспортная компания «{}»", "{} Transport"}, "logistics"}};
    return all;
}

}  // namespace voronka::demo
