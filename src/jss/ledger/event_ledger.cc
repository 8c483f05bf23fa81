// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/event_ledger.h"

#include <algorithm>
#include <string_view>

#include "jss/ledger/chain_walk.h"
#include "jss/ledger/erasure_check.h"
#include "jss/ledger/ledger_batch.h"

namespace jss::ledger {
namespace {

// Stores count nanoseconds in 64 bits.
constexpr Timestamp kEarliestClock{-9'214'646'400, 0};  // 1678-01-01
constexpr Timestamp kLatestClock{9'214'646'400, 0};     // 2262-01-01

std::string quoted(std::string_view id) { return "'" + std::string(id) + "'"; }

Result<void> check_clock(Timestamp now) {
  if (now >= kEarliestClock && now < kLatestClock) return {};
  return invalid("the clock says " + to_string(now) +
                 ", which no ledger can record: it reaches from 1678 to 2261");
}

Result<void> check_entry(const Entry& entry) {
  const auto problem = problem_of(entry);
  if (!problem) return {};
  constexpr std::size_t kShown = 60;
  return invalid("event " + quoted(std::string_view(entry.id).substr(0, kShown)) + ": " +
                 std::string(problem->key) + " " + problem->message);
}

Error conflict_of(const Entry& entry) {
  return {ErrorCode::conflict,
          "event " + quoted(entry.id) +
              " is recorded with other content: give each event an id of its own; to correct one, "
              "retract it and add another"};
}

// Rolls back unless told that all went well.
class Guard {
 public:
  explicit Guard(RecordStore& store) : store_(&store) {}
  ~Guard() {
    if (store_ != nullptr) store_->roll_back();
  }
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  void release() { store_ = nullptr; }

 private:
  RecordStore* store_;
};

template <class Item>
std::vector<const Entry*> pointers_to(std::span<const Item> batch) {
  std::vector<const Entry*> entries;
  entries.reserve(batch.size());
  for (const Item& item : batch) entries.push_back(&item);
  return entries;
}

Record record_of(StoredRecord& stored) {
  Record record;
  record.id = std::move(stored.id);
  record.at = stored.at;
  record.contract = std::move(stored.contract);
  if (stored.freelancer) record.freelancer = std::move(stored.freelancer->id);
  if (stored.client) record.client = std::move(stored.client->id);
  record.bytes = std::move(stored.bytes);
  if (stored.aside) record.aside = std::move(stored.aside->bytes);
  record.seq = stored.seq;
  record.recorded_at = stored.recorded_at;
  record.digest = stored.digest;
  return record;
}

}  // namespace

Result<Receipt> EventLedger::append(std::span<const Entry> batch, Timestamp now,
                                    OnConflict on_conflict) {
  if (auto checked = check_clock(now); !checked) return tl::unexpected(checked.error());
  for (const Entry& entry : batch) {
    if (auto checked = check_entry(entry); !checked) return tl::unexpected(checked.error());
  }
  const std::vector<const Entry*> entries = pointers_to(batch);
  LedgerBatch linking(*store_, entries);
  Guard guard(*store_);
  if (auto begun = linking.begin(); !begun) return tl::unexpected(begun.error());
  Receipt receipt;
  receipt.fates.reserve(batch.size());
  for (const Entry& entry : batch) {
    if (const StoredRecord* stored = linking.find(entry)) {
      const bool same = LedgerBatch::same_content(*stored, entry);
      if (!same && on_conflict == OnConflict::refuse_all) {
        return tl::unexpected(conflict_of(entry));
      }
      receipt.fates.push_back(same ? Fate::repeated : Fate::conflicting);
      continue;
    }
    const Timestamp recorded_at =
        linking.head().seq == 0 ? now : std::max(now, just_after(linking.head().recorded_at));
    if (auto linked = linking.link(entry, recorded_at); !linked) {
      return tl::unexpected(linked.error());
    }
    receipt.fates.push_back(Fate::accepted);
  }
  receipt.head = linking.head();
  if (linking.empty()) return receipt;
  if (auto kept = linking.keep(); !kept) return tl::unexpected(kept.error());
  guard.release();
  return receipt;
}

Result<Receipt> EventLedger::restore(std::span<const Record> batch) {
  for (const Record& record : batch) {
    if (auto checked = check_clock(record.recorded_at); !checked) {
      return tl::unexpected(checked.error());
    }
    if (auto checked = check_entry(record); !checked) return tl::unexpected(checked.error());
  }
  const std::vector<const Entry*> entries = pointers_to(batch);
  LedgerBatch linking(*store_, entries);
  Guard guard(*store_);
  if (auto begun = linking.begin(); !begun) return tl::unexpected(begun.error());
  Receipt receipt;
  receipt.fates.reserve(batch.size());
  for (const Record& record : batch) {
    const std::string place =
        "record " + std::to_string(record.seq) + ", event " + quoted(record.id) + ": ";
    if (const StoredRecord* stored = linking.find(record)) {
      const bool same = LedgerBatch::same_content(*stored, record) && stored->seq == record.seq &&
                        stored->recorded_at == record.recorded_at;
      if (!same) {
        return fail(ErrorCode::conflict, place + "the ledger has this event as record " +
                                             std::to_string(stored->seq) + ", recorded at " +
                                             to_string(stored->recorded_at) +
                                             ": only an empty ledger takes records back");
      }
      receipt.fates.push_back(Fate::repeated);
      continue;
    }
    const Head& head = linking.head();
    if (record.seq != head.seq + 1) {
      return fail(ErrorCode::conflict, place + "the ledger has " + std::to_string(head.seq) +
                                           " records, so record " + std::to_string(head.seq + 1) +
                                           " comes next: only an empty ledger takes records back");
    }
    if (head.seq > 0 && record.recorded_at <= head.recorded_at) {
      return fail(ErrorCode::conflict, place + "was recorded at " + to_string(record.recorded_at) +
                                           ", no later than the one before it");
    }
    if (auto linked = linking.link(record, record.recorded_at); !linked) {
      return tl::unexpected(linked.error());
    }
    receipt.fates.push_back(Fate::accepted);
  }
  receipt.head = linking.head();
  if (linking.empty()) return receipt;
  if (auto kept = linking.keep(); !kept) return tl::unexpected(kept.error());
  guard.release();
  return receipt;
}

Result<std::optional<Person>> EventLedger::person(PersonKind kind, std::string_view id) {
  const PersonName name{.kind = kind, .id = id};
  auto found = store_->find_persons({&name, 1});
  if (!found) return tl::unexpected(found.error());
  return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<PersonTraces> EventLedger::traces_of(const Person& person) {
  const auto traces = store_->traces_of(person);
  if (!traces) return tl::unexpected(traces.error());
  return PersonTraces{.alias = alias_of(person.pseudonym),
                      .is_forgotten = person.is_forgotten(),
                      .records = traces->records,
                      .contracts = traces->contracts,
                      .texts = traces->texts};
}

Result<std::optional<PersonTraces>> EventLedger::traces_of(PersonKind kind, const std::string& id) {
  const auto found = person(kind, id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::optional<PersonTraces>();
  auto traces = traces_of(**found);
  if (!traces) return tl::unexpected(traces.error());
  return std::optional(std::move(*traces));
}

// Bytes may have been left over by somebody who was forgotten before and cannot be named any more.
Result<std::optional<PersonTraces>> EventLedger::forget(PersonKind kind, const std::string& id) {
  std::optional<PersonTraces> traces;
  {
    Guard guard(*store_);
    if (auto begun = store_->begin(); !begun) return tl::unexpected(begun.error());
    const auto found = person(kind, id);
    if (!found) return tl::unexpected(found.error());
    if (*found) {
      auto there = traces_of(**found);
      if (!there) return tl::unexpected(there.error());
      traces = std::move(*there);
      if (!traces->is_forgotten || traces->texts > 0) {
        if (auto done = destroy(**found); !done) return tl::unexpected(done.error());
        guard.release();
      }
    }
  }
  if (const auto swept = store_->sweep(); !swept) {
    return fail(swept.error().code,
                swept.error().message +
                    "\nwhat was to be forgotten is destroyed and no reader gets it any more, but "
                    "bytes of it are still in the store: forget anybody again to remove them");
  }
  return traces;
}

Result<void> EventLedger::keep(const Note& note) {
  return change_note(note.kind, note.id,
                     [&note](const std::optional<std::string>&) { return note.bytes; });
}

Result<void> EventLedger::change_note(const std::string& kind, const std::string& id,
                                      const NoteChange& change) {
  for (const std::string* key : {&kind, &id}) {
    if (key->empty() || key->find('\0') != std::string::npos) {
      return invalid("a note has an empty key, or one with the character U+0000");
    }
  }
  Guard guard(*store_);
  if (auto begun = store_->begin(); !begun) return tl::unexpected(begun.error());
  auto there = store_->notes(kind);
  if (!there) return tl::unexpected(there.error());
  std::optional<std::string> before;
  for (Note& note : *there) {
    if (note.id == id) before = std::move(note.bytes);
  }
  const std::optional<std::string> after = change(before);
  if (after == before) return {};
  auto changed = after ? store_->write({kind, id, *after}) : store_->erase_note(kind, id);
  if (!changed) return changed;
  if (auto committed = store_->commit(); !committed) return committed;
  guard.release();
  return {};
}

Result<void> EventLedger::destroy(const Person& person) {
  if (auto done = store_->forget(person); !done) return done;
  const auto committed = store_->commit();
  if (committed) return {};
  // The store may have died after it kept the batch and before it could say so.
  const auto unknown = [&] {
    return fail(committed.error().code,
                committed.error().message +
                    "\nwhether they are forgotten is not known, because the store does not answer "
                    "any more: ask again");
  };
  if (!store_->head()) return unknown();
  const auto now = this->person(person.kind, alias_of(person.pseudonym));
  if (!now) return unknown();
  if (!*now) return tl::unexpected(committed.error());
  const auto left = store_->traces_of(**now);
  if (!left) return unknown();
  if (left->texts > 0) return tl::unexpected(committed.error());
  return {};
}

Result<void> EventLedger::read(const Selection& selection, const Visitor& visit) {
  ChainWalk walk(selection.has_gaps());
  return store_->read(selection, [&](StoredRecord& stored) -> Result<void> {
    if (auto damage = walk.damage(stored)) {
      return fail(ErrorCode::corruption, "record " + std::to_string(stored.seq) + " (" +
                                             quoted(stored.id) + ") is damaged: " + *damage +
                                             "; 'jss ledger verify' tells more");
    }
    return visit(record_of(stored));
  });
}

Result<Verification> EventLedger::verify(const std::optional<Digest>& expected) {
  Verification found;
  ChainWalk walk(false);
  walk.start_before_the_first();
  ErasureCheck erasures;
  if (expected && *expected == Digest{}) found.expected_at = 0;
  const auto done = store_->read({}, [&](StoredRecord& stored) -> Result<void> {
    const Head before = walk.last();
    if (auto damage = walk.damage(stored)) {
      found.damage = {.seq = before.seq + 1, .what = std::move(*damage)};
      return fail(ErrorCode::corruption, {});
    }
    erasures.add(stored, before);
    if (expected && stored.digest == *expected) found.expected_at = stored.seq;
    return {};
  });
  found.head = walk.last();
  if (!done && !found.damage) {
    if (done.error().code != ErrorCode::corruption) return tl::unexpected(done.error());
    found.damage = {.seq = found.head.seq + 1, .what = done.error().message};
  }
  if (found.damage) return found;
  if (auto wrong = erasures.damage()) {
    found.damage = {.seq = wrong->before.seq + 1, .what = wrong->what};
    found.head = wrong->before;
    return found;
  }
  found.forgotten_people = erasures.people();
  found.forgotten_texts = erasures.texts();
  auto checked = store_->self_check();
  if (!checked) return tl::unexpected(checked.error());
  if (*checked) found.damage = {.seq = 0, .what = std::move(**checked)};
  return found;
}

}  // namespace jss::ledger
