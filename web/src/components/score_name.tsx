// SPDX-License-Identifier: Apache-2.0
import type { PlainScore } from "./insight_shapes";

/** `92 (91.80)`; `no score`. */
export function scoreInWords({ score, exact }: PlainScore): string {
  return score === null ? "no score" : `${score} (${exact})`;
}

/** A score as it is shown, and exactly. */
export function ScoreName({ score, exact }: PlainScore) {
  if (score === null) return <span class="score-name">no score</span>;
  return (
    <span class="score-name">
      <b>{score}</b> <small>{exact}</small>
    </span>
  );
}
