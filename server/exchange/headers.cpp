#include "exchange/headers.h"

#include <algorithm>

#include "core/text.h"

namespace voronka::exchange {
namespace {

struct Known {
    std::string_view modules;  // divided by spaces
    std::string_view key;
    std::string_view names;  // divided by |
};

constexpr Known headers[] = {
    {"leads organizations contacts deals products activities notes users", "external_id",
     "id|external id|record id|идентификатор|внешний id|внешний идентификатор|код|внешний код|opportunity id|deal id|lead "
     "id|account "
     "id|contact id|"
     "lead number|prospect id|номер|номер сделки|id сделки|id лида|id компании|id контакта"},
    {"leads organizations contacts deals", "owner",
     "ответственный|менеджер|владелец|продавец|manager|sales agent|sales "
     "rep|salesperson|rep|agent|owner|assigned to|"
     "account owner|opportunity owner|deal owner|lead owner|contact owner|ответственный менеджер|кто ведет"},
    {"leads organizations contacts deals activities", "description",
     "комментарий|комментарии|примечание|примечания|описание|заметка|заметки|comment|comments|note|notes|"
     "description|remarks"},
    {"leads organizations contacts deals products", "tags", "теги|тег|метки|метка|tags|tag|labels"},
    {"leads organizations contacts deals", "created_at",
     "дата создания|создан|создана|создано|когда создан|created|created at|created date|create date|date "
     "created|"
     "added|add time|deal created"},
    {"leads deals", "source",
     "источник|источник лида|источник сделки|источник обращения|канал|lead source|source|original "
     "source|channel|откуда узнали"},
    {"leads deals", "started_at", "дата начала|начало|начата|engage date|start date|started|first contact date|дата обращения"},

    {"leads contacts", "last_name", "фамилия|last name|surname|family name|lastname"},
    {"leads contacts", "first_name", "имя|first name|given name|firstname|forename"},
    {"leads contacts", "job_title", "должность|job title|position|title|role|роль"},
    {"leads", "company",
     "компания|организация|название компании|company|company name|account|account name|организация "
     "лида|фирма"},
    {"leads", "need", "потребность|запрос|что нужно|интерес|need|interest|request"},
    {"leads", "budget", "бюджет|budget"},
    {"leads", "timing", "сроки|срок|когда нужно|timing|timeline"},
    {"leads", "authority", "кто решает|лпр|decision maker|authority"},
    {"leads", "status", "статус|статус лида|стадия|стадия лида|status|lead status|converted|is converted|сконвертирован"},
    {"leads organizations", "inn", "инн|inn|инн компании|инн организации|tax id|tax number"},
    {"organizations", "kpp", "кпп|kpp"},
    {"organizations", "ogrn", "огрн|огрнип|ogrn"},
    {"leads organizations contacts", "phone",
     "телефон|тел|тел.|мобильный|мобильный телефон|рабочий телефон|номер телефона|контактный "
     "телефон|phone|phone number|"
     "mobile|mobile phone|work phone|tel|telephone|cell"},
    {"leads organizations contacts", "email",
     "e-mail|email|почта|эл. почта|электронная почта|адрес электронной почты|рабочий e-mail|email "
     "address|mail|work email"},
    {"leads organizations", "website", "сайт|веб-сайт|веб сайт|website|web|url|site|domain|company domain name"},
    {"leads organizations", "industry", "отрасль|сфера|сфера деятельности|вид деятельности|industry|sector|vertical"},
    {"leads organizations", "city", "город|city|town|населенный пункт"},
    {"leads organizations", "country", "страна|country|country/region|office location|location"},
    {"organizations", "name",
     "название|название компании|наименование|компания|организация|клиент|контрагент|юрлицо|company|company "
     "name|account|"
     "account name|organization|organisation|name|customer"},
    {"organizations", "employees",
     "сотрудников|число сотрудников|количество сотрудников|employees|number of employees|headcount|staff"},
    {"organizations", "annual_revenue", "выручка|годовая выручка|годовой оборот|оборот|revenue|annual revenue|turnover"},
    {"organizations", "parent",
     "головная организация|материнская компания|холдинг|parent|parent account|parent company|subsidiary of"},
    {"contacts", "organization",
     "компания|организация|компания контакта|company|company name|account|account name|organization|фирма"},
    {"contacts", "birthday", "день рождения|дата рождения|др|birthday|birth date|date of birth|birthdate"},

    {"deals", "name",
     "название|название сделки|сделка|тема|наименование|deal|deal name|opportunity|opportunity "
     "name|title|name|subject"},
    {"deals", "organization",
     "компания|организация|клиент|контрагент|заказчик|покупатель|название компании|company|account|account "
     "name|organization|"
     "customer|client|associated company"},
    {"deals", "contact",
     "контакт|контактное лицо|основной контакт|contact|contact name|contact person|primary "
     "contact|associated contact"},
    {"deals", "amount",
     "сумма|сумма сделки|бюджет|бюджет сделки|стоимость|цена|amount|value|deal value|close "
     "value|total|price|revenue|sum"},
    {"deals", "currency", "валюта|currency|код валюты|currency code"},
    {"deals", "probability", "вероятность|probability|вероятность, %|вероятность сделки|probability (%)|win probability"},
    {"deals", "stage",
     "стадия|стадия сделки|этап|этап сделки|статус|статус сделки|stage|deal stage|sales stage|status|stage "
     "name|pipeline stage"},
    {"deals", "outcome", "исход|результат|итог|outcome|result|won/lost"},
    {"deals", "close_date",
     "предполагаемая дата закрытия|плановая дата закрытия|ожидаемая дата закрытия|дата закрытия "
     "(план)|дедлайн|"
     "expected close date|expected closing|close date|estimated close date|forecast close date"},
    {"deals", "closed_at",
     "дата закрытия|закрыта|дата завершения|фактическая дата закрытия|дата оплаты|closed|closed at|closed "
     "date|closed on|"
     "actual close date|won time|close time|date closed"},
    {"deals", "loss_reason",
     "причина отказа|причина проигрыша|причина провала|loss reason|lost reason|closed lost reason|reason "
     "lost"},
    {"deals", "lost_to", "конкурент|кому проиграли|competitor|lost to"},
    {"deals", "delivery_date", "дата поставки|дата отгрузки|delivery date|ship date"},
    {"deals", "payment_terms", "условия оплаты|payment terms"},
    {"deals", "lines.product", "товар|продукт|услуга|номенклатура|товары|product|product name|item|sku"},
    {"deals", "lines.quantity", "количество|кол-во|quantity|qty"},
    {"deals", "lines.price", "цена за единицу|цена товара|unit price|item price|list price"},

    {"products", "name", "название|наименование|товар|продукт|услуга|номенклатура|product|product name|name|item"},
    {"products", "price", "цена|стоимость|розничная цена|price|sales price|unit price|list price|cost"},
    {"products", "category", "категория|группа|раздел|серия|category|series|group|family|product family|line"},
    {"products", "code", "артикул|код|код товара|sku|product code|article|part number"},
    {"products", "unit", "единица|ед. изм.|единица измерения|unit|uom"},

    {"users", "name",
     "сотрудник|фио|имя|менеджер|продавец|имя сотрудника|name|full name|employee|sales agent|sales "
     "rep|agent|user"},
    {"users", "team", "команда|отдел|группа|руководитель|начальник|team|manager|department|supervisor|group"},
    {"users", "login", "логин|login|username|user name"},
    {"users", "email", "e-mail|email|почта|электронная почта"},
    {"users", "phone", "телефон|phone|mobile"},
    {"users", "role", "роль|role"},

    {"activities", "subject", "тема|дело|задача|название|subject|task|title|activity"},
    {"activities", "kind", "тип|вид|type|kind|activity type|тип дела"},
    {"activities", "due_at", "срок|крайний срок|дедлайн|due|due date|deadline|due at"},
    {"activities", "done", "завершено|выполнено|done|completed|status"},
    {"notes", "text", "текст|заметка|примечание|text|note|body"},
};

constexpr Known values[] = {
    {"deals", "preparation",
     "prospecting|prospect|new|новая|новый|новое|новая заявка|неразобранное|первичный контакт|первый "
     "контакт|qualification|qualify|"
     "qualified|lead in|new opportunity|взята в работу|initial contact|qualified to buy|подготовка"},
    {"deals", "approach",
     "engaging|engaged|contact made|contacted|needs analysis|discovery|подготовка документов|выявление "
     "потребностей|"
     "выявление потребности|appointment scheduled|appointmentscheduled|meeting|встреча|квалификация|подход"},
    {"deals", "presentation",
     "счет на предоплату|proposal|proposal made|proposal/price quote|value proposition|presentation "
     "scheduled|demo scheduled|"
     "demo|коммерческое предложение|кп отправлено|отправлено кп|кп|quote|переговоры|презентация|needs "
     "defined"},
    {"deals", "objections",
     "в работе|negotiation|negotiation/review|negotiations started|принимают решение|решение|decision maker "
     "bought-in|"
     "id. decision makers|perception analysis|согласование|торг|обсуждение условий|возражения"},
    {"deals", "closing",
     "финальный счет|contract sent|contract|согласование договора|договор|договор отправлен|счет "
     "выставлен|выставлен счет|"
     "ожидание оплаты|commit|verbal commitment|закрытие"},
    {"deals", "won",
     "won|closed won|closedwon|closed - won|win|successful|сделка успешна|успешно "
     "реализовано|успешно|успешная|успех|выиграна|"
     "выиграно|оплачено|продано|закрыта успешно|выполнено"},
    {"deals", "lost",
     "lost|closed lost|closedlost|closed - lost|loss|failed|сделка провалена|закрыто и не реализовано|не "
     "реализовано|провалена|"
     "провал|проиграна|проиграно|отказ|анализ причины провала"},
    {"deals", "open", "open|открыта|открыто|in progress"},
    {"leads", "new", "new|новый|не обработан|не обработано|open|open - not contacted|неразобранное"},
    {"leads", "working",
     "working|in process|в работе|в обработке|contacted|working - contacted|attempted to contact|in "
     "progress"},
    {"leads", "qualified", "qualified|качественный лид|обработан|квалифицирован|connected"},
    {"leads", "nurture", "nurture|nurturing|отложен|на потом"},
    {"leads", "disqualified",
     "disqualified|unqualified|некачественный лид|забракован|junk|junk lead|lost lead|not qualified|closed - "
     "not converted|"
     "bad timing|спам|отказ"},
    {"leads", "converted", "converted|сконвертирован|конвертирован|closed - converted|успешно"},
};

constexpr Known file_names[] = {
    {"", "deals", "deal|deals|pipeline|opportunities|opportunity|сделки|сделка|продажи|воронка"},
    {"", "leads", "lead|leads|prospects|лиды|лид|заявки|обращения"},
    {"", "organizations",
     "accounts|account|companies|company|organizations|organisations|customers|компании|организации|"
     "контрагенты|клиенты"},
    {"", "contacts", "contacts|contact|people|контакты|люди"},
    {"", "products", "products|product|items|catalog|товары|продукты|прайс|номенклатура|услуги"},
    {"", "users", "users|user|employees|staff|teams|agents|сотрудники|пользователи|менеджеры"},
    {"", "activities", "activities|tasks|дела|задачи"},
    {"", "notes", "notes|заметки"},
};

bool listed(std::string_view list, std::string_view what, char divider) {
    for (std::size_t from = 0; from <= list.size();) {
        const auto to = std::min(list.find(divider, from), list.size());
        if (list.substr(from, to - from) == what) return true;
        from = to + 1;
    }
    return false;
}

}  // namespace

std::vector<std::string_view> known_headers(std::string_view module, std::string_view field) {
    std::vector<std::string_view> found;
    for (const auto& entry : headers) {
        if (entry.key != field || !listed(entry.modules, module, ' ')) continue;
        for (std::size_t from = 0; from <= entry.names.size();) {
            const auto to = std::min(entry.names.find('|', from), entry.names.size());
            found.push_back(entry.names.substr(from, to - from));
            from = to + 1;
        }
    }
    return found;
}

std::string_view known_value(std::string_view module, std::string_view field, std::string_view folded) {
    const bool outcome = field == "outcome";
    if (field != "stage" && field != "status" && !outcome) return {};
    for (const auto& entry : values) {
        const bool is_outcome = entry.key == "won" || entry.key == "lost" || entry.key == "open";
        if (entry.modules != module || (outcome && !is_outcome) || (field == "stage" && entry.key == "open")) continue;
        if (listed(entry.names, folded, '|')) return entry.key;
    }
    return {};
}

std::string_view module_of_file_name(std::string_view name) {
    name = name.substr(0, name.rfind('.'));
    std::string_view found;
    for (const auto& word : words(name))
        for (const auto& entry : file_names)
            if (listed(entry.names, word, '|')) found = entry.key;
    return found;
}

}  // namespace voronka::exchange
