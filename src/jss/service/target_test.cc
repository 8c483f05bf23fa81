// SPDX-License-Identifier: Apache-2.0
#include "jss/service/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jss::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Target, PartsThePathBeforeItDecodesIt) {
  const auto target = parse_target("/v1/freelancers/ana%2Fb%20c/score");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->path, ElementsAre("v1", "freelancers", "ana/b c", "score"));
  EXPECT_THAT(parse_target("/")->path, IsEmpty());
}

TEST(Target, ReadsTheQuery) {
  EXPECT_THAT(parse_target("/a?as_of=2026-05-01&under=x&under=y+z&flag")->query,
              ElementsAre(Pair("as_of", "2026-05-01"), Pair("under", "x"), Pair("under", "y z"),
                          Pair("flag", "")));
}

TEST(Target, PassesOverTheHostThatProxiesAreTold) {
  EXPECT_THAT(parse_target("http://example.org:80/a?b=c")->path, ElementsAre("a"));
  EXPECT_THAT(parse_target("https://example.org")->path, IsEmpty());
}

TEST(Target, RefusesWhatHasTwoReadings) {
  for (const char* text : {"", "a", "*", "/a/../b", "/a/%2e%2e/b", "/./a", "//a", "/a//b", "/%",
                           "/%4", "/%zz", "/%00", "/%ff", "/a?b=%", "/a?%c3", "ftp://a/b"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

RC_GTEST_PROP(Target, GivesBackWhatWasEncoded, ()) {
  const auto id = *rc::gen::nonEmpty(rc::gen::string<std::string>());
  const auto target = parse_target("/v1/" + percent_encoded(id));
  if (target) RC_ASSERT(target->path.at(1) == id);
}

}  // namespace
}  // namespace jss::service
