// SPDX-License-Identifier: Apache-2.0
// Contracts by the names that their freelancer knows them by.
import { useCallback } from "preact/hooks";
import { rowsOf } from "../components/csv";
import type { NameOf } from "../components/change_words";
import { useAnswer, type Answer } from "./use_source";

export interface ContractRow {
  contract: string;
  client: string;
  outcome: string;
  why: string;
  points_lost: string;
  leaves_on: string;
  title: string;
}

function readRows(output: string): ContractRow[] {
  return rowsOf(output).filter((row) => row["contract"] !== "") as unknown as ContractRow[];
}

/** Every contract with its part in the score. */
export function useContracts(): Answer<ContractRow[]> {
  return useAnswer("explain", { format: "csv" }, readRows);
}

/** A contract's title, or its id where it has none. */
export function useNames(): NameOf {
  const rows = useContracts().value;
  return useCallback(
    (contract) => rows?.find((row) => row.contract === contract)?.title || contract,
    [rows],
  );
}
