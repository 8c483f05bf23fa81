// SPDX-License-Identifier: Apache-2.0
#include "jss/app/thread_executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace jss::app {
namespace {

TEST(ThreadExecutor, RunsEveryPieceOnce) {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    ThreadExecutor executor(threads);
    std::vector<std::atomic<int>> runs(1000);
    executor.run(runs.size(), [&runs](std::size_t piece) { ++runs[piece]; });
    for (const auto& count : runs) EXPECT_EQ(count, 1);
  }
}

TEST(ThreadExecutor, IsAsWideAsTheMachineWhenAskedForNoNumber) {
  EXPECT_GE(ThreadExecutor(0).width(), 1U);
  EXPECT_EQ(ThreadExecutor(3).width(), 3U);
}

}  // namespace
}  // namespace jss::app
