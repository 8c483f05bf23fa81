// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { DataTable, type Column } from "../components/data_table";
import { Search } from "../components/field";
import { linesOf, type ScoreAnswer } from "../components/shapes";
import { counted, noScoreInWords, windowInWords } from "../components/words";
import { AnswerView } from "../freelancer/answer_view";
import { useAnswer } from "../freelancer/use_source";
import { useSession } from "./use_session";

const kMostShown = 200;

/** Everybody in the source with a score each; one of them is to be chosen. */
export function FreelancerList() {
  const { session } = useSession();
  const [words, setWords] = useState("");
  const scores = useAnswer("score", { format: "json" }, linesOf<ScoreAnswer>);
  const columns: Column<ScoreAnswer>[] = [
    {
      title: "Freelancer",
      sort: (row) => row.freelancer,
      cell: (row) => (
        <button
          type="button"
          class="link"
          onClick={() => session.choose({ freelancer: row.freelancer })}
        >
          {row.freelancer}
        </button>
      ),
    },
    { title: "Score", number: true, sort: (row) => row.score, cell: (row) => row.score ?? "–" },
    {
      title: "Exactly",
      number: true,
      sort: (row) => Number(row.exact ?? -1),
      cell: (row) => row.exact ?? "–",
    },
    {
      title: "From",
      cell: (row) => (row.window ? windowInWords(row.window) : noScoreInWords(row.reason ?? "")),
    },
  ];
  return (
    <section>
      <h1>Whose score?</h1>
      <AnswerView answer={scores}>
        {(all) => {
          const found = all.filter((row) => row.freelancer.toLowerCase().includes(words));
          return (
            <>
              <p class="lead">These files tell of {counted(all.length, "freelancer")}.</p>
              <Search onWords={setWords} />
              <DataTable
                caption={`Scores of ${counted(found.length, "freelancer")}`}
                columns={columns}
                rows={found.slice(0, kMostShown)}
                keyOf={(row) => row.freelancer}
                empty="Nobody is called so."
                narrow
              />
              {found.length > kMostShown && (
                <p class="note">The first {kMostShown} are shown: write part of a name above.</p>
              )}
            </>
          );
        }}
      </AnswerView>
    </section>
  );
}
