// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/unknown_range.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>

#include "jss/insight/fact_readings.h"

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::ContractTable;
using scoring::kMaxWindows;
using scoring::PseudoOutcome;
using scoring::Question;
using scoring::RowRange;
using scoring::Rules;
using scoring::WindowSums;

// What one contract brings into each window in one reading.
struct Share {
  std::array<PseudoOutcome, kMaxWindows> windows{};
  std::size_t depth = 0;         // the windows that hold a unit of it
  std::size_t silent_depth = 0;  // the windows in which it is silent

  [[nodiscard]] auto key() const {
    std::array<std::int64_t, 2 * kMaxWindows + 2> values{};
    for (std::size_t i = 0; i < kMaxWindows; ++i) {
      values.at(2 * i) = windows.at(i).success_weight;
      values.at(2 * i + 1) = windows.at(i).weight;
    }
    values[2 * kMaxWindows] = static_cast<std::int64_t>(depth);
    values[2 * kMaxWindows + 1] = static_cast<std::int64_t>(silent_depth);
    return values;
  }
};

// All readings of one contract, as far as they differ.
struct Contract {
  std::uint32_t row = 0;
  std::uint32_t client = 0;
  bool unknown_client = false;
  bool may_be_paid = false;
  bool surely_paid = false;
  std::vector<Share> shares;
};

class Shares {
 public:
  Shares(const ContractTable& table, FreelancerIndex freelancer, const Question& question,
         std::span<const UnknownFacts> unknown)
      : table_(table), rows_(table.rows_of(freelancer)), question_(question), unknown_(unknown) {}

  std::vector<Contract> contracts() {
    std::vector<Contract> contracts;
    for (std::uint32_t begin = rows_.begin; begin < rows_.end;) {
      std::uint32_t end = begin + 1;
      while (end < rows_.end && table_.client[end] == table_.client[begin]) ++end;
      add_client({begin, end}, contracts);
      begin = end;
    }
    return contracts;
  }

 private:
  [[nodiscard]] const UnknownFacts& unknown(std::uint32_t row) const {
    return unknown_[row - rows_.begin];
  }

  // The least and the greatest long-term standing that the relationship may have; of contracts
  // whose client is unknown, each may belong to it.
  [[nodiscard]] std::vector<bool> long_term_readings(RowRange rows) const {
    const auto known = scoring::detail::relationship(table_, rows, question_.as_of);
    bool certain = true;
    Day first = known.first_paid_on;
    Day last = known.last_paid_on;
    for (std::uint32_t row = rows_.begin; row < rows_.end; ++row) {
      const bool inside = row >= rows.begin && row < rows.end;
      const bool stranger = unknown(row).client || unknown(rows.begin).client;
      if (table_.earned[row].count == 0 && !unknown(row).earned) continue;
      if (!inside && !stranger) continue;
      const bool open_days = unknown(row).payments || unknown(row).earned;
      if (inside && !open_days) continue;
      certain = false;
      const Day end = table_.ended_on[row].present() ? table_.ended_on[row] : question_.as_of;
      const Day from = open_days ? table_.started_on[row] : table_.first_paid_on[row];
      const Day until = open_days ? std::max(end, from) : table_.last_paid_on[row];
      first = first.present() ? std::min(first, from) : from;
      last = std::max(last, until);
    }
    if (certain) return {known.long_term(question_.rules, question_.as_of)};
    if (last - first < question_.rules.long_term.days) return {false};
    return {false, true};
  }

