// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/policy_shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace jss::engine {
namespace {

using history::Event;
using testing::Contains;
using testing::HasSubstr;

Day day(const char* text) { return *parse_day(text); }

std::string policy_text(const std::string& id, const std::string& base) {
  return "id = \"" + id + "\"\ntitle = \"For a test\"\nbased_on = \"" + base +
         "\"\nfeedback_days = { value = 3, source = \"a test\", grade = \"assumed\" }\n";
}

class OwnPolicies : public testing::Test {
 protected:
  OwnPolicies()
      : shelf_(*PolicyShelf::open([this](const std::string& name) -> Result<std::string> {
          const auto file = files_.find(name);
          if (file == files_.end()) return fail(ErrorCode::not_found, name);
          return file->second;
        })) {}

  void draft(const std::string& id, const std::string& text) {
    add(history::PolicyDrafted{id, digest(text), text, "ana"});
  }
  void bring(const std::string& id, const std::string& text, const char* from) {
    draft(id, text);
    add(history::PolicyApproved{id, digest(text), "ben"});
    add(history::PolicyScheduled{id, digest(text), day(from), "ben"});
    shelf_.take(history::PolicyLife(events_, std::nullopt, digest));
  }
  void add(history::EventBody body) {
    now_.seconds += 60;
    events_.push_back({std::to_string(100 + events_.size()), now_, now_, std::move(body)});
    shelf_.take(history::PolicyLife(events_, std::nullopt, digest));
  }
  static std::string digest(std::string_view text) {
    const std::string digits = std::to_string(std::hash<std::string_view>()(text));
    return std::string(64 - digits.size(), '0') + digits;
  }
  std::string chosen(const char* text) {
    const auto policy = shelf_.choose(std::nullopt, day(text));
    return policy ? (*policy)->id : policy.error().message;
  }

  std::map<std::string, std::string> files_;
  PolicyShelf shelf_;
  std::vector<Event> events_;
  Timestamp now_ = start_of(day("2026-04-01"));
};

TEST_F(OwnPolicies, DecideFromTheirFirstDayOnAndBeforeThatTheSeriesDoes) {
  bring("mine", policy_text("mine", "2015-03"), "2020-06-01");
  EXPECT_EQ(chosen("2020-05-31"), "2020-03");
  EXPECT_EQ(chosen("2020-06-01"), "mine");
  EXPECT_EQ(chosen("2026-04-01"), "mine") << "the series goes on beside it and decides nothing";
  const auto calendar = shelf_.calendar();
  ASSERT_TRUE(calendar);
  for (const char* text : {"2015-03-01", "2020-05-31", "2020-06-01", "2030-01-01"}) {
    EXPECT_EQ(calendar->on(day(text))->id, chosen(text));
  }
  EXPECT_EQ(calendar->change_days(day("2020-05-01"), kLastDay), std::vector{day("2020-06-01")});
}

TEST_F(OwnPolicies, GiveWayToTheSeriesWhenTheLastIsRolledBack) {
  const std::string text = policy_text("mine", "2015-03");
  bring("mine", text, "2020-06-01");
  add(history::PolicyRolledBack{"mine", digest(text), "ben", "no"});
  EXPECT_EQ(chosen("2026-03-31"), "mine");
  EXPECT_EQ(chosen("2026-04-01"), "2026-01");
}

TEST_F(OwnPolicies, AreFoundByIdAlsoAsDrafts) {
  draft("mine", policy_text("mine", "2015-03"));
  const auto found = shelf_.find("mine");
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)->rules.feedback_days, 3);
  EXPECT_EQ(shelf_.text_of(**found), policy_text("mine", "2015-03"));
  EXPECT_EQ(chosen("2026-04-01"), "2026-01");
  EXPECT_THAT(shelf_.find("other").error().message, HasSubstr("'jss policy life'"));
}

TEST_F(OwnPolicies, MayBeBasedOnApprovedOnesOnly) {
  draft("base", policy_text("base", "2015-03"));
  draft("top", policy_text("top", "base"));
  EXPECT_THAT(shelf_.find("top").error().message, HasSubstr("once it is approved"));
  add(history::PolicyApproved{"base", digest(policy_text("base", "2015-03")), "ben"});
  const auto top = shelf_.find("top");
  ASSERT_TRUE(top) << top.error().message;
  EXPECT_EQ((*top)->based_on, "base");
}

