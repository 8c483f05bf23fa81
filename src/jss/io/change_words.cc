// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_words.h"

#include <optional>

#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using insight::ChangeCause;
using insight::ChangePart;

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kMostNamed = 3;

// What several contracts can have in common: they stand in one clause.
bool same_cause(const ChangePart& a, const ChangePart& b) {
  return !a.contract.empty() && !b.contract.empty() && a.why == b.why && a.window == b.window;
}

std::string subject_of(std::span<const ChangePart* const> parts, const ContractTitles& titles) {
  std::vector<std::string> names;
  for (const ChangePart* part : parts) {
    if (names.size() == kMostNamed && parts.size() > kMostNamed + 1) break;
    names.push_back("“" + titles.of(part->contract) + "”");
  }
  if (names.size() < parts.size()) {
    names.push_back(std::to_string(parts.size() - names.size()) + " more");
  }
  return enumerated(names);
}

std::string signal_words(insight::Line line) {
  using insight::Line;
  switch (line) {
    case Line::deadlines:
      return "the share of deadlines kept changes";
    case Line::retention:
      return "the share of clients who come back changes";
    case Line::engagement:
      return "the share of open contracts in touch changes";
    case Line::completion:
      return "the share of contracts brought to a paid end changes";
    case Line::profile:
      return "the profile changes";
    case Line::silence:
    case Line::floor:
      break;
  }
  return "a signal changes";
}

// What parts of one cause have in common; of what is no contract's matter there is one part.
std::string clause(std::span<const ChangePart* const> parts, const ContractTitles& titles) {
  const ChangePart& part = *parts.front();
  const bool one = parts.size() == 1;
  const std::string who = subject_of(parts, titles);
  switch (part.why) {
    case ChangeCause::entered:
      return who + (one ? " begins to count" : " begin to count");
    case ChangeCause::aged_out:
      return who + (one ? " leaves " : " leave ") +
             (part.window ? window_phrase(*part.window) : "the window");
    case ChangeCause::reweighed:
      return who + (one ? " counts with another weight" : " count with another weight");
    case ChangeCause::outcome_changed:
      return (one ? "the outcome of " : "the outcomes of ") + who + (one ? " changes" : " change");
    case ChangeCause::feedback_removed:
      return "the feedback on " + who + " is removed";
    case ChangeCause::client_flagged:
      return (one ? "the client of " : "the clients of ") + who +
             (one ? " is flagged" : " are flagged");
    case ChangeCause::client_cleared:
      return (one ? "the client of " : "the clients of ") + who +
             (one ? " is flagged no longer" : " are flagged no longer");
    case ChangeCause::silence:
      return "contracts without feedback weigh otherwise";
    case ChangeCause::signal:
      return part.line ? signal_words(*part.line) : "a signal changes";
    case ChangeCause::window_switched:
      return (part.window ? window_phrase(*part.window) : "another window") + " takes over";
    case ChangeCause::policy_changed:
      return "the rules " + plain_text(part.policy) + " come into force";
    case ChangeCause::score_appeared:
    case ChangeCause::score_disappeared:
    case ChangeCause::rounding:
      return {};
  }
  return {};
}

}  // namespace

ContractTitles::ContractTitles(const scoring::ContractTable& table, FreelancerIndex freelancer) {
  const scoring::RowRange rows = table.rows_of(freelancer);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const std::string_view title = table.texts[table.title[row]];
    if (!title.empty()) titles_.emplace(table.contract_id(row), title);
  }
}

std::string ContractTitles::of(std::string_view contract) const {
  const auto found = titles_.find(contract);
  return plain_text(found == titles_.end() ? contract : std::string_view(found->second),
                    kLongestTitle);
}

std::vector<std::string> change_clauses(std::span<const ChangePart> parts,
                                        const ContractTitles& titles) {
  std::vector<std::string> clauses;
  std::vector<bool> told(parts.size());
  std::optional<int> left;  // the window that the last clause says was left
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (told[i]) continue;
    if (parts[i].why == ChangeCause::window_switched && left && left == parts[i].window) {
      clauses.back() += ", which takes over";
      continue;
    }
    std::vector<const ChangePart*> alike{&parts[i]};
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      if (!same_cause(parts[i], parts[j])) continue;
      alike.push_back(&parts[j]);
      told[j] = true;
    }
    std::string words = clause(alike, titles);
    if (words.empty()) continue;
    clauses.push_back(std::move(words));
    left = parts[i].why == ChangeCause::aged_out ? parts[i].window : std::nullopt;
  }
  return clauses;
}

std::string window_phrase(int months) {
  switch (months) {
    case 0:
      return "the trend";
    case 3:
      return "the three-month window";
    case 6:
      return "the six-month window";
    default:
      return "the " + std::to_string(months) + "-month window";
  }
}

std::string enumerated(std::span<const std::string> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace jss::io
