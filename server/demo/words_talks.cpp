#include "demo/words.h"

namespace voronka::demo {

std::span<const Words> first_talks() {
    static constexpr std::array all{
        Words{"Сейчас хранят на полу, теряют товар. Решает директор, срок — месяц.",
              "They store on the floor and lose goods. The director decides, within a month."},
        Words{"Переезд через шесть недель, помещение уже есть. Попросил план.",
              "They move in six weeks, the premises are there. Asked for a plan."},
        Words{"Смотрят троих, важен монтаж своими силами поставщика.",
              "They look at three; installation by the supplier matters."},
        Words{"Просит перезвонить после планёрки и прислать примеры.", "Asks to call after their meeting and to send examples."},
        Words{"Нашла нас через знакомых с фабрики, доверие есть.", "Found us through friends at a factory; there is trust."},
        Words{"Денег на этот год немного, но готовы начать с одного ряда.",
              "Little money this year, but ready to begin with one row."}};
    return all;
}

std::span<const Words> vain_calls() {
    static constexpr std::array all{Words{"Не ответили", "No answer"}, Words{"Занято, перезвонить", "Busy, call again"},
                                    Words{"Попросили позвонить завтра", "Asked to call tomorrow"},
                                    Words{"Номер не тот", "Wrong number"}};
    return all;
}

std::span<const Words> met() {
    static constexpr std::array all{
        Words{"Обошли склад, записали пять потребностей. Главное — не останавливать отгрузку.",
              "Walked through the warehouse, five needs noted. The main one: shipping must not stop."},
        Words{"Показали, где теряют место: верхние два метра пустуют.",
              "They showed where room is lost: the upper two metres are empty."},
        Words{"Говорили час. Решает директор, но слушает начальника склада.",
              "Talked for an hour. The director decides but listens to the warehouse manager."},
        Words{"Просили прислать расчёт нагрузки и два варианта цены.", "Asked for a load calculation and two prices."}};
    return all;
}

std::span<const Words> shown() {
    static constexpr std::array all{
        Words{"Показали такой же склад у клиента, вопросов по сборке не осталось.",
              "Showed the same kind of warehouse at a customer's; no questions on assembly left."},
        Words{"План на экране понравился, просят добавить третий ярус.",
              "They liked the plan on the screen and want a third tier."},
        Words{"Пришли трое, включая директора. Спрашивали о сроках.",
              "Three came, the director among them. They asked about timing."},
        Words{"Показ прошёл ровно, но цену встретили молча.", "The demo went well, but the price met with silence."}};
    return all;
}

std::span<const Words> answered() {
    static constexpr std::array all{
        Words{"Разобрали смету по строкам, возражение о цене снято.",
              "Went through the estimate line by line; the price is settled."},
        Words{"Отправили протокол испытаний, инженер доволен.", "Sent the test report; the engineer is content."},
        Words{"Директор спросил о рассрочке, предложили две очереди.",
              "The director asked for instalments; two stages were offered."},
        Words{"Ничего не мешает, ждут окончательные условия.", "Nothing stands in the way; they wait for the final terms."}};
    return all;
}

std::span<const Words> agreed() {
    static constexpr std::array all{
        Words{"Согласовали цену, срок и монтаж. Договор подписан.",
              "Price, date and installation agreed. The contract is signed."},
        Words{"Аванс обещали в пятницу, бригада забронирована.", "The advance is promised for Friday, the crew is booked."},
        Words{"Подписали после второй версии предложения.", "Signed after the second version of the quote."}};
    return all;
}

std::span<const Words> after_sale() {
    static constexpr std::array all{
        Words{"Всё в порядке", "All in order"},
        Words{"Получили, собрано, работает. Довольны бригадой", "Received, assembled, in use. Happy with the crew"},
        Words{"Есть вопрос по монтажу: одну балку переставить", "A question on installation: one beam to be moved"},
        Words{"Не хватило двух крепежей, отправили", "Two fasteners were missing, sent"},
        Words{"Просили контакт для второго склада", "Asked for a contact for the second warehouse"}};
    return all;
}

std::span<const Words> notes() {
    static constexpr std::array all{
        Words{"Въезд только с заднего двора, фура не развернётся. Заказывать машину до 10 тонн.",
              "Entry from the back yard only, a truck cannot turn. Order one up to 10 tons."},
        Words{"Пол неровный, перепад до 3 см: заложить подпятники.",
              "The floor is uneven by up to 3 cm: plan for levelling feet."},
        Words{"Бухгалтерия платит по вторникам и четвергам.", "Their accounting pays on Tuesdays and Thursdays."},
        Words{"Потолок 5,8 м, под балками 5,4 м. Третий ярус проходит.",
              "The ceiling is 5.8 m, 5.4 m under the beams. A third tier fits."},
        Words{"Начальник склада раньше работал с нашими стеллажами, отзывается хорошо.",
              "The warehouse manager used our racks before and speaks well of them."},
        Words{"Открыли предложение четыре раза за два дня.", "Opened the quote four times in two days."},
        Words{"Сравнивают с «Полкой-Про»: там дешевле на 7 %, но без монтажа.",
              "They compare with Shelf Pro: 7 % cheaper, but without installation."},
        Words{"Летом планируют второй склад, напомнить в апреле.",
              "A second warehouse is planned for summer; remind them in April."},
        Words{"Согласование у них идёт через юриста, закладывать неделю.", "A lawyer approves on their side; allow a week."},
        Words{"Попросили счёт на двух юрлиц, реквизиты пришлют.", "Asked for invoices to two firms; details will follow."},
        Words{"Монтаж только ночью и в воскресенье.", "Installation at night and on Sundays only."},
        Words{"На показ хотят приехать сами, склад у клиента в Калуге подходит.",
              "They want to come to a demo; the customer's warehouse in Kaluga suits."}};
    return all;
}

std::span<const Words> likes() {
    static constexpr std::array all{
        Words{"Ценит точные сроки", "Values exact dates"},
        Words{"Любит сначала увидеть расчёт", "Likes to see the calculation first"},
        Words{"Нравится, что монтаж делаем сами", "Likes that we install ourselves"},
        Words{"Отвечает в мессенджере быстрее, чем по телефону", "Answers messages sooner than calls"},
        Words{"Любит примеры из своей отрасли", "Likes examples from the same trade"}};
    return all;
}

std::span<const Words> dislikes() {
    static constexpr std::array all{Words{"Не любит презентаций со слайдами", "Dislikes slide shows"},
                                    Words{"Не любит, когда меняют срок", "Dislikes when dates change"},
                                    Words{"Не терпит звонков до десяти утра", "No calls before ten in the morning"},
                                    Words{"Не любит торопливости", "Dislikes haste"}};
    return all;
}

std::span<const Words> payments() {
    static constexpr std::array all{Words{"50 % аванс, остальное после монтажа", "50 % in advance, the rest after installation"},
                                    Words{"70 % аванс, 30 % по отгрузке", "70 % in advance, 30 % on shipping"},
                                    Words{"Предоплата 100 %, скидка 3 %", "Prepaid, 3 % off"},
                                    Words{"Отсрочка 14 дней", "14 days net"}};
    return all;
}

std::span<const Words> services() {
    static constexpr std::array all{
        Words{"Осмотр раз в год", "An inspection every year"},
        Words{"Осмотр раз в полгода, выезд за два дня", "An inspection every half-year, a visit within two days"},
        Words{"Склад запасных балок у клиента", "Spare beams kept at the customer's"}};
    return all;
}

std::span<const Words> farewells(std::string_view reason) {
    static constexpr std::array price{
        Words{"Взяли дешевле на 12 %, монтаж своими силами", "Took an offer 12 % cheaper, they install themselves"},
        Words{"Смета выше того, что заложили", "The estimate is above what was set aside"}};
    static constexpr std::array competitor{
        Words{"У других стойки были на складе", "The others had uprights in stock"},
        Words{"Директор давно знаком с тем поставщиком", "The director has long known the other supplier"}};
    static constexpr std::array timing{Words{"Переезд отложили на год", "The move is put off by a year"},
                                       Words{"Вернутся после ремонта", "They will return after the repairs"}};
    static constexpr std::array budget{Words{"Головной офис не выделил деньги", "The head office gave no money"},
                                       Words{"Деньги ушли на погрузчик", "The money went to a forklift"}};
    static constexpr std::array silence{
        Words{"Пять звонков без ответа", "Five calls without an answer"},
        Words{"Закупщик уволился, нового не назвали", "The buyer left, nobody was named instead"}};
    static constexpr std::array need{
        Words{"Сдали часть склада в аренду, места хватает", "They let part of the warehouse; there is room enough"},
        Words{"Переделали старые стеллажи сами", "They rebuilt the old racks themselves"}};
    static constexpr std::array fit{
        Words{"Нужны лифтовые стеллажи, мы их не делаем", "They need lift racks, which we do not make"},
        Words{"Пол не держит нагрузку", "The floor does not bear the load"}};
    if (reason == "price") return price;
    if (reason == "competitor") return competitor;
    if (reason == "timing") return timing;
    if (reason == "no_budget") return budget;
    if (reason == "no_answer") return silence;
    if (reason == "no_need") return need;
    return fit;
}

}  // namespace voronka::demo
