// SPDX-License-Identifier: Apache-2.0
// The engine in a worker, so that a long answer never holds up the page.
import type { Engine, FileText, More, Opened, Options, Reply } from "./door";

/** What goes to the worker, and what comes back under the same number. */
export interface Call {
  number: number;
  name: keyof Engine;
  parameters: unknown[];
}

export interface Return {
  number: number;
  value: unknown;
}

/** Starts the worker; it loads the engine before it answers the first call. */
export async function connect(): Promise<Engine> {
  const worker = new Worker("worker.js", { type: "module" });
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (e: Error) => void }
  >();
  let calls = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Return>) => {
    waiting.get(data.number)?.resolve(data.value as never);
    waiting.delete(data.number);
  });
  const refuse = (why: string) => {
    waiting.forEach(({ reject }) => reject(new Error(why)));
    waiting.clear();
  };
  worker.addEventListener("error", () => refuse("The engine could not be started."));
  const call = <T>(name: keyof Engine, ...parameters: unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const number = ++calls;
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, name, parameters } satisfies Call);
    });
  return {
    open: (files: FileText[], more?: More) => call<Opened>("open", files, more),
    ask: (question: string, options: Options) => call<Reply>("ask", question, options),
    end: () => {
      worker.terminate();
      refuse("It was stopped.");
    },
  };
}
