// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_text.h"

#include <gtest/gtest.h>

#include "jss/io/change_csv.h"
#include "jss/io/change_json.h"
#include "jss/io/text_table.h"

namespace jss::io {
namespace {

using insight::Change;
using insight::ChangeCause;
using insight::ChangePart;

constexpr Day kFrom{20634};  // 2026-06-30

scoring::Score score_of(std::int64_t hundredths) {
  scoring::Score score;
  score.add({.months = 12, .qualifies = true, .value = Fraction{hundredths, 10}, .sums = {}});
  score.decide();
  return score;
}

scoring::Score no_score() {
  scoring::Score score;
  score.reason = scoring::NoScore::too_few_outcomes;
  return score;
}

ChangePart part_on(int days, const std::string& contract, std::optional<std::int64_t> points) {
  return {.day = kFrom + days,
          .why = ChangeCause::aged_out,
          .contract = contract,
          .window = 12,
          .weight_before = 1000,
          .points = points};
}

// 90.00 to 92.00, and on the way a day on which two contracts outweigh each other.
Change some_change() {
  return {.from = kFrom,
          .to = kFrom + 30,
          .from_score = score_of(9000),
          .to_score = score_of(9200),
          .points = 200,
          .parts = {part_on(1, "c1", 100),
                    part_on(2, "c2", 700),
                    part_on(2, "c3", -700),
                    part_on(4, "c4", 0),
                    part_on(5, "c5", 0),
                    part_on(6, "c6", 101),
                    {.why = ChangeCause::rounding, .points = -1}},
          .days = {{kFrom + 1, score_of(9100)},
                   {kFrom + 2, score_of(9100)},
                   {kFrom + 4, score_of(9100)},
                   {kFrom + 5, score_of(9100)},
                   {kFrom + 6, score_of(9200)}}};
}

std::string page(const Change& change, int width = 80) {
  scoring::Policy policy;
  policy.id = "2030-01";
  policy.title = "Everything anew";
  return change_page("ana", change, scoring::PolicyCalendar::pinned(policy), {.width = width});
}

TEST(ChangePage, NamesTheBiggestCausesFirstAndPassesOverQuietDays) {
  EXPECT_EQ(page(some_change()),
            "ana, Job Success Score from 2026-06-30 to 2026-07-30\n"
            "rules 2030-01: Everything anew\n"
            "\n"
            "  90 → 92  (exactly 90.00 → 92.00: 2.00 points more)\n"
            "  Both from the last 12 months.\n"
            "\n"
            "What moved it most\n"
            "  +7.00  2026-07-02  c2 leaves the 12-month window\n"
            "  -7.00  2026-07-02  c3 leaves the 12-month window\n"
            "  +1.01  2026-07-06  c6 leaves the 12-month window\n"
            "  +1.00  2026-07-01  c1 leaves the 12-month window\n"
            "\n"
            "Day by day\n"
            "  2026-07-01  90.00 → 91.00\n"
            "    +1.00  c1 leaves the 12-month window\n"
            "  2026-07-02  91.00\n"
            "    +7.00  c2 leaves the 12-month window\n"
            "    -7.00  c3 leaves the 12-month window\n"
            "  2026-07-04 to 2026-07-05  91.00, whatever changed on 2 days\n"
            "  2026-07-06  91.00 → 92.00\n"
            "    +1.01  c6 leaves the 12-month window\n"
            "  Rounding  -0.01, for each part is rounded by itself\n");
}

TEST(ChangePage, SumsACauseOverItsDaysAndCountsTheSmallOnes) {
  Change change = some_change();
  change.parts.clear();
  change.days.clear();
  for (int i = 0; i < 12; ++i) {
    change.parts.push_back(part_on(i + 1, "c" + std::to_string(i), 1200 - 100 * i));
    change.days.push_back({kFrom + i + 1, score_of(9000 + i)});
  }
  change.parts.push_back(part_on(13, "c0", 500));
  change.days.push_back({kFrom + 13, score_of(9200)});
  const std::string text = page(change);
  EXPECT_NE(text.find("  +17.00  2 days      c0 leaves the 12-month window\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("  +10.00  4 more causes together\n"), std::string::npos) << text;
}

TEST(ChangePage, BreaksATitleThatFitsNoLine) {
  Change change = some_change();
  for (ChangePart& part : change.parts) part.title = std::string(200, 'T');
  const std::string text = page(change);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(display_width(text.substr(at, end - at)), 80U) << text.substr(at, end - at);
    at = end + 1;
  }
  EXPECT_NE(text.find("  +7.00  2026-07-02  “TTT"), std::string::npos) << text;
}

TEST(ChangePage, SaysWhereTwoOrdersStandInForAll) {
  Change change = some_change();
  EXPECT_EQ(page(change).find("two orders"), std::string::npos);
  change.exact = false;
  EXPECT_NE(page(change).find("the mean of two orders"), std::string::npos);
  EXPECT_NE(change_json("ana", change).find("\"exact_shares\":false"), std::string::npos);
  EXPECT_NE(change_csv("ana", change).find(",1.00,no,"), std::string::npos);
}

TEST(ChangePage, NamesDaysToAskAboutWhereAnEndHasNoScore) {
  Change change = some_change();
  change.from_score = change.to_score = no_score();
  change.points = std::nullopt;
  change.parts = {{.day = kFrom + 1, .why = ChangeCause::score_appeared, .window = 12},
                  {.day = kFrom + 9, .why = ChangeCause::score_disappeared, .window = 12}};
  change.days = {{kFrom + 1, score_of(9000)}, {kFrom + 9, no_score()}};
  const std::string text = page(change);
  EXPECT_NE(text.find("--since 2026-07-01 --as-of 2026-07-08."), std::string::npos) << text;
  EXPECT_NE(text.find("  2026-07-01  no score → 90.00\n    Enough counts for a score\n"),
            std::string::npos)
      << text;
}

TEST(ChangePage, FitsANarrowTerminal) {
  const std::string text = page(some_change(), 40);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(text.substr(begin, end - begin)), 40U);
    begin = end + 1;
  }
}

}  // namespace
}  // namespace jss::io
