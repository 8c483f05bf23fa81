// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/inference_states.h"

#include <algorithm>

namespace jss::insight {
namespace {

constexpr std::uint32_t kDropped = UINT32_MAX;

/// States of equal length, each kept once, numbered in the order in which they came.
class StateSet {
 public:
  explicit StateSet(std::size_t words) : words_(words), slots_(kFewestSlots, kDropped) {}

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t state) const {
    return {cells_.data() + state * words_, words_};
  }

  /// The number of that state, which is new if it is `size()` before the call.
  std::uint32_t put(std::span<const std::uint32_t> state) {
    const std::uint64_t hash = hash_of(state);
    std::size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != kDropped; slot = (slot + 1) & (slots_.size() - 1)) {
      const std::uint32_t known = slots_[slot];
      if (hashes_[known] == hash && std::ranges::equal((*this)[known], state)) return known;
    }
    const auto number = static_cast<std::uint32_t>(size());
    slots_[slot] = number;
    hashes_.push_back(hash);
    cells_.insert(cells_.end(), state.begin(), state.end());
    if (2 * size() > slots_.size()) grow();
    return number;
  }

 private:
  static constexpr std::size_t kFewestSlots = 64;

  static std::uint64_t hash_of(std::span<const std::uint32_t> state) {
    std::uint64_t hash = 0x9E37'79B9'7F4A'7C15;
    for (const std::uint32_t word : state) {
      hash = (hash ^ word) * 0xFF51'AFD7'ED55'8CCD;
      hash ^= hash >> 32U;
    }
    return hash;
  }

  void grow() {
    slots_.assign(2 * slots_.size(), kDropped);
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      std::size_t slot = hashes_[i] & (slots_.size() - 1);
      while (slots_[slot] != kDropped) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(i);
    }
  }

  std::size_t words_;
  std::vector<std::uint32_t> cells_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> slots_;
};

/// What is kept of the states after so many contracts, once the next ones are known.
struct Layer {
  std::vector<double> weight;       ///< Of all ways that lead there.
  std::vector<Int128> ways;         ///< How many.
  std::vector<std::uint32_t> next;  ///< By state and option: the state it leads to, or `kDropped`.
};

class Walk {
 public:
  Walk(const AnswerEffects& effects, std::span<const std::optional<ScoreRange>> scores,
       std::span<const OptionPrior> priors, std::size_t most_states)
      : effects_(effects), windows_(effects, scores), priors_(priors), most_states_(most_states) {}

  StatesFinding run() {
    if (!go_forward()) return {.gave_up = true, .states = states_};
    StatesFinding finding{.states = states_};
    finding.ways.resize(effects_.contracts.size());
    finding.weights.resize(effects_.contracts.size());
    if (layers_.back().weight.empty()) return finding;
    // Nothing is live at the end and no day is marked: all ways that hold meet in one state.
    finding.combinations = layers_.back().ways.front();
    finding.likelihood = layers_.back().weight.front();
    go_back(finding);
    return finding;
  }

 private:
  [[nodiscard]] std::size_t options(std::size_t contract) const {
    return effects_.added[contract].size();
  }

  // False if there are too many states.
  bool go_forward() {
    StateSet states = first_states();
    for (std::size_t i = 0; i < effects_.contracts.size(); ++i) {
      StateSet next(windows_.live(i + 1).size() + windows_.mark_words());
      layers_.emplace_back();
      if (!take_up(i, states, next)) return false;
      states = std::move(next);
    }
    return true;
  }

  StateSet first_states() {
    StateSet states(windows_.live(0).size() + windows_.mark_words());
    layers_.emplace_back();
    coordinates_.assign(effects_.coordinates, 0);
    marks_.assign(windows_.mark_words(), 0);
    if (windows_.holds(0, coordinates_, marks_)) {
      put(0, states, 1.0, 1);
    }
    return states;
  }

