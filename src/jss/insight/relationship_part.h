// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "jss/insight/relationships.h"
#include "jss/insight/score_book_entries.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What one relationship adds, gathered in a table of its own, in which its client is the first
/// and only one. One for each thread.
class RelationshipPart {
 public:
  /// False if there is nothing.
  bool gather(const Relationships& relationships, std::uint32_t relationship) {
    table_.clear();
    if (relationships[relationship].first_contract == Relationships::kNone) return false;
    table_.add_freelancer(-1);
    relationships.add_to(table_, relationship, {0});
    return true;
  }

  [[nodiscard]] const scoring::ContractTable& table() const { return table_.table(); }
  [[nodiscard]] scoring::RowRange rows() const { return {0, table().size()}; }
  /// What the contracts themselves say of their client.
  [[nodiscard]] scoring::ClientRecord record(const scoring::Rules& rules, Day day) const {
    return scoring::client_record(table(), rows(), rules, day);
  }

  /// For a question: the records of the clients of `table`, of whom there is one. The record that
  /// was set last is read whenever that question is asked. Empty where the rules use none.
  [[nodiscard]] std::span<const scoring::ClientRecord> client_records(bool used) const {
    return {&client_record_, used ? 1U : 0U};
  }
  void set_client_record(const scoring::ClientRecord& record) { client_record_ = record; }

  template <class Trace>
  void reckon(const scoring::Question& question, Trace&& trace) {
    windows_ = question.windows.size();
    for (std::size_t depth = 0; depth <= windows_; ++depth) {
      buckets_.at(depth) = {};
    }
    counts_ = {};
    scoring::detail::add_client(table(), rows(), question, buckets_, counts_, trace);
  }
  /// Adds what was reckoned last, or takes it out.
  void add_to(ScoreBookEntry& entry) const {
    for (std::size_t i = 0; i < windows_; ++i) entry.sums.at(i) += buckets_.at(i + 1);
    entry.counts += counts_;
  }
  void take_from(ScoreBookEntry& entry) const {
    for (std::size_t i = 0; i < windows_; ++i) entry.sums.at(i) -= buckets_.at(i + 1);
    entry.counts -= counts_;
  }

 private:
  scoring::StateTable table_;
  scoring::ClientRecord client_record_;
  std::size_t windows_ = 0;
  scoring::detail::Buckets buckets_{};
  scoring::FreelancerCounts counts_;
};

}  // namespace jss::insight
