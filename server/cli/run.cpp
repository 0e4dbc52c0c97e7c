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
    if (command->serves) {
        // These two open the directory themselves, or must not find one.
        company::WorkerPool none(0);
        const SystemClock clock;
        company::Companies unused(Wiring::host(clock, none), command->target.data);
        return command->act(unused, terminal);
    }
    if (const auto code = forward(arguments, command->target, terminal)) return *code;
    auto wiring = Wiring::open(command->target.data);
    if (!wiring) return say(terminal, wiring.error());
    return command->act((*wiring)->companies(), terminal);
}

}  // namespace voronka::cli
