// SPDX-License-Identifier: Apache-2.0
// No barrier in what a view looks like once it is in use: acts tried, nothing in reach, scores
// shown, long titles, many contracts.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { bringAxe, settled, violations } from "../axe";
import { goTo, openExample, pick, useSite } from "./site";

const site = useSite();

const kLooks = [
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 1280 },
] as const;

function open(colorScheme: "light" | "dark", width: number): Promise<Page> {
  const viewport = { width, height: 900 };
  return site.open({ colorScheme, viewport, bypassCSP: true, reducedMotion: "reduce" });
}

/** What is wrong with what can be seen now. */
async function problemsOf(page: Page, where: string): Promise<string[]> {
  await settled(page);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  const problems = (await violations(page)).map((words) => `${where}: ${words}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return wide ? [...problems, `${where}: wider than the screen`] : problems;
}

async function views(page: Page, ...names: string[]): Promise<string[]> {
  const problems: string[] = [];
  for (const name of names) {
    await goTo(page, name);
    problems.push(...(await problemsOf(page, name)));
  }
  return problems;
}

/** Many contracts of one freelancer, half of them open, with titles that do not end. */
function manyContracts(): string {
  const names = "contract_id,freelancer_id,client_id,started_on,ended_on,earned,first_paid_on";
  const rows = [`${names},last_paid_on,stars,title`];
  for (let i = 0; i < 60; ++i) {
    const day = `2026-0${1 + (i % 6)}-1${i % 10}`;
    const title = i % 5 === 0 ? "Donaudampfschifffahrt".repeat(6) : `Some <b>work</b> no. ${i}`;
    const end = i % 2 === 0 ? "" : `2026-06-2${i % 10}`;
    const stars = end === "" ? "" : i % 7 === 0 ? "1.00" : "4.80";
    rows.push(`c${i},f1,k${i},${day},${end},${100 + i}.00,${day},${day},${stars},${title}`);
  }
  return `${rows.join("\n")}\n`;
}

for (const { colorScheme, width } of kLooks) {
  test(`views in use have no barrier, ${colorScheme} and ${width} wide`, async () => {
    const page = await open(colorScheme, width);
    await bringAxe(page);
    await openExample(page);
    const problems: string[] = [];
    await goTo(page, "Plan to a target");
    await page.getByRole("slider", { name: /The score to reach/ }).press("End");
    await page.getByRole("button", { name: "1 month" }).click();
    await page.getByText(/Nothing reaches 100/).waitFor();
    problems.push(...(await problemsOf(page, "nothing in reach")));
    await page.getByRole("link", { name: "Try it in what-if" }).click();
    await page.getByRole("button", { name: "+ A new job" }).click();
    await page.locator("code", { hasText: "start new-1" }).waitFor();
    problems.push(...(await problemsOf(page, "acts tried")));
    await goTo(page, "What the platform shows");
    await page.getByLabel("the platform showed").fill("86");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("heading", { name: "Which rules agree" }).waitFor();
    problems.push(...(await problemsOf(page, "scores shown")));
    assert.deepEqual(problems, []);
  });

  test(`many contracts with long titles fit, ${colorScheme} and ${width} wide`, async () => {
    const page = await open(colorScheme, width);
    await bringAxe(page);
    await pick(page, { name: "many.csv", text: manyContracts() });
    await page.getByRole("img", { name: /of 100/ }).waitFor();
    const names = ["Open contracts", "What if …", "Contracts", "Trend", "Under other rules"];
    assert.deepEqual(await views(page, ...names), []);
  });
}
