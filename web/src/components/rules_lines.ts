// SPDX-License-Identifier: Apache-2.0
// One timeline under several rules, taken apart.
import { linesOf, type TimelineDay } from "./shapes";

export interface RulesLine {
  /** The id of the rules, or `by_date`. */
  rules: string;
  days: TimelineDay[];
}

/** Reads a timeline under several rules. */
export function rulesLinesOf(output: string): RulesLine[] {
  return linesByRules(linesOf<TimelineDay>(output));
}

/** The lines in the order in which the timeline has them. */
export function linesByRules(days: readonly TimelineDay[]): RulesLine[] {
  const lines = new Map<string, TimelineDay[]>();
  for (const day of days) {
    const rules = day.policy ?? "";
    const line = lines.get(rules);
    if (line) line.push(day);
    else lines.set(rules, [day]);
  }
  return [...lines].map(([rules, own]) => ({ rules, days: own }));
}

/** What a line says on a day: its last turn up to then. */
export function scoreOn(line: RulesLine, day: string): TimelineDay | null {
  let low = 0;
  let high = line.days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line.days[middle] as TimelineDay).day <= day) low = middle + 1;
    else high = middle;
  }
  return line.days[low - 1] ?? null;
}

/** Days on which a whole point changes, appears or disappears under any of the lines. */
export function turningDays(lines: readonly RulesLine[]): string[] {
  const turning = new Set<string>();
  for (const line of lines) {
    line.days.forEach((day, i) => {
      const before = line.days[i - 1];
      if ((before?.score ?? null) !== day.score) turning.add(day.day);
    });
  }
  return [...turning].sort();
}

export function rulesInWords(rules: string): string {
  return rules === "by_date" ? "in force on each day" : rules;
}
