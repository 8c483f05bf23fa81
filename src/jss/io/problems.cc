// SPDX-License-Identifier: Apache-2.0
#include "jss/io/problems.h"

namespace jss::io {

void Problems::add(const Place& place, std::string_view message) {
  ++count_;
  if (explained_.size() == kExplained) return;
  std::string line(place.file);
  if (place.line > 0) line += ":" + std::to_string(place.line);
  line += ": ";
  if (!place.column.empty()) line += std::string(place.column) + ": ";
  explained_.push_back(line.append(message));
}

void Problems::append(const Problems& others) {
  count_ += others.count_;
  for (const std::string& line : others.explained_) {
    if (explained_.size() < kExplained) explained_.push_back(line);
  }
}

std::string Problems::text() const {
  std::string text;
  for (const std::string& line : explained_) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  if (count_ > explained_.size()) {
    text += "\nand " + std::to_string(count_ - explained_.size()) + " more (" +
            std::to_string(count_) + " in all)";
  }
  return text;
}

}  // namespace jss::io
