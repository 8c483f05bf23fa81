// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/score_book.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "jss/insight/relationship_part.h"

namespace jss::insight {
namespace {

using scoring::ClientRecord;
using scoring::ContractState;
using scoring::Executor;
using scoring::Question;

// Small enough that threads finish together, large enough that handing out costs nothing.
constexpr std::size_t kAPiece = 256;
constexpr std::size_t kAhead = 12;

}  // namespace

ScoreBook::ScoreBook(scoring::PolicyCalendar policies) : policies_(std::move(policies)) {}

void ScoreBook::put(std::uint32_t contract, FreelancerIndex freelancer, ClientIndex client,
                    const ContractState& state) {
  if (!day_.present()) {
    relationships_.put(contract, freelancer, client, state);
    return;
  }
  news_.push_back({.contract = contract,
                   .freelancer = freelancer,
                   .client = client,
                   .state = state,
                   .paid_stretches = std::string(state.paid_stretches)});
}

void ScoreBook::put_all(const scoring::ContractTable& table) {
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    const scoring::RowRange rows = table.rows_of({i});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      put(row, {i}, table.client[row], table.state(row));
    }
    set_profile({i}, table.profile_completeness[i]);
  }
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
  const Day before = day_;
  touched_.clear();
  old_records_.clear();
  if (pass.everybody) {
    policy_ = policy;
    start_afresh(day, executor);
  } else {
    go_on(day, executor);
  }
  put_in(before, executor, pass);
  return pass;
}

void ScoreBook::start_afresh(Day day, Executor& executor) {
  const Causes causes(day_.present() ? Cause::rules : Cause::news);
  compare_news(executor);
  std::vector<RecordPart> parts;
  apply_news(parts);
  apply_profiles();
  touched_.clear();
  day_ = day;
  entries_.start_afresh(question().windows.size());
  records_ = all_records(executor);
  for (Waiting& waiting : waiting_) waiting.marks = 0;
  touched_.reserve(relationships_.size());
  for (const std::uint32_t i : relationships_.by_freelancer()) touch(i, kNews, causes);
}

void ScoreBook::go_on(Day day, Executor& executor) {
  compare_news(executor);
  touch_news();
  touch_due(day, executor);
  sort_touched();
  std::vector<RecordPart> parts;
  std::vector<ClientDifference> differences;
  take_out_news(day, executor, parts, differences);
  apply_news(parts);
  apply_profiles();
  day_ = day;
  if (uses_records()) {
    add_new_records(parts, executor, differences);
    change_records(differences);
  }
  sort_touched();
}

void ScoreBook::touch(std::uint32_t relationship, std::uint8_t mark, Causes causes) {
  std::uint8_t& marks = waiting_[relationship].marks;
  if (marks == 0) {
    touched_.push_back({.freelancer = relationships_[relationship].freelancer,
                        .relationship = relationship,
                        .causes = causes});
  }
  marks = static_cast<std::uint8_t>(marks | mark);
}

void ScoreBook::touch_due(Day day, Executor& executor) {
  const std::vector<std::uint32_t> due = next_.due_by(day, executor);
  const std::size_t pieces = (due.size() + kAPiece - 1) / kAPiece;
  std::vector<std::vector<Touched>> touched(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t end = std::min(due.size(), (piece + 1) * kAPiece);
    touched[piece].reserve(kAPiece);
    for (std::size_t i = piece * kAPiece; i < end; ++i) {
      if (i + kAhead < end) {
        relationships_.prefetch(due[i + kAhead]);
        __builtin_prefetch(&waiting_[due[i + kAhead]]);
      }
      Waiting& waiting = waiting_[due[i]];
      const Causes causes = waiting.next_causes;
      if (waiting.marks == 0) {
        touched[piece].push_back({.freelancer = relationships_[due[i]].freelancer,
                                  .relationship = due[i],
                                  .causes = causes});
      }
      // In a day, time changes a record only where a contract lapses.
      const bool other_record = causes.has(Cause::contract_lapses) || day - day_ != 1;
      const unsigned mark = other_record ? kDue | kOtherRecord : kDue;
      waiting.marks = static_cast<std::uint8_t>(waiting.marks | mark);
    }
  });
  for (const auto& piece : touched) touched_.insert(touched_.end(), piece.begin(), piece.end());
}

// The last word on each contract counts, and what says nothing new does not.
void ScoreBook::compare_news(Executor& executor) {
  const auto earlier_contract = [](const News& a, const News& b) {
    return a.contract < b.contract;
  };
  if (!std::is_sorted(news_.begin(), news_.end(), earlier_contract)) {
    std::stable_sort(news_.begin(), news_.end(), earlier_contract);
  }
  executor.run((news_.size() + kAPiece - 1) / kAPiece, [&](std::size_t piece) {
    const std::size_t end = std::min(news_.size(), (piece + 1) * kAPiece);
    for (std::size_t i = piece * kAPiece; i < end; ++i) {
      if (i + 2 * kAhead < end) {
        relationships_.prefetch_contract(news_[i + 2 * kAhead].contract);
      }
      if (i + kAhead < end) {
        const std::uint32_t ahead = relationships_.of_contract(news_[i + kAhead].contract);
        if (ahead != Relationships::kNone) relationships_.prefetch(ahead);
      }
      News& news = news_[i];
      news.is_new = i + 1 == news_.size() || news_[i + 1].contract != news.contract;
      if (news.is_new) compare(news);
    }
  });
}

