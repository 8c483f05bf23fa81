// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace jss::service {

/// Keeps answers that take seconds from taking the time of all others: each token has one at a
/// time, and all together so many. Any number of threads may ask.
class LongAnswers {
 public:
  explicit LongAnswers(std::size_t most) : most_(most) {}

  /// Leave to work on one such answer, until it is destroyed. The answers outlive it.
  class Leave {
   public:
    Leave(LongAnswers& answers, std::string who) : answers_(&answers), who_(std::move(who)) {}
    Leave(Leave&& other) noexcept
        : answers_(std::exchange(other.answers_, nullptr)), who_(std::move(other.who_)) {}
    Leave(const Leave&) = delete;
    Leave& operator=(const Leave&) = delete;
    Leave& operator=(Leave&&) = delete;
    ~Leave() {
      if (answers_ != nullptr) answers_->end(who_);
    }

   private:
    LongAnswers* answers_;
    std::string who_;
  };

  /// Nothing where `who` has one under way, or too many others have.
  [[nodiscard]] std::optional<Leave> begin(const std::string& who) {
    const std::lock_guard lock(mutex_);
    if (under_way_.size() >= most_ || !under_way_.insert(who).second) return std::nullopt;
    return std::optional<Leave>(std::in_place, *this, who);
  }

 private:
  void end(const std::string& who) {
    const std::lock_guard lock(mutex_);
    under_way_.erase(who);
  }

  std::size_t most_;
  std::mutex mutex_;
  std::unordered_set<std::string> under_way_;  // whose
};

}  // namespace jss::service
