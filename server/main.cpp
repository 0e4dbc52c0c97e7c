#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "cli/command.h"

int main(int count, char** words) {
    using namespace voronka;
    const char* language = std::getenv("LANG");
    cli::Terminal terminal{.out = [](std::string_view text) { std::cout << text << std::flush; },
                           .err = [](std::string_view text) { std::cerr << text << std::flush; },
                           .directory = std::filesystem::current_path(),
                           .language = language && std::string_view(language).starts_with("ru") ? Language::ru : Language::en,
                           .live = isatty(STDERR_FILENO) != 0};
    return cli::run({words + 1, words + count}, terminal);
}
