// SPDX-License-Identifier: Apache-2.0
// How the parts of relationships are taken out of the sums and put in anew.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "jss/insight/passing_time.h"
#include "jss/insight/relationship_part.h"
#include "jss/insight/score_book.h"

namespace jss::insight {
namespace {

using scoring::ClientRecord;
using scoring::Executor;
using scoring::FreelancerCounts;
using scoring::Question;
using scoring::Score;
using scoring::WindowSums;

// Small enough that threads finish together, large enough that handing out costs nothing.
constexpr std::size_t kAPiece = 512;
constexpr std::size_t kAhead = 6;

Score decide(const Question& question, std::span<const WindowSums> parts,
             const FreelancerCounts& counts) {
  std::array<WindowSums, scoring::kMaxWindows> buffer{};
  const std::span<WindowSums> sums(buffer.data(), parts.size());
  std::copy(parts.begin(), parts.end(), sums.begin());
  scoring::add_deeper(sums);
  return scoring::detail::decide(question, sums, counts);
}

}  // namespace

// Those of a freelancer together, so that one thread has them all.
void ScoreBook::sort_touched(std::size_t first) {
  const auto by_freelancer = [](const Touched& a, const Touched& b) {
    return a.freelancer != b.freelancer ? a.freelancer < b.freelancer
                                        : a.relationship < b.relationship;
  };
  const auto begin = touched_.begin() + static_cast<std::ptrdiff_t>(first);
  if (!std::is_sorted(begin, touched_.end(), by_freelancer)) {
    std::sort(begin, touched_.end(), by_freelancer);
  }
}

template <class Work>
void ScoreBook::for_touched(std::size_t first, Executor& executor, Work&& work) {
  const std::size_t pieces = (touched_.size() - first + kAPiece - 1) / kAPiece;
  const auto edge = [&](std::size_t piece) {
    std::size_t at = std::min(touched_.size(), first + piece * kAPiece);
    while (at > first && at < touched_.size() &&
           touched_[at].freelancer == touched_[at - 1].freelancer) {
      ++at;
    }
    return at;
  };
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t end = edge(piece + 1);
    work(piece, edge(piece), end);
  });
}

void ScoreBook::prefetch(std::size_t touched, std::size_t end) const {
  if (touched + 2 * kAhead < end) {
    const std::uint32_t far = touched_[touched + 2 * kAhead].relationship;
    if (far != Relationships::kNone) relationships_.prefetch(far);
  }
  if (touched + kAhead >= end) return;
  const Touched& ahead = touched_[touched + kAhead];
  if (ahead.relationship == Relationships::kNone) return;
  relationships_.prefetch_contract(ahead.relationship);
  __builtin_prefetch(&next_[ahead.relationship]);
  for (std::size_t window = 0; window < windows_; ++window) {
    __builtin_prefetch(&sums_[ahead.freelancer.value * windows_ + window]);
  }
  __builtin_prefetch(&counts_[ahead.freelancer.value]);
  __builtin_prefetch(&shown_[ahead.freelancer.value]);
  if (!records_.empty()) {
    __builtin_prefetch(&records_[relationships_[ahead.relationship].client.value]);
  }
}

// As they were on `before`, the day until which nothing happened to them.
void ScoreBook::take_out(std::size_t first, Day before, Day day, Executor& executor,
                         std::vector<RecordChange>& changes) {
  sort_touched(first);
  std::vector<std::vector<RecordChange>> records(touched_.size() / kAPiece + 1);
  for_touched(first, executor, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    RelationshipPart part;
    const Question then(policy_->rules, before, records_);
    for (std::size_t i = begin; i < end; ++i) {
      prefetch(i, end);
      const auto& [freelancer, relationship, causes] = touched_[i];
      if (relationship == Relationships::kNone) continue;
      if (!part.gather(relationships_, relationship)) continue;
      part.reckon(then, scoring::NoTrace{});
      for (std::size_t window = 0; window < windows_; ++window) {
        sums_[freelancer.value * windows_ + window] -= part.sums(window + 1);
      }
      counts_[freelancer.value] -= part.counts();
      if (!may_change_record(relationship, before, day)) continue;
      records[piece].push_back({.client = relationships_[relationship].client,
                                .less = part.record(policy_->rules, before)});
    }
  });
  for (const auto& part : records) changes.insert(changes.end(), part.begin(), part.end());
}

// In a day, time changes a record only where a contract lapses.
bool ScoreBook::may_change_record(std::uint32_t relationship, Day before, Day day) const {
  return uses_records() && ((is_touched_[relationship] & kOtherRecord) != 0 || day - before != 1);
}

