// SPDX-License-Identifier: Apache-2.0
// Events as the page reads and writes them: lines of an event file.

export interface Event {
  id: string;
  type: string;
  at: string;
  contract?: string;
  [key: string]: unknown;
}

/** What events say of a contract, for who has to recognise it. */
export interface ToldContract {
  contract: string;
  title: string;
  client: string;
  startedOn: string;
  endedOn: string | null;
  stars: string | null;
  earned: number;
}

/** Lines that cannot be read are left out: the engine has already told what it thinks of them. */
export function eventsOf(text: string): Event[] {
  return text.split("\n").flatMap((line) => {
    if (line.trim() === "") return [];
    try {
      const value = JSON.parse(line) as Event | { event: Event };
      return "event" in value && value.event !== undefined
        ? [value.event as Event]
        : [value as Event];
    } catch {
      return [];
    }
  });
}

export function linesOfEvents(events: readonly Event[]): string {
  return events.map((event) => JSON.stringify(event) + "\n").join("");
}

export function contractsOf(events: Event[]): ToldContract[] {
  const told = new Map<string, ToldContract>();
  for (const event of events) {
    if (event.contract === undefined) continue;
    const day = event.at.slice(0, 10);
    if (event.type === "contract_started" && !told.has(event.contract)) {
      told.set(event.contract, {
        contract: event.contract,
        title: String(event["title"] ?? ""),
        client: String(event["client_name"] ?? event["client"] ?? ""),
        startedOn: day,
        endedOn: null,
        stars: null,
        earned: 0,
      });
    }
    const contract = told.get(event.contract);
    if (!contract) continue;
    if (event.type === "paid") contract.earned += Number(event["amount"]);
    if (event.type === "refunded") contract.earned -= Number(event["amount"]);
    if (event.type === "contract_ended") contract.endedOn = day;
    if (event.type === "feedback_given" && event["from"] === "client" && event["stars"]) {
      contract.stars = String(event["stars"]);
    }
  }
  return [...told.values()];
}
