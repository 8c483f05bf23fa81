// SPDX-License-Identifier: Apache-2.0
// The worker behind the page: starts the engine and answers one call after the other.
import type { Engine } from "./door";
import type { Call, Return, Start } from "./engine";
import { engineOf } from "./wasm_engine";

let engine: Engine;
// One at a time: the engine holds one source.
let last: Promise<void> = Promise.resolve();

async function answer({ number, name, parameters }: Call): Promise<void> {
  const method = engine[name] as (...given: unknown[]) => Promise<unknown>;
  const value = await method.apply(engine, parameters);
  self.postMessage({ number, value } satisfies Return);
}

self.addEventListener("message", ({ data }: MessageEvent<Start | Call>) => {
  if ("module" in data) engine = engineOf(data.module);
  else last = last.then(() => answer(data));
});
