// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/score_book.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "jss/history/due.h"
#include "jss/insight/relationship_part.h"

namespace jss::insight {
namespace {

using scoring::ClientRecord;
using scoring::ContractState;
using scoring::Executor;
using scoring::FreelancerCounts;
using scoring::Question;
using scoring::Score;
using scoring::WindowSums;

constexpr std::size_t kAhead = 6;

}  // namespace

BookedScore booked_score(const Score& score) {
  BookedScore shown{.there = true};
  if (const scoring::WindowScore* const decisive = score.decisive()) {
    shown.months = static_cast<std::int16_t>(decisive->months);
    shown.value = decisive->value;
  } else {
    shown.reason = score.reason;
  }
  return shown;
}

ScoreBook::ScoreBook(scoring::PolicyCalendar policies) : policies_(std::move(policies)) {}

void ScoreBook::put(std::uint32_t contract, FreelancerIndex freelancer, ClientIndex client,
                    const ContractState& state) {
  if (!day_.present()) {
    relationships_.put(contract, freelancer, client, state);
    return;
  }
  news_.push_back({.contract = contract,
                   .there = true,
                   .freelancer = freelancer,
                   .client = client,
                   .state = state,
                   .paid_stretches = std::string(state.paid_stretches)});
}

void ScoreBook::remove(std::uint32_t contract) {
  if (day_.present()) {
    news_.push_back({.contract = contract, .there = false});
  } else {
    relationships_.remove(contract);
  }
}

void ScoreBook::set_profile(FreelancerIndex freelancer, std::int8_t completeness) {
  profile_news_.emplace_back(freelancer, completeness);
}

DayPass ScoreBook::move_to(Day day, Executor& executor) {
  assert(!day_.present() || day >= day_);
  const scoring::Policy* const policy = policies_.on(day);
  assert(policy != nullptr);
  DayPass pass{.day = day, .everybody = policy != policy_};
  touched_.clear();
  if (pass.everybody) {
    policy_ = policy;
    start_afresh(day, executor);
  } else {
    const Day before = day_;
    touch_news();
    touch_due(day, executor);
    std::vector<RecordChange> changes;
    take_out(0, before, day, executor, changes);
    apply_news();
    day_ = day;
    if (uses_records()) {
      note_new_records(before, executor, changes);
      touch_clients(changes, before, executor);
    }
  }
  put_in(executor, pass);
  return pass;
}

void ScoreBook::touch(std::uint32_t relationship, Causes causes) {
  std::uint8_t& mark = is_touched_[relationship];
  if (mark == 0) {
    touched_.push_back({relationships_[relationship].freelancer, relationship, causes});
  }
  mark |= kTouched;
  if (causes.has(Cause::news) || causes.has(Cause::contract_lapses)) mark |= kOtherRecord;
  if (causes.has(Cause::client_record)) mark |= kOtherClient;
}

void ScoreBook::touch_due(Day day, Executor& executor) {
  for (const std::uint32_t relationship : history::due_by(next_, day, executor)) {
    touch(relationship, next_causes_[relationship]);
  }
}

// The last word on each contract counts, and what says nothing new is dropped.
void ScoreBook::touch_news() {
  const auto earlier_contract = [](const News& a, const News& b) {
    return a.contract < b.contract;
  };
  if (!std::is_sorted(news_.begin(), news_.end(), earlier_contract)) {
    std::stable_sort(news_.begin(), news_.end(), earlier_contract);
  }
  const auto last_words = std::unique(
      news_.rbegin(), news_.rend(),
      [](const News& later, const News& earlier) { return later.contract == earlier.contract; });
  news_.erase(news_.begin(), last_words.base());
  std::erase_if(news_, [this](News& news) {
    const std::uint32_t before = relationships_.of_contract(news.contract);
    if (!news.there) return before == Relationships::kNone;
    news.state.paid_stretches = news.paid_stretches;
    return before != Relationships::kNone && relationships_[before].freelancer == news.freelancer &&
           relationships_[before].client == news.client &&
           relationships_.state(news.contract) == news.state;
  });
  for (const News& news : news_) {
    const std::uint32_t before = relationships_.of_contract(news.contract);
    if (before != Relationships::kNone) touch(before, Causes(Cause::news));
    if (!news.there) continue;
    const std::uint32_t after = relationships_.find(news.freelancer, news.client);
    if (after != Relationships::kNone) touch(after, Causes(Cause::news));
  }
}

void ScoreBook::make_room() {
  next_.resize(relationships_.size(), kNever);
  next_causes_.resize(relationships_.size());
  is_touched_.resize(relationships_.size());
  const std::size_t freelancers = relationships_.freelancer_count();
  if (sums_.size() < freelancers * windows_) sums_.resize(freelancers * windows_);
  counts_.resize(std::max(counts_.size(), freelancers));
  shown_.resize(std::max(shown_.size(), freelancers));
  if (uses_records()) records_.resize(relationships_.client_count());
}

void ScoreBook::apply_news() {
  std::vector<std::uint32_t> made;
  for (News& news : news_) {
    if (!news.there) {
      relationships_.remove(news.contract);
      continue;
    }
    news.state.paid_stretches = news.paid_stretches;
    const std::uint32_t known = relationships_.size();
    const std::uint32_t relationship =
        relationships_.put(news.contract, news.freelancer, news.client, news.state);
    if (relationship >= known) made.push_back(relationship);
  }
  news_.clear();
  make_room();
  for (const std::uint32_t relationship : made) touch(relationship, Causes(Cause::news));
  for (const auto& [freelancer, completeness] : profile_news_) {
    if (freelancer.value >= counts_.size()) {
      counts_.resize(std::size_t{freelancer.value} + 1);
      shown_.resize(counts_.size());
      sums_.resize(counts_.size() * windows_);
    }
    if (counts_[freelancer.value].profile_completeness == completeness) continue;
    counts_[freelancer.value].profile_completeness = completeness;
    touched_.push_back({.freelancer = freelancer, .causes = Causes(Cause::news)});
  }
  profile_news_.clear();
}

void ScoreBook::start_afresh(Day day, Executor& executor) {
  const Cause cause = day_.present() ? Cause::rules : Cause::news;
  apply_news();
  touched_.clear();
  day_ = day;
  windows_ = question().windows.size();
  std::fill(is_touched_.begin(), is_touched_.end(), std::uint8_t{0});
  sums_.assign(counts_.size() * windows_, {});
  for (FreelancerCounts& counts : counts_) {
    counts = {.profile_completeness = counts.profile_completeness};
  }
  records_ = all_records(executor);
  touched_.reserve(relationships_.size());
  for (const std::uint32_t i : relationships_.by_freelancer()) touch(i, Causes(cause));
}

std::vector<ClientRecord> ScoreBook::all_records(Executor& executor) const {
  if (!uses_records()) return {};
  const std::size_t pieces = executor.width();
  std::vector<std::vector<ClientRecord>> partial(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    partial[piece].resize(relationships_.client_count());
    RelationshipPart part;
    const std::size_t end = std::size_t{relationships_.size()} * (piece + 1) / pieces;
    for (std::size_t i = std::size_t{relationships_.size()} * piece / pieces; i < end; ++i) {
      const auto relationship = static_cast<std::uint32_t>(i);
      if (i + kAhead < end) relationships_.prefetch_contract(relationship + kAhead);
      if (!part.gather(relationships_, relationship)) continue;
      partial[piece][relationships_[relationship].client.value] +=
          part.record(policy_->rules, day_);
    }
  });
  std::vector<ClientRecord> records = std::move(partial.front());
  for (std::size_t piece = 1; piece < pieces; ++piece) {
    for (std::size_t i = 0; i < records.size(); ++i) records[i] += partial[piece][i];
  }
  return records;
}

