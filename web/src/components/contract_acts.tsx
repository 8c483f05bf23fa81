// SPDX-License-Identifier: Apache-2.0
// The controls that make acts: of an open contract, of a new job. They are given acts and tell of
// other ones; what these do is for others to ask.
import type { ComponentChildren } from "preact";
import type { Act, ActKind, Actor } from "./act";
import { addDays, dayNumber, inWords, isDay } from "./day";
import { Check, Choice, Field } from "./field";
import { Slider, Switch } from "./slider";
import { kEndReasons, kPrivateAnswers, starsInWords } from "./act_words";
import { counted } from "./words";

const kFarthest = 365;
interface ChangeProps {
  act: Act;
  onChange: (act: Act) => void;
}

// A clause with an empty value is not said at all.
function having(act: Act, clauses: Partial<Record<keyof Act, string | boolean | undefined>>): Act {
  const next = { ...act, ...clauses } as Record<string, unknown>;
  for (const [name, value] of Object.entries(next)) {
    if (value === undefined || value === "" || value === false) delete next[name];
  }
  return next as unknown as Act;
}

/** The day of an act: by slider near, by date far. */
function DayChoice({ act, onChange, asOf, name }: ChangeProps & { asOf: string; name: string }) {
  const on = act.on ?? asOf;
  const ahead = dayNumber(on) - dayNumber(asOf);
  const words = (days: number) =>
    days === 0 ? "today" : `${inWords(addDays(asOf, days))}, in ${counted(days, "day")}`;
  return (
    <div class="day-choice">
      <Slider
        name={name}
        value={Math.min(ahead, kFarthest)}
        min={0}
        max={kFarthest}
        inWords={() => words(ahead)}
        onChange={(days) => onChange({ ...act, on: addDays(asOf, days) })}
      />
      <input
        type="date"
        aria-label={`${name}, as a date`}
        value={on}
        min={asOf}
        onChange={(event) => {
          const day = event.currentTarget.value;
          if (isDay(day) && day >= asOf) onChange({ ...act, on: day });
        }}
      />
    </div>
  );
}

/** What the client says: stars by slider or none at all, and the private answer. */
function Feedback({ act, onChange, more }: ChangeProps & { more?: ComponentChildren }) {
  const given = act.stars !== undefined;
  return (
    <>
      <Check
        checked={given}
        onCheck={(stars) => onChange(having(act, { stars: stars ? "5" : undefined }))}
      >
        the client leaves stars
      </Check>
      {given && (
        <Slider
          name="Stars"
          value={Number(act.stars)}
          min={1}
          max={5}
          step={0.05}
          inWords={(stars) => starsInWords(stars.toFixed(2))}
          onChange={(stars) => onChange({ ...act, stars: String(Number(stars.toFixed(2))) })}
        />
      )}
      <details class="plain">
        <summary>More about it</summary>
        <div class="answers">
          <Choice
            name="Private answer, 0 to 10"
            value={act.recommend ?? ""}
            choices={kPrivateAnswers}
            onChoose={(recommend) => onChange(having(act, { recommend }))}
          />
          {more}
        </div>
      </details>
    </>
  );
}

interface AmountProps {
  name: string;
  kind: ActKind;
  contract: string;
  act: Act | undefined;
  onChange: (kind: ActKind, act: Act | null) => void;
}

function Amount({ name, kind, contract, act, onChange }: AmountProps) {
  return (
    <Field name={name}>
      <input
        type="number"
        min="0"
        step="0.01"
        value={act?.amount ?? ""}
        onInput={(event) => {
          const amount = event.currentTarget.value;
          onChange(kind, Number(amount) > 0 ? { ...act, kind, contract, amount } : null);
        }}
      />
    </Field>
  );
}

export interface ActableContract {
  contract: string;
  title: string;
  client: string;
  paused: boolean;
  dueOn: string | null;
}

interface ContractActsProps {
  told: ActableContract;
  /** What is tried on this contract. */
  acts: readonly Act[];
  asOf: string;
  /** Puts an act of a kind in place of the one before; null takes it away. */
  onChange: (kind: ActKind, act: Act | null) => void;
}

type Fate = "leave" | "end" | "pause" | "resume";

