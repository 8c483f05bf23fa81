// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_search.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

namespace jss::insight {
namespace {

using scoring::Question;
using scoring::Rules;
using scoring::WindowSums;

// Numbers by which unfinished plans are compared: with the first ones more is better, the others
// have to be equal.
constexpr std::size_t kMostNumbers = 48;

struct Numbers {
  std::array<std::int64_t, kMostNumbers> values{};
  std::uint8_t graded = 0;
  std::uint8_t size = 0;

  void grade(std::int64_t value) { values.at(size++) = value; }
  [[nodiscard]] std::span<const std::int64_t> better() const { return {values.data(), graded}; }
  [[nodiscard]] std::span<const std::int64_t> equal() const {
    return {values.data() + graded, static_cast<std::size_t>(size - graded)};
  }
};

struct Unfinished {
  PartSums sums;  // the depth is that of the client at hand
  Effort effort;
  Numbers numbers;
  std::uint32_t before = 0;  // the step that led to it, in `Search::steps_`
  std::uint32_t choice = 0;  // the choice taken after that one
};

// One contract's choice, after those of the steps before.
struct Step {
  std::uint32_t before = 0;
  std::uint32_t choice = 0;
};

// By which window, or by the trend of two, the goal is to be reached.
struct Aim {
  std::vector<std::size_t> windows;
  /// What each of those windows has to reach at least, in twentieths.
  std::vector<std::int64_t> least;
};

bool has_signals(const Rules& rules) {
  const auto& signals = rules.signals;
  return signals.deadlines || signals.retention || signals.engagement || signals.completion ||
         signals.profile;
}

std::int64_t best_credit(const Rules& rules) {
  return std::max({rules.credit.success, rules.credit.neutral, rules.credit.failure, 0});
}

std::int64_t gain(const WindowSums& sums, std::int64_t twentieths) {
  return 20 * sums.success_weight - twentieths * sums.weight;
}

// The most that silence and the signals could add to a window's gain; nothing if there is no bound.
std::optional<std::int64_t> best_of_the_rest(const Rules& rules, std::int64_t twentieths) {
  if (rules.silence.tolerated && 20 * std::int64_t{rules.credit.failure} > twentieths) {
    return std::nullopt;
  }
  const auto& signals = rules.signals;
  std::int64_t most = 0;
  const std::int64_t credit = std::max(rules.credit.success, 0);
  for (const auto& weight : {signals.deadlines, signals.retention, signals.engagement,
                             signals.completion, signals.profile}) {
    most += weight.value_or(0) * std::max<std::int64_t>(0, 20 * credit - twentieths);
  }
  return most;
}

class Search {
 public:
  explicit Search(const SearchRequest& request)
      : request_(request),
        rules_(*request.options.rules),
        question_(rules_, request.options.day, {}),
        with_signals_(has_signals(rules_)) {
    start_.sums = request.options.fixed;
    for (std::uint32_t job = 0; job < request.jobs; ++job) {
      start_.sums += request.options.jobs[job];
    }
    start_.effort.jobs = request.jobs;
  }

  SearchResult run() {
    const auto windows = question_.windows.windows();
    for (std::size_t i = 0; i < windows.size(); ++i) {
      if (windows[i].shown) try_aim({{i}, {request_.goal.twentieths}});
    }
    if (rules_.windows.trending) {
      // Where the other window is at its best, this one needs no more than that. One of the two has
      // to reach the goal itself; if six months do and are shown, that was found already.
      const std::size_t six = question_.windows.find(6);
      const std::int64_t least = 2 * request_.goal.twentieths - 20 * best_credit(rules_);
      const std::int64_t three = windows[six].shown ? request_.goal.twentieths : least;
      try_aim({{six, question_.windows.find(3)}, {least, three}});
    }
    return result_;
  }

 private:
  [[nodiscard]] std::span<const Choice> choices(const Options& options) const {
    const std::span<const Choice> all = options.choices;
    if (options.contract >= request_.settled.size()) return all;
    const auto& settled = request_.settled[options.contract];
    return settled ? all.subspan(*settled, 1) : all;
  }

