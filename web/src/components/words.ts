// SPDX-License-Identifier: Apache-2.0
// The words for what the engine names, the same as on the command line and in reports.

const kWhys: Record<string, string> = {
  ongoing_long_term: "goes on, long-term client",
  positive_feedback: "client satisfied",
  mixed_feedback: "client half satisfied",
  negative_feedback: "client dissatisfied",
  unpaid_positive: "never paid, no bad feedback",
  unpaid_negative: "never paid, bad feedback",
  unpaid_silent: "never paid, no feedback",
  long_term_client: "no feedback, long-term client",
  not_started: "has not started",
  review: "a review took it out",
  client_flagged: "the client is flagged",
  open: "still open",
  awaiting_feedback: "feedback may still come",
  no_earnings: "nothing was earned",
  feedback_removed: "its feedback was removed",
  no_feedback: "no feedback",
};

const kLines: Record<string, string> = {
  silence: "too many contracts without feedback",
  deadlines: "deadlines missed",
  retention: "clients who did not come back",
  engagement: "open contracts without recent contact",
  completion: "contracts not brought to a paid end",
  profile: "profile not complete",
  floor: "no score is below zero",
};

const kNoScores: Record<string, string> = {
  no_outcomes: "no contract counts in these windows",
  too_few_outcomes: "too few contracts count",
  too_few_clients: "too few clients",
  unknown_facts: "what is unknown could change it",
};

const kOutcomes: Record<string, string> = {
  success: "success",
  neutral: "neutral",
  failure: "failure",
  excluded: "does not count",
};

const kFields: Record<string, string> = {
  started_on: "its first day",
  ended_on: "its last day",
  open: "whether it goes on",
  stars: "the client's stars",
  client_stars: "your stars for the client",
  feedback_on: "the day of the feedback",
  ended_by: "who ended it",
  end_reason: "the client's reason for the end",
  recommend: "the client's private answer",
  client_id: "the client",
  payments: "its payments",
};

/** Why a contract counts as it does, or does not; also a line's name. */
export function whyInWords(why: string): string {
  return kWhys[why] ?? kLines[why] ?? why.replaceAll("_", " ");
}

export function noScoreInWords(reason: string): string {
  return kNoScores[reason] ?? reason.replaceAll("_", " ");
}

export function outcomeInWords(outcome: string): string {
  return kOutcomes[outcome] ?? outcome;
}

export function fieldInWords(field: string): string {
  return kFields[field] ?? field.replaceAll("_", " ");
}

/** `24 months`, of the key `24m`; `the trend`. */
export function windowInWords(window: string): string {
  if (window === "trending") return "the trend of the last 6 and 3 months";
  const months = Number.parseInt(window, 10);
  return months === 1 ? "1 month" : `${months} months`;
}

/** `the 24-month window`. */
export function windowPhrase(window: string | undefined): string {
  if (!window) return "the window";
  if (window === "trending") return "the trend";
  const months = Number.parseInt(window, 10);
  return months === 6 ? "the six-month window" : `the ${months}-month window`;
}

/** `−4.92`, `+0.33`, `0.00`: with the sign that a reader sees as one. */
export function signed(points: string): string {
  if (/^-?0*\.?0*$/.test(points)) return points.replace("-", "");
  return points.startsWith("-") ? `−${points.slice(1)}` : `+${points}`;
}

/** `a, b and c`. */
export function enumerated(words: string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `1 contract`, `3 contracts`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `1,000`: digits in groups of three. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
