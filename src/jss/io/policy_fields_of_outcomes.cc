// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_field_access.h"

namespace jss::io {
namespace {

constexpr std::array<std::string_view, 2> kNoYes{"no", "yes"};
constexpr std::array<std::string_view, 2> kClientScopes{"window", "lifetime"};
constexpr std::array<std::string_view, 3> kPrivate{"decides", "vetoes", "ignored"};
constexpr std::array<std::string_view, 3> kLengthModes{"none", "scale", "units"};
constexpr std::array<std::string_view, 2> kRemoved{"excluded", "no_feedback"};
constexpr std::array<std::string_view, 2> kFlaggedClient{"drop_all", "drop_failures"};

constexpr auto kFields = std::to_array<PolicyField>({
    {.name = "feedback_days",
     .meaning = "For so many days after its end, a contract without feedback is awaited rather "
                "than counted.",
     .access = number(JSS_MEMBER(feedback_days)),
     .high = 365,
     .sentences = {.changed = "A contract without feedback is awaited for {to:day} after its end "
                              "instead of {from}."}},
    {.name = "removed",
     .meaning = "Whether a contract whose feedback was removed leaves the score, or counts like "
                "one that never had any.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(removed)),
     .words = kRemoved,
     .sentences = {.becomes = {"A contract whose feedback was removed no longer counts.",
                               "A contract whose feedback was removed counts like one that never "
                               "had any."}}},
    {.name = "flagged_client",
     .meaning = "Whether all contracts with a flagged or suspended client are left out, or only "
                "those that would hurt.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(flagged_client)),
     .words = kFlaggedClient,
     .sentences = {.becomes = {"No contract with a flagged or suspended client counts any more, "
                               "good ones included.",
                               "With a flagged or suspended client, good contracts count; only "
                               "those that would hurt are left out."}}},

    {.name = "windows.months",
     .meaning = "The lengths of the windows, in months; the best one's score is shown.",
     .kind = ValueKind::months,
     .access = list<Months>(JSS_MEMBER(windows.months)),
     .low = 1,
     .high = 120,
     .sentences = {.changed = "The score is the best of the last {to} months instead of {from}."}},
    {.name = "windows.trending",
     .meaning = "Whether the mean of the scores of the last 6 and the last 3 months competes with "
                "the windows.",
     .kind = ValueKind::yes_no,
     .access = number(JSS_MEMBER(windows.trending)),
     .words = kNoYes,
     .sentences = {.becomes = {"The mean of the last 6 and the last 3 months can no longer be the "
                               "score.",
                               "The mean of the last 6 and the last 3 months can be the score."}}},

    {.name = "gate.outcomes",
     .meaning = "The least counted contracts with which a window can be the score.",
     .access = number(JSS_MEMBER(gate.outcomes)),
     .low = 1,
     .high = 1000,
     .sentences = {.changed = "A score needs {to:outcome} instead of {from}."}},
    {.name = "gate.clients",
     .meaning = "The least distinct clients with which a window can be the score.",
     .access = number(JSS_MEMBER(gate.clients)),
     .low = 1,
     .high = 1000,
     .sentences = {.changed = "A score needs {to:client} instead of {from}."}},
    {.name = "gate.client_scope",
     .meaning =
         "Whether the clients that a score needs are those counted in its window, or all who "
         "ever paid the freelancer.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(gate.client_scope)),
     .words = kClientScopes,
     .sentences = {.becomes = {"The clients that a score needs must be counted in its window.",
                               "The clients that a score needs may be any who ever paid, in the "
                               "window or before."}}},

    {.name = "satisfaction.private",
     .meaning = "Whether the client's private answer outranks the stars, can only turn them into a "
                "failure, or does not count.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(satisfaction.private_feedback)),
     .words = kPrivate,
     .sentences = {.becomes = {"The client's private answer outranks the stars, for better and for "
                               "worse.",
                               "The client's private answer can make a contract a failure, but no "
                               "longer mends bad stars.",
                               "The client's private answer does not count; the public stars "
                               "alone do."}}},
    {.name = "satisfaction.stars_success",
     .meaning = "So many public stars and more are a success.",
     .kind = ValueKind::stars,
     .access = number(JSS_MEMBER(satisfaction.stars_success)),
     .low = 100,
     .high = 500,
     .sentences = {.changed = "A success takes {to} stars instead of {from}."}},
    {.name = "satisfaction.stars_failure",
     .meaning = "Fewer public stars than this are a failure; what lies between is neutral.",
     .kind = ValueKind::stars,
     .access = number(JSS_MEMBER(satisfaction.stars_failure)),
     .low = 100,
     .high = 500,
     .sentences = {.changed = "A contract fails below {to} stars instead of {from}."},
     .order = {.other = "satisfaction.stars_success"}},
    {.name = "satisfaction.recommend_success",
     .meaning = "A private answer of so much and more, out of 10, is a success.",
     .access = number(JSS_MEMBER(satisfaction.recommend_success)),
     .high = 10,
     .sentences = {.changed = "A private answer is a success from {to} up instead of {from}."},
     .matters =
         JSS_WHERE(rules.satisfaction.private_feedback != scoring::PrivateFeedback::ignored)},
    {.name = "satisfaction.recommend_failure",
     .meaning = "A private answer of so much and less is a failure; what lies between is neutral.",
     .access = number(JSS_MEMBER(satisfaction.recommend_failure)),
     .high = 10,
     .sentences = {.changed = "A private answer is a failure from {to} down instead of {from}."},
     .order = {.other = "satisfaction.recommend_success", .strictly = true},
     .matters =
         JSS_WHERE(rules.satisfaction.private_feedback != scoring::PrivateFeedback::ignored)},
    {.name = "satisfaction.failure_reasons",
     .meaning = "The client's reasons for the end that make a contract a failure, whatever the "
                "stars.",
     .kind = ValueKind::reasons,
     .access = list<Reasons>(JSS_MEMBER(satisfaction.failure_reasons)),
     .sentences = {.changed =
                       "The client's reasons that make a contract a failure are {to} instead "
                       "of {from}.",
                   .begins = "The client's reason can make a contract a failure: {to}.",
                   .ends = "No reason that the client gives makes a contract a failure any more."}},
    {.name = "satisfaction.dispute_lost_fails",
     .meaning = "Whether a dispute that the freelancer lost makes the contract a failure.",
     .kind = ValueKind::yes_no,
     .access = number(JSS_MEMBER(satisfaction.dispute_lost_fails)),
     .words = kNoYes,
     .sentences = {.becomes = {"A lost dispute alone no longer makes a contract a failure.",
                               "A lost dispute makes a contract a failure."}}},

    {.name = "credit.success",
     .meaning = "What a success adds to the score per weight, in thousandths.",
     .access = number(JSS_MEMBER(credit.success)),
     .low = 1,
     .high = 1000,
     .said = Said::times,
     .sentences = {.changed = "A success counts {to} instead of {from}."}},
    {.name = "credit.neutral",
     .meaning = "What a neutral outcome adds to the score per weight, in thousandths.",
     .access = number(JSS_MEMBER(credit.neutral)),
     .low = -1000,
     .high = 1000,
     .said = Said::times,
     .sentences = {.changed = "A neutral outcome counts {to} instead of {from}."},
     .order = {.other = "credit.success"}},
    {.name = "credit.failure",
     .meaning = "What a failure adds to the score per weight, in thousandths: 0 nothing, below it "
                "takes away.",
     .access = number(JSS_MEMBER(credit.failure)),
     .low = -1000,
     .high = 1000,
     .said = Said::times,
     .sentences = {.changed = "A failure counts {to} instead of {from}."},
     .order = {.other = "credit.neutral"}},

    {.name = "factor.failure",
     .meaning = "The weight of a failure that earned something is multiplied by this, in "
                "thousandths.",
     .access = number(JSS_MEMBER(factor.failure)),
     .high = 10000,
     .said = Said::times,
     .sentences = {.changed = "The weight of a failure is multiplied by {to} instead of {from}."}},
    {.name = "factor.unpaid",
     .meaning = "The weight of a failure that earned nothing is multiplied by this, in "
                "thousandths.",
     .access = number(JSS_MEMBER(factor.unpaid)),
     .high = 10000,
     .said = Said::times,
     .sentences = {.changed = "The weight of a failure that earned nothing is multiplied by {to} "
                              "instead of {from}."}},

    {.name = "size.tiers",
     .meaning = "The weight of an outcome, in thousandths, from each amount that the contract "
                "earned.",
     .kind = ValueKind::tiers,
     .access = list<Tiers>(JSS_MEMBER(size.tiers)),
     .sentences = {.changed = "What a contract earned weighs {to} instead of {from}.",
                   .begins = "What a contract earned weighs: {to}.",
                   .ends = "What a contract earned no longer weighs: large and small count the "
                           "same."}},

    {.name = "length.mode",
     .meaning = "Whether a contract's length does not count, makes its one outcome heavier, or "
                "makes each earlier stretch of 90 days with a payment a success of its own.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(length.mode)),
     .words = kLengthModes,
     .sentences = {.becomes = {"How long a contract lasted does not count.",
                               "A longer contract weighs more, as one outcome.",
                               "Each earlier stretch of 90 days with a payment counts as a success "
                               "of its own."}}},
    {.name = "length.step",
     .meaning = "In mode scale, what each stretch of 90 days beyond the first adds to the weight, "
                "in thousandths.",
     .access = number_or<0>(JSS_MEMBER(length.step),
                            JSS_WHERE(rules.length.mode == scoring::LengthMode::scale)),
     .high = 1000,
     .said = Said::percent,
     .sentences = {.changed = "Each stretch of 90 days beyond the first adds {to} to the weight "
                              "instead of {from}.",
                   .begins = "Each stretch of 90 days beyond the first adds {to} to the weight."},
     .may_be_unset = true,
     .demand = {JSS_WHERE(rules.length.mode == scoring::LengthMode::scale), "length.mode",
                R"("scale")"},
     .matters = JSS_WHERE(rules.length.mode == scoring::LengthMode::scale)},
    {.name = "length.cap",
     .meaning = "The most stretches of 90 days of one contract that count.",
     .access = number_or<1>(JSS_MEMBER(length.cap),
                            JSS_WHERE(rules.length.mode != scoring::LengthMode::none)),
     .low = 1,
     .high = 24,
     .sentences = {.changed = "At most {to:stretch} of 90 days count for one contract instead of "
                              "{from}.",
                   .begins = "At most {to:stretch} of 90 days count for one contract."},
     .may_be_unset = true,
     .demand = {JSS_WHERE(rules.length.mode != scoring::LengthMode::none), "length.mode",
                R"("scale" or "units")"},
     .matters = JSS_WHERE(rules.length.mode != scoring::LengthMode::none)},
});

}  // namespace

std::span<const PolicyField> policy_fields_of_outcomes() { return kFields; }

}  // namespace jss::io
