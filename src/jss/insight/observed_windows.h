// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "jss/insight/answer_effects.h"

namespace jss::insight {

/// Scores as shown, both ends included.
struct ScoreRange {
  int least = 0;
  int most = 0;
};

/// Whether the windows of observed days can show the scores observed, for states of
/// `consistent_answers`: a value of every coordinate after the first so many contracts.
class ObservedWindows {
 public:
  /// Refers to `effects`. REQUIRES: no more scores than days.
  ObservedWindows(const AnswerEffects& effects, std::span<const std::optional<ScoreRange>> scores);

  /// How many words the marks of days take that have shown their score.
  [[nodiscard]] std::size_t mark_words() const { return (days_.size() + 31) / 32; }

  /// The coordinates that contracts from `taken` on may still ask about, rising.
  [[nodiscard]] const std::vector<std::uint32_t>& live(std::size_t taken) const {
    return live_[taken];
  }

  /// Looks at a state after `taken` contracts. Windows that no later contract moves are judged, and
  /// days that show their score are marked until nothing of them is left to judge. False if some
  /// day's score cannot come about, whatever the later contracts bring.
  [[nodiscard]] bool holds(std::size_t taken, std::span<const std::uint32_t> coordinates,
                           std::span<std::uint32_t> marks) const;

 private:
  /// A sum of coordinates, and what later contracts can add to it.
  struct Bound {
    std::int64_t constant = 0;
    std::uint32_t success = AnswerEffects::kFixed;
    std::uint32_t weight = AnswerEffects::kFixed;
    std::int64_t of_success = 0;
    std::int64_t of_weight = 0;
    std::vector<std::int64_t> rest;  ///< By the number of contracts taken up.

    [[nodiscard]] std::int64_t at(std::size_t taken,
                                  std::span<const std::uint32_t> coordinates) const;
  };
  struct Window {
    const AnswerEffects::WindowEffects* effects = nullptr;
    bool surely_qualifies = false;
    bool may_qualify = true;
    /// Not below zero if the window cannot but show more than N, the most: its least 2S -
    /// (20N+10)W.
    Bound excess;
    /// Not below zero if it can show N, the least: its greatest 2S - (20N-10)W.
    Bound reach;
    std::size_t closes = 0;  ///< After so many contracts nothing moves it any more.
  };
  /// A shown window, or the trending score of two, that may qualify.
  struct Piece {
    std::vector<std::size_t> windows;
    bool trending = false;
    std::size_t closes = 0;
  };
  struct ObservedDay {
    const AnswerEffects::DayEffects* effects = nullptr;
    std::optional<ScoreRange> score;
    std::vector<Window> windows;
    std::vector<Piece> pieces;
    std::size_t closes = 0;
    std::unique_ptr<scoring::Rules> trending_rules;  // its address is kept by the question
    std::unique_ptr<scoring::Question> trending;
  };

  [[nodiscard]] ObservedDay observed_day(const AnswerEffects::DayEffects& day,
                                         std::optional<ScoreRange> score) const;
  [[nodiscard]] Window window_of(const AnswerEffects::DayEffects& day,
                                 const AnswerEffects::WindowEffects& effects,
                                 std::optional<ScoreRange> score) const;
  [[nodiscard]] std::vector<std::int64_t> rest_of(const Bound& bound, bool greatest) const;
  [[nodiscard]] std::size_t closes(const AnswerEffects::WindowEffects& window) const;
  [[nodiscard]] std::optional<Fraction> value(const ObservedDay& day, const Piece& piece,
                                              std::span<const std::uint32_t> coordinates) const;
  [[nodiscard]] bool day_holds(const ObservedDay& day, std::size_t taken,
                               std::span<const std::uint32_t> coordinates, bool& shown) const;
  void find_live();

  const AnswerEffects* effects_;
  std::vector<ObservedDay> days_;
  std::vector<std::vector<std::uint32_t>> live_;
};

}  // namespace jss::insight
