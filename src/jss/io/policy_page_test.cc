// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_page.h"

#include <gmock/gmock.h>

#include <sstream>

#include "jss/io/policy_parameter.h"

namespace jss::io {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const PolicySeries& series() {
  static const auto embedded = PolicySeries::embedded();
  return *embedded;
}

const scoring::Policy& policy(std::string_view id) { return *series().find(id); }

/// Every line fits, but for those of one word.
void expect_to_fit(const std::string& page, int width) {
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    const bool one_word = line.find(' ', line.find_first_not_of(' ')) == std::string::npos;
    EXPECT_TRUE(one_word || display_width(line) <= static_cast<std::size_t>(width)) << line;
  }
}

TEST(PolicyListPage, HasALineOfChangesForEachPolicy) {
  const std::string page = policy_list_page(series(), {.width = 80});
  EXPECT_THAT(page, StartsWith("The series, each until the next:\n  2015-03    2015-03-01 "
                               " Classic: client satisfaction by count,"));
  EXPECT_THAT(page, HasSubstr("\n             states every parameter\n"));
  EXPECT_THAT(page, HasSubstr("\n             changes gate.outcomes of 2020-11\n"));
  EXPECT_THAT(page, HasSubstr("\n             changes windows.trending, gate.client_scope and 13 "
                              "more of 2023-12\n"));
  EXPECT_THAT(page, HasSubstr("\nBeside the series, for --policy:\n  broad      Broad: "));
}

TEST(PolicyListPage, CountsChangesWhereNotEvenOneNameFits) {
  EXPECT_THAT(policy_list_page(series(), {.width = 40}),
              HasSubstr("\n             changes 1 parameter of\n             2020-11\n"));
}

TEST(PolicyPage, ShowsEveryParameterWithItsValueMeaningAndEvidence) {
  const std::string page = policy_page(policy("2024-09"), {.width = 80});
  for (const PolicyParameter& parameter : policy_parameters()) {
    EXPECT_THAT(page, HasSubstr("\n  " + std::string(parameter.name) + " ")) << parameter.name;
  }
  EXPECT_THAT(page, HasSubstr("In force from 2024-09-03, based on 2023-12."));
  EXPECT_THAT(page, HasSubstr("\nlong_term\n  long_term.days"));
  EXPECT_THAT(page, HasSubstr("  factor.unpaid                    1000\n"
                              "      The weight of a failure that earned nothing is multiplied by "
                              "this, in\n      thousandths.\n"
                              "      assumed in 2024-09: no public source\n"));
}

TEST(PolicyPage, SaysWhichValuesPlayNoPart) {
  const std::string page = policy_page(policy("2024-09"), {.width = 80});
  EXPECT_THAT(page, HasSubstr("length.step                      250 (plays no part here)\n"));
  EXPECT_THAT(page, HasSubstr("length.cap                       8\n"));
  EXPECT_THAT(policy_page(policy("2015-03"), {.width = 80}), Not(HasSubstr("plays no part here)\n"
                                                                           "      In mode scale")));
}

TEST(PolicyPage, TellsAPolicyBesideTheSeries) {
  EXPECT_THAT(policy_page(policy("equal"), {.width = 80}),
              HasSubstr("  Beside the series, based on 2020-03."));
  EXPECT_THAT(policy_page(policy("2015-03"), {.width = 80}),
              HasSubstr("  In force from 2015-03-01, based on no other."));
}

TEST(PolicyPage, ShowsAPolicyWithoutEvidenceAllTheSame) {
  EXPECT_THAT(policy_page({}, {.width = 80}), HasSubstr("  gate.outcomes                    1\n"));
}

TEST(PolicyChangesPage, SaysInWordsAndValuesWhatChanges) {
  EXPECT_EQ(policy_changes_page(policy("2020-11"), policy("2023-12"), {.width = 80}),
            "From 2020-11 to 2023-12, 1 parameter changes:\n"
            "\n"
            "  A score needs 2 outcomes instead of 4.\n"
            "    gate.outcomes: 4 → 2\n");
  EXPECT_THAT(policy_changes_page(policy("2023-12"), policy("2024-09"), {.width = 80}),
              StartsWith("From 2023-12 to 2024-09, 15 parameters change:\n"));
}

TEST(PolicyChangesPage, SaysThatNothingChanges) {
  EXPECT_EQ(policy_changes_page(policy("equal"), policy("equal"), {.width = 80}),
            "From equal to equal no value changes.\n");
}

TEST(PolicyPages, FitTheWidthAndPaintOnlyWhereColoursAreAllowed) {
  for (const int width : {40, 80, 120}) {
    for (const bool colour : {false, true}) {
      const TextStyle style{.width = width, .colour = colour};
      const std::string pages = policy_list_page(series(), style) +
                                policy_page(policy("broad"), style) +
                                policy_changes_page(policy("2015-03"), policy("2026-01"), style);
      EXPECT_EQ(pages.find('\x1b') != std::string::npos, colour);
      if (!colour) expect_to_fit(pages, width);
    }
  }
}

}  // namespace
}  // namespace jss::io
