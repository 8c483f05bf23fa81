// SPDX-License-Identifier: Apache-2.0
// Builds the page into a folder of static files, and the service's pages into `service/` below:
//
//   node tools/build.mjs [--out FOLDER] [--engine FILE.wasm] [--only-service]
//
// The same sources give the same bytes. Nothing is fetched; packages come from `npm ci`.
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// Only the page's own files, no inline code or style, no frame, no form; WebAssembly may compile.
const policyOfSite = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "data:",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

function policyText(policy) {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

const common = {
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
  logLevel: "warning",
  loader: { ".jsonl": "text", ".csv": "text", ".json": "text" },
};

// The service itself says what its pages may load, and gives the page for any address of theirs.
async function buildService(out) {
  await rm(out, { recursive: true, force: true });
  await esbuild.build({
    ...common,
    entryPoints: [
      { in: path.join(web, "src/service/main.tsx"), out: "service" },
      { in: path.join(web, "src/style/service.css"), out: "service" },
    ],
    outdir: out,
  });
  await writeFile(path.join(out, "index.html"), await pageText("service.html"));
}

async function build({ out, engine }) {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await esbuild.build({
    ...common,
    entryPoints: [
      { in: path.join(web, "src/main.tsx"), out: "page" },
      { in: path.join(web, "src/style/page.css"), out: "page" },
    ],
    outdir: out,
  });
  await esbuild.build({
    ...common,
    entryPoints: [{ in: path.join(web, "src/engine/worker.ts"), out: "worker" }],
    format: "iife",
    outdir: out,
  });
  await cp(engine, path.join(out, "engine.wasm"));
  for (const name of ["icon.svg", "site.webmanifest"]) {
    await cp(path.join(web, "static", name), path.join(out, name));
  }
  const html = await pageText("index.html");
  await writeFile(
    path.join(out, "index.html"),
    html.replace("{{policy}}", policyText(policyOfSite)),
  );
  await buildServiceWorker(out);
  await buildSingleFile(out, html);
}

async function pageText(name) {
  const html = await readFile(path.join(web, "static", name), "utf8");
  // Browsers ask for an icon again and again: this one is never asked for.
  const icon = encodeURIComponent(await readFile(path.join(web, "static/icon.svg"), "utf8"));
  return html.replace("{{icon}}", `data:image/svg+xml,${icon}`);
}

async function buildServiceWorker(out) {
  const files = (await readdir(out)).sort();
  const digest = createHash("sha256");
  for (const file of files) digest.update(file).update(await readFile(path.join(out, file)));
  const kept = ["./", ...files.filter((file) => file !== "index.html")];
  await esbuild.build({
    ...common,
    entryPoints: [{ in: path.join(web, "src/service_worker.ts"), out: "service_worker" }],
    outdir: out,
    format: "iife",
    define: {
      FILES: JSON.stringify(kept),
      EDITION: JSON.stringify(digest.digest("hex").slice(0, 16)),
    },
  });
}

function digestOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

// The page in one file that can be kept, passed on and opened from a disk. What may run is named
// by its digest; nothing at all may be fetched.
async function buildSingleFile(out, html) {
  const read = (name) => readFile(path.join(out, name), "utf8");
  // No text of ours may end the element that it stands in.
  const inside = (text) => text.replaceAll("</script", "<\\/script");
  const style = await read("page.css");
  const script = inside(await read("page.js"));
  const worker = inside(await read("worker.js"));
  const engine = (await readFile(path.join(out, "engine.wasm"))).toString("base64");
  const policy = {
    ...policyOfSite,
    "script-src": `${digestOf(script)} 'wasm-unsafe-eval'`,
    "style-src": digestOf(style),
    "connect-src": "'none'",
    "worker-src": "blob:",
    "manifest-src": "'none'",
  };
  const parts = [
    `<script type="text/plain" id="openjss-worker">${worker}</script>`,
    `<script type="text/plain" id="openjss-engine">${engine}</script>`,
    `<script type="module">${script}</script>`,
  ];
  const single = html
    .replace("{{policy}}", policyText(policy))
    .replace(/ *<link rel="manifest"[^>]*>\n/, "")
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/ *<script type="module"[^>]*><\/script>\n/, "")
    .replace("</body>", () => `${parts.join("\n")}\n</body>`);
  await writeFile(path.join(out, "openjss.html"), single);
}

// The folders are emptied first: only what was built, and nothing else, may go.
function mayEmpty(folder, built) {
  if (!existsSync(folder)) return true;
  const names = readdirSync(folder);
  return names.length === 0 || names.includes(built);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: path.join(web, "../build/site") },
      "only-service": { type: "boolean", default: false },
      engine: { type: "string", default: path.join(web, "../build/wasm/bin/engine.wasm") },
    },
  });
  const service = path.join(values.out, "service");
  const whole = !values["only-service"];
  if (whole && !existsSync(values.engine)) {
    console.error(`build: there is no engine ${values.engine}: \`make site\` makes it`);
    process.exit(1);
  }
  if (!mayEmpty(service, "service.js") || (whole && !mayEmpty(values.out, "service_worker.js"))) {
    console.error(`build: ${values.out} holds something else than a page: name another folder`);
    process.exit(1);
  }
  if (whole) await build(values);
  await buildService(service);
}
