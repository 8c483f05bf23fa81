// SPDX-License-Identifier: Apache-2.0
import { DataTable, type Column } from "../../components/data_table";
import { DayName } from "../../components/day_name";
import { grouped } from "../../components/words";
import type { View } from "../../frame/view";
import { pathOf } from "../api";
import { ListView } from "../list_view";
import { TimeName } from "../time_name";
import { useListed } from "../use_fetched";

interface Publication {
  publication: string;
  as_of: string;
  published_at: string;
  records: number;
  head: string;
  policy: string;
  freelancers: number;
  complete: boolean;
}

const kColumns: Column<Publication>[] = [
  { title: "Scores of", cell: (row) => <DayName day={row.as_of} /> },
  { title: "Published", cell: (row) => <TimeName time={row.published_at} /> },
  { title: "Rules", cell: (row) => row.policy },
  { title: "Freelancers", number: true, cell: (row) => grouped(String(row.freelancers)) },
  { title: "From records", number: true, cell: (row) => grouped(String(row.records)) },
  {
    title: "State",
    cell: (row) =>
      row.complete ? <span class="tag good">complete</span> : <span class="tag">under way</span>,
  },
  { title: "Ledger's digest then", cell: (row) => <code>{row.head.slice(0, 16)}…</code> },
];

function PublicationsPage() {
  const list = useListed<Publication>(pathOf("publications"), "publications", { limit: 50 });
  return (
    <>
      <h1>Publications</h1>
      <p class="lead">
        What freelancers see is what was published last. Each publication can be checked against the
        ledger for ever: <code>jss verify-score</code>.
      </p>
      <ListView list={list}>
        {(rows) => (
          <DataTable
            caption="Publications, in the order in which they were opened"
            columns={kColumns}
            rows={rows}
            keyOf={(row) => row.publication}
            empty="Nothing has been published yet."
          />
        )}
      </ListView>
    </>
  );
}

export const publicationsView: View = {
  id: "publications",
  name: "Publications",
  group: "The ledger",
  component: PublicationsPage,
};
