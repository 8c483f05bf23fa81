// SPDX-License-Identifier: Apache-2.0
#include "jss/service/session_cookie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::service {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string jss_in(const std::string& header) {
  const Request request{.headers = {{"Cookie", header}}};
  return std::string(cookie(request, "jss"));
}

TEST(Cookie, IsFoundAmongOthers) {
  EXPECT_EQ(jss_in("jss=abc"), "abc");
  EXPECT_EQ(jss_in("a=1; jss=abc; b=2"), "abc");
  EXPECT_EQ(jss_in("a=1;jss=a=b"), "a=b");
  EXPECT_EQ(cookie(Request{}, "jss"), "");
}

TEST(Cookie, IsNobodysWhereItCanBeReadInTwoWays) {
  for (const char* header :
       {"jss=abc; jss=def", "jss=abc; jss=abc", "jss=; jss=abc", "jss=\"abc\"", "jss=a,b",
        "jss=a b", "JSS=abc", "jss", "xjss=abc", ";;;=;", "jss =abc", "\tjss=abc", "jss=a\x80"}) {
    EXPECT_EQ(jss_in(header), "") << header;
  }
}

TEST(SessionCookie, IsKeptFromScriptsAndOtherSites) {
  const std::string text = session_cookie("s", true, 60);
  EXPECT_EQ(text, "__Host-jss=s; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure");
  EXPECT_THAT(session_cookie("s", false, 0), Not(HasSubstr("Secure")));
}

TEST(CsrfToken, IsAnotherForEachSessionAndTellsNothingOfIt) {
  EXPECT_EQ(csrf_token("one"), csrf_token("one"));
  EXPECT_NE(csrf_token("one"), csrf_token("two"));
  EXPECT_EQ(csrf_token("one").size(), 64U);
}

}  // namespace
}  // namespace jss::service
