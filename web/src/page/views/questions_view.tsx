// SPDX-License-Identifier: Apache-2.0
import { useRef } from "preact/hooks";
import { Bar } from "../../components/bar";
import { verdictSentence, wholeOf } from "../../components/score_words";
import { oneOf, type ScoreAnswer } from "../../components/shapes";
import { counted } from "../../components/words";
import { AnswerView } from "../../freelancer/answer_view";
import { contractsOf, eventsOf, type ToldContract } from "../events";
import { GapForm } from "../gap_form";
import { useAnswer } from "../../freelancer/use_source";
import type { SessionState } from "../session";
import { useSession } from "../use_session";
import type { View } from "../../frame/view";

const readContracts = (output: string) => contractsOf(eventsOf(output));
const kMostForms = 20;

function QuestionsPage() {
  const { state } = useSession();
  const score = useAnswer("score", { format: "json" }, oneOf<ScoreAnswer>);
  const contracts = useAnswer("import-exports", {}, readContracts);
  return (
    <>
      <h1>Fill the gaps</h1>
      <p class="lead">
        Exports do not tell everything. What you know, you can answer here; what you leave open
        stays unknown, and nothing is guessed.
      </p>
      <AnswerView answer={score}>
        {(value) => (
          <AnswerView answer={contracts}>
            {(told) => <Gaps key={state.files.length} score={value} told={told} />}
          </AnswerView>
        )}
      </AnswerView>
    </>
  );
}

function Gaps({ score, told }: { score: ScoreAnswer; told: ToldContract[] }) {
  const { state } = useSession();
  const missing = new Map((score.missing ?? []).map((m) => [m.contract, m.fields]));
  const byId = new Map(told.map((contract) => [contract.contract, contract]));
  // A contract that was asked about keeps its place, so that nothing moves below the hand.
  const asked = useRef<string[]>([...state.answers.keys()]);
  const open = [...missing.keys()].slice(0, kMostForms);
  for (const contract of open) {
    if (!asked.current.includes(contract)) asked.current.push(contract);
  }
  const others = told.filter((contract) => !asked.current.includes(contract.contract));
  const form = (contract: string) => (
    <GapForm
      key={contract}
      told={byId.get(contract) ?? nobodyTold(contract)}
      missing={missing.get(contract) ?? []}
      given={state.answers.get(contract) ?? new Map()}
    />
  );
  return (
    <>
      <div class="status-box" role="status">
        {state.refusal?.about === "answers" && (
          <p class="refused" role="alert">
            {state.refusal.text}
          </p>
        )}
        {score.range ? (
          <RangeLine
            lowest={score.range.lowest}
            highest={score.range.highest}
            open={missing.size}
          />
        ) : (
          <p>
            <strong>{verdictSentence(score)}</strong> What is still unknown cannot change it.{" "}
            <a href="#score">See the score</a>
          </p>
        )}
      </div>
      {asked.current.length > 0 && (
        <section>
          <h2>What could change the score, what matters most first</h2>
          {asked.current.map(form)}
          {missing.size > kMostForms && (
            <p class="note">{missing.size - kMostForms} more follow once these are answered.</p>
          )}
        </section>
      )}
      {others.length > 0 && (
        <details>
          <summary>
            {counted(others.length, "other contract")}: what no export tells, such as the client's
            private answer
          </summary>
          {others.map((contract) => form(contract.contract))}
        </details>
      )}
      {state.answers.size > 0 && (
        <p>
          <a href="#downloads">Save the answers</a>, so that you need not give them again.
        </p>
      )}
    </>
  );
}

interface RangeLineProps {
  lowest: string | null;
  highest: string | null;
  open: number;
}

function RangeLine({ lowest, highest, open }: RangeLineProps) {
  return (
    <>
      <p>
        <strong>
          {lowest === null ? "No score" : wholeOf(lowest)} to{" "}
          {highest === null ? "no score" : wholeOf(highest)}
        </strong>
        , with {counted(open, "contract")} to answer for.
      </p>
      {highest !== null && <Bar from={Number(lowest ?? 0)} to={Number(highest)} tone="fair" />}
    </>
  );
}

function nobodyTold(contract: string): ToldContract {
  return { contract, title: "", client: "", startedOn: "", endedOn: null, stars: null, earned: 0 };
}

export const questionsView: View<SessionState> = {
  id: "questions",
  name: "Fill the gaps",
  group: "The score",
  component: QuestionsPage,
  offered: (state) => state.opened?.kind === "exports",
};
