#pragma once
#include <string>

#include "company/company.h"
#include "core/json.h"

namespace voronka::api {

/// The records that did not take part in a change of many, the first of them by name: each with the same words as if it had been
/// asked for alone.
class Refusals {
  public:
    explicit Refusals(Language language) : language_(language) { out_.begin_array(); }

    void add(Id id, const Error& error);
    std::int64_t count() const { return count_; }
    /// The list as JSON; once.
    std::string take();

  private:
    Language language_;
    std::string json_;
    JsonWriter out_{json_};
    std::int64_t count_ = 0;
};

/// The person as he is now: what he may not do any more, his job does not do for him.
Result<records::Actor> still(company::Company&, const records::Actor&);

}  // namespace voronka::api
