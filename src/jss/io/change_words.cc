// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_words.h"

#include <optional>

#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using insight::ChangeCause;
using insight::ChangePart;

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kMostNamed = 3;

// What happened to a contract, around its name: `a part of ` … ` leaves the 12-month window`.
struct Fate {
  std::string before;
  std::string after;
};

std::string of_window(std::optional<int> months) {
  return months ? window_phrase(*months) : "the window";
}

// Thousandths of a plain contract: `1.25`, `1`.
std::string weight_words(std::int64_t weight) {
  const std::string thousandths = std::to_string(1000 + weight % 1000).substr(1);
  std::string words = std::to_string(weight / 1000) + "." + thousandths;
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

// What is said of several contracts fits all whose words are the same.
Fate fate_of_leaving(const ChangePart& part, bool one) {
  const std::string leaves = one ? " leaves " : " leave ";
  if (part.weight_after == 0) return {.before = {}, .after = leaves + of_window(part.window)};
  // Of a trend it is one of the two windows.
  if (part.window == 0) return {.before = {}, .after = leaves + "a part of the trend"};
  return {.before = one ? "a part of " : "parts of ", .after = leaves + of_window(part.window)};
}

Fate fate_of_weight(const ChangePart& part, bool one) {
  if (part.weight_after == part.weight_before) {
    return {.before = {},
            .after = one ? " counts with another credit" : " count with another credit"};
  }
  if (one && part.window != 0) {
    return {.before = {},
            .after = " weighs " + weight_words(part.weight_after) + " instead of " +
                     weight_words(part.weight_before)};
  }
  return {.before = {},
          .after = std::string(one ? " weighs " : " weigh ") +
                   (part.weight_after > part.weight_before ? "more" : "less")};
}

Fate fate_of(const ChangePart& part, bool one) {
  switch (part.why) {
    case ChangeCause::entered:
      return {.before = {}, .after = one ? " begins to count" : " begin to count"};
    case ChangeCause::aged_out:
      return fate_of_leaving(part, one);
    case ChangeCause::reweighed:
      return fate_of_weight(part, one);
    case ChangeCause::outcome_changed:
      if (part.outcome && part.outcome->counts()) {
        return {.before = {}, .after = one ? " counts otherwise" : " count otherwise"};
      }
      return {.before = {}, .after = one ? " no longer counts" : " no longer count"};
    case ChangeCause::feedback_removed:
      return {.before = "the feedback on ", .after = " is removed"};
    case ChangeCause::client_flagged:
      return {.before = one ? "the client of " : "the clients of ",
              .after = one ? " is flagged" : " are flagged"};
    case ChangeCause::client_cleared:
      return {.before = one ? "the client of " : "the clients of ",
              .after = one ? " is flagged no longer" : " are flagged no longer"};
    case ChangeCause::silence:
    case ChangeCause::signal:
    case ChangeCause::window_switched:
    case ChangeCause::policy_changed:
    case ChangeCause::score_appeared:
    case ChangeCause::score_disappeared:
    case ChangeCause::rounding:
      break;
  }
  return {};
}

bool same_fate(const ChangePart& a, const ChangePart& b) {
  if (a.contract.empty() || b.contract.empty()) return false;
  const Fate first = fate_of(a, false);
  const Fate second = fate_of(b, false);
  return first.before == second.before && first.after == second.after;
}

std::string names_of(std::span<const ChangePart* const> parts, const ContractTitles& titles) {
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

std::string silence_clause(const ChangePart& part) {
  const std::string name = "contracts without feedback";
  if (part.weight_before == 0) return name + " are more than is tolerated";
  if (part.weight_after == 0) return name + " are no more than is tolerated";
  return name + (part.weight_after > part.weight_before ? " weigh more" : " weigh less");
}

std::string_view signal_name(insight::Line line) {
  using insight::Line;
  switch (line) {
    case Line::deadlines:
      return "the share of deadlines kept";
    case Line::retention:
      return "the share of clients who come back";
    case Line::engagement:
      return "the share of open contracts with recent contact";
    case Line::completion:
      return "the share of contracts brought to a paid end";
    case Line::profile:
      return "the completeness of the profile";
    case Line::silence:
    case Line::floor:
      break;
  }
  return "a signal";
}

std::string signal_clause(const ChangePart& part) {
  const std::string name(signal_name(part.line.value_or(insight::Line::floor)));
  if (part.weight_before == 0 && part.weight_after != 0) return name + " begins to count";
  if (part.weight_after == 0 && part.weight_before != 0) return name + " no longer counts";
  const std::int64_t points = part.points.value_or(0);
  return name + (points > 0 ? " rises" : points < 0 ? " falls" : " changes");
}

// What happened to no contract; empty for what is the news itself.
std::string general_clause(const ChangePart& part) {
  if (part.why == ChangeCause::silence) return silence_clause(part);
  if (part.why == ChangeCause::signal) return signal_clause(part);
  if (part.why == ChangeCause::window_switched) return of_window(part.window) + " takes over";
  if (part.why == ChangeCause::policy_changed) {
    return "the rules " + plain_text(part.policy) + " come into force";
  }
  return {};
}

// What parts of one fate have in common; of what is no contract's matter there is one part.
std::string clause(std::span<const ChangePart* const> parts, const ContractTitles& titles) {
  const ChangePart& part = *parts.front();
  if (part.contract.empty()) return general_clause(part);
  const Fate fate = fate_of(part, parts.size() == 1);
  return fate.before + names_of(parts, titles) + fate.after;
}

std::string switch_detail(const ChangePart& part, const scoring::PolicyCalendar& policies) {
  std::string words = part.window_before ? " from " + window_phrase(*part.window_before) : "";
  // A few things explain a switch; many do not.
  if (part.because.empty() || part.because.size() > kMostNamed) return words;
  for (const ChangePart& cause : part.because) {
    words += (&cause == part.because.data() ? ": " : "; ") + change_sentence(cause, policies);
  }
  return words;
}

// What follows the clause in a sentence: why, or what it means.
std::string detail(const ChangePart& part, const scoring::PolicyCalendar& policies) {
  if (part.why == ChangeCause::client_flagged) return ": it no longer counts";
  if (part.why == ChangeCause::client_cleared) return ": it counts again";
  if (part.why == ChangeCause::window_switched) return switch_detail(part, policies);
  if (part.why == ChangeCause::policy_changed) {
    const scoring::Policy* const policy = policies.on(part.day);
    return policy == nullptr ? "" : ": " + plain_text(policy->title);
  }
  if (part.why == ChangeCause::outcome_changed && !part.outcome) return ": it was taken back";
  if (part.why == ChangeCause::entered || part.why == ChangeCause::outcome_changed) {
    return part.outcome ? ": " + std::string(in_words(part.outcome->why)) : "";
  }
  return {};
}

std::string with_a_capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string title_and_id(const ChangePart& part) {
  std::string id = plain_text(part.contract);
  if (part.title.empty()) return id;
  return "“" + plain_text(part.title, kLongestTitle) + "” (" + id + ")";
}

// The clause of one part as the beginning of a sentence.
std::string opening(const ChangePart& part) {
  if (part.why == ChangeCause::score_appeared) {
    return part.points ? "The score is back; this is against the last one before it went"
                       : "Enough counts for a score";
  }
  if (part.why == ChangeCause::score_disappeared) return "There is no score any more";
  if (part.why == ChangeCause::rounding) return "Each part is rounded by itself";
  if (part.contract.empty()) return with_a_capital(general_clause(part));
  const Fate fate = fate_of(part, true);
  return with_a_capital(fate.before) + title_and_id(part) + fate.after;
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
      if (!same_fate(parts[i], parts[j])) continue;
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

std::string change_sentence(const ChangePart& part, const scoring::PolicyCalendar& policies) {
  return opening(part) + detail(part, policies);
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
