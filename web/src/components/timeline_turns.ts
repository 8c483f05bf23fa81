// SPDX-License-Identifier: Apache-2.0
// The days of a timeline that are worth telling.
import { clausesOf, type NameOf } from "./change_words";
import { absence, moveInWords } from "./score_words";
import type { TimelineDay } from "./shapes";
import type { StepLine, Turn } from "./step_chart";

export interface ToldDay extends Turn {
  /** The day before it, of those that the timeline has. */
  before: TimelineDay;
  after: TimelineDay;
  move: string;
  clauses: string[];
}

/** Every day that changes the score; or only those that change what is shown of it. */
export function toldDays(days: TimelineDay[], nameOf: NameOf, shownOnly: boolean): ToldDay[] {
  const told: ToldDay[] = [];
  days.forEach((after, i) => {
    const before = days[i - 1];
    if (!before || (shownOnly && before.score === after.score)) return;
    if (before.score === null && after.score === null) return;
    const clauses = clausesOf(after.changes, nameOf);
    const why = [absence(after), ...clauses].filter((words) => words !== "");
    const move = moveInWords(before, after);
    told.push({
      day: after.day,
      value: after.exact === null ? null : Number(after.exact),
      before,
      after,
      move,
      clauses: why,
      words: why.length > 0 ? `${move}: ${why.join("; ")}` : move,
    });
  });
  return told;
}

/** The exact score as a line of a chart. */
export function lineOf(name: string, days: TimelineDay[]): StepLine {
  return {
    name,
    points: days.map(({ day, exact }) => ({ day, value: exact === null ? null : Number(exact) })),
  };
}
