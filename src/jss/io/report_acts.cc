// SPDX-License-Identifier: Apache-2.0
// The parts about what can be done and what it is good for: open contracts with advice, badges.
#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/advice_words.h"
#include "jss/io/markup.h"
#include "jss/io/report_parts.h"
#include "jss/io/standing_text.h"

namespace jss::io {
namespace {

using insight::BadgeStanding;
using insight::CriterionStanding;
using insight::Met;
using insight::OpenContract;

constexpr std::size_t kLongestMessage = 2000;

std::string points_cell(std::optional<std::int64_t> hundredths) {
  return hundredths ? points_markup(*hundredths) : std::string("–");
}

std::string title_of(const OpenContract& contract) {
  return element("bdi", escaped(contract.title.empty() ? contract.contract : contract.title));
}

std::string client_of(const OpenContract& contract) {
  std::string words = element(
      "bdi", escaped(contract.client_name.empty() ? contract.client.client : contract.client_name));
  if (contract.client.income_share) {
    words += ", " + std::to_string(*contract.client.income_share / 10) + " % of income";
  }
  if (contract.client.long_term) words += ", long-term";
  return words;
}

// Why, what to try and what to write, of one contract.
std::string advice_details(const OpenContract& contract, Day today) {
  const bool acts = contract.advice != insight::AdviceKind::keep;
  std::string body = element("p", escaped(advice_sentence(contract, today), kLongestMessage));
  if (acts && contract.effect.best) {
    body += element("p", "Points: " + points_cell(contract.effect.now) + " at once, " +
                             points_cell(contract.effect.best) + " at best, " +
                             points_cell(contract.effect.worst) + " at worst, " +
                             points_cell(contract.effect.mean) + " on average over the year.");
  }
  if (acts) {
    body += element(
        "p", "To try it: " +
                 element("code", "jss what-if … --do &#39;" +
                                     escaped(to_text(contract.act), kLongestMessage) + "&#39;"));
  }
  const std::string message = advice_message(contract);
  if (!message.empty()) {
    body += element("p", "What you could write:") +
            element("blockquote", escaped(message, kLongestMessage));
  }
  return details(title_of(contract) + ": " + std::string(in_words(contract.advice)), body);
}

std::string_view mark(Met met) {
  if (met == Met::met) return "✓ met";
  return met == Met::missing ? "✗ missing" : "? unknown";
}

std::string_view grade_of(Met met) {
  if (met == Met::met) return "documented";
  return met == Met::missing ? "missing" : "reported";
}

std::string when_of(const CriterionStanding& standing) {
  if (standing.met == Met::met) {
    return standing.until.present() ? "until " + day_markup(standing.until + -1) : "";
  }
  return standing.earliest.present() ? "from " + day_markup(standing.earliest) : "";
}

std::string badge_sentence(const BadgeStanding& badge) {
  if (badge.criteria.front().criterion.kind == insight::CriterionKind::discontinued) {
    return "No longer granted since " + day_markup(badge.since) + ".";
  }
  if (badge.met == Met::missing) {
    return badge.earliest.present()
               ? "Missing; on " + day_markup(badge.earliest) + " at the earliest."
               : "Missing, and time alone does not bring it.";
  }
  return std::string(badge.met == Met::met ? "Met" : "Nothing known is missing") +
         (badge.until.present() ? ", until " + day_markup(badge.until + -1) + "." : ".");
}

std::string badge_table(const BadgeStanding& badge) {
  if (badge.criteria.front().criterion.kind == insight::CriterionKind::discontinued) return {};
  HtmlTable table(std::string(in_words(badge.badge)) + ": what is asked and what there is",
                  {{"Asked"}, {"Found"}, {"Stands"}, {"When"}, {"Known how"}});
  for (const CriterionStanding& standing : badge.criteria) {
    const std::string grade(to_string(standing.criterion.grade));
    table.add({escaped(asked_words(standing.criterion)), escaped(found_words(standing)),
               element("span", mark(standing.met),
                       "class=\"met " + std::string(grade_of(standing.met)) + "\""),
               when_of(standing), element("span", grade, "class=\"grade " + grade + "\"")});
  }
  return table.html();
}

}  // namespace

ReportPart part_open_contracts(const Report& report) {
  ReportPart part{"open", "Open contracts, and what to do", {}};
  if (report.advice.contracts.empty()) return part;
  HtmlTable table("Contracts that are open, the most urgent first", {{"Contract"},
                                                                     {"Client"},
                                                                     {"What to do"},
                                                                     {"When"},
                                                                     {"Best", true},
                                                                     {"Average", true},
                                                                     {"Earned", true},
                                                                     {"Last paid"},
                                                                     {"Next date"}});
  std::string more;
  for (const OpenContract& contract : report.advice.contracts) {
    const bool acts = contract.advice != insight::AdviceKind::keep;
    table.add(
        {title_of(contract), client_of(contract), std::string(in_words(contract.advice)),
         acts ? day_markup(contract.act.day) : "", acts ? points_cell(contract.effect.best) : "",
         acts ? points_cell(contract.effect.mean) : "", hundredths_to_string(contract.earned.count),
         contract.last_paid_on.present() ? day_markup(contract.last_paid_on) : "never",
         day_markup(contract.critical_day())});
    more += advice_details(contract, report.advice.today);
  }
  part.body = element("p",
                      "Points are what the act alone does to the score over the coming year, if "
                      "nothing else happens.") +
              table.html() + more;
  return part;
}

ReportPart part_standing(const Report& report) {
  ReportPart part{"standing", "Badges and perks", {}};
  for (const BadgeStanding& badge : report.standing.badges) {
    part.body += element("h3", in_words(badge.badge)) + element("p", badge_sentence(badge)) +
                 badge_table(badge);
  }
  return part;
}

}  // namespace jss::io
