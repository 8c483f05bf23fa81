// SPDX-License-Identifier: Apache-2.0
// Runs the tests: components in node, then the built page and the service's pages in Chromium.
//
//   node tools/test.mjs [components|page|service]... [--site FOLDER] [--jss PROGRAM]
//     [--chromium PROGRAM] [--only WORDS]
//
// JSS_SITE_URL names a page that is served already. Exit code 0 if all hold, else 1.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// Inside node_modules, so that what is not bundled is found from there.
const out = path.join(web, "node_modules/.cache/tests");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: "string", default: path.join(web, "../build/site") },
    jss: { type: "string", default: path.join(web, "../build/bin/jss") },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    only: { type: "string" },
  },
});
const suites = positionals.length > 0 ? positionals : ["components", "page", "service"];

async function filesOf(suite) {
  const names = await readdir(path.join(web, "tests", suite));
  return names.filter((name) => /_test\.tsx?$/.test(name)).map((name) => `tests/${suite}/${name}`);
}

function refuse(words) {
  console.error(`test: ${words}`);
  process.exit(1);
}

const needed = [
  ["page", process.env.JSS_SITE_URL ? "" : path.join(values.site, "index.html"), "build it first"],
  ["service", path.join(values.site, "service/index.html"), "build it first"],
  ["service", values.jss, "`make build` makes it"],
  ["page", values.chromium, "apt install chromium"],
  ["service", values.chromium, "apt install chromium"],
];
for (const [suite, file, remedy] of needed) {
  if (suites.includes(suite) && file !== "" && !existsSync(file)) {
    refuse(`there is no ${file}: ${remedy}`);
  }
}

await rm(out, { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: web,
  entryPoints: (await Promise.all(suites.map(filesOf))).flat(),
  outbase: "tests",
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node18",
  packages: "external",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
  loader: { ".jsonl": "text", ".csv": "text", ".json": "text" },
});
const files = (
  await Promise.all(suites.map((s) => readdir(path.join(out, s), { recursive: true })))
)
  .flatMap((names, i) => names.map((name) => path.join(out, suites[i], name)))
  .sort();
const only = values.only === undefined ? [] : [`--test-name-pattern=${values.only}`];
const flags = ["--test", "--test-reporter=spec", ...only];
const result = spawnSync(process.execPath, [...flags, ...files], {
  stdio: "inherit",
  cwd: web,
  env: {
    ...process.env,
    JSS_SITE: path.resolve(values.site),
    JSS_PROGRAM: path.resolve(values.jss),
    JSS_CHROMIUM: values.chromium,
  },
});
process.exit(result.status === 0 ? 0 : 1);
