// SPDX-License-Identifier: Apache-2.0
// What happened on a day, in words: the causes of a timeline and the parts of a change.
import type { Change, ChangePart } from "./shapes";
import { capitalised, enumerated, whyInWords, windowPhrase } from "./words";

/** Gives what a reader calls a contract: its title, or else its id. */
export type NameOf = (contract: string) => string;

type Told = Change & Partial<ChangePart>;

const kMostNamed = 3;

const kSignals: Record<string, string> = {
  deadlines: "the share of deadlines kept",
  retention: "the share of clients who come back",
  engagement: "the share of open contracts with recent contact",
  completion: "the share of contracts brought to a paid end",
  profile: "the completeness of the profile",
};

function weightInWords(weight: number): string {
  return String(weight / 1000);
}

function reweighed(change: Told, one: boolean): string {
  const { weight_before: before, weight_after: after } = change;
  const verb = (several: string) => (one ? `${several}s` : several);
  if (before === undefined || after === undefined) return ` ${verb("weigh")} otherwise`;
  if (before === after) return ` ${verb("count")} with another credit`;
  if (!one || change.window === "trending")
    return ` ${verb("weigh")} ${after > before ? "more" : "less"}`;
  return ` weighs ${weightInWords(after)} instead of ${weightInWords(before)}`;
}

// What goes around the names of one or several contracts.
function fate(change: Told, one: boolean): [before: string, after: string] {
  switch (change.why) {
    case "entered":
      return ["", one ? " begins to count" : " begin to count"];
    case "aged_out": {
      const part = (change.weight_after ?? 0) > 0;
      const leaves = `${one ? " leaves " : " leave "}${windowPhrase(change.window)}`;
      return [part ? (one ? "a part of " : "parts of ") : "", leaves];
    }
    case "reweighed":
      return ["", reweighed(change, one)];
    case "outcome_changed":
      // A timeline does not say what became of it, the parts of a change do.
      if (change.outcome === undefined)
        return [one ? "the outcome of " : "the outcomes of ", one ? " changes" : " change"];
      if (change.outcome === "excluded")
        return ["", one ? " no longer counts" : " no longer count"];
      return ["", one ? " counts otherwise" : " count otherwise"];
    case "feedback_removed":
      return ["the feedback on ", " is removed"];
    case "client_flagged":
      return [one ? "the client of " : "the clients of ", one ? " is flagged" : " are flagged"];
    case "client_cleared":
      return [
        one ? "the client of " : "the clients of ",
        one ? " is flagged no longer" : " are flagged no longer",
      ];
    default:
      return ["", ` ${change.why.replaceAll("_", " ")}`];
  }
}

function generalClause(change: Told): string {
  switch (change.why) {
    case "silence":
      return "contracts without feedback weigh otherwise";
    case "signal":
      return `${kSignals[change.line ?? ""] ?? "a signal"} changes`;
    case "window_switched":
      return `${windowPhrase(change.window)} takes over`;
    case "policy_changed":
      return `the rules ${change.policy} come into force`;
    case "score_appeared":
      return "enough counts for a score";
    case "score_disappeared":
      return "there is no score any more";
    case "rounding":
      return "each part is rounded by itself";
    default:
      return change.why.replaceAll("_", " ");
  }
}

function named(contracts: string[], nameOf: NameOf): string {
  const shown = contracts.length > kMostNamed + 1 ? contracts.slice(0, kMostNamed) : contracts;
  const names = shown.map((contract) => `“${nameOf(contract)}”`);
  if (shown.length < contracts.length) names.push(`${contracts.length - shown.length} more`);
  return enumerated(names);
}

/** What happened on one day, contracts of the same fate together. */
export function clausesOf(changes: readonly Told[], nameOf: NameOf): string[] {
  const clauses: string[] = [];
  const told = new Set<Told>();
  const left = changes.find((change) => change.why === "aged_out")?.window;
  for (const change of changes) {
    if (told.has(change)) continue;
    if (change.contract === undefined) {
      if (change.why === "score_appeared" && changes.length > 1) continue;
      if (change.why === "window_switched" && left === change.window && clauses.length > 0) {
        clauses[clauses.length - 1] += ", which takes over";
      } else {
        clauses.push(generalClause(change));
      }
      continue;
    }
    const key = fate(change, false).join();
    const alike = changes.filter((c) => c.contract !== undefined && fate(c, false).join() === key);
    alike.forEach((c) => told.add(c));
    const [before, after] = fate(change, alike.length === 1);
    clauses.push(
      before +
        named(
          alike.map((c) => c.contract ?? ""),
          nameOf,
        ) +
        after,
    );
  }
  return clauses;
}

/** One part of a change as a sentence with its reason. */
export function sentenceOf(part: Told, nameOf: NameOf): string {
  const [clause = ""] = clausesOf([part], nameOf);
  const reason =
    (part.why === "entered" || part.why === "outcome_changed") && part.reason
      ? `: ${whyInWords(part.reason)}`
      : "";
  return capitalised(clause) + reason;
}
