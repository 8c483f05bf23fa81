// SPDX-License-Identifier: Apache-2.0
// What the reader of each kind of export hands on: contracts as one file tells of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/history/event.h"
#include "jss/io/problems.h"

namespace jss::io {

/// The kinds of exports.
enum class ExportKind : std::uint8_t { transaction_history, weekly_summary, work_history };

/// Money that a client paid, or got back.
struct Movement {
  Day day;
  Cents amount;  ///< Above zero either way.
  bool refund = false;
  std::string key;  ///< The same for the same row in every export that has it.
};

/// Stars, and the day on which they were given, if that is told.
struct ExportedFeedback {
  std::int16_t stars = scoring::kNoStars;
  std::optional<history::FeedbackScores> scores;
  Day day;

  [[nodiscard]] bool present() const { return stars != scoring::kNoStars || scores; }
};

/// A contract as one file tells of it. What the file does not tell is empty or absent.
struct ExportedContract {
  std::string id;
  std::string title;
  std::string client_id;
  std::string client_name;
  std::optional<history::ContractKind> kind;
  Day started_on;
  Day ended_on;
  bool known_open = false;          ///< The file says that it goes on.
  bool knows_feedback = false;      ///< The file would show the client's stars if there were any.
  ExportedFeedback feedback;        ///< The client's.
  ExportedFeedback feedback_given;  ///< The freelancer's.
  std::optional<Cents> total;       ///< What was charged in all.
  std::vector<Movement> movements;
};

/// What one file gave.
struct ExportedFile {
  ExportKind kind{};
  std::string name;
  std::vector<ExportedContract> contracts;
  std::vector<std::string> warnings;  ///< What is odd but no error.
  std::vector<std::string> notes;     ///< What was left out, as it should be.
};

/// One file of an export, read whole.
struct ExportText {
  std::string name;  ///< As the user named it; messages begin with it.
  std::string text;
};

}  // namespace jss::io
