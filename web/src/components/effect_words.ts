// SPDX-License-Identifier: Apache-2.0
// What acts do to the score, in sentences.
import { inWords } from "./day";
import type { Effect } from "./insight_shapes";
import { counted, signed } from "./words";

const isZero = (points: string | null) => points === null || Number(points) === 0;

/** Whether the acts move the score on any day. */
function changesAnything(effect: Effect): boolean {
  return !isZero(effect.best) || !isZero(effect.worst) || effect.scored_days !== 0;
}

/** At best, at worst and on average; how much longer there is a score. */
export function effectInWords(effect: Effect): string {
  return `${pointsInWords(effect)}${scoredInWords(effect.scored_days)}`;
}

function pointsInWords(effect: Effect): string {
  const { best, best_on, worst, worst_on, mean, until } = effect;
  if (best === null || worst === null || mean === null) {
    return "There is no score with which to compare.";
  }
  if (!changesAnything(effect)) return "It makes no difference on any of these days.";
  const day = (on: string | null) => inWords(on ?? until);
  return (
    `Until ${inWords(until)}: at best ${signed(best)}, on ${day(best_on)}; ` +
    `at worst ${signed(worst)}, on ${day(worst_on)}; on average ${signed(mean)}.`
  );
}

function scoredInWords(days: number): string {
  if (days === 0) return "";
  const than = days > 0 ? "more" : "less";
  return ` There is a score for ${counted(Math.abs(days), "day")} ${than} than if nothing happens.`;
}

/** `+0.05 at once, at best +0.11 from 16 Sep 2027; +0.04 on average`; of no effect: so. */
export function shortEffect(effect: Effect): string {
  const { now, best, best_on, worst, worst_on, mean } = effect;
  if (!changesAnything(effect)) return "none on any day of the year.";
  if (best === null || worst === null || mean === null) {
    return scoredInWords(effect.scored_days).trim();
  }
  const parts = [`${signed(now ?? "0.00")} at once`];
  if (best !== now && Number(best) > 0)
    parts.push(`at best ${signed(best)} from ${inWords(best_on ?? "")}`);
  if (Number(worst) < 0 && worst !== now) {
    parts.push(`at worst ${signed(worst)} from ${inWords(worst_on ?? "")}`);
  }
  return `${parts.join(", ")}; ${signed(mean)} on average.${scoredInWords(effect.scored_days)}`;
}

/** `−8.85 to +0.52`; `0.00`. */
export function rangeOfEffect({ worst, best }: Effect): string {
  if (worst === null || best === null) return "no score to compare";
  return worst === best ? signed(best) : `${signed(worst)} to ${signed(best)}`;
}
