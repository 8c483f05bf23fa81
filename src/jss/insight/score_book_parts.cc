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
using scoring::Question;
using scoring::Score;
using scoring::WindowSums;

// Small enough that threads finish together, large enough that handing out costs nothing.
constexpr std::size_t kAPiece = 512;
constexpr std::size_t kAhead = 8;

Score decide(const Question& question, const ScoreBookEntry& entry) {
  std::array<WindowSums, scoring::kMaxWindows> sums = entry.sums;
  const std::span<WindowSums> windows(sums.data(), question.windows.size());
  scoring::add_deeper(windows);
  return scoring::detail::decide(question, windows, entry.counts);
}

template <class Value>
void append(std::vector<Value>& all, const std::vector<Value>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

// A radix sort: what is due comes by relationship, and thousands are sorted each day.
void ScoreBook::sort_touched() {
  const auto by_freelancer = [](const Touched& a, const Touched& b) {
    return a.freelancer < b.freelancer;
  };
  if (std::is_sorted(touched_.begin(), touched_.end(), by_freelancer)) return;
  constexpr unsigned kBits = 11;
  constexpr std::uint32_t kMask = (1U << kBits) - 1;
  std::vector<Touched> sorted(touched_.size());
  for (unsigned shift = 0; shift < 32 && entries_.size() >> shift > 0; shift += kBits) {
    std::array<std::uint32_t, kMask + 2> begin{};
    for (const Touched& touched : touched_) {
      ++begin[(touched.freelancer.value >> shift & kMask) + 1];
    }
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    for (const Touched& touched : touched_) {
      sorted[begin[touched.freelancer.value >> shift & kMask]++] = touched;
    }
    touched_.swap(sorted);
  }
}

std::size_t ScoreBook::piece_count() const { return (touched_.size() + kAPiece - 1) / kAPiece; }

template <class Work>
void ScoreBook::for_touched(Executor& executor, Work&& work) {
  const auto edge = [&](std::size_t piece) {
    std::size_t at = std::min(touched_.size(), piece * kAPiece);
    while (at > 0 && at < touched_.size() &&
           touched_[at].freelancer == touched_[at - 1].freelancer) {
      ++at;
    }
    return at;
  };
  executor.run(piece_count(), [&](std::size_t piece) {
    const std::size_t end = edge(piece + 1);
    work(piece, edge(piece), end);
  });
}

// Asks for what will be read of those of the next touched that are `wanted` by their marks. Inlined
// by force: the compiler takes a function that only prefetches for one without effect, and drops
// calls of it.
template <class Wanted>
[[gnu::always_inline]] inline void ScoreBook::prefetch(std::size_t touched, std::size_t end,
                                                       Wanted&& wanted) const {
  if (touched + 2 * kAhead < end) {
    const std::uint32_t far = touched_[touched + 2 * kAhead].relationship;
    if (far != Relationships::kNone) {
      relationships_.prefetch(far);
      __builtin_prefetch(&waiting_[far]);
    }
  }
  if (touched + kAhead >= end) return;
  const Touched& ahead = touched_[touched + kAhead];
  if (ahead.relationship == Relationships::kNone) {
    entries_.prefetch(ahead.freelancer);
    return;
  }
  if (!wanted(waiting_[ahead.relationship].marks)) return;
  entries_.prefetch(ahead.freelancer);
  relationships_.prefetch_first_contract(ahead.relationship);
  if (ahead.first_news != Relationships::kNone && !news_.empty()) {
    __builtin_prefetch(&news_[news_order_[ahead.first_news]].state);
  }
  next_.prefetch(ahead.relationship);
  if (!records_.empty()) {
    __builtin_prefetch(&records_[relationships_[ahead.relationship].client.value]);
  }
}

// Takes out what will no longer be so, applies news where that is quick, and notes for client
// records what was there until then. `day` is the day to come.
void ScoreBook::take_out_news(Day day, Executor& executor, std::vector<RecordPart>& parts,
                              std::vector<ClientDifference>& differences) {
  std::vector<RecordNotes> notes(piece_count());
  for_touched(executor, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    RelationshipPart part;
    const auto wanted = [](std::uint8_t marks) { return (marks & (kNews | kOtherRecord)) != 0; };
    for (std::size_t i = begin; i < end; ++i) {
      prefetch(i, end, wanted);
      const Touched& touched = touched_[i];
      if (touched.relationship == Relationships::kNone) continue;
      const std::uint8_t marks = waiting_[touched.relationship].marks;
      if ((marks & kNews) != 0) {
        take_out(touched, day, part, notes[piece]);
      } else if ((marks & kOtherRecord) != 0) {
        note_other_record(touched.relationship, day, part, notes[piece]);
      }
    }
  });
  for (const RecordNotes& piece : notes) {
    append(parts, piece.parts);
    append(differences, piece.differences);
  }
}

