#pragma once
#include <optional>
#include <unordered_map>

#include "store/sql/absent.h"
#include "store/sql/session.h"

namespace voronka::store {

/// A session that does not ask again for what it knows: it reads one state and what it writes itself, for writers are one at a
/// time. A question costs a way to the server, or has to wait for rows that are written beside it.
template <class Database>
class RememberingSession : public Session<Database> {
    using Base = Session<Database>;

  public:
    using Base::Base;

    Result<std::vector<Record>> equal(const Module& module, const Field& field, const Value& value, int limit) override {
        if (absent_.holds(module, field, value)) return std::vector<Record>();
        return Base::equal(module, field, value, limit);
    }

    Result<bool> exists(const Module& module, Id id) override {
        if (const auto known = there_.find(id); known != there_.end()) return known->second == &module;
        const bool found = TRY(Base::exists(module, id));
        if (found) there_.emplace(id, &module);
        return found;
    }

    Result<std::optional<std::string>> setting(std::string_view key) override {
        if (const auto known = settings_.find(key); known != settings_.end()) return known->second;
        return settings_.emplace(key, TRY(Base::setting(key))).first->second;
    }

    Result<void> insert(const Record& record) override {
        absent_.written(record);
        if (!record.deleted()) there_.emplace(record.id(), &record.module());
        return Base::insert(record);
    }

    Result<void> update(const Record& before, const Record& after) override {
        absent_.written(after);
        if (before.deleted() != after.deleted()) there_.erase(after.id());
        return Base::update(before, after);
    }

    Result<void> erase(const Record& record) override {
        there_.erase(record.id());
        return Base::erase(record);
    }

    Result<void> set_setting(std::string_view key, std::optional<std::string_view> value) override {
        settings_.insert_or_assign(std::string(key), value ? std::optional(std::string(*value)) : std::nullopt);
        return Base::set_setting(key, value);
    }

    // What was learned since the savepoint may not be so any more; what was absent still is.
    Result<void> rollback() override {
        there_.clear();
        settings_.clear();
        return Base::rollback();
    }

  protected:
    Absent& absent() { return absent_; }

  private:
    Absent absent_;
    std::unordered_map<Id, const Module*> there_;  // not deleted
    std::map<std::string, std::optional<std::string>, std::less<>> settings_;
};

}  // namespace voronka::store
