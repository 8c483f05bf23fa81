// SPDX-License-Identifier: Apache-2.0
// A small market up to today: the service reckons with the day on which a test runs.
import { addDays } from "../../src/components/day";

export const kToday = new Date().toISOString().slice(0, 10);

type Event = Record<string, unknown>;

interface Job {
  contract: string;
  freelancer: string;
  client: string;
  title: string;
  /** How many days ago it began, and ended; null where it goes on. */
  began: number;
  ended: number | null;
  stars?: string;
}

const ago = (days: number) => addDays(kToday, -days);

function eventsOf(job: Job): Event[] {
  const { contract, freelancer, client, title, began, ended, stars } = job;
  const tell = (type: string, daysAgo: number, hour: number, more: Event = {}): Event => ({
    id: `${contract}-${type}-${Object.values(more).join("-")}`,
    type,
    at: `${ago(daysAgo)}T${String(hour).padStart(2, "0")}:00:00Z`,
    contract,
    ...more,
  });
  const names = { freelancer, client, kind: "fixed", title, client_name: `${client} & sons` };
  const events = [tell("contract_started", began, 9, names)];
  events.push(tell("paid", Math.max(ended ?? 0, began - 10), 12, { amount: "600.00" }));
  if (ended === null) return events;
  events.push(tell("contract_ended", ended, 13, { by: "client", reason: "completed" }));
  if (stars) {
    events.push(tell("feedback_given", ended, 14, { from: "client", stars }));
    events.push(tell("feedback_given", ended, 15, { from: "freelancer", stars: "5.00" }));
  }
  return events;
}

const kTitles = ["Menu", "Poster", "Leaflet", "Brand guide", "Icons", "Booklet", "Map", "Banner"];

function jobs(freelancer: string, count: number): Job[] {
  return Array.from({ length: count }, (_, i) => ({
    contract: `${freelancer}-${i + 1}`,
    freelancer,
    client: `client-${i + 1}`,
    title: `${kTitles[i % kTitles.length]} no. ${i + 1}`,
    began: 60 + 30 * i,
    ended: 40 + 30 * i,
    stars: "5.00",
  }));
}

/**
 * `ana`: twelve contracts that went well, one that did not, one that goes on. `ben`: a few that
 * went well and one of three days ago that did not, so that he fell.
 */
export function marketEvents(): string {
  const all: Job[] = [
    ...jobs("ana", 12),
    {
      contract: "ana-bad",
      freelancer: "ana",
      client: "grump",
      title: "Menu for a diner",
      began: 70,
      ended: 45,
      stars: "1.00",
    },
    {
      contract: "ana-open",
      freelancer: "ana",
      client: "client-1",
      title: "Newsletter",
      began: 20,
      ended: null,
    },
    ...jobs("ben", 8),
    {
      contract: "ben-bad",
      freelancer: "ben",
      client: "client-9",
      title: "Rush job",
      began: 20,
      ended: 3,
      stars: "1.00",
    },
  ];
  return all
    .flatMap(eventsOf)
    .map((event) => `${JSON.stringify(event)}\n`)
    .join("");
}
