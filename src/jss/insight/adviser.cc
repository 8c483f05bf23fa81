// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/adviser.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "jss/insight/timeline_branch.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::PolicyCalendar;

constexpr int kMonthsAhead = 12;
constexpr int kHorizonMonths = 6;
constexpr std::int32_t kNearDeadline = 14;
constexpr std::int32_t kDeadlineBuffer = 2;
constexpr std::int32_t kFirstDays = 14;
constexpr std::int32_t kActiveDays = 30;
constexpr std::int32_t kPatienceWithGoodClients = 60;
constexpr std::int32_t kLargeShare = 100;  // thousandths of the income
constexpr std::int32_t kDaysToChooseFrom = 90;
constexpr std::size_t kMostDays = 10;
constexpr std::int32_t kBetweenSilentEnds = 14;

Day ahead(Day day, int months) { return std::min(add_months(day, months), kLastDay); }

std::int32_t days_since_word(const OpenContract& contract, Day today) {
  return today - std::max({contract.started_on, contract.last_contact_on, contract.last_paid_on});
}

}  // namespace

std::int16_t usual_stars(const DayScorer& scorer) {
  if (!scorer.freelancer()) return scoring::kNoStars;
  const scoring::RowRange rows = scorer.table().rows_of(*scorer.freelancer());
  std::int64_t sum = 0;
  std::int64_t count = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const scoring::ContractState state = scorer.table().state(row);
    if (!state.has_feedback() || state.stars == scoring::kNoStars) continue;
    sum += state.stars;
    ++count;
  }
  return count == 0 ? scoring::kNoStars : static_cast<std::int16_t>(round_half_up({sum, count}, 1));
}

Adviser::Adviser(const Chronicle& chronicle, const PolicyCalendar& policies, Day today,
                 std::int16_t usual_stars)
    : chronicle_(&chronicle),
      policies_(policies),
      rules_(&policies.on(today)->rules),
      today_(today),
      horizon_(ahead(today, kHorizonMonths)),
      usual_stars_(usual_stars),
      // Acts lie at most some months ahead, and each is looked at for a year.
      without_(timeline_of_scores(chronicle, policies, today,
                                  ahead(today, kMonthsAhead + kHorizonMonths))),
      with_silent_ends_(chronicle),
      timeline_of_silent_ends_(without_) {}

Act Adviser::act_of(AdviceKind kind, const OpenContract& contract) const {
  Act act{.kind = ActKind::leave, .contract = contract.contract, .day = today_};
  switch (kind) {
    case AdviceKind::keep:
      break;
    case AdviceKind::deliver:
      act.kind = ActKind::deliver;
      break;
    case AdviceKind::write:
      act.kind = ActKind::contact;
      break;
    case AdviceKind::ask_to_end:
      act.kind = ActKind::end;
      act.by = scoring::EndedBy::client;
      act.stars = contract.client.stars != scoring::kNoStars ? contract.client.stars : usual_stars_;
      break;
    case AdviceKind::end:
      act.kind = ActKind::end;
      break;
    case AdviceKind::pause:
      act.kind = ActKind::pause;
      break;
    case AdviceKind::resume:
      act.kind = ActKind::resume;
      break;
  }
  return act;
}

bool Adviser::can(AdviceKind kind, const OpenContract& contract) const {
  switch (kind) {
    case AdviceKind::keep:
    case AdviceKind::write:
    case AdviceKind::end:
      return true;
    case AdviceKind::deliver:
      return contract.due_on.present();
    case AdviceKind::ask_to_end:
      return contract.client.stars != scoring::kNoStars || usual_stars_ != scoring::kNoStars;
    case AdviceKind::pause:
      return !contract.paused_on.present();
    case AdviceKind::resume:
      return contract.paused_on.present();
  }
  return false;
}

// Compared with the silent ends that are advised already.
Adviser::Worth Adviser::worth_of(const Act& act) const {
  const auto imagined = imagine(with_silent_ends_, {&act, 1}, today_);
  assert(imagined.has_value());
  const Timeline with =
      timeline_branch(timeline_of_silent_ends_, *imagined, policies_, act.day, horizon_);
  const Effect effect = insight::effect_of(timeline_of_silent_ends_, with, today_, horizon_);
  return {effect.scored_days, effect.mean.value_or(0)};
}

// Of equals the one that is named first.
AdviceKind Adviser::best_of(std::span<const AdviceKind> kinds, const OpenContract& contract) {
  AdviceKind best = AdviceKind::keep;
  Worth most;
  for (const AdviceKind kind : kinds) {
    if (!can(kind, contract)) continue;
    const Worth worth = worth_of(act_of(kind, contract));
    if (worth <= most) continue;
    most = worth;
    best = kind;
  }
  return best;
}

