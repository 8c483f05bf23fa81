// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { NameOf } from "./change_words";
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import { Check } from "./field";
import type { TimelineDay } from "./shapes";
import { StepChart } from "./step_chart";
import { lineOf, toldDays, type ToldDay } from "./timeline_turns";
import { capitalised, counted } from "./words";

interface TimelineChartProps {
  days: TimelineDay[];
  asOf: string;
  to: string;
  nameOf: NameOf;
  /** What else can be told of a day that is chosen. */
  detail?: (day: ToldDay) => ComponentChildren;
}

const kColumns: Column<ToldDay>[] = [
  { title: "Day", sort: (t) => t.day, cell: (t) => <DayName day={t.day} /> },
  { title: "From", number: true, cell: (t) => t.before.score ?? "–" },
  { title: "To", number: true, sort: (t) => t.after.score, cell: (t) => t.after.score ?? "–" },
  { title: "Exactly", number: true, sort: (t) => t.value, cell: (t) => t.after.exact ?? "–" },
  { title: "What happens", cell: (t) => capitalised(t.clauses.join("; ")) },
];

/** Past and coming days of one score, with what happens when. */
export function TimelineChart({ days, asOf, to, nameOf, detail }: TimelineChartProps) {
  const [all, setAll] = useState(false);
  const turns = useMemo(() => toldDays(days, nameOf, !all), [days, nameOf, all]);
  const coming = turns.findIndex((turn) => turn.day > asOf);
  const first = coming >= 0 ? coming : turns.length - 1;
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => setChosen(null), [days, all]);
  const at = Math.min(chosen ?? first, turns.length - 1);
  const turn = turns[at];
  const from = days[0]?.day ?? asOf;
  if (days.every((day) => day.score === null)) {
    return <p>There is no score on any of these days, if nothing more happens.</p>;
  }
  return (
    <div>
      <StepChart
        label="The score over time: days on which it changes"
        lines={[lineOf("score", days)]}
        from={from}
        to={to}
        now={asOf}
        turns={turns}
        chosen={at}
        onChoose={setChosen}
      />
      {turn && (
        <div class="day-told">
          <div class="pager">
            <button
              type="button"
              class="quiet"
              disabled={at <= 0}
              onClick={() => setChosen(at - 1)}
              aria-label="The change before"
            >
              ←
            </button>
            <button
              type="button"
              class="quiet"
              disabled={at >= turns.length - 1}
              onClick={() => setChosen(at + 1)}
              aria-label="The next change"
            >
              →
            </button>
          </div>
          <div>
            <p class="move">
              <DayName day={turn.day} />
              {turn.day > asOf ? <span class="tag">if nothing more happens</span> : null}
              <br />
              <strong>{capitalised(turn.move)}</strong>
            </p>
            <ul>
              {turn.clauses.map((clause) => (
                <li key={clause}>{clause}</li>
              ))}
            </ul>
            {detail?.(turn)}
          </div>
        </div>
      )}
      <Check checked={all} onCheck={setAll}>
        also changes that the whole number does not show
      </Check>
      <details>
        <summary>As a table: {counted(turns.length, "change")}</summary>
        <DataTable
          caption="Days on which the score changes"
          columns={kColumns}
          rows={turns}
          keyOf={(t) => t.day}
          sorting={{ column: 0, descending: true }}
        />
      </details>
    </div>
  );
}
