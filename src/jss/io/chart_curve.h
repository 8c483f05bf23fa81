// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/io/chart_svg.h"

namespace jss::io {

/// A line to be drawn.
struct Curve {
  std::string label;
  const insight::Timeline* timeline = nullptr;
  /// Hundredths of a point, by point of the timeline; absent where there is no such score.
  std::vector<std::optional<std::int64_t>> values;
  bool is_main = false;    ///< The score itself among its windows.
  std::size_t colour = 0;  ///< A number of `chart_style`.
};

/// What a chart draws: its lines, and of one alone also every window that ever qualifies, the
/// longest first, trending last.
[[nodiscard]] std::vector<Curve> curves_of(const Chart& chart);

}  // namespace jss::io
