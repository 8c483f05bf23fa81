// SPDX-License-Identifier: Apache-2.0
// Acts in the words of `jss what-if --do` (docs/formats.md, Acts): written by the page, and read
// where another answer hands one over.
import { addressOf } from "./address";

const kActKinds = [
  "end",
  "leave",
  "pause",
  "resume",
  "pay",
  "refund",
  "start",
  "remove feedback",
  "win review",
  "write",
  "deliver",
] as const;
export type ActKind = (typeof kActKinds)[number];

export type Actor = "client" | "freelancer" | "platform";

export interface Act {
  kind: ActKind;
  contract: string;
  /** Without it: the day of the question. */
  on?: string;
  by?: Actor;
  reason?: string;
  stars?: string;
  recommend?: string;
  amount?: string;
  earn?: string;
  lasts?: string;
  client?: string;
  open?: boolean;
}

const kGrammar = new Set(
  ["by", "client", "day", "days", "earn", "feedback", "freelancer", "lasts", "on"].concat([
    "open",
    "platform",
    "reason",
    "recommend",
    "remove",
    "review",
    "stars",
    "win",
  ]),
);

// An id that could be taken for something else stands in quotes.
function word(id: string): string {
  const plain = id !== "" && !/\s/.test(id) && !/^["#]/.test(id) && !kGrammar.has(id);
  return plain ? id : `"${id.replaceAll('"', '""')}"`;
}

/** `end c11 by client stars 5 on 2026-12-01`. */
export function actText(act: Act): string {
  const words: string[] = [act.kind, word(act.contract)];
  const clause = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== "") words.push(name, value);
  };
  if (act.amount !== undefined) words.push(act.amount);
  clause("earn", act.earn);
  if (act.open) words.push("open");
  clause("by", act.by);
  clause("reason", act.reason);
  clause("stars", act.stars);
  clause("recommend", act.recommend);
  if (act.client) words.push("client", word(act.client));
  if (act.lasts !== undefined && act.lasts !== "") words.push("lasts", act.lasts, "days");
  clause("on", act.on);
  return words.join(" ");
}

interface Word {
  text: string;
  quoted: boolean;
}

function wordsOf(text: string): Word[] | null {
  const words: Word[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"(?=\s|$)|([^\s"]\S*)|(\S))/gy;
  for (let match; (match = pattern.exec(text.trimEnd()));) {
    if (match[3] !== undefined) return null;
    const quoted = match[1] !== undefined;
    words.push({ text: quoted ? match[1]!.replaceAll('""', '"') : match[2]!, quoted });
  }
  return words;
}

const kValues = ["by", "reason", "stars", "recommend", "earn", "client", "on"] as const;

/** Reads an act. Null where these are no such words; what they mean the engine judges. */
export function actOf(text: string): Act | null {
  const words = wordsOf(text);
  if (!words) return null;
  const take = () => words.shift()?.text;
  let kind = take() ?? "";
  if (kind === "remove" || kind === "win") kind += ` ${take() ?? ""}`;
  if (!kActKinds.some((known) => known === kind)) return null;
  const contract = take();
  if (!contract) return null;
  const act: Act = { kind: kind as ActKind, contract };
  if (kind === "pay" || kind === "refund") {
    const amount = take();
    if (amount === undefined) return null;
    act.amount = amount;
  }
  while (words.length > 0) {
    const name = take() ?? "";
    const value = name === "open" ? "" : take();
    if (value === undefined || !takeClause(act, name, value)) return null;
    if (name === "lasts" && !/^days?$/.test(take() ?? "")) return null;
  }
  return act;
}

function takeClause(act: Act, name: string, value: string): boolean {
  if (name === "open") act.open = true;
  else if (name === "lasts") act.lasts = value;
  else {
    const clause = kValues.find((known) => known === name);
    if (!clause) return false;
    Object.assign(act, { [clause]: value });
  }
  return true;
}

/** The acts of several lines; what cannot be read is left out. */
export function actsOf(text: string): Act[] {
  return text.split("\n").flatMap((line) => actOf(line) ?? []);
}

/** The address that tries acts. */
export function tryAddress(acts: readonly string[]): string {
  return addressOf("what-if", acts.join("\n"));
}

/** An id for a new job that no contract and no other job has. */
export function newJobId(taken: ReadonlySet<string>): string {
  for (let n = 1; ; ++n) if (!taken.has(`new-${n}`)) return `new-${n}`;
}

/** The command that asks the same of the same source. */
export function commandOf(acts: readonly string[], options: Record<string, string>): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const word = (text: string) => (/^[\w.-]+$/.test(text) ? text : quoted(text));
  const given = Object.entries(options).map(([name, value]) => `--${name} ${word(value)}`);
  return ["jss what-if SOURCE", ...given, ...acts.map((act) => `--do ${quoted(act)}`)].join(
    " \\\n  ",
  );
}
