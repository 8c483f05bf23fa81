// SPDX-License-Identifier: Apache-2.0
import type { Trend } from "../../components/insight_shapes";
import { oneOf } from "../../components/shapes";
import { TrendResult } from "../../components/trend_result";
import { AnswerView } from "../answer_view";
import { useAnswer } from "../use_source";
import type { View } from "../../frame/view";

function TrendPage() {
  const answer = useAnswer("trend", { format: "json" }, oneOf<Trend>);
  return (
    <>
      <h1>Are clients more content than before?</h1>
      <AnswerView answer={answer}>{(trend) => <TrendResult trend={trend} />}</AnswerView>
    </>
  );
}

export const trendView: View = {
  id: "trend",
  name: "Trend",
  group: "A closer look",
  component: TrendPage,
};
