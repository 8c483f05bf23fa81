// SPDX-License-Identifier: Apache-2.0
#include "jss/io/access_token.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

AccessToken token() {
  return {.id = "0123456789abcdef",
          .role = Role::freelancer,
          .subject = "ana \"a\"",
          .scopes = scopes_of(Role::freelancer),
          .name = "phone",
          .created_at = {1'780'000'000, 0},
          .expires_at = {1'790'000'000, 0},
          .revoked_at = Timestamp{1'785'000'000, 0},
          .digest = std::string(64, 'a')};
}

TEST(AccessToken, IsReadAsItWasStored) {
  EXPECT_EQ(*read_stored_token(stored_token(token())), token());
  AccessToken bare = token();
  bare.subject = bare.name = "";
  bare.role = Role::operator_;
  bare.scopes = scopes_of(Role::operator_);
  bare.revoked_at = std::nullopt;
  EXPECT_EQ(*read_stored_token(stored_token(bare)), bare);
}

TEST(AccessToken, IsNotReadFromAnythingElse) {
  for (const char* text : {"", "{}", "[]", R"({"id":"1"})"}) {
    ASSERT_FALSE(read_stored_token(text));
    EXPECT_EQ(read_stored_token(text).error().code, ErrorCode::corruption);
  }
  std::string other = stored_token(token());
  other.replace(other.find("freelancer"), 10, "emperor");
  EXPECT_FALSE(read_stored_token(other));
}

TEST(AccessToken, ShowsNothingThatOpensADoor) {
  EXPECT_EQ(token_json(token()),
            R"({"token":"0123456789abcdef","role":"freelancer","subject":"ana \"a\"",)"
            R"("scope":"read reviews","name":"phone","created_at":"2026-05-28T20:26:40Z",)"
            R"("expires_at":"2026-09-21T14:13:20Z","revoked_at":"2026-07-25T17:20:00Z"})");
  EXPECT_NE(token_json(token(), "s3cret").find(R"("secret":"s3cret"})"), std::string::npos);
}

TEST(TokenRequest, NeedsNothingButARole) {
  const auto bare = read_token_request(R"({"role":"operator"})");
  ASSERT_TRUE(bare) << bare.error().message;
  EXPECT_EQ(bare->role, Role::operator_);
  EXPECT_EQ(bare->days, kTokenDays);
  const auto whole = read_token_request(
      R"({"days":7,"role":"freelancer","subject":"ana","scope":"read","name":"n"})");
  ASSERT_TRUE(whole) << whole.error().message;
  EXPECT_EQ(whole->days, 7);
  EXPECT_EQ(whole->subject, "ana");
  for (const char* text : {"", "[]", "{}", R"({"role":"king"})", R"({"role":"operator","x":1})",
                           R"({"role":"operator","days":-1})"}) {
    EXPECT_FALSE(read_token_request(text)) << text;
  }
}

TEST(Scopes, AreReadWithBlanksAndCommas) {
  EXPECT_EQ(parse_scopes("events, read"), parse_scopes("read events"));
  EXPECT_EQ(to_string(*parse_scopes("audit,read")), "read audit");
  EXPECT_TRUE(parse_scopes("")->empty());
  EXPECT_FALSE(parse_scopes("read,write"));
}

TEST(Scopes, GrowWithTheRole) {
  EXPECT_TRUE(scopes_of(Role::client).are_within(scopes_of(Role::auditor)));
  EXPECT_FALSE(scopes_of(Role::auditor).has(Scope::events));
  EXPECT_FALSE(scopes_of(Role::auditor).has(Scope::reviews));
  EXPECT_TRUE(scopes_of(Role::reviewer).has(Scope::reviews));
  EXPECT_TRUE(scopes_of(Role::freelancer).has(Scope::reviews));
  EXPECT_FALSE(scopes_of(Role::operator_).are_within(scopes_of(Role::reviewer)));
}

}  // namespace
}  // namespace jss::io