void ScoreBook::compare(News& news) const {
  news.before = relationships_.of_contract(news.contract);
  const bool was_there = news.before != Relationships::kNone;
  if (!news.there) {
    news.is_new = was_there;
    return;
  }
  news.state.paid_stretches = news.paid_stretches;
  if (was_there && relationships_[news.before].freelancer == news.freelancer &&
      relationships_[news.before].client == news.client) {
    news.after = news.before;
    news.is_new = relationships_.state(news.contract) != news.state;
  } else {
    news.after = relationships_.find(news.freelancer, news.client);
  }
}

// Those of a relationship come one after the other.
void ScoreBook::touch_news() {
  news_order_.clear();
  for (std::uint32_t i = 0; i < news_.size(); ++i) {
    if (news_[i].is_new) news_order_.push_back(i);
  }
  const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
    return news_[a].before < news_[b].before;
  };
  if (!std::is_sorted(news_order_.begin(), news_order_.end(), earlier)) {
    std::stable_sort(news_order_.begin(), news_order_.end(), earlier);
  }
  for (std::uint32_t i = 0; i < news_order_.size(); ++i) {
    const News& news = news_[news_order_[i]];
    if (i + kAhead < news_order_.size()) {
      const std::uint32_t ahead = news_[news_order_[i + kAhead]].before;
      if (ahead != Relationships::kNone) __builtin_prefetch(&waiting_[ahead]);
    }
    const bool stays = news.before == news.after;
    const unsigned mark = stays ? kNews : kNews | kOtherContracts;
    for (const std::uint32_t relationship :
         {news.before, stays ? Relationships::kNone : news.after}) {
      if (relationship == Relationships::kNone) continue;
      const std::size_t known = touched_.size();
      touch(relationship, static_cast<std::uint8_t>(mark), Causes(Cause::news));
      if (touched_.size() > known && relationship == news.before) touched_.back().first_news = i;
    }
  }
}

// New relationships had no part of any record.
void ScoreBook::apply_news(std::vector<RecordPart>& parts) {
  const std::uint32_t known = relationships_.size();
  for (const News& news : news_) {
    if (!news.is_new || news.is_applied) continue;
    if (news.there) {
      relationships_.put(news.contract, news.freelancer, news.client, news.state);
    } else {
      relationships_.remove(news.contract);
    }
  }
  news_.clear();
  make_room();
  for (std::uint32_t made = known; made < relationships_.size(); ++made) {
    touch(made, kNews, Causes(Cause::news));
    parts.push_back({.relationship = made});
  }
}

void ScoreBook::apply_profiles() {
  for (const auto& [freelancer, completeness] : profile_news_) {
    entries_.grow(std::size_t{freelancer.value} + 1);
    ScoreBookEntry entry = entries_[freelancer];
    if (entry.counts.profile_completeness == completeness) continue;
    entry.counts.profile_completeness = completeness;
    entries_.set(freelancer, entry);
    touched_.push_back({.freelancer = freelancer, .causes = Causes(Cause::news)});
  }
  profile_news_.clear();
}

void ScoreBook::make_room() {
  next_.grow(relationships_.size());
  waiting_.resize(relationships_.size());
  entries_.grow(relationships_.freelancer_count());
  if (uses_records()) records_.resize(relationships_.client_count());
}

std::optional<Day> ScoreBook::next_day() const {
  Day next = next_.first();
  const std::vector<Day> new_rules = policies_.change_days(day_, kLastDay);
  if (!new_rules.empty()) next = std::min(next, new_rules.front());
  return next == kNever ? std::nullopt : std::optional(next);
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
      if (i + kAhead < end) relationships_.prefetch_first_contract(relationship + kAhead);
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

std::vector<FreelancerIndex> ScoreBook::missed(Executor& executor) const {
  const std::vector<ClientRecord> records = all_records(executor);
  const Question now(policy_->rules, day_, records);
  const std::vector<std::uint32_t> order = relationships_.by_freelancer();
  std::vector<FreelancerIndex> missed;
  scoring::StateTable states;
  for (std::size_t i = 0; i < order.size();) {
    const FreelancerIndex freelancer = relationships_[order[i]].freelancer;
    const ScoreBookEntry entry = entries_[freelancer];
    states.clear();
    states.add_freelancer(entry.counts.profile_completeness);
    for (; i < order.size() && relationships_[order[i]].freelancer == freelancer; ++i) {
      relationships_.add_to(states, order[i], relationships_[order[i]].client);
    }
    const bool there = states.table().size() > 0;
    const BookedScore shown =
        there ? booked_score(scoring::score(states.table(), {0}, now)) : BookedScore{};
    if (shown != entry.shown) missed.push_back(freelancer);
  }
  return missed;
}

std::size_t ScoreBook::bytes() const {
  return relationships_.bytes() + next_.bytes() + waiting_.capacity() * sizeof(Waiting) +
         entries_.bytes() + records_.capacity() * sizeof(ClientRecord);
}

}  // namespace jss::insight
