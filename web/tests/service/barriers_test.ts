// SPDX-License-Identifier: Apache-2.0
// No barrier in any view: axe, and nothing wider than the screen, on a phone in the dark and on a
// wide screen in the light.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { bringAxe, settled, violations } from "../axe";
import { goTo, useService, type Who } from "./service";

const service = useService();

const kLooks = [
  { colorScheme: "dark", width: 360 },
  { colorScheme: "light", width: 1280 },
] as const;

async function problemsOf(page: Page, where: string): Promise<string[]> {
  await settled(page);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  const problems = (await violations(page)).map((words) => `${where}: ${words}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return wide ? [...problems, `${where}: wider than the screen`] : problems;
}

async function viewsOf(page: Page): Promise<string[]> {
  const links = page.getByRole("navigation", { name: "Views" }).locator("a");
  return (await links.allTextContents()).map((name) => name.trim());
}

for (const { colorScheme, width } of kLooks) {
  const options = {
    colorScheme,
    viewport: { width, height: 900 },
    bypassCSP: true,
    reducedMotion: "reduce" as const,
  };
  const open = async (who: Who, place: string) => {
    const page = await service.openAs(who, place, options);
    await bringAxe(page);
    return page;
  };
  for (const [who, place] of [
    ["ana", "/"],
    ["operator", "/"],
    ["operator", "/freelancers/ana/"],
  ] as const) {
    test(`${who} at ${place} finds no barrier, ${colorScheme} and ${width} wide`, async () => {
      const page = await open(who, place);
      const problems: string[] = [];
      for (const name of await viewsOf(page)) {
        await goTo(page, name);
        problems.push(...(await problemsOf(page, name)));
      }
      assert.deepEqual(problems, []);
    });
  }
  test(`the way in has no barrier, ${colorScheme} and ${width} wide`, async () => {
    const page = await service.open("/", options);
    await bringAxe(page);
    assert.deepEqual(await problemsOf(page, "sign in"), []);
  });
}
