// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/insight/answer_range.h"
#include "jss/insight/explanation.h"
#include "jss/io/score_json.h"
#include "jss/io/text_table.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// A score under another policy, for comparison.
struct OtherScore {
  std::string policy_id;
  scoring::Score score;
};

/// Everything that the page of one freelancer tells.
struct ScorePage {
  ScoreSubject subject;
  const scoring::Policy& policy;
  const insight::Explanation& explanation;
  const insight::AnswerRange& answers;
  const std::vector<OtherScore>& others;
};

/// How much of the contracts a page lists.
enum class Listing {
  costliest,  ///< Those that cost most points, and a count of the rest.
  all,        ///< Every contract that counts, and every one that does not, with its reason.
};

/// The page of one freelancer: the score, the windows side by side, the reasons ranked (if all is
/// listed), what costs points, what does not count and why, how far unknown private answers could
/// move it, the score under other rules. No line is wider than the style says.
[[nodiscard]] std::string score_page(const ScorePage& page, Listing listing,
                                     const TextStyle& style);

/// How every page about one freelancer begins: who, on which day, under which rules.
[[nodiscard]] std::string page_heading(const ScoreSubject& subject, std::string_view policy_title,
                                       const TextStyle& style);

/// `24 months`, or `trending` for zero.
[[nodiscard]] std::string window_words(int months);

/// What keeps a window from qualifying: `needs 4 contracts`. REQUIRES: it does not qualify.
[[nodiscard]] std::string gate_words(const scoring::WindowScore& window,
                                     const scoring::Rules& rules);

/// The score as shown, `88`, and to the hundredth, `88.24`; `no score` where there is none.
[[nodiscard]] std::string shown_words(const scoring::Score& score);
[[nodiscard]] std::string exact_words(const scoring::Score& score);

/// A score in a few characters: `88 (88.24)`, or `no score, too few clients`.
[[nodiscard]] std::string score_words(const scoring::Score& score);

}  // namespace jss::io
