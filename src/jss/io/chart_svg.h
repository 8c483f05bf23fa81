// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "jss/insight/timeline.h"
#include "jss/io/score_turn.h"

namespace jss::io {

/// One history of a score: as it went, or as it would have gone under other rules.
struct ChartLine {
  std::string label;  ///< Plain text, a few words.
  const insight::Timeline* timeline = nullptr;
};

/// What a chart of a score over time shows.
struct Chart {
  std::string title;
  std::string subtitle;
  Day today;                     ///< Up to here lines are solid, from here on dashed.
  std::vector<ChartLine> lines;  ///< At least one. One alone is drawn with its windows.
  std::vector<ScoreTurn> turns;  ///< Of one alone: numbered marks; rising by day.
  std::string id = "chart";      ///< Begins the ids in the picture: unique in a page.
  /// A document of its own, with title, list of turns, style and background; else a part of a page
  /// that has `chart_style` and says the rest itself.
  bool is_document = true;
};

/// The chart as SVG: steps, gaps where there is no score, no script, nothing from elsewhere; light
/// or dark as the reader's system is. Every text is escaped. Coordinates are whole pixels.
/// REQUIRES: no timeline is empty.
[[nodiscard]] std::string chart_svg(const Chart& chart);

/// The style that charts in a page need, once a page.
[[nodiscard]] std::string chart_style();

/// The number that each turn bears in a chart, from 1, by day; zero for the lesser ones where there
/// are more than a chart has room for.
[[nodiscard]] std::vector<int> turn_numbers(std::span<const ScoreTurn> turns);

}  // namespace jss::io
