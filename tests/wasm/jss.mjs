#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// The browser's engine behind the command line of `jss`, for tests:
//
//   node tests/wasm/jss.mjs FOLDER score contracts.csv --format json
//
// FOLDER has engine.wasm and wasm_engine.mjs (web/src/engine/wasm_engine.ts without its types).
// Reads the files, asks the module what the page would ask, and prints what it gives.
import { readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const SWITCHES = new Set(["detail"]);
const LISTS = new Set(["under", "do"]);
const FILES = new Set(["observed", "prior", "badges", "acts", "policy", "under", "against"]);
const ARGUMENTS = { list: [], show: ["policy"], diff: ["policy", "other"] };

function readFile(name) {
  try {
    return { name, bytes: readFileSync(name === "-" ? 0 : name) };
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "EISDIR") return null;
    throw error;
  }
}

/** Arguments without a name, and options by their names in snake_case. */
function parse(words) {
  const loose = [];
  const options = {};
  for (let i = 0; i < words.length; ++i) {
    if (!words[i].startsWith("--")) {
      loose.push(words[i]);
      continue;
    }
    const [dashed, joined] = words[i].slice(2).split(/=(.*)/s);
    const name = dashed.replaceAll("-", "_");
    if (SWITCHES.has(name)) options[name] = true;
    else if (LISTS.has(name)) options[name] = [...(options[name] ?? []), joined ?? words[++i]];
    else options[name] = joined ?? words[++i];
  }
  return { loose, options };
}

/** Texts of files go with the question; what is no file may be the id of a policy. */
function withFiles(options) {
  const files = {};
  for (const [name, value] of Object.entries(options)) {
    if (FILES.has(name) && typeof value === "string") files[name] = readFile(value) ?? value;
  }
  return { ...options, ...files };
}

function fail(message, code = 2) {
  writeSync(2, `jss: ${message}\n`);
  process.exit(code);
}

function write(stream, text) {
  for (let bytes = Buffer.from(text); bytes.length > 0;) {
    bytes = bytes.subarray(writeSync(stream, bytes));
  }
}

async function main([folder, command, ...rest]) {
  const { engineOf } = await import(pathToFileURL(path.resolve(folder, "wasm_engine.mjs")));
  const module = await WebAssembly.compile(readFileSync(path.join(folder, "engine.wasm")));
  const engine = engineOf(module);
  const { loose, options } = parse(rest);
  let question = command;
  if (command === "policy") {
    const act = loose.shift();
    question = `policy ${act}`;
    const names = act === "shadow" ? ["policy"] : ARGUMENTS[act];
    for (const name of names) options[name] = act === "shadow" ? loose.pop() : loose.shift();
  }
  if (command !== "policy" || question === "policy shadow") {
    const more = {};
    for (const name of ["profiles", "answers"]) {
      if (options[name] === undefined) continue;
      more[name] = readFile(options[name]) ?? fail(`${options[name]}: cannot be read`);
      delete options[name];
    }
    if (options.freelancer !== undefined) more.freelancer = options.freelancer;
    if (question === "import-exports") delete options.freelancer;
    delete options.threads;
    const files = loose.map((name) => readFile(name) ?? fail(`${name}: cannot be read`));
    const opened = await engine.open(files, more);
    if (opened.status !== 0) fail(opened.complaint, opened.status);
  }
  const reply = await engine.ask(question, withFiles(options));
  for (const warning of reply.warnings) write(2, `jss: warning: ${warning}\n`);
  write(1, reply.output);
  if (reply.status >= 2) fail(reply.complaint, reply.status);
  write(2, reply.complaint);
  process.exit(reply.status);
}

await main(process.argv.slice(2));
