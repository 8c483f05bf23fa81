// SPDX-License-Identifier: Apache-2.0
#include "jss/app/score_series.h"

#include <algorithm>
#include <utility>

#include "jss/app/published_scores.h"

namespace jss::app {

using history::Event;
using history::ScorePublished;

void ScoreSeries::start_afresh() {
  keeper_.reset();
  learned_ = 0;
  policies_.clear();
  digest_.clear();
  order_.clear();
}

Result<std::vector<ScorePublished>> ScoreSeries::next(const history::PublicationOpened& opened) {
  // Keeping everybody's score takes twice as long as computing it, and spares nearly all later on.
  constexpr std::size_t kWorthKeeping = 3;
  const bool is_worth_keeping = keeper_ || expected_ >= kWorthKeeping;
  if (expected_ > 0) --expected_;
  if (!is_worth_keeping) return scores_of(opened, events_, executor_);
  auto policy = kept_policy(opened);
  if (!policy) return tl::unexpected(policy.error());
  const auto is_known = [&](const Event& event) { return event.recorded_at <= opened.known_at; };
  const auto known = static_cast<std::size_t>(
      std::partition_point(events_.begin(), events_.end(), is_known) - events_.begin());
  if (keeper_ && (opened.as_of < keeper_->scores().day() || known < learned_)) start_afresh();
  if (digest_ != opened.digest) {
    policies_.push_back(std::make_unique<const scoring::Policy>(std::move(*policy)));
    digest_ = opened.digest;
    if (!keeper_) keeper_.emplace(scoring::PolicyCalendar::pinned(*policies_.back()));
    keeper_->set_policies(scoring::PolicyCalendar::pinned(*policies_.back()));
  }
  keeper_->learn(events_.subspan(learned_, known - learned_));
  learned_ = known;
  keeper_->move_to(opened.as_of, executor_);
  return shown(opened.publication);
}

std::vector<ScorePublished> ScoreSeries::shown(const std::string& publication) {
  const insight::ScoreBook& scores = keeper_->scores();
  const auto by_id = [this](FreelancerIndex a, FreelancerIndex b) {
    return keeper_->freelancer_id(a) < keeper_->freelancer_id(b);
  };
  const auto known = static_cast<std::ptrdiff_t>(order_.size());
  while (order_.size() < scores.freelancer_count()) {
    order_.push_back({static_cast<std::uint32_t>(order_.size())});
  }
  std::sort(order_.begin() + known, order_.end(), by_id);
  std::inplace_merge(order_.begin(), order_.begin() + known, order_.end(), by_id);
  std::vector<ScorePublished> all;
  all.reserve(order_.size());
  for (const FreelancerIndex freelancer : order_) {
    const insight::BookedScore score = scores.shown(freelancer);
    if (!score.there) continue;
    all.push_back(shown_score(publication, keeper_->freelancer_id(freelancer), score));
  }
  return all;
}

}  // namespace jss::app
