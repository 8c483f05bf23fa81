// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_toml.h"

#include <gmock/gmock.h>

#include "jss/io/policy_parameter.h"
#include "jss/io/policy_series.h"

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const scoring::Policy* shipped(std::string_view id) {
  static const auto series = PolicySeries::embedded();
  return series->find(id);
}

Result<scoring::Policy> read(std::string_view text) { return read_policy(text, "p.toml", shipped); }

/// A policy on top of 2024-09 whose parameters begin on line 4.
std::string over_2024(const std::string& parameters) {
  return "id = \"mine\"\ntitle = \"Mine\"\nbased_on = \"2024-09\"\n" + parameters;
}

/// A parameter with evidence that is not the point.
std::string set(const std::string& key, const std::string& value) {
  return key + " = { value = " + value + ", source = \"s\", grade = \"assumed\" }\n";
}

std::string problems_of(const std::string& text) {
  const auto policy = read(text);
  EXPECT_FALSE(policy.has_value()) << text;
  if (policy.has_value()) return "";
  EXPECT_EQ(policy.error().code, ErrorCode::invalid_input);
  return policy.error().message;
}

std::string problems_over_2024(const std::string& parameters) {
  return problems_of(over_2024(parameters));
}

scoring::Policy accepted(const std::string& parameters) {
  auto policy = read(over_2024(parameters));
  EXPECT_TRUE(policy.has_value()) << policy.error().message;
  return policy.value_or(scoring::Policy{});
}

TEST(PolicyFile, TakesWhatItDoesNotStateFromItsBase) {
  const scoring::Policy policy = accepted("[gate]\n" + set("outcomes", "7"));
  EXPECT_EQ(policy.id, "mine");
  EXPECT_EQ(policy.title, "Mine");
  EXPECT_EQ(policy.based_on, "2024-09");
  EXPECT_FALSE(policy.effective_from.present());
  EXPECT_EQ(policy.rules.gate.outcomes, 7);
  EXPECT_EQ(policy.rules.gate.clients, 2);
  EXPECT_EQ(policy.rules.length.mode, scoring::LengthMode::units);
}

TEST(PolicyFile, KeepsForEachParameterWhichFileSaysSo) {
  const scoring::Policy policy = accepted(
      "[gate]\noutcomes = { value = 7, source = \"our terms\", grade = \"documented\" }\n");
  const scoring::Evidence& own = policy.evidence.find("gate.outcomes")->second;
  EXPECT_EQ(own.source, "our terms");
  EXPECT_EQ(own.grade, scoring::Grade::documented);
  EXPECT_EQ(own.policy_id, "mine");
  EXPECT_EQ(policy.evidence.find("gate.clients")->second.policy_id, "2020-11");
  EXPECT_EQ(policy.evidence.find("length.cap")->second.policy_id, "2024-09");
}

TEST(PolicyFile, ReadsValuesOfEveryType) {
  const scoring::Rules rules =
      accepted("effective_from = 2027-01-31\n" + set("feedback_days", "0") + "[windows]\n" +
               set("months", "[6, 120, 1]") + "[satisfaction]\n" + set("stars_failure", "\"1.5\"") +
               set("failure_reasons", "[\"other\", \"not_needed\"]") + "[size]\n" +
               set("tiers", "[{ from = \"0\", weight = 1 }, { from = \"0.01\", weight = 9 }]") +
               "[idle]\n" + set("contact_counts", "true") + "[length]\n" + set("mode", "\"none\"") +
               "[cadence]\n" + set("anchor", "2026-11-22"))
          .rules;
  EXPECT_EQ(rules.feedback_days, 0);
  EXPECT_THAT(rules.windows.months, ElementsAre(120, 6, 1));
  EXPECT_EQ(rules.satisfaction.stars_failure, 150);
  EXPECT_EQ(parameter_value(rules, "satisfaction.failure_reasons"), "not_needed, other");
  EXPECT_EQ(parameter_value(rules, "size.tiers"), "0: 1, 0.01: 9");
  EXPECT_TRUE(rules.idle.contact_counts);
  EXPECT_EQ(rules.length.mode, scoring::LengthMode::none);
  EXPECT_EQ(to_string(rules.cadence.anchor), "2026-11-22");
}

