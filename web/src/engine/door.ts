// SPDX-License-Identifier: Apache-2.0
// What can be asked of the engine, whoever carries the question: a worker of this page, a test in
// node, or a service.

export interface FileText {
  name: string;
  bytes: Uint8Array;
}

/** What the command line gives as exit code, standard output and standard error. */
export interface Reply {
  /** 0 done, 1 the answer is no, 2 bad input or usage, 3 the engine itself failed. */
  status: 0 | 1 | 2 | 3;
  output: string;
  /** For a person; empty where the status is 0 or 1. */
  complaint: string;
  warnings: string[];
}

export type SourceKind = "contracts" | "events" | "exports";

export interface Opened {
  status: Reply["status"];
  complaint: string;
  warnings: string[];
  kind: SourceKind;
  freelancers: string[];
  latest_day: string;
  first_day: string | null;
}

/** The long options of a command without dashes, in snake_case. */
export type Options = Record<string, string | number | boolean | string[] | FileText>;

export interface More {
  freelancer?: string;
  profiles?: FileText;
  answers?: FileText;
}

export interface Engine {
  /** Reads a source in place of the one before. */
  open(files: FileText[], more?: More): Promise<Opened>;
  /** Asks what a command answers. Never throws for bad input: that is status 2. */
  ask(question: string, options: Options): Promise<Reply>;
  /** Lets go of the engine, also in the midst of an answer: whoever waits for one is refused. */
  end(): void;
}
