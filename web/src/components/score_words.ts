// SPDX-License-Identifier: Apache-2.0
// The score in sentences.
import type { PlainScore } from "./insight_shapes";
import type { Explanation, ScoreOfDay } from "./shapes";
import { noScoreInWords, windowInWords } from "./words";

/** `92, exactly 91.80, from the last 24 months.` */
export function verdictSentence(score: ScoreOfDay): string {
  if (score.score === null) return `No score: ${noScoreInWords(score.reason ?? "")}.`;
  const window = score.window ?? "";
  const from = window === "trending" ? windowInWords(window) : `the last ${windowInWords(window)}`;
  return `${score.score}, exactly ${score.exact}, from ${from}.`;
}

export interface Costliest {
  contract: string | null;
  why: string;
  points: string;
}

/** What costs most: one contract, or a line that belongs to none; nothing if nothing costs. */
export function costliest(explanation: Explanation): Costliest | null {
  const contracts = explanation.contracts.map((part) => ({
    contract: part.contract as string | null,
    why: part.why,
    points: part.points_lost ?? "0.00",
  }));
  const lines = explanation.lines.map((part) => ({
    contract: null,
    why: part.line,
    points: part.points_lost,
  }));
  return [...contracts, ...lines].reduce<Costliest | null>(
    (most, part) => (Number(part.points) > Number(most?.points ?? 0) ? part : most),
    null,
  );
}

/** An exact score as it would be shown. */
export function wholeOf(exact: string): string {
  return String(Math.round(Number(exact)));
}

/** What is missing to 100, to the hundredth. */
export function pointsMissing(exact: string): string {
  return ((10000 - Math.round(Number(exact) * 100)) / 100).toFixed(2);
}

/** The difference of two exact scores to the hundredth; null where one is not there. */
export function differenceOf(of: PlainScore | null, from: PlainScore | null): string | null {
  if (!of?.exact || !from?.exact) return null;
  const hundredths = Math.round(Number(of.exact) * 100) - Math.round(Number(from.exact) * 100);
  return (hundredths / 100).toFixed(2);
}

/** `rises from 92 to 93`, as a day's score stands against the one before. */
export function moveInWords(before: ScoreOfDay | undefined, after: ScoreOfDay): string {
  if (!before) return after.score === null ? "there is no score" : `stands at ${after.score}`;
  if (after.score === null) return before.score === null ? "there is no score" : "disappears";
  if (before.score === null) return `appears at ${after.score}`;
  const whole = before.score !== after.score;
  const from = whole ? String(before.score) : before.exact;
  const to = whole ? String(after.score) : after.exact;
  const change = Number(after.exact) - Number(before.exact);
  if (change === 0) return `stays at ${after.exact}`;
  return `${change > 0 ? "rises" : "falls"} from ${from} to ${to}`;
}

/** Why there is no score on a day, as a half-sentence; nothing where there is one. */
export function absence(score: ScoreOfDay): string {
  return score.score === null ? noScoreInWords(score.reason ?? "") : "";
}
