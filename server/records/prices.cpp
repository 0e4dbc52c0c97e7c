#include "records/prices.h"

namespace voronka::records {
namespace {

constexpr int most_books = 200;
constexpr int most_prices = 20'000;

bool in_use(const Record& book, Date today) {
    const auto* from = get_if<Date>(book.get("valid_from"));
    const auto* until = get_if<Date>(book.get("valid_until"));
    return (empty(book.get("active")) || book.flag("active")) && (!from || *from <= today) && (!until || today <= *until);
}

}  // namespace

Result<PriceRule> PriceRule::load(Reader& reader, const Environment& environment, Id organization) {
    const Module& module = environment.schema.at("price_books");
    const CompanyNames names(environment, nullptr);
    const std::string mine = organization ? "organization = " + std::to_string(organization) + " or " : "";
    const auto query =
        TRY(query::bind(mine + "organization is empty sort id desc", module, surroundings(environment, Actor::system(), names)));
    auto books = TRY(reader.select(*query, module, most_books));
    std::ranges::sort(books, std::greater(),
                      [](const Record& book) { return std::pair(book.integer("organization") != 0, book.id()); });
    const Module& prices = environment.schema.child(module, "prices");
    const Date today = environment.calendar.zone().date(environment.clock.now());
    PriceRule rule;
    for (const Record& book : books) {
        if (!in_use(book, today)) continue;
        const auto* discount = get_if<Decimal>(book.get("discount"));
        Book made{.name = std::string(book.text("name")), .discount = discount ? std::optional(*discount) : std::nullopt};
        for (const Record& one : TRY(reader.referring(prices, prices.fields[system_field::parent], book.id(), most_prices)))
            if (const auto* price = get_if<Decimal>(one.get("price"))) made.prices.emplace(one.integer("product"), *price);
        rule.books_.push_back(std::move(made));
    }
    return rule;
}

Price PriceRule::of(const Record& product) const {
    const auto* listed = get_if<Decimal>(product.get("price"));
    const std::optional<Decimal> list = listed ? std::optional(*listed) : std::nullopt;
    for (const Book& book : books_) {
        if (const auto found = book.prices.find(product.id()); found != book.prices.end())
            return {found->second, list, book.name};
        if (!book.discount || !list) continue;
        const std::int64_t whole = 100 * Decimal::scale;
        // In kopecks, rounded half up: a price has two decimals.
        const std::int64_t cents = (list->units / 100 * (whole - book.discount->units) + whole / 2) / whole;
        return {Decimal{cents * 100}, list, book.name};
    }
    return {list, list, ""};
}

}  // namespace voronka::records
