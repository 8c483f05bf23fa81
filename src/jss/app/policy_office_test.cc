// SPDX-License-Identifier: Apache-2.0
#include "jss/app/policy_office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/ledger/memory_ledger.h"

namespace jss::app {
namespace {

using history::PolicyStage;
using testing::HasSubstr;

Day day(const char* text) { return *parse_day(text); }

class PolicyOfficeTest : public testing::Test {
 protected:
  PolicyOfficeTest() : ledger_(ledger::memory_ledger()), shelf_(*engine::PolicyShelf::open()) {}

  static std::string file_with(const std::string& id, const std::string& base, int days) {
    // Each test is a process of its own, and several run at once.
    const std::string path =
        testing::TempDir() + "office-" + std::to_string(getpid()) + "-" + id + ".toml";
    std::ofstream(path) << "id = \"" << id << "\"\ntitle = \"For a test\"\nbased_on = \"" << base
                        << "\"\nfeedback_days = { value = " << days
                        << ", source = \"a test\", grade = \"assumed\" }\n";
    return path;
  }

  PolicyOffice office() { return *PolicyOffice::open(ledger_, shelf_); }
  std::string draft(const std::string& path) { return told(office().draft(path, "ana", now_)); }
  std::string approve(const std::string& by) {
    return told(office().approve("mine", std::nullopt, by, now_));
  }
  std::string schedule(const char* from) {
    return told(office().schedule("mine", day(from), "ben", now_));
  }
  std::string roll_back() { return told(office().roll_back("mine", "ben", "too harsh", now_)); }

  // The number of the event in the policy's life, `again`, or why not.
  static std::string told(const Result<PolicyStep>& step) {
    if (!step) return step.error().message;
    return step->is_new ? step->event.substr(step->event.rfind('/') + 1) : "again";
  }
  std::uint64_t records() { return ledger_.head()->seq; }

