// SPDX-License-Identifier: Apache-2.0
import { DataTable, type Column } from "../components/data_table";
import { DayName } from "../components/day_name";
import { Points } from "../components/points";
import { RuleLink } from "../components/rule_link";
import type { Explanation, Unit } from "../components/shapes";
import { counted, outcomeInWords, whyInWords } from "../components/words";
import type { ContractRow } from "./use_contracts";

interface ContractCardProps {
  contract: string;
  rows: ContractRow[];
  explanation: Explanation;
}

function creditInWords(unit: Unit): string {
  if (unit.credit === 1000) return "all of it";
  if (unit.credit === 0) return "nothing";
  return `${unit.credit / 10} %`;
}

const kUnits: Column<Unit>[] = [
  { title: "Day", cell: (unit) => <DayName day={unit.day} /> },
  { title: "Weighs", number: true, cell: (unit) => unit.weight / 1000 },
  { title: "Earned", cell: creditInWords },
];

/** One contract: what became of it, what it costs, and the units that it adds. */
export function ContractCard({ contract, rows, explanation }: ContractCardProps) {
  const row = rows.find((r) => r.contract === contract);
  const part = explanation.contracts.find((p) => p.contract === contract);
  if (!row || !part) {
    return (
      <section class="card-box">
        <p>There is no contract “{contract}” on this day.</p>
      </section>
    );
  }
  return (
    <section class="card-box" aria-label={row.title || contract}>
      <div class="card-head">
        <h2>{row.title || contract}</h2>
        <a class="close" href="#contracts" aria-label="Close this contract">
          ×
        </a>
      </div>
      <dl class="facts">
        <div>
          <dt>Client</dt>
          <dd>{row.client}</dd>
        </div>
        <div>
          <dt>Outcome</dt>
          <dd>
            <span class={`outcome ${row.outcome}`}>{outcomeInWords(row.outcome)}</span>
          </dd>
        </div>
        <div>
          <dt>Why</dt>
          <dd>
            <RuleLink to={part.why}>{whyInWords(part.why)}</RuleLink>
          </dd>
        </div>
        {explanation.exact !== null && row.outcome !== "excluded" && (
          <div>
            <dt>Points</dt>
            <dd>
              <Points points={part.points_lost === null ? null : `-${part.points_lost}`} />
            </dd>
          </div>
        )}
        {row.leaves_on && (
          <div>
            <dt>Leaves the window</dt>
            <dd>
              <DayName day={row.leaves_on} />
            </dd>
          </div>
        )}
      </dl>
      {part.units.length > 0 && (
        <DataTable
          caption={`${counted(part.units.length, "unit")}: what it adds to windows`}
          columns={kUnits}
          rows={part.units}
          keyOf={(unit) => unit.day}
          narrow
        />
      )}
      <p class="note">
        <RuleLink to="weight">The rules of weights and units</RuleLink>
      </p>
    </section>
  );
}
