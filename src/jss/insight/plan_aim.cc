// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_aim.h"

#include <algorithm>

namespace jss::insight {

using scoring::Question;
using scoring::Rules;

// A trend is cut into so many: what one window is to reach then says nearly what the other has to.
constexpr std::int64_t kTrends = 4;

std::vector<Aim> aims_at(Goal goal, const Question& question) {
  std::vector<Aim> aims;
  const std::int64_t best = 20 * std::int64_t{question.rules.credit.success};
  const std::int64_t wanted = std::max<std::int64_t>(goal.twentieths, 0);
  if (wanted > best) return aims;
  const auto windows = question.windows.windows();
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (windows[i].shown) aims.push_back({1, {i}, {wanted}, {wanted}});
  }
  if (!question.rules.windows.trending) return aims;
  // One of the two has to reach the goal itself; if six months do and are shown, there is an aim
  // for that already.
  const std::size_t six = question.windows.find(6);
  const std::size_t three = question.windows.find(3);
  const std::int64_t first =
      windows[six].shown ? wanted : std::max<std::int64_t>(2 * wanted - best, 0);
  for (std::int64_t i = 0; i < kTrends; ++i) {
    const std::int64_t least = first + (best - first) * i / kTrends;
    const std::int64_t enough = first + (best - first) * (i + 1) / kTrends;
    if (least == enough && i + 1 < kTrends) continue;
    aims.push_back({2,
                    {six, three},
                    {std::max<std::int64_t>(2 * wanted - enough, 0), least},
                    {std::max<std::int64_t>(2 * wanted - least, 0), enough}});
  }
  return aims;
}

AimSums::AimSums(const PartSums& part, const Aim& aim)
    : lifetime_clients(part.counts.lifetime_clients), depth(part.depth) {
  const scoring::FreelancerCounts& counts = part.counts;
  for (std::size_t i = 0; i < aim.size; ++i) {
    const scoring::WindowSums& sums = part.windows.at(aim.windows.at(i));
    windows.at(i) = {.success_weight = sums.success_weight,
                     .weight = sums.weight,
                     .outcomes = sums.outcomes,
                     .silent = sums.silent,
                     .clients = sums.clients,
                     .shares = {{{sums.in_time, sums.due - sums.in_time},
                                 {sums.returning_clients, sums.clients - sums.returning_clients},
                                 {counts.in_contact, counts.ongoing - counts.in_contact},
                                 {sums.ended_paid, sums.ended - sums.ended_paid + counts.stale}}}};
  }
}

AimSums& AimSums::operator+=(const AimSums& other) {
  for (std::size_t i = 0; i < windows.size(); ++i) {
    WindowTally& tally = windows.at(i);
    const WindowTally& more = other.windows.at(i);
    tally.success_weight += more.success_weight;
    tally.weight += more.weight;
    tally.outcomes += more.outcomes;
    tally.silent += more.silent;
    tally.clients += more.clients;
    for (std::size_t share = 0; share < kShares; ++share) {
      tally.shares.at(share) += more.shares.at(share);
    }
  }
  lifetime_clients += other.lifetime_clients;
  depth = std::max(depth, other.depth);
  return *this;
}

void AimSums::count_client(const Aim& aim, bool returning) {
  for (std::size_t i = 0; i < aim.size; ++i) {
    if (depth <= aim.windows.at(i)) continue;
    WindowTally& tally = windows.at(i);
    ++tally.clients;
    ++(returning ? tally.shares.at(kRetention).good : tally.shares.at(kRetention).bad);
  }
  depth = 0;
}

std::array<std::int64_t, kShares> share_weights(const Rules& rules) {
  const auto& signals = rules.signals;
  return {signals.deadlines.value_or(0), signals.retention.value_or(0),
          signals.engagement.value_or(0), signals.completion.value_or(0)};
}

}  // namespace jss::insight
