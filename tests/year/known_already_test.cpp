// The step «Check whether we know them already», which the system ticks.
#include "records/merge.h"
#include "records/process_of.h"
#include "records/steps.h"
#include "year/firm.h"

namespace voronka::year {
namespace {

class KnownAlready : public ::testing::Test {
  protected:
    Id lead(const char* name, const char* email, const char* owner = "anna") {
        return firm_.make("leads", {{"last_name", name}, {"email", email}, {"city", "Tver"}, {"owner", firm_.who(owner)}});
    }
    bool checked(Id lead, records::Checked how = records::Checked::all) {
        bool done = false;
        EXPECT_EQ(firm_.as("anna",
                           [&](records::Unit& unit) -> Result<void> {
                               const Record record = *TRY(unit.writer().find(firm_.schema().at("leads"), lead));
                               const sales::Process& process = records::process_of(unit.environment(), record);
                               const auto state = TRY(stage_state(unit, record, process, process.stages.front(), how));
                               done = state.find("duplicates")->done;
                               return {};
                           }),
                  "");
        return done;
    }

    Firm firm_;
};

TEST_F(KnownAlready, IsDoneWhereNobodyIsLikely) {
    lead("Orlov", "orlov@one.example");
    EXPECT_TRUE(checked(lead("Lunina", "lunina@two.example")));
}

TEST_F(KnownAlready, WaitsForEachLikelyOneToBeDecidedOn) {
    const Id one = lead("Petrov", "petrov@one.example");
    const Id other = lead("Pavlov", "Petrov@one.example", "boris");
    const Id contact = firm_.make("contacts", {{"last_name", "Petrov"}, {"city", "Tver"}});
    EXPECT_FALSE(checked(one)) << "whoever looks: what others own counts, too";
    firm_.make("distinctions", {{"record", one}, {"record_resource", "leads"}, {"other", other}, {"other_resource", "leads"}});
    EXPECT_FALSE(checked(one)) << "the contact, by its name, is left";
    EXPECT_TRUE(checked(other)) << "said of one it is said of both";
    firm_.make("distinctions",
               {{"record", contact}, {"record_resource", "contacts"}, {"other", one}, {"other_resource", "leads"}});
    EXPECT_TRUE(checked(one));
}

TEST_F(KnownAlready, IsDoneOnceTheTwoWereMerged) {
    const Id kept = lead("Sokolov", "sokolov@one.example");
    const Id merged = lead("Sokolov", "sokolov@one.example");
    EXPECT_FALSE(checked(kept));
    EXPECT_EQ(firm_.as("anna",
                       [&](records::Unit& unit) -> Result<void> {
                           TRY(merge_records(unit, firm_.schema().at("leads"), {.kept = kept, .merged = merged}));
                           return {};
                       }),
              "");
    EXPECT_TRUE(checked(kept));
}

TEST_F(KnownAlready, IsNotLookedForWhereItCannotBeMissing) {
    EXPECT_FALSE(checked(lead("Lunina", "lunina@two.example"), records::Checked::required));
}

}  // namespace
}  // namespace voronka::year
