// SPDX-License-Identifier: Apache-2.0
// What a stranger may put before the browser's engine: it always replies, and goes on.
//
//   node tests/wasm/hostile.mjs FOLDER     FOLDER has engine.wasm and wasm_engine.mjs
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const folder = process.argv[2];
const { engineOf } = await import(pathToFileURL(path.resolve(folder, "wasm_engine.mjs")));
const module = await WebAssembly.compile(readFileSync(path.join(folder, "engine.wasm")));
const engine = engineOf(module);

const QUESTIONS = [
  "score",
  "explain",
  "timeline",
  "forecast",
  "trend",
  "calendar",
  "what-if",
  "advise",
  "plan",
  "firmness",
  "infer",
  "standing",
  "report",
  "policy list",
  "policy show",
  "policy diff",
  "policy shadow",
  "import-exports",
];
const history = {
  name: "history.jsonl",
  bytes: readFileSync(path.join(root, "examples/history.jsonl")),
};

function expectReply(reply, what) {
  assert.ok([0, 1, 2].includes(reply.status), `${what}: status ${reply.status}`);
  if (reply.status === 2) assert.notEqual(reply.complaint, "", `${what}: refused without a word`);
}

async function expectAlive() {
  assert.equal((await engine.open([history])).status, 0);
  assert.equal((await engine.ask("score", { format: "json" })).status, 0);
}

function* filesBelow(place) {
  for (const name of readdirSync(place)) {
    const file = path.join(place, name);
    if (statSync(file).isDirectory()) yield* filesBelow(file);
    else yield file;
  }
}

async function cutFiles() {
  const places = ["examples", "tests/exports", "tests/bad_input"].map((name) =>
    path.join(root, name),
  );
  for (const file of places.flatMap((place) => [...filesBelow(place)])) {
    const bytes = readFileSync(file);
    for (const part of [0, 0.1, 0.5, 0.97, 1]) {
      const name = path.basename(file);
      const opened = await engine.open([{ name, bytes: bytes.subarray(0, bytes.length * part) }]);
      expectReply(opened, `${file} cut at ${part}`);
      if (opened.status === 0) expectReply(await engine.ask("explain", { format: "json" }), file);
    }
  }
}

async function oddOptions() {
  await expectAlive();
  const values = [
    "",
    "\u0000",
    "\ud800",
    "9".repeat(400),
    "-1",
    1e308,
    -0,
    NaN,
    Infinity,
    true,
    false,
    [],
    ["", ""],
    "9999-12-31",
    "0000-00-00",
    "2026-02-30",
    "…".repeat(10_000),
  ];
  const names = [
    "freelancer",
    "as_of",
    "known_at",
    "policy",
    "format",
    "since",
    "from",
    "to",
    "under",
    "do",
    "until",
    "target",
    "by",
    "months",
    "large_contract",
    "changed_since",
    "detail",
    "as",
    "no",
  ];
  for (const question of QUESTIONS) {
    for (const name of names) {
      for (const value of values) {
        const given = { [name]: value };
        expectReply(await engine.ask(question, given), `${question} ${JSON.stringify(given)}`);
      }
    }
  }
  for (const question of ["", "Score", "score ", "constructor", "\u0000", "x".repeat(100_000)]) {
    assert.equal((await engine.ask(question, {})).status, 2);
  }
}

async function oddBytes() {
  const odd = [[0xff, 0xfe, 0, 0], [0xef, 0xbb, 0xbf], [0], [10, 10, 10], [0x7b], [0x22]];
  for (const bytes of odd)
    expectReply(await engine.open([{ name: "\ufffd", bytes: Uint8Array.from(bytes) }]), bytes);
  expectReply(await engine.open([]), "no file");
  const policy = { name: "odd.toml", bytes: Uint8Array.from([0xff, 0x5b, 0x5b]) };
  await expectAlive();
  expectReply(await engine.ask("score", { policy }), "a policy that is none");
}

function table(bytes) {
  const lines = ["contract_id,freelancer_id,client_id,started_on"];
  for (let size = 0, i = 0; size < bytes; ++i) {
    lines.push(`contract-${i},freelancer-${i >> 3},client-${i % 1000},2026-01-10`);
    size += lines.at(-1).length + 1;
  }
  return { name: "table.csv", bytes: new TextEncoder().encode(lines.join("\n") + "\n") };
}

async function largeFiles() {
  const refused = await engine.open([table(100e6)]);
  assert.equal(refused.status, 2);
  assert.match(
    refused.complaint,
    /table\.csv: has 100 MB: a browser takes files of 67 MB together/,
  );
  const most = await engine.open([table(66e6)]);
  assert.equal(most.status, 0);
  const reply = await engine.ask("score", { format: "csv" });
  assert.equal(reply.status, 0);
  assert.equal(reply.output.trim().split("\n").length, most.freelancers.length + 1);
  // A thousand bytes for each of more than a million contracts are more than there is.
  const detail = await engine.ask("score", { format: "json", detail: true });
  assert.ok([0, 3].includes(detail.status));
  if (detail.status === 3) assert.match(detail.complaint, /out of memory/);
  await expectAlive();
}

for (const part of [cutFiles, oddOptions, oddBytes, largeFiles]) {
  await part();
  await expectAlive();
  console.log(`${part.name}: holds`);
}
