// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "jss/insight/relationships.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What one relationship adds, gathered in a table of its own. One for each thread.
class RelationshipPart {
 public:
  /// False if there is nothing.
  bool gather(const Relationships& relationships, std::uint32_t relationship) {
    table_.clear();
    if (relationships[relationship].contracts == 0) return false;
    table_.add_freelancer(-1);
    relationships.add_to(table_, relationship);
    return true;
  }

  [[nodiscard]] const scoring::ContractTable& table() const { return table_.table(); }
  [[nodiscard]] scoring::RowRange rows() const { return {0, table().size()}; }
  [[nodiscard]] scoring::ClientRecord record(const scoring::Rules& rules, Day day) const {
    return scoring::client_record(table(), rows(), rules, day);
  }

  template <class Trace>
  void reckon(const scoring::Question& question, Trace&& trace) {
    for (std::size_t depth = 0; depth <= question.windows.size(); ++depth) {
      buckets_.at(depth) = {};
    }
    counts_ = {};
    scoring::detail::add_client(table(), rows(), question, buckets_, counts_, trace);
  }
  /// By how many windows hold a thing; of the last `reckon`.
  [[nodiscard]] const scoring::WindowSums& sums(std::size_t depth) const {
    return buckets_.at(depth);
  }
  [[nodiscard]] const scoring::FreelancerCounts& counts() const { return counts_; }

 private:
  scoring::StateTable table_;
  scoring::detail::Buckets buckets_{};
  scoring::FreelancerCounts counts_;
};

}  // namespace jss::insight
