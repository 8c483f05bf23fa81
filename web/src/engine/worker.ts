// SPDX-License-Identifier: Apache-2.0
// The worker behind the page: loads the engine once and answers one call after the other.
import type { Call, Return } from "./engine";
import { loadEngine } from "./wasm_engine";

const engine = loadEngine(new URL("engine.wasm", self.location.href));

// One at a time: the engine holds one source.
let last: Promise<unknown> = engine;

self.addEventListener("message", ({ data }: MessageEvent<Call>) => {
  last = last.then(async () => {
    const { number, name, parameters } = data;
    const method = (await engine)[name] as (...given: unknown[]) => Promise<unknown>;
    const value = await method.apply(await engine, parameters);
    self.postMessage({ number, value } satisfies Return);
  });
});
