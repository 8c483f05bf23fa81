// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "jss/scoring/score.h"

namespace jss::scoring {

/// Runs pieces of work, somewhere, in any order, and returns when all are done. The scoring level
/// has no threads of its own: whoever has some hands them in as one of these.
class Executor {
 public:
  virtual ~Executor() = default;
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  /// Calls `piece(i)` once for each `i` from 0 to `count - 1`.
  virtual void run(std::size_t count, const std::function<void(std::size_t)>& piece) = 0;
  /// How many pieces can go on at once; at least 1.
  [[nodiscard]] virtual std::size_t width() const = 0;
};

/// Everything in turn, on the thread that asks.
class SerialExecutor final : public Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& piece) override;
  [[nodiscard]] std::size_t width() const override { return 1; }
};

/// `client_records`, by as many threads as `executor` has. The same records whatever their number.
/// Needs one array of records a thread.
[[nodiscard]] std::vector<ClientRecord> client_records(const ContractTable& table,
                                                       const Rules& rules, Day as_of,
                                                       Executor& executor);

/// The scores of the freelancers `first`, `first + 1`, … as many as `scores` has room for, in that
/// order. The same whatever the number of threads.
void score_freelancers(const ContractTable& table, const Question& question, FreelancerIndex first,
                       std::span<Score> scores, Executor& executor);

}  // namespace jss::scoring
