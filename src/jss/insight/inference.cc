// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/inference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "jss/insight/inference_states.h"

namespace jss::insight {
namespace {

/// Parts of a whole in thousandths that are 1000 together: each rounded down, and what is missing
/// goes to the largest remainders, the earlier of equals first.
template <class Parts>
std::vector<int> thousandths(const Parts& parts) {
  const double whole = std::accumulate(parts.begin(), parts.end(), 0.0);
  std::vector<int> result(parts.size(), 0);
  if (!(whole > 0)) return result;
  std::vector<double> rests;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double exact = 1000 * parts[i] / whole;
    result[i] = static_cast<int>(exact);
    rests.push_back(exact - result[i]);
  }
  int missing = 1000 - std::accumulate(result.begin(), result.end(), 0);
  for (; missing > 0; --missing) {
    const auto largest = std::max_element(rests.begin(), rests.end());
    ++result[static_cast<std::size_t>(largest - rests.begin())];
    *largest = -1;
  }
  return result;
}

// By option, as far as there are options.
std::array<double, kAnswerCount> prior_of(const UnknownAnswer& unknown, const AnswerPrior& prior) {
  const AnswerShares& shares = prior.shares(unknown.stars);
  std::array<double, kAnswerCount> weights{};
  double whole = 0;
  for (std::size_t o = 0; o < unknown.options.size(); ++o) {
    weights.at(o) = shares.at(static_cast<std::size_t>(unknown.options[o]));
    whole += weights.at(o);
  }
  for (double& weight : weights) weight /= whole;
  return weights;
}

AnswerShares by_answer(const UnknownAnswer& unknown, const std::array<double, kAnswerCount>& by) {
  const std::vector<int> parts = thousandths(by);
  AnswerShares shares{};
  for (std::size_t o = 0; o < unknown.options.size(); ++o) {
    shares.at(static_cast<std::size_t>(unknown.options[o])) = parts[o];
  }
  return shares;
}

// Whole numbers of ways as weights: only their shares matter.
std::array<double, kAnswerCount> as_weights(const std::array<Int128, kAnswerCount>& ways) {
  std::array<double, kAnswerCount> weights{};
  for (std::size_t o = 0; o < weights.size(); ++o) weights.at(o) = static_cast<double>(ways.at(o));
  return weights;
}

std::size_t largest(const AnswerShares& shares) {
  return static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
}

/// One candidate's rules against the observed scores.
class RulesJudge {
 public:
  RulesJudge(const history::Chronicle& chronicle, const CandidateRules& candidate,
             std::span<const ObservedScore> observed, const AnswerPrior& prior, Day known_on)
      : observed_(observed) {
    std::vector<Day> days;
    for (const ObservedScore& each : observed) days.push_back(each.day);
    effects_ = answer_effects(chronicle, candidate.policies, days, known_on);
    for (const UnknownAnswer& unknown : effects_.contracts) {
      priors_.push_back(prior_of(unknown, prior));
    }
    result_.name = candidate.name;
    result_.policy_id = effects_.days.back().policy->id;
  }

  /// The finding; its probability before goes to `likelihood`.
  RulesInference judge(double& likelihood) {
    likelihood = 0;
    if (effects_.contracts.size() > kMostUnknownAnswers) {
      result_.gave_up = true;
      return std::move(result_);
    }
    result_.combinations = 1;
    for (const UnknownAnswer& unknown : effects_.contracts) {
      result_.combinations *= static_cast<Int128>(unknown.options.size());
    }
    const StatesFinding finding = consistent_answers(effects_, as_observed(observed_), priors_);
    result_.states = finding.states;
    result_.gave_up = finding.gave_up;
    result_.consistent = finding.combinations;
    if (finding.gave_up) return std::move(result_);
    if (finding.combinations == 0) {
      find_contradiction();
      return std::move(result_);
    }
    likelihood = finding.likelihood;
    result_.likelihood = std::llround(1'000'000 * likelihood);
    tell_answers(finding);
    return std::move(result_);
  }

 private:
  using Scores = std::vector<std::optional<ScoreRange>>;

  static Scores as_observed(std::span<const ObservedScore> observed) {
    Scores scores;
    for (const ObservedScore& each : observed) {
      std::optional<ScoreRange>& score = scores.emplace_back();
      if (each.score) score = ScoreRange{*each.score, *each.score};
    }
    return scores;
  }

