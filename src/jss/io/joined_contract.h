// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "jss/insight/unknown_range.h"
#include "jss/io/exported_contract.h"

namespace jss::io {

/// How well a fact is known.
enum class FactState : std::uint8_t {
  known,     ///< An export or an answer says so.
  inferred,  ///< It follows from something else.
  unknown,
};

[[nodiscard]] std::string_view to_string(FactState state);

/// A fact of a contract, without its value.
struct ImportedFact {
  FactState state = FactState::unknown;
  std::string how;  ///< For an inferred fact: from what. Else empty.
};

/// A contract with what all files and answers together tell of it.
struct JoinedContract {
  ExportedContract told;
  ImportedFact client;
  ImportedFact started_on;
  ImportedFact payments;  ///< Whether and when something was paid.
  ImportedFact ended_on;  ///< Whether and when it ended; known of one that is known to go on.
  ImportedFact stars;     ///< Known also where it is known that there are none.
  // Only answers tell these.
  std::optional<history::Actor> ended_by;
  scoring::EndReason end_reason = scoring::EndReason::none;
  std::int8_t recommend = scoring::kNoAnswer;

  /// What the range of scores has to reckon with.
  [[nodiscard]] insight::UnknownFacts unknown() const;
};

}  // namespace jss::io
