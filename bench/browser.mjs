// SPDX-License-Identifier: Apache-2.0
// How large the browser's engine is, and how long a page waits for its first answer:
//
//   node bench/browser.mjs [FOLDER]      build/wasm/bin, as `make site` leaves it
//
// The history is made up: one freelancer, five hundred contracts over eight years, some four
// thousand events. Times are the medians of several rounds, each with a module of its own.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const ROUNDS = 9;
const CONTRACTS = 500;

/** The minimal standard generator: the same history on every machine. */
function draws(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 0x7fffffff;
    return state % below;
  };
}

function dayOf(number) {
  return new Date(Date.UTC(2018, 0, 1 + number)).toISOString().slice(0, 10);
}

function history() {
  const draw = draws(20260501);
  const events = [];
  const tell = (type, day, contract, more) =>
    events.push({ id: `e${events.length}`, type, at: dayOf(day), contract, ...more });
  for (let i = 0; i < CONTRACTS; ++i) {
    const contract = `c${i}`;
    const start = Math.floor((i * 2900) / CONTRACTS) + draw(6);
    const client = `client-${draw(220)}`;
    tell("contract_started", start, contract, { freelancer: "ana", client, kind: "fixed" });
    const payments = 1 + draw(10);
    for (let paid = 0; paid < payments; ++paid) {
      tell("paid", start + 7 + paid * 9, contract, { amount: `${50 + draw(900)}.00` });
    }
    if (draw(12) === 0) continue;
    const end = start + 10 + payments * 9;
    tell("contract_ended", end, contract, { by: "client" });
    if (draw(4) > 0) {
      const stars = draw(10) > 0 ? "5.00" : `${2 + draw(3)}.00`;
      tell("feedback_given", end + draw(10), contract, { from: "client", stars });
    }
  }
  events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return new TextEncoder().encode(events.map((event) => JSON.stringify(event)).join("\n") + "\n");
}

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

const QUESTIONS = [
  ["score", { format: "json" }],
  ["explain", { format: "json" }],
  ["timeline", { format: "json" }],
  ["forecast", { format: "json" }],
  ["what-if", { format: "json", do: ["start n1 earn 500 stars 5"] }],
  ["advise", { format: "json" }],
  ["plan", { format: "json", target: 95 }],
  ["trend", { format: "json" }],
  ["standing", { format: "json" }],
  ["firmness", { format: "json" }],
  ["report", {}],
];

async function main(folder) {
  const { engineOf } = await import(pathToFileURL(path.resolve(folder, "wasm_engine.mjs")));
  const code = readFileSync(path.join(folder, "engine.wasm"));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const bytes = history();
  const packed = brotliCompressSync(code, options).length;
  console.log(`engine.wasm  ${code.length} bytes, ${packed} compressed by brotli`);
  console.log(`history      ${bytes.length} bytes, ${CONTRACTS} contracts`);
  const times = new Map();
  const note = (name, since) =>
    times.set(name, [...(times.get(name) ?? []), performance.now() - since]);
  for (let round = 0; round < ROUNDS; ++round) {
    let since = performance.now();
    const engine = engineOf(await WebAssembly.compile(code));
    note("compile", since);
    since = performance.now();
    const opened = await engine.open([{ name: "history.jsonl", bytes }]);
    if (opened.status !== 0) throw new Error(opened.complaint);
    note("open", since);
    const first = await engine.ask(...QUESTIONS[0]);
    if (first.status !== 0) throw new Error(first.complaint);
    note("open + first score", since);
    for (const [question, given] of QUESTIONS) {
      since = performance.now();
      const reply = await engine.ask(question, given);
      if (reply.status > 1) throw new Error(reply.complaint);
      note(question, since);
    }
  }
  for (const [name, all] of times) console.log(`${name.padEnd(20)} ${median(all).toFixed(1)} ms`);
}

await main(process.argv[2] ?? "build/wasm/bin");
