// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { DataTable, type Column } from "../../components/data_table";
import { Field } from "../../components/field";
import type { View } from "../../frame/view";
import { pathOf } from "../api";
import { ListView } from "../list_view";
import { TimeName } from "../time_name";
import { useListed } from "../use_fetched";

interface Recorded {
  seq: number;
  recorded_at: string;
  event: Record<string, unknown> & { id: string; type: string; at: string };
}

const kTold = new Set(["id", "type", "at"]);
const kMostLetters = 200;

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inside]) => `${name} ${textOf(inside)}`)
    .join(", ");
}

/** What an event says beside its id, kind and time: `contract c1 · amount 350.00`. */
function detailOf({ event }: Recorded): string {
  return Object.entries(event)
    .filter(([name]) => !kTold.has(name))
    .map(([name, value]) => {
      const text = textOf(value);
      const short = text.length > kMostLetters ? `${text.slice(0, kMostLetters)} …` : text;
      return `${name.replaceAll("_", " ")} ${short}`;
    })
    .join(" · ");
}

const kColumns: Column<Recorded>[] = [
  { title: "Record", cell: (row) => row.seq },
  { title: "Recorded", cell: (row) => <TimeName time={row.recorded_at} /> },
  { title: "What", cell: (row) => row.event.type.replaceAll("_", " ") },
  { title: "Happened", cell: (row) => <TimeName time={row.event.at} /> },
  { title: "In full", cell: (row) => <bdi>{detailOf(row)}</bdi> },
];

function AuditPage() {
  const [from, setFrom] = useState("");
  const [before, setBefore] = useState(0);
  const first = before > 0 ? String(before) : "";
  const list = useListed<Recorded>(pathOf("audit"), "records", { limit: 50 }, first);
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    setBefore(Number(from) - 1);
  };
  return (
    <>
      <h1>Audit log</h1>
      <p class="lead">
        Everything that was recorded, in its order. Nothing here is ever changed or taken out.
      </p>
      <form class="filters find" onSubmit={go}>
        <Field name="From the record with the number">
          <input
            type="number"
            min="1"
            step="1"
            required
            value={from}
            onInput={(event) => setFrom(event.currentTarget.value)}
          />
        </Field>
        <button type="submit">Go there</button>
      </form>
      <ListView list={list}>
        {(rows) => (
          <DataTable
            caption="Records of the ledger"
            columns={kColumns}
            rows={rows}
            keyOf={(row) => String(row.seq)}
            empty="There is no record from there on."
          />
        )}
      </ListView>
    </>
  );
}

export const auditView: View = {
  id: "audit",
  name: "Audit log",
  group: "The ledger",
  component: AuditPage,
};
