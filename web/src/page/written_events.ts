// SPDX-License-Identifier: Apache-2.0
// Events made of what the reader wrote into a form.
import type { Event } from "./events";

/** What stands in a form's fields; an empty one says nothing. */
export type Written = Record<string, string>;

interface Happening {
  type: string;
  words: string;
  asks: readonly ("amount" | "by" | "stars" | "why")[];
}

export const kHappenings: readonly Happening[] = [
  { type: "paid", words: "the client paid", asks: ["amount"] },
  { type: "refunded", words: "I gave money back", asks: ["amount"] },
  { type: "contract_ended", words: "it ended", asks: ["by"] },
  { type: "feedback_given", words: "the client left feedback", asks: ["stars"] },
  { type: "contract_paused", words: "it was paused", asks: ["by"] },
  { type: "contract_resumed", words: "it went on", asks: ["by"] },
  { type: "feedback_removed", words: "the feedback was removed", asks: ["why"] },
];

export function happeningOf(type: string): Happening {
  return kHappenings.find((happening) => happening.type === type) ?? (kHappenings[0] as Happening);
}

// An id that no event has yet: the sender chooses it, and it has to be its own.
function nextId(stem: string, taken: Set<string>): string {
  for (let n = 1; ; ++n) {
    const id = `page:${stem}:${n}`;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

function nextContract(taken: ReadonlySet<string>): string {
  for (let n = 1; ; ++n) if (!taken.has(`page-${n}`)) return `page-${n}`;
}

const at = (day: string) => `${day}T12:00:00Z`;

/** What happened to one contract, as events. */
export function eventsOfHappening(written: Written, known: readonly Event[]): Event[] {
  const taken = new Set(known.map((event) => event.id));
  const { type = "paid", contract = "", on = "" } = written;
  const event: Event = { id: nextId(`${contract}:${type}`, taken), type, at: at(on), contract };
  const asks = happeningOf(type).asks;
  if (asks.includes("amount")) event["amount"] = money(written["amount"]);
  if (asks.includes("by")) event["by"] = written["by"] ?? "client";
  if (asks.includes("why")) event["why"] = written["why"] ?? "perk";
  if (!asks.includes("stars")) return [event];
  return feedback(written, contract, on, taken);
}

/** A whole contract as events: its start, what was paid, its end and the feedback. */
export function eventsOfContract(
  written: Written,
  known: readonly Event[],
  freelancer: string,
): Event[] {
  const taken = new Set(known.map((event) => event.id));
  const contracts = new Set(known.flatMap((event) => event.contract ?? []));
  const contract = nextContract(contracts);
  const { title = "", client = "", started_on = "", ended_on = "", amount = "" } = written;
  const event = (type: string, day: string, more: Record<string, string>): Event => ({
    id: nextId(`${contract}:${type}`, taken),
    type,
    at: at(day),
    contract,
    ...more,
  });
  const who = { freelancer, client: client.toLowerCase(), kind: written["kind"] ?? "fixed" };
  const events = [event("contract_started", started_on, { ...who, title, client_name: client })];
  if (Number(amount) > 0) {
    const paidOn = written["paid_on"] || ended_on || started_on;
    events.push(event("paid", paidOn, { amount: money(amount) }));
  }
  if (ended_on) {
    events.push(event("contract_ended", ended_on, { by: written["by"] ?? "client" }));
    events.push(...feedback(written, contract, ended_on, taken));
  }
  return events;
}

// What the client said acts once the freelancer has spoken too, or two weeks after the end.
function feedback(written: Written, contract: string, day: string, taken: Set<string>): Event[] {
  const { stars = "", recommend = "", own_stars = "" } = written;
  const given = (from: string, more: Record<string, string | number>): Event => ({
    id: nextId(`${contract}:feedback:${from}`, taken),
    type: "feedback_given",
    at: at(day),
    contract,
    from,
    ...more,
  });
  const events: Event[] = [];
  if (stars !== "" || recommend !== "") {
    events.push(
      given("client", {
        ...(stars === "" ? {} : { stars: money(stars) }),
        ...(recommend === "" ? {} : { recommend: Number(recommend) }),
      }),
    );
  }
  if (own_stars !== "") events.push(given("freelancer", { stars: money(own_stars) }));
  return events;
}

// Two places, as amounts and stars have them.
function money(amount: string | undefined): string {
  return Number(amount ?? "0").toFixed(2);
}
