// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/memory_ledger.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace jss::ledger {
namespace {

class MemoryStore final : public RecordStore {
 public:
  Result<Tail> begin() override {
    roll_back();
    return Tail{.head = last(), .persons = persons_.size()};
  }

  Result<std::vector<StoredRecord>> find_records(std::span<const std::string_view> ids) override {
    std::vector<StoredRecord> found;
    for (const std::string_view id : ids) {
      const auto position = positions_.find(std::string(id));
      if (position != positions_.end()) found.push_back(records_[position->second]);
    }
    return found;
  }

  Result<std::vector<Person>> find_persons(std::span<const PersonName> names) override {
    std::vector<Person> found;
    for (const PersonName& name : names) {
      for (const Person& person : persons_) {
        if (person.kind == name.kind && person.id == name.id) found.push_back(person);
      }
    }
    return found;
  }

  Result<void> add(std::span<const Person> persons,
                   std::span<const StoredRecord> records) override {
    new_persons_.insert(new_persons_.end(), persons.begin(), persons.end());
    new_records_.insert(new_records_.end(), records.begin(), records.end());
    return {};
  }

  Result<void> forget(const Person& person) override {
    forgotten_.push_back(person);
    return {};
  }

  Result<void> write(const Note& note) override {
    new_notes_.push_back(note);
    return {};
  }

  Result<void> erase_note(const std::string& kind, const std::string& id) override {
    erased_notes_.emplace_back(kind, id);
    return {};
  }

  Result<std::vector<Note>> notes(const std::string& kind) override {
    std::vector<Note> found;
    for (const auto& [key, bytes] : notes_) {
      if (key.first == kind) found.push_back({key.first, key.second, bytes});
    }
    return found;
  }

  Result<void> commit() override {
    for (const auto& name : erased_notes_) notes_.erase(name);
    for (Note& note : new_notes_) notes_[{note.kind, note.id}] = std::move(note.bytes);
    for (Person& person : new_persons_) persons_.push_back(std::move(person));
    for (StoredRecord& record : new_records_) {
      positions_.emplace(record.id, records_.size());
      records_.push_back(std::move(record));
    }
    for (const Person& person : forgotten_) destroy(person);
    roll_back();
    return {};
  }

  void roll_back() override {
    new_persons_.clear();
    new_records_.clear();
    new_notes_.clear();
    erased_notes_.clear();
    forgotten_.clear();
  }

  Result<Head> head() override { return last(); }

  Result<bool> has(std::uint64_t seq, const Digest& digest) override {
    return seq >= 1 && seq <= records_.size() && records_[seq - 1].digest == digest;
  }

  Result<void> read(const Selection& selection, const Visitor& visit) override {
    for (std::size_t i = selection.after; i < records_.size(); ++i) {
      if (!is_selected(records_[i], selection)) continue;
      StoredRecord copy = records_[i];
      if (auto done = visit(copy); !done) return done;
    }
    return {};
  }

  Result<Traces> traces_of(const Person& person) override {
    Traces traces;
    const std::set<std::string> contracts = contracts_of(person);
    traces.contracts = contracts.size();
    for (const StoredRecord& record : records_) {
      if (names(record, person)) ++traces.records;
      if (record.aside && !record.aside->forgotten_for && is_about(record, person, contracts)) {
        ++traces.texts;
      }
    }
    return traces;
  }

  Result<void> sweep() override { return {}; }

  Result<std::optional<std::string>> self_check() override { return std::optional<std::string>(); }

 private:
  [[nodiscard]] Head last() const {
    if (records_.empty()) return {};
    const StoredRecord& record = records_.back();
    return {.seq = record.seq, .recorded_at = record.recorded_at, .digest = record.digest};
  }

  static bool is_selected(const StoredRecord& record, const Selection& selection) {
    const auto is = [](const std::optional<std::string>& wanted, const std::string& there) {
      return !wanted || *wanted == there;
    };
    const auto id = [](const std::optional<Person>& person) {
      return person ? person->id : std::string();
    };
    return is(selection.contract, record.contract) &&
           is(selection.freelancer, id(record.freelancer)) &&
           is(selection.client, id(record.client)) &&
           (!selection.recorded_until || record.recorded_at <= *selection.recorded_until);
  }

  static bool names(const StoredRecord& record, const Person& person) {
    const auto& named = person.kind == PersonKind::freelancer ? record.freelancer : record.client;
    return named && named->number == person.number;
  }

  [[nodiscard]] std::set<std::string> contracts_of(const Person& person) const {
    std::set<std::string> contracts;
    for (const StoredRecord& record : records_) {
      const bool is_start = !record.contract.empty() && record.freelancer && record.client;
      if (is_start && names(record, person)) contracts.insert(record.contract);
    }
    return contracts;
  }

  static bool is_about(const StoredRecord& record, const Person& person,
                       const std::set<std::string>& contracts) {
    return names(record, person) || contracts.contains(record.contract);
  }

  void destroy(const Person& person) {
    const std::set<std::string> contracts = contracts_of(person);
    Person forgotten = person;
    forgotten.id = alias_of(person.pseudonym);
    forgotten.secret = {};
    for (Person& one : persons_) {
      if (one.number == person.number) one = forgotten;
    }
    for (StoredRecord& record : records_) {
      const bool is_theirs = is_about(record, person, contracts);
      if (names(record, person)) {
        (person.kind == PersonKind::freelancer ? record.freelancer : record.client) = forgotten;
      }
      if (is_theirs && record.aside && !record.aside->forgotten_for) {
        record.aside = {.salt = {}, .bytes = {}, .forgotten_for = forgotten};
      }
    }
  }

  std::vector<StoredRecord> records_;
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<Person> persons_;
  std::vector<StoredRecord> new_records_;
  std::vector<Person> new_persons_;
  std::vector<Person> forgotten_;
  std::map<std::pair<std::string, std::string>, std::string> notes_;  // by kind and id
  std::vector<Note> new_notes_;
  std::vector<std::pair<std::string, std::string>> erased_notes_;
};

}  // namespace

EventLedger memory_ledger() { return EventLedger(std::make_unique<MemoryStore>()); }

}  // namespace jss::ledger
