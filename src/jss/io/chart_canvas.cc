// SPDX-License-Identifier: Apache-2.0
#include "jss/io/chart_canvas.h"

#include <algorithm>
#include <string>

#include "jss/io/markup.h"

namespace jss::io {
namespace {

std::string place(int x, int y) { return std::to_string(x) + " " + std::to_string(y); }

std::string attribute(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string class_of(std::string_view classes) { return "class=\"" + std::string(classes) + "\""; }

// The steps that are inside, cut to it.
std::vector<Step> cut(const std::vector<Step>& steps, int left, int right) {
  std::vector<Step> inside;
  for (const Step& step : steps) {
    const Step part{std::max(step.begin, left), std::min(step.end, right), step.y};
    if (part.y && part.begin < part.end) inside.push_back(part);
  }
  return inside;
}

}  // namespace

std::string step_path(const std::vector<Step>& steps, int left, int right) {
  std::string d;
  const Step* before = nullptr;
  const std::vector<Step> inside = cut(steps, left, right);
  for (const Step& step : inside) {
    if (before != nullptr && before->end == step.begin) {
      if (before->y != step.y) d += "V" + std::to_string(*step.y);
    } else {
      d += "M" + place(step.begin, *step.y);
    }
    d += "H" + std::to_string(step.end);
    before = &step;
  }
  return d;
}

std::string step_area(const std::vector<Step>& steps, int left, int right, int bottom) {
  std::string d;
  const std::vector<Step> inside = cut(steps, left, right);
  for (const Step& step : inside) {
    d += "M" + place(step.begin, bottom) + "V" + std::to_string(*step.y) + "H" +
         std::to_string(step.end) + "V" + std::to_string(bottom) + "Z";
  }
  return d;
}

std::string marker_path(std::size_t shape, int x, int y) {
  switch (shape % 5) {
    case 0:
      return "M" + place(x - 4, y) + "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z";
    case 1:
      return "M" + place(x - 4, y - 4) + "h8v8h-8Z";
    case 2:
      return "M" + place(x, y - 5) + "l5 9h-10Z";
    case 3:
      return "M" + place(x, y - 5) + "l5 5l-5 5l-5 -5Z";
    default:
      return "M" + place(x, y + 5) + "l5 -9h-10Z";
  }
}

std::string svg_path(std::string_view classes, std::string_view d) {
  if (d.empty()) return {};
  return "<path " + class_of(classes) + " d=\"" + std::string(d) + "\"/>";
}

std::string svg_line(std::string_view classes, int x1, int y1, int x2, int y2) {
  return "<line " + class_of(classes) + attribute("x1", x1) + attribute("y1", y1) +
         attribute("x2", x2) + attribute("y2", y2) + "/>";
}

std::string svg_rect(std::string_view classes, int x, int y, int width, int height) {
  return "<rect " + class_of(classes) + attribute("x", x) + attribute("y", y) +
         attribute("width", width) + attribute("height", height) + "/>";
}

std::string svg_circle(std::string_view classes, int x, int y, int radius) {
  return "<circle " + class_of(classes) + attribute("cx", x) + attribute("cy", y) +
         attribute("r", radius) + "/>";
}

std::string svg_text(std::string_view classes, int x, int y, std::string_view text,
                     std::string_view anchor) {
  std::string attributes = classes.empty() ? "" : class_of(classes) + " ";
  attributes += "x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"";
  if (anchor != "start") attributes += " text-anchor=\"" + std::string(anchor) + "\"";
  return element("text", text, attributes);
}

}  // namespace jss::io
