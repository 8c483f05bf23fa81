// SPDX-License-Identifier: Apache-2.0
#include "jss/history/replay.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "jss/base/text_interner.h"
#include "jss/history/contract_fold.h"
#include "jss/history/event_order.h"
#include "jss/history/review_history.h"
#include "jss/history/shards.h"

namespace jss::history {
namespace {

using scoring::ContractTable;
using scoring::ContractTableBuilder;
using scoring::Executor;
using scoring::Standing;

// Events lie far apart in memory: asks for one that will be read soon.
void prefetch(const Event* event) {
  constexpr std::size_t kLine = 64;
  const auto* const bytes = reinterpret_cast<const char*>(event);
  for (std::size_t at = 0; at < 3 * kLine; at += kLine) __builtin_prefetch(bytes + at);
}

// One run over the events. All that concerns one contract is brought together and told at once.
class Replay {
 public:
  Replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at,
         Executor& executor);

  ContractTable table();
  std::vector<Anomaly> anomalies();

 private:
  using Ignored = std::vector<IgnoredMoment>;

  struct Step {
    const Event* event = nullptr;
    std::uint64_t id = 0;        // its hash
    std::uint64_t contract = 0;  // likewise; zero for what tells of none
    bool happens = true;
  };
  // Calls `work(piece, ignored)` for each piece and gathers what was ignored.
  template <class Work>
  void run(std::size_t pieces, Work&& work);

  void look_at_each();
  void drop_repetitions();
  void drop_what_is_retracted(const Shards& shards, const std::vector<NameTable>& ids);
  void fold_contracts();
  void fold_shard(std::span<const Named> shard, std::vector<FoldedContract>& folded,
                  Ignored& ignored) const;
  void tell_of_the_rest();
  void exclude_reviewed();

  template <class Body>
  void apply(const Body&, Moment) {}
  void apply(const ReviewRequested& body, Moment moment);
  void apply(const ReviewDecided& body, Moment moment);
  void apply(const ClientStandingChanged& body, Moment moment);
  void apply(const ProfileUpdated& body, Moment moment);

  // Calls `visit(body, moment)` for each event that happens and tells of no contract.
  template <class Visit>
  void for_the_rest(Visit&& visit) const;

  [[nodiscard]] Standing standing_of(std::string_view client) const;

  Day as_of_;
  Executor& executor_;
  std::vector<Step> steps_;                             // in the order in which they happen
  std::vector<std::uint32_t> rest_;                     // positions of what tells of no contract
  std::vector<std::vector<FoldedContract>> contracts_;  // by shard
  TextInterner client_ids_;
  std::vector<Standing> standing_of_client_;
  TextInterner review_ids_;
  std::vector<ReviewHistory> reviews_;
  Ignored ignored_;
  ContractTableBuilder builder_;
};

Replay::Replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at,
               Executor& executor)
    : as_of_(as_of), executor_(executor) {
  const std::vector<const Event*> order = events_in_order(events, as_of, known_at);
  steps_.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) steps_[i].event = order[i];
  look_at_each();
  drop_repetitions();
  fold_contracts();
  tell_of_the_rest();
}

template <class Work>
void Replay::run(std::size_t pieces, Work&& work) {
  std::vector<Ignored> ignored(pieces);
  executor_.run(pieces, [&](std::size_t piece) { work(piece, ignored[piece]); });
  for (Ignored& part : ignored) {
    ignored_.insert(ignored_.end(), std::move_iterator(part.begin()),
                    std::move_iterator(part.end()));
  }
}

void Replay::look_at_each() {
  constexpr std::size_t kAhead = 12;
  const std::size_t pieces = std::min(executor_.width(), 1 + steps_.size() / 1024);
  std::vector<std::vector<std::uint32_t>> rest(pieces);
  run(pieces, [&](std::size_t piece, Ignored& ignored) {
    const std::size_t end = steps_.size() * (piece + 1) / pieces;
    for (std::size_t i = steps_.size() * piece / pieces; i < end; ++i) {
      if (i + kAhead < end) prefetch(steps_[i + kAhead].event);
      Step& step = steps_[i];
      const auto position = static_cast<std::uint32_t>(i);
      if (const auto problem = check_form(*step.event)) {
        step.happens = false;
        ignored.push_back({position, std::string(problem->key) + " " + problem->message});
        continue;
      }
      step.id = hash_of(step.event->id);
      const std::string_view contract = contract_of(*step.event);
      if (contract.empty()) {
        rest[piece].push_back(position);
      } else {
        step.contract = hash_of(contract);
      }
    }
  });
  for (const auto& positions : rest) rest_.insert(rest_.end(), positions.begin(), positions.end());
}

