// SPDX-License-Identifier: Apache-2.0
// One freelancer's score as the service answers it, asked like the engine of the page.
import type { Opened, Options, Reply } from "../engine/door";
import type { Choices, Source, SourceState } from "../freelancer/source";
import { today } from "./today";
import { pathOf, type Api, type Refusal, type Values } from "./api";

interface Route {
  method: "GET" | "POST";
  noun: string;
  /** The member with the list, where a command answers one JSON value a line. */
  list?: string;
}

/** Where under a freelancer what a command answers is asked for. */
const kRoutes: Record<string, Route> = {
  score: { method: "GET", noun: "score" },
  explain: { method: "GET", noun: "explanation" },
  timeline: { method: "GET", noun: "timeline", list: "timeline" },
  forecast: { method: "GET", noun: "forecast", list: "forecast" },
  standing: { method: "GET", noun: "standing" },
  trend: { method: "GET", noun: "trend" },
  advise: { method: "GET", noun: "advice" },
  calendar: { method: "GET", noun: "calendar", list: "calendar" },
  "what-if": { method: "POST", noun: "what-ifs" },
  plan: { method: "POST", noun: "plans" },
};

const kMostReplies = 100;

export class ServiceSource implements Source {
  private current: SourceState;
  private readonly listeners = new Set<() => void>();
  private readonly replies = new Map<string, Promise<Reply>>();
  private readonly stops = new Map<string, AbortController>();

  constructor(
    private readonly api: Api,
    readonly freelancer: string,
  ) {
    const opened: Opened = {
      status: 0,
      complaint: "",
      warnings: [],
      kind: "events",
      freelancers: [freelancer],
      latest_day: today(),
      first_day: null,
    };
    this.current = { freelancer, asOf: null, policy: null, opened, files: [], edition: 0 };
  }

  get state(): SourceState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  choose(choices: Partial<Choices>): void {
    this.current = { ...this.current, ...choices };
    this.renew();
  }

  /** Whatever was answered may be otherwise now. */
  renew(): void {
    this.replies.clear();
    this.current = { ...this.current, edition: this.current.edition + 1 };
    this.listeners.forEach((listener) => listener());
  }

  ask(question: string, options: Options = {}): Promise<Reply> {
    const key = this.keyOf(question, options);
    const known = this.replies.get(key);
    if (known) return known;
    const stop = new AbortController();
    const reply = this.replyTo(question, options, stop.signal).finally(() =>
      this.stops.delete(key),
    );
    this.stops.set(key, stop);
    this.replies.set(key, reply);
    const [oldest] = this.replies.keys();
    if (this.replies.size > kMostReplies && oldest !== undefined) this.replies.delete(oldest);
    return reply;
  }

  stopper(question: string, options: Options = {}): () => void {
    const key = this.keyOf(question, options);
    return () => {
      if (!this.stops.has(key)) return;
      this.stops.get(key)?.abort();
      this.replies.delete(key);
    };
  }

  private keyOf(question: string, options: Options): string {
    return JSON.stringify([this.current.edition, question, options]);
  }

  private async replyTo(question: string, options: Options, signal: AbortSignal): Promise<Reply> {
    const { text, refusal } = await this.answerTo(question, options, signal);
    if (refusal) return complaining(refusal, signal);
    const list = question === "policy list" ? "policies" : kRoutes[question]?.list;
    const output = list !== undefined && text.startsWith("{") ? linesOfList(text, list) : text;
    return { status: 0, output, complaint: "", warnings: [] };
  }

  private answerTo(question: string, options: Options, signal: AbortSignal) {
    if (question === "policy list") return this.api.get(pathOf("policies"), {}, signal);
    if (question === "policy show") {
      const { policy, format } = options;
      return this.api.get(pathOf("policies", String(policy)), { format: String(format) }, signal);
    }
    const route = kRoutes[question];
    if (!route) return Promise.resolve({ text: "" as const, refusal: kUnknown });
    const path = pathOf("freelancers", this.freelancer, route.noun);
    const { asOf, policy } = this.current;
    const values: Values = {
      as_of: asOf,
      policy: typeof policy === "string" ? policy : null,
      ...(options as Values),
    };
    if (route.method === "GET") return this.api.get(path, values, signal);
    return this.api.send("POST", path, { json: values, signal });
  }
}

function linesOfList(text: string, list: string): string {
  const values = (JSON.parse(text) as Record<string, unknown[]>)[list] ?? [];
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

const kUnknown: Refusal = { status: 404, detail: "The service does not tell this.", problems: [] };

function complaining(refusal: Refusal, signal: AbortSignal): Reply {
  const complaint = signal.aborted ? "It was stopped." : refusal.detail;
  const status = refusal.status >= 400 && refusal.status < 500 ? 2 : 3;
  return { status, output: "", complaint, warnings: [] };
}
