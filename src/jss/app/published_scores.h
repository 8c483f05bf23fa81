// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/history/event.h"
#include "jss/insight/booked_score.h"
#include "jss/scoring/population.h"

namespace jss::app {

/// The policy that a publication kept.
///
/// Errors: `corruption` where its bytes do not have their digest, or are no policy of that id.
[[nodiscard]] Result<scoring::Policy> kept_policy(const history::PublicationOpened& opened);

/// What a publication shows of somebody who has a contract.
[[nodiscard]] history::ScorePublished shown_score(const std::string& publication,
                                                  std::string_view freelancer,
                                                  const insight::BookedScore& score);

/// The scores that follow from what a publication opened with: of everybody who had a contract, in
/// the order of their ids, bytewise. The same from any machine, whatever was recorded since, and
/// for any number of threads.
///
/// Errors: those of `kept_policy`.
[[nodiscard]] Result<std::vector<history::ScorePublished>> scores_of(
    const history::PublicationOpened& opened, std::span<const history::Event> events,
    scoring::Executor& executor);

/// What differs first, in the order of the freelancers' ids, between what was shown and what
/// follows, for a person; nothing if all is the same.
[[nodiscard]] std::optional<std::string> first_difference(
    std::span<const history::ScorePublished> shown,
    std::span<const history::ScorePublished> follow);

/// A score as shown, in words: `88 (88.24, 12m)`, or `no score (no_outcomes)`.
[[nodiscard]] std::string in_words(const history::ScorePublished& shown);

}  // namespace jss::app
