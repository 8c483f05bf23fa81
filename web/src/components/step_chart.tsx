// SPDX-License-Identifier: Apache-2.0
import { useRef } from "preact/hooks";
import { dayTicks, scaleOf, scoreTicks, type Box, type Scale } from "./chart_scale";
import { inWords } from "./day";
import { useWidth } from "./width";

/** A value that holds from its day on, until the next point; null: there is none. */
export interface StepPoint {
  day: string;
  value: number | null;
}

export interface StepLine {
  name: string;
  points: StepPoint[];
}

/** A day worth asking about. */
export interface Turn {
  day: string;
  value: number | null;
  /** What happened, for who hears the chart instead of seeing it. */
  words: string;
}

interface StepChartProps {
  label: string;
  lines: StepLine[];
  from: string;
  to: string;
  /** Where knowledge ends: what comes after is drawn dashed, on another ground. */
  now?: string;
  turns?: Turn[];
  /** Which turn is chosen, and who wants to know of another choice. */
  chosen?: number | null;
  onChoose?: (turn: number) => void;
  height?: number;
}

/**
 * Scores over days as stepped lines. With turns it is a slider: arrow keys go from one to the
 * next, a pointer picks the nearest. Each line has a colour, a pattern and a mark of its own.
 */
export function StepChart(props: StepChartProps) {
  const { lines, from, to, now, height = 300 } = props;
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const box: Box = { left: 34, right: width - 12, top: 14, bottom: height - 28 };
  const values = lines.flatMap((line) => line.points.flatMap((p) => p.value ?? []));
  const scale = scaleOf(from, to, values, box);
  return (
    <div class="chart" ref={ref}>
      <Steering {...props} scale={scale}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Ground scale={scale} box={box} from={from} to={to} now={now} />
          {lines.map((line, i) => (
            <Line key={line.name} line={line} kind={i} scale={scale} to={to} now={now} box={box} />
          ))}
          <Turns {...props} scale={scale} box={box} />
        </svg>
      </Steering>
      {lines.length > 1 && <Legend lines={lines} />}
    </div>
  );
}

interface SteeringProps extends StepChartProps {
  scale: Scale;
  children: preact.ComponentChildren;
}

function Steering({ label, turns, chosen, onChoose, scale, children }: SteeringProps) {
  const ref = useRef<HTMLDivElement>(null);
  if (!turns?.length || !onChoose) {
    return (
      <div role="img" aria-label={label}>
        {children}
      </div>
    );
  }
  const at = chosen ?? 0;
  const last = turns.length - 1;
  const choose = (turn: number) => onChoose(Math.min(last, Math.max(0, turn)));
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, at, last);
    if (target === null) return;
    event.preventDefault();
    choose(target);
  };
  const onPointer = (event: PointerEvent) => {
    if (event.type === "pointermove" && event.pointerType !== "mouse" && !event.buttons) return;
    const x = event.clientX - (ref.current?.getBoundingClientRect().left ?? 0);
    choose(nearest(turns, scale, x));
  };
  const turn = turns[at];
  return (
    <div
      ref={ref}
      class="steering"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={turn ? `${inWords(turn.day)}: ${turn.words}` : undefined}
      onKeyDown={onKeyDown}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
    >
      {children}
    </div>
  );
}

