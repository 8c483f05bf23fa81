// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/insight/removal_choice.h"
#include "jss/insight/standing.h"
#include "jss/io/freelancer_subject.h"
#include "jss/io/text_table.h"
#include "jss/scoring/score.h"

namespace jss::io {

/// All that is told of somebody's badges and perks.
struct StandingPage {
  FreelancerSubject subject;
  const scoring::Score& score;  ///< On the day.
  const insight::Standing& standing;
  /// What to spend the right to remove a feedback on, the best first; empty where there is no such
  /// right, or nothing to remove.
  const std::vector<insight::RemovalChoice>& removals;
};

/// The badge's name as the marketplace writes it.
[[nodiscard]] std::string_view in_words(insight::Badge badge);

/// What a criterion asks, in a few words: `13 of the last 16 weeks`.
[[nodiscard]] std::string asked_words(const insight::BadgeCriterion& criterion);

/// What there is of it, likewise: `none was removed`, `no source tells`.
[[nodiscard]] std::string found_words(const insight::CriterionStanding& standing);

/// A page with a table for each badge: what is asked, what there is, until when, or when at the
/// earliest. No line is wider than the style says.
[[nodiscard]] std::string standing_page(const StandingPage& page, const TextStyle& style);

/// An amount, a number or nothing, as the criterion of that kind writes its figures: `1000.00`,
/// `13`; empty for nothing and for kinds that are asked or not.
[[nodiscard]] std::string figure_words(insight::CriterionKind kind,
                                       std::optional<std::int64_t> figure);

/// What the criterion is asked to be, likewise; for another badge its name.
[[nodiscard]] std::string needed_words(const insight::BadgeCriterion& criterion);

}  // namespace jss::io
