// SPDX-License-Identifier: Apache-2.0
import { Bar } from "../components/bar";
import { wholeOf } from "../components/score_words";
import type { Missing } from "../components/shapes";
import { counted } from "../components/words";

interface ScoreRangeProps {
  range: { lowest: string | null; highest: string | null };
  missing: Missing[];
}

/** Where the score lies whatever the unknown facts are, and the way to find it. */
export function ScoreRange({ range, missing }: ScoreRangeProps) {
  const { lowest, highest } = range;
  const words =
    highest === null
      ? "Whatever the missing facts are, there may be no score."
      : lowest === null
        ? `There may be no score, or one of up to ${wholeOf(highest)}.`
        : `It lies from ${wholeOf(lowest)} to ${wholeOf(highest)}.`;
  return (
    <div>
      <p class="lead">No score yet: what is unknown could change it. {words}</p>
      {highest !== null && (
        <div class="range-picture">
          <span class="range-ends" aria-hidden="true">
            <b>{lowest === null ? "none" : wholeOf(lowest)}</b>
            <b>{wholeOf(highest)}</b>
          </span>
          <Bar from={Number(lowest ?? 0)} to={Number(highest)} tone="fair" />
          <span class="range-ends note" aria-hidden="true">
            <span>0</span>
            <span>100</span>
          </span>
        </div>
      )}
      <p>
        Private answers aside, that holds whatever the missing facts of{" "}
        {counted(missing.length, "contract")} are.
      </p>
      <p>
        <a class="button main" href="#questions">
          Fill the gaps
        </a>
      </p>
    </div>
  );
}
