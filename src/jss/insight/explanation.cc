// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/explanation.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace jss::insight {
namespace {

using scoring::ContractTable;
using scoring::FreelancerCounts;
using scoring::Outcome;
using scoring::PseudoOutcome;
using scoring::Question;
using scoring::Unit;
using scoring::Window;
using scoring::WindowSums;

constexpr std::int64_t kFullCredit = 1000;
constexpr std::int64_t kAllPoints = 10'000;  // 100.00 in hundredths

// Listens to the kernel and keeps what explaining needs.
struct Recorder {
  struct HeardWindow {
    Window window;
    WindowSums sums;
  };

  std::uint32_t first_row = 0;
  std::vector<ContractPart> contracts;
  std::vector<HeardWindow> windows;
  FreelancerCounts counts;

  void contract(std::uint32_t row, const scoring::ContractFacts& facts, Outcome outcome) {
    contracts.push_back({.row = row,
                         .facts = facts,
                         .outcome = outcome,
                         .units = {},
                         .points_lost = std::nullopt,
                         .leaves_on = kNoDay});
  }
  void unit(std::uint32_t row, const Unit& unit) {
    contracts[row - first_row].units.push_back(unit);
  }
  void window(const Window& window, const WindowSums& sums, const FreelancerCounts& all) {
    windows.push_back({window, sums});
    counts = all;
  }
};

// A window that decides, with the sums that make its score.
struct DecisiveWindow {
  Window window;
  WindowSums sums;       // without silence and signals
  WindowSums completed;  // with them
};

std::vector<DecisiveWindow> decisive_windows(const Recorder& heard, int months,
                                             const Question& question) {
  std::vector<DecisiveWindow> found;
  for (const auto& [window, sums] : heard.windows) {
    const bool decides =
        months > 0 ? window.months == months : window.months == 6 || window.months == 3;
    if (!decides) continue;
    found.push_back({window, sums, complete(sums, heard.counts, question.rules)});
  }
  return found;
}

std::int64_t lost_weight(std::int64_t success_weight, std::int64_t weight) {
  return weight * kFullCredit - success_weight;
}

std::int64_t lost_weight(const UnitList& units, const Window& window) {
  std::int64_t lost = 0;
  for (const Unit& unit : units) {
    if (unit.day >= window.first_day) lost += lost_weight(unit.weight * unit.credit, unit.weight);
  }
  return lost;
}

std::optional<std::int64_t> lost_weight(Line line, const DecisiveWindow& decisive,
                                        const FreelancerCounts& counts,
                                        const scoring::Rules& rules) {
  if (line == Line::silence) {
    const PseudoOutcome silence = scoring::silence_in(decisive.sums, rules);
    if (silence.weight == 0) return std::nullopt;
    return lost_weight(silence.success_weight, silence.weight);
  }
  if (line == Line::floor) {
    if (decisive.completed.success_weight >= 0) return std::nullopt;
    return decisive.completed.success_weight;
  }
  const auto signal = static_cast<scoring::Signal>(static_cast<int>(line) - 1);
  const auto added = scoring::signal_in(signal, decisive.sums, counts, rules);
  if (!added) return std::nullopt;
  return lost_weight(added->success_weight, added->weight);
}

// Lost weights in one or two windows, brought over one denominator for all parts.
struct Shares {
  std::vector<DecisiveWindow> decisive;

  [[nodiscard]] Int128 denominator() const {
    Int128 product = static_cast<std::int64_t>(decisive.size());
    for (const DecisiveWindow& part : decisive) product *= part.completed.weight;
    return product;
  }
  // Hundredths of a point times `denominator()`: a weight lost out of W costs 10 * lost / W.
  [[nodiscard]] Int128 numerator(std::size_t window, std::int64_t lost) const {
    Int128 product = Int128{10} * lost;
    for (std::size_t i = 0; i < decisive.size(); ++i) {
      if (i != window) product *= decisive[i].completed.weight;
    }
    return product;
  }
};

// Rounds each part down and hands out what is missing to `total` by largest remainders.
std::vector<std::int64_t> apportion(const std::vector<Int128>& numerators, Int128 denominator,
                                    std::int64_t total) {
  std::vector<std::int64_t> parts;
  parts.reserve(numerators.size());
  std::vector<Int128> remainders;
  remainders.reserve(numerators.size());
  for (const Int128 numerator : numerators) {
    // Most contracts cost nothing, and dividing such numbers is slow.
    const Int128 whole = numerator == 0 ? Int128{0} : floor_divide(numerator, denominator);
    parts.push_back(static_cast<std::int64_t>(whole));
    remainders.push_back(numerator - whole * denominator);
  }
  // Fewer are missing than there are parts with a remainder, and most contracts have none.
  std::vector<std::size_t> order;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (remainders[part] != 0) order.push_back(part);
  }
  std::stable_sort(order.begin(), order.end(), [&remainders](std::size_t a, std::size_t b) {
    return remainders[a] > remainders[b];
  });
  std::int64_t missing = total - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (const std::size_t part : order) {
    if (missing == 0) break;
    ++parts[part];
    --missing;
  }
  return parts;
}

