// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { ContractLink } from "../../components/contract_link";
import { DataTable, type Column } from "../../components/data_table";
import { DayName } from "../../components/day_name";
import { Choice, Search } from "../../components/field";
import { RuleLink } from "../../components/rule_link";
import { oneOf, type Explanation, type Unit } from "../../components/shapes";
import { Waterfall, type Step } from "../../components/waterfall";
import { counted, outcomeInWords, signed, whyInWords } from "../../components/words";
import { AnswerView } from "../answer_view";
import { ContractCard } from "../contract_card";
import { useContracts, type ContractRow } from "../use_contracts";
import { useAnswer } from "../use_source";
import type { View, ViewProps } from "../../frame/view";

type Shown = "all" | "cost" | "counted" | "excluded";

const kChoices: [Shown, string][] = [
  ["all", "all"],
  ["cost", "those that cost points"],
  ["counted", "those that count"],
  ["excluded", "those that do not count"],
];

function fits(row: ContractRow, shown: Shown): boolean {
  if (shown === "cost") return Number(row.points_lost) > 0;
  if (shown === "counted") return row.outcome !== "excluded";
  return shown === "all" || row.outcome === "excluded";
}

function says(row: ContractRow, words: string): boolean {
  const text = [row.contract, row.title, row.client, whyInWords(row.why)].join("\n");
  return text.toLowerCase().includes(words);
}

function ContractsPage({ rest }: ViewProps) {
  const rows = useContracts();
  const explanation = useAnswer("explain", { format: "json" }, oneOf<Explanation>);
  return (
    <>
      <h1>Contracts</h1>
      <AnswerView answer={explanation}>
        {(value) => (
          <AnswerView answer={rows}>
            {(all) =>
              all.length === 0 ? (
                <p>
                  No contract can be told apart as long as facts are missing:{" "}
                  <a href="#questions">fill the gaps</a> first.
                </p>
              ) : (
                <>
                  {rest !== "" && <ContractCard contract={rest} rows={all} explanation={value} />}
                  <PointsLost explanation={value} rows={all} />
                  <AllContracts explanation={value} rows={all} />
                </>
              )
            }
          </AnswerView>
        )}
      </AnswerView>
    </>
  );
}

interface PartsProps {
  explanation: Explanation;
  rows: ContractRow[];
}

const kMostSteps = 12;

// The costliest one by one, the others as one step, so that the way down fits a screen.
function contractSteps(explanation: Explanation, rows: ContractRow[]): Step[] {
  const titles = new Map(rows.map((row) => [row.contract, row.title]));
  const lost = explanation.contracts
    .filter((part) => Number(part.points_lost) > 0)
    .sort((a, b) => Number(b.points_lost) - Number(a.points_lost));
  const shown = lost.length > kMostSteps + 1 ? lost.slice(0, kMostSteps) : lost;
  const steps: Step[] = shown.map((part) => ({
    key: part.contract,
    label: (
      <>
        <ContractLink contract={part.contract} name={titles.get(part.contract)} />:{" "}
        <RuleLink to={part.why}>{whyInWords(part.why)}</RuleLink>
      </>
    ),
    points: `-${part.points_lost}`,
  }));
  const others = lost.slice(shown.length);
  if (others.length > 0) {
    const hundredths = others.reduce((sum, p) => sum + Math.round(Number(p.points_lost) * 100), 0);
    const points = `-${(hundredths / 100).toFixed(2)}`;
    steps.push({ key: "others", label: `${others.length} other contracts`, points });
  }
  return steps;
}

function PointsLost({ explanation, rows }: PartsProps) {
  if (explanation.exact === null) return null;
  const lines: Step[] = explanation.lines.map((part) => ({
    key: `line ${part.line}`,
    label: <RuleLink to={part.line}>{whyInWords(part.line)}</RuleLink>,
    points: part.points_lost.startsWith("-") ? part.points_lost.slice(1) : `-${part.points_lost}`,
  }));
  return (
    <section>
      <h2>Where the points are lost</h2>
      <Waterfall
        caption="From all that could be had to the score, in the window that decides"
        from={{ label: "all", points: "100.00" }}
        steps={[...contractSteps(explanation, rows), ...lines]}
        to={{ label: "score", points: explanation.exact }}
      />
    </section>
  );
}

function weightOf(units: Unit[] | undefined): number {
  return (units ?? []).reduce((sum, unit) => sum + unit.weight, 0) / 1000;
}

function columnsOf(explanation: Explanation): Column<ContractRow>[] {
  const parts = new Map(explanation.contracts.map((part) => [part.contract, part]));
  const scored = explanation.exact !== null;
  const weight = (row: ContractRow) => weightOf(parts.get(row.contract)?.units);
  return [
    {
      title: "Contract",
      sort: (row) => row.title || row.contract,
      cell: (row) => (
        <>
          <ContractLink contract={row.contract} name={row.title} />
          {row.title && <span class="note id"> {row.contract}</span>}
        </>
      ),
    },
    { title: "Client", sort: (row) => row.client, cell: (row) => <bdi>{row.client}</bdi> },
    {
      title: "Outcome",
      sort: (row) => row.outcome,
      cell: (row) => <span class={`outcome ${row.outcome}`}>{outcomeInWords(row.outcome)}</span>,
    },
    {
      title: "Why",
      sort: (row) => whyInWords(row.why),
      cell: (row) => <RuleLink to={row.why}>{whyInWords(row.why)}</RuleLink>,
    },
    { title: "Weight", number: true, sort: weight, cell: (row) => weight(row) || "" },
    {
      title: "Points",
      number: true,
      sort: (row) => (row.outcome === "excluded" ? null : Number(row.points_lost)),
      cell: (row) =>
        !scored || row.outcome === "excluded"
          ? ""
          : Number(row.points_lost) > 0
            ? signed(`-${row.points_lost}`)
            : "0.00",
    },
    {
      title: "Leaves the window",
      sort: (row) => row.leaves_on,
      cell: (row) =>
        row.leaves_on ? (
          <DayName day={row.leaves_on} />
        ) : scored && row.outcome !== "excluded" ? (
          "not in it"
        ) : (
          ""
        ),
    },
  ];
}

function AllContracts({ explanation, rows }: PartsProps) {
  const [shown, setShown] = useState<Shown>("all");
  const [words, setWords] = useState("");
  const found = rows.filter((row) => fits(row, shown) && says(row, words));
  return (
    <section>
      <h2>Every contract</h2>
      <div class="filters">
        <Search hint="title, client, why" onWords={setWords} />
        <Choice
          name="Show"
          value={shown}
          choices={kChoices.map(([value, name]) => [
            value,
            `${name} (${rows.filter((row) => fits(row, value)).length})`,
          ])}
          onChoose={(next) => setShown(next as Shown)}
        />
      </div>
      <p class="hidden" role="status">
        {counted(found.length, "contract")} shown.
      </p>
      <DataTable
        caption={`${counted(found.length, "contract")}; points in the window that decides`}
        columns={columnsOf(explanation)}
        rows={found}
        keyOf={(row) => row.contract}
        sorting={{ column: 5, descending: true }}
        empty="No contract fits."
      />
    </section>
  );
}

export const contractsView: View = {
  id: "contracts",
  name: "Contracts",
  group: "The score",
  component: ContractsPage,
};
