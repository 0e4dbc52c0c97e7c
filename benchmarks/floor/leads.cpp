#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <set>

#include "core/text.h"
#include "floor/writes.h"

namespace voronka::bench {
namespace {

constexpr int import_batch = 2000;
constexpr std::size_t fields_of_file = 10;
constexpr std::int64_t answer_within_ms = 30 * 60'000;  // by the clock on the wall, which costs less than the working one

std::int64_t milliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// Plain commas; quotes may stand around the last field alone, and nothing in it needs them.
std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells;
    std::size_t begin = 0;
    while (cells.size() + 1 < fields_of_file) {
        const auto comma = line.find(',', begin);
        cells.push_back(line.substr(begin, comma - begin));
        begin = comma + 1;
    }
    const bool quoted = line[begin] == '"';
    cells.push_back(line.substr(begin + quoted, line.size() - begin - 2 * quoted));
    return cells;
}

}  // namespace

/// The columns that a lead is given; the others of the table are empty.
struct Writes::Lead {
    std::string external_id, first_name, last_name, company, job_title, email, phone, source, city, description;

    std::string title() const { return first_name + " " + last_name; }
    std::vector<std::string> words_of() const {
        std::set<std::string> found;
        for (const std::string* text : {&external_id, &first_name, &last_name, &company, &email, &city, &description})
            for (const std::string& word : words(*text, 256)) found.insert(stem(word));
        if (!email.empty()) found.insert(email);
        const std::string digits = phone.substr(phone.empty() ? 0 : 1);
        if (!digits.empty()) found.insert(digits);
        for (const std::size_t last : {10U, 7U, 4U})
            if (digits.size() > last) found.insert(digits.substr(digits.size() - last));
        return {found.begin(), found.end()};
    }
    std::string fields(std::int64_t now, std::int64_t who, std::int64_t journey) const {
        std::string json;
        JsonWriter out(json);
        const auto changed = [&](std::string_view name, const auto& value) {
            out.key(name).begin_array().null().value(value).end_array();
        };
        const auto text = [&](std::string_view name, const std::string& value) {
            if (!value.empty()) changed(name, value);
        };
        const auto list = [&](std::string_view name, const std::string& value) {
            if (value.empty()) return;
            out.key(name).begin_array().null().begin_array().begin_object().member("value", value).key("kind").null();
            out.end_object().end_array().end_array();
        };
        out.begin_object();
        changed("created_at", Instant{now});
        changed("created_by", who);
        text("external_id", external_id);
        text("first_name", first_name);
        text("last_name", last_name);
        text("company", company);
        text("job_title", job_title);
        list("emails", email);
        text("email", email);
        list("phones", phone);
        text("phone", phone);
        text("source", source);
        changed("status", "new");
        text("city", city);
        text("description", description);
        changed("process", "seven-steps");
        changed("process_version", std::int64_t{1});
        changed("stage", "prospecting");
        changed("started_at", Instant{now});
        changed("journey", journey);
        changed("answer_due_at", Instant{now + answer_within_ms});
        changed("owner", who);
        out.end_object();
        return json;
    }
};

std::int64_t Writes::insert(const Lead& lead) {
    const std::int64_t id = ++last_id_, journey = ++last_id_, who = office_.bench;
    {
        Statement row = connection_.prepare(
            "INSERT INTO journeys (id, version, created_at, created_by, updated_at, updated_by, started_at, outcome) VALUES (?, "
            "1, ?, "
            "?, ?, ?, ?, 'open')");
        row.bind(journey).bind(now_).bind(who).bind(now_).bind(who).bind(now_).run();
    }
    Statement row = connection_.prepare(
        "INSERT INTO leads (id, version, created_at, created_by, updated_at, updated_by, status, process, process__fold, "
        "process_version, stage, "
        "started_at, journey, answer_due_at, owner, title, title__fold, external_id, external_id__fold, first_name, "
        "first_name__fold, "
        "last_name, "
        "last_name__fold, company, company__fold, job_title, job_title__fold, source, source__fold, city, city__fold, "
        "description, "
        "description__fold, emails, email, phones, phone) VALUES (?, 1, ?, ?, ?, ?, 'new', 'seven-steps', 'seven-steps', 1, "
        "'prospecting', ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, "
        "''), "
        "nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), "
        "nullif(?, ''), nullif(?, ''), ?, ?, ?, ?)");
    row.bind(id).bind(now_).bind(who).bind(now_).bind(who).bind(now_).bind(journey).bind(now_ + answer_within_ms).bind(who);
    const std::string title = lead.title();
    std::deque<std::string> folded;
    for (const std::string* text : {&title, &lead.external_id, &lead.first_name, &lead.last_name, &lead.company, &lead.job_title,
                                    &lead.source, &lead.city, &lead.description})
        row.bind(*text).bind(folded.emplace_back(fold(*text)));
    const std::string emails = "[{\"value\":\"" + lead.email + "\",\"kind\":null}]";
    const std::string phones = "[{\"value\":\"" + lead.phone + "\",\"kind\":null}]";
    row.bind(emails).bind(lead.email).bind(phones).bind(lead.phone).run();
    side("INSERT INTO leads__emails (record, position, value, folded) VALUES (?, ?, ?, ?)", id, lead.email);
    side("INSERT INTO leads__phones (record, position, value, folded) VALUES (?, ?, ?, ?)", id, lead.phone);
    const std::string fields = lead.fields(now_, who, journey);
    change("leads", id, 1, "create", fields);
    index(id, "leads", lead.words_of());
    stay(journey, id, "leads", "prospecting");
    return id;
}

Answer Writes::create_lead(const std::string& body) {
    const auto given = boost::json::parse(body).as_object();
    const auto text = [&](std::string_view name) {
        const auto* found = given.if_contains(name);
        return found ? std::string(found->as_string()) : std::string();
    };
    now_ = milliseconds();
    const std::int64_t id = insert({.first_name = text("first_name"),
                                    .last_name = text("last_name"),
                                    .company = text("company"),
                                    .job_title = text("job_title"),
                                    .email = text("email"),
                                    .phone = text("phone"),
                                    .source = text("source"),
                                    .city = text("city"),
                                    .description = text("description")});
    Statement row = connection_.prepare(lead_sql_);
    row.bind(id).step();
    Answer answer{.status = 201, .etag = "\"1\"", .location = "/api/v1/leads/" + std::to_string(id)};
    JsonWriter out(answer.body);
    leads_.write(out, row);
    return answer;
}

int Writes::import(const std::string& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    int rows = 0;
    for (bool more = static_cast<bool>(std::getline(in, line)); more;) {
        connection_.prepare("BEGIN IMMEDIATE").run();
        now_ = milliseconds();
        for (int i = 0; i < import_batch && more; ++i, more = static_cast<bool>(std::getline(in, line))) {
            auto cells = split(line);
            // A lead that is there already would be passed over, as the product does.
            Statement known = connection_.prepare("SELECT id FROM leads WHERE external_id__fold = ? AND deleted_at IS NULL");
            if (known.bind(cells[0]).step()) continue;
            insert({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9]});
            ++rows;
        }
        commit();
    }
    return rows;
}

}  // namespace voronka::bench
