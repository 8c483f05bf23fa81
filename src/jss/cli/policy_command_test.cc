// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "jss/cli/program.h"

namespace jss::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Answer run(const std::vector<const char*>& words) {
  std::vector<const char*> arguments{"jss"};
  for (const char* const word : words) arguments.push_back(word);
  std::ostringstream out;
  std::ostringstream err;
  const int exit_code =
      run_program(static_cast<int>(arguments.size()), arguments.data(), out, err, {});
  return {exit_code, out.str(), err.str()};
}

/// A policy file that lives as long as a test.
class PolicyFileOnDisk {
 public:
  PolicyFileOnDisk(const std::string& name, const std::string& text)
      : path_(testing::TempDir() + name) {
    std::ofstream(path_) << text;
  }
  PolicyFileOnDisk(const PolicyFileOnDisk&) = delete;
  PolicyFileOnDisk& operator=(const PolicyFileOnDisk&) = delete;
  ~PolicyFileOnDisk() { std::remove(path_.c_str()); }

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

constexpr const char* kMine =
    "id = \"mine\"\ntitle = \"Mine\"\nbased_on = \"2026-01\"\n[gate]\n"
    "outcomes = { value = 7, source = \"our terms\", grade = \"documented\" }\n";

TEST(PolicyCommand, ListsTheShippedPolicies) {
  const Answer text = run({"policy", "list"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, AllOf(HasSubstr("  2015-03 "), HasSubstr("  published ")));
  const Answer json = run({"policy", "list", "--format", "json"});
  EXPECT_THAT(json.out, StartsWith("{\"id\":\"2015-03\","));
  EXPECT_EQ(std::count(json.out.begin(), json.out.end(), '\n'), 10);
}

TEST(PolicyCommand, ShowsAShippedPolicyOrAFile) {
  const PolicyFileOnDisk mine("jss_policy_show.toml", kMine);
  EXPECT_THAT(run({"policy", "show", "2024-09"}).out, StartsWith("2024-09\n"));
  EXPECT_THAT(run({"policy", "show", mine.path().c_str()}).out,
              HasSubstr("documented in mine: our terms"));
  EXPECT_THAT(run({"policy", "show", "2024-09", "--format", "json"}).out,
              StartsWith("{\"id\":\"2024-09\","));
}

TEST(PolicyCommand, TellsWhatChanges) {
  const PolicyFileOnDisk mine("jss_policy_diff.toml", kMine);
  EXPECT_THAT(run({"policy", "diff", "2026-01", mine.path().c_str()}).out,
              HasSubstr("A score needs 7 outcomes instead of 2.\n    gate.outcomes: 2 → 7\n"));
  EXPECT_THAT(run({"policy", "diff", "2020-11", "2023-12", "--format", "json"}).out,
              StartsWith("{\"from\":\"2020-11\",\"to\":\"2023-12\","));
}

TEST(PolicyCommand, ChecksFilesThatMayBeBasedOnEachOther) {
  const PolicyFileOnDisk mine("jss_policy_a.toml", kMine);
  const PolicyFileOnDisk child("jss_policy_b.toml",
                               "id = \"child\"\ntitle = \"Child\"\nbased_on = \"mine\"\n");
  const Answer answer = run({"policy", "check", child.path().c_str(), mine.path().c_str()});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_EQ(answer.out, child.path() + ": ok\n" + mine.path() + ": ok\n");
}

TEST(PolicyCommand, SaysNoToAFileWithProblems) {
  const PolicyFileOnDisk wrong("jss_policy_wrong.toml", "id = \"wrong\"\ntitle = \"t\"\n");
  const Answer answer = run({"policy", "check", wrong.path().c_str()});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.out, HasSubstr(wrong.path() + ": feedback_days: is missing"));
  EXPECT_EQ(answer.err, "");
}

TEST(PolicyCommand, RefusesWhatIsNeitherAPolicyNorAFile) {
  for (const char* act : {"show", "check"}) {
    const Answer answer = run({"policy", act, "2024-10"});
    EXPECT_EQ(answer.exit_code, 2) << act;
    EXPECT_THAT(answer.err, HasSubstr("2024-10"));
    EXPECT_EQ(answer.out, "");
  }
  EXPECT_EQ(run({"policy", "diff", "2024-10", "2024-09"}).exit_code, 2);
  EXPECT_EQ(run({"policy", "diff", "2024-09", "2024-10"}).exit_code, 2);
}

TEST(PolicyCommand, RefusesWrongUsage) {
  EXPECT_EQ(run({"policy"}).exit_code, 2);
  EXPECT_EQ(run({"policy", "show"}).exit_code, 2);
  EXPECT_EQ(run({"policy", "diff", "2024-09"}).exit_code, 2);
  EXPECT_EQ(run({"policy", "list", "--format", "csv"}).exit_code, 2);
}

}  // namespace
}  // namespace jss::cli