function keyTarget(key: string, at: number, last: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return at + 1;
    case "ArrowLeft":
    case "ArrowDown":
      return at - 1;
    case "PageUp":
      return at + 5;
    case "PageDown":
      return at - 5;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

function nearest(turns: Turn[], scale: Scale, x: number): number {
  const distances = turns.map((turn) => Math.abs(scale.x(turn.day) - x));
  return distances.indexOf(Math.min(...distances));
}

interface GroundProps {
  scale: Scale;
  box: Box;
  from: string;
  to: string;
  now: string | undefined;
}

function Ground({ scale, box, from, to, now }: GroundProps) {
  const nowAt = now !== undefined && now >= from && now <= to ? scale.x(now) : null;
  return (
    <g class="ground">
      {nowAt !== null && (
        <rect
          class="coming"
          x={nowAt}
          y={box.top}
          width={Math.max(0, box.right - nowAt)}
          height={box.bottom - box.top}
        />
      )}
      {scoreTicks(scale).map((tick) => (
        <g key={tick.label}>
          <line class="grid" x1={box.left} x2={box.right} y1={tick.at} y2={tick.at} />
          <text x={box.left - 8} y={tick.at + 4} text-anchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {dayTicks(from, to, scale).map((tick) => (
        <g key={tick.label}>
          <line class="tick" x1={tick.at} x2={tick.at} y1={box.bottom} y2={box.bottom + 5} />
          {tick.at < box.right - 24 && tick.at > box.left + 8 && (
            <text x={tick.at} y={box.bottom + 19} text-anchor="middle">
              {tick.label}
            </text>
          )}
        </g>
      ))}
      {nowAt !== null && <line class="now" x1={nowAt} x2={nowAt} y1={box.top} y2={box.bottom} />}
    </g>
  );
}

interface LineProps {
  line: StepLine;
  kind: number;
  scale: Scale;
  to: string;
  now: string | undefined;
  box: Box;
}

function Line({ line, kind, scale, to, now, box }: LineProps) {
  const runs = runsOf(line.points, to);
  const path = (from: string, until: string) =>
    runs.map((run) => runPath(run, scale, from, until)).join("");
  const middle = now ?? to;
  return (
    <g class={`line k${kind % 6}`}>
      {kind === 0 && (
        <path class="area" d={runs.map((run) => areaPath(run, scale, box.bottom)).join("")} />
      )}
      <path class="known" d={path("0000-01-01", middle)} />
      {now !== undefined && <path class="coming-line" d={path(middle, "9999-12-31")} />}
      {kind > 0 &&
        marksOf(runs, kind, scale).map((at) => <Mark key={at.x} kind={kind} x={at.x} y={at.y} />)}
    </g>
  );
}

interface Run {
  points: { day: string; value: number }[];
  until: string;
}

// Stretches without a gap.
function runsOf(points: StepPoint[], to: string): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  for (const { day, value } of points) {
    if (day > to) break;
    if (value === null) {
      if (open) open.until = day;
      open = null;
    } else {
      if (!open) runs.push((open = { points: [], until: to }));
      open.points.push({ day, value });
    }
  }
  return runs;
}

function runPath(run: Run, scale: Scale, from: string, until: string): string {
  let path = "";
  const end = run.until < until ? run.until : until;
  run.points.forEach((point, i) => {
    const next = run.points[i + 1];
    const stop = next && next.day < end ? next.day : end;
    const start = point.day > from ? point.day : from;
    if (start > end || stop < start) return;
    const y = scale.y(point.value).toFixed(1);
    path += path === "" ? `M${scale.x(start).toFixed(1)},${y}` : `V${y}`;
    path += `H${scale.x(stop).toFixed(1)}`;
  });
  return path;
}

function areaPath(run: Run, scale: Scale, bottom: number): string {
  const first = run.points[0];
  if (!first) return "";
  const line = runPath(run, scale, "0000-01-01", "9999-12-31");
  return `${line}V${bottom}H${scale.x(first.day).toFixed(1)}Z`;
}

const kMarkEvery = 96;

// Where a line has its marks: each kind at places of its own, so that lines that lie on each other
// can still be told apart.
function marksOf(runs: Run[], kind: number, scale: Scale): { x: number; y: number }[] {
  return runs.flatMap((run) => {
    const marks: { x: number; y: number }[] = [];
    const offset = ((kind * 37) % kMarkEvery) + kMarkEvery / 6;
    const ends = run.points.map((_, i) => scale.x(run.points[i + 1]?.day ?? run.until));
    const start = scale.x(run.points[0]?.day ?? run.until);
    const first = Math.ceil((start - offset) / kMarkEvery);
    for (let n = first; offset + n * kMarkEvery <= (ends.at(-1) ?? start); ++n) {
      const x = offset + n * kMarkEvery;
      const point = run.points[ends.findIndex((end) => end >= x)];
      if (point) marks.push({ x, y: scale.y(point.value) });
    }
    if (marks.length === 0 && run.points[0]) {
      marks.push({ x: start, y: scale.y(run.points[0].value) });
    }
    return marks;
  });
}

/** A mark for each kind of line, told apart by its shape. */
function Mark({ kind, x, y }: { kind: number; x: number; y: number }) {
  const shapes = [
    "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z",
    "M-4,-4h8v8h-8Z",
    "M0,-5L5,4H-5Z",
    "M0,-5L5,0L0,5L-5,0Z",
    "M0,5L5,-4H-5Z",
    "M-5,-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5Z",
  ];
  return <path class="mark" d={shapes[kind % 6] ?? ""} transform={`translate(${x} ${y})`} />;
}

function Legend({ lines }: { lines: StepLine[] }) {
  return (
    <ul class="legend">
      {lines.map((line, i) => (
        <li key={line.name}>
          <svg width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
            <g class={`line k${i % 6}`}>
              <path class="known" d="M1,6H33" />
              {i > 0 && <Mark kind={i} x={17} y={6} />}
            </g>
          </svg>
          {line.name}
        </li>
      ))}
    </ul>
  );
}

// More would hide the line.
const kMostDots = 80;

function Turns({ turns, chosen, scale, box }: StepChartProps & { scale: Scale; box: Box }) {
  if (!turns) return null;
  const turn = chosen === null || chosen === undefined ? undefined : turns[chosen];
  const heightOf = (t: Turn) => (t.value === null ? box.bottom : scale.y(t.value));
  return (
    <g class="turns">
      {(turns.length > kMostDots ? [] : turns).map((t) => (
        <circle class="dot" key={t.day} cx={scale.x(t.day)} cy={heightOf(t)} r="2.5" />
      ))}
      {turn && (
        <>
          <line
            class="stem"
            x1={scale.x(turn.day)}
            x2={scale.x(turn.day)}
            y1={box.top}
            y2={box.bottom}
          />
          <circle class="dot chosen" cx={scale.x(turn.day)} cy={heightOf(turn)} r="6" />
        </>
      )}
    </g>
  );
}
