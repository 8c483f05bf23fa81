// SPDX-License-Identifier: Apache-2.0
// What a market tells of everybody, of reviews, and of the contracts they are about.
#include <algorithm>
#include <shared_mutex>
#include <utility>

#include "jss/app/policy_events.h"
#include "jss/service/market.h"

namespace jss::service {
namespace {

using ReadLock = std::shared_lock<std::shared_mutex>;

}  // namespace

Result<Appended> Market::append_made(const std::function<Result<Batch>()>& make) {
  const std::lock_guard writing(writing_);
  if (auto learned = learn_news(); !learned) return tl::unexpected(learned.error());
  const auto events = make();
  if (!events) return tl::unexpected(events.error());
  return events->empty() ? Result<Appended>() : keep(*events);
}

engine::Source Market::whole_source() const {
  const ReadLock lock(state_);
  std::vector<history::Event> all;
  all.reserve(events_.size());
  events_.for_each([&all](const history::Event& event) { all.push_back(event); });
  return engine::Source::of_ledger(name_, std::move(all), policy_events_, app::policy_digest,
                                   std::max(day_of(clock_()), keeper_->scores().day()));
}

std::vector<history::Event> Market::events_of(std::string_view contract) const {
  const ReadLock lock(state_);
  return events_.of_contract(contract);
}

void Market::read_reviews(const std::function<void(const history::ReviewBook&)>& read) const {
  const ReadLock lock(state_);
  read(reviews_);
}

Day Market::today() const {
  const ReadLock lock(state_);
  return std::max(day_of(clock_()), keeper_->scores().day());
}

}  // namespace jss::service
