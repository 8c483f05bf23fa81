// SPDX-License-Identifier: Apache-2.0
// What the reader has opened and chosen, and the one place that asks the engine.
import { csvOf } from "../components/csv";
import type { Engine, FileText, More, Opened, Options, Reply } from "../engine/door";
import { answerRows, answersOf, fileOf, kindOf, type Answers } from "./file_kind";

export interface Choices {
  /** Null as long as several freelancers are there and none is chosen. */
  freelancer: string | null;
  /** Null: the latest day that the source tells of. */
  asOf: string | null;
  /** Null: the rules in force on each day. */
  policy: string | FileText | null;
}

export interface SessionState extends Choices {
  files: readonly FileText[];
  profiles: FileText | null;
  answers: Answers;
  /** What a platform is said to have shown, if such a table was dropped. */
  observed: FileText | null;
  /** Null until something could be opened. */
  opened: Opened | null;
  /** Why the last files could not be opened. */
  complaint: { title: string; text: string } | null;
  busy: boolean;
  /** Counts up whenever the engine would answer otherwise than before. */
  edition: number;
}

const kEmpty: SessionState = {
  files: [],
  profiles: null,
  answers: new Map(),
  observed: null,
  opened: null,
  complaint: null,
  busy: false,
  edition: 0,
  freelancer: null,
  asOf: null,
  policy: null,
};

export class Session {
  private current: SessionState = kEmpty;
  private readonly listeners = new Set<() => void>();
  private readonly replies = new Map<string, Promise<Reply>>();

  constructor(private readonly engine: Promise<Engine>) {}

  get state(): SessionState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Opens files that were dropped or picked; what goes beside a source joins the open one. */
  async add(files: FileText[]): Promise<void> {
    const of = (kind: string) => files.filter((file) => kindOf(file) === kind);
    const sources = of("source");
    const answers = of("answers").at(-1);
    const before = this.current;
    const fresh = sources.length > 0;
    await this.reopen({
      files: fresh ? sources : before.files,
      answers: answers ? answersOf(answers) : fresh ? new Map() : before.answers,
      profiles: of("profiles").at(-1) ?? (fresh ? null : before.profiles),
      observed: of("observed").at(-1) ?? (fresh ? null : before.observed),
      policy: of("policy").at(-1) ?? (fresh ? null : before.policy),
      ...(fresh ? { freelancer: null, asOf: null } : {}),
    });
  }

  /** Another source in place of the open one, with the same choices. */
  async replace(files: FileText[]): Promise<void> {
    await this.reopen({ files, answers: new Map() });
  }

  /** Takes an answer to what exports leave open; an empty value takes it back. */
  async answer(contract: string, given: Record<string, string>): Promise<void> {
    const answers = new Map(this.current.answers);
    const fields = new Map(answers.get(contract));
    for (const [field, value] of Object.entries(given)) {
      if (value === "") fields.delete(field);
      else fields.set(field, value);
    }
    if (fields.size > 0) answers.set(contract, fields);
    else answers.delete(contract);
    await this.reopen({ answers });
  }

  choose(choices: Partial<Choices>): void {
    this.set({ ...choices, edition: this.current.edition + 1 });
  }

  close(): void {
    this.replies.clear();
    this.set({ ...kEmpty, edition: this.current.edition + 1 });
  }

  /** Asks about the open source what a command answers. */
  ask(question: string, options: Options = {}): Promise<Reply> {
    const all = { ...this.chosenOptions(question), ...options };
    const key = `${this.current.edition} ${question} ${JSON.stringify(all, keepBytes)}`;
    const known = this.replies.get(key);
    if (known) return known;
    const reply = this.engine
      .then((engine) => engine.ask(question, all))
      .catch((error: unknown) => failed(error));
    this.replies.set(key, reply);
    return reply;
  }

  private chosenOptions(question: string): Options {
    if (question.startsWith("policy")) return {};
    const { freelancer, asOf, policy } = this.current;
    if (question === "import-exports") return {};
    return {
      ...(freelancer === null ? {} : { freelancer }),
      ...(asOf === null ? {} : { as_of: asOf }),
      ...(policy === null ? {} : { policy }),
    };
  }

  private async reopen(change: Partial<SessionState>): Promise<void> {
    const next = { ...this.current, ...change };
    this.set({ busy: true, complaint: null });
    const more: More = {};
    if (next.profiles) more.profiles = next.profiles;
    if (next.answers.size > 0)
      more.answers = fileOf("answers.csv", csvOf(answerRows(next.answers)));
    let opened: Opened;
    try {
      if (next.files.length === 0) throw new Error(kNothingToOpen);
      opened = await (await this.engine).open([...next.files], more);
    } catch (error) {
      this.refuse(error instanceof Error ? error.message : String(error));
      return;
    }
    if (opened.status !== 0) {
      this.refuse(opened.complaint);
      // The engine has let go of the source before: give it back.
      if (this.current.opened) await (await this.engine).open([...this.current.files], this.more());
      return;
    }
    this.replies.clear();
    const only = opened.freelancers.length === 1 ? (opened.freelancers[0] ?? null) : null;
    const stays = next.freelancer !== null && opened.freelancers.includes(next.freelancer);
    this.set({
      ...next,
      opened,
      busy: false,
      freelancer: stays ? next.freelancer : only,
      edition: this.current.edition + 1,
    });
  }

  private more(): More {
    const { profiles, answers } = this.current;
    return {
      ...(profiles ? { profiles } : {}),
      ...(answers.size > 0 ? { answers: fileOf("answers.csv", csvOf(answerRows(answers))) } : {}),
    };
  }

  private refuse(text: string): void {
    this.set({ busy: false, complaint: { title: "This could not be read.", text } });
  }

  private set(change: Partial<SessionState>): void {
    this.current = { ...this.current, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

const kNothingToOpen = "Give a contract table, an event file or exports first.";

function failed(error: unknown): Reply {
  const complaint = error instanceof Error ? error.message : String(error);
  return { status: 3, output: "", complaint, warnings: [] };
}

// Files are told apart by their text.
function keepBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}
