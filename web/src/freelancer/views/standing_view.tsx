// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Field } from "../../components/field";
import type { Standing } from "../../components/insight_shapes";
import { scoreInWords } from "../../components/score_name";
import { oneOf } from "../../components/shapes";
import { StandingResult } from "../../components/standing_result";
import { AnswerView } from "../answer_view";
import { useLongAnswer } from "../use_long_answer";
import type { View } from "../../frame/view";

const kRest = 250;
const kUsualLarge = "5000";

function StandingPage() {
  const [large, setLarge] = useState(kUsualLarge);
  const own = large !== kUsualLarge && /^\d+(\.\d\d?)?$/.test(large) && Number(large) > 0;
  const options = { format: "json", ...(own ? { large_contract: large } : {}) };
  const answer = useLongAnswer("standing", options, oneOf<Standing>, kRest);
  return (
    <>
      <h1>Badges and perks</h1>
      <AnswerView answer={answer}>
        {(standing) => (
          <>
            <p class="lead">Score: {scoreInWords(standing)}</p>
            <Field name="A large contract of your category earns">
              <input
                type="number"
                class="amount"
                min="1"
                step="1"
                value={large}
                onInput={(event) => setLarge(event.currentTarget.value)}
              />
            </Field>
            <StandingResult standing={standing} />
          </>
        )}
      </AnswerView>
    </>
  );
}

export const standingView: View = {
  id: "badges",
  name: "Badges and perks",
  group: "A closer look",
  component: StandingPage,
};
