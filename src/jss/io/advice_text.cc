// SPDX-License-Identifier: Apache-2.0
#include "jss/io/advice_text.h"

#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/advice_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::Advice;
using insight::AdviceKind;
using insight::Effect;
using insight::OpenContract;

constexpr std::size_t kLabel = 11;

bool does_nothing(const Effect& effect) {
  return effect.best.value_or(0) == 0 && effect.worst.value_or(0) == 0 && effect.scored_days == 0;
}

std::string effect_words(const Effect& effect) {
  if (!effect.best) return "there is no score to compare";
  if (does_nothing(effect)) return "none on any day of the year";
  std::string words = signed_points(effect.now) + " at once";
  if (*effect.best > effect.now.value_or(0)) {
    words += ", at best " + signed_points(effect.best) + " from " + to_string(effect.best_on);
  }
  if (*effect.worst < std::min<std::int64_t>(effect.now.value_or(0), 0)) {
    words += ", at worst " + signed_points(effect.worst) + " from " + to_string(effect.worst_on);
  }
  return words + "; " + signed_points(effect.mean) + " on average";
}

// A label, and words beside it over as many lines as they need.
std::string line(std::string_view label, const std::string& words, const TextStyle& style) {
  if (words.empty()) return {};
  const std::string begin = "     " + std::string(label) + std::string(kLabel - label.size(), ' ');
  const std::size_t indent = begin.size();
  const std::string wrapped =
      wrap(std::string(indent, '.') + words, static_cast<std::size_t>(style.width), indent);
  return "     " + paint(label, Ink::dim, style) + std::string(kLabel - label.size(), ' ') +
         wrapped.substr(indent) + "\n";
}

std::string when_cell(const OpenContract& contract, Day today) {
  const Day day = contract.critical_day();
  if (!day.present()) return "";
  const std::int32_t left = day - today;
  if (left < 0) return std::to_string(-left) + (left == -1 ? " day late" : " days late");
  return left == 0 ? "today" : std::to_string(left) + (left == 1 ? " day" : " days");
}

std::string overview(const Advice& advice, const TextStyle& style) {
  TextTable table({{"", Align::right},
                   {"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"left", Align::right, false, true},
                   {"what to do", Align::left},
                   {"when", Align::left, false, true},
                   {"best", Align::right, false, true}});
  std::size_t number = 0;
  for (const OpenContract& contract : advice.contracts) {
    const bool acts = contract.advice != AdviceKind::keep;
    table.add({std::to_string(++number), plain_text(contract.contract), plain_text(contract.title),
               when_cell(contract, advice.today), std::string(in_words(contract.advice)),
               acts ? to_string(contract.act.day) : "",
               acts ? signed_points(contract.effect.best) : ""});
  }
  return table.text(style);
}

std::string client_words(const OpenContract& contract) {
  const insight::ClientImportance& client = contract.client;
  std::string words =
      plain_text(contract.client_name.empty() ? client.client : contract.client_name);
  if (client.income_share) {
    words += ": " + std::to_string(*client.income_share / 10) + " % of twelve months' income";
  }
  if (client.long_term) words += ", long-term";
  if (client.contracts > 1) words += ", " + std::to_string(client.contracts) + " contracts";
  if (client.rated > 0) words += ", gave " + hundredths_to_string(client.stars) + " stars";
  if (client.flagged) words += ", flagged";
  if (client.harsh) words += ", harsh with others";
  return words;
}

std::string last_words(const OpenContract& contract) {
  const std::string paid = contract.last_paid_on.present()
                               ? "paid " + to_string(contract.last_paid_on)
                               : std::string("never paid");
  const std::string wrote = contract.last_contact_on.present()
                                ? ", you wrote " + to_string(contract.last_contact_on)
                                : std::string();
  return paid + wrote + (contract.stale ? "; it has gone stale" : "");
}

std::string instead_words(const OpenContract& contract) {
  std::string words;
  for (const insight::Option& option : contract.instead) {
    if (!option.effect.best) continue;
    if (!words.empty()) words += "; ";
    words += in_words(option.kind);
    if (option.kind == AdviceKind::ask_to_end) {
      words += " (" + hundredths_to_string(option.act.stars) + " stars)";
    }
    words += does_nothing(option.effect) ? ": 0.00"
                                         : ": " + signed_points(option.effect.worst) + " to " +
                                               signed_points(option.effect.best);
  }
  return words;
}

std::string block(const OpenContract& contract, std::size_t number, const Advice& advice,
                  const TextStyle& style) {
  const std::string name =
      plain_text(contract.contract) + (contract.title.empty() ? "" : "  " + contract.title);
  const std::string place = std::to_string(number);
  const auto width = static_cast<std::size_t>(style.width);
  const bool acts = contract.advice != AdviceKind::keep;
  std::string what(in_words(contract.advice));
  if (acts) what += ", on " + to_string(contract.act.day);
  const std::string message = advice_message(contract);
  return "\n" + std::string(3 - std::min<std::size_t>(place.size(), 3), ' ') + place + "  " +
         paint(fit(plain_text(name), width - 5), Ink::bold, style) + "\n" +
         line("do", what, style) + line("why", advice_sentence(contract, advice.today), style) +
         line("client", client_words(contract), style) + line("last", last_words(contract), style) +
         (acts ? line("effect", effect_words(contract.effect), style) : std::string()) +
         line("instead", instead_words(contract), style) +
         (acts ? line("try", "--do '" + plain_text(to_text(contract.act)) + "'", style)
               : std::string()) +
         (message.empty() ? std::string() : line("write", message, style));
}

}  // namespace

std::string advice_page(const FreelancerSubject& subject, const Advice& advice,
                        const TextStyle& style) {
  std::string page = subject_heading(subject, "open contracts", style);
  if (advice.contracts.empty()) return page + "  No contract is open: there is nothing to do.\n";
  const auto width = static_cast<std::size_t>(style.width) - 2;
  page +=
      "  " +
      wrap("Score now: " + score_words(advice.score) + ". The most urgent contract comes first.",
           width, 2) +
      "\n\n" + overview(advice, style) + "\n  " +
      wrap("All of it together: " + effect_words(advice.together) + ".", width, 2) + "\n";
  std::size_t number = 0;
  for (const OpenContract& contract : advice.contracts) {
    page += block(contract, ++number, advice, style);
  }
  return page + "\n  " +
         wrap(
             "Points are those of what-if if nothing else happens, over the coming year. Try an "
             "act: jss what-if SOURCE --do 'ACT'.",
             width, 2) +
         "\n";
}

}  // namespace jss::io
