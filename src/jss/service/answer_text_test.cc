// SPDX-License-Identifier: Apache-2.0
#include "jss/service/answer_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "jss/service/compression.h"

namespace jss::service {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr AnswerContext kContext{.date = "Sun, 22 Nov 2026 11:30:00 GMT"};

Response response_of(const std::string& body) {
  return {.content_type = "application/json", .body = body, .entity_tag = entity_tag(body)};
}

std::string body_of(const std::string& text) { return text.substr(text.find("\r\n\r\n") + 4); }

std::string plain(const std::string& compressed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string bytes(100'000, '\0');
  std::string from = compressed;
  stream.next_in = reinterpret_cast<Bytef*>(from.data());
  stream.avail_in = static_cast<uInt>(from.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST(HttpDate, IsTheDayAndTheTimeInEnglish) {
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(http_date(784'111'777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(AnswerText, TellsLengthTagAndTypeAndForbidsWhatNoAnswerNeeds) {
  const std::string text = answer_text({.method = "GET"}, response_of("{}"), kContext);
  EXPECT_THAT(text, testing::StartsWith("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026"));
  EXPECT_THAT(text, HasSubstr("Content-Length: 2\r\n"));
  EXPECT_THAT(text, HasSubstr("X-Content-Type-Options: nosniff"));
  EXPECT_THAT(text, HasSubstr("default-src 'none'"));
  EXPECT_THAT(text, Not(HasSubstr("Strict-Transport-Security")));
  EXPECT_EQ(body_of(text), "{}");
  const AnswerContext secure{.date = "now", .keeps_alive = false, .is_secure = true};
  EXPECT_THAT(
      answer_text({.method = "GET"}, response_of("{}"), secure),
      testing::AllOf(HasSubstr("Strict-Transport-Security"), HasSubstr("Connection: close")));
}

TEST(AnswerText, NamesNoTagForWhatCannotBeAskedForAgain) {
  EXPECT_THAT(answer_text({.method = "HEAD"}, response_of("{}"), kContext), HasSubstr("ETag: "));
  EXPECT_THAT(answer_text({.method = "POST"}, response_of("{}"), kContext),
              Not(HasSubstr("ETag: ")));
}

TEST(AnswerText, SaysNothingNewToWhoeverHasItAlready) {
  const Response response = response_of("{\"score\":88}");
  for (const std::string& seen : {response.entity_tag, "\"other\", " + response.entity_tag,
                                  response.entity_tag.substr(2), std::string("*")}) {
    const Request request{.method = "GET", .headers = {{"If-None-Match", seen}}};
    const std::string text = answer_text(request, response, kContext);
    EXPECT_THAT(text, testing::StartsWith("HTTP/1.1 304 Not Modified"));
    EXPECT_THAT(text, HasSubstr("ETag: " + response.entity_tag));
    EXPECT_EQ(body_of(text), "");
  }
  const Request other{.method = "GET", .headers = {{"If-None-Match", "W/\"other\""}}};
  EXPECT_THAT(answer_text(other, response, kContext), HasSubstr("200 OK"));
  const Request change{.method = "POST", .headers = {{"If-None-Match", "*"}}};
  EXPECT_THAT(answer_text(change, response, kContext), HasSubstr("200 OK"));
}

TEST(AnswerText, GivesTheHeadAloneToWhoeverAsksForIt) {
  const std::string text = answer_text({.method = "HEAD"}, response_of("{}"), kContext);
  EXPECT_THAT(text, HasSubstr("Content-Length: 2\r\n"));
  EXPECT_EQ(body_of(text), "");
}

TEST(AnswerText, CompressesWhatIsLongForWhoeverTakesIt) {
  const std::string body(5000, 'x');
  const Request request{.method = "GET", .headers = {{"Accept-Encoding", "br, gzip;q=0.5"}}};
  const std::string text = answer_text(request, response_of(body), kContext);
  EXPECT_THAT(text, HasSubstr("Content-Encoding: gzip"));
  EXPECT_EQ(plain(body_of(text)), body);
  EXPECT_THAT(answer_text(request, response_of("short"), kContext), Not(HasSubstr("gzip\r\n")));
  EXPECT_EQ(body_of(answer_text({.method = "GET"}, response_of(body), kContext)), body);
}

TEST(Compression, IsForWhoeverNamesGzipAndDoesNotRefuseIt) {
  EXPECT_TRUE(accepts_gzip("gzip"));
  EXPECT_TRUE(accepts_gzip("deflate, GZIP ; q=1.0"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("br"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0.000, *"));
}

}  // namespace
}  // namespace jss::service