TEST(PolicyFile, UnsetsWhatItInherits) {
  const scoring::Rules rules =
      accepted("[client_record]\n" + set("flag_min", "\"unset\"") + set("flag_mean", "\"unset\""))
          .rules;
  EXPECT_FALSE(rules.client_record.flag_min.has_value());
  EXPECT_EQ(rules.client_record.flag_mean, 0);
}

TEST(PolicyFile, MayUnsetWhatWasNeverSet) {
  EXPECT_FALSE(accepted("[idle]\n" + set("days", "\"unset\"")).rules.idle.days.has_value());
}

TEST(PolicyFile, RefusesWhatIsNotTomlAndRepeatedKeys) {
  EXPECT_EQ(problems_of("id = "), "p.toml:1: has the end of the file where a value should stand");
  EXPECT_EQ(problems_over_2024("[gate]\n" + set("outcomes", "7") + set("outcomes", "8")),
            "p.toml:6: has the key 'outcomes' a second time; keep one");
  EXPECT_EQ(problems_over_2024("[gate]\n[gate]\n"),
            "p.toml:5: has the key 'gate' a second time; keep one");
}

TEST(PolicyFile, NeedsAnIdAndATitle) {
  EXPECT_THAT(problems_of("based_on = \"2024-09\"\n"),
              AllOf(HasSubstr("p.toml: id: is missing"), HasSubstr("p.toml: title: is missing")));
}

TEST(PolicyFile, RefusesAnIdThatIsNone) {
  const auto with_id = [](const std::string& id) {
    return "title = \"t\"\nbased_on = \"2024-09\"\nid = " + id + "\n";
  };
  for (const std::string& id : {std::string("\"\""), std::string("\"My\""), std::string("7"),
                                "\"" + std::string(65, 'a') + "\""}) {
    EXPECT_THAT(problems_of(with_id(id)),
                AllOf(StartsWith("p.toml:3: id: "), HasSubstr("is not 1 to 64 of a to z")));
  }
  EXPECT_TRUE(read(with_id("\"" + std::string(64, 'a') + "\"")).has_value());
}

TEST(PolicyFile, RefusesTitlesAndSourcesThatCannotBeShown) {
  EXPECT_THAT(problems_of("id = \"m\"\ntitle = \"\\u001b[2J\"\nbased_on = \"2024-09\"\n"),
              AllOf(StartsWith("p.toml:2: title: '?[2J'"), HasSubstr("control character")));
  EXPECT_THAT(problems_of("id = \"m\"\ntitle = \" \"\nbased_on = \"2024-09\"\n"),
              HasSubstr("p.toml:2: title: is empty"));
  EXPECT_THAT(problems_over_2024("[gate]\noutcomes = { value = 7, source = \"\", grade = "
                                 "\"assumed\" }\n"),
              HasSubstr("p.toml:5: gate.outcomes: source: is empty"));
  EXPECT_THAT(
      problems_over_2024("[gate]\noutcomes = { value = 7, source = 7, grade = \"assumed\" }\n"),
      HasSubstr("p.toml:5: gate.outcomes: source: '7' is not text in quotes"));
}

TEST(PolicyFile, RefusesAFirstDayThatIsNoLocalDate) {
  for (const char* day : {"\"2020-03-01\"", "2020-03-01T00:00:00Z", "20200301", "0000-01-01"}) {
    EXPECT_THAT(problems_over_2024("effective_from = " + std::string(day) + "\n"),
                AllOf(StartsWith("p.toml:4: effective_from: "),
                      HasSubstr("is not a day such as 2020-03-01, without quotes")));
  }
}

TEST(PolicyFile, RefusesUnknownKeysAndSaysWhatWasMeant) {
  EXPECT_THAT(problems_over_2024("[gate]\n" + set("outcome", "7")),
              "p.toml:5: gate.outcome: is no parameter; did you mean gate.outcomes?");
  EXPECT_THAT(problems_over_2024("[gate]\n" + set("tolerated", "7")),
              "p.toml:5: gate.tolerated: is no parameter; did you mean silence.tolerated?");
  EXPECT_THAT(problems_over_2024("[gate]\n" + set("feedback_days", "7")),
              HasSubstr("did you mean feedback_days? It stands before the first [table]."));
  EXPECT_THAT(problems_over_2024("[gaet]\n" + set("outcomes", "7")),
              "p.toml:4: gaet: is no table of parameters; did you mean gate?");
  EXPECT_THAT(problems_over_2024("efective_from = 2020-03-01\n"),
              "p.toml:4: efective_from: is no parameter; did you mean effective_from?");
  EXPECT_THAT(problems_over_2024("colour = 1\n"),
              "p.toml:4: colour: is no parameter; `jss policy show` lists all of them");
  EXPECT_THAT(problems_over_2024(set("\"gate.outcomes\"", "7")),
              HasSubstr("p.toml:4: gate.outcomes: is no parameter"));
}

