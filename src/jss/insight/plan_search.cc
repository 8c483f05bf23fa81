// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_search.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "jss/insight/plan_rank.h"

namespace jss::insight {
namespace {

using scoring::Question;
using scoring::Rules;

struct Unfinished {
  AimSums sums;
  Effort effort;  // nothing where any will do
  std::uint32_t jobs = 0;
  std::int64_t merit = 0;    // where effort is equal, what promises more stands first
  std::uint32_t before = 0;  // the step that led to it, in `Search::steps_`
  std::uint32_t choice = 0;  // the choice taken after that one, among all of the contract
};

// One contract's choice, after those of the steps before.
struct Step {
  std::uint32_t before = 0;
  std::uint32_t choice = 0;
};

std::vector<Stop> stops_of(const SearchRequest& request) {
  std::vector<Stop> stops;
  for (const ClientOptions& client : request.options.clients) {
    for (const Options& options : client.contracts) {
      Stop& stop = stops.emplace_back();
      stop.contract = options.contract;
      stop.choices = options.choices;
      if (options.contract < request.settled.size() && request.settled[options.contract]) {
        stop.first_choice = *request.settled[options.contract];
        stop.choices = stop.choices.subspan(stop.first_choice, 1);
      }
      stop.client_depth = client.fixed_depth;
      stop.returning = client.returning;
      stop.first_of_client = &options == &client.contracts.front();
      stop.last_of_client = &options == &client.contracts.back();
    }
  }
  return stops;
}

// The search by one aim.
class AimSearch {
 public:
  AimSearch(const SearchRequest& request, const Aim& aim, std::span<const Stop> stops,
            std::span<const PartSums> starts, SearchResult& result)
      : request_(request),
        rules_(*request.options.rules),
        aim_(aim),
        stops_(stops),
        starts_(starts),
        result_(result),
        parts_(parts_of(aim, stops)),
        reach_(rules_, request.options.fixed.counts.profile_completeness, aim, stops, parts_),
        rank_(rules_, aim, reach_) {}

  void run(const Question& question) {
    std::vector<Unfinished> first;
    for (std::uint32_t jobs = request_.least_jobs; jobs <= request_.most_jobs; ++jobs) {
      const Unfinished plan{
          .sums = {start_with(jobs), aim_}, .effort = spent({.jobs = jobs}), .jobs = jobs};
      if (reach_.can_reach(plan.sums, 0) && is_of_interest(plan.effort)) first.push_back(plan);
    }
    if (first.empty()) return;
    if (request_.below) reach_.weigh_efforts();
    steps_.assign(1, {});
    keep_what_matters(first, 0, false);
    for (std::size_t at = 0; at < stops_.size() && !plans_.empty(); ++at) settle(at);
    for (const Unfinished& plan : plans_) finish(plan, question);
  }

 private:
  static std::vector<std::vector<AimSums>> parts_of(const Aim& aim, std::span<const Stop> stops) {
    std::vector<std::vector<AimSums>> parts(stops.size());
    for (std::size_t at = 0; at < stops.size(); ++at) {
      parts[at].reserve(stops[at].choices.size());
      for (const Choice& choice : stops[at].choices) parts[at].emplace_back(choice.part, aim);
    }
    return parts;
  }

  [[nodiscard]] const Effort* limit() const {
    if (!request_.below) return nullptr;
    return result_.effort ? &*result_.effort : &*request_.below;
  }

  [[nodiscard]] const PartSums& start_with(std::uint32_t jobs) const {
    return starts_[jobs - request_.least_jobs];
  }

  [[nodiscard]] Effort spent(const Effort& effort) const {
    return request_.below ? effort : Effort{};
  }

  [[nodiscard]] bool is_of_interest(const Effort& effort) const {
    return limit() == nullptr || effort < *limit();
  }

  void settle(std::size_t at) {
    const Stop& stop = stops_[at];
    std::vector<Unfinished> next;
    next.reserve(plans_.size() * stop.choices.size());
    for (Unfinished& plan : plans_) {
      if (stop.first_of_client) plan.sums.depth = stop.client_depth;
      for (std::size_t choice = 0; choice < stop.choices.size(); ++choice) {
        const Effort effort = spent(plan.effort.with(stop.choices[choice].course));
        if (!is_of_interest(effort)) continue;
        Unfinished& longer = next.emplace_back(plan);
        longer.effort = effort;
        longer.choice = static_cast<std::uint32_t>(stop.first_choice + choice);
        longer.sums += parts_[at][choice];
        if (stop.last_of_client) longer.sums.count_client(aim_, stop.returning);
        if (!is_promising(longer, at + 1)) next.pop_back();
      }
    }
    if (request_.diligence != nullptr) {
      request_.diligence->work -= static_cast<std::int64_t>(next.size());
    }
    keep_what_matters(next, at + 1, stop.returning);
    keep_what_fits(at + 1);
    for (Unfinished& plan : plans_) {
      steps_.push_back({plan.before, plan.choice});
      plan.before = static_cast<std::uint32_t>(steps_.size() - 1);
    }
  }

