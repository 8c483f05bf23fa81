// SPDX-License-Identifier: Apache-2.0
import { tryAddress } from "./act";
import { Bar } from "./bar";
import { DataTable, type Column } from "./data_table";
import { intervalSentences, setbackSentences, unknownSentences } from "./firmness_words";
import type { Firmness } from "./insight_shapes";
import { verdictSentence } from "./score_words";

/** How firm a score is: what a bad job would cost, and how much so few jobs can tell. */
export function FirmnessResult({ firmness }: { firmness: Firmness }) {
  const { setback, interval } = firmness;
  if (firmness.score === null) {
    return <p class="lead">{verdictSentence(firmness)} There is nothing to lose yet.</p>;
  }
  const job = `start new-1 earn ${setback?.earned ?? "0"} stars 1 recommend 0`;
  return (
    <>
      <p class="lead">{verdictSentence(firmness)}</p>
      <section>
        <h2>If the next job goes wrong</h2>
        <p>{setbackSentences(firmness).join(" ")}</p>
        {setback && (
          <p>
            <a href={tryAddress([job])}>Try it in what-if</a>
          </p>
        )}
      </section>
      <section>
        <h2>What clients said in private</h2>
        <p>{unknownSentences(firmness).join(" ")}</p>
      </section>
      {interval && (
        <section>
          <h2>How much so few jobs can tell</h2>
          <p>{intervalSentences(firmness).join(" ")}</p>
          <div class="spread">
            <DataTable
              caption="The score as it is, and the share of success that could be behind it"
              columns={kColumns}
              rows={rowsOf(firmness)}
              keyOf={(row) => row.name}
              narrow
            />
          </div>
        </section>
      )}
    </>
  );
}

interface Row {
  name: string;
  words: string;
  from: number;
  to: number;
}

const kColumns: Column<Row>[] = [
  { title: "What", cell: (row) => row.name },
  { title: "Per cent", number: true, cell: (row) => row.words },
  {
    title: "Of 100",
    cell: (row) => <Bar from={row.from} to={row.to} tone={row.from > 0 ? "fair" : "accent"} />,
  },
];

function rowsOf({ exact, interval }: Firmness): Row[] {
  const rows = [{ name: "the score", words: exact ?? "–", from: 0, to: Number(exact ?? 0) }];
  if (interval) {
    const { low, high } = interval;
    const words = `${low} to ${high}`;
    rows.push({ name: "nine times in ten", words, from: Number(low), to: Number(high) });
  }
  return rows;
}