TEST(PolicyFile, RefusesAnUnknownKeyOfAParameter) {
  EXPECT_THAT(problems_over_2024("[gate]\noutcomes = { value = 7, source = \"s\", grade = "
                                 "\"assumed\", sorce = \"\" }\n"),
              "p.toml:5: gate.outcomes: 'sorce' is no key of a parameter; value, source and grade "
              "are; did you mean source?");
}

TEST(PolicyFile, RefusesAParameterWithoutValueSourceOrGrade) {
  EXPECT_THAT(problems_over_2024("[gate]\noutcomes = 7\n"),
              HasSubstr("p.toml:5: gate.outcomes: '7' stands alone; write { value = …"));
  EXPECT_THAT(problems_over_2024("[gate]\noutcomes = { }\n"),
              AllOf(HasSubstr("gate.outcomes: value is missing"),
                    HasSubstr("gate.outcomes: source is missing"),
                    HasSubstr("gate.outcomes: grade is missing")));
  EXPECT_THAT(problems_over_2024("gate = 7\n"),
              "p.toml:4: gate: '7' is not a table; write [gate] and its parameters below");
  EXPECT_THAT(problems_over_2024("gate = []\n"),
              HasSubstr("p.toml:4: gate: a list is not a table"));
}

TEST(PolicyFile, RefusesAnUnknownGrade) {
  EXPECT_THAT(
      problems_over_2024("[gate]\noutcomes = { value = 7, source = \"s\", grade = \"sure\" }\n"),
      "p.toml:5: gate.outcomes: grade: 'sure' is not one of \"documented\", \"reported\", "
      "\"assumed\"");
  EXPECT_THAT(problems_over_2024("[gate]\noutcomes = { value = 7, source = \"s\", grade = 1 }\n"),
              HasSubstr("grade: '1' is not one of"));
}

TEST(PolicyFile, MustStateEverythingIfItIsBasedOnNothing) {
  const std::string problems =
      problems_of("id = \"m\"\ntitle = \"t\"\n[gate]\n" + set("outcomes", "7"));
  EXPECT_THAT(problems, HasSubstr("p.toml: gate.clients: is missing; a policy that is based on no "
                                  "other states every parameter"));
  EXPECT_THAT(problems, Not(HasSubstr("gate.outcomes")));
  EXPECT_THAT(problems, Not(HasSubstr("silence.tolerated")));
  EXPECT_THAT(problems, HasSubstr("(28 in all)"));
}

TEST(PolicyFile, RefusesAnUnknownBase) {
  EXPECT_THAT(problems_of("id = \"m\"\ntitle = \"t\"\nbased_on = \"2024-10\"\n"),
              "p.toml:3: based_on: '2024-10' is no policy that is known here; name one of the "
              "series, or give its file, too");
  EXPECT_THAT(problems_of("id = \"m\"\ntitle = \"t\"\nbased_on = 2024\n"),
              "p.toml:3: based_on: '2024' is not the id of a policy in quotes, such as "
              "\"2026-01\"");
  EXPECT_FALSE(read_policy(over_2024(""), "p.toml", {}).has_value());
}

TEST(PolicyFile, RefusesToBeBasedOnItself) {
  EXPECT_THAT(problems_of("id = \"m\"\ntitle = \"t\"\nbased_on = \"m\"\n"),
              StartsWith("p.toml:3: based_on: leads back to the policy itself: m → m; "));
}

