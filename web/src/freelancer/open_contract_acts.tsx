// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import type { Act, ActKind } from "../components/act";
import { ContractActs } from "../components/contract_acts";
import { Search } from "../components/field";
import type { Advice } from "../components/insight_shapes";
import { oneOf } from "../components/shapes";
import { counted } from "../components/words";
import { AnswerView } from "./answer_view";
import { useAnswer } from "./use_source";

const kMostAtOnce = 8;

interface OpenContractActsProps {
  acts: readonly Act[];
  asOf: string;
  onChange: (contract: string, kind: ActKind, act: Act | null) => void;
}

/** The controls of every open contract; of many the first ones, and those that are looked for. */
export function OpenContractActs({ acts, asOf, onChange }: OpenContractActsProps) {
  const advice = useAnswer("advise", { format: "json" }, oneOf<Advice>);
  const [words, setWords] = useState("");
  const [most, setMost] = useState(kMostAtOnce);
  return (
    <AnswerView answer={advice}>
      {({ contracts }) => {
        const tried = new Set(acts.map((act) => act.contract));
        const found = contracts.filter((told) =>
          [told.contract, told.title, told.client.name].join("\n").toLowerCase().includes(words),
        );
        const shown = found.filter((told, i) => i < most || tried.has(told.contract));
        if (contracts.length === 0) return <p>No contract is open on this day.</p>;
        return (
          <>
            {contracts.length > kMostAtOnce && <Search hint="title or client" onWords={setWords} />}
            {shown.map((told) => (
              <ContractActs
                key={told.contract}
                told={{
                  contract: told.contract,
                  title: told.title,
                  client: told.client.name || told.client.client,
                  paused: told.paused_on !== null,
                  dueOn: told.due_on,
                }}
                acts={acts.filter((act) => act.contract === told.contract)}
                asOf={asOf}
                onChange={(kind, act) => onChange(told.contract, kind, act)}
              />
            ))}
            {shown.length < found.length && (
              <button type="button" onClick={() => setMost(most + 4 * kMostAtOnce)}>
                Show more: {counted(found.length - shown.length, "other open contract")}
              </button>
            )}
            {found.length === 0 && <p class="note">No open contract fits.</p>}
          </>
        );
      }}
    </AnswerView>
  );
}
