// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/engine/request.h"

namespace jss::engine {

/// Reads options by their names, one call for each that a question takes. What is wrong is kept,
/// the first of it; nothing is read from then on. Refers to the options.
class OptionReader {
 public:
  explicit OptionReader(std::span<const NamedOption> options)
      : options_(options), is_taken_(options.size()) {}

  void text(std::string_view name, std::string& value);
  void texts(std::string_view name, std::vector<std::string>& values);
  void flag(std::string_view name, bool& value);
  /// One of some words.
  void choice(std::string_view name, std::string& value, std::span<const std::string_view> words);

  /// What was wrong; where nothing was, what nobody asked for, with the nearest of what was.
  [[nodiscard]] Result<void> finish(std::string_view question) const;

 private:
  [[nodiscard]] const NamedOption* take(std::string_view name);
  [[nodiscard]] const std::string* take_one(std::string_view name);
  void refuse(std::string_view name, const std::string& problem);

  std::span<const NamedOption> options_;
  std::vector<bool> is_taken_;
  std::vector<std::string_view> known_;
  std::string problem_;
};

}  // namespace jss::engine
