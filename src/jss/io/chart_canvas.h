// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jss::io {

/// A stretch of a stepped line: from `begin` (included) to `end`, in pixels; no line where there is
/// no height.
struct Step {
  int begin = 0;
  int end = 0;
  std::optional<int> y;
};

/// The path of the steps between `left` and `right`; empty if nothing of them is there.
[[nodiscard]] std::string step_path(const std::vector<Step>& steps, int left, int right);

/// The area between those steps and `bottom`, likewise.
[[nodiscard]] std::string step_area(const std::vector<Step>& steps, int left, int right,
                                    int bottom);

/// A mark around a place: a circle, a square, a triangle, a diamond, a triangle upside down, and
/// from the start again.
[[nodiscard]] std::string marker_path(std::size_t shape, int x, int y);

// Elements of an SVG. Classes and texts are markup already.
[[nodiscard]] std::string svg_path(std::string_view classes, std::string_view d);
[[nodiscard]] std::string svg_line(std::string_view classes, int x1, int y1, int x2, int y2);
[[nodiscard]] std::string svg_rect(std::string_view classes, int x, int y, int width, int height);
[[nodiscard]] std::string svg_circle(std::string_view classes, int x, int y, int radius);
/// `anchor`: `start`, `middle` or `end`.
[[nodiscard]] std::string svg_text(std::string_view classes, int x, int y, std::string_view text,
                                   std::string_view anchor = "start");

}  // namespace jss::io
