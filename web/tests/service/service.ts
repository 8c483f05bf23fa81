// SPDX-License-Identifier: Apache-2.0
// A service of one's own on a small ledger, with its pages, and a browser to look at them.
import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { useBrowser } from "../browser";
import { marketEvents } from "./market";

const kProgram = process.env["JSS_PROGRAM"] ?? "../build/bin/jss";
const kSite = process.env["JSS_SITE"] ?? "../build/site";
const kPatience = 30_000;

export type Who = "operator" | "second" | "reviewer" | "auditor" | "ana" | "ben";

const kTokens: Record<Who, string[]> = {
  operator: ["--role", "operator", "--name", "Olga"],
  second: ["--role", "operator", "--name", "Sami"],
  reviewer: ["--role", "reviewer"],
  auditor: ["--role", "auditor"],
  ana: ["--role", "freelancer", "--freelancer", "ana"],
  ben: ["--role", "freelancer", "--freelancer", "ben"],
};

export interface Service {
  address: string;
  ledger: string;
  tokens: Record<Who, string>;
  /** The pages, with nobody signed in. */
  open: (place?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The pages, signed in. */
  openAs: (who: Who, place?: string, options?: BrowserContextOptions) => Promise<Page>;
}

export function runJss(...words: string[]): string {
  const options = { encoding: "utf8", stdio: "pipe", timeout: kPatience } as const;
  return execFileSync(kProgram, words, options);
}

/** The service for all tests of a file; call it at the top. */
export function useService(): Service {
  const openedIn = useBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), "jss-pages-"));
  const ledger = `sqlite:${path.join(folder, "market.db")}`;
  const service: Service = {
    address: "",
    ledger,
    tokens: { operator: "", second: "", reviewer: "", auditor: "", ana: "", ben: "" },
    open: (place = "/", options) => openedIn(`${service.address}${place}`, options),
    openAs: async (who, place = "/", options) => {
      const page = await service.open(place, options);
      await signIn(page, service.tokens[who]);
      return page;
    },
  };
  let process: ChildProcess;
  before(async () => {
    const events = path.join(folder, "events.jsonl");
    writeFileSync(events, marketEvents());
    runJss("ledger", "import", ledger, events);
    runJss("publish", ledger);
    for (const who of Object.keys(kTokens) as Who[]) {
      service.tokens[who] = runJss("token", "create", ledger, ...kTokens[who]).trim();
    }
    const pages = path.join(kSite, "service");
    const words = ["serve", ledger, "--listen", "127.0.0.1:0", "--rate", "0", "--pages", pages];
    process = spawn(kProgram, words, { stdio: ["ignore", "ignore", "pipe"] });
    service.address = `http://127.0.0.1:${await portOf(process)}`;
  });
  after(async () => {
    const ended = new Promise((resolve) => process.once("exit", resolve));
    process.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true });
  });
  return service;
}

// The log tells where the service listens once it does.
function portOf(process: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = "";
    process.once("exit", () => reject(new Error(`the service did not start: ${log}`)));
    process.stderr?.on("data", (bytes: Buffer) => {
      log += bytes.toString();
      const port = /"what":"listening".*"port":(\d+)/.exec(log)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

export async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** Goes to a view through the menu, as a reader does. */
export async function goTo(page: Page, name: string): Promise<void> {
  const button = page.locator(".menu-button");
  if (await button.isVisible()) await button.click();
  const menu = page.getByRole("navigation", { name: "Views" });
  await menu.getByRole("link", { name, exact: true }).click();
}

/** The whole number that the gauge shows. */
export async function shownScore(page: Page): Promise<number> {
  const label = await page.getByRole("img", { name: /^\d+ of 100$/ }).getAttribute("aria-label");
  assert.ok(label);
  return Number.parseInt(label, 10);
}
