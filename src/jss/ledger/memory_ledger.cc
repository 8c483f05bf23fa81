// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/memory_ledger.h"

#include <memory>
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

  Result<void> commit() override {
    for (Person& person : new_persons_) persons_.push_back(std::move(person));
    for (StoredRecord& record : new_records_) {
      positions_.emplace(record.id, records_.size());
      records_.push_back(std::move(record));
    }
    roll_back();
    return {};
  }

  void roll_back() override {
    new_persons_.clear();
    new_records_.clear();
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

  std::vector<StoredRecord> records_;
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<Person> persons_;
  std::vector<StoredRecord> new_records_;
  std::vector<Person> new_persons_;
};

}  // namespace

EventLedger memory_ledger() { return EventLedger(std::make_unique<MemoryStore>()); }

}  // namespace jss::ledger
