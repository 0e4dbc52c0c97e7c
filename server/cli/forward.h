#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace voronka::cli {

/// Asks the server on this data directory to carry a command out, through DIR/voronka.sock; nothing where no server answers.
std::optional<int> forward(const std::vector<std::string>& arguments, const Target&, Terminal&);

/// The server's side: carries out the command of a request's body, answers with what it said and its exit code.
std::string answer_forwarded(company::Companies&, const std::string& body);

}  // namespace voronka::cli