void Replay::drop_repetitions() {
  const Shards shards(steps_.size(), executor_, [this](std::size_t position) {
    const Step& step = steps_[position];
    return Named{step.happens ? step.id : 0, static_cast<std::uint32_t>(position)};
  });
  std::vector<NameTable> ids(shards.size(), NameTable(0));
  run(shards.size(), [&](std::size_t shard, Ignored& ignored) {
    ids[shard] = NameTable(shards[shard].size());
    for (const auto& [hash, position] : shards[shard]) {
      const Event& event = *steps_[position].event;
      const std::uint32_t first = ids[shard].find_or_put(
          hash, position, [&](std::uint32_t other) { return steps_[other].event->id == event.id; });
      if (first == position) continue;
      steps_[position].happens = false;
      if (same_content(event, *steps_[first].event)) continue;
      ignored.push_back({position, "has the id of another event with other content"});
    }
  });
  drop_what_is_retracted(shards, ids);
}

void Replay::drop_what_is_retracted(const Shards& shards, const std::vector<NameTable>& ids) {
  std::unordered_set<std::uint32_t> retracted;
  const auto ignore = [this](std::uint32_t position, const Retracted& body, const char* why) {
    ignored_.push_back({position, "retracts '" + body.event + "', which " + why});
  };
  for_the_rest([&](const auto& body, Moment moment) {
    if constexpr (std::is_same_v<std::decay_t<decltype(body)>, Retracted>) {
      const std::uint64_t hash = hash_of(body.event);
      const std::uint32_t position = ids[shards.shard_of(hash)].find(
          hash, [&](std::uint32_t other) { return steps_[other].event->id == body.event; });
      if (position == NameTable::kAbsent) {
        ignore(moment.position, body, "is no event of the marketplace");
      } else if (steps_[position].event->type() == EventType::retracted) {
        ignore(moment.position, body, "is a retraction: those cannot be retracted");
      } else if (is_operators(steps_[position].event->type())) {
        ignore(moment.position, body, "tells what was decided or shown: that cannot be retracted");
      } else if (!retracted.insert(position).second) {
        ignore(moment.position, body, "was retracted already");
      }
    }
  });
  for (const std::uint32_t position : retracted) steps_[position].happens = false;
}

void Replay::fold_contracts() {
  const Shards shards(steps_.size(), executor_, [this](std::size_t position) {
    const Step& step = steps_[position];
    return Named{step.happens ? step.contract : 0, static_cast<std::uint32_t>(position)};
  });
  contracts_.resize(shards.size());
  run(shards.size(), [&](std::size_t shard, Ignored& ignored) {
    fold_shard(shards[shard], contracts_[shard], ignored);
  });
}

// Sorts a shard's events by their contracts, in linear time, and tells each contract.
void Replay::fold_shard(std::span<const Named> shard, std::vector<FoldedContract>& folded,
                        Ignored& ignored) const {
  constexpr std::size_t kAhead = 8;
  NameTable numbers(shard.size());
  std::vector<std::uint32_t> number_of(shard.size());
  std::vector<std::string_view> names;
  std::vector<std::uint32_t> begin{0};
  for (std::size_t i = 0; i < shard.size(); ++i) {
    if (i + kAhead < shard.size()) prefetch(steps_[shard[i + kAhead].position].event);
    const std::string_view name = contract_of(*steps_[shard[i].position].event);
    const auto fresh = static_cast<std::uint32_t>(names.size());
    number_of[i] = numbers.find_or_put(shard[i].hash, fresh,
                                       [&](std::uint32_t other) { return names[other] == name; });
    if (number_of[i] == fresh) {
      names.push_back(name);
      begin.push_back(0);
    }
    ++begin[number_of[i] + 1];
  }
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<std::uint32_t> next = begin;
  std::vector<PlacedEvent> events(shard.size());
  for (std::size_t i = 0; i < shard.size(); ++i) {
    const std::uint32_t position = shard[i].position;
    events[next[number_of[i]]++] = {steps_[position].event, position};
  }
  folded.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto contract = fold_contract(std::span(events).subspan(begin[i], begin[i + 1] - begin[i]),
                                  as_of_, ignored);
    if (contract) folded.push_back(std::move(*contract));
  }
}

template <class Visit>
void Replay::for_the_rest(Visit&& visit) const {
  for (const std::uint32_t position : rest_) {
    if (!steps_[position].happens) continue;
    const Event& event = *steps_[position].event;
    const Moment moment{position, day_of(event.at)};
    std::visit([&](const auto& body) { visit(body, moment); }, event.body);
  }
}

void Replay::tell_of_the_rest() {
  // A decision may come before what it decides.
  for_the_rest([this](const auto& body, Moment moment) {
    if constexpr (std::is_same_v<std::decay_t<decltype(body)>, ReviewRequested>) {
      apply(body, moment);
    }
  });
  for_the_rest([this](const auto& body, Moment moment) {
    if constexpr (!std::is_same_v<std::decay_t<decltype(body)>, ReviewRequested>) {
      apply(body, moment);
    }
  });
  if (!reviews_.empty()) exclude_reviewed();
}

