// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { kActors, kEndReasons, kPrivateAnswers } from "../components/act_words";
import { DayName } from "../components/day_name";
import { isDay } from "../components/day";
import { Check, Choice, Field } from "../components/field";
import { fieldInWords, enumerated } from "../components/words";
import type { ToldContract } from "./events";
import { useSession } from "./use_session";

interface GapFormProps {
  told: ToldContract;
  /** The fields whose unknown values could change the score. */
  missing: string[];
  given: ReadonlyMap<string, string>;
}

/** The questions about one contract. An answer counts at once. */
export function GapForm({ told, missing, given: taken }: GapFormProps) {
  const { session } = useSession();
  // Shown at once, until the engine has taken or refused it.
  const [pending, setPending] = useState<Record<string, string>>({});
  const given = new Map([...taken, ...Object.entries(pending)].filter(([, value]) => value !== ""));
  const give = (answers: Record<string, string>) => {
    setPending((before) => ({ ...before, ...answers }));
    void session
      .answer(told.contract, answers)
      .then(() => setPending((now) => without(now, answers)));
  };
  const asks = (field: string) => missing.includes(field) || given.has(field);
  const ends = asks("ended_on") || asks("open");
  return (
    <fieldset class="gap">
      <legend>{told.title || told.contract}</legend>
      <p class="note">
        {told.client}
        {told.startedOn && (
          <>
            {" · since "}
            <DayName day={told.startedOn} />
          </>
        )}
        {told.earned > 0 && ` · ${told.earned.toFixed(2)} earned`}
        {missing.length > 0 && ` · unknown: ${enumerated(missing.map(fieldInWords))}`}
        {missing.length === 0 && given.size > 0 && " · ✓ answered"}
      </p>
      <div class="answers">
        {asks("started_on") && (
          <DayField field="started_on" name="First day" given={given} give={give} />
        )}
        {ends && <EndField given={given} give={give} />}
        {asks("stars") && given.get("open") !== "yes" && (
          <StarsField field="stars" name="The client's stars" given={given} give={give} />
        )}
        {asks("client_id") && (
          <TextField field="client_id" name="Client" given={given} give={give} />
        )}
      </div>
      {missing.includes("payments") && (
        <p class="note">
          Its payments are missing. They come from the transaction history of that time: open it
          together with the other files.
        </p>
      )}
      <details class="plain" open={hasPrivate(given)}>
        <summary>More that you may know</summary>
        <div class="answers">
          <ChoiceField
            field="recommend"
            name="Private answer, 0 to 10"
            given={given}
            give={give}
            choices={kPrivateAnswers}
          />
          <ChoiceField
            field="end_reason"
            name="The client's reason"
            given={given}
            give={give}
            choices={[kUnknown, ...kEndReasons]}
          />
          <ChoiceField
            field="ended_by"
            name="Ended by"
            given={given}
            give={give}
            choices={[kUnknown, ...Object.entries(kActors)]}
          />
          <DayField field="feedback_on" name="Day of the feedback" given={given} give={give} />
          <StarsField
            field="client_stars"
            name="Your stars for the client"
            given={given}
            give={give}
          />
        </div>
      </details>
    </fieldset>
  );
}

// What was typed over in the meantime stays.
function without(pending: Record<string, string>, done: Record<string, string>) {
  return Object.fromEntries(Object.entries(pending).filter(([key, value]) => done[key] !== value));
}

const kUnknown = ["", "unknown"] as const;

function hasPrivate(given: ReadonlyMap<string, string>): boolean {
  return ["recommend", "end_reason", "ended_by", "feedback_on", "client_stars"].some((field) =>
    given.has(field),
  );
}

interface FieldProps {
  field: string;
  name: string;
  given: ReadonlyMap<string, string>;
  give: (answers: Record<string, string>) => void;
}

function DayField({ field, name, given, give }: FieldProps) {
  return (
    <DayInput name={name} value={given.get(field) ?? ""} onDay={(day) => give({ [field]: day })} />
  );
}

interface DayInputProps {
  name: string;
  value: string;
  disabled?: boolean;
  /** Gets a whole day, or nothing where it was taken out. */
  onDay: (day: string) => void;
}

function DayInput({ name, value, disabled, onDay }: DayInputProps) {
  return (
    <Field name={name}>
      <input
        type="date"
        disabled={disabled}
        value={value}
        onChange={(event) => {
          const day = event.currentTarget.value;
          if (day === "" || isDay(day)) onDay(day);
        }}
      />
    </Field>
  );
}

function EndField({ given, give }: Omit<FieldProps, "field" | "name">) {
  const open = given.get("open") === "yes";
  return (
    <div class="pair">
      <DayInput
        name="Last day"
        disabled={open}
        value={given.get("ended_on") ?? ""}
        onDay={(day) => give({ ended_on: day, open: "" })}
      />
      <Check
        checked={open}
        onCheck={(on) => give(on ? { open: "yes", ended_on: "", stars: "" } : { open: "" })}
      >
        <span class="hidden">Its end: </span>it goes on
      </Check>
    </div>
  );
}

function StarsField({ field, name, given, give }: FieldProps) {
  const value = given.get(field) ?? "";
  const [typed, setTyped] = useState(value === "none" ? "" : value);
  const none = value === "none";
  const take = (text: string) => {
    setTyped(text);
    const stars = Number(text);
    if (text === "") give({ [field]: "" });
    else if (stars >= 1 && stars <= 5) give({ [field]: stars.toFixed(2) });
  };
  return (
    <div class="pair">
      <Field name={name}>
        <input
          type="number"
          min="1"
          max="5"
          step="0.01"
          placeholder="1 to 5"
          disabled={none}
          value={none ? "" : typed}
          onChange={(event) => take(event.currentTarget.value)}
        />
      </Field>
      <Check
        checked={none}
        onCheck={(on) => {
          setTyped("");
          give({ [field]: on ? "none" : "" });
        }}
      >
        <span class="hidden">{name}: </span>none given
      </Check>
    </div>
  );
}

function TextField({ field, name, given, give }: FieldProps) {
  return (
    <Field name={name}>
      <input
        type="text"
        value={given.get(field) ?? ""}
        onChange={(event) => give({ [field]: event.currentTarget.value.trim() })}
      />
    </Field>
  );
}

type ChoiceFieldProps = FieldProps & Pick<Parameters<typeof Choice>[0], "choices">;

function ChoiceField({ field, name, given, give, choices }: ChoiceFieldProps) {
  return (
    <Choice
      name={name}
      value={given.get(field) ?? ""}
      choices={choices}
      onChoose={(chosen) => give({ [field]: chosen })}
    />
  );
}
