// SPDX-License-Identifier: Apache-2.0
#include "jss/io/badges_toml.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "jss/io/policy_series.h"

namespace jss::io {
namespace {

using insight::Badge;
using insight::BadgeSet;
using insight::CriterionKind;

Day day(std::string_view text) { return *parse_day(text); }

std::string set(const std::string& lines) {
  return "[mine]\nbadge = \"top_rated\"\neffective_from = 2020-01-01\n" + lines + "\n";
}

std::string criterion(const std::string& key, const std::string& value) {
  return key + " = { value = " + value + R"(, source = "words", grade = "assumed" })";
}

std::string complaint(const std::string& text) {
  const auto badges = read_badges(text, "badges.toml");
  return badges ? "none" : badges.error().message;
}

std::int64_t value_on(Badge badge, CriterionKind kind, std::string_view as_of) {
  const auto badges = embedded_badges();
  const BadgeSet* const found = badges->on(badge, day(as_of));
  if (found == nullptr || found->find(kind) == nullptr) return 0;
  return found->find(kind)->value;
}

TEST(Badges, ShipWithTheirDates) {
  EXPECT_EQ(value_on(Badge::top_rated, CriterionKind::first_contract, "2016-04-30"), 0);
  EXPECT_EQ(value_on(Badge::top_rated, CriterionKind::first_contract, "2016-05-01"), 30);
  EXPECT_EQ(value_on(Badge::top_rated, CriterionKind::first_contract, "2022-01-31"), 30);
  EXPECT_EQ(value_on(Badge::top_rated, CriterionKind::first_contract, "2022-02-01"), 91);
  EXPECT_EQ(value_on(Badge::top_rated, CriterionKind::score_weeks, "2022-02-01"), 13);
  EXPECT_EQ(value_on(Badge::top_rated, CriterionKind::earned, "2022-02-01"), 100'000);
  EXPECT_EQ(value_on(Badge::top_rated_plus, CriterionKind::earned, "2020-06-30"), 0);
  EXPECT_EQ(value_on(Badge::top_rated_plus, CriterionKind::earned, "2020-07-01"), 1'000'000);
  EXPECT_EQ(value_on(Badge::feedback_removal, CriterionKind::removal_jobs, "2024-09-02"), 10);
  EXPECT_EQ(value_on(Badge::feedback_removal, CriterionKind::removal_jobs, "2024-09-03"), 0);
  EXPECT_EQ(value_on(Badge::feedback_removal, CriterionKind::discontinued, "2024-09-03"), 1);
}

TEST(Badges, HaveSourcesThatTheListOfSourcesNames) {
  std::ifstream file(JSS_SOURCE_DIR "/docs/sources.md");
  const std::string sources(std::istreambuf_iterator<char>(file), {});
  ASSERT_FALSE(sources.empty());
  const auto badges = embedded_badges();
  ASSERT_TRUE(badges);
  for (const BadgeSet& set : badges->sets()) {
    for (const insight::BadgeCriterion& criterion : set.criteria) {
      const std::size_t address = criterion.source.find("https://");
      if (address == std::string::npos) {
        EXPECT_EQ(criterion.grade, scoring::Grade::assumed) << set.id << criterion.source;
        continue;
      }
      EXPECT_NE(sources.find("(" + criterion.source.substr(address) + ")"), std::string::npos)
          << set.id << ": " << criterion.source;
    }
  }
}

TEST(Badges, AreNoPolicy) {
  const auto series = PolicySeries::embedded();
  ASSERT_TRUE(series);
  EXPECT_EQ(series->find("badges"), nullptr);
}

TEST(Badges, ReadEveryKindOfCriterion) {
  const auto badges = read_badges(
      set(criterion("score", "90") + "\n" +
          R"(score_weeks = { value = 13, within = 16, source = "words", grade = "reported" })" +
          "\n" +
          R"(earned = { value = "999.99", within = 12, source = "words", grade = "documented" })" +
          "\n" + criterion("other_badge", "\"rising_talent\"") + "\n" +
          criterion("availability", "true")),
      "badges.toml");
  ASSERT_TRUE(badges) << badges.error().message;
  const BadgeSet& read = badges->sets().at(0);
  EXPECT_EQ(read.id, "mine");
  EXPECT_EQ(read.effective_from, day("2020-01-01"));
  EXPECT_EQ(read.criteria.size(), 5U);
  EXPECT_EQ(read.find(CriterionKind::score_weeks)->within, 16);
  EXPECT_EQ(read.find(CriterionKind::earned)->value, 99'999);
  EXPECT_EQ(read.find(CriterionKind::earned)->source, "words");
  EXPECT_EQ(read.find(CriterionKind::score_weeks)->grade, scoring::Grade::reported);
}

TEST(Badges, RefuseWhatIsWrongWithLineKeyAndRemedy) {
  EXPECT_EQ(complaint(""),
            "badges.toml: has no set of criteria; write one, such as [top-rated-2022]");
  EXPECT_EQ(complaint("score = 90\n"),
            "badges.toml:1: score: '90' is no set of criteria; write a table, such as [score], "
            "and its keys below");
  EXPECT_EQ(complaint(set(criterion("scores", "90"))),
            "badges.toml:4: mine.scores: is nothing that a badge can ask; did you mean score?\n"
            "badges.toml:1: mine: asks nothing; write a criterion, or discontinued if nobody gets "
            "it any more");
  EXPECT_EQ(complaint(set(criterion("score", "101"))),
            "badges.toml:4: mine.score: value: '101' is not a whole number from 1 to 100");
  EXPECT_EQ(complaint(set(criterion("availability", "false"))),
            "badges.toml:4: mine.availability: value: 'false' is not true; what is not asked is "
            "left out of the set");
  EXPECT_EQ(complaint(set("score = 90")),
            "badges.toml:4: mine.score: '90' stands alone; write { value = …, source = \"an "
            "address or plain words\", grade = \"documented\" }\n"
            "badges.toml:1: mine: asks nothing; write a criterion, or discontinued if nobody gets "
            "it any more");
  EXPECT_EQ(complaint(set(criterion("other_badge", "\"top_rated\""))),
            "badges.toml:4: mine.other_badge: value: 'top_rated' is no badge that comes before "
            "this one in rising_talent, top_rated, top_rated_plus, feedback_removal");
  EXPECT_EQ(complaint(set(R"(score = { value = 90, source = "", grade = "sure" })")),
            "badges.toml:4: mine.score: source: '' is not plain text in quotes, at least a word\n"
            "badges.toml:4: mine.score: grade: 'sure' is none of documented, reported, assumed");
  EXPECT_EQ(complaint(set(R"(score = { value = 90, grade = "assumed", whithin = 3 })")),
            "badges.toml:4: mine.score: 'whithin' is no key of this criterion\n"
            "badges.toml:4: mine.score: source is missing; write it, too");
}

TEST(Badges, RefuseSetsThatMakeNoSense) {
  const std::string weeks =
      R"(score_weeks = { value = 17, within = 16, source = "words", grade = "assumed" })";
  EXPECT_EQ(complaint(set(weeks)),
            "badges.toml:1: mine.score_weeks: does not say which score a week needs; write the "
            "criterion score, too\n"
            "badges.toml:1: mine.score_weeks: asks for more weeks than are looked at; value is at "
            "most within");
  EXPECT_EQ(complaint(set(criterion("score", "90") + "\n" + criterion("discontinued", "true"))),
            "badges.toml:1: mine.discontinued: stands beside other criteria; let it stand alone");
  EXPECT_EQ(complaint("[mine]\n" + criterion("profile", "100")),
            "badges.toml:1: mine.badge: is missing; write one of rising_talent, top_rated, "
            "top_rated_plus, feedback_removal\n"
            "badges.toml:1: mine.effective_from: is missing; write the first day on which the set "
            "holds, such as 2022-02-01");
  std::string twice = set(criterion("score", "90"));
  twice += "[other]" + set(criterion("score", "80")).substr(6);
  EXPECT_EQ(complaint(twice),
            "badges.toml:5: other: is of the same badge from the same day on as mine; choose "
            "another day");
}

}  // namespace
}  // namespace jss::io
