// SPDX-License-Identifier: Apache-2.0
#include "jss/io/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::io {
namespace {

using testing::HasSubstr;

Certificate certificate() {
  return {.freelancer = "ana \"1\" ü",
          .publication = "2026-05-03",
          .as_of = *parse_day("2026-05-03"),
          .known_at = *parse_timestamp("2026-05-03T10:00:00.25Z"),
          .records = 170,
          .head = std::string(64, 'a'),
          .policy = "2026-01",
          .policy_digest = std::string(64, '0'),
          .score = 88,
          .exact = 8824,
          .window = "12m",
          .reason = {},
          .signed_at = *parse_timestamp("2026-05-04"),
          .key = "0123456789abcdef",
          .signature = std::string(128, 'b')};
}

std::string complaint(const std::string& line) {
  const auto read = read_certificate(line);
  return read ? "" : read.error().message;
}

std::string with(std::string line, const std::string& old, const std::string& fresh) {
  const std::size_t place = line.find(old);
  EXPECT_NE(place, std::string::npos) << old;
  return line.replace(place, old.size(), fresh);
}

TEST(Certificate, IsOneLineWhoseStatementIsAllBeforeTheSignature) {
  const std::string a(64, 'a');
  const std::string zeros(64, '0');
  const std::string b(128, 'b');
  const std::string statement =
      R"({"format":"jss-certificate-1","freelancer":"ana \"1\" ü","publication":"2026-05-03",)"
      R"("as_of":"2026-05-03","known_at":"2026-05-03T10:00:00.25Z","records":170,"head":")" +
      a + R"(","policy":"2026-01","policy_digest":")" + zeros +
      R"(","score":88,"exact":"88.24","window":"12m","signed_at":"2026-05-04T00:00:00Z",)"
      R"("key":"0123456789abcdef")";
  EXPECT_EQ(certificate_statement(certificate()), statement + "}");
  EXPECT_EQ(certificate_line(certificate()), statement + R"(,"signature":")" + b + "\"}");
}

TEST(Certificate, IsReadAsItWasWritten) {
  Certificate none = certificate();
  none.score.reset();
  none.exact.reset();
  none.window.clear();
  none.reason = "too_few_outcomes";
  for (const Certificate& one : {certificate(), none}) {
    const auto read = read_certificate(certificate_line(one));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, one);
  }
}

TEST(Certificate, IsNothingButTheBytesThatAreWritten) {
  const std::string line = certificate_line(certificate());
  EXPECT_THAT(complaint(with(line, ":88,", ": 88,")), HasSubstr("byte for byte"));
  EXPECT_THAT(complaint(with(line, ":88,", ":\"88\",")), HasSubstr("byte for byte"));
  EXPECT_THAT(complaint(with(line, "ü", "\\u00fc")), HasSubstr("byte for byte"));
  EXPECT_THAT(complaint(with(line, "\"88.24\"", "88.24")), HasSubstr("byte for byte"));
  EXPECT_THAT(complaint(with(line, "2026-05-04T00:00:00Z", "2026-05-04")),
              HasSubstr("byte for byte"));
  EXPECT_THAT(complaint(line + " "), HasSubstr("byte for byte"));
  EXPECT_THAT(complaint(with(line, "{\"format\":\"jss-certificate-1\",", "{")),
              HasSubstr("format: is missing"));
}

TEST(Certificate, RefusesKeysTwiceAndKeysTooMany) {
  const std::string line = certificate_line(certificate());
  EXPECT_THAT(complaint(with(line, "\"score\":88,", "\"score\":88,\"score\":99,")),
              HasSubstr("score: stands twice"));
  EXPECT_THAT(complaint(with(line, "\"score\":88,", "\"score\":88,\"note\":\"x\",")),
              HasSubstr("note: is no key of a certificate"));
}

TEST(Certificate, RefusesWhatIsNoScoreAndNoDigest) {
  const std::string line = certificate_line(certificate());
  EXPECT_THAT(complaint(with(line, "\"score\":88,", "\"score\":101,")), HasSubstr("score:"));
  EXPECT_THAT(complaint(with(line, "\"score\":88,", "")), HasSubstr("score: goes with exact"));
  EXPECT_THAT(complaint(with(line, "aaaa", "AAAA")), HasSubstr("head: is not 64"));
  EXPECT_THAT(complaint(with(line, "bbbb", "")), HasSubstr("signature: is not 128"));
  EXPECT_THAT(complaint(with(line, "certificate-1", "certificate-2")), HasSubstr("format:"));
  EXPECT_THAT(complaint("{}"), HasSubstr("is missing"));
  EXPECT_THAT(complaint("x"), HasSubstr("is not valid JSON"));
}

}  // namespace
}  // namespace jss::io
