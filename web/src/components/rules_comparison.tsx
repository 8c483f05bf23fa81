// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from "preact/hooks";
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import { Points } from "./points";
import { rulesInWords, scoreOn, turningDays, type RulesLine } from "./rules_lines";
import { ScoreName, scoreInWords } from "./score_name";
import { differenceOf } from "./score_words";
import { StepChart } from "./step_chart";
import { counted, noScoreInWords, windowInWords } from "./words";

/** As many as a reader can tell apart. */
const kMostLines = 6;

interface RulesComparisonProps {
  lines: RulesLine[];
  titleOf: (rules: string) => string;
  asOf: string;
  to: string;
}

/** The score under several rules: today side by side, and over time as lines. */
export function RulesComparison({ lines, titleOf, asOf, to }: RulesComparisonProps) {
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    firstChoice(lines, asOf).map((line) => line.rules),
  );
  const shown = lines.filter((line) => chosen.includes(line.rules));
  const toggle = (rules: string) =>
    setChosen(chosen.includes(rules) ? chosen.filter((r) => r !== rules) : [...chosen, rules]);
  return (
    <>
      <section>
        <h2>
          On <DayName day={asOf} />
        </h2>
        <DataTable
          caption="The score under each set of rules; choose up to six for the chart"
          columns={todayColumns({ lines, titleOf, asOf, chosen, toggle })}
          rows={lines}
          keyOf={(line) => line.rules}
          strong={(line) => line === lines[0]}
        />
      </section>
      <section>
        <h2>Over time</h2>
        {shown.length === 0 ? (
          <p>Choose rules above to see them here.</p>
        ) : (
          <OverTime lines={shown} asOf={asOf} to={to} />
        )}
      </section>
    </>
  );
}

// The asked rules, and those that differ most from them today.
function firstChoice(lines: RulesLine[], asOf: string): RulesLine[] {
  const [asked, ...others] = lines;
  if (!asked) return [];
  const exact = (line: RulesLine) => Number(scoreOn(line, asOf)?.exact ?? "NaN");
  const told = others.filter((line) => !Number.isNaN(exact(line)) && exact(line) !== exact(asked));
  const sorted = [...told].sort((a, b) => exact(a) - exact(b));
  const ends = [sorted[0], sorted.at(-1)].filter((line) => line !== undefined);
  return [...new Set([asked, ...ends])];
}

interface TodayProps extends Omit<RulesComparisonProps, "to"> {
  chosen: readonly string[];
  toggle: (rules: string) => void;
}

function todayColumns(all: TodayProps): Column<RulesLine>[] {
  const { lines, titleOf, asOf, chosen, toggle } = all;
  const today = (line: RulesLine) => scoreOn(line, asOf);
  const asked = lines[0] ? today(lines[0]) : null;
  const cell = (line: RulesLine) => {
    const score = today(line);
    return score?.score === null || !score ? (
      <span class="note">none: {noScoreInWords(score?.reason ?? "no_outcomes")}</span>
    ) : (
      <ScoreName {...score} />
    );
  };
  return [
    {
      title: "Rules",
      sort: (line) => line.rules,
      cell: (line) => (
        <label class="check compact">
          <input
            type="checkbox"
            checked={chosen.includes(line.rules)}
            disabled={!chosen.includes(line.rules) && chosen.length >= kMostLines}
            onChange={() => toggle(line.rules)}
          />
          <span>{rulesInWords(line.rules)}</span>
        </label>
      ),
    },
    { title: "What they are", cell: (line) => titleOf(line.rules) },
    { title: "Score", number: true, sort: (line) => Number(today(line)?.exact ?? -1), cell },
    {
      title: "Window",
      cell: (line) => {
        const window = today(line)?.window;
        return window ? <span class="id">{windowInWords(window)}</span> : "";
      },
    },
    {
      title: "Difference",
      number: true,
      cell: (line) =>
        line === lines[0] ? "" : <Points points={differenceOf(today(line), asked)} />,
    },
  ];
}

function OverTime({ lines, asOf, to }: { lines: RulesLine[]; asOf: string; to: string }) {
  const days = useMemo(() => turningDays(lines), [lines]);
  const [chosen, setChosen] = useState(asOf);
  const at = Math.max(0, days.filter((day) => day <= chosen).length - 1);
  const day = days[at] ?? asOf;
  const words = (on: string) =>
    lines
      .map((line) => `${rulesInWords(line.rules)} ${scoreInWords(plain(scoreOn(line, on)))}`)
      .join("; ");
  const turns = days.map((on) => ({
    day: on,
    value: valueOf(lines[0] ? scoreOn(lines[0], on) : null),
    words: words(on),
  }));
  const table: Column<string>[] = [
    { title: "Day", sort: (on) => on, cell: (on) => <DayName day={on} /> },
    ...lines.map((line) => ({
      title: rulesInWords(line.rules),
      number: true,
      cell: (on: string) => scoreOn(line, on)?.score ?? "–",
    })),
  ];
  return (
    <>
      <StepChart
        label="The score over time under several rules"
        lines={lines.map((line) => ({
          name: rulesInWords(line.rules),
          points: line.days.map((told) => ({ day: told.day, value: valueOf(told) })),
        }))}
        from={lines[0]?.days[0]?.day ?? asOf}
        to={to}
        now={asOf}
        turns={turns}
        chosen={at}
        onChoose={(turn) => setChosen(days[turn] ?? asOf)}
      />
      <dl class="tiles reading-tiles">
        <div>
          <dt>From</dt>
          <dd>
            <DayName day={day} />
          </dd>
        </div>
        {lines.map((line) => (
          <div key={line.rules}>
            <dt>{rulesInWords(line.rules)}</dt>
            <dd>
              <ScoreName {...plain(scoreOn(line, day))} />
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>As a table: {counted(days.length, "day")}</summary>
        <DataTable
          caption="Days on which a whole point changes under any of these rules"
          columns={table}
          wide
          rows={days}
          keyOf={(on) => on}
          sorting={{ column: 0, descending: true }}
        />
      </details>
    </>
  );
}

type Told = ReturnType<typeof scoreOn>;

function plain(told: Told) {
  return told ?? { score: null, exact: null };
}

function valueOf(told: Told): number | null {
  return told?.exact === null || !told ? null : Number(told.exact);
}
