#include "floor/writes.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>

namespace voronka::bench {
namespace {

constexpr std::size_t batch_most = 512;
constexpr std::size_t digest_bytes = 32;

std::int64_t milliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// BLAKE2b-256 over the parts, as the product's change log is chained.
class Hash {
  public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, digest_bytes); }
    Hash& text(std::string_view bytes) {
        number(static_cast<std::int64_t>(bytes.size()));
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        return *this;
    }
    Hash& number(std::int64_t n) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(&n), sizeof n);
        return *this;
    }
    std::string done() {
        std::string digest(digest_bytes, '\0');
        crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(digest.data()), digest.size());
        return digest;
    }

  private:
    crypto_generichash_state state_;
};

}  // namespace

Writes::Writes(const Office& office)
    : office_(office),
      connection_(office.file, 32'768),
      leads_("leads", office.columns.at("leads"), office.people),
      deals_("deals", office.columns.at("deals"), office.people),
      lead_sql_(leads_.select() + " WHERE r.id = ?"),
      deal_sql_(deals_.select() + " WHERE r.id = ?"),
      head_file_(std::filesystem::path(office.file).parent_path() / "changes.head") {
    {
        Statement row = connection_.prepare("SELECT value FROM settings WHERE key = 'last_id'");
        if (row.step()) last_id_ = std::stoll(std::string(row.text(0)));
    }
    {
        Statement row = connection_.prepare("SELECT seq, chain FROM changes ORDER BY seq DESC LIMIT 1");
        if (row.step()) seq_ = row.integer(0);
        chain_ = seq_ ? std::string(row.text(1)) : std::string(digest_bytes, '\0');
    }
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Writes::~Writes() {
    thread_.request_stop();
    wake_.notify_all();
}

void Writes::submit(Waiting waiting) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(waiting));
    }
    wake_.notify_one();
}

void Writes::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::deque<Waiting> taken;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, stop, [this] { return !waiting_.empty(); });
            for (; !waiting_.empty() && taken.size() < batch_most; waiting_.pop_front())
                taken.push_back(std::move(waiting_.front()));
        }
        if (!taken.empty()) batch(std::move(taken));
    }
}

void Writes::batch(std::deque<Waiting> waiting) {
    std::vector<Answer> answers;
    answers.reserve(waiting.size());
    connection_.prepare("BEGIN IMMEDIATE").run();
    for (const Waiting& one : waiting) answers.push_back(one.deal ? move_deal(one.deal, one.body) : create_lead(one.body));
    commit();
    for (std::size_t i = 0; i < waiting.size(); ++i) waiting[i].give(std::move(answers[i]));
}

void Writes::commit() {
    const std::string last = std::to_string(last_id_);
    connection_.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('last_id', ?)").bind(last).run();
    connection_.prepare("COMMIT").run();
    // The head of the change log beside it, as the product keeps it.
    std::string slot(reinterpret_cast<const char*>(&seq_), sizeof seq_);
    slot += chain_;
    slot += Hash().text(slot).done();
    const int file = ::open(head_file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::pwrite(file, slot.data(), slot.size(), 0) < 0) throw std::runtime_error("changes.head cannot be written");
    ::close(file);
}

