// SPDX-License-Identifier: Apache-2.0
// Reviews in words.
import { dayNumber, inWords } from "../components/day";
import { counted } from "../components/words";
import type { Decision, Review } from "./review_shapes";

const kStates: Record<Review["state"], string> = {
  open: "open",
  upheld: "upheld: it goes on counting",
  excluded: "excluded: it does not count",
  restored: "restored: it counts again",
};

export function stateInWords(state: Review["state"]): string {
  return kStates[state];
}

export const kDecisions: readonly (readonly [Decision, string])[] = [
  ["upheld", "Uphold: the contract goes on counting as it does"],
  ["excluded", "Exclude: the contract does not count any more"],
  ["restored", "Restore: a contract that was excluded counts again"],
];

/** How long there is to decide: `by 6 Dec 2026, in 12 days`. */
export function clockInWords({ state, due_on: due }: Review, today: string): string {
  if (state !== "open") return "decided";
  if (due === null) return "without a day";
  const days = dayNumber(due) - dayNumber(today);
  const left =
    days < 0
      ? `${counted(-days, "day")} late`
      : days === 0
        ? "today"
        : `in ${counted(days, "day")}`;
  return `by ${inWords(due)}, ${left}`;
}
