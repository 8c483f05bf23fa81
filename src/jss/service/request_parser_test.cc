// SPDX-License-Identifier: Apache-2.0
#include "jss/service/request_parser.h"

#include <gtest/gtest.h>

namespace jss::service {
namespace {

using State = RequestParser::State;

// Feeds pieces of that size, as a connection does, and gives what was not taken.
std::string feed(RequestParser& parser, const std::string& bytes, std::size_t piece) {
  std::string buffer;
  for (std::size_t i = 0; i < bytes.size(); i += piece) {
    buffer += bytes.substr(i, piece);
    buffer.erase(0, parser.feed(buffer));
    if (parser.state() == State::whole || parser.state() == State::refused) {
      return buffer + bytes.substr(std::min(bytes.size(), i + piece));
    }
  }
  return buffer;
}

TEST(RequestParser, ReadsARequestInPiecesOfAnySize) {
  const std::string bytes =
      "POST /v1/events?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    RequestParser parser({});
    feed(parser, bytes + "GET", piece);
    ASSERT_EQ(parser.state(), State::whole) << piece;
    const Request request = parser.take();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/v1/events?x=1");
    EXPECT_EQ(request.header("HOST"), "a");
    EXPECT_EQ(request.body, "hello world");
  }
}

TEST(RequestParser, LeavesWhatBelongsToTheNextRequest) {
  RequestParser parser({});
  const std::string two = "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n";
  std::string rest = feed(parser, two, two.size());
  EXPECT_EQ(parser.take().target, "/a");
  rest = feed(parser, rest, rest.size());
  ASSERT_EQ(parser.state(), State::whole);
  EXPECT_EQ(parser.take().target, "/b");
  EXPECT_EQ(rest, "");
}

TEST(RequestParser, JoinsChunksAndForgetsTrailers) {
  const std::string bytes =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nAuthorization: Bearer stolen\r\n\r\n";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    RequestParser parser({});
    EXPECT_EQ(feed(parser, bytes, piece), "");
    ASSERT_EQ(parser.state(), State::whole) << piece;
    const Request request = parser.take();
    EXPECT_EQ(request.body, "hello world");
    EXPECT_EQ(request.header("authorization"), "");
  }
}

TEST(RequestParser, RefusesABodyThatIsTooLongHoweverItIsAnnounced) {
  const RequestLimits limits{.body_bytes = 10};
  RequestParser announced(limits);
  feed(announced, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", 100);
  ASSERT_EQ(announced.state(), State::refused);
  EXPECT_EQ(announced.refusal().status, 413);
  RequestParser chunked(limits);
  feed(chunked,
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello,\r\n6\r\n", 100);
  ASSERT_EQ(chunked.state(), State::refused);
  EXPECT_EQ(chunked.refusal().status, 413);
  RequestParser huge(limits);
  feed(huge, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n", 7);
  ASSERT_EQ(huge.state(), State::refused);
}

TEST(RequestParser, RefusesChunksThatAreNone) {
  for (const char* chunk : {"-5\r\nhello\r\n", "5\nhello\r\n", "x\r\n", "5 \r\nhello\r\n",
                            "fffffffffffffffff\r\n", "5\r\nhelloX\r\n0\r\n\r\n"}) {
    RequestParser parser({});
    feed(parser,
         std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") + chunk,
         1000);
    EXPECT_EQ(parser.state(), State::refused) << chunk;
  }
}

TEST(RequestParser, DoesNotWaitForeverForTheEndOfAChunkLine) {
  RequestParser parser({});
  feed(parser,
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;" +
           std::string(10'000, 'x'),
       500);
  EXPECT_EQ(parser.state(), State::refused);
}

TEST(RequestParser, PassesOverEmptyLinesInPiecesOfAnySize) {
  const std::string bytes = "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    RequestParser parser({});
    feed(parser, bytes, piece);
    EXPECT_EQ(parser.state(), State::whole) << piece;
  }
}

TEST(RequestParser, TellsWhetherTheConnectionGoesOn) {
  RequestParser parser({});
  feed(parser, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 1000);
  EXPECT_FALSE(parser.keeps_alive());
  RequestParser old({});
  feed(old, "GET / HTTP/1.0\r\n\r\n", 1000);
  EXPECT_FALSE(old.keeps_alive());
  RequestParser usual({});
  feed(usual, "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 1000);
  ASSERT_EQ(usual.state(), State::whole);
  EXPECT_TRUE(usual.keeps_alive());
}

TEST(RequestParser, TellsWhoWaitsForLeave) {
  RequestParser parser({});
  feed(parser, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
       1000);
  ASSERT_EQ(parser.state(), State::body);
  EXPECT_TRUE(parser.awaits_leave());
  RequestParser other({});
  feed(other, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: tea\r\n\r\n", 1000);
  ASSERT_EQ(other.state(), State::refused);
  EXPECT_EQ(other.refusal().status, 417);
}

}  // namespace
}  // namespace jss::service