void Writes::change(std::string_view resource, std::int64_t record, std::int64_t version, std::string_view what,
                    std::string_view fields) {
    const std::int64_t seq = ++seq_;
    std::string salt(16, '\0');
    randombytes_buf(salt.data(), salt.size());
    const std::string digest = Hash().text(salt).text(fields).done();
    Hash link;
    link.text(chain_).number(seq).number(seq).number(now_).number(office_.bench).text("api").text(resource).number(record);
    chain_ = link.number(version).text(what).text(digest).done();
    Statement row = connection_.prepare(
        "INSERT INTO changes (seq, change_set, at, actor, door, resource, record, version, change, fields, salt, digest, chain) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(seq)
        .bind(seq)
        .bind(now_)
        .bind(office_.bench)
        .bind(std::string_view("api"))
        .bind(resource)
        .bind(record)
        .bind(version);
    row.bind(what).bind(fields).blob(salt).blob(digest).blob(chain_).run();
}

void Writes::index(std::int64_t id, std::string_view resource, const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    connection_.prepare("INSERT INTO search_words (id, resource, words) VALUES (?, ?, ?)")
        .bind(id)
        .bind(resource)
        .bind(all)
        .run();
    connection_.prepare("INSERT INTO search (rowid, words) VALUES (?, ?)").bind(id).bind(all).run();
}

void Writes::side(std::string_view sql, std::int64_t record, std::string_view value) {
    connection_.prepare(sql).bind(record).bind(std::int64_t{0}).bind(value).bind(value).run();
}

void Writes::stay(std::int64_t journey, std::int64_t record, std::string_view resource, std::string_view stage) {
    Statement row = connection_.prepare(
        "INSERT INTO journeys__stays (id, version, created_at, created_by, updated_at, updated_by, parent, record, "
        "record_resource, "
        "record_resource__fold, process, process__fold, process_version, stage, entered_at, actor) VALUES (?, 1, ?, ?, ?, ?, ?, "
        "?, ?, "
        "?, 'seven-steps', 'seven-steps', 1, ?, ?, ?)");
    row.bind(++last_id_).bind(now_).bind(office_.bench).bind(now_).bind(office_.bench).bind(journey).bind(record);
    row.bind(resource).bind(resource).bind(stage).bind(now_).bind(office_.bench).run();
}

Answer Writes::move_deal(std::int64_t id, const std::string& body) {
    const auto asked = boost::json::parse(body).as_object();
    const std::string stage(asked.at("stage").as_string());
    const std::string reason(asked.at("reason").as_string());
    const std::int64_t probability = stage == "closing" ? 80 : 40;
    const bool forward = stage == "closing";
    now_ = milliseconds();
    std::int64_t journey = 0, version = 0, before = 0;
    std::string from;
    {
        Statement row = connection_.prepare("SELECT journey, version, probability, stage FROM deals WHERE id = ?");
        row.bind(id);
        if (!row.step()) return {.status = 404};
        journey = row.integer(0);
        before = row.integer(2);
        from = row.text(3);
        version = row.integer(1) + (from == stage ? 0 : 1);
    }
    if (from != stage) {
        const std::string folded = reason == "Замер" ? "замер" : reason;
        Statement left = connection_.prepare(
            "UPDATE journeys__stays SET version = version + 1, updated_at = ?, updated_by = ?, left_at = ?, left_by = ?, reason "
            "= ?, "
            "reason__fold = ?, actor = ? WHERE record = ? AND deleted_at IS NULL AND left_at IS NULL");
        left.bind(now_).bind(office_.bench).bind(now_).bind(std::string_view(forward ? "forward" : "back")).bind(reason);
        left.bind(folded).bind(office_.bench).bind(id).run();
        Statement row = connection_.prepare(
            "UPDATE deals SET version = ?, updated_at = ?, updated_by = ?, probability = ?, stage = ? WHERE id = ?");
        row.bind(version).bind(now_).bind(office_.bench).bind(probability * Decimal::scale).bind(stage).bind(id).run();
        const std::string fields = "{\"probability\":[" + std::to_string(before / Decimal::scale) + "," +
                                   std::to_string(probability) + "],\"stage\":[\"" + from + "\",\"" + stage + "\"]}";
        change("deals", id, version, "move", fields);
        stay(journey, id, "deals", stage);
    }
    Statement row = connection_.prepare(deal_sql_);
    row.bind(id).step();
    Answer answer{.etag = "\"" + std::to_string(version) + "\""};
    JsonWriter out(answer.body);
    deals_.write(out, row);
    return answer;
}

}  // namespace voronka::bench