  [[nodiscard]] bool is_promising(const Unfinished& plan, std::size_t at) const {
    return limit() == nullptr ? reach_.can_reach(plan.sums, at)
                              : reach_.can_reach_within(plan.sums, at, plan.effort, *limit());
  }

  // Lets go of every plan that another one makes superfluous.
  void keep_what_matters(std::vector<Unfinished>& plans, std::size_t at, bool returning) {
    for (Unfinished& plan : plans) plan.merit = rank_.merit_of(plan.sums);
    std::vector<const Unfinished*> order;
    order.reserve(plans.size());
    for (const Unfinished& plan : plans) order.push_back(&plan);
    std::stable_sort(order.begin(), order.end(), [](const Unfinished* a, const Unfinished* b) {
      if (const auto effort = a->effort <=> b->effort; effort != 0) return effort < 0;
      return a->merit > b->merit;
    });
    plans_.clear();
    std::int64_t compared = 0;
    for (const Unfinished* plan : order) {
      // What takes more effort mostly brings more: the last ones kept are the likeliest to do.
      const auto better = std::find_if(plans_.rbegin(), plans_.rend(), [&](const Unfinished& kept) {
        return rank_.is_no_worse(kept.sums, plan->sums, at, returning);
      });
      compared += better - plans_.rbegin();
      if (better == plans_.rend()) plans_.push_back(*plan);
    }
    if (request_.diligence != nullptr) request_.diligence->work -= compared;
  }

  // If there are still too many, lets go of those that will come dearest at least.
  void keep_what_fits(std::size_t at) {
    if (request_.diligence == nullptr) return;
    const std::size_t most = request_.diligence->most_kept_now();
    if (plans_.size() <= most) return;
    std::vector<std::pair<Effort, const Unfinished*>> order;
    order.reserve(plans_.size());
    for (const Unfinished& plan : plans_) {
      order.emplace_back(
          limit() == nullptr ? plan.effort : reach_.least_effort(plan.sums, at, plan.effort),
          &plan);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      if (const auto effort = a.first <=> b.first; effort != 0) return effort < 0;
      return a.second->merit > b.second->merit;
    });
    const Effort missed = order[most].first;
    if (!result_.missed_from || missed < *result_.missed_from) result_.missed_from = missed;
    std::vector<Unfinished> kept;
    kept.reserve(most);
    for (std::size_t i = 0; i < most; ++i) kept.push_back(*order[i].second);
    plans_ = std::move(kept);
  }

  void finish(const Unfinished& plan, const Question& question) {
    if (!is_of_interest(plan.effort)) return;
    PartSums sums = start_with(plan.jobs);
    std::vector<std::size_t> chosen(stops_.size());
    std::uint32_t step = plan.before;
    for (std::size_t at = stops_.size(); at > 0; --at) {
      chosen[at - 1] = steps_[step].choice;
      step = steps_[step].before;
    }
    Effort effort{.jobs = plan.jobs};
    std::size_t at = 0;
    for (const ClientOptions& client : request_.options.clients) {
      sums.depth = client.fixed_depth;
      for (const Options& options : client.contracts) {
        const Choice& choice = options.choices[chosen[at++]];
        sums += choice.part;
        sums.depth = std::max(sums.depth, choice.part.depth);
        effort = effort.with(choice.course);
      }
      for (std::size_t i = 0; i < sums.depth; ++i) {
        ++sums.windows.at(i).clients;
        sums.windows.at(i).returning_clients += client.returning ? 1U : 0U;
      }
    }
    const scoring::Score score = scoring::detail::decide(
        question, {sums.windows.data(), question.windows.size()}, sums.counts);
    const scoring::WindowScore* const decisive = score.decisive();
    if (decisive == nullptr || !request_.goal.is_met_by(*decisive->value)) return;
    if (!result_.effort || effort < *result_.effort) {
      result_.effort = effort;
      result_.choices.assign(stops_.size(), 0);
      for (std::size_t i = 0; i < stops_.size(); ++i) {
        result_.choices[stops_[i].contract] = chosen[i];
      }
    }
    if (!result_.value || *decisive->value > *result_.value) result_.value = decisive->value;
  }

  const SearchRequest& request_;
  const Rules& rules_;
  const Aim& aim_;
  std::span<const Stop> stops_;
  std::span<const PartSums> starts_;  // by the number of new jobs
  SearchResult& result_;
  std::vector<std::vector<AimSums>> parts_;
  Reach reach_;
  Rank rank_;
  std::vector<Unfinished> plans_;
  std::vector<Step> steps_;
};

}  // namespace

SearchResult search(const SearchRequest& request) {
  const Question question(*request.options.rules, request.options.day, {});
  PartSums start = request.options.fixed;
  std::vector<PartSums> starts;
  for (std::uint32_t jobs = 0; jobs <= request.most_jobs; ++jobs) {
    if (jobs > 0) start += request.options.jobs[jobs - 1];
    if (jobs >= request.least_jobs) starts.push_back(start);
  }
  const std::vector<Stop> stops = stops_of(request);
  SearchResult result;
  for (const Aim& aim : aims_at(request.goal, question)) {
    AimSearch(request, aim, stops, starts, result).run(question);
  }
  return result;
}

}  // namespace jss::insight
