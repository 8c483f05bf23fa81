// SPDX-License-Identifier: Apache-2.0
import { noScoreInWords } from "./words";

/** In three bands, as the platform itself speaks of scores. */
export function toneOf(score: number | null): "good" | "fair" | "bad" | "soft" {
  if (score === null) return "soft";
  return score >= 90 ? "good" : score >= 80 ? "fair" : "bad";
}

/** The score as a ring that is as full as it is high; `–` where there is none. */
export function Gauge({ score, reason }: { score: number | null; reason?: string | null }) {
  const label =
    score === null ? `No score: ${noScoreInWords(reason ?? "no_outcomes")}` : `${score} of 100`;
  return (
    <svg class={`gauge ${toneOf(score)}`} viewBox="0 0 120 120" role="img" aria-label={label}>
      <circle class="rail" cx="60" cy="60" r="52" />
      {score !== null && score > 0 && (
        <circle
          class="fill"
          cx="60"
          cy="60"
          r="52"
          pathLength={100}
          stroke-dasharray={`${score} 100`}
          transform="rotate(-90 60 60)"
        />
      )}
      <text x="60" y="73" text-anchor="middle">
        {score ?? "–"}
      </text>
    </svg>
  );
}
