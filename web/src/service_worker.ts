// SPDX-License-Identifier: Apache-2.0
// Keeps the page's own files, so that it works without a network once it has been loaded. The
// build fills in the list of files and an edition that changes with any of them. A newer edition
// waits until no page of the older one is open, so that no page ever has files of two.
/// <reference lib="webworker" />
declare const FILES: string[];
declare const EDITION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const kCache = `openjss-${EDITION}`;

async function keepFiles(): Promise<void> {
  const cache = await caches.open(kCache);
  // Past the browser's own cache: all files have to be of one edition.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
}

async function dropOlder(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("openjss-") && name !== kCache) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(kCache);
  const page = request.mode === "navigate" ? "./" : request;
  return (await cache.match(page, { ignoreSearch: true })) ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
worker.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
