// SPDX-License-Identifier: Apache-2.0
#include "jss/io/profiles_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

scoring::ContractTableBuilder builder_of(const std::vector<std::string>& freelancers) {
  scoring::ContractTableBuilder builder;
  for (const std::string& freelancer : freelancers) {
    const std::string contract = "c-" + freelancer;
    scoring::ContractRow row;
    row.contract_id = contract;
    row.freelancer_id = freelancer;
    row.client_id = "acme";
    row.state.started_on = kFirstDay;
    EXPECT_FALSE(builder.add(row));
  }
  return builder;
}

std::string problems_of(std::string_view text) {
  scoring::ContractTableBuilder builder = builder_of({"ana"});
  ProfilesCsvReader reader("p.csv");
  reader.feed(text);
  const auto result = reader.finish(builder);
  EXPECT_THAT(builder.finish().profile_completeness, ElementsAre(-1));
  return result ? "" : result.error().message;
}

TEST(ProfilesCsv, GivesEachFreelancerTheirCompleteness) {
  scoring::ContractTableBuilder builder = builder_of({"ana", "ben", "cleo", "dora"});
  ProfilesCsvReader reader("p.csv");
  reader.feed("profile_completeness,freelancer_id\n100,ana\n0,b");
  reader.feed("en\n,cleo\n50,zoe\n");
  EXPECT_TRUE(reader.finish(builder));
  EXPECT_THAT(reader.warnings(), IsEmpty());
  EXPECT_THAT(builder.finish().profile_completeness, ElementsAre(100, 0, -1, -1));
}

TEST(ProfilesCsv, RefusesWhatIsNoPercentage) {
  for (const std::string text : {"101", "-1", "5.5", "80%", "0100", "x"}) {
    EXPECT_EQ(problems_of("freelancer_id,profile_completeness\nana," + text + "\n"),
              "p.csv:2: profile_completeness: '" + text + "' is not a whole number from 0 to 100");
  }
}

TEST(ProfilesCsv, NeedsAFreelancerOnEveryRow) {
  EXPECT_EQ(problems_of("freelancer_id,profile_completeness\n,50\n"),
            "p.csv:2: freelancer_id: is empty: every row needs one");
  EXPECT_EQ(problems_of("freelancer_id,profile_completeness\n,50\n,60\n"),
            "p.csv:2: freelancer_id: is empty: every row needs one\n"
            "p.csv:3: freelancer_id: is empty: every row needs one");
}

TEST(ProfilesCsv, RefusesAFreelancerTwice) {
  EXPECT_EQ(problems_of("freelancer_id,profile_completeness\nana,50\nana,50\n"),
            "p.csv:3: freelancer_id: 'ana' stands on an earlier row too: each has one row");
}

TEST(ProfilesCsv, NeedsBothColumns) {
  EXPECT_EQ(problems_of("freelancer_id\nana\n"),
            "p.csv:1: has no column profile_completeness: it is required");
}

TEST(ProfilesCsv, WarnsOfColumnsItIgnores) {
  scoring::ContractTableBuilder builder;
  ProfilesCsvReader reader("p.csv");
  reader.feed("freelancer_id,profile_completeness,country\n");
  EXPECT_TRUE(reader.finish(builder));
  EXPECT_THAT(reader.warnings(), ElementsAre("p.csv:1: unknown columns are ignored: 'country'"));
}

}  // namespace
}  // namespace jss::io
