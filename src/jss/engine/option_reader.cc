// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/option_reader.h"

#include <algorithm>

#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"

namespace jss::engine {
namespace {

// As a person writes it on a command line.
std::string dashed(std::string_view name) {
  std::string option = "--" + std::string(name);
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

}  // namespace

void OptionReader::text(std::string_view name, std::string& value) {
  if (const std::string* const given = take_one(name)) value = *given;
}

void OptionReader::texts(std::string_view name, std::vector<std::string>& values) {
  if (const NamedOption* const option = take(name)) values = option->values;
}

void OptionReader::flag(std::string_view name, bool& value) {
  const std::string* const given = take_one(name);
  if (given == nullptr) return;
  if (*given != "true" && *given != "false") {
    return refuse(name, io::quoted(*given) + " is neither true nor false");
  }
  value = *given == "true";
}

void OptionReader::choice(std::string_view name, std::string& value,
                          std::span<const std::string_view> words) {
  const std::string* const given = take_one(name);
  if (given == nullptr) return;
  if (std::find(words.begin(), words.end(), *given) == words.end()) {
    std::string all;
    for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
    return refuse(name, io::quoted(*given) + " is none of " + all);
  }
  value = *given;
}

Result<void> OptionReader::finish(std::string_view question) const {
  if (!problem_.empty()) return invalid(problem_);
  for (std::size_t i = 0; i < options_.size(); ++i) {
    if (is_taken_[i]) continue;
    const std::string& name = options_[i].name;
    const std::string_view nearest = io::nearest_name(name, known_);
    return invalid(io::quoted(name) + " is not an option of " + io::quoted(question) +
                   (nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?"));
  }
  return {};
}

const NamedOption* OptionReader::take(std::string_view name) {
  known_.push_back(name);
  const NamedOption* found = nullptr;
  for (std::size_t i = 0; i < options_.size(); ++i) {
    const NamedOption& option = options_[i];
    if (option.name != name) continue;
    is_taken_[i] = true;
    if (found != nullptr) refuse(name, "stands more than once: give it once");
    found = &option;
    const auto empty = [](const std::string& value) { return value.empty(); };
    if (std::any_of(option.values.begin(), option.values.end(), empty)) {
      refuse(name, "is empty: give a value, or leave the option out");
    }
  }
  return problem_.empty() ? found : nullptr;
}

const std::string* OptionReader::take_one(std::string_view name) {
  const NamedOption* const option = take(name);
  if (option == nullptr) return nullptr;
  if (option->values.size() == 1) return &option->values.front();
  refuse(name, "takes one value");
  return nullptr;
}

void OptionReader::refuse(std::string_view name, const std::string& problem) {
  if (problem_.empty()) problem_ = dashed(name) + ": " + problem;
}

}  // namespace jss::engine