void ScoreBook::take_out(const Touched& touched, Day day, RelationshipPart& part,
                         RecordNotes& notes) {
  const std::uint32_t relationship = touched.relationship;
  const ClientIndex client = relationships_[relationship].client;
  ClientRecord record;
  if (part.gather(relationships_, relationship)) {
    if (uses_records()) {
      record = part.record(policy_->rules, day_);
      part.set_client_record(records_[client.value]);
    }
    const Question then(policy_->rules, day_, part.client_records(uses_records()));
    part.reckon(then, scoring::NoTrace{});
    ScoreBookEntry entry = entries_[touched.freelancer];
    part.take_from(entry);
    entries_.set(touched.freelancer, entry);
  }
  const bool is_applied = apply_in_place(touched);
  if (!uses_records()) return;
  if (!is_applied) {
    notes.parts.push_back({.relationship = relationship, .record = record});
    return;
  }
  part.gather(relationships_, relationship);
  const ClientRecord other = part.record(policy_->rules, day);
  if (record != other) notes.differences.push_back({client, other - record});
}

void ScoreBook::note_other_record(std::uint32_t relationship, Day day, RelationshipPart& part,
                                  RecordNotes& notes) const {
  if (!uses_records() || !part.gather(relationships_, relationship)) return;
  const ClientRecord record = part.record(policy_->rules, day_);
  const ClientRecord other = part.record(policy_->rules, day);
  if (record == other) return;
  notes.differences.push_back({relationships_[relationship].client, other - record});
}

// Applies the news of a relationship whose contracts stay the same ones: nothing but their rows is
// written, so that threads may do that at once. False where anything else would be.
bool ScoreBook::apply_in_place(const Touched& touched) {
  if ((waiting_[touched.relationship].marks & kOtherContracts) != 0) return false;
  const auto first = news_order_.begin() + touched.first_news;
  const auto last = std::find_if(first, news_order_.end(), [&](std::uint32_t i) {
    return news_[i].before != touched.relationship;
  });
  if (std::any_of(first, last, [&](std::uint32_t i) { return !news_[i].paid_stretches.empty(); })) {
    return false;
  }
  for (auto at = first; at != last; ++at) {
    News& news = news_[*at];
    relationships_.put(news.contract, news.freelancer, news.client, news.state);
    news.is_applied = true;
  }
  return true;
}

// After news were applied: what differs now.
void ScoreBook::add_new_records(const std::vector<RecordPart>& parts, Executor& executor,
                                std::vector<ClientDifference>& differences) const {
  const std::size_t pieces = (parts.size() + kAPiece - 1) / kAPiece;
  std::vector<std::vector<ClientDifference>> out(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    RelationshipPart part;
    const std::size_t end = std::min(parts.size(), (piece + 1) * kAPiece);
    for (std::size_t i = piece * kAPiece; i < end; ++i) {
      if (i + kAhead < end) {
        relationships_.prefetch_first_contract(parts[i + kAhead].relationship);
      }
      const auto& [relationship, record] = parts[i];
      const bool is_there = part.gather(relationships_, relationship);
      const ClientRecord other = is_there ? part.record(policy_->rules, day_) : ClientRecord{};
      if (record == other) continue;
      out[piece].push_back({relationships_[relationship].client, other - record});
    }
  });
  for (const auto& piece : out) append(differences, piece);
}

// Changes the records, and touches everybody for whom that can matter: of a client whose record
// means for all of them what it meant before, nobody.
void ScoreBook::change_records(const std::vector<ClientDifference>& differences) {
  for (std::size_t i = 0; i < differences.size(); ++i) {
    constexpr std::size_t kFarAhead = 24;
    if (i + kFarAhead < differences.size()) {
      __builtin_prefetch(&records_[differences[i + kFarAhead].client.value]);
      relationships_.prefetch_client(differences[i + kFarAhead].client);
    }
    const ClientIndex client = differences[i].client;
    ClientRecord& record = records_[client.value];
    const ClientRecord old = record;
    record += differences[i].difference;
    const std::uint32_t most = relationships_.most_contracts(client);
    const scoring::RecordBearings bearings = scoring::bearings(record, most, policy_->rules);
    if (bearings.clear() && bearings == scoring::bearings(old, most, policy_->rules)) continue;
    old_records_.push_back({client, old});
  }
  // Of a client that changed several times, what it was before the first time.
  std::stable_sort(old_records_.begin(), old_records_.end(),
                   [](const OldRecord& a, const OldRecord& b) { return a.client < b.client; });
  const auto same = [](const OldRecord& a, const OldRecord& b) { return a.client == b.client; };
  old_records_.erase(std::unique(old_records_.begin(), old_records_.end(), same),
                     old_records_.end());
  for (const OldRecord& old : old_records_) {
    for (std::uint32_t relationship = relationships_.first_of_client(old.client);
         relationship != Relationships::kNone;
         relationship = relationships_[relationship].next_of_client) {
      touch(relationship, kOtherClient, Causes(Cause::client_record));
    }
  }
}

