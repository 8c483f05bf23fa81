// SPDX-License-Identifier: Apache-2.0
#include "jss/io/plan_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/day_words.h"
#include "jss/io/freelancer_subject.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::ClientAnswer;
using insight::Plan;
using insight::PlanAnswer;
using insight::PlanStep;
using scoring::Score;

std::string counted(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string paragraph(const std::string& words, const TextStyle& style) {
  return "  " + wrap(words, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

std::optional<std::int64_t> hundredths(const Score& score) {
  if (score.decisive() == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*score.decisive()->value);
}

std::string gain_words(const Score& before, const Score& after) {
  const auto from = hundredths(before);
  const auto to = hundredths(after);
  if (!to) return "No score yet.";
  const std::string reached = hundredths_to_string(*to);
  if (!from) return "Makes a score, " + reached + ".";
  return signed_points(*to - *from) + ", to " + reached + ".";
}

std::string heading(const PlanSubject& subject, const PlanAnswer& answer, const TextStyle& style) {
  return subject_heading(
      {subject.freelancer, answer.today, subject.policy},
      "a plan for " + std::to_string(answer.target) + " by " + to_string(answer.by), style);
}

std::string effort_words(const insight::Effort& effort) {
  std::string words;
  const auto add = [&words](const std::string& part) {
    words += (words.empty() ? "" : ", ") + part;
  };
  if (effort.jobs > 0) add(counted(effort.jobs, "new job"));
  if (effort.asks > 0) add(counted(effort.asks, "act") + " that a client has to join in");
  if (effort.own > 0) add(counted(effort.own, "act") + " of your own");
  return words.empty() ? "nothing at all" : words;
}

std::string verdict(const PlanAnswer& answer, const TextStyle& style) {
  const std::string target = std::to_string(answer.target);
  const std::string now = "Today: " + score_words(answer.now) + ".";
  if (answer.already_met()) {
    return paragraph(
        "The score is " + score_words(answer.now) + " already: nothing to do for " + target + ".",
        style);
  }
  if (answer.plan) {
    const Score& score =
        answer.plan->steps.empty()
            ? answer.plan->idle
            : answer.plan->cases[static_cast<std::size_t>(insight::PlanCase::usual)];
    const std::string day = to_string(answer.plan->reached_on);
    if (answer.plan->steps.empty()) {
      return paragraph(
          "Wait: on " + day + " the score is " + score_words(score) + " if nothing happens. " + now,
          style);
    }
    return paragraph("It takes " + effort_words(answer.plan->effort) + ": on " + day +
                         " the score is then " + score_words(score) + ". " + now,
                     style);
  }
  std::string words = "Nothing reaches " + target + " by " + to_string(answer.by) + ". ";
  if (answer.nearest) {
    words +=
        "The highest score within reach is " +
        score_words(answer.nearest->cases[static_cast<std::size_t>(insight::PlanCase::usual)]) +
        ", on " + to_string(answer.nearest->reached_on) + ". ";
  } else {
    words += "There is no score at all within reach. ";
  }
  return paragraph(words + now, style);
}

std::string_view title_of(const PlanSubject& subject, std::string_view contract) {
  for (std::uint32_t row = 0; row < subject.table.size(); ++row) {
    if (subject.table.contract_id(row) == contract) {
      return subject.table.texts[subject.table.title[row]];
    }
  }
  return {};
}

// A paragraph under a number, whose lines begin after it.
std::string numbered(std::size_t number, const std::string& words, const TextStyle& style) {
  const std::string place = std::to_string(number);
  const std::size_t indent = 2 + std::max<std::size_t>(place.size(), 2) + 2;
  const std::string text(indent - 2 - place.size(), ' ');
  return text + place + "  " + wrap(words, static_cast<std::size_t>(style.width) - indent, indent) +
         "\n";
}

std::string indented(const std::string& words, const TextStyle& style) {
  constexpr std::size_t kIndent = 6;
  return std::string(kIndent, ' ') +
         paint(wrap(words, static_cast<std::size_t>(style.width) - kIndent, kIndent), Ink::dim,
               style) +
         "\n";
}

// What an act does to the score and to its contract.
std::string effect(const PlanSubject& subject, const PlanStep& step, const Score& before) {
  std::string words = gain_words(before, step.score) + " ";
  if (!step.otherwise) {
    return words + "A job of the usual size; then: " + std::string(in_words(step.outcome.why)) +
           ".";
  }
  const std::string title = plain_text(title_of(subject, step.act.contract));
  words += title.empty() ? "Then: " : title + "; then: ";
  return words + std::string(in_words(step.outcome.why)) +
         "; left alone: " + std::string(in_words(step.otherwise->why)) + ".";
}

std::string steps_text(const PlanSubject& subject, const Plan& plan, const TextStyle& style) {
  if (plan.steps.empty()) return {};
  std::string text = part_title(
      "What to do, and what it does to the score of " + to_string(plan.reached_on), style);
  text += paragraph("Without any of it: " + score_words(plan.idle) + ".", style);
  const Score* before = &plan.idle;
  std::size_t number = 0;
  for (const PlanStep& step : plan.steps) {
    text += numbered(++number, plain_text(to_text(step.act)), style);
    text += indented(effect(subject, step, *before), style);
    before = &step.score;
  }
  return text;
}

std::string answer_words(const ClientAnswer& answer) {
  if (answer.silent()) return "silence";
  std::string words;
  if (answer.stars != scoring::kNoStars) words = hundredths_to_string(answer.stars);
  if (answer.recommend != scoring::kNoAnswer) {
    words += (words.empty() ? "private " : " / ") + std::to_string(answer.recommend);
  }
  return words;
}

std::string record_words(std::uint32_t answered, std::uint32_t ended) {
  return std::to_string(answered) + " of " + std::to_string(ended);
}

std::string assumptions(const PlanSubject& subject, const PlanAnswer& answer, const Plan& plan,
                        const TextStyle& style) {
  TextTable table({{"client", Align::left, true},
                   {"usual", Align::right},
                   {"good", Align::right},
                   {"bad", Align::right},
                   {"answered", Align::right},
                   {"read from", Align::left, true, true}});
  bool any = false;
  for (const auto& outlook : answer.outlooks) {
    const bool asked = std::any_of(plan.steps.begin(), plan.steps.end(), [&](const PlanStep& step) {
      if (!step.needs_client || !step.otherwise) return false;
      for (std::uint32_t row = 0; row < subject.table.size(); ++row) {
        if (subject.table.contract_id(row) != step.act.contract) continue;
        return subject.table.client_id(subject.table.client[row]) == outlook.client;
      }
      return false;
    });
    if (!asked) continue;
    any = true;
    table.add({plain_text(outlook.client), answer_words(outlook.usual), answer_words(outlook.good),
               answer_words(outlook.bad),
               outlook.borrowed ? record_words(outlook.own_answered, outlook.own_ended)
                                : record_words(outlook.answered, outlook.ended),
               outlook.borrowed  ? "all your clients"
               : outlook.widened ? "this client; spread: all"
                                 : "this client"});
  }
  if (plan.effort.jobs > 0) {
    any = true;
    const auto& job = answer.job;
    table.add({"of a new job", answer_words(job.usual), answer_words(job.good),
               answer_words(job.bad), "", counted(job.contracts, "job") + " of two years"});
  }
  if (!any) return {};
  std::string text = part_title("What clients are expected to answer", style) + table.text(style);
  if (plan.effort.jobs > 0) {
    text += paragraph("A new job is taken to earn " +
                          hundredths_to_string(answer.job.earned.count) + " and to last " +
                          counted(static_cast<std::uint64_t>(answer.job.lasts), "day") +
                          ", the middle of what you did in two years.",
                      style);
  }
  TextTable cases({{"", Align::left}, {"", Align::left}, {"", Align::left, true}});
  for (std::size_t i = 0; i < insight::kPlanCases; ++i) {
    const Score& score = plan.cases.at(i);
    const bool holds =
        score.decisive() != nullptr && scoring::points(*score.decisive()->value) >= answer.target;
    const std::string name(to_string(static_cast<insight::PlanCase>(i)));
    cases.add({"if all answers are " + name, score_words(score),
               !answer.plan ? ""
               : holds      ? "reaches it"
                            : "does not"});
  }
  return text + part_title("What it comes to on " + to_string(plan.reached_on), style) +
         cases.text(style);
}

std::string duration(const Plan& plan, const TextStyle& style) {
  const std::string words =
      plan.lost_on.present()
          ? "If nothing more happens, that holds until " + to_string(plan.lost_on - 1) + "; on " +
                to_string(plan.lost_on) +
                (plan.score_then.decisive() ? " the score is " : " there is ") +
                score_words(plan.score_then) + "."
          : "If nothing more happens, that holds until " + to_string(plan.looked_until) +
                " at least; later was not looked at.";
  return part_title("How long it lasts", style) + paragraph(words, style);
}

std::string sooner_text(const PlanAnswer& answer, const TextStyle& style) {
  std::string text;
  for (const Plan& plan : answer.sooner) {
    const Score& score = plan.cases[static_cast<std::size_t>(insight::PlanCase::usual)];
    text += paragraph("On " + to_string(plan.reached_on) + " it could be " + score_words(score) +
                          ", with " + effort_words(plan.effort) + ":",
                      style);
    for (const PlanStep& step : plan.steps) {
      text += "    " +
              wrap(plain_text(to_text(step.act)), static_cast<std::size_t>(style.width) - 4, 6) +
              "\n";
    }
  }
  return text.empty() ? text : part_title("Sooner, with more effort", style) + text;
}

std::string limits_text(const PlanSubject& subject, const PlanAnswer& answer,
                        const TextStyle& style) {
  if (answer.limits.empty()) return {};
  TextTable table({{"points", Align::right},
                   {"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"why", Align::left, true},
                   {"leaves window", Align::left, false, true}});
  for (const insight::Limit& limit : answer.limits) {
    table.add({"-" + hundredths_to_string(limit.points_lost), plain_text(limit.contract),
               plain_text(title_of(subject, limit.contract)),
               std::string(in_words(limit.outcome.why)), day_or_bound(limit.leaves_on)});
  }
  return part_title("What keeps it from more, even then", style) + table.text(style);
}

// 1.2e33 as people write it.
std::string magnitude_words(const insight::Magnitude& number) {
  std::string text = to_text(number);
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) return text;
  return "about " + text.substr(0, exponent) + "·10^" + text.substr(exponent + 1);
}

// What is taken for granted of new jobs, without which the proof does not hold.
std::string jobs_words(const PlanAnswer& answer) {
  if (answer.job.contracts == 0) return "";
  const std::string each =
      counted(static_cast<std::uint64_t>(answer.job.lasts), "day") + ", as is usual";
  if (answer.proof.jobs == 0)
    return "A new job would take " + each + ": too long to count by then. ";
  return "New jobs come one after the other and take " + each + ". ";
}

std::string proof(const PlanAnswer& answer, const TextStyle& style) {
  const auto& proof = answer.proof;
  std::string words =
      "Weighed: " + magnitude_words(proof.plans) + " plans: all that can be done about " +
      counted(proof.contracts, "open contract") +
      (proof.jobs > 0 ? ", up to " + counted(proof.jobs, "new job") : "") + ", on each of " +
      counted(static_cast<std::uint64_t>(proof.days), "day") + ". " + jobs_words(answer);
  if (proof.exact) {
    words += answer.plan ? "Nothing with less effort reaches " + std::to_string(answer.target) + "."
                         : "None reaches " + std::to_string(answer.target) + ".";
  } else {
    words +=
        "With so many open contracts not all could be kept in mind: certain is only that "
        "nothing with less than this does: " +
        effort_words(proof.excluded_below) + ".";
  }
  return part_title(proof.exact ? "Proof" : "How sure that is", style) + paragraph(words, style);
}

}  // namespace

std::string plan_page(const PlanSubject& subject, const PlanAnswer& answer,
                      const TextStyle& style) {
  std::string page = heading(subject, answer, style) + verdict(answer, style);
  const auto& plan = answer.plan ? answer.plan : answer.nearest;
  if (plan) {
    page += steps_text(subject, *plan, style) + assumptions(subject, answer, *plan, style);
    page += answer.plan ? duration(*plan, style) + sooner_text(answer, style)
                        : limits_text(subject, answer, style);
  }
  return page + proof(answer, style);
}

}  // namespace jss::io