  ledger::EventLedger ledger_;
  engine::PolicyShelf shelf_;
  Timestamp now_ = start_of(day("2026-04-01"));
};

TEST_F(PolicyOfficeTest, TakesAPolicyThroughItsLife) {
  EXPECT_EQ(draft(file_with("mine", "2026-01", 3)), "1");
  EXPECT_EQ(approve("ben"), "2");
  EXPECT_EQ(schedule("2026-05-01"), "3");
  EXPECT_EQ(shelf_.life().on(day("2026-05-01"))->id, "mine");
  EXPECT_EQ(roll_back(), "4");
  EXPECT_EQ(shelf_.life().on(day("2026-05-01")), nullptr);
  EXPECT_EQ(schedule("2026-06-01"), "5");
  const auto events = policy_events(ledger_);
  ASSERT_TRUE(events);
  const auto life = policy_life_of(*events, std::nullopt);
  EXPECT_TRUE(life.anomalies().empty());
  EXPECT_EQ(life.on(day("2026-06-01"))->id, "mine");
}

TEST_F(PolicyOfficeTest, IsHarmlessTwice) {
  const std::string path = file_with("mine", "2026-01", 3);
  for (const char* expected : {"1", "again"}) EXPECT_EQ(draft(path), expected);
  for (const char* expected : {"2", "again"}) EXPECT_EQ(approve("ben"), expected);
  for (const char* expected : {"3", "again"}) EXPECT_EQ(schedule("2026-05-01"), expected);
  for (const char* expected : {"4", "again"}) EXPECT_EQ(roll_back(), expected);
  EXPECT_EQ(records(), 4U);
}

TEST_F(PolicyOfficeTest, RefusesWhatWouldBeAnAnomaly) {
  EXPECT_THAT(approve("ben"), HasSubstr("has no policy 'mine'"));
  draft(file_with("mine", "2026-01", 3));
  EXPECT_THAT(approve("ana"), HasSubstr("somebody else has to"));
  EXPECT_THAT(schedule("2026-05-01"), HasSubstr("nobody has approved"));
  EXPECT_THAT(roll_back(), HasSubstr("is not scheduled"));
  EXPECT_THAT(told(office().approve("mine", std::string(64, '0'), "ben", now_)),
              HasSubstr("its digest is another"));
  EXPECT_THAT(told(office().approve("mine", "short", "ben", now_)), HasSubstr("digest"));
  approve("ben");
  EXPECT_THAT(draft(file_with("mine", "2026-01", 5)), HasSubstr("another id"));
  schedule("2026-05-01");
  EXPECT_THAT(schedule("2026-06-01"), HasSubstr("holds on that day already"));
  EXPECT_EQ(records(), 3U) << "nothing of what was refused is in the ledger";
}

TEST_F(PolicyOfficeTest, RefusesNamesThatCannotBeRead) {
  const std::string path = file_with("mine", "2026-01", 3);
  for (const char* name : {"", " ", " ana", "ana ", "a\nb"}) {
    EXPECT_THAT(told(office().draft(path, name, now_)), HasSubstr("--by"));
  }
  EXPECT_THAT(told(office().roll_back("mine", "ben", " ", now_)), HasSubstr("--why"));
}

TEST_F(PolicyOfficeTest, DraftsAlsoWhatShips) {
  const auto step = office().draft("published", "ana", now_);
  ASSERT_TRUE(step) << step.error().message;
  EXPECT_EQ(step->policy, "published");
  EXPECT_EQ(shelf_.life().find("published")->text,
            shelf_.text_of(*shelf_.series().find("published")));
  EXPECT_THAT(draft(file_with("2024-09", "2023-12", 3)), HasSubstr("says something else"));
}

TEST_F(PolicyOfficeTest, RefusesAFileThatIsNoPolicy) {
  const std::string path = testing::TempDir() + "office-broken.toml";
  std::ofstream(path) << "id = \"mine\"\n";
  EXPECT_THAT(draft(path), HasSubstr("title"));
  EXPECT_THAT(draft(testing::TempDir() + "nowhere.toml"), HasSubstr("nowhere.toml"));
}

TEST_F(PolicyOfficeTest, TakesUpAFormerDraftAgain) {
  EXPECT_EQ(draft(file_with("mine", "2026-01", 3)), "1");
  EXPECT_EQ(draft(file_with("mine", "2026-01", 5)), "2");
  EXPECT_EQ(draft(file_with("mine", "2026-01", 3)), "3");
  EXPECT_EQ((*shelf_.find("mine"))->rules.feedback_days, 3);
}

TEST_F(PolicyOfficeTest, KeepsItsOrderWhereAnotherClockIsAhead) {
  const Timestamp here = now_;
  now_.seconds += 300;
  draft(file_with("mine", "2026-01", 3));
  now_ = here;
  EXPECT_EQ(approve("ben"), "2") << "which is later than the draft all the same";
  now_ = start_of(day("2026-03-01"));
  EXPECT_THAT(schedule("2026-05-01"), HasSubstr("set this machine's clock"));
}

TEST_F(PolicyOfficeTest, LetsOnlyOneOfTwoDoSomethingAtATime) {
  draft(file_with("mine", "2026-01", 3));
  engine::PolicyShelf other_shelf = *engine::PolicyShelf::open();
  auto one = office();
  auto other = *PolicyOffice::open(ledger_, other_shelf);
  EXPECT_EQ(told(one.approve("mine", std::nullopt, "ben", now_)), "2");
  const auto late = other.approve("mine", std::nullopt, "cy", now_);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::conflict);
  EXPECT_THAT(late.error().message, HasSubstr("try again"));
  EXPECT_EQ(approve("cy"), "3");
}

TEST_F(PolicyOfficeTest, LeavesPublishedScoresAsTheyAre) {
  draft(file_with("mine", "2026-01", 3));
  approve("ben");
  history::PublicationOpened opened{.publication = "2026-04-01",
                                    .as_of = day("2026-04-01"),
                                    .known_at = now_,
                                    .records = 2,
                                    .head = std::string(64, '0'),
                                    .policy = "2026-01",
                                    .digest = std::string(64, '0'),
                                    .text = "text"};
  const ledger::Entry entry = ledger_entry({"p", now_, std::nullopt, opened});
  ASSERT_TRUE(ledger_.append(std::span(&entry, 1), now_, ledger::OnConflict::refuse_all));
  EXPECT_THAT(schedule("2026-04-01"), HasSubstr("are published"));
  EXPECT_EQ(schedule("2026-04-02"), "3");
}

}  // namespace
}  // namespace jss::app
