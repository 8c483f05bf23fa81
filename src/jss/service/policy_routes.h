// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "jss/service/route.h"

namespace jss::service {

inline constexpr std::array<std::string_view, 1> kShownPolicyOptions{"format"};
inline constexpr std::array<std::string_view, 2> kLifeOptions{"as_of", "known_at"};

// A policy is named by its id or by the digest of its text. Freelancers and clients are shown those
// that ship and those that were ever scheduled.

/// `GET /v1/policies`: those that ship.
[[nodiscard]] Response answer_policies(Call& call);
/// `GET /v1/policies/{policy}`: all of its parameters, or its text.
[[nodiscard]] Response answer_policy(Call& call);
/// `GET /v1/policies/{policy}/differences/{other}`.
[[nodiscard]] Response answer_differences(Call& call);
/// `GET /v1/policies/{policy}/impact`: what it would do to everybody's score.
[[nodiscard]] Response answer_impact(Call& call);
/// `GET /v1/policies/life`: the ledger's own, and what became of them.
[[nodiscard]] Response answer_policy_life(Call& call);

// The steps in a policy's life. Who takes one is `Call::person`, whatever the body says.

/// `POST /v1/policies`: a draft, in TOML.
[[nodiscard]] Response answer_draft(Call& call);
/// `POST /v1/policies/{digest}/approvals`: agreement to exactly that text.
[[nodiscard]] Response answer_approval(Call& call);
/// `POST /v1/policies/{digest}/schedules`: `{"from":DAY}`.
[[nodiscard]] Response answer_schedule(Call& call);
/// `POST /v1/policies/roll-backs`: `{"policy":ID,"why":WORDS}`.
[[nodiscard]] Response answer_roll_back(Call& call);

}  // namespace jss::service
