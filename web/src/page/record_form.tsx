// SPDX-License-Identifier: Apache-2.0
// The forms that write events: a whole contract at once, or one more thing that happened to it.
import { useState } from "preact/hooks";
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
const kAnswers = [["", "unknown"], ...Array.from({ length: 11 }, (_, i) => [`${i}`, `${i}`])] as [
  string,
  string,
][];

interface InputProps {
  name: string;
  field: string;
  written: Written;
  write: (written: Written) => void;
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
        <Choice
          name="Kind"
          value={written["kind"] ?? "fixed"}
          choices={[
            ["fixed", "fixed price"],
            ["hourly", "hourly"],
          ]}
          onChoose={(kind) => write({ ...written, kind })}
        />
        <Input name="First day" field="started_on" type="date" required {...all} />
        <Input name="Paid so far" field="amount" type="number" {...all} />
        <Input name="Last payment on" field="paid_on" type="date" {...all} />
        <Input name="Last day, if it ended" field="ended_on" type="date" {...all} />
        {ended && (
          <>
            <Choice
              name="Ended by"
              value={written["by"] ?? "client"}
              choices={kEnders}
              onChoose={(by) => write({ ...written, by })}
            />
            <Input name="The client's stars, if any" field="stars" type="number" {...all} />
            <Choice
              name="Private answer"
              value={written["recommend"] ?? ""}
              choices={kAnswers}
              onChoose={(recommend) => write({ ...written, recommend })}
            />
            <Input name="Your stars, if any" field="own_stars" type="number" {...all} />
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
        <Choice
          name="What happened"
          value={type}
          choices={kHappenings.map((h) => [h.type, h.words])}
          onChoose={(chosen) => write({ ...written, type: chosen })}
        />
        <Input name="On" field="on" type="date" required {...all} />
        {happening.asks.includes("amount") && (
          <Input name="Amount" field="amount" type="number" required {...all} />
        )}
        {happening.asks.includes("by") && (
          <Choice
            name="By"
            value={written["by"] ?? "client"}
            choices={kEnders}
            onChoose={(by) => write({ ...written, by })}
          />
        )}
        {happening.asks.includes("why") && (
          <Choice
            name="Why"
            value={written["why"] ?? "perk"}
            choices={kRemovals}
            onChoose={(why) => write({ ...written, why })}
          />
        )}
        {happening.asks.includes("stars") && (
          <>
            <Input name="Stars" field="stars" type="number" {...all} />
            <Choice
              name="Private answer"
              value={written["recommend"] ?? ""}
              choices={kAnswers}
              onChoose={(recommend) => write({ ...written, recommend })}
            />
            <Input name="Your stars, if any" field="own_stars" type="number" {...all} />
          </>
        )}
      </div>
      <button type="submit">Add it</button>
    </form>
  );
}
