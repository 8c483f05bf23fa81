// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/base/id.h"
#include "jss/base/money.h"
#include "jss/scoring/contract_state.h"
#include "jss/scoring/contract_table.h"
#include "jss/scoring/policy.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What a client says at the end of a contract; neither stars nor a private answer: silence.
struct ClientAnswer {
  std::int16_t stars = scoring::kNoStars;
  std::int8_t recommend = scoring::kNoAnswer;

  [[nodiscard]] bool silent() const {
    return stars == scoring::kNoStars && recommend == scoring::kNoAnswer;
  }
  friend bool operator==(const ClientAnswer&, const ClientAnswer&) = default;
};

/// What a client can be expected to say, from what was said before.
///
/// A record is the answers to all ended contracts whose client has spoken or had the time to
/// (`feedback_days`); removed feedback is left out. Answers are ranked from bad to good: failures,
/// silence, neutral ones, successes, as the rules have it; among these by stars, then by the
/// private answer, which is left out where the rules do not ask for it. The usual answer is the
/// lower of the middle ones of the record; the bad one stands at its first quarter, the good one at
/// its third.
///
/// The record is the client's own, with this and with other freelancers. A client without one is
/// expected to answer as the freelancer's clients do. Three contracts or fewer tell what is usual
/// but nothing of how far answers spread: the good and the bad answer are then read from the
/// client's record and the freelancer's together, and are never less extreme than the usual one.
struct AnswerOutlook {
  std::string client;           ///< Empty: a client never seen before.
  std::uint32_t ended = 0;      ///< The client's ended contracts that tell.
  std::uint32_t answered = 0;   ///< Of `ended`: with stars or a private answer.
  std::uint32_t own_ended = 0;  ///< The same of the freelancer's contracts with any client.
  std::uint32_t own_answered = 0;
  bool borrowed = false;  ///< The client has no record: the freelancer's stands in for it.
  bool widened = false;   ///< Good and bad are read from both records together.
  ClientAnswer good;
  ClientAnswer usual;
  ClientAnswer bad;
};

/// The outlook for `client`, an id, or for a new client if it is empty. Linear in the rows.
[[nodiscard]] AnswerOutlook answer_outlook(const scoring::ContractTable& table,
                                           FreelancerIndex freelancer, std::string_view client,
                                           const scoring::Rules& rules, Day as_of);

/// The job that a freelancer usually does, from the contracts that ended and count, of the last 24
/// months: each figure is the lower of the middle ones.
struct UsualJob {
  std::uint32_t contracts = 0;  ///< How many it was read from; zero: there is no usual job.
  Cents earned;
  std::int32_t lasts = 0;  ///< Days from the first to the last day, at least one.
  ClientAnswer usual;      ///< Of those with feedback, ranked as in `AnswerOutlook`.
  ClientAnswer good;       ///< As in the outlook for a new client, but no worse than the usual one.
  ClientAnswer bad;        ///< Likewise, but no better.
};

/// REQUIRES: as `scoring::score`. Costs one evaluation of the freelancer's rows.
[[nodiscard]] UsualJob usual_job(const scoring::ContractTable& table, FreelancerIndex freelancer,
                                 const scoring::Question& question);

}  // namespace jss::insight
