// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/act.h"
#include "jss/insight/client_importance.h"
#include "jss/insight/what_if.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// What to do about an open contract.
enum class AdviceKind : std::uint8_t { keep, deliver, write, ask_to_end, end, pause, resume };

/// Why.
enum class AdviceWhy : std::uint8_t {
  deadline_missed,     ///< A deadline has passed and nothing was delivered for it.
  deadline_near,       ///< One comes within two weeks.
  just_begun,          ///< It began within two weeks; nothing was paid yet.
  at_work,             ///< Something was paid within a month, or it was resumed.
  long_silence,        ///< Work goes on, but nobody wrote for a month.
  keeps_client,        ///< A quiet contract of a client who matters: a word may bring work.
  paused,              ///< It is paused, and that costs nothing.
  pause_runs_out,      ///< The rules let a pause last so long only, and that is soon over.
  client_was_content,  ///< Quiet; an end by a client who is as content as before gains points.
  ends_better_now,     ///< Quiet; ending it in silence is better than leaving it.
  pause_is_better,     ///< Quiet; pausing it is better than leaving it.
  unpaid_end,          ///< Never paid; ending it is better than leaving it.
  unpaid_pause,        ///< Never paid; pausing it is better than leaving it.
  unpaid_write,        ///< Never paid: nothing helps but to ask whether there is work.
  others_first,        ///< Ending it would be better, but other silent ends come first.
  sits_well,           ///< Quiet; nothing is better than to leave it as it is.
};

[[nodiscard]] std::string_view to_string(AdviceKind kind);
[[nodiscard]] std::string_view to_string(AdviceWhy why);

/// Where the stars come from that a client is assumed to give.
enum class StarsFrom : std::uint8_t { nobody, this_client, all_clients };

/// Something that could be done about a contract on the day of the question.
struct Option {
  AdviceKind kind = AdviceKind::keep;
  Act act;
  Effect effect;
};

/// An open contract with its advice.
struct OpenContract {
  std::string contract;
  std::string title;
  std::string client_name;
  ClientImportance client;
  Day started_on;
  Day last_paid_on;     ///< Absent if nothing was paid.
  Day last_contact_on;  ///< Absent if nobody told of one.
  Day paused_on;        ///< Absent unless it is paused.
  Cents earned;
  Day due_on;  ///< The deadline that is missed or comes next; absent if all is delivered.
  /// Days since something was paid, it began or was resumed.
  std::int32_t idle_days = 0;
  /// The day on which the rules take it as ended; absent if they never do, in the past if they do.
  Day lapse_day;
  /// As what it would count then; absent if it has lapsed or never does.
  std::optional<scoring::Outcome> lapses_as;
  bool stale = false;  ///< It has lapsed, or has been idle for ninety days and is not paused.

  AdviceKind advice = AdviceKind::keep;
  AdviceWhy why = AdviceWhy::at_work;
  Act act;        ///< On the best day for it; `leave` of what is to be kept.
  Effect effect;  ///< What `what_if` computes for this act alone.
  /// Of `ask_to_end`: where the stars of the act come from.
  StarsFrom stars_from = StarsFrom::nobody;
  /// What else could be done today, and what that would do; the advice's own kind left out.
  std::vector<Option> instead;

  /// The first day on which something is lost if nothing is done: deadline, lapse, or the end of a
  /// long-term relationship; absent if there is none.
  [[nodiscard]] Day critical_day() const;
};

/// Advice on all open contracts of a freelancer.
struct Advice {
  Day today;
  scoring::Score score;
  /// Most urgent first: what is missed or critical within thirty days by its day, then what takes
  /// an act, then the rest; among equals the client with the largest share of income, then by id.
  std::vector<OpenContract> contracts;
  /// All the advised acts together.
  Effect together;
};

/// Advises on every contract that has begun and is open on `today`.
///
/// What is quiet or unpaid is put to the kernel: leaving it, pausing it, ending it in silence,
/// asking the client to end it with the stars that this client usually gives (else the freelancer's
/// clients do). Best is what makes the mean score of the coming six months highest, ties go to the
/// lesser act; further ahead new work decides more than any act of today. The best day for an act
/// is found the same way, among today and the days within ninety on which something changes. Where
/// too much silence costs points, endings in silence keep two weeks between each other, and each is
/// reckoned with those before it. Costs some fifteen timelines of scores for each quiet contract,
/// each from the day of its act on. REQUIRES: the chronicle and the calendar reach back to `today`.
[[nodiscard]] Advice advise(const history::Chronicle& chronicle,
                            const scoring::PolicyCalendar& policies, Day today);

}  // namespace jss::insight
