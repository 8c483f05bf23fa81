// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/ledger_batch.h"

#include <cassert>

namespace jss::ledger {
namespace {

constexpr const char* kNoChance = "the system gives no random bytes, without which nothing is safe";

// What was forgotten cannot be compared any more; that there was something, can.
bool is_same_person(const std::optional<Person>& stored, const std::string& id) {
  if (!stored || id.empty()) return !stored && id.empty();
  return stored->id == id || stored->is_forgotten();
}

bool are_same_texts(const std::optional<Aside>& stored, const std::string& texts) {
  if (!stored) return texts.empty();
  return stored->forgotten_for || stored->bytes == texts;
}

}  // namespace

Result<void> LedgerBatch::begin() {
  auto tail = store_.begin();
  if (!tail) return tl::unexpected(tail.error());
  tail_ = *tail;
  std::vector<std::string_view> ids;
  ids.reserve(entries_.size());
  for (const Entry* entry : entries_) ids.emplace_back(entry->id);
  auto there = store_.find_records(ids);
  if (!there) return tl::unexpected(there.error());
  for (StoredRecord& record : *there) {
    std::string id = record.id;
    there_.emplace(std::move(id), std::move(record));
  }
  records_.reserve(entries_.size());  // so that linked_ can count on what it refers to
  return find_persons();
}

Result<void> LedgerBatch::find_persons() {
  std::vector<PersonName> names;
  const auto want = [&](PersonKind kind, const std::string& id) {
    if (!id.empty() && persons_.try_emplace({kind, id}).second) names.push_back({kind, id});
  };
  for (const Entry* entry : entries_) {
    want(PersonKind::freelancer, entry->freelancer);
    want(PersonKind::client, entry->client);
  }
  auto found = store_.find_persons(names);
  if (!found) return tl::unexpected(found.error());
  for (Person& person : *found) {
    const std::pair key(person.kind, person.id);
    persons_[key] = std::move(person);
  }
  return {};
}

const StoredRecord* LedgerBatch::find(const Entry& entry) const {
  if (const auto found = linked_.find(entry.id); found != linked_.end()) {
    return &records_[found->second];
  }
  const auto found = there_.find(entry.id);
  return found == there_.end() ? nullptr : &found->second;
}

bool LedgerBatch::same_content(const StoredRecord& stored, const Entry& entry) {
  return stored.at == entry.at && stored.contract == entry.contract &&
         is_same_person(stored.freelancer, entry.freelancer) &&
         is_same_person(stored.client, entry.client) && stored.bytes == entry.bytes &&
         are_same_texts(stored.aside, entry.aside);
}

Result<std::optional<Person>> LedgerBatch::person(PersonKind kind, const std::string& id) {
  if (id.empty()) return std::optional<Person>();
  Person& person = persons_[{kind, id}];
  if (person.number != 0) return std::optional(person);
  const auto secret = random_secret();
  if (!secret) return fail(ErrorCode::unavailable, kNoChance);
  person = {.number = ++tail_.persons,
            .kind = kind,
            .pseudonym = pseudonym_of(kind, *secret, id),
            .id = id,
            .secret = *secret};
  new_persons_.push_back(person);
  return std::optional(person);
}

Result<void> LedgerBatch::link(const Entry& entry, Timestamp recorded_at) {
  assert(find(entry) == nullptr && (head().seq == 0 || recorded_at > head().recorded_at));
  auto freelancer = person(PersonKind::freelancer, entry.freelancer);
  if (!freelancer) return tl::unexpected(freelancer.error());
  auto client = person(PersonKind::client, entry.client);
  if (!client) return tl::unexpected(client.error());
  StoredRecord record;
  record.seq = head().seq + 1;
  record.id = entry.id;
  record.at = entry.at;
  record.recorded_at = recorded_at;
  record.contract = entry.contract;
  record.freelancer = std::move(*freelancer);
  record.client = std::move(*client);
  record.bytes = entry.bytes;
  if (!entry.aside.empty()) {
    const auto salt = random_secret();
    if (!salt) return fail(ErrorCode::unavailable, kNoChance);
    record.aside = {.salt = *salt, .bytes = entry.aside, .forgotten_for = {}};
    record.aside_digest = digest_of(*record.aside);
  }
  record.previous = head().digest;
  record.digest = digest_of(record);
  tail_.head = {.seq = record.seq, .recorded_at = recorded_at, .digest = record.digest};
  linked_.emplace(entry.id, records_.size());
  records_.push_back(std::move(record));
  return {};
}

Result<void> LedgerBatch::keep() {
  if (auto added = store_.add(new_persons_, records_); !added) return added;
  const auto committed = store_.commit();
  if (committed) return {};
  // The store may have died after it kept the batch and before it could say so.
  const auto kept = store_.has(head().seq, head().digest);
  if (!kept) {
    return fail(committed.error().code,
                committed.error().message +
                    "\nwhether the last batch was kept is not known, because the store does not "
                    "answer any more: send it again, what was kept is not kept twice");
  }
  if (!*kept) return tl::unexpected(committed.error());
  return {};
}

}  // namespace jss::ledger
