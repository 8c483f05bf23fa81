// SPDX-License-Identifier: Apache-2.0
#include "jss/app/source_opener.h"

#include <gtest/gtest.h>

#include <fstream>

namespace jss::app {
namespace {

std::string file_with(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + name;
  std::ofstream(path) << text;
  return path;
}

constexpr const char* kTable =
    "contract_id,freelancer_id,client_id,started_on,ended_on,stars\n"
    "c1,ana,acme,2026-01-10,2026-02-01,5\n"
    "c2,ana,acme,2026-03-01,,\n";

TEST(SourceOpener, AnswersFromTheLatestDayOfATableOn) {
  auto source = open_source({.paths = {file_with("table.csv", kTable)}});
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(*source->latest_day(), *day_of(2026, 2, 1));
  EXPECT_TRUE(source->states_on(*day_of(2026, 2, 1), {}));
  const auto earlier = source->states_on(*day_of(2026, 1, 31), {});
  ASSERT_FALSE(earlier);
  EXPECT_EQ(earlier.error().code, ErrorCode::invalid_input);
  EXPECT_NE(earlier.error().message.find("events"), std::string::npos);
}

TEST(SourceOpener, AnswersAnyDayFromEvents) {
  auto source = open_source(
      {.paths = {file_with(
           "events.jsonl",
           R"({"id":"1","type":"contract_started","at":"2026-01-10","contract":"c1","freelancer":"ana","client":"acme","kind":"fixed"})"
           "\n"
           R"({"id":"2","type":"contract_ended","at":"2026-02-01","contract":"c1","by":"client"})"
           "\n")}});
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(*source->latest_day(), *day_of(2026, 2, 1));
  const auto open = source->states_on(*day_of(2026, 1, 31), {});
  ASSERT_TRUE(open);
  EXPECT_FALSE((*open)->state(0).ended());
  EXPECT_EQ((*source->states_on(*day_of(2026, 1, 9), {}))->size(), 0U);
}

TEST(SourceOpener, SaysWhichFileIsMissing) {
  const auto source = open_source({.paths = {"/nowhere/contracts.csv"}});
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::not_found);
  EXPECT_NE(source.error().message.find("/nowhere/contracts.csv"), std::string::npos);
}

TEST(SourceOpener, RefusesAnEmptyFileAndAFolder) {
  EXPECT_FALSE(open_source({.paths = {file_with("empty.csv", "")}}));
  EXPECT_EQ(open_source({.paths = {testing::TempDir()}}).error().code, ErrorCode::unavailable);
}

TEST(SourceOpener, RefusesProfilesBesideEvents) {
  const auto source = open_source(
      {.paths = {file_with(
           "more.jsonl",
           R"({"id":"2","type":"contract_ended","at":"2026-02-01","contract":"c1","by":"client"})")},
       .profiles = file_with("profiles.csv", "freelancer_id,profile_completeness\nana,80\n")});
  ASSERT_FALSE(source);
  EXPECT_NE(source.error().message.find("profile_updated"), std::string::npos);
}

}  // namespace
}  // namespace jss::app
