// SPDX-License-Identifier: Apache-2.0
// Whom to ask about one freelancer's score: the engine in the page, or a service.
import type { FileText, Opened, Options, Reply } from "../engine/door";

export interface Choices {
  /** Null as long as several freelancers are there and none is chosen. */
  freelancer: string | null;
  /** Null: the latest day that the source tells of. */
  asOf: string | null;
  /** Null: the rules in force on each day. */
  policy: string | FileText | null;
}

export interface SourceState extends Choices {
  /** Null until something could be opened. */
  opened: Opened | null;
  /** What was opened; acts that are tried belong to it. */
  files: readonly FileText[];
  /** Counts up whenever there would be another answer than before. */
  edition: number;
}

export interface Source {
  readonly state: SourceState;
  /** Tells of every change of the state; gives the way to stop that. */
  subscribe(listener: () => void): () => void;
  /** Asks what a command answers about what is chosen. Never throws. */
  ask(question: string, options?: Options): Promise<Reply>;
  /** Gives the way to give up a question, as it would be asked now. */
  stopper(question: string, options?: Options): () => void;
}

/** The day that is asked about; nothing before anything is open. */
export function dayAsked({ asOf, opened }: Pick<SourceState, "asOf" | "opened">): string {
  return asOf ?? opened?.latest_day ?? "";
}
