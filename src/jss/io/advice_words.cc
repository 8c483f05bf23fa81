// SPDX-License-Identifier: Apache-2.0
#include "jss/io/advice_words.h"

#include "jss/base/money.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using insight::AdviceKind;
using insight::AdviceWhy;
using insight::OpenContract;

std::string days(std::int32_t count) {
  return std::to_string(count) + (count == 1 ? " day" : " days");
}

// "today", "in 5 days", "5 days ago".
std::string distance(Day day, Day today) {
  if (day == today) return "today";
  return day > today ? "in " + days(day - today) : days(today - day) + " ago";
}

std::string quiet(const OpenContract& contract) {
  return "Nothing has happened for " + days(contract.idle_days) + ". ";
}

std::string client_weight(const OpenContract& contract) {
  const auto& client = contract.client;
  std::string words;
  if (client.income_share && *client.income_share >= 10) {
    words = std::to_string(*client.income_share / 10) + " % of your income of twelve months";
  }
  if (client.long_term) words += words.empty() ? "a long-term client" : " from a long-term client";
  return words;
}

// What the rules do by themselves if nothing happens.
std::string left_alone(const OpenContract& contract, Day today) {
  std::string words;
  if (contract.lapses_as) {
    words += " Left alone, it is taken as ended on " + to_string(contract.lapse_day) + ", " +
             distance(contract.lapse_day, today) + ": " +
             std::string(in_words(contract.lapses_as->why)) + ".";
  } else if (contract.lapse_day.present() && contract.lapse_day <= today) {
    words += " These rules take it as ended since " + to_string(contract.lapse_day) + ".";
  }
  if (contract.client.long_term_until.present()) {
    words += " Without another payment the client is long-term until " +
             to_string(contract.client.long_term_until) + ".";
  }
  return words;
}

std::string stars_words(const OpenContract& contract) {
  const std::string stars = hundredths_to_string(contract.act.stars);
  return contract.stars_from == insight::StarsFrom::this_client
             ? stars + " stars, as this client has given so far"
             : stars + " stars, as your clients give on average";
}

std::string reason(const OpenContract& contract, Day today) {
  switch (contract.why) {
    case AdviceWhy::deadline_missed:
      return "It was due on " + to_string(contract.due_on) + ", " +
             distance(contract.due_on, today) + ", and nothing was delivered for it yet.";
    case AdviceWhy::deadline_near:
      return "It is due on " + to_string(contract.due_on) + ", " +
             distance(contract.due_on, today) + ". Two days before leave room for a last change.";
    case AdviceWhy::just_begun:
      return "It began " + distance(contract.started_on, today) + "; nothing was paid yet.";
    case AdviceWhy::at_work:
      return contract.last_paid_on.present()
                 ? "Work goes on: last paid " + distance(contract.last_paid_on, today) + "."
                 : "Work goes on.";
    case AdviceWhy::long_silence:
      return "Work goes on, but nobody told of a word for a month.";
    case AdviceWhy::keeps_client:
      return quiet(contract) + "But this is " + client_weight(contract) +
             ": a word may bring the next job.";
    case AdviceWhy::paused:
      return "Paused since " + to_string(contract.paused_on) + ", which costs nothing.";
    case AdviceWhy::pause_runs_out:
      return "Its pause runs out on " + to_string(contract.lapse_day) + ", " +
             distance(contract.lapse_day, today) + ".";
    case AdviceWhy::client_was_content:
      return quiet(contract) + "Ended by the client with " + stars_words(contract) +
             ", it raises the score; silence does not.";
    case AdviceWhy::ends_better_now:
      return quiet(contract) + "Ending it, even in silence, is better than leaving it.";
    case AdviceWhy::pause_is_better:
      return quiet(contract) + "Paused until there is work, it is better than left open.";
    case AdviceWhy::unpaid_end:
      return "Nothing was ever paid. " + quiet(contract) + "Ending it is better than leaving it.";
    case AdviceWhy::unpaid_pause:
      return "Nothing was ever paid. " + quiet(contract) +
             "Paused until there is work, it is better than left open.";
    case AdviceWhy::unpaid_write:
      return "Nothing was ever paid. " + quiet(contract) +
             "No act of yours raises the score: ask whether there is work.";
    case AdviceWhy::others_first:
      return quiet(contract) +
             "Ending it would help, but too many silent ends at once cost points: others first.";
    case AdviceWhy::sits_well:
      return quiet(contract) + "Nothing you could do is better than to let it sit.";
  }
  return {};
}

std::string title_words(const OpenContract& contract) {
  return contract.title.empty() ? "our contract" : "\u201c" + plain_text(contract.title) + "\u201d";
}

}  // namespace

std::string_view in_words(AdviceKind kind) {
  switch (kind) {
    case AdviceKind::keep:
      return "leave it as it is";
    case AdviceKind::deliver:
      return "deliver";
    case AdviceKind::write:
      return "write to the client";
    case AdviceKind::ask_to_end:
      return "ask the client to end it";
    case AdviceKind::end:
      return "end it yourself";
    case AdviceKind::pause:
      return "pause it";
    case AdviceKind::resume:
      return "resume it";
  }
  return {};
}

std::string advice_sentence(const OpenContract& contract, Day today) {
  return reason(contract, today) + left_alone(contract, today);
}

std::string advice_message(const OpenContract& contract) {
  const std::string hello =
      contract.client_name.empty() ? "Hello, " : "Hello " + plain_text(contract.client_name) + ", ";
  const std::string title = title_words(contract);
  switch (contract.advice) {
    case AdviceKind::keep:
      return {};
    case AdviceKind::deliver:
      return contract.why == AdviceWhy::deadline_missed
                 ? hello + "I am late with " + title + ", which was due on " +
                       to_string(contract.due_on) +
                       ", and I am sorry. I am finishing it now and will send it as soon as it is "
                       "done."
                 : hello + "a short word on " + title + ": I plan to deliver it by " +
                       to_string(contract.act.day) + ", so that you have time for a look before " +
                       to_string(contract.due_on) +
                       ". If anything has changed on your side, please tell me.";
    case AdviceKind::write:
      return hello + "I hope all is well with " + title +
             ". Is there anything you need from me at the moment, or anything that comes next?";
    case AdviceKind::ask_to_end:
      return hello + "it has been quiet around " + title +
             ". From my side the work is done. If nothing more is to come, would you close the "
             "contract and say how it went for you, in your own words? If you would rather keep it "
             "open, that is fine: just let me know what comes next.";
    case AdviceKind::end:
      return hello + "as it has been quiet around " + title +
             ", I am going to close the contract on " + to_string(contract.act.day) +
             ". If there is more to do, tell me before then, or write to me whenever you like. "
             "Thank you for the work together.";
    case AdviceKind::pause:
      return hello + "there is nothing to do for " + title +
             " at the moment. Shall we pause the contract until there is? I will be here when you "
             "need me.";
    case AdviceKind::resume:
      return hello + "the pause of " + title +
             " comes to its end. Shall we go on? Tell me what you need next, or close the contract "
             "if nothing more is to come.";
  }
  return {};
}

}  // namespace jss::io
