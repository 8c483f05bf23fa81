// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "preact/hooks";
import { InferenceResult } from "../../components/inference_result";
import type { Inference, ShownScore } from "../../components/insight_shapes";
import { rulesLinesOf } from "../../components/rules_lines";
import { oneOf } from "../../components/shapes";
import { ShownDifferences } from "../../components/shown_differences";
import { ShownEditor } from "../../components/shown_editor";
import { joined, shownRows, shownTable } from "../../components/shown_scores";
import type { FileText } from "../../engine/door";
import { AnswerView, LongAnswerView } from "../../freelancer/answer_view";
import { fileOf, textOf } from "../file_kind";
import { dayAsked } from "../../freelancer/source";
import { useLongAnswer } from "../../freelancer/use_long_answer";
import { useOtherRules } from "../../freelancer/use_policies";
import { useNames } from "../../freelancer/use_contracts";
import { useAnswer } from "../../freelancer/use_source";
import { useSession } from "../use_session";
import type { View } from "../../frame/view";

const kRest = 100;

function ShownPage() {
  const { session, state } = useSession();
  const asOf = dayAsked(state);
  const rows = useMemo(
    () => (state.observed ? joined(shownRows(textOf(state.observed)), []) : []),
    [state.observed],
  );
  const observe = (next: ShownScore[]) =>
    session.observe(next.length > 0 ? fileOf("shown.csv", shownTable(next)) : null);
  const told = rows.filter((row) => row.day <= asOf);
  return (
    <>
      <h1>What the platform shows</h1>
      <p class="lead">
        Write down which score the platform showed on which day. You see where it differs from the
        score by the rules, which rules could be behind it, and what clients may have said in
        private.
      </p>
      <ShownEditor rows={rows} latest={asOf} onChange={observe} />
      {rows.length > told.length && (
        <p class="note">Days after the day in question are left out here.</p>
      )}
      {rows.length > 0 && (
        <p class="note">
          They are kept on this page only: <a href="#downloads">save them</a> to open them again
          with your files.
        </p>
      )}
      {told.length > 0 && <Compared rows={told} observed={fileOf("shown.csv", shownTable(told))} />}
    </>
  );
}

function Compared({ rows, observed }: { rows: ShownScore[]; observed: FileText }) {
  const rules = useOtherRules();
  const options = {
    format: "json",
    from: rows[0]?.day ?? "",
    to: rows.at(-1)?.day ?? "",
    under: rules?.under ?? [],
  };
  const lines = useAnswer(rules ? "timeline" : null, options, rulesLinesOf);
  const inference = useLongAnswer("infer", { format: "json", observed }, oneOf<Inference>, kRest);
  const nameOf = useNames();
  return (
    <>
      <section>
        <h2>Shown, and by the rules</h2>
        <AnswerView answer={lines}>
          {(value) => <ShownDifferences rows={rows} lines={value} />}
        </AnswerView>
      </section>
      <LongAnswerView answer={inference} doing="Trying combinations of private answers">
        {(value) => <InferenceResult inference={value} nameOf={nameOf} />}
      </LongAnswerView>
    </>
  );
}

export const shownView: View = {
  id: "shown",
  name: "What the platform shows",
  group: "A closer look",
  component: ShownPage,
};
