#include "floor/reads.h"

#include <sodium.h>

#include <charconv>

namespace voronka::bench {
namespace {

constexpr std::string_view deals_path = "/api/v1/deals/";
constexpr std::string_view stage_path = "/api/v1/deals?q=stage%20%3D%20";
constexpr std::string_view amount_path = "/api/v1/deals?q=amount%20%3E%3D%20";
constexpr std::string_view search_path = "/api/v1/search?q=";
constexpr int page = 50;
// The year 2026 in Moscow.
constexpr std::int64_t year_begins = 1'767'214'800'000;
constexpr std::int64_t year_ends = 1'798'750'800'000;

std::int64_t number(std::string_view text) {
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return n;
}

// The product's cursor: a digest of module and query, then the last row's sort values and id.
std::string cursor(std::string_view query, std::size_t sorts, std::initializer_list<std::int64_t> values) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const std::string_view text : {std::string_view("deals"), query})
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    std::string raw;
    const auto put = [&](std::uint64_t n) { raw.append(reinterpret_cast<const char*>(&n), sizeof n); };
    put(hash ^ sorts);
    for (const std::int64_t value : values) {
        raw.push_back('i');
        put(static_cast<std::uint64_t>(value));
    }
    std::string out(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.pop_back();
    return out;
}

}  // namespace

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        if (text[i] == '%' && i + 2 < text.size()) {
            std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
            out.push_back(static_cast<char>(value));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

Office open_office(const std::string& file, const std::string& columns) {
    Office office{.file = file, .columns = read_columns(columns)};
    Connection connection(file, 1024);
    {
        Statement rows = connection.prepare("SELECT id, name FROM users");
        while (rows.step()) office.people[rows.integer(0)] = rows.text(1);
    }
    {
        Statement rows = connection.prepare("SELECT id FROM users WHERE team = (SELECT team FROM users WHERE login = 'watcher')");
        while (rows.step())
            office.team_of_watcher += (office.team_of_watcher.empty() ? "" : ",") + std::to_string(rows.integer(0));
    }
    Statement rows = connection.prepare("SELECT id FROM users WHERE login = 'bench'");
    if (rows.step()) office.bench = rows.integer(0);
    return office;
}

Reads::Reads(const Office& office)
    : office_(office), connection_(office.file, 4096), deals_("deals", office.columns.at("deals"), office.people) {
    one_sql_ = deals_.select() + " WHERE r.id = ? AND r.deleted_at IS NULL";
    const std::string sorted = " ORDER BY r.amount_base DESC, r.id DESC LIMIT " + std::to_string(page + 1);
    const std::string filtered = deals_.select() + " WHERE r.deleted_at IS NULL AND r.stage = ?";
    list_sql_ = filtered + sorted;
    watcher_sql_ = filtered + " AND (r.owner IN (" + office.team_of_watcher +
                   ") OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = r.organization AND o.deleted_at IS NULL AND "
                   "o.industry__fold = 'retail'))" +
                   sorted;
}

bool Reads::answer(std::string_view target, Answer& answer) {
    if (target == "/healthz") {
        answer = {.body = "{\"status\":\"ok\"}"};
    } else if (target.starts_with(deals_path)) {
        answer = one(number(target.substr(deals_path.size())));
    } else if (target.starts_with(stage_path)) {
        const std::string_view rest = target.substr(stage_path.size());
        answer = list(rest.substr(0, rest.find('%')), rest.ends_with("&as=watcher") ? watcher_sql_ : list_sql_);
    } else if (target.starts_with(amount_path)) {
        answer = count(number(target.substr(amount_path.size())));
    } else if (target.starts_with("/api/v1/funnel")) {
        answer = funnel();
    } else if (target.starts_with(search_path)) {
        answer = search(decoded(target.substr(search_path.size())));
    } else {
        return false;
    }
    return true;
}

Answer Reads::one(std::int64_t id) {
    Statement row = connection_.prepare(one_sql_);
    row.bind(id);
    if (!row.step()) return {.status = 404};
    Answer answer;
    answer.body.reserve(4096);
    JsonWriter out(answer.body);
    deals_.write(out, row);
    answer.etag = "\"" + std::to_string(row.integer(1)) + "\"";
    return answer;
}

Answer Reads::list(std::string_view stage, std::string_view sql) {
    Statement rows = connection_.prepare(sql);
    rows.bind(stage);
    Answer answer;
    answer.body.reserve(page * 2048);
    JsonWriter out(answer.body);
    out.begin_object().key("items").begin_array();
    const auto& columns = office_.columns.at("deals");
    const auto place = std::ranges::find(columns, "amount_base", &Column::name) - columns.begin();
    std::int64_t amount = 0, id = 0;
    int written = 0;
    bool more = false;
    while (rows.step()) {
        if (written++ == page) {
            more = true;
            break;
        }
        deals_.write(out, rows);
        amount = rows.integer(static_cast<int>(place));
        id = rows.integer(0);
    }
    out.end_array().key("next_cursor");
    if (more)
        out.value(cursor("stage = " + std::string(stage) + " sort amount desc", 1, {amount, id}));
    else
        out.null();
    out.end_object();
    return answer;
}

Answer Reads::count(std::int64_t amount) {
    Answer answer;
    JsonWriter out(answer.body);
    out.begin_object().key("items").begin_array();
    std::int64_t id = 0;
    bool more = false;
    {
        Statement rows =
            connection_.prepare("SELECT id FROM deals WHERE deleted_at IS NULL AND +amount_base >= ? ORDER BY id DESC LIMIT 2");
        rows.bind(amount * Decimal::scale);
        if (rows.step()) {
            id = rows.integer(0);
            out.begin_object().member("id", id).key("titles").begin_object().end_object().end_object();
            more = rows.step();
        }
    }
    out.end_array().key("next_cursor");
    if (more)
        out.value(cursor("amount >= " + std::to_string(amount), 0, {id}));
    else
        out.null();
    Statement row = connection_.prepare("SELECT count(*) FROM deals WHERE deleted_at IS NULL AND amount_base >= ?");
    row.bind(amount * Decimal::scale);
    row.step();
    out.member("count", row.integer(0)).end_object();
    return answer;
}

// The counts of the product's funnel, without its medians of working time and its words.
Answer Reads::funnel() {
    Answer answer;
    JsonWriter out(answer.body);
    out.begin_object().key("stages").begin_array();
    {
        Statement rows = connection_.prepare(
            "SELECT stage, count(*), sum(left_by IN ('forward', 'won')), sum(left_by IS NULL) FROM (SELECT s.stage stage, "
            "s.left_by "
            "left_by, min(s.id) FROM journeys j JOIN journeys__stays s ON s.parent = j.id WHERE j.deleted_at IS NULL AND "
            "j.started_at >= ? AND j.started_at < ? GROUP BY s.parent, s.stage) GROUP BY stage");
        rows.bind(year_begins).bind(year_ends);
        while (rows.step()) {
            out.begin_object().member("stage", rows.text(0)).member("entered", rows.integer(1));
            out.member("left_forward", rows.integer(2)).member("open", rows.integer(3)).end_object();
        }
    }
    out.end_array();
    Statement rows = connection_.prepare(
        "SELECT outcome, count(*) FROM journeys WHERE deleted_at IS NULL AND started_at >= ? AND started_at < ? GROUP BY "
        "outcome");
    rows.bind(year_begins).bind(year_ends);
    while (rows.step()) out.key(rows.text(0)).begin_object().member("count", rows.integer(1)).end_object();
    out.end_object();
    return answer;
}

}  // namespace voronka::bench
