// SPDX-License-Identifier: Apache-2.0
// Where days and scores stand in a chart.
import { addMonths, dayNumber, monthInWords } from "./day";

export interface Scale {
  low: number;
  high: number;
  x: (day: string) => number;
  y: (value: number) => number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Tick {
  at: number;
  label: string;
}

/** All of 0 to 100, or as much of it as the values need, in whole tens. */
export function rangeOf(values: number[]): { low: number; high: number } {
  if (values.length === 0) return { low: 0, high: 100 };
  const low = Math.max(0, Math.floor((Math.min(...values) - 3) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(...values) + 1) / 10) * 10);
  return { low: Math.min(low, high - 20 < 0 ? 0 : high - 20), high: Math.max(high, 20) };
}

export function scaleOf(from: string, to: string, values: number[], box: Box): Scale {
  const { low, high } = rangeOf(values);
  const first = dayNumber(from);
  const days = Math.max(1, dayNumber(to) - first);
  return {
    low,
    high,
    x: (day) => box.left + ((dayNumber(day) - first) / days) * (box.right - box.left),
    y: (value) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top),
  };
}

/** Round scores for the vertical axis. */
export function scoreTicks(scale: Scale): Tick[] {
  const step = scale.high - scale.low > 50 ? 20 : 10;
  const ticks = [];
  for (let value = scale.low; value <= scale.high; value += step) {
    ticks.push({ at: scale.y(value), label: String(value) });
  }
  return ticks;
}

/** First days of months, no closer than their labels are wide. */
export function dayTicks(from: string, to: string, scale: Scale): Tick[] {
  const kRoom = 76;
  const perMonth =
    ((scale.x(to) - scale.x(from)) / Math.max(1, dayNumber(to) - dayNumber(from))) * 30.4;
  const every = [1, 2, 3, 6, 12, 24, 60].find((months) => months * perMonth >= kRoom) ?? 120;
  const start = Number(from.slice(0, 4)) * 12;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(start / every) * every; ; month += every) {
    const day = addMonths("0001-01-01", month - 12);
    if (day > to) return ticks;
    if (day >= from) ticks.push({ at: scale.x(day), label: monthInWords(day) });
  }
}