  // Puts the state at hand into the set, and what leads there into the last layer.
  std::uint32_t put(std::size_t taken, StateSet& states, double weight, Int128 ways) {
    packed_.clear();
    for (const std::uint32_t c : windows_.live(taken)) packed_.push_back(coordinates_[c]);
    packed_.insert(packed_.end(), marks_.begin(), marks_.end());
    const std::uint32_t number = states.put(packed_);
    Layer& layer = layers_.back();
    if (number == layer.weight.size()) {
      layer.weight.push_back(0);
      layer.ways.push_back(0);
      ++states_;
    }
    layer.weight[number] += weight;
    layer.ways[number] += ways;
    return number;
  }

  void unpack(std::size_t taken, std::span<const std::uint32_t> state) {
    const std::vector<std::uint32_t>& live = windows_.live(taken);
    for (std::size_t i = 0; i < live.size(); ++i) coordinates_[live[i]] = state[i];
    std::copy(state.begin() + static_cast<std::ptrdiff_t>(live.size()), state.end(),
              marks_.begin());
  }

  void add(const std::vector<std::uint32_t>& option) {
    for (std::uint32_t c = 0; c < effects_.first_any; ++c) coordinates_[c] += option[c];
    for (std::uint32_t c = effects_.first_any; c < effects_.coordinates; ++c) {
      coordinates_[c] |= option[c];
    }
  }

  bool take_up(std::size_t contract, const StateSet& states, StateSet& next) {
    const std::size_t options_here = options(contract);
    Layer& from = layers_[contract];
    from.next.assign(states.size() * options_here, kDropped);
    for (std::size_t s = 0; s < states.size(); ++s) {
      for (std::size_t o = 0; o < options_here; ++o) {
        unpack(contract, states[s]);
        add(effects_.added[contract][o]);
        if (!windows_.holds(contract + 1, coordinates_, marks_)) continue;
        from.next[s * options_here + o] =
            put(contract + 1, next, from.weight[s] * priors_[contract].at(o), from.ways[s]);
        if (states_ > most_states_) return false;
      }
    }
    return true;
  }

  void go_back(StatesFinding& finding) {
    std::vector<double> weight_after{1.0};
    std::vector<Int128> ways_after{1};
    std::vector<double> best_after{1.0};
    std::vector<std::vector<std::uint8_t>> choices(effects_.contracts.size());
    for (std::size_t i = effects_.contracts.size(); i-- > 0;) {
      const Layer& layer = layers_[i];
      const std::size_t count = layer.weight.size();
      std::vector<double> weight(count, 0);
      std::vector<Int128> ways(count, 0);
      std::vector<double> best(count, 0);
      choices[i].assign(count, 0);
      for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t o = 0; o < options(i); ++o) {
          const std::uint32_t next = layer.next[s * options(i) + o];
          if (next == kDropped) continue;
          const double share = priors_[i].at(o);
          weight[s] += share * weight_after[next];
          ways[s] += ways_after[next];
          finding.weights[i].at(o) += layer.weight[s] * share * weight_after[next];
          finding.ways[i].at(o) += layer.ways[s] * ways_after[next];
          if (share * best_after[next] > best[s]) {
            best[s] = share * best_after[next];
            choices[i][s] = static_cast<std::uint8_t>(o);
          }
        }
      }
      weight_after = std::move(weight);
      ways_after = std::move(ways);
      best_after = std::move(best);
    }
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      finding.most_likely.push_back(choices[i][state]);
      state = layers_[i].next[state * options(i) + choices[i][state]];
    }
  }

  const AnswerEffects& effects_;
  ObservedWindows windows_;
  std::span<const OptionPrior> priors_;
  std::size_t most_states_;
  std::size_t states_ = 0;
  std::vector<Layer> layers_;
  // The state at hand: every coordinate, those that are not live being of no account, and marks.
  std::vector<std::uint32_t> coordinates_;
  std::vector<std::uint32_t> marks_;
  std::vector<std::uint32_t> packed_;
};

}  // namespace

StatesFinding consistent_answers(const AnswerEffects& effects,
                                 std::span<const std::optional<ScoreRange>> scores,
                                 std::span<const OptionPrior> priors, std::size_t most_states) {
  return Walk(effects, scores, priors, most_states).run();
}

}  // namespace jss::insight
