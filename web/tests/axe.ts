// SPDX-License-Identifier: Apache-2.0
// Axe in the page: it is no part of it, so it comes in past the policy (`bypassCSP`).
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const kAxe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export async function bringAxe(page: Page): Promise<void> {
  await page.addScriptTag({ path: kAxe });
}

/** Waits until nothing is being asked any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.querySelector(".waiting, [aria-busy=true]"),
    undefined,
    { timeout: 30_000 },
  );
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds, each with the elements that it is about. */
export async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } })
      .axe;
    return (await axe.run()).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`);
}