  void add_client(RowRange rows, std::vector<Contract>& contracts) {
    scoring::Surroundings around{};
    if (!question_.records.empty()) {
      const auto others = question_.records[table_.client[rows.begin].value] -
                          scoring::client_record(table_, rows, question_.rules, question_.as_of);
      around.client_flagged = scoring::is_flagged(others, question_.rules);
      around.client_harsh = scoring::is_harsh(others, question_.rules);
    }
    around.client_flagged |= table_.client_standing[rows.begin] != scoring::Standing::good;
    const std::vector<bool> long_term = long_term_readings(rows);
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      Contract contract{.row = row,
                        .client = table_.client[row].value,
                        .unknown_client = unknown(row).client,
                        .may_be_paid = table_.earned[row].count > 0 || unknown(row).earned,
                        .surely_paid = table_.earned[row].count > 0,
                        .shares = {}};
      for (const bool is_long_term : long_term) {
        around.long_term = is_long_term;
        add_readings(row, around, contract.shares);
      }
      keep_each_once(contract.shares);
      contracts.push_back(std::move(contract));
    }
  }

  void add_readings(std::uint32_t row, const scoring::Surroundings& around,
                    std::vector<Share>& shares) const {
    for (const ContractState& state : fact_readings(table_.state(row), unknown(row), question_)) {
      Share share = share_of(state, around);
      shares.push_back(share);
      // Stretches counted from a later first payment end on later days: at most one more of them
      // lies in a window.
      const bool open_days = unknown(row).payments || unknown(row).earned;
      const bool may_shift = open_days && share.depth > 0 && state.earned.count > 0 &&
                             question_.rules.length.mode == scoring::LengthMode::units &&
                             state.last_paid_on - state.first_paid_on >= scoring::kStretchDays;
      if (!may_shift) continue;
      share.depth = std::max(share.depth, question_.windows.depth(state.last_paid_on));
      for (std::size_t i = 0; i < share.depth; ++i) {
        share.windows.at(i).success_weight += 1000 * std::int64_t{question_.rules.credit.success};
        share.windows.at(i).weight += 1000;
      }
      shares.push_back(share);
    }
  }

  [[nodiscard]] Share share_of(const ContractState& state,
                               const scoring::Surroundings& around) const {
    Share share;
    const Rules& rules = question_.rules;
    const auto facts = scoring::facts_of(state, rules, question_.as_of);
    const auto outcome = scoring::outcome_of(state, facts, around, rules, question_.as_of);
    if (scoring::is_silent(outcome)) share.silent_depth = question_.windows.depth(facts.end_day);
    if (!outcome.counts()) return share;
    scoring::visit_units(state, facts, outcome, around.client_harsh, rules, question_.as_of,
                         [&](const scoring::Unit& unit) {
                           const std::size_t depth = question_.windows.depth(unit.day);
                           share.depth = std::max(share.depth, depth);
                           for (std::size_t i = 0; i < depth; ++i) {
                             share.windows.at(i).success_weight += unit.weight * unit.credit;
                             share.windows.at(i).weight += unit.weight;
                           }
                         });
    return share;
  }

  static void keep_each_once(std::vector<Share>& shares) {
    const auto less = [](const Share& a, const Share& b) { return a.key() < b.key(); };
    const auto same = [](const Share& a, const Share& b) { return a.key() == b.key(); };
    std::sort(shares.begin(), shares.end(), less);
    shares.erase(std::unique(shares.begin(), shares.end(), same), shares.end());
  }

  const ContractTable& table_;
  RowRange rows_;
  const Question& question_;
  std::span<const UnknownFacts> unknown_;
};

// How many things there are, at least and at most.
struct Count {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

// Distinct clients, of whom some may be one and the same.
class ClientCount {
 public:
  void add(const Contract& contract, bool surely) {
    all_.insert(contract.client);
    if (!surely) return;
    (contract.unknown_client ? has_unknown_ : has_known_) = true;
    if (!contract.unknown_client) known_.insert(contract.client);
  }
  [[nodiscard]] Count count() const {
    const auto known = static_cast<std::uint32_t>(known_.size());
    return {has_known_ ? known : std::uint32_t{has_unknown_},
            static_cast<std::uint32_t>(all_.size())};
  }

 private:
  std::set<std::uint32_t> all_;
  std::set<std::uint32_t> known_;
  bool has_known_ = false;
  bool has_unknown_ = false;
};

enum class Aim { least, greatest };

// What a window can come to.
struct WindowRange {
  bool may_qualify = false;
  bool surely_qualifies = false;
  Fraction least;
  Fraction greatest;
};

class WindowBounds {
 public:
  WindowBounds(const std::vector<Contract>& contracts, const Question& question)
      : contracts_(contracts), question_(question) {
    ClientCount paying;
    for (const Contract& contract : contracts) {
      if (contract.may_be_paid) paying.add(contract, contract.surely_paid);
    }
    lifetime_clients_ = paying.count();
  }

  [[nodiscard]] WindowRange range(std::size_t window) const {
    const Rules& rules = question_.rules;
    Count outcomes;
    Count silent;
    ClientCount clients_inside;
    for (const Contract& contract : contracts_) {
      const auto inside = [window](const Share& share) { return share.depth > window; };
      const auto is_silent = [window](const Share& share) { return share.silent_depth > window; };
      const auto& shares = contract.shares;
      const bool surely = std::all_of(shares.begin(), shares.end(), inside);
      const bool perhaps = std::any_of(shares.begin(), shares.end(), inside);
      if (perhaps) clients_inside.add(contract, surely);
      outcomes.least += surely ? 1U : 0U;
      outcomes.most += perhaps ? 1U : 0U;
      silent.least += std::all_of(shares.begin(), shares.end(), is_silent) ? 1U : 0U;
      silent.most += std::any_of(shares.begin(), shares.end(), is_silent) ? 1U : 0U;
    }
    const Count clients = rules.gate.client_scope == scoring::ClientScope::lifetime
                              ? lifetime_clients_
                              : clients_inside.count();
    WindowRange range;
    range.least = share_of_success(window, Aim::least, added(Aim::least, silent, outcomes));
    range.greatest =
        share_of_success(window, Aim::greatest, added(Aim::greatest, silent, outcomes));
    range.may_qualify = qualifies(outcomes.most, clients.most);
    range.surely_qualifies = qualifies(outcomes.least, clients.least);
    return range;
  }

