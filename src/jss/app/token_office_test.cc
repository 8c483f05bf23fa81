// SPDX-License-Identifier: Apache-2.0
#include "jss/app/token_office.h"

#include <gtest/gtest.h>

#include "jss/ledger/memory_ledger.h"

namespace jss::app {
namespace {

constexpr Timestamp kNow{1'780'000'000, 0};
constexpr Timestamp after_days(std::int64_t days) { return {kNow.seconds + days * 86'400, 0}; }

class Tokens : public testing::Test {
 protected:
  NewToken made(const io::TokenRequest& request) {
    auto token = office_.create(request, kNow);
    EXPECT_TRUE(token) << token.error().message;
    return std::move(*token);
  }
  TokenBook book() { return TokenBook(*office_.list()); }

  ledger::EventLedger ledger_ = ledger::memory_ledger();
  TokenOffice office_{ledger_};
};

TEST_F(Tokens, AreFoundByTheirSecretAlone) {
  const NewToken one = made({.role = io::Role::operator_});
  const NewToken two = made({.role = io::Role::freelancer, .subject = "ana"});
  EXPECT_EQ(one.secret.size(), 85U);
  EXPECT_EQ(*book().find(one.secret, kNow), one.token);
  EXPECT_EQ(*book().find(two.secret, kNow), two.token);
  const std::string mixed = one.secret.substr(0, 21) + two.secret.substr(21);
  EXPECT_EQ(book().find(mixed, kNow), nullptr);
  for (std::size_t i = 0; i < one.secret.size(); ++i) {
    std::string forged = one.secret;
    forged[i] = forged[i] == '0' ? '1' : '0';
    EXPECT_EQ(book().find(forged, kNow), nullptr) << i;
  }
  EXPECT_EQ(book().find("", kNow), nullptr);
  EXPECT_EQ(book().find(one.token.digest, kNow), nullptr);
}

TEST_F(Tokens, LeaveNothingInTheStoreThatOpensADoor) {
  const NewToken token = made({.role = io::Role::operator_});
  const auto notes = ledger_.notes("token");
  ASSERT_TRUE(notes.has_value());
  EXPECT_EQ(notes->size(), 1U);
  for (const ledger::Note& note : *notes) {
    EXPECT_EQ(note.bytes.find(token.secret.substr(21)), std::string::npos);
  }
}

TEST_F(Tokens, ExpireOnTheirDay) {
  const NewToken token = made({.role = io::Role::auditor, .days = 2});
  const Timestamp last{after_days(2).seconds - 1, 999'999'999};
  EXPECT_NE(book().find(token.secret, last), nullptr);
  EXPECT_EQ(book().find(token.secret, after_days(2)), nullptr);
}

TEST_F(Tokens, AreWorthNothingOnceTheyAreRevoked) {
  const NewToken token = made({.role = io::Role::operator_});
  const auto revoked = office_.revoke(token.token.id, after_days(1));
  ASSERT_TRUE(revoked);
  EXPECT_EQ(book().find(token.secret, after_days(1)), nullptr);
  EXPECT_EQ(office_.revoke(token.token.id, after_days(3))->revoked_at, after_days(1));
  EXPECT_EQ(office_.revoke("0123456789abcdef", kNow).error().code, ErrorCode::not_found);
  EXPECT_EQ(office_.list()->size(), 1U);
}

TEST_F(Tokens, AreMadeWithinWhatTheirRoleMay) {
  EXPECT_EQ(to_string(made({.role = io::Role::operator_, .scope = "events"}).token.scopes),
            "events");
  EXPECT_EQ(to_string(made({.role = io::Role::client, .subject = "acme"}).token.scopes), "read");
  for (const io::TokenRequest& bad : {
           io::TokenRequest{.role = io::Role::freelancer},
           io::TokenRequest{.role = io::Role::operator_, .subject = "ana"},
           io::TokenRequest{.role = io::Role::auditor, .scope = "events"},
           io::TokenRequest{.role = io::Role::operator_, .scope = "everything"},
           io::TokenRequest{.role = io::Role::operator_, .scope = ","},
           io::TokenRequest{.role = io::Role::operator_, .days = 0},
           io::TokenRequest{.role = io::Role::operator_, .days = io::kMostTokenDays + 1},
           io::TokenRequest{.role = io::Role::operator_, .name = std::string(201, 'x')},
       }) {
    const auto refused = office_.create(bad, kNow);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  }
  EXPECT_EQ(office_.list()->size(), 2U);
}

TEST_F(Tokens, OpenSessionsThatMayWhatTheyMayForTwelveHours) {
  const NewToken token = made({.role = io::Role::operator_, .scope = "read audit"});
  const auto session = office_.open_session(token.token, kNow);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->token.scopes, token.token.scopes);
  EXPECT_EQ(session->token.name, token.token.name) << "who it is stays the same";
  EXPECT_EQ(session->token.title(), "session of " + token.token.id);
  EXPECT_NE(book().find(session->secret, {kNow.seconds + 12 * 3600 - 1, 0}), nullptr);
  EXPECT_EQ(book().find(session->secret, {kNow.seconds + 12 * 3600, 0}), nullptr);
  EXPECT_FALSE(office_.open_session(session->token, kNow)) << "no session lasts for ever";
}

TEST_F(Tokens, EndTheirSessionsWhenTheyEnd) {
  const NewToken token = made({.role = io::Role::freelancer, .subject = "ana", .days = 1});
  const Timestamp late{after_days(1).seconds - 60, 0};
  const auto session = office_.open_session(token.token, late);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->token.expires_at, after_days(1));
  EXPECT_NE(book().find(session->secret, late), nullptr);
  ASSERT_TRUE(office_.revoke(token.token.id, late));
  EXPECT_EQ(book().find(session->secret, late), nullptr);
}

TEST_F(Tokens, OfSessionsAreRemovedADayAfterTheirEnd) {
  const NewToken token = made({.role = io::Role::operator_, .days = 9});
  const auto first = office_.open_session(token.token, kNow);
  ASSERT_TRUE(office_.open_session(token.token, after_days(1)));
  EXPECT_EQ(office_.list()->size(), 3U);
  ASSERT_TRUE(office_.open_session(token.token, after_days(2)));
  EXPECT_EQ(office_.list()->size(), 3U);
  EXPECT_EQ(book().find(first->secret, kNow), nullptr);
}

}  // namespace
}  // namespace jss::app
