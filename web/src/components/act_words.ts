// SPDX-License-Identifier: Apache-2.0
// Acts as sentences for a person.
import type { Act, Actor } from "./act";
import type { NameOf } from "./change_words";
import { inWords } from "./day";
import { counted } from "./words";

export const kActors: Record<Actor, string> = {
  client: "the client",
  freelancer: "you",
  platform: "the platform",
};

type Choices = readonly (readonly [value: string, name: string])[];

/** What a client may answer in private, to choose from. */
export const kPrivateAnswers: Choices = [
  ["", "unknown"],
  ...Array.from({ length: 11 }, (_, i) => [`${i}`, `${i}`] as const),
];

/** Why a client may have ended a contract, to choose from. */
export const kEndReasons: Choices = [
  ["completed", "the work was done"],
  ["not_needed", "no longer needed"],
  ["hired_other", "hired somebody else"],
  ["unresponsive", "no answer from you"],
  ["misrepresented", "skills misrepresented"],
  ["unprofessional", "unprofessional conduct"],
  ["other", "another one"],
];

/** `with 5 stars and a 10 in private`, or that the client says nothing. */
function answerInWords(answer: { stars?: string; recommend?: string }): string {
  const said: string[] = [];
  if (answer.stars) said.push(starsInWords(answer.stars));
  if (answer.recommend) said.push(`a ${answer.recommend} in private`);
  return said.length > 0 ? `with ${said.join(" and ")}` : "without feedback";
}

/** `5 stars`, `4.55 stars`, `1 star`. */
export function starsInWords(stars: string): string {
  const short = stars.replace(/\.?0+$/, "");
  return `${short} ${short === "1" ? "star" : "stars"}`;
}

function startInWords(act: Act): string {
  const whom = act.client ? ` for ${act.client}` : "";
  const days = Number(act.lasts ?? 0);
  const length = days > 0 ? ` of ${counted(days, "day")}` : "";
  const begins = `A new job${act.open ? "" : length}${whom} begins${onInWords(act)}`;
  if (act.open) return `${begins} and goes on`;
  const pay = Number(act.earn ?? 0) > 0 ? `earns ${act.earn}` : "earns nothing";
  return `${begins}, ${pay}, and ends ${answerInWords(act)}`;
}

function onInWords(act: Act): string {
  return act.on ? ` on ${inWords(act.on)}` : "";
}

/** `“Catalogue of oak tables” is ended by the client with 5 stars on 1 Dec 2026`. */
export function actInWords(act: Act, nameOf: NameOf): string {
  const what = whatInWords(act, `“${nameOf(act.contract)}”`);
  return act.kind === "start" ? what : `${what}${onInWords(act)}`;
}

function whatInWords(act: Act, name: string): string {
  switch (act.kind) {
    case "end": {
      const by = kActors[act.by ?? "freelancer"];
      const says = act.stars || act.recommend || act.by === "client";
      return `${name} is ended by ${by}${says ? ` ${answerInWords(act)}` : ""}`;
    }
    case "leave":
      return `${name} is left as it is`;
    case "pause":
      return `${name} is paused`;
    case "resume":
      return `${name} goes on after its pause`;
    case "pay":
      return `The client of ${name} pays ${act.amount} more`;
    case "refund":
      return `You give back ${act.amount} of ${name}`;
    case "start":
      return startInWords(act);
    case "remove feedback":
      return `The feedback on ${name} is removed`;
    case "win review":
      return `A review decides that ${name} does not count`;
    case "write":
      return `You write to the client of ${name}`;
    case "deliver":
      return `The work for ${name} is delivered`;
  }
}