void assign_points(Explanation& explanation, const Shares& shares, const FreelancerCounts& counts,
                   const scoring::Rules& rules, std::int64_t score_in_hundredths) {
  std::vector<Int128> numerators;
  numerators.reserve(explanation.contracts.size() + static_cast<std::size_t>(Line::floor) + 1);
  for (const ContractPart& part : explanation.contracts) {
    Int128 sum = 0;
    for (std::size_t i = 0; i < shares.decisive.size(); ++i) {
      sum += shares.numerator(i, lost_weight(part.units, shares.decisive[i].window));
    }
    numerators.push_back(sum);
  }
  for (int line = 0; line <= static_cast<int>(Line::floor); ++line) {
    Int128 sum = 0;
    bool acts = false;
    for (std::size_t i = 0; i < shares.decisive.size(); ++i) {
      const auto lost = lost_weight(static_cast<Line>(line), shares.decisive[i], counts, rules);
      if (!lost) continue;
      acts = true;
      sum += shares.numerator(i, *lost);
    }
    if (!acts) continue;
    explanation.lines.push_back({static_cast<Line>(line), 0});
    numerators.push_back(sum);
  }
  const std::vector<std::int64_t> points =
      apportion(numerators, shares.denominator(), kAllPoints - score_in_hundredths);
  std::size_t next = 0;
  for (ContractPart& part : explanation.contracts) part.points_lost = points[next++];
  for (LinePart& part : explanation.lines) part.points_lost = points[next++];
}

// Windows are nested, so the longest deciding one tells when a contract is gone, and its last unit
// is the last to go.
void assign_leaving_days(Explanation& explanation, const Window& window) {
  for (ContractPart& part : explanation.contracts) {
    if (part.units.empty() || part.units.back().day < window.first_day) continue;
    part.leaves_on = add_months(part.units.back().day, window.months) + 1;
  }
}

// An id, ordered by its first eight bytes as one number: most ids differ there.
struct SortedId {
  std::uint64_t beginning = 0;
  std::string_view id;
  std::size_t at = 0;

  SortedId(std::string_view the_id, std::size_t place) : id(the_id), at(place) {
    for (std::size_t i = 0; i < sizeof beginning; ++i) {
      const auto byte = i < id.size() ? static_cast<unsigned char>(id[i]) : std::uint8_t{0};
      beginning = beginning << 8U | byte;
    }
  }
  friend bool operator<(const SortedId& a, const SortedId& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : a.id < b.id;
  }
};

// The ids are read once, and only they move while they are sorted.
std::vector<ContractPart> by_contract_id(const ContractTable& table,
                                         std::vector<ContractPart> parts) {
  std::vector<SortedId> ids;
  ids.reserve(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ids.emplace_back(table.contract_id(parts[i].row), i);
  }
  std::sort(ids.begin(), ids.end());
  std::vector<ContractPart> sorted;
  sorted.reserve(parts.size());
  for (const SortedId& id : ids) sorted.push_back(std::move(parts[id.at]));
  return sorted;
}

std::vector<Reason> ranked_reasons(const Explanation& explanation) {
  std::vector<Reason> reasons;
  const auto reason_of = [&reasons](std::string_view code) -> Reason& {
    const auto known = std::find_if(reasons.begin(), reasons.end(),
                                    [code](const Reason& r) { return r.code == code; });
    if (known != reasons.end()) return *known;
    return reasons.emplace_back(Reason{.code = code, .points_lost = 0, .contracts = {}});
  };
  std::vector<const ContractPart*> costly;
  for (const ContractPart& part : explanation.contracts) {
    if (part.points_lost.value_or(0) != 0) costly.push_back(&part);
  }
  std::stable_sort(costly.begin(), costly.end(), [](const ContractPart* a, const ContractPart* b) {
    return a->points_lost > b->points_lost;
  });
  for (const ContractPart* part : costly) {
    Reason& reason = reason_of(scoring::to_string(part->outcome.why));
    reason.points_lost += *part->points_lost;
    reason.contracts.push_back(part->row);
  }
  for (const LinePart& part : explanation.lines) {
    if (part.points_lost != 0) reason_of(to_string(part.line)).points_lost += part.points_lost;
  }
  std::sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    return a.points_lost != b.points_lost ? a.points_lost > b.points_lost : a.code < b.code;
  });
  return reasons;
}

}  // namespace

std::string_view to_string(Line line) {
  constexpr std::array<std::string_view, 7> kWords{
      "silence", "deadlines", "retention", "engagement", "completion", "profile", "floor"};
  return kWords.at(static_cast<std::size_t>(line));
}

Explanation explain(const ContractTable& table, FreelancerIndex freelancer,
                    const Question& question) {
  const scoring::RowRange rows = table.rows_of(freelancer);
  Recorder heard{.first_row = rows.begin, .contracts = {}, .windows = {}, .counts = {}};
  heard.contracts.reserve(rows.size());
  Explanation explanation;
  explanation.score = score(table, freelancer, question, heard);
  for (ContractPart& part : heard.contracts) part.units.sort_by_day();
  explanation.contracts = by_contract_id(table, std::move(heard.contracts));
  const scoring::WindowScore* decisive = explanation.score.decisive();
  if (decisive == nullptr) return explanation;
  const Shares shares{decisive_windows(heard, decisive->months, question)};
  assign_points(explanation, shares, heard.counts, question.rules,
                scoring::points_in_hundredths(*decisive->value));
  const auto longest = std::max_element(
      shares.decisive.begin(), shares.decisive.end(),
      [](const auto& a, const auto& b) { return a.window.months < b.window.months; });
  assign_leaving_days(explanation, longest->window);
  explanation.reasons = ranked_reasons(explanation);
  return explanation;
}

}  // namespace jss::insight