std::vector<Day> Adviser::candidate_days(AdviceKind kind, const OpenContract& contract) const {
  const Day last = std::min(today_ + kDaysToChooseFrom, horizon_);
  std::vector<Day> days{today_};
  if (contract.lapse_day > today_ && contract.lapse_day <= last) {
    days.push_back(contract.lapse_day - 1);
  }
  for (const TimelinePoint& point : without_.points) {
    if (point.shown && point.day <= last) days.push_back(point.day);
  }
  const bool spread = kind == AdviceKind::end && rules_->silence.tolerated.has_value();
  if (spread) {
    for (Day day = today_; day <= last; day = day + kBetweenSilentEnds) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  const auto too_near = [this](Day day) {
    return std::any_of(silent_ends_.begin(), silent_ends_.end(), [day](const Act& other) {
      return std::abs(day - other.day) < kBetweenSilentEnds;
    });
  };
  if (spread) days.erase(std::remove_if(days.begin(), days.end(), too_near), days.end());
  if (days.size() > kMostDays) days.resize(kMostDays);
  return days;
}

// The earliest of equals; none where the silent ends that are advised already leave no room.
std::optional<Day> Adviser::best_day(AdviceKind kind, const OpenContract& contract) const {
  Act act = act_of(kind, contract);
  std::optional<Worth> most;
  std::optional<Day> best;
  for (const Day day : candidate_days(kind, contract)) {
    act.day = day;
    const Worth worth = worth_of(act);
    if (most && worth <= *most) continue;
    most = worth;
    best = day;
  }
  return best;
}

void Adviser::decide_on_paused(OpenContract& contract) {
  const bool runs_out = contract.lapse_day.present() && contract.lapse_day - today_ <= kActiveDays;
  if (!runs_out) {
    contract.advice = AdviceKind::keep;
    contract.why = AdviceWhy::paused;
    return;
  }
  constexpr std::array kKinds{AdviceKind::resume, AdviceKind::ask_to_end, AdviceKind::end};
  contract.advice = best_of(kKinds, contract);
  contract.why =
      contract.advice == AdviceKind::keep ? AdviceWhy::sits_well : AdviceWhy::pause_runs_out;
}

void Adviser::decide_on_unpaid(OpenContract& contract) {
  if (contract.idle_days <= kFirstDays) {
    contract.advice = AdviceKind::keep;
    contract.why = AdviceWhy::just_begun;
    return;
  }
  constexpr std::array kKinds{AdviceKind::pause, AdviceKind::end};
  contract.advice = best_of(kKinds, contract);
  if (contract.advice == AdviceKind::keep) contract.advice = AdviceKind::write;
  contract.why = contract.advice == AdviceKind::end     ? AdviceWhy::unpaid_end
                 : contract.advice == AdviceKind::pause ? AdviceWhy::unpaid_pause
                                                        : AdviceWhy::unpaid_write;
}

void Adviser::decide_on_quiet(OpenContract& contract) {
  const bool matters =
      contract.client.long_term || contract.client.income_share.value_or(0) >= kLargeShare;
  if (matters && contract.idle_days <= kPatienceWithGoodClients) {
    contract.advice = AdviceKind::write;
    contract.why = AdviceWhy::keeps_client;
    return;
  }
  constexpr std::array kKinds{AdviceKind::pause, AdviceKind::end, AdviceKind::ask_to_end};
  contract.advice = best_of(kKinds, contract);
  contract.why = contract.advice == AdviceKind::ask_to_end ? AdviceWhy::client_was_content
                 : contract.advice == AdviceKind::end      ? AdviceWhy::ends_better_now
                 : contract.advice == AdviceKind::pause    ? AdviceWhy::pause_is_better
                                                           : AdviceWhy::sits_well;
}

void Adviser::decide(OpenContract& contract) {
  if (contract.due_on.present() && contract.due_on - today_ <= kNearDeadline) {
    contract.advice = AdviceKind::deliver;
    contract.why = contract.due_on < today_ ? AdviceWhy::deadline_missed : AdviceWhy::deadline_near;
  } else if (contract.paused_on.present()) {
    decide_on_paused(contract);
  } else if (contract.earned.count == 0) {
    decide_on_unpaid(contract);
  } else if (contract.idle_days > kActiveDays) {
    decide_on_quiet(contract);
  } else {
    const bool silent = days_since_word(contract, today_) > kActiveDays;
    contract.advice = silent ? AdviceKind::write : AdviceKind::keep;
    contract.why = silent ? AdviceWhy::long_silence : AdviceWhy::at_work;
  }
}

void Adviser::advise_on(OpenContract& contract) {
  decide(contract);
  contract.act = act_of(contract.advice, contract);
  if (contract.advice == AdviceKind::deliver) {
    contract.act.day = std::max(today_, contract.due_on - kDeadlineBuffer);
  } else if (contract.advice != AdviceKind::keep && contract.advice != AdviceKind::write) {
    const auto day = best_day(contract.advice, contract);
    contract.act.day = day.value_or(today_);
    if (!day) {
      contract.advice = AdviceKind::keep;
      contract.why = AdviceWhy::others_first;
      contract.act = act_of(contract.advice, contract);
    }
  }
  contract.effect = effect_of_all({&contract.act, 1});
  if (contract.advice == AdviceKind::ask_to_end) {
    contract.stars_from = contract.client.stars != scoring::kNoStars ? StarsFrom::this_client
                                                                     : StarsFrom::all_clients;
  }
  for (const AdviceKind kind : {AdviceKind::end, AdviceKind::ask_to_end, AdviceKind::pause}) {
    if (kind == contract.advice || !can(kind, contract)) continue;
    Option option{.kind = kind, .act = act_of(kind, contract)};
    option.effect = effect_of_all({&option.act, 1});
    contract.instead.push_back(std::move(option));
  }
  if (contract.advice != AdviceKind::end) return;
  silent_ends_.push_back(contract.act);
  with_silent_ends_ = *imagine(*chronicle_, silent_ends_, today_);
  timeline_of_silent_ends_ = timeline_branch(timeline_of_silent_ends_, with_silent_ends_, policies_,
                                             contract.act.day, horizon_);
}

Effect Adviser::effect_of_all(std::span<const Act> acts) const {
  const auto imagined = imagine(*chronicle_, acts, today_);
  assert(imagined.has_value());
  const Day acted_on = last_day_of(acts, today_);
  const Day until = ahead(acted_on, kMonthsAhead);
  Day first = acted_on;
  for (const Act& act : acts) first = std::min(first, act.day);
  return insight::effect_of(without_, timeline_branch(without_, *imagined, policies_, first, until),
                            acted_on, until);
}

}  // namespace jss::insight
