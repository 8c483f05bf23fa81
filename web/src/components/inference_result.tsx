// SPDX-License-Identifier: Apache-2.0
import type { NameOf } from "./change_words";
import { ContractLink } from "./contract_link";
import { DataTable, type Column } from "./data_table";
import {
  answerShare,
  findingInWords,
  likeliestAnswer,
  likeliestOf,
  noRulesSentences,
  probabilityInWords,
  trustSentences,
  waysInWords,
} from "./inference_words";
import type { Inference, InferredAnswer, PrivateAnswer, TriedRules } from "./insight_shapes";
import { rulesInWords } from "./rules_lines";
import { capitalised } from "./words";

const kOptions: readonly PrivateAnswer[] = ["good", "neutral", "bad", "none"];

/** Which rules give the scores shown, what clients may have said in private, and how sure it is. */
export function InferenceResult({ inference, nameOf }: { inference: Inference; nameOf: NameOf }) {
  const likeliest = likeliestOf(inference);
  const columns: Column<TriedRules>[] = [
    { title: "Rules", cell: (row) => rulesInWords(row.rules) },
    { title: "Agree", cell: findingInWords },
    { title: "Probability", number: true, cell: (row) => probabilityInWords(row, inference) },
    { title: "Ways, or the nearest they come", cell: waysInWords },
  ];
  return (
    <>
      <section>
        <h2>Which rules agree</h2>
        <DataTable
          caption="Every set of rules, held against the scores shown"
          columns={columns}
          rows={inference.rules}
          keyOf={(row) => row.rules}
          strong={(row) => row === likeliest}
        />
        {!likeliest && noRulesSentences(inference).map((words) => <p key={words}>{words}</p>)}
      </section>
      {likeliest && (
        <>
          <PrivateAnswers rules={likeliest} nameOf={nameOf} />
          <section>
            <h2>How far this can be trusted</h2>
            <ul>
              {trustSentences(inference, likeliest).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

function PrivateAnswers({ rules, nameOf }: { rules: TriedRules; nameOf: NameOf }) {
  const alike = rules.answers.some((answer) => answer.alike !== null);
  const columns: Column<InferredAnswer>[] = [
    {
      title: "Contract",
      cell: (row) => <ContractLink contract={row.contract} name={nameOf(row.contract)} />,
    },
    { title: "Stars", number: true, cell: (row) => row.stars ?? "–" },
    ...kOptions.map((option) => ({
      title: capitalised(option),
      number: true,
      cell: (row: InferredAnswer) => answerShare(row, option),
    })),
    { title: "Likeliest", cell: likeliestAnswer },
    ...(alike
      ? [{ title: "Alike", cell: (row: InferredAnswer) => (row.alike ? `#${row.alike}` : "") }]
      : []),
  ];
  return (
    <section>
      <h2>Private answers, if the rules are {rulesInWords(rules.rules)}</h2>
      {rules.answers.length === 0 ? (
        <p>No answer is unknown that could have moved these scores.</p>
      ) : (
        <DataTable
          caption="How likely each answer is now that the scores are known"
          columns={columns}
          rows={rules.answers}
          keyOf={(row) => row.contract}
        />
      )}
      {alike && (
        <p class="note">
          Contracts of one number move every score alike: how many of them have which answer can be
          told, but not which of them.
        </p>
      )}
    </section>
  );
}
