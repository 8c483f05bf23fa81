// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_field_access.h"

namespace jss::io {
namespace {

constexpr std::array<std::string_view, 2> kNoYes{"no", "yes"};
constexpr std::array<std::string_view, 2> kUnpaidPositive{"counts", "excluded"};
constexpr std::array<std::string_view, 2> kUnpaidSilent{"failure", "excluded"};

constexpr auto kFields = std::to_array<PolicyField>({
    {.name = "unpaid.positive",
     .meaning = "Whether a contract that earned nothing counts when the client was not "
                "dissatisfied.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(unpaid.positive)),
     .words = kUnpaidPositive,
     .sentences = {.becomes = {"Praise counts even for a contract that earned nothing.",
                               "Praise for a contract that earned nothing no longer counts."}}},
    {.name = "unpaid.silent",
     .meaning = "What a contract is that earned nothing and about which the client said nothing.",
     .kind = ValueKind::word,
     .access = number(JSS_MEMBER(unpaid.silent)),
     .words = kUnpaidSilent,
     .sentences = {.becomes = {"A contract without earnings and without feedback is a failure.",
                               "A contract without earnings and without feedback no longer "
                               "counts."}}},
    {.name = "unpaid.prompt_days",
     .meaning =
         "A contract without earnings and feedback is less of a failure if it ended within so "
         "many days of its start.",
     .access = number_or<0>(JSS_MEMBER(unpaid.prompt_days),
                            JSS_WHERE(rules.unpaid.prompt_factor != 1000)),
     .high = 3650,
     .sentences = {.changed =
                       "An unpaid contract without feedback is less of a failure if it ended "
                       "within {to:day} instead of {from}.",
                   .begins = "An unpaid contract without feedback is less of a failure if it ended "
                             "within {to:day}.",
                   .ends = "Ending an unpaid contract soon no longer makes it less of a failure."},
     .may_be_unset = true,
     .needs = {"unpaid.prompt_factor"},
     .matters = JSS_WHERE(rules.unpaid.silent == scoring::UnpaidSilent::failure)},
    {.name = "unpaid.prompt_factor",
     .meaning = "The weight of a contract without earnings and feedback that ended so soon is "
                "multiplied by this, in thousandths.",
     .access = number_or<1000>(JSS_MEMBER(unpaid.prompt_factor),
                               JSS_WHERE(rules.unpaid.prompt_days != 0)),
     .high = 1000,
     .said = Said::times,
     .sentences = {.changed = "The weight of an unpaid contract ended soon is multiplied by {to} "
                              "instead of {from}.",
                   .begins = "The weight of an unpaid contract ended soon is multiplied by {to}."},
     .may_be_unset = true,
     .needs = {"unpaid.prompt_days"},
     .matters = JSS_WHERE(rules.unpaid.silent == scoring::UnpaidSilent::failure)},

    {.name = "silence.tolerated",
     .meaning = "The share of a window's contracts, in thousandths, that may stay without feedback "
                "at no cost.",
     .access = number(JSS_MEMBER(silence.tolerated)),
     .high = 1000,
     .said = Said::percent,
     .sentences = {.changed = "{to} of the contracts may stay without feedback at no cost instead "
                              "of {from}.",
                   .begins = "More contracts without feedback than {to} weigh on the score.",
                   .ends = "Contracts without feedback no longer weigh on the score."},
     .may_be_unset = true,
     .needs = {"silence.weight"}},
    {.name = "silence.weight",
     .meaning = "The weight, in thousandths and as a failure, of each contract without feedback "
                "beyond the tolerated share.",
     .access =
         number_or<0>(JSS_MEMBER(silence.weight), JSS_WHERE(rules.silence.tolerated.has_value())),
     .high = 10000,
     .said = Said::times,
     .sentences = {.changed =
                       "Each contract without feedback beyond that share weighs {to} instead "
                       "of {from}, as a failure.",
                   .begins = "Each contract without feedback beyond that share weighs {to}, as a "
                             "failure."},
     .may_be_unset = true,
     .needs = {"silence.tolerated"}},

    {.name = "idle.days",
     .meaning = "An open contract without activity for so many days is treated as ended.",
     .access = number(JSS_MEMBER(idle.days)),
     .low = 1,
     .high = 3650,
     .sentences = {.changed =
                       "An open contract is treated as ended after {to:day} without activity "
                       "instead of {from}.",
                   .begins = "An open contract is treated as ended after {to:day} without "
                             "activity.",
                   .ends = "An open contract without activity stays open until somebody ends it."},
     .may_be_unset = true},
    {.name = "idle.pause_limit_days",
     .meaning = "A paused contract is treated as ended so many days after the pause began.",
     .access = number(JSS_MEMBER(idle.pause_limit_days)),
     .low = 1,
     .high = 3650,
     .sentences = {.changed = "A pause protects a contract for {to:day} instead of {from}.",
                   .begins = "A pause protects a contract for {to:day} only.",
                   .ends = "A pause protects a contract without limit."},
     .may_be_unset = true,
     .needs = {"idle.days"},
     .matters = JSS_WHERE(rules.idle.days.has_value())},
    {.name = "idle.contact_counts",
     .meaning = "Whether a message of the freelancer is activity, as a payment is.",
     .kind = ValueKind::yes_no,
     .access = number(JSS_MEMBER(idle.contact_counts)),
     .words = kNoYes,
     .sentences = {.becomes = {"A message is no activity: payments alone keep a contract from "
                               "going idle.",
                               "A message of the freelancer keeps a contract from going idle."}},
     .matters = JSS_WHERE(rules.idle.days || rules.signals.completion)},

    {.name = "long_term.days",
     .meaning = "So many days from a client's first payment to the last make the relationship "
                "long-term.",
     .access = number(JSS_MEMBER(long_term.days)),
     .low = 1,
     .high = 3650,
     .sentences = {.changed = "A relationship is long-term after {to:day} instead of {from}."}},
    {.name = "long_term.recent_days",
     .meaning = "A relationship is long-term only while its last payment is at most so many days "
                "old.",
     .access = number(JSS_MEMBER(long_term.recent_days)),
     .high = 3650,
     .sentences = {.changed = "A relationship stays long-term for {to:day} after the last payment "
                              "instead of {from}.",
                   .begins = "A relationship stays long-term only for {to:day} after the last "
                             "payment.",
                   .ends = "A relationship stays long-term however old its last payment is."},
     .may_be_unset = true},
    {.name = "long_term.vouches",
     .meaning = "Whether a long-term relationship makes an ended contract without feedback a "
                "success.",
     .kind = ValueKind::yes_no,
     .access = number(JSS_MEMBER(long_term.vouches)),
     .words = kNoYes,
     .sentences = {.becomes = {"An ended contract without feedback is no success for a long-term "
                               "client's sake.",
                               "An ended contract without feedback is a success if the client is "
                               "long-term."}}},

    {.name = "client_record.flag_min",
     .meaning = "A client is flagged on so many ratings by other freelancers, if they are bad.",
     .access = number(JSS_MEMBER(client_record.flag_min)),
     .low = 1,
     .high = 1000,
     .sentences = {.changed = "A client is flagged on {to:bad rating} by other freelancers instead "
                              "of {from}.",
                   .begins = "A client is flagged on {to:bad rating} by other freelancers.",
                   .ends = "A client is flagged on the platform's word alone, not on ratings."},
     .may_be_unset = true,
     .needs = {"client_record.flag_mean"}},
    {.name = "client_record.flag_mean",
     .meaning = "Ratings flag a client if their mean is at most so many stars.",
     .kind = ValueKind::stars,
     .access = number_or<0>(JSS_MEMBER(client_record.flag_mean),
                            JSS_WHERE(rules.client_record.flag_min.has_value())),
     .low = 100,
     .high = 500,
     .sentences = {.changed = "A client's ratings are bad up to a mean of {to} stars instead of "
                              "{from}.",
                   .begins = "A client's ratings are bad up to a mean of {to} stars."},
     .may_be_unset = true,
     .needs = {"client_record.flag_min"}},
    {.name = "client_record.harsh_min",
     .meaning = "A client is harsh on so many verdicts about other freelancers, if enough of them "
                "are failures.",
     .access = number(JSS_MEMBER(client_record.harsh_min)),
     .low = 1,
     .high = 1000,
     .sentences = {.changed =
                       "A client is harsh on {to:verdict} about other freelancers instead of "
                       "{from}.",
                   .begins = "A failure with a harsh client weighs less; it takes {to:verdict} "
                             "about other freelancers.",
                   .ends = "A failure weighs the same, however harsh the client is to others."},
     .may_be_unset = true,
     .needs = {"client_record.harsh_share", "client_record.harsh_factor"}},
    {.name = "client_record.harsh_share",
     .meaning =
         "A client is harsh if at least this share of the verdicts about other freelancers, in "
         "thousandths, are failures.",
     .access = number_or<0>(JSS_MEMBER(client_record.harsh_share),
                            JSS_WHERE(rules.client_record.harsh_min.has_value())),
     .high = 1000,
     .said = Said::percent,
     .sentences = {.changed = "A client is harsh if {to} of those verdicts are failures instead of "
                              "{from}.",
                   .begins = "A client is harsh if {to} of those verdicts are failures."},
     .may_be_unset = true,
     .needs = {"client_record.harsh_min", "client_record.harsh_factor"}},
    {.name = "client_record.harsh_factor",
     .meaning = "The weight of a failure with a harsh client is multiplied by this, in "
                "thousandths.",
     .access = number_or<1000>(JSS_MEMBER(client_record.harsh_factor),
                               JSS_WHERE(rules.client_record.harsh_min.has_value())),
     .high = 1000,
     .said = Said::times,
     .sentences = {.changed = "The weight of a failure with a harsh client is multiplied by {to} "
                              "instead of {from}.",
                   .begins = "The weight of a failure with a harsh client is multiplied by {to}."},
     .may_be_unset = true,
     .needs = {"client_record.harsh_min", "client_record.harsh_share"}},

    {.name = "signals.deadlines",
     .meaning = "The weight, in thousandths, of the share of contracts delivered in time.",
     .access = number(JSS_MEMBER(signals.deadlines)),
     .low = 1,
     .high = 100000,
     .said = Said::times,
     .sentences = {.changed = "Delivery in time weighs {to} instead of {from}.",
                   .begins = "Delivery in time weighs {to}, where a plain outcome weighs 1.",
                   .ends = "Delivery in time no longer counts by itself."},
     .may_be_unset = true},
    {.name = "signals.retention",
     .meaning = "The weight, in thousandths, of the share of clients who came back or stayed.",
     .access = number(JSS_MEMBER(signals.retention)),
     .low = 1,
     .high = 100000,
     .said = Said::times,
     .sentences = {.changed = "Clients who come back weigh {to} instead of {from}.",
                   .begins = "Clients who come back weigh {to}, where a plain outcome weighs 1.",
                   .ends = "Clients who come back no longer count by themselves."},
     .may_be_unset = true},
    {.name = "signals.engagement",
     .meaning = "The weight, in thousandths, of the share of open contracts with recent contact.",
     .access = number(JSS_MEMBER(signals.engagement)),
     .low = 1,
     .high = 100000,
     .said = Said::times,
     .sentences = {.changed = "Recent contact on open contracts weighs {to} instead of {from}.",
                   .begins = "Recent contact on open contracts weighs {to}, where a plain outcome "
                             "weighs 1.",
                   .ends = "Recent contact on open contracts no longer counts."},
     .may_be_unset = true,
     .needs = {"signals.contact_days"}},
    {.name = "signals.contact_days",
     .meaning = "Contact is recent for so many days.",
     .access = number_or<0>(JSS_MEMBER(signals.contact_days),
                            JSS_WHERE(rules.signals.engagement.has_value())),
     .high = 3650,
     .sentences = {.changed = "Contact is recent for {to:day} instead of {from}.",
                   .begins = "Contact is recent for {to:day}."},
     .may_be_unset = true,
     .matters = JSS_WHERE(rules.signals.engagement.has_value())},
    {.name = "signals.completion",
     .meaning = "The weight, in thousandths, of the share of contracts that ended paid.",
     .access = number(JSS_MEMBER(signals.completion)),
     .low = 1,
     .high = 100000,
     .said = Said::times,
     .sentences = {.changed = "Contracts that end paid weigh {to} instead of {from}, as a share.",
                   .begins = "The share of contracts that end paid weighs {to}, where a plain "
                             "outcome weighs 1.",
                   .ends = "The share of contracts that end paid no longer counts."},
     .may_be_unset = true,
     .needs = {"signals.stale_days"}},
    {.name = "signals.stale_days",
     .meaning = "An open contract without activity for more days than this counts as not "
                "completed.",
     .access = number_or<0>(JSS_MEMBER(signals.stale_days),
                            JSS_WHERE(rules.signals.completion.has_value())),
     .high = 3650,
     .sentences = {.changed = "An open contract counts as not completed after {to:day} without "
                              "activity instead of {from}.",
                   .begins = "An open contract counts as not completed after {to:day} without "
                             "activity."},
     .may_be_unset = true,
     .matters = JSS_WHERE(rules.signals.completion.has_value())},
    {.name = "signals.profile",
     .meaning = "The weight, in thousandths, of the profile's completeness.",
     .access = number(JSS_MEMBER(signals.profile)),
     .low = 1,
     .high = 100000,
     .said = Said::times,
     .sentences = {.changed = "The profile's completeness weighs {to} instead of {from}.",
                   .begins = "The profile's completeness weighs {to}, where a plain outcome weighs "
                             "1.",
                   .ends = "The profile's completeness no longer counts."},
     .may_be_unset = true},

    {.name = "cadence.days",
     .meaning = "The days from one showing of the score to the next.",
     .access = number(JSS_MEMBER(cadence.days)),
     .low = 1,
     .high = 366,
     .sentences = {.changed = "The score is shown anew after {to:day} instead of {from}."}},
    {.name = "cadence.anchor",
     .meaning = "A day on which the score was shown, from which the others are counted.",
     .kind = ValueKind::day,
     .access = number(JSS_MEMBER(cadence.anchor)),
     .sentences = {.changed = "The days on which the score is shown are counted from {to} instead "
                              "of {from}."},
     .matters = JSS_WHERE(rules.cadence.days > 1)},
});

}  // namespace

std::span<const PolicyField> policy_fields_of_circumstances() { return kFields; }

}  // namespace jss::io
