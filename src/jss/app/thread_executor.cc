// SPDX-License-Identifier: Apache-2.0
#include "jss/app/thread_executor.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace jss::app {

ThreadExecutor::ThreadExecutor(std::size_t threads)
    : threads_(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

void ThreadExecutor::run(std::size_t count, const std::function<void(std::size_t)>& piece) {
  std::atomic<std::size_t> next{0};
  const auto work = [&next, &piece, count] {
    for (std::size_t i = next++; i < count; i = next++) piece(i);
  };
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min(threads_, count); ++i) helpers.emplace_back(work);
  work();
}

}  // namespace jss::app