  // What the contracts from each one on could add to the gains of the aim's windows at best.
  void find_prospects(const Aim& aim) {
    prospects_.assign(1, {});
    const auto& clients = request_.options.clients;
    for (auto client = clients.rbegin(); client != clients.rend(); ++client) {
      for (auto options = client->contracts.rbegin(); options != client->contracts.rend();
           ++options) {
        Prospect next = prospects_.back();
        for (std::size_t i = 0; i < aim.windows.size(); ++i) {
          std::int64_t best = INT64_MIN;
          for (const Choice& choice : choices(*options)) {
            best = std::max(best, gain(choice.part.windows.at(aim.windows[i]), aim.least[i]));
          }
          next.at(i) += best;
        }
        prospects_.push_back(next);
      }
    }
    std::reverse(prospects_.begin(), prospects_.end());
  }

  [[nodiscard]] bool can_still_reach(const PartSums& sums, const Aim& aim, std::size_t at) const {
    for (std::size_t i = 0; i < aim.windows.size(); ++i) {
      if (!rest_.at(i)) continue;
      const std::int64_t now = gain(sums.windows.at(aim.windows[i]), aim.least[i]);
      if (now + prospects_[at].at(i) + *rest_.at(i) < 0) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_of_interest(const Effort& effort) const {
    const auto& limit = result_.effort ? result_.effort : request_.below;
    return !request_.below || effort < *limit;
  }

  void try_aim(const Aim& aim) {
    for (std::size_t i = 0; i < aim.windows.size(); ++i) {
      // Below zero no window can fall, however its sums stand.
      rest_.at(i) = aim.least[i] > 0 ? best_of_the_rest(rules_, aim.least[i]) : std::nullopt;
    }
    find_prospects(aim);
    if (!can_still_reach(start_.sums, aim, 0) || !is_of_interest(start_.effort)) return;
    plans_.assign(1, start_);
    steps_.assign(1, {});
    std::size_t at = 0;
    for (const ClientOptions& client : request_.options.clients) {
      for (Unfinished& plan : plans_) plan.sums.depth = client.fixed_depth;
      for (const Options& options : client.contracts) {
        add(options, aim, ++at);
        if (plans_.empty()) return;
      }
      for (Unfinished& plan : plans_) count(client, plan.sums);
    }
    for (const Unfinished& plan : plans_) finish(plan);
  }

  static void count(const ClientOptions& client, PartSums& sums) {
    for (std::size_t i = 0; i < sums.depth; ++i) {
      ++sums.windows.at(i).clients;
      sums.windows.at(i).returning_clients += client.returning ? 1U : 0U;
    }
    sums.depth = 0;
  }

  void add(const Options& options, const Aim& aim, std::size_t at) {
    std::vector<Unfinished> next;
    for (const Unfinished& plan : plans_) {
      for (const Choice& choice : choices(options)) {
        Unfinished& longer = next.emplace_back(plan);
        longer.choice = static_cast<std::uint32_t>(&choice - options.choices.data());
        longer.sums += choice.part;
        longer.sums.depth = std::max(longer.sums.depth, choice.part.depth);
        longer.effort.asks += choice.course == Course::ask ? 1U : 0U;
        longer.effort.own +=
            choice.course == Course::end || choice.course == Course::pause ? 1U : 0U;
        if (!is_of_interest(longer.effort) || !can_still_reach(longer.sums, aim, at)) {
          next.pop_back();
        }
      }
    }
    for (Unfinished& plan : next) measure(plan, aim);
    keep_what_matters(next);
  }

  // The numbers of a plan that further contracts, and then the rules, could ask about.
  void measure(Unfinished& plan, const Aim& aim) const {
    Numbers& numbers = plan.numbers;
    numbers.size = 0;
    if (request_.below) {
      numbers.grade(-std::int64_t{plan.effort.asks});
      numbers.grade(-std::int64_t{plan.effort.own});
    }
    for (const std::size_t window : aim.windows) {
      const WindowSums& sums = plan.sums.windows.at(window);
      if (aim.windows.size() == 1) {
        numbers.grade(gain(sums, aim.least.front()));
      } else {
        numbers.grade(sums.success_weight);
        numbers.grade(sums.success_weight - best_credit(rules_) * sums.weight);
      }
      numbers.grade(std::min<std::int64_t>(sums.weight, 1));
    }
    // Where more silence or a smaller share could do good, nothing tells which plan is better.
    const bool ranked = rules_.credit.failure <= 0 && rules_.credit.success >= 0;
    for (const std::size_t window : aim.windows) {
      if (ranked) measure_gate(plan.sums, window, numbers);
      if (ranked && with_signals_) measure_signals(plan.sums.windows.at(window), numbers);
    }
    if (ranked && with_signals_) measure_counts(plan.sums.counts, numbers);
    numbers.graded = numbers.size;
    if (!ranked) measure_exactly(plan.sums, aim, numbers);
    if (ranked && with_signals_) measure_presence(plan.sums, aim, numbers);
  }

  // Shares grow with the part that is good and shrink with the rest.
  static void measure_signals(const WindowSums& sums, Numbers& numbers) {
    const auto grade_share = [&numbers](std::int64_t good, std::int64_t all) {
      numbers.grade(good);
      numbers.grade(good - all);
    };
    grade_share(sums.returning_clients, sums.clients);
    grade_share(sums.in_time, sums.due);
    grade_share(sums.ended_paid, sums.ended);
  }

  static void measure_counts(const scoring::FreelancerCounts& counts, Numbers& numbers) {
    numbers.grade(counts.in_contact);
    numbers.grade(std::int64_t{counts.in_contact} - counts.ongoing);
    numbers.grade(-std::int64_t{counts.stale});
  }

  // A signal that is absent is neither good nor bad: only plans that have the same ones compare.
  // And whether a client is yet to be counted can be either.
  static void measure_presence(const PartSums& all, const Aim& aim, Numbers& numbers) {
    for (const std::size_t window : aim.windows) {
      const WindowSums& sums = all.windows.at(window);
      for (const bool present : {sums.outcomes > 0, sums.clients > 0, sums.due > 0,
                                 sums.ended > 0 || all.counts.stale > 0, all.depth > window}) {
        numbers.grade(present ? 1 : 0);
      }
    }
    numbers.grade(all.counts.ongoing > 0 ? 1 : 0);
  }

  void measure_gate(const PartSums& all, std::size_t window, Numbers& numbers) const {
    const WindowSums& sums = all.windows.at(window);
    if (rules_.silence.tolerated) {
      numbers.grade(-std::int64_t{sums.silent});
      numbers.grade(sums.outcomes);
    } else {
      numbers.grade(std::min<std::int64_t>(sums.outcomes, rules_.gate.outcomes));
    }
    if (rules_.gate.client_scope == scoring::ClientScope::lifetime) return;
    const std::int64_t clients = sums.clients;
    const bool enough = clients >= rules_.gate.clients;
    numbers.grade(enough ? rules_.gate.clients : clients);
    numbers.grade(enough || all.depth > window ? 1 : 0);
  }

  static void measure_exactly(const PartSums& all, const Aim& aim, Numbers& numbers) {
    for (const std::size_t window : aim.windows) {
      const WindowSums& sums = all.windows.at(window);
      for (const std::uint32_t value :
           {sums.silent, sums.outcomes, sums.clients, sums.returning_clients, sums.due,
            sums.in_time, sums.ended, sums.ended_paid, std::uint32_t{all.depth > window}}) {
        numbers.grade(value);
      }
    }
    for (const std::uint32_t value :
         {all.counts.ongoing, all.counts.in_contact, all.counts.stale}) {
      numbers.grade(value);
    }
  }

  static bool is_no_worse(const Unfinished& a, const Unfinished& b) {
    const auto left = a.numbers.better();
    const auto right = b.numbers.better();
    return std::equal(left.begin(), left.end(), right.begin(), std::greater_equal<>());
  }

  // Lets go of every plan that another one makes superfluous, then of the dearest ones if there are
  // still too many.
  void keep_what_matters(std::vector<Unfinished>& plans) {
    std::vector<const Unfinished*> order;
    order.reserve(plans.size());
    for (const Unfinished& plan : plans) order.push_back(&plan);
    std::sort(order.begin(), order.end(), [](const Unfinished* a, const Unfinished* b) {
      const auto equal_a = a->numbers.equal();
      const auto equal_b = b->numbers.equal();
      if (!std::equal(equal_a.begin(), equal_a.end(), equal_b.begin())) {
        return std::lexicographical_compare(equal_a.begin(), equal_a.end(), equal_b.begin(),
                                            equal_b.end());
      }
      const auto better_a = a->numbers.better();
      const auto better_b = b->numbers.better();
      return std::lexicographical_compare(better_b.begin(), better_b.end(), better_a.begin(),
                                          better_a.end());
    });
    plans_.clear();
    std::size_t group = 0;  // where the kept ones with the same equal numbers begin
    for (const Unfinished* plan : order) {
      const auto mine = plan->numbers.equal();
      if (!plans_.empty()) {
        const auto last = plans_.back().numbers.equal();
        if (!std::equal(mine.begin(), mine.end(), last.begin())) group = plans_.size();
      }
      const auto from = plans_.begin() + static_cast<std::ptrdiff_t>(group);
      const bool superfluous = std::any_of(
          from, plans_.end(), [plan](const Unfinished& kept) { return is_no_worse(kept, *plan); });
      if (!superfluous) plans_.push_back(*plan);
    }
    if (request_.most_kept && plans_.size() > *request_.most_kept) drop_the_dearest();
    for (Unfinished& plan : plans_) {
      steps_.push_back({plan.before, plan.choice});
      plan.before = static_cast<std::uint32_t>(steps_.size() - 1);
    }
  }

  void drop_the_dearest() {
    std::stable_sort(plans_.begin(), plans_.end(),
                     [](const Unfinished& a, const Unfinished& b) { return a.effort < b.effort; });
    const Effort dropped = plans_[*request_.most_kept].effort;
    if (!result_.missed_from || dropped < *result_.missed_from) result_.missed_from = dropped;
    plans_.resize(*request_.most_kept);
  }

  void finish(const Unfinished& plan) {
    if (!is_of_interest(plan.effort)) return;
    const scoring::Score score = scoring::detail::decide(
        question_, {plan.sums.windows.data(), question_.windows.size()}, plan.sums.counts);
    const scoring::WindowScore* const decisive = score.decisive();
    if (decisive == nullptr || !request_.goal.is_met_by(*decisive->value)) return;
    if (!result_.effort || plan.effort < *result_.effort) {
      result_.effort = plan.effort;
      note_choices(plan);
    }
    if (!result_.value || *decisive->value > *result_.value) result_.value = decisive->value;
  }

  void note_choices(const Unfinished& plan) {
    std::size_t contracts = 0;
    for (const ClientOptions& client : request_.options.clients)
      contracts += client.contracts.size();
    result_.choices.assign(contracts, 0);
    std::uint32_t step = plan.before;
    const auto& clients = request_.options.clients;
    for (auto client = clients.rbegin(); client != clients.rend(); ++client) {
      for (auto options = client->contracts.rbegin(); options != client->contracts.rend();
           ++options) {
        result_.choices[options->contract] = steps_[step].choice;
        step = steps_[step].before;
      }
    }
  }

  using Prospect = std::array<std::int64_t, 2>;

  const SearchRequest& request_;
  const Rules& rules_;
  Question question_;
  bool with_signals_;
  Unfinished start_;
  std::array<std::optional<std::int64_t>, 2> rest_;
  std::vector<Prospect> prospects_;
  std::vector<Unfinished> plans_;
  std::vector<Step> steps_;
  SearchResult result_;
};

}  // namespace

SearchResult search(const SearchRequest& request) { return Search(request).run(); }

}  // namespace jss::insight
