// SPDX-License-Identifier: Apache-2.0
// Days as the engine writes them, `2026-11-20`, always in UTC: no time zone ever moves one.

const kMillisecondsADay = 86_400_000;
export const kMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"].concat([
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
]);

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / kMillisecondsADay);
}

export function dayOf(number: number): string {
  return new Date(number * kMillisecondsADay).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days);
}

/** The same day of another month; of a shorter one the last day. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}

/** `20 Nov 2026`. */
export function inWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${kMonths[Number(month) - 1]} ${year}`;
}

/** `Nov 2026`. */
export function monthInWords(day: string): string {
  return `${kMonths[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** Whether somebody typed a whole day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOfOrNothing(text) === text;
}

function dayOfOrNothing(text: string): string | null {
  const number = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(number) ? null : new Date(number).toISOString().slice(0, 10);
}
