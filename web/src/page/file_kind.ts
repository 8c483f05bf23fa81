// SPDX-License-Identifier: Apache-2.0
// What a dropped file is to the page. The engine itself tells sources apart; here only those
// files are taken out that go beside a source.
import { rowsOf } from "../components/csv";
import type { FileText } from "../engine/door";

export type FileKind = "source" | "answers" | "profiles" | "observed" | "policy";

export function textOf(file: FileText): string {
  return new TextDecoder().decode(file.bytes);
}

export function fileOf(name: string, text: string): FileText {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Told by the first line, as the engine does it; policies are the one TOML file there is. */
export function kindOf(file: FileText): FileKind {
  if (/\.toml$/i.test(file.name)) return "policy";
  const start = new TextDecoder().decode(file.bytes.subarray(0, 2000)).replace(/^\uFEFF/, "");
  const header = (start.split(/\r?\n/, 1)[0] ?? "")
    .split(",")
    .map((name) => name.trim())
    .sort();
  switch (header.join()) {
    case "contract_id,field,value":
      return "answers";
    case "freelancer_id,profile_completeness":
      return "profiles";
    case "day,score":
      return "observed";
    default:
      return "source";
  }
}

export async function readFiles(files: FileList | null | undefined): Promise<FileText[]> {
  const read = async (file: File) => ({
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  return Promise.all([...(files ?? [])].map(read));
}

/** What a table of answers holds: by contract, then by field. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function answersOf(file: FileText): Answers {
  const answers = new Map<string, Map<string, string>>();
  for (const row of rowsOf(textOf(file))) {
    const contract = row["contract_id"] ?? "";
    const fields = answers.get(contract) ?? new Map<string, string>();
    fields.set(row["field"] ?? "", row["value"] ?? "");
    answers.set(contract, fields);
  }
  return answers;
}

export function answerRows(answers: Answers): string[][] {
  const rows = [["contract_id", "field", "value"]];
  for (const [contract, fields] of answers) {
    for (const [field, value] of fields) rows.push([contract, field, value]);
  }
  return rows;
}
