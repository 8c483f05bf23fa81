// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/scoring/population.h"

namespace jss::app {

/// Shares work out over threads that live as long as one `run`.
class ThreadExecutor final : public scoring::Executor {
 public:
  /// `threads` is at least 1; 0 asks for as many as the machine has cores.
  explicit ThreadExecutor(std::size_t threads);

  void run(std::size_t count, const std::function<void(std::size_t)>& piece) override;
  [[nodiscard]] std::size_t width() const override { return threads_; }

 private:
  std::size_t threads_;
};

}  // namespace jss::app
