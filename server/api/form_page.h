#pragma once
#include <string>
#include <vector>

#include "http/message.h"
#include "schema/record.h"

namespace voronka::api {

/// What somebody agrees to on this form: its own words, or short ones of ours.
std::string consent_of(const Record& form, Language, const std::string& company);
/// Keys of the leads' fields that the form asks for, in their order.
std::vector<std::string> asked_by(const Record& form);

/// A page of a public form: the form, what was typed and is wrong with it, or thanks.
struct FormPage {
    const Record& form;
    const Module& leads;
    Language language = Language::ru;
    std::string company;
    std::string action;       ///< where it is sent
    std::string stamp;        ///< when it was given out, signed
    http::Pairs values = {};  ///< as they were typed
    std::vector<FieldError> errors = {};
    bool sent = false;
    bool embedded = false;  ///< inside another page: no ground and no heading of its own
};

/// The page as HTML, which needs no script; every word that came from outside is escaped.
std::string form_page(const FormPage&);

/// `&`, `<`, `>` and quotes as entities.
std::string html(std::string_view);

}  // namespace voronka::api
