// SPDX-License-Identifier: Apache-2.0
// What to do about an open contract, in words.
import { inWords } from "./day";
import type { AdvisedClient, AdvisedContract } from "./insight_shapes";
import { starsInWords } from "./act_words";
import { counted } from "./words";

const kAdvice: Record<string, string> = {
  keep: "leave it as it is",
  deliver: "deliver",
  write: "write to the client",
  ask_to_end: "ask the client to end it",
  end: "end it yourself",
  pause: "pause it",
  resume: "resume it",
};

export function adviceInWords(advice: string): string {
  return kAdvice[advice] ?? advice.replaceAll("_", " ");
}

/** Days in a sentence of the engine, as the page writes them. */
export function withDaysInWords(sentence: string): string {
  return sentence.replace(/\b\d{4}-\d\d-\d\d\b/g, inWords);
}

/** `Juniper Legal: 14 % of twelve months' income, long-term, 2 contracts, gave 5 stars`. */
export function clientInWords(client: AdvisedClient): string {
  const parts: string[] = [];
  if (client.income_share !== null) {
    const share = client.income_share > 0 && client.income_share < 10 ? "under 1" : "";
    const whole = share || String(Math.floor(client.income_share / 10));
    parts.push(`${whole} % of twelve months' income`);
  }
  if (client.long_term) {
    const until = client.long_term_until ? ` until ${inWords(client.long_term_until)}` : "";
    parts.push(`long-term${until}`);
  }
  if (client.contracts > 1) parts.push(counted(client.contracts, "contract"));
  if (client.stars !== null) parts.push(`gave ${starsInWords(client.stars)}`);
  if (client.flagged) parts.push("flagged");
  if (client.harsh) parts.push("harsh with others");
  return parts.join(", ");
}

/** What was last heard of it, and what is near. */
export function lastInWords(contract: AdvisedContract): string {
  const { last_paid_on: paid, last_contact_on: wrote, due_on: due } = contract;
  const parts = [paid ? `paid ${inWords(paid)}` : "never paid"];
  if (wrote) parts.push(`you wrote ${inWords(wrote)}`);
  if (due) parts.push(`due ${inWords(due)}`);
  return parts.join(", ") + (contract.stale ? "; it has gone stale" : "");
}
