// SPDX-License-Identifier: Apache-2.0
import { addMonths } from "../../components/day";
import { RulesComparison } from "../../components/rules_comparison";
import { rulesLinesOf } from "../../components/rules_lines";
import { AnswerView } from "../answer_view";
import { dayAsked } from "../source";
import { useOtherRules } from "../use_policies";
import { useAnswer, useSource } from "../use_source";
import type { View } from "../../frame/view";

const kMonthsAhead = 12;

function OtherRulesPage() {
  const { state } = useSource();
  const rules = useOtherRules();
  const asOf = dayAsked(state);
  const to = addMonths(asOf, kMonthsAhead);
  const options = { format: "json", to, under: rules?.under ?? [] };
  const answer = useAnswer(rules ? "timeline" : null, options, rulesLinesOf);
  return (
    <>
      <h1>Under other rules</h1>
      <p class="lead">
        Platforms change their rules, and nobody outside knows all of them. The same history under
        each set of rules, held on every day.
      </p>
      <AnswerView answer={answer}>
        {(lines) => (
          <RulesComparison
            key={lines[0]?.rules ?? ""}
            lines={lines}
            titleOf={rules?.titleOf ?? (() => "")}
            asOf={asOf}
            to={to}
          />
        )}
      </AnswerView>
    </>
  );
}

export const otherRulesView: View = {
  id: "other-rules",
  name: "Under other rules",
  group: "The rules",
  component: OtherRulesPage,
};
