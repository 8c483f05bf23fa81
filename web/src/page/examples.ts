// SPDX-License-Identifier: Apache-2.0
// The made-up files of examples/, carried by the page so that it never has to fetch them.
import transactions from "../../../examples/exports/transactions.csv";
import workHistory from "../../../examples/exports/work-history.json";
import history from "../../../examples/history.jsonl";
import type { FileText } from "../engine/door";
import { fileOf } from "./file_kind";

export interface Example {
  name: string;
  what: string;
  files: () => FileText[];
}

export const examples: readonly Example[] = [
  {
    name: "Start with the example",
    what: "26 made-up months of one freelancer, told as events",
    files: () => [fileOf("history.jsonl", history)],
  },
  {
    name: "Try made-up exports",
    what: "the files a freelancer can download, with a gap to fill",
    files: () => [
      fileOf("transactions.csv", transactions),
      fileOf("work-history.json", workHistory),
    ],
  },
];
