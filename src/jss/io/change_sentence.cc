// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_sentence.h"

#include "jss/base/money.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using insight::ChangeCause;
using insight::ChangePart;

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kMostReasons = 3;

std::string contract_name(const ChangePart& part) {
  std::string id = plain_text(part.contract);
  if (part.title.empty()) return id;
  return "“" + plain_text(part.title, kLongestTitle) + "” (" + id + ")";
}

std::string period(int months) {
  return months == 0 ? "the trend" : "the last " + std::to_string(months) + " months";
}

// Thousandths of a plain contract: `1.25`, `1`.
std::string weight_words(std::int64_t weight) {
  const std::string thousandths = std::to_string(1000 + weight % 1000).substr(1);
  std::string words = std::to_string(weight / 1000) + "." + thousandths;
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

std::string aged_out_words(const ChangePart& part) {
  const std::string name = contract_name(part);
  const std::string left = " left " + period(part.window.value_or(0));
  if (part.weight_after == 0) return name + left;
  // Of a trend it is one of the two windows.
  return part.window == 0 ? name + " left a part of the trend" : "A part of " + name + left;
}

std::string reweighed_words(const ChangePart& part) {
  const std::string name = contract_name(part);
  if (part.weight_after == part.weight_before) return name + " counts with another credit";
  std::string words =
      name + (part.weight_after > part.weight_before ? " weighs more" : " weighs less");
  if (part.window == 0) return words;
  return words + ": " + weight_words(part.weight_after) + " instead of " +
         weight_words(part.weight_before);
}

std::string outcome_words(const ChangePart& part) {
  const std::string name = contract_name(part);
  if (!part.outcome) return name + " no longer counts: it was taken back";
  const std::string why = ": " + std::string(in_words(part.outcome->why));
  return name + (part.outcome->counts() ? " now counts otherwise" : " no longer counts") + why;
}

std::string silence_words(const ChangePart& part) {
  const std::string name = "Contracts without feedback";
  if (part.weight_before == 0) return name + " are more than is tolerated";
  if (part.weight_after == 0) return name + " are no more than is tolerated";
  return name + (part.weight_after > part.weight_before ? " weigh more" : " weigh less");
}

std::string_view signal_name(insight::Line line) {
  using insight::Line;
  switch (line) {
    case Line::deadlines:
      return "The share of deadlines kept";
    case Line::retention:
      return "The share of clients who came back";
    case Line::engagement:
      return "The share of open contracts with recent contact";
    case Line::completion:
      return "The share of contracts brought to a paid end";
    case Line::profile:
      return "The completeness of the profile";
    case Line::silence:
    case Line::floor:
      break;
  }
  return "A signal";
}

std::string signal_words(const ChangePart& part) {
  const std::string name(signal_name(part.line.value_or(insight::Line::floor)));
  if (part.weight_before == 0) return name + " began to count";
  if (part.weight_after == 0) return name + " no longer counts";
  const std::int64_t points = part.points.value_or(0);
  return name + (points > 0 ? " rose" : points < 0 ? " fell" : " changed");
}

std::string policy_words(const ChangePart& part, const scoring::PolicyCalendar& policies) {
  const scoring::Policy* const policy = policies.on(part.day);
  const std::string words = "The rules " + plain_text(part.policy) + " came into force";
  return policy == nullptr ? words : words + ": " + plain_text(policy->title);
}

std::string switch_words(const ChangePart& part, const scoring::PolicyCalendar& policies) {
  const int before = part.window_before.value_or(0);
  std::string words = "Now " + period(part.window.value_or(0)) +
                      (part.window == 0 ? " decides" : " decide") + ", not " + period(before);
  // A few things explain a switch; many do not.
  if (part.because.empty() || part.because.size() > kMostReasons) return words;
  for (const ChangePart& cause : part.because) {
    words += (&cause == part.because.data() ? ": " : "; ") + change_sentence(cause, policies);
  }
  return words;
}

}  // namespace

std::string change_sentence(const ChangePart& part, const scoring::PolicyCalendar& policies) {
  switch (part.why) {
    case ChangeCause::entered:
      return contract_name(part) + " began to count" +
             (part.outcome ? ": " + std::string(in_words(part.outcome->why)) : "");
    case ChangeCause::aged_out:
      return aged_out_words(part);
    case ChangeCause::reweighed:
      return reweighed_words(part);
    case ChangeCause::outcome_changed:
      return outcome_words(part);
    case ChangeCause::feedback_removed:
      return "The feedback on " + contract_name(part) + " was removed";
    case ChangeCause::client_flagged:
      return contract_name(part) + " no longer counts: the client is flagged";
    case ChangeCause::client_cleared:
      return contract_name(part) + " counts again: the client is no longer flagged";
    case ChangeCause::silence:
      return silence_words(part);
    case ChangeCause::signal:
      return signal_words(part);
    case ChangeCause::window_switched:
      return switch_words(part, policies);
    case ChangeCause::policy_changed:
      return policy_words(part, policies);
    case ChangeCause::score_appeared:
      return part.points ? "The score is back; this is against the last one before it went"
                         : "Enough counts for a score";
    case ChangeCause::score_disappeared:
      return "There is no score any more";
    case ChangeCause::rounding:
      return "Each part is rounded by itself";
  }
  return {};
}

}  // namespace jss::io
