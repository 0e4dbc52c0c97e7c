#include <fstream>

#include "make/maker.h"

namespace voronka::bench {

Result<void> write_leads(const std::string& file, int rows) {
    demo::Dice dice(2);
    const auto word = [&](std::span<const demo::Words> from) { return demo::pick(dice.rng(), from).in(Language::ru); };
    std::ofstream out(file);
    out << "external_id,first_name,last_name,company,job_title,email,phone,source,city,description\n";
    for (int i = 0; i < rows; ++i) {
        const int number = 1'000'000 + i;
        out << "bench-" << number << ',' << word(demo::first_names()) << ',' << word(demo::last_names()) << ','
            << word(demo::firm_names()) << '-' << word(demo::firm_places()) << ',' << word(demo::job_titles()) << ",lead"
            << number << "@example.ru,+7901" << number << ",website," << word(demo::cities()) << ",\"" << word(demo::requests())
            << "\"\n";
    }
    out.flush();
    if (!out) return fail(ErrorKind::unavailable, "folder_not_writable", {{"folder", file}});
    return {};
}

}  // namespace voronka::bench