void ScoreBook::note_new_records(Day before, Executor& executor,
                                 std::vector<RecordChange>& changes) {
  std::vector<std::vector<RecordChange>> records(touched_.size() / kAPiece + 1);
  sort_touched(0);
  for_touched(0, executor, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    RelationshipPart part;
    for (std::size_t i = begin; i < end; ++i) {
      prefetch(i, end);
      const std::uint32_t relationship = touched_[i].relationship;
      if (relationship == Relationships::kNone) continue;
      if (!may_change_record(relationship, before, day_)) continue;
      if (!part.gather(relationships_, relationship)) continue;
      records[piece].push_back({.client = relationships_[relationship].client,
                                .more = part.record(policy_->rules, day_)});
    }
  });
  for (const auto& part : records) changes.insert(changes.end(), part.begin(), part.end());
}

// Changes the records, and touches everybody for whom that can matter.
void ScoreBook::touch_clients(std::vector<RecordChange>& changes, Day before, Executor& executor) {
  std::sort(changes.begin(), changes.end(),
            [](const RecordChange& a, const RecordChange& b) { return a.client < b.client; });
  std::vector<std::pair<ClientIndex, ClientRecord>> after;
  const std::size_t first = touched_.size();
  for (std::size_t i = 0; i < changes.size();) {
    const ClientIndex client = changes[i].client;
    const ClientRecord old = records_[client.value];
    ClientRecord record = old;
    for (; i < changes.size() && changes[i].client == client; ++i) {
      record = record - changes[i].less;
      record += changes[i].more;
    }
    if (record == old) continue;
    after.emplace_back(client, record);
    const std::uint32_t most = relationships_.most_contracts(client);
    const scoring::RecordBearings bearings = scoring::bearings(record, most, policy_->rules);
    if (bearings.clear() && bearings == scoring::bearings(old, most, policy_->rules)) continue;
    for (std::uint32_t relationship = relationships_.first_of_client(client);
         relationship != Relationships::kNone;
         relationship = relationships_[relationship].next_of_client) {
      touch(relationship, Causes(Cause::client_record));
    }
  }
  std::vector<RecordChange> none;
  take_out(first, before, day_, executor, none);
  for (const auto& [client, record] : after) records_[client.value] = record;
}

void ScoreBook::put_in(Executor& executor, DayPass& pass) {
  sort_touched(0);
  std::vector<std::vector<Rescored>> rescored(touched_.size() / kAPiece + 1);
  for_touched(0, executor, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    RelationshipPart part;
    const Question now = question();
    Causes causes;
    for (std::size_t i = begin; i < end; ++i) {
      prefetch(i, end);
      const Touched& touched = touched_[i];
      causes.add(touched.causes);
      if (touched.relationship != Relationships::kNone) {
        if (next_[touched.relationship] <= day_) causes.add(next_causes_[touched.relationship]);
        if ((is_touched_[touched.relationship] & kOtherClient) != 0) {
          causes.add(Cause::client_record);
        }
        put_in(touched, now, part);
      }
      if (i + 1 < end && touched_[i + 1].freelancer == touched.freelancer) continue;
      BookedScore& shown = shown_[touched.freelancer.value];
      Rescored& again = rescored[piece].emplace_back();
      again = {.freelancer = touched.freelancer, .causes = causes, .before = shown};
      shown = relationships_.contracts_of(touched.freelancer) > 0
                  ? booked_score(score(touched.freelancer, now))
                  : BookedScore{};
      again.after = shown;
      causes = {};
    }
  });
  for (const auto& part : rescored) {
    pass.rescored.insert(pass.rescored.end(), part.begin(), part.end());
  }
  pass.relationships = static_cast<std::uint32_t>(std::count_if(
      touched_.begin(), touched_.end(),
      [](const Touched& touched) { return touched.relationship != Relationships::kNone; }));
}

void ScoreBook::put_in(const Touched& touched, const Question& now, RelationshipPart& part) {
  const auto& [freelancer, relationship, causes] = touched;
  is_touched_[relationship] = 0;
  next_[relationship] = kNever;
  next_causes_[relationship] = {};
  if (!part.gather(relationships_, relationship)) return;
  PassingTime passing(part.table(), now);
  part.reckon(now, passing);
  for (std::size_t window = 0; window < windows_; ++window) {
    sums_[freelancer.value * windows_ + window] += part.sums(window + 1);
  }
  counts_[freelancer.value] += part.counts();
  if (const auto next = passing.next({0})) {
    next_[relationship] = *next;
    next_causes_[relationship] = passing.causes();
  }
}

Score ScoreBook::score(FreelancerIndex freelancer) const { return score(freelancer, question()); }

Score ScoreBook::score(FreelancerIndex freelancer, const Question& now) const {
  return decide(now, std::span(sums_).subspan(freelancer.value * windows_, windows_),
                counts_[freelancer.value]);
}

}  // namespace jss::insight
