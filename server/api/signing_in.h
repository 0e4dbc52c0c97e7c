#pragma once
#include "api/api.h"

namespace voronka::api {

/// Begins a session and answers as `POST /session` does, cookie included.
Result<http::Response> begin_session(Api&, const http::Request&, const std::shared_ptr<company::Company>&,
                                     const std::string& company_name, Id user);

/// A handler that anybody may call; it sees to itself who may do what, and how often.
using OpenHandler = Result<http::Response> (*)(Api&, http::Request&);
http::Handler open_to_all(Api&, OpenHandler);

}  // namespace voronka::api
