#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"
#include "schema/record.h"

namespace voronka::records {

/// A running select; values live until the next row. Not kept across threads.
class Rows {
  public:
    virtual ~Rows() = default;
    /// Steps to the next row; false at the end.
    virtual Result<bool> next() = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    /// The column as it comes: empty, int64 or text.
    virtual Value value(int column) const = 0;
};

/// One entry of the change log.
struct Change {
    std::int64_t seq = 0;         ///< given by the store, without gaps within a company
    std::int64_t change_set = 0;  ///< the seq of the first change of its set
    Instant at;
    Id actor = 0;          ///< 0: the system
    std::string door;      ///< interface, api, import, rule, cli
    std::string resource;  ///< module key; a child's change is its parent's
    Id record = 0;
    std::int64_t version = 0;
    std::string change;  ///< create, update, delete, restore, move, erase
    std::string fields;  ///< JSON {name:[old,new]}; children under "lines.17.quantity"
};

struct SearchHit {
    std::string resource;
    Id id = 0;
};

/// How the words that a record is looked for by have to stand in its search entry.
enum class WordMatch {
    whole,        ///< each in some form
    last_begins,  ///< the last one may be a beginning; those before it only where their stem was never met
    each_begins,  ///< each may be a beginning
};

/// A stretch of the values that several rows share.
struct Repeated {
    std::vector<std::string> forms;   ///< as they are compared
    std::optional<std::string> next;  ///< where to go on, which need not be one of the forms; none at the end
};

/// Reads a consistent state; used by one thread at a time. Deleted rows are there: who reads decides.
class Reader {
  public:
    virtual ~Reader() = default;
    virtual Result<std::unique_ptr<Rows>> run(const query::Sql&) = 0;
    virtual Result<std::optional<Record>> find(const Module&, Id) = 0;
    /// Records of a bound query, all fields, at most `limit`. No rights: for the system's own eyes.
    virtual Result<std::vector<Record>> select(const query::Bound&, const Module&, int limit) = 0;
    /// Rows (not deleted) of `module` whose reference or parent `field` is `id`, by id.
    virtual Result<std::vector<Record>> referring(const Module&, const Field& field, Id id, int limit) = 0;
    /// Rows (not deleted) whose text field folds to the same, or whose e-mail/phone/other value is equal; lists: any item is.
    virtual Result<std::vector<Record>> equal(const Module&, const Field&, const Value&, int limit) = 0;
    /// Forms that this field has in more than one row (lists: an item has), backwards from below `before`, or from the last one
    /// where that is empty: at most `forms` of them, out of at most about `entries` entries of the field's index. Those of a list
    /// may be in deleted rows, too.
    virtual Result<Repeated> repeated(const Module&, const Field&, std::string_view before, int forms, int entries) = 0;
    /// Which of these ids are rows of the module, not deleted.
    virtual Result<bool> exists(const Module&, Id) = 0;
    /// Changes after `seq`, oldest first; of one record when `record` is not 0.
    virtual Result<std::vector<Change>> changes(std::int64_t after, Id record, int limit) = 0;
    /// The newest changes of one record, newest first, before `seq` (0: from the end).
    virtual Result<std::vector<Change>> changes_before(std::int64_t seq, Id record, int limit) = 0;
    virtual Result<std::vector<Change>> change_set(std::int64_t change_set) = 0;
    /// Ids whose search entry has each of these folded words; newest first.
    virtual Result<std::vector<SearchHit>> search(const std::vector<std::string>& words, WordMatch, int limit) = 0;
    /// Words without digits that were ever met in a search entry and begin with one of these, which are letters; at most `limit`.
    /// Records that have them may be gone, or be hidden from whoever asks.
    virtual Result<std::vector<std::string>> words_beginning(const std::vector<std::string>& beginnings, int limit) = 0;
    /// Records that are not found by their words yet (Writer::index_later), by id.
    virtual Result<std::vector<SearchHit>> awaiting_index(int limit) = 0;
    virtual Result<std::optional<std::string>> setting(std::string_view key) = 0;
    /// The newest seq of the change log.
    virtual Result<std::int64_t> head() = 0;
};

/// Writes inside the one open transaction, seen by nobody until it is committed.
class Writer : public Reader {
  public:
    /// The next id, unique over all modules.
    virtual Id next_id() = 0;
    virtual Result<void> insert(const Record&) = 0;
    /// Writes the columns that differ, and the side tables of the lists that differ.
    virtual Result<void> update(const Record& before, const Record& after) = 0;
    /// Removes the row for good (children, internal modules, the emptied wastebasket).
    virtual Result<void> erase(const Record&) = 0;
    /// Appends to the chained log; gives seq. Changes with the same `change_set` belong together: 0 begins a new set.
    virtual Result<std::int64_t> append(Change) = 0;
    /// Replaces the words under which a record is found; none: not found any more.
    virtual Result<void> index(const Module&, Id, const std::vector<std::string>& words) = 0;
    /// Leaves it to whoever indexes what waits (records/indexing.h): of many at once, words are most of what is written.
    virtual Result<void> index_later(const Module&, Id) = 0;
    /// No record up to this id waits any more.
    virtual Result<void> indexed_to(Id) = 0;
    virtual Result<void> set_setting(std::string_view key, std::optional<std::string_view> value) = 0;
    /// Says for which values of a field `equal` is about to be asked: a store to which it is a long way looks for all of them at
    /// once, and knows then what nothing has.
    virtual Result<void> foresee(const Module&, const Field&, const std::vector<const Value*>&) { return {}; }
    /// Says that many rows follow, of which few are read back: a store may write them while whoever makes them goes on.
    virtual void many_follow() {}
    /// A count that grows with every row written, by which one sees whether a change set that was refused has to be taken back;
    /// none where it has to be in any case.
    virtual std::optional<std::int64_t> rows_written() const { return std::nullopt; }
    virtual Result<void> savepoint() = 0;
    virtual Result<void> release() = 0;
    /// The same for whoever need not know now: an error of what was written since the savepoint may end the transaction instead.
    virtual Result<void> release_soon() { return release(); }
    virtual Result<void> rollback() = 0;
};

/// Where a company's records live. Thread-safe. Errors of the disk are ErrorKind::unavailable.
class Store {
  public:
    virtual ~Store() = default;
    /// A reader of its own for the caller, from a pool; given back when destroyed. Sees the newest commit when first used.
    virtual Result<std::unique_ptr<Reader>> reader() = 0;
    /// Begins, calls `work`, commits; after an answer of success everything is on disk. An error of `work` rolls all back.
    /// One call at a time: records/writer.h queues.
    virtual Result<void> write(const std::function<Result<void>(Writer&)>& work) = 0;
    virtual query::Dialect dialect() const = 0;
    /// Whole-database integrity, change chain, search index against rows: sentences of what is wrong, empty when sound.
    virtual Result<std::vector<std::string>> check() = 0;
    /// A consistent copy into a new file or folder while others read and write.
    virtual Result<void> backup(const std::string& to) = 0;
};

}  // namespace voronka::records