TEST(PolicyFile, RefusesHalfOfWhatGoesTogether) {
  EXPECT_THAT(problems_over_2024("[silence]\n" + set("weight", "500")),
              "p.toml:5: silence.weight: is set, but silence.tolerated is not; write both, or "
              "\"unset\" for this one too");
  EXPECT_THAT(problems_over_2024("[silence]\n" + set("tolerated", "500")),
              HasSubstr("p.toml:5: silence.tolerated: is set, but silence.weight is not"));
  EXPECT_THAT(problems_over_2024("[client_record]\n" + set("flag_min", "\"unset\"")),
              HasSubstr("p.toml:5: client_record.flag_mean: is set, but client_record.flag_min is "
                        "not"));
  EXPECT_THAT(problems_over_2024("[client_record]\n" + set("harsh_min", "5")),
              AllOf(HasSubstr("harsh_min: is set, but client_record.harsh_share is not"),
                    HasSubstr("harsh_min: is set, but client_record.harsh_factor is not")));
  EXPECT_THAT(problems_over_2024("[unpaid]\n" + set("prompt_days", "\"unset\"")),
              HasSubstr("unpaid.prompt_factor: is set, but unpaid.prompt_days is not"));
  EXPECT_THAT(problems_over_2024("[idle]\n" + set("pause_limit_days", "5")),
              HasSubstr("idle.pause_limit_days: is set, but idle.days is not"));
  EXPECT_THAT(problems_over_2024("[signals]\n" + set("engagement", "5")),
              HasSubstr("signals.engagement: is set, but signals.contact_days is not"));
  EXPECT_THAT(problems_over_2024("[signals]\n" + set("completion", "5")),
              HasSubstr("signals.completion: is set, but signals.stale_days is not"));
  EXPECT_EQ(accepted("[signals]\n" + set("stale_days", "5")).rules.signals.stale_days, 5);
}

TEST(PolicyFile, RefusesALengthModeWithoutItsNumbers) {
  EXPECT_THAT(
      problems_over_2024("[length]\n" + set("mode", "\"scale\"") + set("step", "\"unset\"")),
      "p.toml:6: length.step: is not set, but length.mode = \"scale\" needs it; write a "
      "value of 0 to 1000");
  EXPECT_THAT(
      problems_over_2024("[length]\n" + set("cap", "\"unset\"")),
      HasSubstr("p.toml:5: length.cap: is not set, but length.mode = \"scale\" or \"units\" "
                "needs it"));
  accepted("[length]\n" + set("mode", "\"none\"") + set("cap", "\"unset\"") +
           set("step", "\"unset\""));
}

TEST(PolicyFile, RefusesThresholdsInTheWrongOrder) {
  EXPECT_THAT(problems_over_2024("[satisfaction]\n" + set("stars_failure", "\"3.01\"")),
              "p.toml:5: satisfaction.stars_failure: '3.01' is not at most "
              "satisfaction.stars_success, '3.00'; change one of them");
  EXPECT_THAT(problems_over_2024("[satisfaction]\n" + set("recommend_success", "6")),
              HasSubstr("p.toml:5: satisfaction.recommend_failure: '6' is not below "
                        "satisfaction.recommend_success, '6'"));
  EXPECT_THAT(problems_over_2024("[credit]\n" + set("success", "499")),
              HasSubstr("p.toml:5: credit.neutral: '500' is not at most credit.success, '499'"));
  EXPECT_THAT(problems_over_2024("[credit]\n" + set("failure", "501")),
              HasSubstr("p.toml:5: credit.failure: '501' is not at most credit.neutral, '500'"));
  accepted("[credit]\n" + set("neutral", "1000") + set("failure", "1000"));
}

TEST(PolicyFile, DoesNotComplainTwiceOfOneMistake) {
  EXPECT_THAT(problems_over_2024("[credit]\n" + set("success", "0")), Not(HasSubstr("neutral")));
  EXPECT_THAT(problems_over_2024("[silence]\n" + set("tolerated", "-1") + set("weight", "5")),
              Not(HasSubstr("is set, but")));
  EXPECT_THAT(
      problems_over_2024("[length]\n" + set("mode", "\"scales\"") + set("cap", "\"unset\"")),
      AllOf(HasSubstr("did you mean \"scale\"?"), Not(HasSubstr("needs it"))));
}

TEST(PolicyFile, CountsEveryProblemAndExplainsTwenty) {
  std::string parameters = "[gate]\n";
  for (int i = 0; i < 25; ++i) parameters += "unknown_" + std::to_string(i) + " = 1\n";
  EXPECT_THAT(problems_over_2024(parameters), HasSubstr("and 5 more (25 in all)"));
}