TEST_F(OwnPolicies, AreNeverPassedOverWhereTheyCannotBeRead) {
  bring("mine", "id = \"mine\"\n", "2026-05-01");
  EXPECT_THAT(chosen("2026-04-01"), HasSubstr("the ledger's policy 'mine' cannot be read"))
      << "rather no score than one by other rules than those decided on";
  EXPECT_EQ((*shelf_.choose("2026-01", day("2026-06-01")))->id, "2026-01");
  draft("draft", "no policy");
  EXPECT_FALSE(shelf_.find("draft"));
}

TEST_F(OwnPolicies, MayOnlyCarryTheirOwnId) {
  bring("mine", policy_text("other", "2015-03"), "2026-05-01");
  EXPECT_THAT(chosen("2026-06-01"), HasSubstr("the text is of 'other'"));
}

TEST_F(OwnPolicies, ComeBeforeOneThatShipsUnderTheSameId) {
  bring("published", policy_text("published", "2015-03"), "2026-05-01");
  EXPECT_EQ((*shelf_.find("published"))->rules.feedback_days, 3);
  EXPECT_EQ((*shelf_.choose(std::nullopt, day("2026-05-01")))->rules.feedback_days, 3);
}

TEST_F(OwnPolicies, TakeNoNameAwayAsDrafts) {
  draft("published", policy_text("published", "2015-03"));
  EXPECT_EQ(*shelf_.find("published"), shelf_.series().find("published"));
}

TEST_F(OwnPolicies, KeepAFileFromTakingTheirId) {
  draft("mine", policy_text("mine", "2015-03"));
  const std::string path = "mine.toml";
  files_[path] = policy_text("mine", "2020-03");
  EXPECT_THAT(shelf_.find(path).error().message, HasSubstr("of the ledger's own"));
  files_[path] = policy_text("mine", "2015-03");
  EXPECT_EQ(*shelf_.find(path), *shelf_.find("mine")) << "the same text is the same policy";
  files_[path] = policy_text("fresh", "2020-03");
  const auto fresh = shelf_.find(path);
  ASSERT_TRUE(fresh);
  EXPECT_EQ(shelf_.text_of(**fresh), policy_text("fresh", "2020-03"));
}

TEST_F(OwnPolicies, AreNamedOnceTheyAreScheduled) {
  draft("draft", policy_text("draft", "2015-03"));
  bring("mine", policy_text("mine", "2015-03"), "2026-05-01");
  const auto ids = [](const std::vector<const scoring::Policy*>& policies) {
    std::vector<std::string> all;
    for (const scoring::Policy* policy : policies) all.push_back(policy->id);
    return all;
  };
  EXPECT_THAT(ids(shelf_.named()), Contains("mine"));
  EXPECT_THAT(ids(shelf_.named()), testing::Not(Contains("draft")));
  EXPECT_THAT(ids(shelf_.dated()), testing::Not(Contains("equal")));
  EXPECT_THAT(ids(shelf_.dated()), Contains("mine"));
}

TEST_F(OwnPolicies, LeaveTheDaysBeforeAGapUnasked) {
  const std::string text = policy_text("mine", "2015-03");
  now_ = start_of(day("2012-01-01"));
  bring("mine", text, "2010-01-01");
  add(history::PolicyRolledBack{"mine", digest(text), "ben", "no"});
  EXPECT_THAT(chosen("2011-01-01"), HasSubstr("the first one begins on 2015-03-01"));
}

TEST(PolicyShelf, KnowsTheTextOfWhatShips) {
  PolicyShelf shelf = *PolicyShelf::open();
  const scoring::Policy* policy = *shelf.find("2024-09");
  EXPECT_THAT(std::string(shelf.text_of(*policy)), HasSubstr("id = \"2024-09\""));
  EXPECT_EQ(shelf.text_of(scoring::Policy{}), "");
}

}  // namespace
}  // namespace jss::engine
