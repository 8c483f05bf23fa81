// SPDX-License-Identifier: Apache-2.0
import { ContractLink } from "../../components/contract_link";
import { Gauge } from "../../components/gauge";
import { DayName } from "../../components/day_name";
import { Notice } from "../../components/notice";
import { costliest, pointsMissing, verdictSentence } from "../../components/score_words";
import { RuleLink } from "../../components/rule_link";
import { oneOf, type Explanation } from "../../components/shapes";
import { whyInWords } from "../../components/words";
import { WindowTable } from "../../components/window_table";
import { AnswerView } from "../answer_view";
import { ScoreRange } from "../score_range";
import { ScoreTimeline, NextChange } from "../score_timeline";
import { useNames } from "../use_contracts";
import { useAnswer, useSource } from "../use_source";
import type { View } from "../../frame/view";

function ScorePage() {
  const answer = useAnswer("explain", { format: "json" }, oneOf<Explanation>);
  return (
    <AnswerView answer={answer}>
      {(explanation) => (
        <>
          <Hero explanation={explanation} />
          <Warnings />
          {explanation.reason !== "unknown_facts" && (
            <>
              <section>
                <h2>Past and coming</h2>
                <ScoreTimeline asOf={explanation.as_of} />
              </section>
              <section>
                <h2>The windows side by side</h2>
                <WindowTable windows={explanation.windows} deciding={explanation.window} />
              </section>
            </>
          )}
        </>
      )}
    </AnswerView>
  );
}

function Hero({ explanation }: { explanation: Explanation }) {
  const { state } = useSource();
  const mine = state.opened?.kind === "exports" && explanation.freelancer === "me";
  return (
    <section class="hero">
      <p class="eyebrow">
        Job Success Score on <DayName day={explanation.as_of} />
        {state.opened && explanation.as_of > state.opened.latest_day && (
          <>
            {" "}
            if nothing happens after <DayName day={state.opened.latest_day} />
          </>
        )}
        {" · "}
        <a href="#rules">rules {explanation.policy}</a>
      </p>
      <h1>{mine ? "Your score" : <bdi>{explanation.freelancer}</bdi>}</h1>
      {explanation.range ? (
        <ScoreRange range={explanation.range} missing={explanation.missing ?? []} />
      ) : (
        <div class="verdict">
          <Gauge score={explanation.score} reason={explanation.reason} />
          <div>
            <p class="lead">{verdictSentence(explanation)}</p>
            <Reason explanation={explanation} />
            <NextChange asOf={explanation.as_of} />
          </div>
        </div>
      )}
    </section>
  );
}

/** Why the score is what it is, in one sentence. */
function Reason({ explanation }: { explanation: Explanation }) {
  const nameOf = useNames();
  if (explanation.exact === null) {
    return (
      <p>
        A score needs more that counts:{" "}
        <RuleLink to={explanation.reason ?? "windows"}>the rules about it</RuleLink>. Below is what
        each window has so far.
      </p>
    );
  }
  const most = costliest(explanation);
  if (!most) return <p>All that counts in this window went well.</p>;
  const missing = pointsMissing(explanation.exact);
  return (
    <p>
      <a href="#contracts">{missing} points are missing to 100</a>;{" "}
      {most.points === missing ? "all" : most.points} of them{" "}
      {most.contract === null ? (
        "for no single contract"
      ) : (
        <>
          for <ContractLink contract={most.contract} name={nameOf(most.contract)} />
        </>
      )}
      : <RuleLink to={most.why}>{whyInWords(most.why)}</RuleLink>.
    </p>
  );
}

function Warnings() {
  const { state } = useSource();
  const warnings = state.opened?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <Notice kind="warning" title="Noticed while reading">
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}

export const scoreView: View = {
  id: "score",
  name: "Score",
  group: "The score",
  component: ScorePage,
};
