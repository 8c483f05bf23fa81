// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace jss::service {

/// A question of the engine as routes put it. Its options are those of the command of that name, in
/// snake_case, without what names files or who is asked about.
struct Question {
  using Words = std::span<const std::string_view>;

  std::string_view name;  ///< As in `engine::Request`.
  Words places;           ///< Which options the places of the path are, in their order.
  Words options;          ///< Which options may be given, with `format` last.
  Words formats;          ///< The values of `format`; the first is the default.
  std::string_view list;  ///< The member for lines of JSON that are a list; empty: it is one.

  /// Whether it is about one freelancer, whom the path names.
  [[nodiscard]] constexpr bool is_about_one() const { return places.front() == "freelancer"; }
};

namespace questions {

using Word = std::string_view;

inline constexpr std::array<Word, 1> kFreelancer{"freelancer"};
inline constexpr std::array<Word, 2> kTables{"json", "csv"};
inline constexpr std::array<Word, 4> kTimelineForms{"json", "csv", "svg", "ics"};

inline constexpr std::array<Word, 5> kScoreOptions{"as_of", "known_at", "policy", "detail",
                                                   "format"};
inline constexpr std::array<Word, 5> kExplainOptions{"as_of", "known_at", "policy", "since",
                                                     "format"};
inline constexpr std::array<Word, 7> kTimelineOptions{"as_of", "known_at", "policy", "from",
                                                      "to",    "under",    "format"};
inline constexpr std::array<Word, 6> kForecastOptions{"as_of",  "known_at", "policy",
                                                      "months", "under",    "format"};
inline constexpr std::array<Word, 5> kStandingOptions{"as_of", "known_at", "policy",
                                                      "large_contract", "format"};
inline constexpr std::array<Word, 4> kPlainOptions{"as_of", "known_at", "policy", "format"};
inline constexpr std::array<Word, 5> kCalendarOptions{"as_of", "known_at", "policy", "to",
                                                      "format"};
inline constexpr std::array<Word, 6> kWhatIfOptions{"do",       "until",  "as_of",
                                                    "known_at", "policy", "format"};
inline constexpr std::array<Word, 6> kPlanOptions{"target",   "by",     "as_of",
                                                  "known_at", "policy", "format"};

inline constexpr std::array<Word, 1> kPolicy{"policy"};
inline constexpr std::array<Word, 4> kImpactOptions{"against", "as_of", "known_at", "format"};

inline constexpr Question kScore{"score", kFreelancer, kScoreOptions, kTables};
inline constexpr Question kExplanation{"explain", kFreelancer, kExplainOptions, kTables};
inline constexpr Question kTimeline{"timeline", kFreelancer, kTimelineOptions, kTimelineForms,
                                    "timeline"};
inline constexpr Question kForecast{"forecast", kFreelancer, kForecastOptions, kTimelineForms,
                                    "forecast"};
inline constexpr Question kStanding{"standing", kFreelancer, kStandingOptions, kTables};
inline constexpr Question kTrend{"trend", kFreelancer, kPlainOptions, kTables};
inline constexpr Question kAdvice{"advise", kFreelancer, kPlainOptions, kTables};
inline constexpr Question kCalendar{"calendar", kFreelancer, kCalendarOptions, kTables, "calendar"};
inline constexpr Question kWhatIf{"what-if", kFreelancer, kWhatIfOptions, kTables};
inline constexpr Question kPlan{"plan", kFreelancer, kPlanOptions, kTables};
/// Of the whole market.
inline constexpr Question kImpact{"policy shadow", kPolicy, kImpactOptions, kTables};

}  // namespace questions
}  // namespace jss::service
