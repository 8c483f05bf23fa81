// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"

namespace jss::history {

/// The events that a freelancer may know at the end of `today`, in the order in which they happen;
/// of those that were known at `known_at`, if given. What follows from these alone tells nothing
/// that was said in private and nothing of other people.
///
/// They are the events of the freelancer's own contracts, profile, offers and reviews, without:
/// - the private answer of any feedback, and all of a client's feedback that holds nothing public:
///   neither stars nor scores;
/// - a client's feedback that has not taken effect yet, and what came after it had;
/// - the platform's word on a client, and all contracts of other freelancers;
/// - what was to happen after `today`, and what the operator decided or showed;
/// - why an event was retracted.
/// Everything else is taken to be public: stars, scores and comments, the reason for an end that a
/// client tells with either, disputes, removals, and the words of reviews.
///
/// A contract is the freelancer's own if the first of its starts that nobody retracted says so.
/// O(n log n) in the events.
[[nodiscard]] std::vector<Event> visible_events(std::span<const Event> events,
                                                std::string_view freelancer, Day today,
                                                std::optional<Timestamp> known_at = std::nullopt);

}  // namespace jss::history
