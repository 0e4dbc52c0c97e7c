#pragma once
#include "records/unit.h"
#include "sales/wilson.h"

namespace voronka::records {

/// How an answer of the library has fared in deals that are closed.
struct AnswerRecord {
    std::int64_t used = 0;  ///< open deals too
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::int64_t resolved = 0;

    sales::Share rate() const { return sales::wilson(won, won + lost); }
};

/// Of every answer that was used, over all deals of the company: figures alone, so they are told to everybody.
Result<std::map<Id, AnswerRecord>> answer_records(Reader&, const Environment&);

/// The customer has raised an objection of the library: a child of the deal's `concerns` with its kind, in his words where they
/// are given.
Result<Record> raise(Unit&, Id deal, Id objection, const std::string& words);
/// What was answered to it, and whether that settled it.
Result<Record> answer(Unit&, Id deal, Id concern, Id answer, std::optional<bool> resolved);
/// An answer from the field, to be reviewed by whoever may change the library.
Result<Record> propose(Unit&, Id objection, const std::string& text, const std::string& facts);

/// Fills the library of a new company with what comes along, in its language.
Result<void> seed_objections(Unit&, const Source& yaml);

}  // namespace voronka::records
