// SPDX-License-Identifier: Apache-2.0
// The forms that write events: a whole contract at once, or one more thing that happened to it.
import { useState } from "preact/hooks";
import { kPrivateAnswers } from "../components/act_words";
import { isDay } from "../components/day";
import { Choice, Field } from "../components/field";
import type { ToldContract } from "./events";
import { happeningOf, kHappenings, type Written } from "./written_events";

type Take = (written: Written) => Promise<boolean>;

const kNothing: Written = {};
const kEnders = [
  ["client", "the client"],
  ["freelancer", "me"],
  ["platform", "the platform"],
] as const;
const kRemovals = [
  ["perk", "by a perk"],
  ["violation", "for a violation"],
  ["review", "by a review"],
] as const;
const kKinds = [
  ["fixed", "fixed price"],
  ["hourly", "hourly"],
] as const;

const kChoices = kHappenings.map(({ type, words }) => [type, words] as const);

interface WrittenProps {
  written: Written;
  write: (written: Written) => void;
}

interface InputProps extends WrittenProps {
  name: string;
  field: string;
  type?: "text" | "date" | "number";
  required?: boolean;
}

function Input({ name, field, written, write, type = "text", required }: InputProps) {
  const number = type === "number" ? { min: "0", step: "0.01" } : {};
  const stars = field.endsWith("stars") ? { min: "1", max: "5" } : {};
  // The three types differ in nothing that is said here.
  const shape = { type, ...number, ...stars } as { type: "number" };
  return (
    <Field name={name}>
      <input
        required={required}
        value={written[field] ?? ""}
        {...shape}
        onInput={(event) => write({ ...written, [field]: event.currentTarget.value.trim() })}
      />
    </Field>
  );
}

interface OneOfProps extends WrittenProps {
  name: string;
  field: string;
  /** The first is meant as long as nothing is chosen. */
  choices: readonly (readonly [value: string, name: string])[];
}

function OneOf({ name, field, choices, written, write }: OneOfProps) {
  return (
    <Choice
      name={name}
      value={written[field] ?? choices[0]?.[0] ?? ""}
      choices={choices}
      onChoose={(chosen) => write({ ...written, [field]: chosen })}
    />
  );
}

/** What client and freelancer said of each other. */
function Feedback({ stars, ...all }: WrittenProps & { stars: string }) {
  return (
    <>
      <Input name={stars} field="stars" type="number" {...all} />
      <OneOf name="Private answer" field="recommend" choices={kPrivateAnswers} {...all} />
      <Input name="Your stars, if any" field="own_stars" type="number" {...all} />
    </>
  );
}

/** A contract that no file tells of. */
export function NewContractForm({ onTake }: { onTake: Take }) {
  const [written, write] = useState<Written>(kNothing);
  const all = { written, write };
  const ended = isDay(written["ended_on"] ?? "");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await onTake(written)) write(kNothing);
  };
  return (
    <form class="record" onSubmit={(event) => void submit(event)}>
      <div class="answers">
        <Input name="Title" field="title" required {...all} />
        <Input name="Client" field="client" required {...all} />
        <OneOf name="Kind" field="kind" choices={kKinds} {...all} />
        <Input name="First day" field="started_on" type="date" required {...all} />
        <Input name="Paid so far" field="amount" type="number" {...all} />
        <Input name="Last payment on" field="paid_on" type="date" {...all} />
        <Input name="Last day, if it ended" field="ended_on" type="date" {...all} />
        {ended && (
          <>
            <OneOf name="Ended by" field="by" choices={kEnders} {...all} />
            <Feedback stars="The client's stars, if any" {...all} />
          </>
        )}
      </div>
      <button type="submit" class="main">
        Add the contract
      </button>
    </form>
  );
}

/** One more thing that happened to a contract. */
export function HappeningForm({ contracts, onTake }: { contracts: ToldContract[]; onTake: Take }) {
  const [written, write] = useState<Written>(kNothing);
  const all = { written, write };
  const type = written["type"] ?? "paid";
  const happening = happeningOf(type);
  const contract = written["contract"] ?? contracts[0]?.contract ?? "";
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await onTake({ ...written, type, contract })) write({ contract, type });
  };
  return (
    <form class="record" onSubmit={(event) => void submit(event)}>
      <div class="answers">
        <Choice
          name="Contract"
          value={contract}
          choices={contracts.map((c) => [c.contract, c.title || c.contract])}
          onChoose={(id) => write({ ...written, contract: id })}
        />
        <OneOf name="What happened" field="type" choices={kChoices} {...all} />
        <Input name="On" field="on" type="date" required {...all} />
        {happening.asks.includes("amount") && (
          <Input name="Amount" field="amount" type="number" required {...all} />
        )}
        {happening.asks.includes("by") && <OneOf name="By" field="by" choices={kEnders} {...all} />}
        {happening.asks.includes("why") && (
          <OneOf name="Why" field="why" choices={kRemovals} {...all} />
        )}
        {happening.asks.includes("stars") && <Feedback stars="Stars" {...all} />}
      </div>
      <button type="submit">Add it</button>
    </form>
  );
}
