#include "sales/process.h"

#include <gtest/gtest.h>

#include "core/embedded.h"

namespace voronka::sales {
namespace {

std::vector<Source> shipped() {
    std::vector<Source> files;
    for (const EmbeddedFile& file : embedded_files())
        if (std::string_view(file.name).starts_with("processes/")) files.push_back({file.name, file.text()});
    return files;
}

TEST(Processes, ThreeComeAlongAndSevenStepsIsTheUsualOne) {
    const Processes processes = *Processes::load(shipped());
    EXPECT_EQ(processes.all().size(), 3U);
    EXPECT_EQ(processes.standard().key, "seven-steps");
    EXPECT_TRUE(processes.find("short"));
    EXPECT_TRUE(processes.find("renewal"));
    for (const Process* process : processes.all()) EXPECT_TRUE(process->strict) << process->key;
}

TEST(Processes, EverySentenceIsThereInBothLanguages) {
    const Processes processes = *Processes::load(shipped());
    const auto whole = [](const Label& label) { return !label.en.empty() && !label.ru.empty(); };
    for (const Process* process : processes.all())
        for (const Stage& stage : process->stages) {
            EXPECT_TRUE(whole(stage.name) && whole(stage.purpose) && whole(stage.guidance)) << process->key << ' ' << stage.key;
            for (const Criterion& one : stage.criteria) EXPECT_TRUE(whole(one.message)) << one.key;
            for (const Step& one : stage.steps) EXPECT_TRUE(whole(one.name)) << one.key;
        }
}

TEST(Processes, AreWrittenAsTheyAreRead) {
    const Processes processes = *Processes::load(shipped());
    for (const Process* process : processes.all()) {
        EXPECT_EQ(Process::load({"json", process->json()})->json(), process->json());
        const std::string yaml = process->yaml();
        EXPECT_EQ(Process::load({"yaml", yaml})->json(), process->json()) << yaml.substr(0, 300);
    }
}

TEST(Processes, KnowTheirVersions) {
    const Process first = *Process::load({"p", Processes::load(shipped())->standard().json()});
    Process second = first;
    second.version = 2;
    second.stages[1].probability = 11;
    const std::string one = first.json();
    const std::string two = second.json();
    const Processes both = *Processes::load({{"2", two}, {"1", one}});
    EXPECT_EQ(both.all().size(), 1U);
    EXPECT_EQ(both.of("seven-steps").version, 2);
    EXPECT_EQ(both.of("seven-steps", 1).stages[1].probability, 10);
    EXPECT_EQ(both.of("seven-steps", 9).version, 2);
    EXPECT_EQ(both.versions("seven-steps").front()->version, 1);
}

std::string code(std::string_view yaml) {
    const auto loaded = Process::load({"p.yaml", yaml});
    if (loaded) return "loaded";
    return loaded.error().fields.empty() ? loaded.error().code : loaded.error().fields[0].code;
}

TEST(Process, SaysWhatIsWrong) {
    EXPECT_EQ(code("key: p\nstages: [{key: a, record: lead}, {key: b, record: deal}]"), "process_no_end");
    EXPECT_EQ(code("key: p\nstages: [{key: b, record: deal}, {key: c, record: won}]"), "process_no_start");
    EXPECT_EQ(code("key: p\nstages: [{key: b, record: deal}, {key: a, record: lead}, {key: c, record: won}]"), "process_order");
    EXPECT_EQ(code("key: p\nstages: [{key: a, record: lead}, {key: b}, {key: b}, {key: c, record: won}]"),
              "process_double_stage");
    EXPECT_EQ(code("key: p\nstages: [{key: a, record: lead, steps: [{key: x, after: [y]}, {key: y, after: [x]}]}, {key: b}, "
                   "{key: c, record: won}]"),
              "process_step_cycle");
    EXPECT_EQ(code("key: p\nstages: [{key: a, record: lead, stepps: []}, {key: b}, {key: c, record: won}]"), "process_yaml");
    EXPECT_EQ(code("key: p\nstages: [{key: a, record: lead}, {key: b}, {key: c, record: won}]"), "loaded");
}

}  // namespace
}  // namespace voronka::sales
