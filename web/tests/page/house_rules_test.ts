// SPDX-License-Identifier: Apache-2.0
// What holds for the whole page: no request, no network needed, no mouse needed, no barrier.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { bringAxe, settled, violations } from "../axe";
import { addressOfSingleFile, goTo, openExample, openExports, pick, saved, useSite } from "./site";

const site = useSite();

/** The names of all views in the menu. */
async function viewNames(page: Page): Promise<string[]> {
  const button = page.locator(".menu-button");
  const folded = await button.isVisible();
  if (folded) await button.click();
  const names = await page
    .getByRole("navigation", { name: "Views" })
    .getByRole("link")
    .allInnerTexts();
  if (folded) await button.click();
  return names;
}

async function loaded(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForLoadState("networkidle");
}

test("no request is made after loading, whatever is opened, asked and saved", async () => {
  const page = await site.open();
  await loaded(page);
  const requests: string[] = [];
  page.context().on("request", (request) => {
    if (!request.url().startsWith("blob:")) requests.push(request.url());
  });
  await openExample(page);
  for (const name of await viewNames(page)) {
    await goTo(page, name);
    await settled(page);
  }
  await goTo(page, "Save");
  await saved(page, "Report");
  await saved(page, "Calendar");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await openExports(page);
  await pick(page, { name: "broken.json", text: "{" });
  await page.getByRole("alert").waitFor();
  assert.deepEqual(requests, []);
});

test("the policy of the page allows its own files and nothing else", async () => {
  const page = await site.open();
  const policy = await page
    .locator("meta[http-equiv=Content-Security-Policy]")
    .getAttribute("content");
  assert.match(policy ?? "", /^default-src 'none'/);
  assert.doesNotMatch(policy ?? "", /'unsafe-inline'|'unsafe-eval'|https?:|\*/);
  const refused = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    const fetched = await fetch("https://example.org/").then(
      () => true,
      () => false,
    );
    return { ran: "ran" in window, fetched };
  });
  assert.deepEqual(refused, { ran: false, fetched: false });
});

test("once loaded, the page opens and answers without a network", async () => {
  const page = await site.open();
  await loaded(page);
  await page.context().setOffline(true);
  await page.reload();
  await openExample(page);
  await goTo(page, "Contracts");
  await page.getByRole("heading", { name: "Where the points are lost" }).waitFor();
});

test("as a single file the page opens from a disk, and asks for nothing", async () => {
  const page = await site.open();
  // What the site itself still loads is another story.
  await loaded(page);
  const requests: string[] = [];
  page.context().on("request", (request) => requests.push(request.url()));
  await page.context().setOffline(true);
  await page.goto(addressOfSingleFile());
  await openExample(page);
  await goTo(page, "Save");
  assert.match((await saved(page, "Report")).text, /exactly 91\.80/);
  const asked = requests.filter((address) => !/^(blob|data):/.test(address));
  assert.deepEqual(asked, [addressOfSingleFile()]);
});

const kLooks = [
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 360 },
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
] as const;

for (const { colorScheme, width } of kLooks) {
  test(`axe finds nothing in any view, ${colorScheme} and ${width} wide`, async () => {
    // Axe is no part of the page: its script comes in past the policy.
    const page = await site.open({
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
      reducedMotion: "reduce",
    });
    await bringAxe(page);
    const problems: string[] = [];
    const look = async (where: string) => {
      await settled(page);
      await page.evaluate(() =>
        document.querySelectorAll("details").forEach((d) => (d.open = true)),
      );
      problems.push(...(await violations(page)).map((words) => `${where}: ${words}`));
    };
    await look("start");
    await openExample(page);
    for (const name of await viewNames(page)) {
      await goTo(page, name);
      await look(name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) problems.push(`${name}: wider than the screen`);
    }
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await openExports(page);
    await look("range");
    await goTo(page, "Fill the gaps");
    await look("gaps");
    await pick(page, { name: "broken.json", text: "{" });
    await page.getByRole("alert").waitFor();
    await look("error");
    assert.deepEqual(problems, []);
  });
}

test("from the start to a rule and back by keyboard alone", async () => {
  const page = await site.open();
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return (element?.getAttribute("aria-label") || element?.innerText || "").trim();
    });
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 80; ++i) {
      await page.keyboard.press("Tab");
      if (name.test(await focused())) return;
    }
    assert.fail(`no key leads to ${name}`);
  };
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(/Start with the example/);
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: "92 of 100" }).waitFor();
  await page.getByRole("slider").waitFor();
  await tabTo(/The score over time/);
  const before = await page.getByRole("slider").getAttribute("aria-valuetext");
  await page.keyboard.press("End");
  assert.notEqual(await page.getByRole("slider").getAttribute("aria-valuetext"), before);
  await page.keyboard.press("Home");
  assert.match((await page.getByRole("slider").getAttribute("aria-valuetext")) ?? "", /9 Dec 2024/);
  await page.locator(".brand").focus();
  await tabTo(/^Contracts$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Every contract" }).waitFor();
  await tabTo(/^client dissatisfied$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Behind/ }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Every contract" }).waitFor();
});

test("whatever has the focus shows it", async () => {
  const page = await site.open();
  await openExample(page);
  for (let i = 0; i < 25; ++i) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "";
      const shows = (e: Element | null) =>
        e !== null && getComputedStyle(e).outlineStyle !== "none";
      return shows(element) || shows(element.nextElementSibling) ? "" : element.outerHTML;
    });
    assert.equal(seen, "", `the ${i + 1}. focus`);
  }
});

test("the choice of colours holds, and the reader's system decides otherwise", async () => {
  const page = await site.open({ colorScheme: "dark" });
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await paper(), "rgb(18, 22, 28)");
  await page.getByRole("radio", { name: "light" }).check();
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.getByRole("radio", { name: "system" }).check();
  assert.equal(await paper(), "rgb(18, 22, 28)");
});
