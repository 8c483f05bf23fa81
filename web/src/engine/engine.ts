// SPDX-License-Identifier: Apache-2.0
// The engine in a worker, so that a long answer never holds up the page.
import type { Engine, FileText, More, Opened, Options, Reply } from "./door";

/** The first message to the worker: the engine's code. */
export interface Start {
  module: WebAssembly.Module;
}

/** What goes to the worker then, and what comes back under the same number. */
export interface Call {
  number: number;
  name: keyof Engine;
  parameters: unknown[];
}

export interface Return {
  number: number;
  value: unknown;
}

/** Where the worker and the engine's code come from. */
export interface Place {
  worker: () => Worker;
  module: () => Promise<WebAssembly.Module>;
}

/** The two files beside the page. */
export const kBesideThePage: Place = {
  worker: () => new Worker("worker.js"),
  module: async () => {
    const response = await fetch("engine.wasm");
    if (!response.ok) throw new Error("The engine could not be loaded: load the page anew.");
    // Not while it arrives: that works only where a server names the type of the file right.
    return WebAssembly.compile(await response.arrayBuffer());
  },
};

/** A place whose code is compiled once, however often the engine begins anew. */
export function compiledOnce(place: Place): Place {
  let module: Promise<WebAssembly.Module> | undefined;
  return { worker: place.worker, module: () => (module ??= place.module()) };
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

/** Starts the worker, which answers one call after the other. */
export async function connect(place: Place): Promise<Engine> {
  const worker = place.worker();
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Return>) => {
    waiting.get(data.number)?.resolve(data.value as never);
    waiting.delete(data.number);
  });
  let broken: Error | null = null;
  const refuse = (why: string) => {
    broken = new Error(why);
    waiting.forEach(({ reject }) => reject(new Error(why)));
    waiting.clear();
  };
  worker.addEventListener("error", () => refuse("The engine has failed: load the page anew."));
  worker.postMessage({ module: await place.module() } satisfies Start);
  const call = <T>(name: keyof Engine, ...parameters: unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (broken) return reject(broken);
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
