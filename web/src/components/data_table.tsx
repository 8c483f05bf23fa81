// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

type SortValue = string | number | null | undefined;

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** What to sort by; a column without it cannot be sorted. Nothing known goes last. */
  sort?: (row: Row) => SortValue;
  /** Numbers stand on the right. */
  number?: boolean;
}

interface Sorting {
  column: number;
  descending: boolean;
}

interface DataTableProps<Row> {
  /** Says what the rows are; the first column names each row. */
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sorting?: Sorting;
  /** What stands in place of rows where there are none. */
  empty?: ComponentChildren;
  /** Tables of two or three narrow columns stay tables on a phone. */
  narrow?: boolean;
  /** With more columns than fit, it is moved sideways, by keyboard too. */
  wide?: boolean;
  /** Marks a row that matters most. */
  strong?: (row: Row) => boolean;
}

/**
 * A table that its reader can sort. On a phone each row becomes a card with the columns' names
 * in it; the roles are written out, since browsers drop a table's own where its layout changes.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, keyOf, empty, narrow, wide, strong } = props;
  const [sorting, setSorting] = useState<Sorting | undefined>(props.sorting);
  const rows = sorting ? sorted(props.rows, columns[sorting.column], sorting) : props.rows;
  const turn = (column: number) =>
    setSorting((now) => ({
      column,
      descending: now?.column === column ? !now.descending : Boolean(columns[column]?.number),
    }));
  return (
    <div
      class={`table${narrow ? " narrow" : ""}${wide ? " wide" : ""}`}
      {...(wide ? { tabIndex: 0, role: "region", "aria-label": caption } : {})}
    >
      <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, i) => (
              <HeadCell
                key={column.title}
                column={column}
                sorting={sorting?.column === i ? sorting : undefined}
                onSort={() => turn(i)}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={keyOf(row)} class={strong?.(row) ? "strong" : undefined}>
              {columns.map((column, i) => (
                <BodyCell key={column.title} column={column} row={row} first={i === 0} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr role="row">
              <td role="cell" class="none" colSpan={columns.length}>
                {empty ?? "None."}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sorting: Sorting | undefined;
  onSort: () => void;
}

function HeadCell<Row>({ column, sorting, onSort }: HeadCellProps<Row>) {
  const order = sorting ? (sorting.descending ? "descending" : "ascending") : undefined;
  return (
    <th
      role="columnheader"
      scope="col"
      class={column.number ? "number" : undefined}
      aria-sort={order}
    >
      {column.sort ? (
        <button type="button" class="sort" onClick={onSort}>
          {column.title}
          <span aria-hidden="true" class="arrow">
            {sorting ? (sorting.descending ? "↓" : "↑") : "↕"}
          </span>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const shape = column.number ? "number" : undefined;
  if (first) {
    return (
      <th role="rowheader" scope="row" class={shape}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" class={shape} data-name={column.title}>
      {column.cell(row)}
    </td>
  );
}

function sorted<Row>(rows: readonly Row[], column: Column<Row> | undefined, sorting: Sorting) {
  const value = column?.sort;
  if (!value) return rows;
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((a, b) => compared(value(a), value(b), sign));
}

function compared(a: SortValue, b: SortValue, sign: number): number {
  const noA = a === null || a === undefined || a === "";
  const noB = b === null || b === undefined || b === "";
  if (noA || noB) return Number(noA) - Number(noB);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * String(a).localeCompare(String(b), "en", { numeric: true });
}
