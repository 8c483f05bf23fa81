// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import type { Act, ActKind } from "../components/act";
import type { Advice } from "../components/insight_shapes";
import { Choice, Field } from "../components/field";
import { oneOf } from "../components/shapes";
import { whyInWords } from "../components/words";
import { useContracts, type ContractRow } from "./use_contracts";
import { useAnswer } from "./use_source";

const kMends = [
  ["remove feedback", "its feedback is removed"],
  ["win review", "a review takes it out"],
  ["refund", "you give money back"],
] as const;

interface MendFormProps {
  acts: readonly Act[];
  onAdd: (act: Act) => void;
}

// The costliest first: these are the ones that somebody would want to mend.
function overOf(rows: ContractRow[], advice: Advice): ContractRow[] {
  const open = new Set(advice.contracts.map((told) => told.contract));
  return rows
    .filter((row) => !open.has(row.contract) && row.why !== "not_started")
    .sort((a, b) => Number(b.points_lost) - Number(a.points_lost));
}

function nameOf(row: ContractRow): string {
  const cost = Number(row.points_lost) > 0 ? `−${row.points_lost}, ` : "";
  return `${row.title || row.contract} (${cost}${whyInWords(row.why)})`;
}

/** What can still be done about a contract that has ended. */
export function MendForm({ acts, onAdd }: MendFormProps) {
  const rows = useContracts().value;
  const advice = useAnswer("advise", { format: "json" }, oneOf<Advice>).value;
  const [kind, setKind] = useState<ActKind>("remove feedback");
  const [chosen, setChosen] = useState<string | null>(null);
  const [amount, setAmount] = useState("");
  if (!rows || !advice) return null;
  const over = overOf(rows, advice);
  const first = over[0];
  if (!first) return <p>No contract has ended yet.</p>;
  const contract = over.find((row) => row.contract === chosen)?.contract ?? first.contract;
  const tried = acts.some((act) => act.kind === kind && act.contract === contract);
  const refund = kind === "refund";
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    onAdd({ kind, contract, ...(refund ? { amount } : {}) });
  };
  return (
    <form class="try-card" onSubmit={add}>
      <div class="stack">
        <Choice
          name="Of this contract"
          value={contract}
          choices={over.map((row) => [row.contract, nameOf(row)])}
          onChoose={setChosen}
        />
        <Choice
          name="this happens"
          value={kind}
          choices={kMends}
          onChoose={(next) => setKind(next as ActKind)}
        />
        {refund && (
          <Field name="Amount">
            <input
              type="number"
              min="0.01"
              step="0.01"
              required
              value={amount}
              onInput={(event) => setAmount(event.currentTarget.value)}
            />
          </Field>
        )}
      </div>
      <button type="submit" disabled={tried && !refund}>
        {tried && !refund ? "Is being tried" : "Try it"}
      </button>
    </form>
  );
}
