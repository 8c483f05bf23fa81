// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "jss/base/result.h"
#include "jss/io/policy_series.h"

namespace jss::app {

/// The policies at hand: those that ship with the program, and those read from files.
class PolicyShelf {
 public:
  [[nodiscard]] static Result<PolicyShelf> open();

  [[nodiscard]] const io::PolicySeries& series() const { return series_; }

  /// The policy of that id, or the one in that file, which may be based on one that ships. What
  /// names no shipped policy is taken for a file. Valid as long as the shelf.
  ///
  /// Errors: `not_found` if it is neither; what is wrong with the file.
  [[nodiscard]] Result<const scoring::Policy*> find(const std::string& id_or_file);

  /// The one named, or else the one of the series in force on `day`.
  [[nodiscard]] Result<const scoring::Policy*> choose(const std::optional<std::string>& id_or_file,
                                                      Day day);

 private:
  explicit PolicyShelf(io::PolicySeries series) : series_(std::move(series)) {}

  io::PolicySeries series_;
  std::deque<scoring::Policy> from_files_;  // never moves what it holds
};

}  // namespace jss::app
