// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/history/policy_life.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// What reading a policy's text gave.
struct PolicyReading {
  std::string title;
  std::string problem;  ///< Why it cannot be read; empty if it can.
};

/// From when on which rules hold.
struct PolicyReign {
  Day from;
  std::string policy;
  bool is_own = false;  ///< The ledger's own; else one that ships.
};

/// A ledger's own policies, and what became of them.
struct PolicyLifePage {
  std::string_view ledger;
  Day today;
  const history::PolicyLife& life;
  std::vector<PolicyReading> readings;  ///< One for each of `life.policies()`.
  std::vector<PolicyReign> reigns;      ///< Rising; only from where the ledger's own matter.
};

/// For people: each policy with its stage and everything that was done, and which rules hold when.
[[nodiscard]] std::string policy_life_text(const PolicyLifePage& page, const TextStyle& style);

/// One line of JSON for each text of a policy (docs/formats.md); nothing where there is none.
[[nodiscard]] std::string policy_life_json(const PolicyLifePage& page);

/// What became of a step in a policy's life.
struct PolicyStepLine {
  std::string_view policy;
  std::string_view digest;
  history::PolicyStage stage{};
  std::string_view event;
  bool is_repeated = false;
};

/// `{"policy":…,"digest":…,"state":…,"event":…,"repeated":…}`, without a line break.
[[nodiscard]] std::string policy_step_json(const PolicyStepLine& step);

/// A stage in words: `in force`.
[[nodiscard]] std::string in_words(history::PolicyStage stage);

}  // namespace jss::io
