// SPDX-License-Identifier: Apache-2.0
// What the reader has opened and chosen, and the one place that asks the engine.
import { csvOf } from "../components/csv";
import type { Engine, FileText, More, Opened, Options, Reply } from "../engine/door";
import type { Choices, Source, SourceState } from "../freelancer/source";
import { linesOfEvents, type Event } from "./events";
import { answerRows, answersOf, fileOf, kindOf, textOf, type Answers } from "./file_kind";

/** Why something could not be done, and what it was. */
export interface Refusal {
  about: "files" | "answers" | "events";
  text: string;
}

export interface SessionState extends SourceState {
  /** Events that the reader wrote down here; they follow those of the files. */
  entered: readonly Event[];
  profiles: FileText | null;
  answers: Answers;
  /** What a platform is said to have shown, if such a table was dropped. */
  observed: FileText | null;
  refusal: Refusal | null;
  busy: boolean;
  /** Whether something was written here that is in no file yet. */
  unsaved: boolean;
}

const kEmpty: SessionState = {
  files: [],
  entered: [],
  profiles: null,
  answers: new Map(),
  observed: null,
  opened: null,
  refusal: null,
  busy: false,
  unsaved: false,
  edition: 0,
  freelancer: null,
  asOf: null,
  policy: null,
};

type Change = Partial<SessionState>;

export class Session implements Source {
  private current: SessionState = kEmpty;
  private readonly listeners = new Set<() => void>();
  private readonly replies = new Map<string, Promise<Reply>>();
  /** What is asked and neither answered nor given up. */
  private readonly pending = new Set<string>();
  /** The engine holds one source: it is opened by one after the other. */
  private lastOpening: Promise<void> = Promise.resolve();

  private engine: Promise<Engine>;

  constructor(private readonly connect: () => Promise<Engine>) {
    this.engine = connect();
  }

  get state(): SessionState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Opens files that were dropped or picked; what goes beside a source joins the open one. */
  add(files: FileText[]): Promise<void> {
    const of = (kind: string) => files.filter((file) => kindOf(file) === kind);
    const sources = of("source");
    const answers = of("answers").at(-1);
    return this.reopen("files", (before) => {
      const kept = sources.length > 0 ? kEmpty : before;
      return {
        files: sources.length > 0 ? sources : before.files,
        entered: kept.entered,
        answers: answers ? answersOf(answers) : kept.answers,
        profiles: of("profiles").at(-1) ?? kept.profiles,
        observed: of("observed").at(-1) ?? kept.observed,
        policy: of("policy").at(-1) ?? kept.policy,
        freelancer: kept.freelancer,
        asOf: kept.asOf,
        unsaved: kept.unsaved,
      };
    });
  }

  /** The open exports, with all answers, as events from now on. */
  async turnIntoEvents(): Promise<void> {
    const reply = await this.ask("import-exports");
    if (reply.status !== 0)
      return this.set({ refusal: { about: "events", text: reply.complaint } });
    const file = fileOf("events.jsonl", reply.output);
    return this.reopen("events", () => ({ files: [file], answers: new Map() }));
  }

  /** Takes an answer to what exports leave open; an empty value takes it back. */
  answer(contract: string, given: Record<string, string>): Promise<void> {
    return this.reopen("answers", (before) => {
      const answers = new Map(before.answers);
      const fields = new Map(answers.get(contract));
      for (const [field, value] of Object.entries(given)) {
        if (value === "") fields.delete(field);
        else fields.set(field, value);
      }
      if (fields.size > 0) answers.set(contract, fields);
      else answers.delete(contract);
      return { answers, unsaved: true };
    });
  }

  /** Adds events that the reader wrote down. Gives whether they were taken. */
  async enter(events: Event[]): Promise<boolean> {
    await this.reopen("events", (before) => ({
      entered: [...before.entered, ...events],
      unsaved: true,
    }));
    return this.current.refusal === null;
  }

  /** Takes back what was entered here, and never what a file says. */
  takeBack(contract: string): Promise<void> {
    return this.reopen("events", (before) => ({
      entered: before.entered.filter((event) => event.contract !== contract),
    }));
  }

  /** Takes the table of what a platform showed; null where it showed nothing. */
  observe(observed: FileText | null): void {
    this.set({ observed });
  }

  choose(choices: Partial<Choices>): void {
    this.set({ ...choices, edition: this.current.edition + 1 });
  }

  /** What was written here is in a file now. */
  noteSaved(): void {
    this.set({ unsaved: false });
  }

  dismissRefusal(): void {
    this.set({ refusal: null });
  }

  close(): void {
    this.replies.clear();
    this.set({ ...kEmpty, edition: this.current.edition + 1 });
  }