void Replay::apply(const ReviewRequested& body, Moment moment) {
  const auto review = review_ids_.intern(body.review);
  if (review.is_new) reviews_.emplace_back();
  if (!reviews_[review.number].request(body)) {
    ignored_.push_back({moment.position, "requests review '" + body.review + "' again"});
  }
}

void Replay::apply(const ReviewDecided& body, Moment moment) {
  const std::uint32_t review = review_ids_.find(body.review);
  if (review == TextInterner::kAbsent) {
    ignored_.push_back(
        {moment.position, "decides review '" + body.review + "', which nobody requested"});
  } else {
    reviews_[review].decide(body.decision);
  }
}

void Replay::apply(const ClientStandingChanged& body, Moment) {
  const auto client = client_ids_.intern(body.client);
  if (client.is_new) standing_of_client_.push_back(Standing::good);
  standing_of_client_[client.number] = body.standing;
}

void Replay::apply(const ProfileUpdated& body, Moment) {
  builder_.set_profile(body.freelancer, body.completeness);
}

// Of the contracts that reviews name, those that any of them excludes no longer count.
void Replay::exclude_reviewed() {
  std::unordered_map<std::string_view, FoldedContract*> reviewed;
  for (const ReviewHistory& review : reviews_) reviewed.emplace(*review.contract, nullptr);
  for (std::vector<FoldedContract>& shard : contracts_) {
    for (FoldedContract& contract : shard) {
      const auto found = reviewed.find(contract.start->contract);
      if (found != reviewed.end()) found->second = &contract;
    }
  }
  for (const ReviewHistory& review : reviews_) {
    FoldedContract* const contract = reviewed.find(*review.contract)->second;
    if (contract != nullptr && review.excludes) contract->state.excluded = true;
  }
  TextInterner told;
  for_the_rest([&](const auto& body, Moment moment) {
    if constexpr (std::is_same_v<std::decay_t<decltype(body)>, ReviewRequested>) {
      if (told.intern(body.review).is_new && reviewed.find(body.contract)->second == nullptr) {
        ignored_.push_back({moment.position, of_unknown_contract(body.contract)});
      }
    }
  });
}

Standing Replay::standing_of(std::string_view client) const {
  const std::uint32_t number = client_ids_.find(client);
  return number == TextInterner::kAbsent ? Standing::good : standing_of_client_[number];
}

ContractTable Replay::table() {
  for (std::vector<FoldedContract>& shard : contracts_) {
    for (FoldedContract& contract : shard) {
      const ContractStarted& start = *contract.start;
      contract.state.paid_stretches = contract.paid_stretches;
      contract.state.client_standing = standing_of(start.client);
      [[maybe_unused]] const auto problem = builder_.add({.contract_id = start.contract,
                                                          .freelancer_id = start.freelancer,
                                                          .client_id = start.client,
                                                          .state = contract.state,
                                                          .title = start.title,
                                                          .client_name = start.client_name,
                                                          .group = start.group});
      assert(!problem && "a replayed contract keeps the rules of a row");
    }
  }
  return builder_.finish();
}

std::vector<Anomaly> Replay::anomalies() {
  std::sort(ignored_.begin(), ignored_.end(), [](const IgnoredMoment& a, const IgnoredMoment& b) {
    return a.position != b.position ? a.position < b.position : a.why < b.why;
  });
  std::vector<Anomaly> anomalies;
  for (IgnoredMoment& moment : ignored_) {
    const Event& event = *steps_[moment.position].event;
    anomalies.push_back({event.id, event.type(), std::move(moment.why)});
  }
  return anomalies;
}

}  // namespace

ContractTable replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at,
                     std::vector<Anomaly>* anomalies, Executor& executor) {
  Replay run(events, as_of, known_at, executor);
  ContractTable table = run.table();
  if (anomalies != nullptr) *anomalies = run.anomalies();
  return table;
}

ContractTable replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at,
                     std::vector<Anomaly>* anomalies) {
  scoring::SerialExecutor serial;
  return replay(events, as_of, known_at, anomalies, serial);
}

Day latest_day(std::span<const Event> events, std::optional<Timestamp> known_at) {
  Day latest = kNoDay;
  Day latest_start = kNoDay;
  for (const Event& event : events) {
    if (!is_known(event, known_at) || is_operators(event.type())) continue;
    Day& day = event.type() == EventType::contract_started ? latest_start : latest;
    day = std::max(day, day_of(event.at));
  }
  return latest.present() ? latest : latest_start;
}

}  // namespace jss::history
