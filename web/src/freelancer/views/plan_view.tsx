// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { addMonths, isDay } from "../../components/day";
import { Field } from "../../components/field";
import type { PlanAnswer } from "../../components/insight_shapes";
import { PlanResult } from "../../components/plan_result";
import { oneOf, type ScoreAnswer } from "../../components/shapes";
import { Slider } from "../../components/slider";
import { AnswerView, LongAnswerView } from "../answer_view";
import { useContracts, useNames } from "../use_contracts";
import { useLongAnswer } from "../use_long_answer";
import { useAnswer } from "../use_source";
import type { View } from "../../frame/view";

const kRest = 250;
const kUsualMonths = 6;
const kMonths = [1, 3, 6, 12];
const kTargets = [80, 90, 95, 100];

function PlanPage() {
  const score = useAnswer("score", { format: "json" }, oneOf<ScoreAnswer>);
  return (
    <>
      <h1>Plan to a target</h1>
      <p class="lead">
        The least that reaches a score: what to do, when, and the proof that nothing less would.
      </p>
      <AnswerView answer={score}>
        {(value) => <PlanTo key={value.as_of} asOf={value.as_of} score={value.score} />}
      </AnswerView>
    </>
  );
}

// What somebody with this score would want next.
function firstTarget(score: number | null): number {
  return kTargets.find((target) => target > (score ?? 0)) ?? 100;
}

function PlanTo({ asOf, score }: { asOf: string; score: number | null }) {
  const [target, setTarget] = useState(() => firstTarget(score));
  const [by, setBy] = useState(() => addMonths(asOf, kUsualMonths));
  const options = { format: "json", target, by };
  const answer = useLongAnswer("plan", options, oneOf<PlanAnswer>, kRest);
  const nameOf = useNames();
  const rows = useContracts().value;
  const clientOf = (contract: string) => rows?.find((row) => row.contract === contract)?.client;
  return (
    <>
      <div class="plan-ask">
        <Slider
          name="The score to reach"
          value={target}
          min={1}
          max={100}
          inWords={(value) => String(value)}
          onChange={setTarget}
        />
        <Field name="by">
          <input
            type="date"
            value={by}
            min={asOf}
            onChange={(event) => {
              const day = event.currentTarget.value;
              if (isDay(day) && day >= asOf) setBy(day);
            }}
          />
        </Field>
        <div class="buttons" role="group" aria-label="By when">
          {kMonths.map((months) => {
            const day = addMonths(asOf, months);
            return (
              <button
                key={months}
                type="button"
                class="quiet"
                aria-pressed={day === by}
                onClick={() => setBy(day)}
              >
                {months === 12 ? "a year" : months === 1 ? "1 month" : `${months} months`}
              </button>
            );
          })}
        </div>
      </div>
      <LongAnswerView answer={answer} doing="Weighing plans">
        {(value) => <PlanResult answer={value} nameOf={nameOf} clientOf={clientOf} />}
      </LongAnswerView>
    </>
  );
}

export const planView: View = {
  id: "plan",
  name: "Plan to a target",
  group: "What next",
  component: PlanPage,
};