std::string policy_text(const std::string& id, const std::string& based_on,
                        const std::string& more = "") {
  return "id = \"" + id + "\"\ntitle = \"t\"\nbased_on = \"" + based_on + "\"\n" + more;
}

TEST(PolicyFiles, MayBeBasedOnEachOtherInAnyOrder) {
  const std::string late = policy_text("late", "early", "effective_from = 2031-01-01\n");
  const std::string early = policy_text(
      "early", "2024-09", "effective_from = 2030-01-01\n[gate]\n" + set("clients", "9"));
  const std::string beside = policy_text("beside", "late");
  const std::string above = policy_text("above", "beside");
  const auto policies =
      read_policies({{"1", beside}, {"2", late}, {"3", early}, {"4", above}}, shipped);
  ASSERT_TRUE(policies.has_value()) << policies.error().message;
  ASSERT_EQ(policies->size(), 4U);
  EXPECT_EQ((*policies)[0].id, "early");
  EXPECT_EQ((*policies)[1].id, "late");
  EXPECT_EQ((*policies)[2].id, "above");
  EXPECT_EQ((*policies)[3].id, "beside");
  for (const scoring::Policy& policy : *policies) EXPECT_EQ(policy.rules.gate.clients, 9);
  EXPECT_EQ((*policies)[3].evidence.find("gate.clients")->second.policy_id, "early");
}

TEST(PolicyFiles, RefuseACycleAndNameIt) {
  const std::string a = policy_text("a", "b");
  const std::string b = policy_text("b", "c");
  const std::string c = policy_text("c", "a", "gates = 1\n");
  const std::string behind = policy_text("behind", "a", "idel = 1\n");
  const auto policies =
      read_policies({{"behind.toml", behind}, {"a.toml", a}, {"b.toml", b}, {"c.toml", c}});
  ASSERT_FALSE(policies.has_value());
  EXPECT_EQ(policies.error().message,
            "a.toml:3: based_on: leads back to the policy itself: a → b → c → a; base one of them "
            "on another policy, or on none\n"
            "c.toml:4: gates: is no parameter; did you mean gate?\n"
            "behind.toml:4: idel: is no parameter; did you mean idle?");
}

TEST(PolicyFiles, RefuseTwoOfOneIdAndTwoOfOneDay) {
  const std::string a = policy_text("a", "2024-09", "effective_from = 2030-01-01\n");
  const std::string b = policy_text("b", "2024-09", "effective_from = 2030-01-01\n");
  const auto policies = read_policies({{"1", a}, {"2", a}, {"3", b}}, shipped);
  ASSERT_FALSE(policies.has_value());
  EXPECT_THAT(policies.error().message,
              AllOf(HasSubstr("2:1: id: 'a' is already the id of 1; choose another"),
                    HasSubstr("3:4: effective_from: '2030-01-01' is already the first day of 1")));
}

TEST(PolicyFiles, ReportTheProblemsOfAllFilesButNoneThatFollowsFromAnother) {
  const std::string broken = policy_text("broken", "2024-09", "[gate]\n" + set("clients", "0"));
  const std::string child = policy_text("child", "broken", "[gate]\n" + set("clients", "-1"));
  const std::string unread = "id = ";
  const auto policies = read_policies({{"1", child}, {"2", broken}, {"3", unread}}, shipped);
  ASSERT_FALSE(policies.has_value());
  EXPECT_THAT(
      policies.error().message,
      AllOf(HasSubstr("1:5: gate.clients: '-1' is not"), HasSubstr("2:5: gate.clients: '0' is not"),
            HasSubstr("3:1: has the end of the file where"), Not(HasSubstr("missing"))));
}

TEST(PolicyFiles, SuggestTheBaseThatWasMeant) {
  const std::string base = policy_text("market-2025", "2024-09");
  const std::string child = policy_text("child", "market-2052");
  EXPECT_THAT(read_policies({{"1", base}, {"2", child}}, shipped).error().message,
              "2:3: based_on: 'market-2052' is no policy that is known here; did you mean "
              "\"market-2025\"?");
}

TEST(PolicyFiles, OfNoneAreNone) { EXPECT_TRUE(read_policies({})->empty()); }

}  // namespace
}  // namespace jss::io
