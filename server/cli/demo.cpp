#include "demo/demo.h"

#include "cli/command.h"
#include "cli/progress.h"
#include "company/identity.h"

namespace voronka::cli {
namespace {

constexpr const char* demo_password = "demo-voronka";

}  // namespace

int demo(company::Companies& companies, Terminal& terminal, const Target& target, const DemoOptions& options) {
    const SystemClock real;
    const Language language = options.language == "en" ? Language::en : Language::ru;
    const company::Settings settings{
        .name = language == Language::en ? "Rack Master" : "Стеллаж-Мастер", .language = language, .demo = true};
    const Zone zone = *Zone::find(settings.zone);
    const auto today = options.today.empty() ? std::optional(zone.date(real.now())) : parse_date(options.today);
    if (!today) return say(terminal, fail_field("--today", "bad_date").error());
    records::Stores& stores = companies.host().stores;
    const auto taken = stores.exists(target.company);
    if (!taken) return say(terminal, taken.error());
    if (*taken) return say(terminal, {.kind = ErrorKind::conflict, .code = "cli_not_empty"});
    // Made beside its place and moved there whole, so that an interrupted one leaves nothing half-made.
    const std::string making = target.company + ".making";
    static_cast<void>(stores.remove(making));
    ManualClock clock(zone.at({today->days - 731}));  // the company is founded before its history begins
    {
        company::WorkerPool writers(1);
        auto company = company::Company::open({.stores = stores, .clock = clock, .writers = writers},
                                              companies.directory() / "companies" / making, settings);
        if (!company) return say(terminal, company.error());
        const auto filled = [&] {
            ProgressLine line(terminal);
            return demo::fill(**company, clock, {.deals = options.deals, .seed = options.seed, .today = *today},
                              [&](int done, int total) { line.tell(done, total); });
        }();
        if (!filled) return say(terminal, filled.error());
        company::Identity identity(**company);
        const records::Environment environment = (*company)->environment();
        for (const demo::Login& login : demo::cast())
            if (const auto* person = environment.directory->by_login(login.login))
                if (const auto set = identity.set_password(person->id, demo_password); !set) return say(terminal, set.error());
    }
    if (const auto moved = stores.rename(making, target.company); !moved) return say(terminal, moved.error());
    terminal.out("The demo company is ready. Sign in with the password " + std::string(demo_password) + " as\n");
    for (const demo::Login& login : demo::cast())
        terminal.out("  " + login.login + "  " + login.name + " (" + login.role + ")\n");
    return 0;
}

}  // namespace voronka::cli
