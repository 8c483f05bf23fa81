// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { Bar } from "./bar";
import { Points } from "./points";

export interface Step {
  key: string;
  label: ComponentChildren;
  /** What it adds or takes, in points with two decimals; null where that cannot be told. */
  points: string | null;
}

interface WaterfallProps {
  caption: string;
  from: { label: string; points: string };
  steps: Step[];
  to: { label: string; points: string };
}

interface Drawn extends Step {
  before: number;
  after: number;
}

/** How one score becomes another, step by step: a table whose bars hang where they act. */
export function Waterfall({ caption, from, steps, to }: WaterfallProps) {
  const rows = drawn(Number(from.points), steps);
  const ends = rows.flatMap((row) => [row.before, row.after]);
  const all = [...ends, Number(from.points), Number(to.points)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  // A little room on the left, so that the smallest value still has a bar.
  const base = Math.max(0, Math.floor(low - Math.max(2, (high - low) * 0.15)));
  const at = (value: number) => ((value - base) / Math.max(high - base, 0.01)) * 100;
  return (
    <div class="table narrow waterfall">
      <table>
        <caption>
          {caption}
          {base > 0 && <span> · bars begin at {base}</span>}
        </caption>
        <tbody>
          <tr class="strong">
            <th scope="row">{from.label}</th>
            <td class="number">{from.points}</td>
            <td class="picture">
              <Bar to={at(Number(from.points))} tone="soft" />
            </td>
          </tr>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td class="number">
                <Points points={row.points} />
              </td>
              <td class="picture">
                <Bar
                  from={at(row.before)}
                  to={at(row.after)}
                  tone={row.after < row.before ? "bad" : "good"}
                />
              </td>
            </tr>
          ))}
          <tr class="strong">
            <th scope="row">{to.label}</th>
            <td class="number">{to.points}</td>
            <td class="picture">
              <Bar to={at(Number(to.points))} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function drawn(start: number, steps: Step[]): Drawn[] {
  let sum = start;
  return steps.map((step) => {
    const before = sum;
    sum += Number(step.points ?? 0);
    return { ...step, before, after: sum };
  });
}
