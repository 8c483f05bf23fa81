// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "jss/scoring/unit.h"

namespace jss::insight {

/// The units of one contract. Nearly all contracts have one or none: that lies in the list itself,
/// so that a trace of many contracts asks for no memory a contract.
class UnitList {
 public:
  void push_back(const scoring::Unit& unit) {
    if (size_ == 1) several_.push_back(only_);
    if (size_ > 0) several_.push_back(unit);
    if (size_ == 0) only_ = unit;
    ++size_;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const scoring::Unit* begin() const { return size_ > 1 ? several_.data() : &only_; }
  [[nodiscard]] const scoring::Unit* end() const { return begin() + size_; }
  /// REQUIRES: it is not empty.
  [[nodiscard]] const scoring::Unit& back() const { return *(end() - 1); }

  /// Sorts them by day. They are few, and in place this takes no memory.
  void sort_by_day();

  friend bool operator==(const UnitList& a, const UnitList& b) {
    return a.size_ == b.size_ && (a.size_ == 1 ? a.only_ == b.only_ : a.several_ == b.several_);
  }

 private:
  scoring::Unit only_;
  std::size_t size_ = 0;
  std::vector<scoring::Unit> several_;  // all of them, where there are more than one
};

}  // namespace jss::insight
