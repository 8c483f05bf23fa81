// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jss/base/id.h"
#include "jss/base/text_interner.h"
#include "jss/scoring/contract_state.h"

namespace jss::scoring {

/// Rows `begin` (included) to `end` (not included) of a table.
struct RowRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// Contract states as columns: the one representation that is scored.
///
/// Rows are sorted by freelancer, then by client, then by contract id, all bytewise, so that the
/// rows of a freelancer stand together and in them those of each client; the same states make the
/// same table whatever order they came in. Freelancers and clients are numbered in the order of
/// their ids. Built by `ContractTableBuilder`; safe to read from many threads.
class ContractTable {
 public:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(client.size()); }
  [[nodiscard]] std::uint32_t freelancer_count() const {
    return static_cast<std::uint32_t>(freelancer_begin.size() - 1);
  }
  [[nodiscard]] std::uint32_t client_count() const { return client_count_; }

  [[nodiscard]] RowRange rows_of(FreelancerIndex freelancer) const {
    return {freelancer_begin[freelancer.value], freelancer_begin[freelancer.value + 1]};
  }
  [[nodiscard]] std::string_view freelancer_id(FreelancerIndex freelancer) const {
    return texts[freelancer_ids[freelancer.value]];
  }
  [[nodiscard]] std::string_view client_id(ClientIndex index) const {
    return texts[client_ids[index.value]];
  }
  [[nodiscard]] std::string_view contract_id(std::uint32_t row) const {
    return contract_ids[contract[row]];
  }
  /// The freelancer of that id, by binary search; nothing if the table has no row of theirs.
  [[nodiscard]] std::optional<FreelancerIndex> find_freelancer(std::string_view id) const;

  /// One row's state, gathered from the columns.
  [[nodiscard]] ContractState state(std::uint32_t row) const {
    return {.started_on = started_on[row],
            .ended_on = ended_on[row],
            .first_paid_on = first_paid_on[row],
            .last_paid_on = last_paid_on[row],
            .feedback_on = feedback_on[row],
            .paused_on = paused_on[row],
            .resumed_on = resumed_on[row],
            .last_contact_on = last_contact_on[row],
            .due_on = due_on[row],
            .delivered_on = delivered_on[row],
            .earned = earned[row],
            .stars = stars[row],
            .client_stars = client_stars[row],
            .recommend = recommend[row],
            .ended_by = ended_by[row],
            .end_reason = end_reason[row],
            .dispute = dispute[row],
            .client_standing = client_standing[row],
            .feedback_removed = feedback_removed[row] != 0,
            .excluded = excluded[row] != 0,
            .paid_stretches = texts[paid_stretches[row]]};
  }

  /// One row with its names, as the builder takes it.
  [[nodiscard]] ContractRow row(std::uint32_t row, FreelancerIndex freelancer) const;

  /// Puts another state into a row; its names stay. `latest_day` heeds the days that come, not that
  /// others go. REQUIRES: the state keeps the rules of `check_row`, and once all is done the rows
  /// of each client agree on its standing.
  void set_state(std::uint32_t row, const ContractState& state);

  /// Puts a row where it belongs; those behind it move by one. Its contract id gets the position
  /// after the last in `contract_ids`, its freelancer, if new, a profile of which nobody said
  /// anything. Linear in the rows, yet far cheaper than to make the table anew.
  /// REQUIRES: it keeps the rules of `check_row`, the id is new and no text of it is the table's
  /// own; and once all is done the rows of each client agree on its standing.
  void insert(const ContractRow& row);

  /// The latest day that the table mentions, `started_on` and `due_on` aside; where it mentions no
  /// other, the latest `started_on`. A table is a snapshot: on an earlier day it would know the
  /// future. `kNoDay` for an empty table.
  [[nodiscard]] Day latest_day() const { return latest_day_; }

  // One entry a row.
  /// In `contract_ids`, which has the ids from position one on in the order in which they came.
  std::vector<TextIndex> contract;
  std::vector<ClientIndex> client;
  std::vector<Day> started_on, ended_on, first_paid_on, last_paid_on, feedback_on;
  std::vector<Day> paused_on, resumed_on, last_contact_on, due_on, delivered_on;
  std::vector<Cents> earned;
  std::vector<std::int16_t> stars, client_stars;
  std::vector<std::int8_t> recommend;
  std::vector<EndedBy> ended_by;
  std::vector<EndReason> end_reason;
  std::vector<Dispute> dispute;
  std::vector<Standing> client_standing;
  std::vector<std::uint8_t> feedback_removed, excluded;
  std::vector<TextIndex> paid_stretches, title, client_name, group;  // in `texts`

  // One entry a freelancer; `freelancer_begin` has one more, the number of rows.
  std::vector<std::uint32_t> freelancer_begin{0};
  std::vector<TextIndex> freelancer_ids;
  /// Profile completeness, 0 to 100; -1 where nobody said.
  std::vector<std::int8_t> profile_completeness;

  std::vector<TextIndex> client_ids;  // one entry a client
  TextPool contract_ids;
  TextPool texts;

 private:
  friend class ContractTableBuilder;
  [[nodiscard]] FreelancerIndex place_freelancer(std::string_view id);
  [[nodiscard]] ClientIndex place_client(std::string_view id);

  std::uint32_t client_count_ = 0;
  Day latest_day_;
};

/// Collects rows in any order and makes the table of them.
///
/// About 100 bytes a row and the texts' own bytes; sorting needs one more column at a time. A label
/// that comes again soon is kept once.
class ContractTableBuilder {
 public:
  /// Adds a row if it keeps every rule; otherwise says which one it breaks and adds nothing. Checks
  /// `check_row`, that the contract id is new, and that the client's standing is the one of that
  /// client's other rows.
  [[nodiscard]] std::optional<RowProblem> add(const ContractRow& row);

  /// Notes how complete a freelancer's profile is, 0 to 100; the last word wins. A freelancer
  /// without a row is left out of the table.
  void set_profile(std::string_view freelancer_id, std::int8_t completeness);

  [[nodiscard]] std::uint32_t size() const { return table_.size(); }

  /// The table; the builder is empty afterwards. O(n log n) in the freelancers and clients, linear
  /// in the rows but for the sorting of each freelancer's own.
  [[nodiscard]] ContractTable finish();

 private:
  void append(const ContractRow& row, std::uint32_t freelancer, std::uint32_t client);
  [[nodiscard]] TextIndex keep_once(std::string_view text);

  ContractTable table_;
  TextInterner contracts_;
  TextInterner freelancers_;
  TextInterner clients_;
  TextInterner profiles_;
  std::vector<std::uint32_t> freelancer_of_row_;
  std::vector<Standing> standing_of_client_;
  std::vector<std::int8_t> completeness_of_profile_;
  std::vector<TextIndex> recent_texts_;  // by hash: one kept lately, or the empty text
};

}  // namespace jss::scoring