std::optional<Day> ScoreBook::next_day() const {
  Day next = kNever;
  for (const Day day : next_) next = std::min(next, day);
  const std::vector<Day> new_rules = policies_.change_days(day_, kLastDay);
  if (!new_rules.empty()) next = std::min(next, new_rules.front());
  return next == kNever ? std::nullopt : std::optional(next);
}

std::vector<FreelancerIndex> ScoreBook::missed(Executor& executor) const {
  const std::vector<ClientRecord> records = all_records(executor);
  const Question now(policy_->rules, day_, records);
  const std::vector<std::uint32_t> order = relationships_.by_freelancer();
  std::vector<FreelancerIndex> missed;
  scoring::StateTable states;
  for (std::size_t i = 0; i < order.size();) {
    const FreelancerIndex freelancer = relationships_[order[i]].freelancer;
    states.clear();
    states.add_freelancer(counts_[freelancer.value].profile_completeness);
    for (; i < order.size() && relationships_[order[i]].freelancer == freelancer; ++i) {
      relationships_.add_to(states, order[i]);
    }
    const bool there = states.table().size() > 0;
    const BookedScore shown =
        there ? booked_score(scoring::score(states.table(), {0}, now)) : BookedScore{};
    if (shown != shown_[freelancer.value]) missed.push_back(freelancer);
  }
  return missed;
}

std::size_t ScoreBook::bytes() const {
  return relationships_.bytes() + next_.capacity() * sizeof(Day) +
         next_causes_.capacity() * sizeof(Causes) + is_touched_.capacity() +
         sums_.capacity() * sizeof(WindowSums) + counts_.capacity() * sizeof(FreelancerCounts) +
         shown_.capacity() * sizeof(BookedScore) + records_.capacity() * sizeof(ClientRecord);
}

}  // namespace jss::insight
