// SPDX-License-Identifier: Apache-2.0
// The built page, served as a stranger's web server would, and a browser to look at it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { useBrowser } from "../browser";

const kTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves a folder and nothing above it. Gives its address and how to end it. */
async function serve(folder: string): Promise<{ address: string; close: () => void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
    readFile(file).then(
      (bytes) => {
        response.setHeader("Content-Type", kTypes[path.extname(file)] ?? "text/plain");
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

export interface Site {
  address: string;
  /** A page of its own browser context, loaded and ready; it fails on any error of a script. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
}

/** The site for all tests of a file; call it at the top. */
export function useSite(): Site {
  const site: Site = { address: "", open: () => Promise.reject(new Error("not yet")) };
  const openedIn = useBrowser();
  let close: () => void = () => undefined;
  before(async () => {
    const given = process.env["JSS_SITE_URL"];
    const served = given
      ? { address: given, close }
      : await serve(process.env["JSS_SITE"] ?? "../build/site");
    close = served.close;
    site.address = served.address;
    site.open = (options) => openedIn(site.address, options);
  });
  after(() => close());
  return site;
}

/** The built page as one file, as an address of the disk. */
export function addressOfSingleFile(): string {
  const folder = process.env["JSS_SITE"] ?? "../build/site";
  return pathToFileURL(path.resolve(folder, "openjss.html")).href;
}

/** Opens the first example and waits for its score. */
export async function openExample(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Start with the example/ }).click();
  await page.getByRole("img", { name: "92 of 100" }).waitFor();
}

/** Opens the made-up exports and waits for the range that their gap leaves. */
export async function openExports(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Try made-up exports/ }).click();
  await page.getByText("It lies from 78 to 100.").waitFor();
}

/** Goes to a view through the menu, as a reader does. */
export async function goTo(page: Page, name: string): Promise<void> {
  const button = page.locator(".menu-button");
  if (await button.isVisible()) await button.click();
  await page
    .getByRole("navigation", { name: "Views" })
    .getByRole("link", { name, exact: true })
    .click();
}

export interface TextFile {
  name: string;
  text: string;
}

/** Picks files as the file chooser would. */
export async function pick(page: Page, ...files: TextFile[]): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    );
}

/** Saves what a button saves and gives its text. */
export async function saved(page: Page, name: string): Promise<TextFile> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Save ${name}`, exact: true }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  return { name: download.suggestedFilename(), text };
}
