// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { tryAddress } from "../../components/act";
import { AdviceCard } from "../../components/advice_card";
import { shortEffect } from "../../components/effect_words";
import type { Advice, AdvisedContract } from "../../components/insight_shapes";
import { scoreInWords } from "../../components/score_name";
import { oneOf } from "../../components/shapes";
import { Choice } from "../../components/field";
import { counted } from "../../components/words";
import { AnswerView } from "../answer_view";
import { useAnswer } from "../use_source";
import type { View } from "../../frame/view";

const kMostAtOnce = 20;
type Shown = "all" | "urgent" | "do";

function fits(told: AdvisedContract, shown: Shown): boolean {
  if (shown === "do") return told.advice !== "keep";
  return shown === "all" || told.critical_on !== null;
}

const kChoices: readonly (readonly [Shown, string])[] = [
  ["all", "all"],
  ["do", "those with something to do"],
  ["urgent", "those with a critical day"],
];

function AdvicePage() {
  const advice = useAnswer("advise", { format: "json" }, oneOf<Advice>);
  return (
    <>
      <h1>Open contracts</h1>
      <AnswerView answer={advice}>
        {(value) =>
          value.contracts.length === 0 ? (
            <p>
              No contract is open on this day. A new job can be <a href="#what-if">tried</a>.
            </p>
          ) : (
            <All advice={value} />
          )
        }
      </AnswerView>
    </>
  );
}

function All({ advice }: { advice: Advice }) {
  const [shown, setShown] = useState<Shown>("all");
  const [most, setMost] = useState(kMostAtOnce);
  const found = advice.contracts.filter((told) => fits(told, shown));
  const acts = advice.contracts.filter((told) => told.advice !== "keep").map((told) => told.act);
  return (
    <>
      <p class="lead">
        Score now: {scoreInWords(advice.now)}.{" "}
        {acts.length === 0
          ? "There is nothing to do: leave all of them as they are."
          : `There is something to do about ${acts.length} of ${advice.contracts.length}.`}{" "}
        The most urgent contract comes first.
      </p>
      {advice.together && acts.length > 0 && (
        <p>
          All of it together: {shortEffect(advice.together)}{" "}
          <a href={tryAddress(acts)}>Try all of it</a>
        </p>
      )}
      {advice.contracts.length > 3 && (
        <div class="filters">
          <Choice
            name="Show"
            value={shown}
            choices={kChoices.map(([value, name]) => [
              value,
              `${name} (${advice.contracts.filter((told) => fits(told, value)).length})`,
            ])}
            onChoose={(next) => setShown(next as Shown)}
          />
        </div>
      )}
      <ol class="advices">
        {found.slice(0, most).map((told) => (
          <AdviceCard key={told.contract} told={told} />
        ))}
      </ol>
      {found.length === 0 && <p>None.</p>}
      {found.length > most && (
        <button type="button" onClick={() => setMost(most + kMostAtOnce)}>
          Show more: {counted(found.length - most, "other open contract")}
        </button>
      )}
      <p class="note">Points are those of what-if if nothing else happens, over the coming year.</p>
    </>
  );
}

export const adviceView: View = {
  id: "open",
  name: "Open contracts",
  group: "What next",
  component: AdvicePage,
};