  /** Asks about the open source what a command answers. */
  ask(question: string, options: Options = {}): Promise<Reply> {
    const all = { ...this.chosenOptions(question), ...options };
    const key = this.keyOf(question, all);
    const known = this.replies.get(key);
    if (known) return known;
    const reply = this.replyTo(key, question, all);
    this.replies.set(key, reply);
    // A slider asks hundreds of things that nobody asks again: the oldest are forgotten.
    const [oldest] = this.replies.keys();
    if (this.replies.size > kMostReplies && oldest !== undefined) this.replies.delete(oldest);
    return reply;
  }

  /**
   * Gives the way to give up a question that takes too long, as it would be asked now. The engine
   * then begins anew, and whatever else is still asked is asked again.
   */
  stopper(question: string, options: Options = {}): () => void {
    const key = this.keyOf(question, { ...this.chosenOptions(question), ...options });
    return () => {
      if (!this.pending.delete(key)) return;
      this.replies.delete(key);
      this.engine = this.restarted(this.engine);
    };
  }

  private keyOf(question: string, all: Options): string {
    return `${this.current.edition} ${question} ${JSON.stringify(all, bytesAsText)}`;
  }

  private async replyTo(key: string, question: string, all: Options): Promise<Reply> {
    this.pending.add(key);
    for (;;) {
      const asked = this.engine;
      try {
        const reply = withoutProgram(await (await asked).ask(question, all));
        this.pending.delete(key);
        return reply;
      } catch (error) {
        if (!this.pending.has(key)) return failed(new Error(kStopped));
        if (asked !== this.engine) continue;
        this.pending.delete(key);
        return failed(error);
      }
    }
  }

  private async restarted(before: Promise<Engine>): Promise<Engine> {
    await before.then((engine) => engine.end()).catch(() => undefined);
    const engine = await this.connect();
    if (this.current.opened) await this.openedOf(this.current, engine);
    return engine;
  }

  private chosenOptions(question: string): Options {
    if (question.startsWith("policy") || question === "import-exports") return {};
    const { freelancer, asOf, policy } = this.current;
    return {
      ...(freelancer === null ? {} : { freelancer }),
      ...(asOf === null ? {} : { as_of: asOf }),
      ...(policy === null ? {} : { policy }),
    };
  }

  private reopen(about: Refusal["about"], change: (before: SessionState) => Change): Promise<void> {
    this.lastOpening = this.lastOpening.then(() => this.open(about, change(this.current)));
    return this.lastOpening;
  }

  private async open(about: Refusal["about"], change: Change): Promise<void> {
    const next = { ...this.current, ...change };
    this.set({ busy: true, refusal: null });
    try {
      const opened = await this.openedOf(next);
      if (opened.status === 0) return this.take(next, opened);
      this.set({ busy: false, refusal: { about, text: opened.complaint } });
      // The engine has let go of the source before: give it back.
      if (this.current.opened) await this.openedOf(this.current);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.set({ busy: false, refusal: { about, text } });
    }
  }

  private async openedOf(state: SessionState, engine?: Engine): Promise<Opened> {
    const files = filesOf(state);
    if (files.length === 0) throw new Error(kNothingToOpen);
    const { profiles, answers } = state;
    const more: More = {
      ...(profiles ? { profiles } : {}),
      ...(answers.size > 0 ? { answers: fileOf("answers.csv", csvOf(answerRows(answers))) } : {}),
    };
    return withoutProgram(await (engine ?? (await this.engine)).open(files, more));
  }

  private take(next: SessionState, opened: Opened): void {
    this.replies.clear();
    const only = opened.freelancers.length === 1 ? (opened.freelancers[0] ?? null) : null;
    const stays = next.freelancer !== null && opened.freelancers.includes(next.freelancer);
    this.set({
      ...next,
      opened,
      busy: false,
      refusal: null,
      freelancer: stays ? next.freelancer : only,
      edition: this.current.edition + 1,
    });
  }

  private set(change: Change): void {
    this.current = { ...this.current, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

const kMostReplies = 100;
const kStopped = "It was stopped.";
const kNothingToOpen = "Give a contract table, an event file or exports first.";

/** The files as the engine gets them: events that were entered follow those of the file. */
export function filesOf({ files, entered }: Pick<SessionState, "files" | "entered">): FileText[] {
  if (entered.length === 0) return [...files];
  const before = files.map(textOf).map((text) => (text.endsWith("\n") ? text : `${text}\n`));
  const name = files[0]?.name ?? "events.jsonl";
  return [fileOf(name, before.join("") + linesOfEvents(entered))];
}

function failed(error: unknown): Reply {
  const complaint = error instanceof Error ? error.message : String(error);
  return { status: 3, output: "", complaint, warnings: [] };
}

// Messages begin with the name of the command line's program, which says nothing here.
function withoutProgram<T extends Pick<Reply, "complaint" | "warnings">>(reply: T): T {
  return {
    ...reply,
    complaint: reply.complaint.replaceAll(/^jss: /gm, ""),
    warnings: reply.warnings.map((warning) => warning.replace(/^jss: (warning: )?/, "")),
  };
}

// Files are told apart by their text.
function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}
