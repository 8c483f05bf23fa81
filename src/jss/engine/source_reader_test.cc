// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/source_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace jss::engine {
namespace {

using testing::HasSubstr;

constexpr const char* kTable =
    "contract_id,freelancer_id,client_id,started_on,nonsense\n"
    "c1,ana,acme,2026-01-10,x\n"
    "c2,ana,acme,2026-03-01,y\n";

class SourceReaderTest : public testing::Test {
 protected:
  Result<Source> read(const SourceRequest& request) {
    SourceReader reader(request.paths.front());
    for (const char c : files_.at(request.paths.front())) reader.feed({&c, 1});
    return reader.finish(request, [this](const std::string& name) -> Result<std::string> {
      const auto file = files_.find(name);
      if (file == files_.end()) return fail(ErrorCode::not_found, name + ": is not there");
      return file->second;
    });
  }

  std::map<std::string, std::string> files_;
};

TEST_F(SourceReaderTest, ReadsATableThatComesByteByByteWithItsProfiles) {
  files_ = {{"table.csv", kTable},
            {"profiles.csv", "freelancer_id,profile_completeness\nana,80\n"}};
  auto source = read({.paths = {"table.csv"}, .profiles = "profiles.csv"});
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_TRUE(source->is_table());
  ASSERT_EQ(source->warnings().size(), 1U);
  EXPECT_THAT(source->warnings().front(), HasSubstr("nonsense"));
  const auto table = source->states_on(*day_of(2026, 3, 1), {});
  ASSERT_TRUE(table);
  EXPECT_EQ((*table)->profile_completeness[0], 80);
}

TEST_F(SourceReaderTest, SaysWhichOfTheOtherFilesIsMissing) {
  files_ = {{"table.csv", kTable}};
  const auto source = read({.paths = {"table.csv"}, .profiles = "profiles.csv"});
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::not_found);
  EXPECT_EQ(source.error().message, "profiles.csv: is not there");
}

TEST_F(SourceReaderTest, RefusesFilesThatDoNotGoTogether) {
  files_ = {{"table.csv", kTable}, {"empty.csv", ""}};
  EXPECT_THAT(read({.paths = {"table.csv", "table.csv"}}).error().message,
              HasSubstr("only exports come in several files"));
  EXPECT_THAT(read({.paths = {"table.csv"}, .answers = "answers.csv"}).error().message,
              HasSubstr("--answers goes with a marketplace's exports"));
  EXPECT_THAT(read({.paths = {"empty.csv"}}).error().message, HasSubstr("is empty"));
}

}  // namespace
}  // namespace jss::engine
