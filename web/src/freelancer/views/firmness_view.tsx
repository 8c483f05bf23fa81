// SPDX-License-Identifier: Apache-2.0
import { FirmnessResult } from "../../components/firmness_result";
import type { Firmness } from "../../components/insight_shapes";
import { oneOf } from "../../components/shapes";
import { AnswerView } from "../answer_view";
import { useAnswer } from "../use_source";
import type { View } from "../../frame/view";

function FirmnessPage() {
  const answer = useAnswer("firmness", { format: "json" }, oneOf<Firmness>);
  return (
    <>
      <h1>How firm the score is</h1>
      <AnswerView answer={answer}>{(value) => <FirmnessResult firmness={value} />}</AnswerView>
    </>
  );
}

export const firmnessView: View = {
  id: "firmness",
  name: "How firm it is",
  group: "A closer look",
  component: FirmnessPage,
};
