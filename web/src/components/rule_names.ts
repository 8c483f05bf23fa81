// SPDX-License-Identifier: Apache-2.0
// Which rules stand behind what an answer names: the parameters that the rulebook's line reads.

const kVerdict = ["satisfaction.stars_success", "satisfaction.stars_failure"].concat([
  "satisfaction.private",
  "satisfaction.recommend_success",
  "satisfaction.recommend_failure",
]);
const kFailed = ["credit.failure", "factor.failure", "size.tiers", "length.mode"];
const kLongTerm = ["long_term.days", "long_term.recent_days"];
const kFlagged = ["flagged_client", "client_record.flag_min", "client_record.flag_mean"];

const kRules: Record<string, string[]> = {
  ongoing_long_term: [...kLongTerm, "length.mode", "length.cap", "idle.days"],
  positive_feedback: [...kVerdict, "credit.success", "size.tiers", "length.mode"],
  mixed_feedback: [...kVerdict, "credit.neutral", "size.tiers"],
  negative_feedback: [
    ...kVerdict,
    "satisfaction.failure_reasons",
    "satisfaction.dispute_lost_fails",
    ...kFailed,
    "client_record.harsh_factor",
  ],
  unpaid_positive: ["unpaid.positive", ...kVerdict],
  unpaid_negative: [...kVerdict, "credit.failure", "factor.unpaid"],
  unpaid_silent: ["unpaid.silent", "factor.unpaid", "unpaid.prompt_days", "unpaid.prompt_factor"],
  long_term_client: ["long_term.vouches", ...kLongTerm],
  client_flagged: kFlagged,
  open: [...kLongTerm, "idle.days", "idle.pause_limit_days"],
  awaiting_feedback: ["feedback_days"],
  no_earnings: ["unpaid.positive", "unpaid.silent"],
  feedback_removed: ["removed"],
  no_feedback: ["silence.tolerated", "silence.weight", "long_term.vouches"],
  silence: ["silence.tolerated", "silence.weight"],
  deadlines: ["signals.deadlines"],
  retention: ["signals.retention"],
  engagement: ["signals.engagement", "signals.contact_days"],
  completion: ["signals.completion", "signals.stale_days"],
  profile: ["signals.profile"],
  floor: ["credit.failure"],
  windows: ["windows.months", "windows.trending", "gate.outcomes", "gate.clients"].concat(
    "gate.client_scope",
  ),
  no_outcomes: ["gate.outcomes", "windows.months"],
  too_few_outcomes: ["gate.outcomes"],
  too_few_clients: ["gate.clients", "gate.client_scope"],
  entered: ["windows.months", "feedback_days"],
  aged_out: ["windows.months"],
  reweighed: ["size.tiers", "length.mode", "length.step", "length.cap"],
  window_switched: ["windows.months"],
  weight: ["size.tiers", "length.mode", "length.step", "length.cap"],
};

/** The rules behind a why, a line, a cause of change or a part of the page; none if unknown. */
export function rulesBehind(topic: string): string[] {
  return isTopic(topic) ? (kRules[topic] ?? []) : [];
}

export function isTopic(topic: string): boolean {
  return Object.hasOwn(kRules, topic);
}
