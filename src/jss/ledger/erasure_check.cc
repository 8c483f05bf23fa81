// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/erasure_check.h"

namespace jss::ledger {

void ErasureCheck::add(const StoredRecord& record, const Head& before) {
  for (const auto* person : {&record.freelancer, &record.client}) {
    if (!*person || !(*person)->is_forgotten()) continue;
    people_.insert((*person)->number);
    const bool is_between_two = record.freelancer && record.client && !record.contract.empty();
    if (is_between_two) contracts_.insert({(*person)->number, record.contract});
  }
  if (!record.aside || !record.aside->forgotten_for) return;
  ++texts_;
  const Number forgotten = record.aside->forgotten_for->number;
  const auto is_named = [forgotten](const std::optional<Person>& person) {
    return person && person->number == forgotten;
  };
  if (is_named(record.freelancer) || is_named(record.client)) return;
  doubts_.push_back({.before = before, .person = forgotten, .contract = record.contract});
}

std::optional<ErasureCheck::Damage> ErasureCheck::damage() const {
  for (const Doubt& doubt : doubts_) {
    if (contracts_.contains({doubt.person, doubt.contract})) continue;
    return Damage{.before = doubt.before,
                  .what = "its texts were destroyed for somebody whom they had nothing to do with"};
  }
  return std::nullopt;
}

}  // namespace jss::ledger
