// SPDX-License-Identifier: Apache-2.0
#include "jss/service/broadcast.h"

#include <gtest/gtest.h>

#include <vector>

namespace jss::service {
namespace {

using Seconds = std::chrono::seconds;

class BroadcastTest : public testing::Test {
 protected:
  std::unique_ptr<Feed> listen(const std::string& after = {}) {
    auto feed = broadcast_.listen("token", after, [this] { return may_go_on_; });
    EXPECT_TRUE(feed) << feed.error().message;
    return std::move(*feed);
  }
  std::optional<std::string> next(Feed& feed) { return feed.next(now_); }

  Broadcast broadcast_{"run", {.kept = 3, .listeners = 4, .of_one = 2}};
  bool may_go_on_ = true;
  std::chrono::steady_clock::time_point now_{Seconds{1000}};
};

TEST_F(BroadcastTest, IsHeardInOrderByWhoeverListens) {
  broadcast_.tell("early", "{}");
  const auto feed = listen();
  EXPECT_EQ(next(*feed), "retry: 1000\n\n");
  EXPECT_EQ(next(*feed), "");
  broadcast_.tell("score_changed", R"({"score":1})");
  broadcast_.tell("published", "{}");
  EXPECT_EQ(next(*feed),
            "id: run-2\nevent: score_changed\ndata: {\"score\":1}\n\n"
            "id: run-3\nevent: published\ndata: {}\n\n");
  EXPECT_EQ(next(*feed), "");
}

TEST_F(BroadcastTest, GoesOnWhereSomebodyStoppedListening) {
  for (const char* kind : {"one", "two", "three"}) broadcast_.tell(kind, "{}");
  EXPECT_EQ(next(*listen("run-1")),
            "retry: 1000\n\nid: run-2\nevent: two\ndata: {}\n\n"
            "id: run-3\nevent: three\ndata: {}\n\n");
  EXPECT_EQ(next(*listen("run-3")), "retry: 1000\n\n");
}

TEST_F(BroadcastTest, SaysWhereItCannotGoOn) {
  for (int i = 0; i < 5; ++i) broadcast_.tell("kind", "{}");
  for (const char* id :
       {"run-1", "other-4", "run-9", "run-", "run--1", "nonsense", "run-99999999999999999999999"}) {
    EXPECT_EQ(next(*listen(id)), "retry: 1000\n\nevent: reset\ndata: {}\n\n") << id;
  }
}

TEST_F(BroadcastTest, IsOverForWhoeverIsTooSlow) {
  const auto feed = listen();
  for (int i = 0; i < 3; ++i) broadcast_.tell("kind", "{}");
  EXPECT_TRUE(next(*feed));
  for (int i = 0; i < 4; ++i) broadcast_.tell("kind", "{}");
  EXPECT_FALSE(next(*feed));
}

TEST_F(BroadcastTest, IsOverWithinASecondForWhoeverMayListenNoMore) {
  const auto feed = listen();
  EXPECT_TRUE(next(*feed));
  may_go_on_ = false;
  now_ += Seconds{1};
  EXPECT_FALSE(next(*feed));
}

TEST_F(BroadcastTest, BeatsWhileThereIsNothingToTell) {
  const auto feed = listen();
  EXPECT_EQ(next(*feed), "retry: 1000\n\n");
  now_ += Seconds{14};
  EXPECT_EQ(next(*feed), "");
  now_ += Seconds{1};
  EXPECT_EQ(next(*feed), ":\n\n");
  EXPECT_EQ(next(*feed), "");
}

TEST_F(BroadcastTest, HasSoManyListenersAndNoMore) {
  const auto may = [] { return true; };
  std::vector<std::unique_ptr<Feed>> feeds;
  feeds.push_back(listen());
  feeds.push_back(listen());
  EXPECT_FALSE(broadcast_.listen("token", "", may));
  feeds.push_back(std::move(*broadcast_.listen("other", "", may)));
  feeds.push_back(std::move(*broadcast_.listen("other", "", may)));
  EXPECT_FALSE(broadcast_.listen("third", "", may));
  feeds.clear();
  EXPECT_TRUE(broadcast_.listen("token", "", may));
}

}  // namespace
}  // namespace jss::service
