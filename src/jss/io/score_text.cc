// SPDX-License-Identifier: Apache-2.0
#include "jss/io/score_text.h"

#include <algorithm>
#include <map>

#include "jss/base/money.h"
#include "jss/io/day_words.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::ContractPart;
using scoring::points;
using scoring::points_in_hundredths;
using scoring::WindowScore;

constexpr std::size_t kCostliestListed = 8;

std::string exact_points(const WindowScore& window) {
  return hundredths_to_string(points_in_hundredths(*window.value));
}

// The bands in which the platform itself speaks of scores: 90 and above, the eighties, below.
Ink ink_of(std::int64_t shown_points) {
  if (shown_points >= 90) return Ink::good;
  return shown_points >= 80 ? Ink::fair : Ink::bad;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string section(std::string_view title, const TextStyle& style) {
  return "\n" + paint(title, Ink::bold, style) + "\n";
}

std::string verdict(const ScorePage& page, const TextStyle& style) {
  const WindowScore* decisive = page.explanation.score.decisive();
  if (decisive == nullptr) {
    return "  " + paint("No score", Ink::bold, style) + ": " +
           std::string(in_words(*page.explanation.score.reason)) + "\n";
  }
  const std::int64_t shown = points(*decisive->value);
  const std::string words =
      "  (exactly " + exact_points(*decisive) + "), from " +
      (decisive->months == 0 ? std::string("the trend of the last 6 and 3 months")
                             : "the last " + window_words(decisive->months));
  const std::string number = paint(std::to_string(shown), ink_of(shown), style);
  return "  " + wrap(number + words, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

std::string windows_table(const ScorePage& page, const TextStyle& style) {
  TextTable table({{"", Align::left},
                   {"window", Align::left},
                   {"score", Align::right},
                   {"exact", Align::right, false, true},
                   {"contracts", Align::right, false, true},
                   {"clients", Align::right, false, true},
                   {"", Align::left, true, true}});
  const WindowScore* decisive = page.explanation.score.decisive();
  for (const WindowScore& window : page.explanation.score.windows()) {
    const bool decides = &window == decisive;
    const bool has_sums = window.months > 0;
    std::vector<std::string> cells{decides ? "▸" : "",
                                   window_words(window.months),
                                   window.value ? std::to_string(points(*window.value)) : "–",
                                   window.value ? exact_points(window) : "–",
                                   has_sums ? std::to_string(window.sums.outcomes) : "",
                                   has_sums ? std::to_string(window.sums.clients) : "",
                                   decides            ? "decides: the highest"
                                   : window.qualifies ? ""
                                                      : gate_words(window, page.policy.rules)};
    decides ? table.add_bold(std::move(cells)) : table.add(std::move(cells));
  }
  return table.text(style);
}

std::string points_cell(std::optional<std::int64_t> lost) {
  if (!lost) return "";
  if (*lost == 0) return "0.00";
  return *lost > 0 ? "-" + hundredths_to_string(*lost) : "+" + hundredths_to_string(-*lost);
}

std::string_view reason_in_words(const insight::Explanation& explanation,
                                 const insight::Reason& reason) {
  for (const insight::LinePart& part : explanation.lines) {
    if (to_string(part.line) == reason.code) return in_words(part.line);
  }
  for (const ContractPart& part : explanation.contracts) {
    if (to_string(part.outcome.why) == reason.code) return in_words(part.outcome.why);
  }
  return reason.code;
}

// Left out where it would only say again what the one contract that costs points says.
std::string reasons_table(const ScorePage& page, const TextStyle& style) {
  const auto& reasons = page.explanation.reasons;
  if (reasons.empty() || (reasons.size() == 1 && reasons.front().contracts.size() <= 1)) return {};
  TextTable table({{"points", Align::right}, {"why", Align::left, true}, {"", Align::left}});
  for (const insight::Reason& reason : reasons) {
    const std::size_t contracts = reason.contracts.size();
    table.add({points_cell(reason.points_lost),
               std::string(reason_in_words(page.explanation, reason)),
               contracts == 0 ? "" : counted(contracts, "contract")});
  }
  return section("Why points are lost", style) + table.text(style);
}

// The costliest first, then those in the deciding window, then by id.
std::vector<const ContractPart*> counted_parts(const ScorePage& page) {
  std::vector<const ContractPart*> parts;
  for (const ContractPart& part : page.explanation.contracts) {
    if (part.outcome.counts()) parts.push_back(&part);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ContractPart* a, const ContractPart* b) {
    return std::pair(a->points_lost.value_or(0), a->leaves_on.present()) >
           std::pair(b->points_lost.value_or(0), b->leaves_on.present());
  });
  return parts;
}

std::vector<std::string> contract_cells(const ScorePage& page, const ContractPart& part) {
  const auto& table = page.subject.table;
  return {plain_text(table.contract_id(part.row)), plain_text(table.texts[table.title[part.row]]),
          std::string(in_words(part.outcome.why))};
}

// What costs points, or with `Listing::all` everything that counts. Without a score nothing has a
// price yet, so what counts is shown in any case.
std::string counted_table(const ScorePage& page, Listing listing, const TextStyle& style) {
  TextTable table({{"points", Align::right},
                   {"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"why", Align::left, true},
                   {"leaves window", Align::left, false, true}});
  const bool scored = page.explanation.score.decisive() != nullptr;
  const bool all = listing == Listing::all;
  std::size_t rows = 0;
  std::size_t more = 0;
  for (const ContractPart* part : counted_parts(page)) {
    if (!all && scored && part->points_lost.value_or(0) <= 0) continue;
    if (!all && rows >= kCostliestListed) {
      ++more;
      continue;
    }
    std::vector<std::string> cells = contract_cells(page, *part);
    cells.insert(cells.begin(), points_cell(part->points_lost));
    cells.push_back(!scored                     ? ""
                    : part->leaves_on.present() ? day_or_bound(part->leaves_on)
                                                : "not in it");
    table.add(std::move(cells));
    ++rows;
  }
  for (const insight::LinePart& line : page.explanation.lines) {
    table.add({points_cell(line.points_lost), "", "", std::string(in_words(line.line)), ""});
    ++rows;
  }
  std::string text = section(!scored ? "What counts so far"
                             : all   ? "What counts, and the points it costs"
                                     : "What costs points",
                             style);
  if (rows == 0) {
    return text +
           (scored ? "  Nothing: all that counts in this window went well.\n" : "  Nothing.\n");
  }
  text += table.text(style);
  if (more > 0) {
    text += "  and " + std::to_string(more) + (scored ? " more that cost less\n" : " more\n");
  }
  return text;
}

std::vector<const ContractPart*> excluded_parts(const ScorePage& page) {
  std::vector<const ContractPart*> parts;
  for (const ContractPart& part : page.explanation.contracts) {
    if (!part.outcome.counts()) parts.push_back(&part);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ContractPart* a, const ContractPart* b) {
    return in_words(a->outcome.why) < in_words(b->outcome.why);
  });
  return parts;
}

std::string excluded_table(const ScorePage& page, const TextStyle& style) {
  const auto parts = excluded_parts(page);
  if (parts.empty()) return {};
  TextTable table({{"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"why", Align::left, true}});
  for (const ContractPart* part : parts) table.add(contract_cells(page, *part));
  return section("What does not count", style) + table.text(style);
}

// The same in one line a reason.
std::string excluded_summary(const ScorePage& page, const TextStyle& style) {
  std::map<std::string_view, std::vector<std::string>> by_reason;
  for (const ContractPart* part : excluded_parts(page)) {
    by_reason[in_words(part->outcome.why)].push_back(
        plain_text(page.subject.table.contract_id(part->row)));
  }
  const bool has_score = page.explanation.score.decisive() != nullptr;
  for (const ContractPart& part : page.explanation.contracts) {
    if (!has_score || !part.outcome.counts() || part.leaves_on.present()) continue;
    by_reason["older than the window"].push_back(
        plain_text(page.subject.table.contract_id(part.row)));
  }
  if (by_reason.empty()) return {};
  TextTable table({{"", Align::right}, {"", Align::left, true}, {"", Align::left, true, true}});
  for (const auto& [reason, contracts] : by_reason) {
    std::string ids;
    for (const std::string& id : contracts) ids += (ids.empty() ? "" : " ") + id;
    table.add({std::to_string(contracts.size()), std::string(reason), ids});
  }
  return section("What does not count", style) + table.text(style);
}

std::string answers_text(const ScorePage& page, const TextStyle& style) {
  const auto& answers = page.answers;
  std::string words;
  if (page.policy.rules.satisfaction.private_feedback == scoring::PrivateFeedback::ignored) {
    words = "These rules do not ask for them.";
  } else if (answers.unknown == 0) {
    words = "None is missing.";
  } else {
    words = answers.unknown == 1
                ? "1 client's answer is unknown; the stars stand in for it."
                : std::to_string(answers.unknown) +
                      " clients' answers are unknown; the stars stand in for them.";
    const std::string bad = score_words(answers.all_bad);
    const std::string good = score_words(answers.all_good);
    words += bad == good ? " Whatever they were, the outcome is the same: " + good + "."
                         : " Had all been bad: " + bad + ". Had all been good: " + good + ".";
  }
  return section("Private answers", style) + "  " +
         wrap(words, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

std::string others_text(const ScorePage& page, const TextStyle& style) {
  if (page.others.empty()) return {};
  std::string line;
  for (const OtherScore& other : page.others) {
    const WindowScore* decisive = other.score.decisive();
    if (!line.empty()) line += ", ";
    // No-break spaces keep a policy and its score on one line.
    line += other.policy_id + ":\u00a0" +
            (decisive == nullptr ? "no\u00a0score" : std::to_string(points(*decisive->value)));
  }
  return section("Under other rules, on the same day", style) + "  " +
         wrap(line, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

}  // namespace

std::string window_words(int months) {
  return months == 0 ? "trending" : std::to_string(months) + " months";
}

std::string gate_words(const WindowScore& window, const scoring::Rules& rules) {
  if (window.months == 0) return "needs 6 and 3 months";
  if (window.sums.outcomes == 0 || window.sums.weight == 0) return "no contract counts";
  if (window.sums.outcomes < static_cast<std::uint32_t>(rules.gate.outcomes)) {
    return "needs " + counted(static_cast<std::uint64_t>(rules.gate.outcomes), "contract");
  }
  return "needs " + counted(static_cast<std::uint64_t>(rules.gate.clients), "client") +
         (rules.gate.client_scope == scoring::ClientScope::lifetime ? " who paid" : "");
}

std::string page_heading(const ScoreSubject& subject, std::string_view policy_title,
                         const TextStyle& style) {
  const std::string whose = plain_text(subject.table.freelancer_id(subject.freelancer));
  const auto width = static_cast<std::size_t>(style.width);
  const std::string when = ", Job Success Score on " + to_string(subject.as_of);
  const std::string rules =
      "rules " + std::string(subject.policy_id) + ": " + std::string(policy_title);
  return paint(fit(whose, width), Ink::bold, style) +
         (display_width(whose) + when.size() <= width ? when : "\n" + when.substr(2)) + "\n" +
         paint(wrap(rules, width, 0), Ink::dim, style) + "\n\n";
}

std::string shown_words(const scoring::Score& score) {
  const WindowScore* const decisive = score.decisive();
  return decisive == nullptr ? "no score" : std::to_string(points(*decisive->value));
}

std::string exact_words(const scoring::Score& score) {
  const WindowScore* const decisive = score.decisive();
  return decisive == nullptr ? "no score" : exact_points(*decisive);
}

std::string score_words(const scoring::Score& score) {
  const WindowScore* decisive = score.decisive();
  if (decisive == nullptr) return "no score, " + std::string(in_words(*score.reason));
  return std::to_string(points(*decisive->value)) + " (" + exact_points(*decisive) + ")";
}

std::string score_page(const ScorePage& page, Listing listing, const TextStyle& style) {
  const bool all = listing == Listing::all;
  return page_heading(page.subject, page.policy.title, style) + verdict(page, style) + "\n" +
         windows_table(page, style) + (all ? reasons_table(page, style) : std::string()) +
         counted_table(page, listing, style) +
         (all ? excluded_table(page, style) : excluded_summary(page, style)) +
         answers_text(page, style) + others_text(page, style);
}

}  // namespace jss::io
