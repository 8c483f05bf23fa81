// SPDX-License-Identifier: Apache-2.0
// The scores that a platform showed: as its reader types or pastes them, and as a table.
import { csvOf, rowsOf } from "./csv";
import { isDay, kMonths } from "./day";
import type { ShownScore } from "./insight_shapes";
import { capitalised } from "./words";

const kNone = /\b(none|no score|n\/a)\b|^\s*[-–—]\s*$/i;

export interface Pasted {
  rows: ShownScore[];
  /** The lines that say no day and score. */
  unread: string[];
}

/** Reads lines such as `2026-06-14,90`, `14 June 2026: 90 %` or `Jun 14, 2026  none`. */
export function pastedScores(text: string): Pasted {
  const rows: ShownScore[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "" || /^\s*day\s*[,;\t]\s*score\s*$/i.test(line)) continue;
    const row = rowOf(line);
    if (row) rows.push(row);
    else unread.push(line.trim());
  }
  return { rows, unread };
}

function rowOf(line: string): ShownScore | null {
  const found = dayIn(line);
  if (!found) return null;
  const rest = found.rest.replace(/[,;:\t%]+/g, " ").trim();
  if (kNone.test(rest)) return { day: found.day, score: null };
  const score = /^\d{1,3}$/.test(rest) ? Number(rest) : Number.NaN;
  return score <= 100 ? { day: found.day, score } : null;
}

// A day in figures alone could be read two ways unless the year comes first.
function dayIn(line: string): { day: string; rest: string } | null {
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(line);
  const dayFirst = /\b(\d{1,2})(?:st|[nr]d|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(line);
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|[nr]d|th)?,?\s+(\d{4})\b/.exec(line);
  const match = iso ?? dayFirst ?? monthFirst;
  if (!match) return null;
  const [, a = "", b = "", c = ""] = match;
  const day = iso ? iso[0] : dayFirst ? dayOf(c, b, a) : dayOf(c, a, b);
  return day !== null && isDay(day) ? { day, rest: line.replace(match[0], " ") } : null;
}

function dayOf(year: string, name: string, date: string): string | null {
  const month = kMonths.indexOf(capitalised(name.slice(0, 3).toLowerCase())) + 1;
  if (month === 0) return null;
  return `${year}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
}

/** Rows by day; of one day the one that came last. */
export function joined(rows: readonly ShownScore[], more: readonly ShownScore[]): ShownScore[] {
  const byDay = new Map([...rows, ...more].map((row) => [row.day, row]));
  return [...byDay.values()].sort((a, b) => a.day.localeCompare(b.day));
}

/** The table that `jss infer --observed` takes. */
export function shownTable(rows: readonly ShownScore[]): string {
  return csvOf([["day", "score"], ...rows.map((row) => [row.day, String(row.score ?? "none")])]);
}

/** The rows of such a table; what does not fit is left to the engine, which says why. */
export function shownRows(table: string): ShownScore[] {
  return rowsOf(table).flatMap(({ day = "", score = "" }): ShownScore[] => {
    if (!isDay(day)) return [];
    if (score === "none") return [{ day, score: null }];
    return /^\d{1,3}$/.test(score) ? [{ day, score: Number(score) }] : [];
  });
}
