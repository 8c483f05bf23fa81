// SPDX-License-Identifier: Apache-2.0
// The service over HTTP, as /openapi.json says: who asks is known by a cookie, and what changes
// something carries the session's own word, which no other site can read.

/** A value of a query, or of a body. Nothing is left out. */
export type Value = string | number | boolean | readonly string[] | null | undefined;
export type Values = Readonly<Record<string, Value>>;

export interface ItemProblem {
  line: number;
  id: string | null;
  key: string | null;
  reason: string;
}

/** Why something was not answered: a problem detail, or that nobody answered (status 0). */
export interface Refusal {
  status: number;
  detail: string;
  problems: readonly ItemProblem[];
}

/** What came back: the text of an answer, or a refusal. */
export type Answered = { text: string; refusal: null } | { text: ""; refusal: Refusal };

export interface Sending {
  query?: Values;
  /** Goes out as JSON. */
  json?: unknown;
  /** Goes out as it is, with its type. */
  body?: { type: string; text: string };
  signal?: AbortSignal;
}

const kSilence = "The service does not answer. Is the network there? Then try again in a moment.";

/** The address of something under `/v1`, each place written so that any id fits. */
export function pathOf(...places: string[]): string {
  return `/v1/${places.map(encodeURIComponent).join("/")}`;
}

export function queryOf(values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === "") continue;
    if (typeof value === "object") value.forEach((one) => query.append(name, one));
    else query.append(name, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

export class Api {
  /** The session's word against requests of other sites. */
  csrf = "";
  /** Called where a session has ended. */
  onEnded: () => void = () => undefined;

  get(path: string, query: Values = {}, signal?: AbortSignal): Promise<Answered> {
    return this.send("GET", path, { query, ...(signal ? { signal } : {}) });
  }

  post(path: string, json: unknown = {}): Promise<Answered> {
    return this.send("POST", path, { json });
  }

  async send(method: string, path: string, sending: Sending = {}): Promise<Answered> {
    const headers: Record<string, string> = { Accept: "application/json, */*" };
    if (method !== "GET") headers["X-CSRF-Token"] = this.csrf;
    const { json, body } = sending;
    if (json !== undefined) headers["Content-Type"] = "application/json";
    else if (body) headers["Content-Type"] = body.type;
    try {
      const response = await fetch(`${path}${queryOf(sending.query ?? {})}`, {
        method,
        headers,
        credentials: "same-origin",
        body: json !== undefined ? JSON.stringify(json) : (body?.text ?? null),
        signal: sending.signal ?? null,
      });
      const text = await response.text();
      if (response.ok) return { text, refusal: null };
      if (response.status === 401) this.onEnded();
      return { text: "", refusal: refusalOf(response.status, text) };
    } catch {
      return { text: "", refusal: { status: 0, detail: kSilence, problems: [] } };
    }
  }
}

function refusalOf(status: number, text: string): Refusal {
  let told: Partial<Refusal> = {};
  try {
    told = JSON.parse(text) as Partial<Refusal>;
  } catch {
    // Something before the service refused: it says nothing that helps a reader.
  }
  const detail = told.detail ?? `It was refused, with status ${status}.`;
  return { status, detail, problems: told.problems ?? [] };
}
