// SPDX-License-Identifier: Apache-2.0
#include "jss/service/event_batch.h"

#include <gtest/gtest.h>

#include <string>

namespace jss::service {
namespace {

std::string paid(int number, const std::string& more = "") {
  return R"({"id":"e)" + std::to_string(number) +
         R"(","type":"paid","at":"2026-03-01","contract":"c,[1\"","amount":"5.00")" + more + "}";
}

TEST(EventBatch, ReadsLinesAndListsAlike) {
  const EventBatch lines = read_event_batch(paid(1) + "\n\n" + paid(2) + "\r\n", BatchForm::lines);
  const EventBatch list =
      read_event_batch(" [ " + paid(1) + " ,\n" + paid(2) + "]\n", BatchForm::list);
  ASSERT_TRUE(lines.problems.empty());
  ASSERT_EQ(lines.events.size(), 2U);
  EXPECT_EQ(lines.events[1].first, 3U);
  ASSERT_TRUE(list.problems.empty()) << list.problems[0].reason;
  ASSERT_EQ(list.events.size(), 2U);
  EXPECT_EQ(list.events[1].first, 2U);
  EXPECT_EQ(list.events[1].second, lines.events[1].second);
  EXPECT_EQ(std::get<history::Paid>(list.events[0].second.body).contract, "c,[1\"");
}

TEST(EventBatch, TellsEachEventThatIsWrong) {
  const EventBatch batch = read_event_batch(
      paid(1) + "\n{}\n" + paid(3, R"(,"odd":1)") + "\nnonsense\n", BatchForm::lines);
  ASSERT_EQ(batch.problems.size(), 3U);
  EXPECT_EQ(batch.problems[0].line, 2U);
  EXPECT_EQ(batch.problems[1].key, "odd");
  EXPECT_EQ(batch.problems[2].line, 4U);
}

TEST(EventBatch, LeavesToTheLedgerWhatItAloneKnows) {
  const std::string recorded = paid(1, R"(,"recorded_at":"2026-03-02")");
  EXPECT_EQ(read_event_batch(recorded, BatchForm::lines).problems.at(0).key, "recorded_at");
  const std::string record = R"({"seq":1,"recorded_at":"2026-03-02","event":)" + paid(1) + "}";
  EXPECT_EQ(read_event_batch(record, BatchForm::lines).problems.at(0).key, "recorded_at");
}

TEST(EventBatch, LeavesOperatorsEventsToTheirCommands) {
  const EventBatch batch = read_event_batch(
      R"({"id":"x","type":"publication_closed","at":"2026-03-01","publication":"p","scores":0})",
      BatchForm::lines);
  ASSERT_EQ(batch.problems.size(), 1U);
  EXPECT_EQ(batch.problems[0].key, "type");
}

TEST(EventBatch, RefusesWhatIsNoList) {
  for (const char* body : {"", "{}", "[", "]", "[}", "[,]", "[{}", "null", "[1,2]", "\"a\""}) {
    EXPECT_FALSE(read_event_batch(body, BatchForm::list).problems.empty()) << body;
  }
  EXPECT_FALSE(read_event_batch("[" + paid(1) + ",]", BatchForm::list).problems.empty());
  EXPECT_FALSE(
      read_event_batch("[" + paid(1) + " " + paid(2) + "]", BatchForm::list).problems.empty());
}

TEST(EventBatch, HasAnEnd) {
  std::string body;
  for (std::size_t i = 0; i < kMostEvents; ++i) body += paid(static_cast<int>(i)) + "\n";
  EXPECT_TRUE(read_event_batch(body, BatchForm::lines).problems.empty());
  EXPECT_EQ(read_event_batch(body + paid(-1), BatchForm::lines).problems.size(), 1U);
}

}  // namespace
}  // namespace jss::service
