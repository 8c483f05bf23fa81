// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { inWords, isDay } from "./day";
import { DayName } from "./day_name";
import { Check, Field } from "./field";
import type { ShownScore } from "./insight_shapes";
import { joined, pastedScores } from "./shown_scores";
import { counted } from "./words";

interface ShownEditorProps {
  rows: ShownScore[];
  /** The last day that can be asked about. */
  latest: string;
  onChange: (rows: ShownScore[]) => void;
}

/** A small table of days and the scores shown on them, to be typed or pasted. */
export function ShownEditor({ rows, latest, onChange }: ShownEditorProps) {
  return (
    <div class="shown-editor">
      <OneScore latest={latest} onAdd={(row) => onChange(joined(rows, [row]))} />
      <SeveralScores onAdd={(more) => onChange(joined(rows, more))} />
      {rows.length > 0 && (
        <ul class="shown-rows" aria-label="Scores shown">
          {rows.map((row) => (
            <li key={row.day}>
              <DayName day={row.day} />
              <b>{row.score ?? "none"}</b>
              <button
                type="button"
                class="quiet"
                aria-label={`Take out ${inWords(row.day)}`}
                onClick={() => onChange(rows.filter((other) => other !== row))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OneScore({ latest, onAdd }: { latest: string; onAdd: (row: ShownScore) => void }) {
  const [day, setDay] = useState(latest);
  const [score, setScore] = useState("");
  const [none, setNone] = useState(false);
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isDay(day)) return;
    onAdd({ day, score: none ? null : Number(score) });
    setScore("");
  };
  return (
    <form class="filters" onSubmit={add}>
      <Field name="On the day">
        <input
          type="date"
          required
          max={latest}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </Field>
      <Field name="the platform showed">
        <input
          type="number"
          min="0"
          max="100"
          step="1"
          required={!none}
          disabled={none}
          value={none ? "" : score}
          onInput={(event) => setScore(event.currentTarget.value)}
        />
      </Field>
      <Check checked={none} onCheck={setNone}>
        no score
      </Check>
      <button type="submit" class="main">
        Add
      </button>
    </form>
  );
}

function SeveralScores({ onAdd }: { onAdd: (rows: ShownScore[]) => void }) {
  const [text, setText] = useState("");
  const [unread, setUnread] = useState<string[]>([]);
  const [taken, setTaken] = useState(0);
  const take = (event: SubmitEvent) => {
    event.preventDefault();
    const pasted = pastedScores(text);
    setUnread(pasted.unread);
    setTaken(pasted.rows.length);
    setText(pasted.unread.join("\n"));
    if (pasted.rows.length > 0) onAdd(pasted.rows);
  };
  return (
    <details>
      <summary>Paste several</summary>
      <form onSubmit={take}>
        <Field name="One day and score a line, such as 2026-06-14, 90 or 14 June 2026: 90 %">
          <textarea
            rows={5}
            required
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <p role="status">
          {taken > 0 && `${counted(taken, "score")} taken. `}
          {unread.length > 0 &&
            `${counted(unread.length, "line")} could not be read: write the year first, ` +
              "or the month as a word, and a score from 0 to 100 or none."}
        </p>
        <button type="submit">Take them</button>
      </form>
    </details>
  );
}
