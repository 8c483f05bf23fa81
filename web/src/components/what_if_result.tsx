// SPDX-License-Identifier: Apache-2.0
// Two futures side by side: one in which nothing more happens, one with what is tried.
import { useMemo, useState } from "preact/hooks";
import type { NameOf } from "./change_words";
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import { effectInWords } from "./effect_words";
import type { Difference, WhatIfAnswer } from "./insight_shapes";
import { Points } from "./points";
import { ScoreName, scoreInWords } from "./score_name";
import { differenceOf } from "./score_words";
import type { ScoreOfDay } from "./shapes";
import { StepChart } from "./step_chart";
import { counted, whyInWords, windowInWords } from "./words";

/** The score now, and what it is with the acts on the day of the last one. */
export function WhatIfSummary({ answer }: { answer: WhatIfAnswer }) {
  const { effect, now, as_of: today } = answer;
  const acted = answer.days.find((day) => day.day === effect.acted_on);
  const later = effect.acted_on !== today;
  return (
    <dl class="tiles">
      <div>
        <dt>Today</dt>
        <dd>
          <ScoreName {...now} />
        </dd>
      </div>
      {acted && later && (
        <div>
          <dt>
            If nothing happens, <DayName day={effect.acted_on} />
          </dt>
          <dd>
            <ScoreName {...acted.without} />
          </dd>
        </div>
      )}
      {acted && (
        <div class="main">
          <dt>With it, {later ? <DayName day={effect.acted_on} /> : "at once"}</dt>
          <dd>
            <ScoreName {...acted.with} /> {effect.now !== null && <Points points={effect.now} />}
          </dd>
        </div>
      )}
    </dl>
  );
}

type Day = WhatIfAnswer["days"][number];

const value = (score: ScoreOfDay) => (score.exact === null ? null : Number(score.exact));
const gain = (day: Day) => differenceOf(day.with, day.without);
const windowName = (score: ScoreOfDay) => (score.window ? windowInWords(score.window) : "");

const kDays: Column<Day>[] = [
  { title: "From", sort: (day) => day.day, cell: (day) => <DayName day={day.day} /> },
  { title: "If nothing happens", number: true, cell: (day) => <ScoreName {...day.without} /> },
  { title: "its window", cell: (day) => windowName(day.without) },
  { title: "With it", number: true, cell: (day) => <ScoreName {...day.with} /> },
  { title: "Its window", cell: (day) => windowName(day.with) },
  { title: "Difference", number: true, cell: (day) => <Points points={gain(day)} /> },
];

/** Both futures as lines, with the day that is chosen in numbers. */
export function WhatIfChart({ answer }: { answer: WhatIfAnswer }) {
  const { days, effect, as_of: today } = answer;
  const turns = useMemo(
    () =>
      days.map((day) => ({
        day: day.day,
        value: value(day.with),
        words: `${scoreInWords(day.without)} if nothing happens, ${scoreInWords(day.with)} with it`,
      })),
    [days],
  );
  const best = days.findIndex((day) => day.day === effect.acted_on);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = days.findIndex((day) => day.day === chosen);
  const at = Math.max(0, wanted >= 0 ? wanted : best);
  const day = days[at];
  return (
    <>
      <StepChart
        label="The score to come, with and without what you try"
        lines={[
          {
            name: "if nothing happens",
            points: days.map((d) => ({ day: d.day, value: value(d.without) })),
          },
          { name: "with it", points: days.map((d) => ({ day: d.day, value: value(d.with) })) },
        ]}
        from={today}
        to={effect.until}
        turns={turns}
        chosen={at}
        onChoose={(turn) => setChosen(days[turn]?.day ?? null)}
        height={230}
      />
      {day && (
        <p class="reading">
          From <DayName day={day.day} />: {scoreInWords(day.with)} with it,{" "}
          {scoreInWords(day.without)} if nothing happens{" "}
          {gain(day) !== null && <Points points={gain(day)} />}
        </p>
      )}
    </>
  );
}

function whyCell({ without, with: after }: Difference): string {
  const words = (part: Difference["with"]) => (part ? whyInWords(part.why) : "");
  if (!without) return words(after);
  if (!after) return `${words(without)} → not there`;
  return without.why === after.why ? words(after) : `${words(without)} → ${words(after)}`;
}

function lost(part: Difference["with"]): string | null {
  return part?.points_lost ? `-${part.points_lost}` : null;
}

function differenceColumns(nameOf: NameOf): Column<Difference>[] {
  return [
    {
      title: "What",
      cell: (row) =>
        row.contract === null
          ? whyInWords(row.line ?? "")
          : row.title || nameOf(row.contract) || row.contract,
    },
    { title: "Why", cell: whyCell },
    { title: "Points", number: true, cell: (row) => <Points points={lost(row.without)} /> },
    { title: "With it", number: true, cell: (row) => <Points points={lost(row.with)} /> },
  ];
}

/** What the acts do over the time that was looked at, in words and tables. */
export function WhatIfDetail({ answer, nameOf }: { answer: WhatIfAnswer; nameOf: NameOf }) {
  return (
    <>
      <p>{effectInWords(answer.effect)}</p>
      {answer.differences.length > 0 && (
        <details>
          <summary>
            What stands otherwise on <DayName day={answer.compared_on} />
          </summary>
          <DataTable
            caption="Where the futures are furthest apart; points in the window that decides"
            columns={differenceColumns(nameOf)}
            rows={answer.differences}
            keyOf={(row) => row.contract ?? `line ${row.line}`}
          />
        </details>
      )}
      <details>
        <summary>As a table: {counted(answer.days.length, "day")}</summary>
        <DataTable
          caption="Days on which either future changes"
          columns={kDays}
          rows={answer.days}
          keyOf={(day) => day.day}
        />
      </details>
    </>
  );
}
