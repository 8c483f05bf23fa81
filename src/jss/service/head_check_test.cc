// SPDX-License-Identifier: Apache-2.0
#include "jss/service/head_check.h"

#include <gtest/gtest.h>

namespace jss::service {
namespace {

int status_of(const std::string& head) {
  const auto refusal = check_head(head, {});
  return refusal ? refusal->status : 0;
}

std::string head_with(const std::string& fields) {
  return "POST /v1/events HTTP/1.1\r\n" + fields + "\r\n";
}

TEST(HeadCheck, TakesWhatBrowsersAndProgramsSend) {
  EXPECT_EQ(status_of(head_with("Host: localhost:8080\r\nAccept: */*\r\nContent-Length: 5\r\n")),
            0);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 0);
  EXPECT_EQ(status_of("GET /a%20b?c=d HTTP/1.1\r\nHost: [::1]:80\r\nX-Empty:\r\n\r\n"), 0);
  EXPECT_EQ(status_of(head_with("Host: a\r\nTransfer-Encoding: Chunked\r\n")), 0);
}

TEST(HeadCheck, RefusesWhatTwoProgramsMayReadInTwoWays) {
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length: 5, 5\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length: +5\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length: -5\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length:\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length: 9999999999999999999\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n")),
            400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nTransfer-Encoding: gzip, chunked\r\n")), 501);
  EXPECT_EQ(status_of(head_with("Host: a\r\nTransfer-Encoding: identity\r\n")), 501);
  EXPECT_EQ(
      status_of(head_with("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n")),
      400);
  EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
  EXPECT_EQ(status_of(head_with("Host : a\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nX: b\r\n folded\r\n")), 400);
  EXPECT_EQ(status_of(head_with(" Host: a\r\n")), 400);
}

TEST(HeadCheck, WantsOneHost) {
  EXPECT_EQ(status_of(head_with("")), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nHost: b\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host:\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a@b\r\n")), 400);
  EXPECT_EQ(status_of(head_with("Host: a/b\r\n")), 400);
}

TEST(HeadCheck, RefusesTwoPassesAtOnce) {
  EXPECT_EQ(status_of(head_with("Host: a\r\nAuthorization: x\r\nauthorization: y\r\n")), 400);
}

TEST(HeadCheck, RefusesControlCharactersAnywhere) {
  EXPECT_EQ(status_of(head_with(std::string("Host: a\r\nX: b\0c\r\n", 17))), 400);
  EXPECT_EQ(status_of(head_with("Host: a\r\nX: b\rc\r\n")), 400);
  EXPECT_EQ(status_of("GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /\x80 HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST(HeadCheck, ReadsTheFirstLineStrictly) {
  EXPECT_EQ(status_of("GET /\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("G(T / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(status_of("GET / http/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
}

TEST(HeadCheck, CountsFields) {
  std::string fields = "Host: a\r\n";
  for (int i = 0; i < 99; ++i) fields += "X: y\r\n";
  EXPECT_EQ(status_of(head_with(fields)), 0);
  EXPECT_EQ(status_of(head_with(fields + "X: y\r\n")), 431);
}

TEST(HeadEnd, IsFoundWhereverThePiecesEnd) {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t first = 0; first < head.size(); ++first) {
    EXPECT_EQ(find_head_end(head.substr(0, first), 0, {}).bytes, 0U);
    EXPECT_EQ(find_head_end(head + "GET", first, {}).bytes, head.size());
  }
}

TEST(HeadEnd, RefusesALineThatEndsWithoutCarriageReturnAtOnce) {
  const HeadEnd end = find_head_end("GET / HTTP/1.1\nHost: a\n", 0, {});
  ASSERT_TRUE(end.refusal);
  EXPECT_EQ(end.refusal->status, 400);
}

TEST(HeadEnd, RefusesAHeadThatIsTooLong) {
  const HeadLimits limits{.bytes = 100};
  const auto head = [](std::size_t bytes) {
    return "GET / HTTP/1.1\r\nX: " + std::string(bytes - 23, 'x') + "\r\n\r\n";
  };
  EXPECT_EQ(find_head_end(head(100), 0, limits).bytes, 100U);
  const HeadEnd end = find_head_end(head(101), 0, limits);
  ASSERT_TRUE(end.refusal);
  EXPECT_EQ(end.refusal->status, 431);
}

}  // namespace
}  // namespace jss::service