 private:
  [[nodiscard]] bool qualifies(std::uint32_t outcomes, std::uint32_t clients) const {
    return outcomes >= 1 && outcomes >= static_cast<std::uint32_t>(question_.rules.gate.outcomes) &&
           clients >= static_cast<std::uint32_t>(question_.rules.gate.clients);
  }

  // Silence and signals, each at its worst or best.
  [[nodiscard]] PseudoOutcome added(Aim aim, Count silent, Count outcomes) const {
    const bool best = aim == Aim::greatest;
    const Rules& rules = question_.rules;
    PseudoOutcome sum =
        scoring::silence_in(WindowSums{.outcomes = best ? outcomes.most : outcomes.least,
                                       .silent = best ? silent.least : silent.most},
                            rules);
    const auto& signals = rules.signals;
    for (const auto& weight : {signals.deadlines, signals.retention, signals.engagement,
                               signals.completion, signals.profile}) {
      if (!weight) continue;
      sum.weight += *weight;
      if (best) sum.success_weight += std::int64_t{*weight} * rules.credit.success;
    }
    return sum;
  }

  // The least or greatest S / W of a window over all readings: starts beyond every value, takes of
  // each contract the share that draws most away from it, and goes on from what that gives until
  // nothing moves.
  [[nodiscard]] Fraction share_of_success(std::size_t window, Aim aim, PseudoOutcome added) const {
    const bool greatest = aim == Aim::greatest;
    Fraction ratio{greatest ? 0 : std::max(question_.rules.credit.success, 0), 1};
    while (true) {
      Int128 success_weight = added.success_weight;
      Int128 weight = added.weight;
      for (const Contract& contract : contracts_) {
        const PseudoOutcome chosen = furthest(contract, window, ratio, greatest);
        success_weight += chosen.success_weight;
        weight += chosen.weight;
      }
      if (weight == 0) return ratio;
      const Fraction next{std::max<Int128>(success_weight, 0), weight};
      if (greatest ? next <= ratio : next >= ratio) return ratio;
      ratio = next;
    }
  }

  static PseudoOutcome furthest(const Contract& contract, std::size_t window, const Fraction& ratio,
                                bool greatest) {
    const auto distance = [&](const Share& share) {
      const PseudoOutcome& part = share.windows.at(window);
      const Int128 value =
          Int128{part.success_weight} * ratio.denominator - Int128{part.weight} * ratio.numerator;
      return greatest ? value : -value;
    };
    const auto best =
        std::max_element(contract.shares.begin(), contract.shares.end(),
                         [&](const Share& a, const Share& b) { return distance(a) < distance(b); });
    return best->windows.at(window);
  }

  const std::vector<Contract>& contracts_;
  const Question& question_;
  Count lifetime_clients_;
};

Fraction mean(const Fraction& a, const Fraction& b) {
  return {a.numerator * b.denominator + b.numerator * a.denominator,
          2 * a.denominator * b.denominator};
}

void widen(UnknownRange& range, const WindowRange& window) {
  if (window.may_qualify && (!range.highest || window.greatest > *range.highest)) {
    range.highest = window.greatest;
  }
  if (window.surely_qualifies && (!range.lowest || window.least > *range.lowest)) {
    range.lowest = window.least;
  }
}

// The most that an unknown contract can weigh in any window.
std::int64_t heaviest(const Contract& contract) {
  std::int64_t weight = 0;
  for (const Share& share : contract.shares) {
    for (const PseudoOutcome& part : share.windows) weight = std::max(weight, part.weight);
  }
  return weight;
}

}  // namespace

UnknownRange unknown_range(const ContractTable& table, FreelancerIndex freelancer,
                           const Question& question, std::span<const UnknownFacts> unknown) {
  assert(unknown.size() == table.rows_of(freelancer).size());
  const std::vector<Contract> contracts = Shares(table, freelancer, question, unknown).contracts();
  const WindowBounds bounds(contracts, question);
  UnknownRange range;
  const auto windows = question.windows.windows();
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (windows[i].shown) widen(range, bounds.range(i));
  }
  if (question.rules.windows.trending) {
    const WindowRange six = bounds.range(question.windows.find(6));
    const WindowRange three = bounds.range(question.windows.find(3));
    widen(range, {.may_qualify = six.may_qualify && three.may_qualify,
                  .surely_qualifies = six.surely_qualifies && three.surely_qualifies,
                  .least = mean(six.least, three.least),
                  .greatest = mean(six.greatest, three.greatest)});
  }
  std::vector<const Contract*> movable;
  const std::uint32_t first = table.rows_of(freelancer).begin;
  for (const Contract& contract : contracts) {
    const bool is_unknown = unknown[contract.row - first].any();
    if (is_unknown && (contract.shares.size() > 1 || unknown[contract.row - first].client)) {
      movable.push_back(&contract);
    }
  }
  std::stable_sort(movable.begin(), movable.end(), [](const Contract* a, const Contract* b) {
    return heaviest(*a) > heaviest(*b);
  });
  for (const Contract* contract : movable) range.rows.push_back(contract->row);
  return range;
}

}  // namespace jss::insight