// Reckons what is touched again: one for each piece.
class ScoreBook::Pass {
 public:
  Pass(ScoreBook& book, Day before)
      : book_(book),
        rules_(book.policy_->rules),
        then_(rules_, before.present() ? before : book.day_,
              part_.client_records(book.uses_records())),
        now_(rules_, book.day_, part_.client_records(book.uses_records())) {}

  Found reckon(std::size_t begin, std::size_t end) {
    found_.rescored.reserve(end - begin);
    const auto all = [](std::uint8_t) { return true; };
    for (std::size_t i = begin; i < end;) {
      const FreelancerIndex freelancer = book_.touched_[i].freelancer;
      book_.entries_.load(freelancer, entry_);
      causes_ = {};
      is_there_ = false;
      bool again = false;
      for (; i < end && book_.touched_[i].freelancer == freelancer; ++i) {
        book_.prefetch(i, end, all);
        again |= put_in(book_.touched_[i]);
      }
      if (!again) continue;
      decide_on(freelancer);
      book_.entries_.set(freelancer, entry_);
    }
    return std::move(found_);
  }

 private:
  // False if the client's record is all that changed, and means the same to this freelancer.
  bool put_in(const Touched& touched) {
    const std::uint32_t relationship = touched.relationship;
    if (relationship == Relationships::kNone) {
      causes_.add(touched.causes);
      return true;
    }
    Waiting& waiting = book_.waiting_[relationship];
    const std::uint8_t marks = std::exchange(waiting.marks, std::uint8_t{0});
    const ClientIndex client = book_.relationships_[relationship].client;
    const bool is_there = part_.gather(book_.relationships_, relationship);
    if (marks == kOtherClient && (!is_there || means_the_same(client))) return false;
    causes_.add(touched.causes);
    if ((marks & kDue) != 0) causes_.add(waiting.next_causes);
    if ((marks & kOtherClient) != 0) causes_.add(Cause::client_record);
    Day next = kNever;
    if (is_there) {
      is_there_ = true;
      if ((marks & kNews) == 0) {
        if (book_.uses_records()) part_.set_client_record(old_record(client, marks));
        part_.reckon(then_, scoring::NoTrace{});
        part_.take_from(entry_);
      }
      if (book_.uses_records()) part_.set_client_record(book_.records_[client.value]);
      PassingTime passing(part_.table(), now_);
      part_.reckon(now_, passing);
      part_.add_to(entry_);
      next = passing.next({0}).value_or(kNever);
      waiting.next_causes = passing.causes();
    }
    book_.next_.set(relationship, next);
    ++found_.relationships;
    return true;
  }

  [[nodiscard]] bool means_the_same(ClientIndex client) const {
    const ClientRecord own = part_.record(rules_, book_.day_);
    const ClientRecord before = old_record(client, kOtherClient) - own;
    const ClientRecord now = book_.records_[client.value] - own;
    return scoring::is_flagged(before, rules_) == scoring::is_flagged(now, rules_) &&
           scoring::is_harsh(before, rules_) == scoring::is_harsh(now, rules_);
  }

  [[nodiscard]] const ClientRecord& old_record(ClientIndex client, std::uint8_t marks) const {
    if ((marks & kOtherClient) == 0) return book_.records_[client.value];
    return std::lower_bound(book_.old_records_.begin(), book_.old_records_.end(), client,
                            [](const OldRecord& old, ClientIndex at) { return old.client < at; })
        ->record;
  }

  void decide_on(FreelancerIndex freelancer) {
    const bool is_there = is_there_ || book_.relationships_.contracts_of(freelancer) > 0;
    const BookedScore after = is_there ? booked_score(decide(now_, entry_)) : BookedScore{};
    found_.rescored.push_back({.freelancer = freelancer, .causes = causes_});
    if (after == entry_.shown) return;
    found_.changed.push_back(
        {.freelancer = freelancer, .causes = causes_, .before = entry_.shown, .after = after});
    entry_.shown = after;
  }

  ScoreBook& book_;
  RelationshipPart part_;
  const scoring::Rules& rules_;
  Question then_;
  Question now_;
  Found found_;
  // Of the freelancer at hand.
  ScoreBookEntry entry_;
  Causes causes_;
  bool is_there_ = false;
};

void ScoreBook::put_in(Day before, Executor& executor, DayPass& pass) {
  std::vector<Found> found(piece_count());
  for_touched(executor, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    found[piece] = Pass(*this, before).reckon(begin, end);
  });
  for (const Found& piece : found) {
    append(pass.rescored, piece.rescored);
    append(pass.changed, piece.changed);
    pass.relationships += piece.relationships;
  }
}

Score ScoreBook::score(FreelancerIndex freelancer) const {
  return decide(question(), entries_[freelancer]);
}

}  // namespace jss::insight
