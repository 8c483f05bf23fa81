// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/explanation.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace jss::insight {
namespace {

using scoring::ContractTable;
using scoring::FreelancerCounts;
using scoring::Outcome;
using scoring::PseudoOutcome;
using scoring::Question;
using scoring::Unit;
using scoring::Why;
using scoring::Window;
using scoring::WindowSums;

constexpr std::int64_t kFullCredit = 1000;
constexpr std::int64_t kAllPoints = 10'000;  // 100.00 in hundredths
constexpr std::size_t kWhys = static_cast<std::size_t>(Why::no_feedback) + 1;

// Listens to the kernel and keeps what explaining needs.
struct Recorder {
  struct HeardWindow {
    Window window;
    WindowSums sums;
  };

  std::uint32_t first_row = 0;
  std::vector<std::uint32_t> place;  // of each row among `contracts`
  std::vector<ContractPart> contracts;
  std::vector<Unit> units;
  std::array<HeardWindow, scoring::kMaxWindows> windows;
  std::size_t window_count = 0;
  FreelancerCounts counts;
  ContractPart* current = nullptr;

  void contract(std::uint32_t row, const scoring::ContractFacts& facts, Outcome outcome) {
    current = &contracts[place[row - first_row]];
    current->row = row;
    current->facts = facts;
    current->outcome = outcome;
    current->first_unit = static_cast<std::uint32_t>(units.size());
  }
  void unit(std::uint32_t, const Unit& unit) {
    units.push_back(unit);
    ++current->unit_count;
  }
  void window(const Window& window, const WindowSums& sums, const FreelancerCounts& all) {
    windows.at(window_count++) = {window, sums};
    counts = all;
  }
};

// A window that decides, with the sums that make its score.
struct DecisiveWindow {
  Window window;
  WindowSums sums;       // without silence and signals
  WindowSums completed;  // with them
};

std::int64_t lost_weight(std::int64_t success_weight, std::int64_t weight) {
  return weight * kFullCredit - success_weight;
}

std::int64_t lost_weight(std::span<const Unit> units, const Window& window) {
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
class Shares {
 public:
  // Of the window of so many months; for none, of the two that make the trending score.
  Shares(const Recorder& heard, int months, const scoring::Rules& rules) {
    for (std::size_t i = 0; i < heard.window_count; ++i) {
      const auto& [window, sums] = heard.windows.at(i);
      const bool decides =
          months > 0 ? window.months == months : window.months == 6 || window.months == 3;
      if (decides) windows_.at(size_++) = {window, sums, complete(sums, heard.counts, rules)};
    }
  }

  // The shortest first.
  [[nodiscard]] std::span<const DecisiveWindow> windows() const { return {windows_.data(), size_}; }

  [[nodiscard]] Int128 denominator() const {
    Int128 product = static_cast<std::int64_t>(size_);
    for (const DecisiveWindow& part : windows()) product *= part.completed.weight;
    return product;
  }
  // Hundredths of a point times `denominator()`: a weight lost out of W costs 10 * lost / W.
  [[nodiscard]] Int128 numerator(std::size_t window, std::int64_t lost) const {
    Int128 product = Int128{10} * lost;
    for (std::size_t i = 0; i < size_; ++i) {
      if (i != window) product *= windows()[i].completed.weight;
    }
    return product;
  }

 private:
  std::array<DecisiveWindow, 2> windows_;
  std::size_t size_ = 0;
};

// What a part costs, before it is rounded: `points` and a rest.
struct Loss {
  Int128 numerator = 0;
  std::int64_t* points = nullptr;
};

// Rounds each part down and hands out what is missing to `total` by largest remainders, the earlier
// of equals first. Fewer are missing than there are parts with a remainder.
void apportion(std::vector<Loss>& losses, Int128 denominator, std::int64_t total) {
  struct Rest {
    Int128 numerator = 0;
    std::size_t at = 0;
  };
  std::vector<Rest> rests;
  rests.reserve(losses.size());
  std::int64_t missing = total;
  for (std::size_t at = 0; at < losses.size(); ++at) {
    const Int128 whole = floor_divide(losses[at].numerator, denominator);
    *losses[at].points = static_cast<std::int64_t>(whole);
    missing -= *losses[at].points;
    const Int128 rest = losses[at].numerator - whole * denominator;
    if (rest != 0) rests.push_back({rest, at});
  }
  std::sort(rests.begin(), rests.end(), [](const Rest& a, const Rest& b) {
    return a.numerator != b.numerator ? a.numerator > b.numerator : a.at < b.at;
  });
  for (const Rest& rest : rests) {
    if (missing == 0) break;
    ++*losses[rest.at].points;
    --missing;
  }
}

// Most contracts cost nothing and take no part in sharing.
void assign_points(Explanation& explanation, const Shares& shares, const FreelancerCounts& counts,
                   const scoring::Rules& rules, std::int64_t score_in_hundredths) {
  constexpr std::size_t kLines = static_cast<std::size_t>(Line::floor) + 1;
  std::vector<Loss> losses;
  losses.reserve(explanation.contracts.size() + kLines);
  explanation.lines.reserve(kLines);  // so that they stay where they are
  const auto windows = shares.windows();
  for (ContractPart& part : explanation.contracts) {
    Int128 sum = 0;
    for (std::size_t i = 0; i < windows.size(); ++i) {
      const std::int64_t lost = lost_weight(explanation.units_of(part), windows[i].window);
      if (lost != 0) sum += shares.numerator(i, lost);
    }
    part.points_lost = 0;
    if (sum != 0) losses.push_back({sum, &*part.points_lost});
  }
  for (std::size_t line = 0; line < kLines; ++line) {
    Int128 sum = 0;
    bool acts = false;
    for (std::size_t i = 0; i < windows.size(); ++i) {
      const auto lost = lost_weight(static_cast<Line>(line), windows[i], counts, rules);
      if (!lost) continue;
      acts = true;
      sum += shares.numerator(i, *lost);
    }
    if (!acts) continue;
    LinePart& part = explanation.lines.emplace_back(LinePart{static_cast<Line>(line), 0});
    losses.push_back({sum, &part.points_lost});
  }
  apportion(losses, shares.denominator(), kAllPoints - score_in_hundredths);
}

// Windows are nested, so the longest deciding one tells when a contract is gone, and its last unit
// is the last to go.
void assign_leaving_days(Explanation& explanation, const Window& window) {
  for (ContractPart& part : explanation.contracts) {
    const auto units = explanation.units_of(part);
    if (units.empty() || units.back().day < window.first_day) continue;
    part.leaves_on = add_months(units.back().day, window.months) + 1;
  }
}

// The kernel gives the newest first, but for the closing one, which comes last: they are few and
// nearly sorted the other way round.
void sort_by_day(std::span<Unit> units) {
  for (std::size_t i = 1; i < units.size(); ++i) {
    for (std::size_t j = i; j > 0 && units[j].day < units[j - 1].day; --j) {
      std::swap(units[j], units[j - 1]);
    }
  }
}

// The first eight bytes of an id as one number that sorts as they do.
std::uint64_t beginning_of(std::string_view id) {
  constexpr std::size_t kBytes = sizeof(std::uint64_t);
  std::uint64_t beginning = 0;
  const std::size_t size = std::min(id.size(), kBytes);
  for (std::size_t i = 0; i < size; ++i) {
    beginning = beginning << 8U | static_cast<unsigned char>(id[i]);
  }
  return size == 0 ? 0 : beginning << (8U * (kBytes - size));
}

// The place of each of the rows in the order of contract ids. Ids are compared by their beginnings,
// most of which differ.
std::vector<std::uint32_t> places_by_id(const ContractTable& table, scoring::RowRange rows) {
  struct Id {
    std::uint64_t beginning = 0;
    std::uint32_t row = 0;
  };
  std::vector<Id> ids;
  ids.reserve(rows.size());
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    ids.push_back({beginning_of(table.contract_id(row)), row});
  }
  std::sort(ids.begin(), ids.end(), [&table](const Id& a, const Id& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning
                                      : table.contract_id(a.row) < table.contract_id(b.row);
  });
  std::vector<std::uint32_t> places(ids.size());
  for (std::uint32_t i = 0; i < ids.size(); ++i) places[ids[i].row - rows.begin] = i;
  return places;
}

std::vector<Reason> ranked_reasons(const Explanation& explanation) {
  struct Cost {
    std::int64_t points = 0;
    const ContractPart* part = nullptr;
  };
  std::vector<Cost> costs;
  std::array<std::uint32_t, kWhys> contracts_of{};
  std::size_t kinds = explanation.lines.size();
  for (const ContractPart& part : explanation.contracts) {
    const std::int64_t points = part.points_lost.value_or(0);
    if (points == 0) continue;
    costs.push_back({points, &part});
    if (contracts_of.at(static_cast<std::size_t>(part.outcome.why))++ == 0) ++kinds;
  }
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) {
    return a.points != b.points ? a.points > b.points : a.part < b.part;
  });
  std::vector<Reason> reasons;
  reasons.reserve(kinds);  // so that they stay where they are
  std::array<Reason*, kWhys> reason_of{};
  for (const Cost& cost : costs) {
    const auto why = static_cast<std::size_t>(cost.part->outcome.why);
    Reason*& reason = reason_of.at(why);
    if (reason == nullptr) {
      reason = &reasons.emplace_back(Reason{
          .code = scoring::to_string(cost.part->outcome.why), .points_lost = 0, .contracts = {}});
      reason->contracts.reserve(contracts_of.at(why));
    }
    reason->points_lost += cost.points;
    reason->contracts.push_back(cost.part->row);
  }
  for (const LinePart& part : explanation.lines) {
    if (part.points_lost == 0) continue;
    reasons.push_back(
        {.code = to_string(part.line), .points_lost = part.points_lost, .contracts = {}});
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
  Recorder heard{.first_row = rows.begin,
                 .place = places_by_id(table, rows),
                 .contracts = std::vector<ContractPart>(rows.size()),
                 .units = {},
                 .windows = {},
                 .counts = {}};
  heard.units.reserve(rows.size());
  // The score is made where it stays: it is large, and was just written in parts.
  Explanation explanation{.score = score(table, freelancer, question, heard),
                          .contracts = std::move(heard.contracts),
                          .units = std::move(heard.units),
                          .lines = {},
                          .reasons = {}};
  for (const ContractPart& part : explanation.contracts) {
    sort_by_day(std::span(explanation.units).subspan(part.first_unit, part.unit_count));
  }
  const scoring::WindowScore* decisive = explanation.score.decisive();
  if (decisive == nullptr) return explanation;
  const Shares shares(heard, decisive->months, question.rules);
  assign_points(explanation, shares, heard.counts, question.rules,
                scoring::points_in_hundredths(*decisive->value));
  assign_leaving_days(explanation, shares.windows().back().window);
  explanation.reasons = ranked_reasons(explanation);
  return explanation;
}

}  // namespace jss::insight
