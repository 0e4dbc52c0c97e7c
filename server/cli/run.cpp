#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/forward.h"
#include "cli/wiring.h"

namespace voronka::cli {

int run(const std::vector<std::string>& arguments, Terminal& terminal) {
    const auto command = parse(arguments, terminal);
    if (!command) return command.error();
    if (command->needs_input) terminal.input.assign(std::istreambuf_iterator<char>(std::cin), {});
    if (command->alone) return command->alone(terminal);
    if (const auto code = forward(arguments, command->target, terminal)) return *code;
    auto wiring = Wiring::open(command->target);
    if (!wiring) return say(terminal, wiring.error());
    return command->act((*wiring)->companies(), terminal);
}

}  // namespace voronka::cli
