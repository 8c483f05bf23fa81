// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jss/base/result.h"
#include "jss/history/event.h"
#include "jss/io/joined_contract.h"

namespace jss::io {

/// What exports came to.
struct ImportedHistory {
  std::vector<history::Event> events;  ///< By contract, then by type; their ids are all different.
  /// Sorted by contract id, bytewise; one for each contract that has a start.
  std::vector<JoinedContract> contracts;
  std::vector<std::string> warnings;  ///< What is odd but no error, one line each.
  std::vector<std::string> notes;     ///< What was left out, as it should be, one line each.
};

/// The exports to read, and whose they are.
struct ImportRequest {
  std::vector<ExportText> files;
  std::optional<ExportText> answers;  ///< What the user adds (`apply_answers`).
  std::string freelancer;             ///< Not empty.
};

/// Reads one or several of a marketplace's exports, told apart by their content: transaction
/// history, weekly summary, work history. Joins them (`join_exports`), adds the answers and makes
/// events.
///
/// Nothing is guessed: a contract of which no end is told stays open, one without stars has none;
/// `contracts` tells what is unknown. Who ended a contract is not told by any export: unless
/// answered, it is `platform`, which makes no difference to any score while no reason for the end
/// is given. Feedback whose day is not told counts as given on the day of the end. Money whose days
/// are unknown is dated by the end, or by the start of a contract that goes on. The ids of events
/// follow from what they say, so that importing twice is harmless.
///
/// Errors: `invalid_input`: every bad row and answer counted, the first twenty explained; and a
/// file that is none of these exports.
[[nodiscard]] Result<ImportedHistory> import_exports(const ImportRequest& request);

/// The latest day that the exports mention, as `history::latest_day`. Stars of the client that are
/// shown though the freelancer gave none were shown two weeks after the end: that day counts too.
[[nodiscard]] Day latest_day(const ImportedHistory& imported);

/// The events of one contract, in the order of their types. None if its start is not known.
[[nodiscard]] std::vector<history::Event> contract_events(const JoinedContract& contract,
                                                          const std::string& freelancer);

}  // namespace jss::io
