// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jss/engine/policy_shelf.h"
#include "jss/engine/source.h"
#include "jss/scoring/population.h"

namespace jss::engine {

/// Which score is asked for.
struct EvaluationRequest {
  std::optional<Day> as_of;           ///< Default: the source's latest day.
  std::optional<Timestamp> known_at;  ///< Default: everything is known.
  std::optional<std::string> policy;  ///< An id or a file. Default: the one in force on `as_of`.
};

/// A table, a policy and a day, with the client records they make: ready to be scored. Holds as
/// long as the source and the shelf it came from.
class Evaluation {
 public:
  /// Puts the source's own policies, if it has any, on the shelf, as known at the request's time.
  ///
  /// Errors: those of `PolicyShelf::choose`, `Source::latest_day` and `Source::states_on`.
  [[nodiscard]] static Result<Evaluation> prepare(Source& source, PolicyShelf& shelf,
                                                  const EvaluationRequest& request,
                                                  scoring::Executor& executor);

  [[nodiscard]] const scoring::ContractTable& table() const { return *table_; }
  [[nodiscard]] const scoring::Policy& policy() const { return *policy_; }
  [[nodiscard]] Day as_of() const { return as_of_; }
  [[nodiscard]] scoring::Question question() const { return {policy_->rules, as_of_, records_}; }

  /// The freelancer of that id.
  ///
  /// Errors: `not_found`, with some that are there.
  [[nodiscard]] Result<FreelancerIndex> find_freelancer(const std::string& id) const;

  /// One freelancer's score on the same day under another policy.
  [[nodiscard]] scoring::Score score_under(const scoring::Policy& other, FreelancerIndex freelancer,
                                           scoring::Executor& executor) const;

 private:
  Evaluation() = default;

  const scoring::ContractTable* table_ = nullptr;
  const scoring::Policy* policy_ = nullptr;
  Day as_of_;
  std::vector<scoring::ClientRecord> records_;
};

}  // namespace jss::engine
