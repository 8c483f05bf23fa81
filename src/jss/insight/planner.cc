// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/planner.h"

#include <algorithm>
#include <utility>

namespace jss::insight {
namespace {

Magnitude times(Magnitude a, std::uint64_t factor) {
  constexpr std::uint64_t kMost = 1'000'000'000'000'000;
  Int128 digits = Int128{a.digits} * factor;
  for (; digits > kMost; digits /= 10) ++a.exponent;
  a.digits = static_cast<std::uint64_t>(digits);
  return a;
}

Magnitude plus(Magnitude a, Magnitude b) {
  if (a.exponent < b.exponent) std::swap(a, b);
  for (; b.exponent < a.exponent; ++b.exponent) b.digits /= 10;
  return times({a.digits + b.digits, a.exponent}, 1);
}

// The new jobs that fit in, one after the other.
std::vector<Act> jobs_of(const history::Chronicle& chronicle, const UsualJob& usual,
                         const PlanRequest& request) {
  std::vector<Act> jobs;
  if (usual.contracts == 0) return jobs;
  std::uint32_t number = 0;
  for (Day day = request.today; request.by - day >= usual.lasts && jobs.size() < kMostNewJobs;
       day = day + usual.lasts) {
    Act job{.kind = ActKind::start, .day = day};
    do {
      job.contract = "new-" + std::to_string(++number);
    } while (chronicle.knows(job.contract));
    job.by = scoring::EndedBy::client;
    job.stars = usual.usual.stars;
    job.recommend = usual.usual.recommend;
    job.amount = usual.earned;
    job.lasts = usual.lasts;
    jobs.push_back(std::move(job));
  }
  return jobs;
}

}  // namespace

Planner::Planner(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
                 const PlanRequest& request, const std::vector<AnswerOutlook>& outlooks,
                 const UsualJob& usual)
    : policies_(policies),
      request_(request),
      outlooks_(outlooks),
      board_(chronicle, policies, request.today, jobs_of(chronicle, usual, request)) {
  for (std::uint32_t i = 0; i < board_.contracts().size(); ++i) {
    board_.expect(i, outlook_of(board_.contracts()[i].id).usual);
  }
  for (Day day = request.today; day <= request.by; day = day + 1) {
    DayOptions options = board_.options_on(day);
    if (days_.empty() || !options.reaches_the_same(days_.back())) {
      days_.push_back(std::move(options));
    }
  }
  if (board_.contracts().size() > kExactContracts) diligence_ = request.diligence;
}

std::optional<FoundPlan> Planner::find(Goal goal, std::size_t days) {
  std::optional<FoundPlan> found;
  missed_from_.reset();
  auto diligence = diligence_;
  for (std::size_t day = 0; day < days && !(found && found->effort == Effort{}); ++day) {
    try_day(day,
            {.options = days_[day], .goal = goal, .diligence = diligence ? &*diligence : nullptr},
            found);
  }
  // What takes no new job is less than all that takes some.
  for (std::size_t day = 0; day < days && !(found && found->effort <= Effort{.jobs = 1}); ++day) {
    const auto most = static_cast<std::uint32_t>(days_[day].jobs.size());
    if (most == 0 || (found && found->effort.jobs == 0)) continue;
    try_day(day,
            {.options = days_[day],
             .goal = goal,
             .least_jobs = 1,
             .most_jobs = found ? std::min(most, found->effort.jobs) : most,
             .diligence = diligence ? &*diligence : nullptr},
            found);
  }
  if (found) settle(goal, *found);
  return found;
}

std::optional<std::int64_t> Planner::highest() const {
  std::optional<std::int64_t> highest;
  auto diligence = diligence_;
  for (const DayOptions& options : days_) {
    while (!highest || *highest < 10'000) {
      const SearchResult result =
          search({.options = options,
                  .goal = Goal::of_hundredths(highest.value_or(-1) + 1),
                  .most_jobs = static_cast<std::uint32_t>(options.jobs.size()),
                  .diligence = diligence ? &*diligence : nullptr});
      if (!result.value) break;
      highest = scoring::points_in_hundredths(*result.value);
    }
  }
  return highest;
}

PlanProof Planner::proof(const std::optional<FoundPlan>& found) const {
  PlanProof proof{.contracts = static_cast<std::uint32_t>(board_.contracts().size()),
                  .jobs = static_cast<std::uint32_t>(board_.jobs().size()),
                  .days = request_.by - request_.today + 1};
  if (missed_from_ && (!found || *missed_from_ < found->effort)) {
    proof.exact = false;
    proof.excluded_below = *missed_from_;
  }
  std::uint64_t jobs = 1;
  for (Day day = request_.today; day <= request_.by; day = day + 1) {
    while (jobs <= board_.jobs().size() &&
           board_.jobs()[jobs - 1].day + board_.jobs()[jobs - 1].lasts <= day) {
      ++jobs;
    }
    Magnitude here{.digits = jobs};
    const auto days = static_cast<std::uint64_t>(day - request_.today) + 1;
    for (const PlannableContract& contract : board_.contracts()) {
      const bool may_pause =
          !contract.state.paused_on.present() && policies_.on(day)->rules.idle.days;
      here = times(here, 1 + (may_pause ? 3 : 2) * days);
    }
    proof.plans = plus(proof.plans, here);
  }
  return proof;
}

const AnswerOutlook& Planner::outlook_of(std::string_view contract) const {
  const auto& table = board_.table();
  const auto open =
      std::find_if(board_.contracts().begin(), board_.contracts().end(),
                   [contract](const PlannableContract& c) { return c.id == contract; });
  const std::string_view client = table.client_id(table.client[open->row]);
  return *std::find_if(outlooks_.begin(), outlooks_.end(),
                       [client](const AnswerOutlook& o) { return o.client == client; });
}

void Planner::try_day(std::size_t day, SearchRequest request, std::optional<FoundPlan>& found) {
  const SearchResult any = search(request);
  if (!any.value && !any.missed_from) return;
  request.below = found ? found->effort : Effort{.jobs = request.most_jobs + 1};
  const SearchResult least = search(request);
  if (least.missed_from && (!missed_from_ || *least.missed_from < *missed_from_)) {
    missed_from_ = least.missed_from;
  }
  if (least.effort) found = FoundPlan{*least.effort, day, least.choices};
}

// Of the plans of that effort on that day the one that comes first. Where some were let go there
// may be none to be found again: then the one at hand stays.
void Planner::settle(Goal goal, FoundPlan& found) const {
  auto diligence = diligence_;
  SearchRequest request{.options = days_[found.day],
                        .goal = goal,
                        .least_jobs = found.effort.jobs,
                        .most_jobs = found.effort.jobs,
                        .below = Effort{found.effort.jobs, found.effort.asks, found.effort.own + 1},
                        .diligence = diligence ? &*diligence : nullptr};
  std::vector<const Options*> options(board_.contracts().size());
  for (const ClientOptions& client : days_[found.day].clients) {
    for (const Options& contract : client.contracts) options[contract.contract] = &contract;
  }
  request.settled.resize(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    bool settled = false;
    for (std::size_t choice = 0; choice < options[i]->choices.size() && !settled; ++choice) {
      request.settled[i] = choice;
      settled = search(request).effort == found.effort;
    }
    if (!settled) return;
  }
  for (std::size_t i = 0; i < options.size(); ++i) found.choices[i] = *request.settled[i];
}

std::vector<PlanStep> Planner::steps_of(const FoundPlan& found) const {
  std::vector<PlanStep> steps;
  for (const ClientOptions& client : days_[found.day].clients) {
    for (const Options& options : client.contracts) {
      const Choice& choice = options.choices[found.choices[options.contract]];
      if (choice.course == Course::leave) continue;
      steps.push_back({.act = board_.act(options.contract, choice.course, choice.day),
                       .needs_client = choice.course == Course::ask});
    }
  }
  std::sort(steps.begin(), steps.end(), [](const PlanStep& a, const PlanStep& b) {
    return std::pair(a.act.day, a.act.contract) < std::pair(b.act.day, b.act.contract);
  });
  for (std::uint32_t job = 0; job < found.effort.jobs; ++job) {
    steps.push_back({.act = board_.jobs()[job], .needs_client = true});
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const PlanStep& a, const PlanStep& b) { return a.act.day < b.act.day; });
  return steps;
}

}  // namespace jss::insight
