// SPDX-License-Identifier: Apache-2.0
// Small pictures beside numbers. What they show always stands as text next to them.

export type Tone = "accent" | "good" | "fair" | "bad" | "soft";

interface BarProps {
  /** Where the filled part begins and ends, from 0 to 100. */
  from?: number;
  to: number;
  tone?: Tone;
}

const inside = (value: number) => Math.min(100, Math.max(0, value));

/** A rail with a filled part. */
export function Bar({ from = 0, to, tone = "accent" }: BarProps) {
  const left = inside(Math.min(from, to));
  const width = Math.max(inside(Math.max(from, to)) - left, from === to ? 0 : 0.8);
  return (
    <svg class={`bar ${tone}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rail" width="100" height="8" />
      <rect class="fill" x={left} width={width} height="8" />
    </svg>
  );
}