/** What could be done about one open contract. */
export function ContractActs({ told, acts, asOf, onChange }: ContractActsProps) {
  const { contract } = told;
  const find = (kind: ActKind) => acts.find((act) => act.kind === kind);
  const fate = find("end") ?? find("pause") ?? find("resume");
  const kind = (fate?.kind ?? "leave") as Fate;
  const other: Fate = told.paused ? "resume" : "pause";
  const choose = (next: Fate) => {
    if (next === "leave") return onChange(next, null);
    const said = next === "end" ? { by: "client" as Actor, stars: "5" } : {};
    onChange(next, { kind: next, contract, on: fate?.on ?? asOf, ...said });
  };
  const amount = { contract, onChange };
  return (
    <fieldset class={acts.length > 0 ? "try-card tried" : "try-card"}>
      <legend>{told.title || contract}</legend>
      <p class="note">
        {told.client}
        {told.paused && " · paused"}
        {told.dueOn && ` · due on ${inWords(told.dueOn)}`}
      </p>
      <Switch<Fate>
        name={`What happens to ${told.title || contract}`}
        value={kind}
        choices={[
          ["leave", told.paused ? "stays paused" : "goes on"],
          ["end", "ends"],
          [other, told.paused ? "is resumed" : "is paused"],
        ]}
        onChange={choose}
      />
      {fate?.kind === "end" && <EndChoice act={fate} onChange={(act) => onChange("end", act)} />}
      {fate && (
        <DayChoice name="On" act={fate} asOf={asOf} onChange={(act) => onChange(act.kind, act)} />
      )}
      <details class="plain" open={acts.some((act) => act !== fate)}>
        <summary>Money and messages</summary>
        <div class="answers">
          <Amount name="The client pays" kind="pay" act={find("pay")} {...amount} />
          <Amount name="You give back" kind="refund" act={find("refund")} {...amount} />
          <DoneSwitch name="you write to the client" kind="write" acts={acts} {...amount} />
          {told.dueOn && (
            <DoneSwitch name="you deliver the work" kind="deliver" acts={acts} {...amount} />
          )}
        </div>
      </details>
    </fieldset>
  );
}

function EndChoice({ act, onChange }: ChangeProps) {
  return (
    <>
      <Switch<Actor>
        name="Who ends it"
        value={act.by ?? "freelancer"}
        choices={[
          ["client", "by the client"],
          ["freelancer", "by you"],
          ["platform", "by the platform"],
        ]}
        onChange={(by) => onChange(having(act, { by, reason: by === "client" ? act.reason : "" }))}
      />
      <Feedback
        act={act}
        onChange={onChange}
        more={
          act.by === "client" && (
            <Choice
              name="The client's reason"
              value={act.reason ?? ""}
              choices={[["", "none given"], ...kEndReasons]}
              onChoose={(reason) => onChange(having(act, { reason }))}
            />
          )
        }
      />
    </>
  );
}

interface DoneSwitchProps {
  name: string;
  kind: ActKind;
  contract: string;
  acts: readonly Act[];
  onChange: (kind: ActKind, act: Act | null) => void;
}

function DoneSwitch({ name, kind, contract, acts, onChange }: DoneSwitchProps) {
  return (
    <Check
      checked={acts.some((act) => act.kind === kind)}
      onCheck={(done) => onChange(kind, done ? { kind, contract } : null)}
    >
      {name}
    </Check>
  );
}

interface JobActProps extends ChangeProps {
  asOf: string;
  name: string;
  clients: readonly string[];
  onRemove: () => void;
}

/** A job that is not there yet. */
export function JobAct({ act, asOf, name, clients, onChange, onRemove }: JobActProps) {
  return (
    <fieldset class="try-card tried">
      <legend>{name}</legend>
      <button type="button" class="remove" onClick={onRemove}>
        Leave it out<span class="hidden">: {name}</span>
      </button>
      <Field name="It earns">
        <input
          type="number"
          min="0"
          step="0.01"
          value={act.earn ?? ""}
          onInput={(event) => onChange(having(act, { earn: event.currentTarget.value }))}
        />
      </Field>
      <Slider
        name="It lasts"
        value={Number(act.lasts ?? 0)}
        min={0}
        max={kFarthest}
        inWords={(days) => counted(days, "day")}
        onChange={(days) => onChange({ ...act, lasts: String(days) })}
      />
      <DayChoice name="It begins" act={act} asOf={asOf} onChange={onChange} />
      <Feedback
        act={act}
        onChange={onChange}
        more={
          <Choice
            name="Client"
            value={act.client ?? ""}
            choices={[["", "a new one"], ...clients.map((id) => [id, id] as const)]}
            onChoose={(client) => onChange(having(act, { client }))}
          />
        }
      />
    </fieldset>
  );
}
