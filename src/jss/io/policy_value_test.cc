// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_value.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace jss::io {
namespace {

using testing::HasSubstr;

/// Reads `value`, written as in a policy file; gives what is then shown, or the problem.
std::string after_reading(std::string_view name, const std::string& value) {
  Problems problems;
  const TomlNode root = parse_toml("v = " + value, "p", problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  scoring::Rules rules;
  const PolicyField& field = *find_policy_field(name);
  const std::string before = show_value(field, rules);
  if (auto problem = read_value(field, *root.find("v"), rules)) {
    EXPECT_EQ(show_value(field, rules), before) << "a wrong value changed the rules";
    return *problem;
  }
  return show_value(field, rules);
}

TEST(PolicyValue, AcceptsBothBoundsOfEveryNumberAndNothingBeyond) {
  int numbers = 0;
  for (const PolicyField& field : policy_fields()) {
    const bool stars = field.kind == ValueKind::stars;
    if (!stars && field.kind != ValueKind::integer) continue;
    ++numbers;
    const auto written = [&](int number) {
      return stars ? "\"" + hundredths_to_string(number) + "\"" : std::to_string(number);
    };
    const auto shown = [&](int number) {
      return stars ? hundredths_to_string(number) : std::to_string(number);
    };
    scoring::Rules rules;
    for (const int good : {field.low, field.high}) {
      Problems problems;
      const TomlNode root = parse_toml("v = " + written(good), "p", problems);
      EXPECT_EQ(read_value(field, *root.find("v"), rules), std::nullopt) << field.name;
      EXPECT_EQ(std::get<NumberAccess>(field.access).get(rules).value_or(good), good);
    }
    for (const int bad : {field.low - 1, field.high + 1}) {
      EXPECT_THAT(after_reading(field.name, written(bad)),
                  AllOf(HasSubstr("'" + shown(bad) + "' is not"),
                        HasSubstr(shown(field.low) + " to " + shown(field.high))))
          << field.name;
    }
  }
  EXPECT_EQ(numbers, 35);
}

TEST(PolicyValue, RefusesNumbersThatDoNotFit) {
  EXPECT_THAT(after_reading("gate.outcomes", "4294967297"), HasSubstr("'4294967297' is not"));
  EXPECT_THAT(after_reading("gate.outcomes", "-9223372036854775808"), HasSubstr("is not"));
  EXPECT_THAT(after_reading("satisfaction.stars_success", "\"99999999999999999999\""),
              HasSubstr("is not stars from 1.00 to 5.00"));
}

TEST(PolicyValue, RefusesTheWrongType) {
  EXPECT_EQ(after_reading("gate.outcomes", "\"4\""),
            "'4' is text, not a whole number from 1 to 1000; write it without quotes");
  EXPECT_THAT(after_reading("gate.outcomes", "4.0"),
              HasSubstr("'4.0' is not a whole number from 1 to 1000"));
  EXPECT_THAT(after_reading("gate.outcomes", "[4]"), HasSubstr("a list is not a whole number"));
  EXPECT_THAT(after_reading("gate.outcomes", "{ a = 1 }"), HasSubstr("a table is not a whole"));
  EXPECT_THAT(after_reading("satisfaction.stars_success", "4.00"),
              HasSubstr("'4.00' is not stars from 1.00 to 5.00 in quotes"));
  EXPECT_THAT(after_reading("satisfaction.stars_success", "\"4.005\""), HasSubstr("is not stars"));
  EXPECT_THAT(after_reading("windows.trending", "\"yes\""),
              HasSubstr("'yes' is not true or false, without quotes"));
  EXPECT_THAT(after_reading("windows.trending", "1"), HasSubstr("'1' is not true or false"));
  EXPECT_THAT(after_reading("cadence.anchor", "\"2015-03-01\""),
              HasSubstr("'2015-03-01' is not a day such as 2015-03-01, without quotes"));
  EXPECT_THAT(after_reading("removed", "true"),
              HasSubstr("'true' is not one of \"excluded\", \"no_feedback\""));
  EXPECT_THAT(after_reading("windows.months", "6"), HasSubstr("'6' is not a list of months"));
  EXPECT_THAT(after_reading("satisfaction.failure_reasons", "\"other\""),
              HasSubstr("'other' is not a list of reasons"));
  EXPECT_THAT(after_reading("size.tiers", "{}"), HasSubstr("a table is not a list of tiers"));
}

TEST(PolicyValue, RefusesUnknownWordsAndSaysWhichOneWasMeant) {
  EXPECT_EQ(after_reading("satisfaction.private", "\"vetos\""),
            "'vetos' is not one of \"decides\", \"vetoes\", \"ignored\"; did you mean \"vetoes\"?");
  EXPECT_EQ(after_reading("satisfaction.private", "\"never\""),
            "'never' is not one of \"decides\", \"vetoes\", \"ignored\"");
  EXPECT_THAT(after_reading("satisfaction.failure_reasons", "[\"unresponsiv\"]"),
              HasSubstr("did you mean \"unresponsive\"?"));
  EXPECT_THAT(after_reading("satisfaction.failure_reasons", "[\"\"]"), HasSubstr("'' is not one"));
  EXPECT_THAT(after_reading("satisfaction.failure_reasons", "[7]"), HasSubstr("'7' is not one of"));
}

TEST(PolicyValue, AcceptsEveryWordOfEveryChoice) {
  for (const PolicyField& field : policy_fields()) {
    if (field.kind != ValueKind::word) continue;
    for (const std::string_view word : field.words) {
      EXPECT_EQ(after_reading(field.name, "\"" + std::string(word) + "\""), word) << field.name;
    }
  }
}

TEST(PolicyValue, UnsetsOnlyWhatMayBeUnset) {
  for (const PolicyField& field : policy_fields()) {
    if (field.may_be_unset) {
      EXPECT_EQ(after_reading(field.name, "\"unset\""), "unset") << field.name;
    } else {
      EXPECT_THAT(after_reading(field.name, "\"unset\""), HasSubstr("'unset' is ")) << field.name;
    }
  }
}

TEST(PolicyValue, TakesOneToSixDifferentWindowsLongestFirst) {
  EXPECT_EQ(after_reading("windows.months", "[1, 3, 2, 120, 5, 4]"), "120, 5, 4, 3, 2, 1");
  EXPECT_EQ(after_reading("windows.months", "[]"), "names 0 windows, not 1 to 6");
  EXPECT_EQ(after_reading("windows.months", "[1, 2, 3, 4, 5, 6, 7]"),
            "names 7 windows, not 1 to 6");
  EXPECT_THAT(after_reading("windows.months", "[6, 12, 6]"), HasSubstr("'6' stands there twice"));
  EXPECT_THAT(after_reading("windows.months", "[0]"),
              HasSubstr("'0' is not a whole number of months from 1 to 120"));
  EXPECT_THAT(after_reading("windows.months", "[121]"), HasSubstr("'121' is not"));
  EXPECT_THAT(after_reading("windows.months", "[\"6\"]"), HasSubstr("'6' is not"));
}

TEST(PolicyValue, TakesDifferentReasonsOrNone) {
  EXPECT_EQ(after_reading("satisfaction.failure_reasons", "[]"), "none");
  EXPECT_THAT(after_reading("satisfaction.failure_reasons", "[\"other\", \"other\"]"),
              HasSubstr("'other' stands there twice"));
}

std::string tiers(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) {
    list += "{ from = \"" + std::to_string(i) + "\", weight = 1 }, ";
  }
  return "[" + list + "]";
}

TEST(PolicyValue, TakesUpToSixteenRisingTiers) {
  EXPECT_EQ(after_reading("size.tiers", "[]"), "none");
  EXPECT_THAT(after_reading("size.tiers", tiers(16)), HasSubstr("15: 1"));
  EXPECT_EQ(after_reading("size.tiers", tiers(17)), "has 17 tiers; at most 16 are allowed");
  EXPECT_EQ(after_reading("size.tiers", "[{ from = \"0\", weight = 10000 }]"), "0: 10000");
}

TEST(PolicyValue, RefusesTiersOutOfOrderOrOfTheWrongShape) {
  const auto tier = [](const std::string& inside) { return "[{ " + inside + " }]"; };
  const std::string zero = "{ from = \"0\", weight = 1 }";
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"1\", weight = 1")),
              HasSubstr("'1' is above 0; the first tier begins at \"0\""));
  EXPECT_THAT(after_reading("size.tiers", "[" + zero + ", " + zero + "]"),
              HasSubstr("'0' is not above the one before, '0'; write tiers in rising order"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = 0, weight = 1")),
              HasSubstr("from: '0' is not an amount in quotes"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"-1\", weight = 1")),
              HasSubstr("from: '-1' is not an amount"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"0.001\", weight = 1")),
              HasSubstr("from: '0.001' is not an amount"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"0\", weight = 0")),
              HasSubstr("weight: '0' is not a whole number from 1 to 10000"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"0\", weight = 10001")),
              HasSubstr("weight: '10001' is not"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"0\"")),
              HasSubstr("a tier needs from and weight"));
  EXPECT_THAT(after_reading("size.tiers", tier("from = \"0\", weight = 1, to = \"2\"")),
              HasSubstr("a tier has no key 'to', only from and weight"));
  EXPECT_THAT(after_reading("size.tiers", "[7]"), HasSubstr("'7' is not a tier such as"));
}

/// The row of a parameter in the manual of policy files.
std::string manual_row(std::string_view name) {
  std::ifstream file(JSS_SOURCE_DIR "/policies/README.md");
  const std::string begin = "| `" + std::string(name) + "` |";
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(begin)) return line;
  }
  return {};
}

TEST(PolicyValue, HasTheBoundsThatTheManualOfPolicyFilesTells) {
  for (const PolicyField& field : policy_fields()) {
    std::string row = manual_row(field.name);
    ASSERT_FALSE(row.empty()) << field.name;
    for (std::size_t at = row.find("−"); at != std::string::npos; at = row.find("−")) {
      row.replace(at, std::string_view("−").size(), "-");
    }
    if (field.kind == ValueKind::integer) {
      EXPECT_THAT(row, HasSubstr("integer, " + bounds_in_words(field)));
    }
    if (field.kind == ValueKind::word) {
      for (const std::string_view word : field.words) {
        EXPECT_THAT(row, HasSubstr("`\"" + std::string(word) + "\"`"));
      }
    }
    EXPECT_EQ(row.find("; optional") != std::string::npos, field.may_be_unset) << row;
  }
}

}  // namespace
}  // namespace jss::io
