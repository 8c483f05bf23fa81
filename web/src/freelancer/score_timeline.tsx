// SPDX-License-Identifier: Apache-2.0
// The score over time, asked of the engine.
import { useEffect, useState } from "preact/hooks";
import { addDays, addMonths } from "../components/day";
import { DayName } from "../components/day_name";
import { sentenceOf } from "../components/change_words";
import { linesOf, oneOf, type ChangeAnswer, type TimelineDay } from "../components/shapes";
import { TimelineChart } from "../components/timeline_chart";
import { toldDays, type ToldDay } from "../components/timeline_turns";
import { Waterfall } from "../components/waterfall";
import { AnswerView } from "./answer_view";
import { useNames } from "./use_contracts";
import { useAnswer, useSource } from "./use_source";

const kHorizons = [12, 24, 60];

/** The chart of past and coming days, with what moved the score on a day that is chosen. */
export function ScoreTimeline({ asOf }: { asOf: string }) {
  const [months, setMonths] = useState(12);
  const nameOf = useNames();
  const to = addMonths(asOf, months);
  const answer = useAnswer("timeline", { format: "json", to }, linesOf<TimelineDay>);
  return (
    <>
      <label class="field inline">
        <span>Look ahead</span>
        <select
          value={String(months)}
          onChange={(event) => setMonths(Number(event.currentTarget.value))}
        >
          {kHorizons.map((horizon) => (
            <option key={horizon} value={String(horizon)}>
              {horizon / 12 === 1 ? "1 year" : `${horizon / 12} years`}
            </option>
          ))}
        </select>
      </label>
      <div class={answer.value === null ? "timeline-room" : undefined}>
        <AnswerView answer={answer}>
          {(days) => (
            <TimelineChart
              days={days}
              asOf={asOf}
              to={to}
              nameOf={nameOf}
              detail={(turn) => <DayChange turn={turn} asOf={asOf} />}
            />
          )}
        </AnswerView>
      </div>
    </>
  );
}

/** What comes next if nothing more happens, in one sentence. */
export function NextChange({ asOf }: { asOf: string }) {
  const nameOf = useNames();
  const to = addMonths(asOf, 12);
  const days = useAnswer("timeline", { format: "json", to }, linesOf<TimelineDay>).value;
  if (!days) return null;
  const next = toldDays(days, nameOf, true).find((turn) => turn.day > asOf);
  if (!next) return <p>If nothing more happens, it stays as it is for a year.</p>;
  return (
    <p>
      If nothing more happens, it {next.move} on <DayName day={next.day} />
      {next.clauses.length > 0 && `: ${next.clauses.slice(0, 2).join("; ")}`}.
    </p>
  );
}

const kPause = 250;

// Asked only once the choice rests: an arrow key that is held down passes many days.
function useRested<T>(value: T): T | null {
  const [rested, setRested] = useState<T | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), kPause);
    return () => clearTimeout(timer);
  }, [value]);
  return rested === value ? rested : null;
}

// The source may know more of a coming day than that nothing happens, such as feedback that only
// waits for its day. Then the parts belong to another change than the one that is told.
function agrees(change: ChangeAnswer, { before, after }: ToldDay): boolean {
  return (
    before.exact !== null && change.from_exact === before.exact && change.to_exact === after.exact
  );
}

/** The points of each cause on one day, where the source can tell them. */
function DayChange({ turn, asOf }: { turn: ToldDay; asOf: string }) {
  const { state } = useSource();
  const nameOf = useNames();
  const day = useRested(turn.day);
  const latest = state.opened?.latest_day ?? asOf;
  // Seen from an earlier day nothing more happens, though the source knows better.
  const told = day !== null && (day <= asOf || asOf >= latest);
  const options = { format: "json", as_of: turn.day, since: addDays(turn.day, -1) };
  const { value } = useAnswer(told ? "explain" : null, options, oneOf<ChangeAnswer>);
  if (!value || value.to !== turn.day || !agrees(value, turn)) return null;
  const steps = value.parts.map((part, i) => ({
    key: String(i),
    label: sentenceOf(part, nameOf),
    points: part.points,
  }));
  return (
    <Waterfall
      caption={value.exact_shares ? "What moved it" : "What moved it, in shares that are not exact"}
      from={{ label: "the day before", points: value.from_exact ?? "" }}
      steps={steps}
      to={{ label: "on the day", points: value.to_exact ?? "" }}
    />
  );
}