  void tell_answers(const StatesFinding& finding) {
    std::uint32_t groups = 0;
    for (std::size_t i = 0; i < effects_.contracts.size(); ++i) {
      const UnknownAnswer& unknown = effects_.contracts[i];
      InferredAnswer answer{.unknown = unknown,
                            .prior = by_answer(unknown, priors_[i]),
                            .posterior = by_answer(unknown, finding.weights[i]),
                            .by_count = by_answer(unknown, as_weights(finding.ways[i])),
                            .most_likely = unknown.options[finding.most_likely[i]]};
      for (std::size_t o = 0; o < unknown.options.size(); ++o) {
        answer.possible.at(static_cast<std::size_t>(unknown.options[o])) =
            finding.ways[i].at(o) > 0;
      }
      for (std::size_t before = 0; before < i && answer.alike == 0; ++before) {
        if (effects_.added[before] != effects_.added[i] || priors_[before] != priors_[i]) continue;
        InferredAnswer& other = result_.answers[before];
        if (other.alike == 0) other.alike = ++groups;
        answer.alike = other.alike;
      }
      result_.answers.push_back(std::move(answer));
    }
  }

  /// Questions about the contradiction, which share what a single question may cost.
  enum class Possible : std::uint8_t { no, yes, unsure };

  Possible ask(std::span<const std::optional<ScoreRange>> scores) {
    const StatesFinding finding = consistent_answers(effects_, scores, priors_, states_left_);
    states_left_ -= std::min(states_left_, finding.states);
    if (finding.gave_up) return Possible::unsure;
    return finding.combinations > 0 ? Possible::yes : Possible::no;
  }

  void find_contradiction() {
    const Scores scores = as_observed(observed_);
    std::size_t days = 1;
    while (days < scores.size() && ask(std::span(scores).first(days)) == Possible::yes) ++days;
    result_.contradiction = Contradiction{.observed = observed_[days - 1]};
    result_.contradiction->nearest = nearest_to(days);
  }

  // The score nearest to that of the last of `days`: ever wider ranges around it are asked about
  // until one holds a possible score, then the distance is halved down.
  std::optional<ObservedScore> nearest_to(std::size_t days) {
    constexpr int kMostPoints = 100;
    Scores scores = as_observed(observed_.first(days));
    const std::optional<int> shown = observed_[days - 1].score;
    // Where no score was shown, the lowest that could have been stands for how far off that is.
    const int from = shown.value_or(0);
    const auto within = [&](int least, int most) {
      scores.back() = ScoreRange{std::max(0, least), std::min(kMostPoints, most)};
      return ask(scores);
    };
    const auto as_near_as = [&](int off) { return within(from - off, from + off); };
    int impossible = shown ? 0 : -1;
    int possible = impossible + 1;
    Possible found = as_near_as(possible);
    while (found == Possible::no && possible < kMostPoints) {
      impossible = std::exchange(possible, std::min(kMostPoints, std::max(1, 2 * possible)));
      found = as_near_as(possible);
    }
    while (found == Possible::yes && possible - impossible > 1) {
      const int middle = impossible + (possible - impossible) / 2;
      const Possible here = as_near_as(middle);
      if (here == Possible::unsure) return std::nullopt;
      (here == Possible::yes ? possible : impossible) = middle;
    }
    const Day day = observed_[days - 1].day;
    if (found == Possible::yes) {
      const Possible below =
          from < possible ? Possible::no : within(from - possible, from - possible);
      if (below == Possible::unsure) return std::nullopt;
      return ObservedScore{day, below == Possible::yes ? from - possible : from + possible};
    }
    scores.back() = std::nullopt;
    if (found == Possible::no && shown && ask(scores) == Possible::yes)
      return ObservedScore{day, {}};
    return std::nullopt;
  }

  std::span<const ObservedScore> observed_;
  AnswerEffects effects_;
  std::vector<OptionPrior> priors_;
  std::size_t states_left_ = kMostStates;
  RulesInference result_;
};

}  // namespace

bool InferredAnswer::settled() const {
  return std::count(possible.begin(), possible.end(), true) == 1;
}

bool InferredAnswer::prior_decides() const { return largest(posterior) != largest(by_count); }

const RulesInference* Inference::likeliest() const {
  const RulesInference* best = nullptr;
  for (const RulesInference& each : rules) {
    if (each.agrees() && (best == nullptr || each.posterior > best->posterior)) best = &each;
  }
  return best;
}

Inference infer(const history::Chronicle& chronicle, std::span<const CandidateRules> candidates,
                std::span<const ObservedScore> observed, const AnswerPrior& prior, Day known_on) {
  Inference inference{.observed = {observed.begin(), observed.end()}};
  std::vector<double> likelihoods;
  for (const CandidateRules& candidate : candidates) {
    inference.rules.push_back(RulesJudge(chronicle, candidate, observed, prior, known_on)
                                  .judge(likelihoods.emplace_back()));
  }
  const std::vector<int> shares = thousandths(likelihoods);
  for (std::size_t i = 0; i < shares.size(); ++i) inference.rules[i].posterior = shares[i];
  return inference;
}

}  // namespace jss::insight
