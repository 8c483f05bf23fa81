// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "jss/cli/context.h"

namespace jss::cli {

/// A bar on the error stream for work that takes more than a second; silent where that stream is
/// not a terminal. Cleared when it goes out of scope.
class ProgressBar {
 public:
  ProgressBar(std::string label, Context& context);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `total` is zero where it is unknown; then only `done` is shown. At most ten times a second.
  void update(std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;

  std::string label_;
  Context& context_;
  Clock::time_point started_;
  Clock::time_point drawn_;
  bool visible_ = false;
};

}  // namespace jss::cli
