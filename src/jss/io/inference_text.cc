// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "jss/base/money.h"
#include "jss/io/inference_page.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::Answer;
using insight::InferredAnswer;
using insight::RulesInference;

std::string section(std::string_view title, const TextStyle& style) {
  return "\n" + paint(title, Ink::bold, style) + "\n";
}

std::string paragraph(const std::string& text, const TextStyle& style) {
  return "  " + wrap(text, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string in_words(const std::optional<int>& score) {
  return score ? std::to_string(*score) : std::string("no score");
}

/// Whole per cent of thousandths, 100 together if those are 1000: each rounded down, what is
/// missing to the largest remainders, the earlier of equals first.
insight::AnswerShares percents(const insight::AnswerShares& thousandths) {
  insight::AnswerShares shares{};
  insight::AnswerShares rests{};
  int missing = 100;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares.at(i) = thousandths.at(i) / 10;
    rests.at(i) = thousandths.at(i) % 10;
    missing -= shares.at(i);
  }
  for (; missing > 0; --missing) {
    const auto largest = std::max_element(rests.begin(), rests.end());
    ++shares.at(static_cast<std::size_t>(largest - rests.begin()));
    *largest = -1;
  }
  return shares;
}

/// What is possible is never shown as nothing, nor what is not sure as all.
std::string percent(int share, bool possible, bool sure) {
  if (!possible) return "–";
  if (sure) return "100 %";
  if (share < 1) return "<1 %";
  return share > 99 ? ">99 %" : std::to_string(share) + " %";
}

std::string heading(const InferencePage& page, const TextStyle& style) {
  const auto& observed = page.inference.observed;
  const auto width = static_cast<std::size_t>(style.width);
  const std::string whose = plain_text(page.freelancer);
  const std::string what =
      observed.size() == 1 ? ", what the score shown tells" : ", what the scores shown tell";
  std::string line = "shown: ";
  constexpr std::size_t kListed = 8;
  for (std::size_t i = 0; i < std::min(observed.size(), kListed); ++i) {
    if (i > 0) line += ", ";
    line += in_words(observed[i].score) + " on\u00a0" + to_string(observed[i].day);
  }
  if (observed.size() > kListed) {
    line += ", and on " + counted(observed.size() - kListed, "day") + " more";
  }
  return paint(fit(whose, width), Ink::bold, style) +
         (display_width(whose) + what.size() <= width ? what : "\n" + what.substr(2)) + "\n" +
         paint(wrap(line, width, 0), Ink::dim, style) + "\n";
}

std::string rules_note(const RulesInference& rules) {
  if (rules.gave_up) return "too many combinations to tell exactly";
  if (rules.contradiction) {
    const insight::Contradiction& contradiction = *rules.contradiction;
    const std::string day = " on " + to_string(contradiction.observed.day);
    if (!contradiction.nearest) return "cannot be" + day;
    return "could show " + in_words(contradiction.nearest->score) + day;
  }
  if (rules.combinations == 1) return "nothing is unknown";
  return digits(rules.consistent) + " of " + digits(rules.combinations);
}

std::string rules_table(const InferencePage& page, const TextStyle& style) {
  TextTable table({{"", Align::left},
                   {"rules", Align::left},
                   {"agree", Align::left},
                   {"probability", Align::right},
                   {"ways, or the nearest they come", Align::left, true}});
  const RulesInference* likeliest = page.inference.likeliest();
  const auto& all = page.inference.rules;
  const auto agreeing = std::count_if(all.begin(), all.end(), [](const RulesInference& rules) {
    return rules.agrees() || rules.gave_up;
  });
  for (const RulesInference& rules : all) {
    std::vector<std::string> cells{
        &rules == likeliest ? "▸" : "", rules.name,
        rules.gave_up    ? "?"
        : rules.agrees() ? "yes"
                         : "no",
        rules.gave_up ? "?" : percent((rules.posterior + 5) / 10, rules.agrees(), agreeing == 1),
        rules_note(rules)};
    &rules == likeliest ? table.add_bold(std::move(cells)) : table.add(std::move(cells));
  }
  return section("Which rules agree", style) + table.text(style);
}

std::string answer_cell(const InferredAnswer& answer, Answer option) {
  const auto& options = answer.unknown.options;
  if (std::find(options.begin(), options.end(), option) == options.end()) return "";
  const auto at = static_cast<std::size_t>(option);
  return percent(percents(answer.posterior).at(at), answer.possible.at(at), answer.settled());
}

std::string answers_table(const RulesInference& rules, const TextStyle& style) {
  const std::string title = "Private answers, if the rules are " + rules.name;
  if (rules.answers.empty()) {
    return section(title, style) +
           paragraph("No answer is unknown that could have moved these scores.", style);
  }
  TextTable table({{"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"stars", Align::right},
                   {"good", Align::right},
                   {"neutral", Align::right},
                   {"bad", Align::right},
                   {"none", Align::right},
                   {"likeliest", Align::left},
                   {"alike", Align::left, false, true}});
  for (const InferredAnswer& answer : rules.answers) {
    const std::int16_t stars = answer.unknown.stars;
    table.add({plain_text(answer.unknown.contract), plain_text(answer.unknown.title),
               stars == scoring::kNoStars ? "–" : hundredths_to_string(stars),
               answer_cell(answer, Answer::good), answer_cell(answer, Answer::neutral),
               answer_cell(answer, Answer::bad), answer_cell(answer, Answer::none),
               std::string(to_string(answer.most_likely)) + (answer.settled() ? ", sure" : ""),
               answer.alike == 0 ? "" : "#" + std::to_string(answer.alike)});
  }
  std::string note;
  const bool any_alike = std::any_of(rules.answers.begin(), rules.answers.end(),
                                     [](const InferredAnswer& a) { return a.alike > 0; });
  if (any_alike) {
    note = paragraph(
        "Contracts of one number move every score alike: how many of them have which answer can "
        "be told, but not which of them.",
        style);
  }
  return section(title, style) + table.text(style) + note;
}

std::string no_rules_text(const InferencePage& page, const TextStyle& style) {
  const bool unsure = std::any_of(page.inference.rules.begin(), page.inference.rules.end(),
                                  [](const RulesInference& rules) { return rules.gave_up; });
  return "\n" +
         paragraph(unsure ? "None of the rules that could be tried to the end give these "
                            "scores."
                          : "None of these rules give the scores shown, whatever clients "
                            "answered in private.",
                   style) +
         paragraph(
             "So something else differs: a contract, a payment, a date or a piece of feedback that "
             "the source lacks or has otherwise, or rules that nobody published. The day named "
             "above is where to look first.",
             style);
}

std::string trust_text(const InferencePage& page, const RulesInference& rules,
                       const TextStyle& style) {
  std::uint64_t settled = 0;
  std::uint64_t by_prior = 0;
  for (const InferredAnswer& answer : rules.answers) {
    settled += answer.settled() ? 1U : 0U;
    by_prior += answer.prior_decides() ? 1U : 0U;
  }
  std::string text = section("How far this can be trusted", style);
  if (!rules.answers.empty()) {
    text += paragraph("Of " + digits(rules.combinations) + " combinations of " +
                          counted(rules.answers.size(), "answer") + ", " +
                          digits(rules.consistent) + (rules.consistent == 1 ? " gives" : " give") +
                          " every score shown; each is counted, "
                          "none is guessed.",
                      style);
    text += paragraph("The scores alone settle " + counted(settled, "answer") + ". For " +
                          std::to_string(by_prior) +
                          (by_prior == 1 ? " the prior decides" : " of them the prior decides") +
                          ": had all answers been equally likely before, another would be the "
                          "likeliest.",
                      style);
    text += paragraph("The prior, \"" + plain_text(page.prior.title) + "\", is " +
                          std::string(to_string(page.prior.grade)) + " (" +
                          plain_text(page.prior.source) + "); --prior takes another.",
                      style);
  }
  text += paragraph(
      "Taken as given: that one of these rules is the platform's, each as likely as the other; and "
      "that all else in the source is complete and right.",
      style);
  return text;
}

}  // namespace

std::string inference_text(const InferencePage& page, const TextStyle& style) {
  const std::string text = heading(page, style) + rules_table(page, style);
  const RulesInference* likeliest = page.inference.likeliest();
  if (likeliest == nullptr) return text + no_rules_text(page, style);
  return text + answers_table(*likeliest, style) + trust_text(page, *likeliest, style);
}

}  // namespace jss::io
