// SPDX-License-Identifier: Apache-2.0
// What the platform shows against what the rules give, and the score under other rules.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, openExample, pick, saved, useSite } from "./site";

const site = useSite();

test("scores that were shown tell which rules agree and what was said in private", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "What the platform shows");
  await page.getByText("Paste several").click();
  await page.locator("textarea").fill("2026-06-14, 90\nsome day 91\n20 November 2026: 86 %");
  await page.getByRole("button", { name: "Take them" }).click();
  await page.getByText(/2 scores taken\. 1 line could not be read/).waitFor();
  assert.equal(await page.locator("textarea").inputValue(), "some day 91");
  const differences = page.getByRole("table", { name: /in whole points/ });
  await differences.getByText("−10").waitFor();
  const rules = page.getByRole("table", { name: /held against the scores shown/ });
  await rules.getByText("32 of 432").waitFor();
  assert.match(await rules.innerText(), /2015-03\s*✗ no\s*–\s*could show 89 on 14 Jun 2026/);
  const answers = page.getByRole("table", { name: /How likely each answer is/ });
  assert.match(await answers.innerText(), /Wall lettering for a gym[\s\S]*100 %[\s\S]*bad, sure/);
  await page.getByText(/Taken as given: that one of these rules is the platform's/).waitFor();
});

test("what was shown is saved, and is there again beside the same files", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "What the platform shows");
  await page.getByLabel("the platform showed").fill("86");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Take out 20 Nov 2026" }).waitFor();
  await page.getByLabel("no score").check();
  await page.getByLabel("On the day").last().fill("2024-10-01");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "save them" }).click();
  const table = await saved(page, "Scores shown");
  assert.equal(table.text, "day,score\n2024-10-01,none\n2026-11-20,86\n");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.goto(`${site.address}#score`);
  await openExample(page);
  await pick(page, table);
  await goTo(page, "What the platform shows");
  await page.getByRole("button", { name: "Take out 20 Nov 2026" }).click();
  await page
    .getByRole("table", { name: /in whole points/ })
    .getByText("✓ the same")
    .waitFor();
});

test("the score under all rules stands side by side, today and over time", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Under other rules");
  const today = page.getByRole("table", { name: /under each set of rules/ });
  await today.getByRole("row").nth(11).waitFor();
  assert.equal(await today.getByRole("row").count(), 12);
  assert.match(await today.innerText(), /published[\s\S]*72 72\.41[\s\S]*−19\.39/);
  await today.getByLabel("equal").check();
  const chart = page.getByRole("slider", { name: /under several rules/ });
  await chart.press("End");
  assert.match((await chart.getAttribute("aria-valuetext")) ?? "", /equal \d+/);
  await page.getByText(/As a table: \d+ days/).click();
  await page.getByRole("columnheader", { name: "equal" }).waitFor();
});

test("at most six rules are drawn at once", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Under other rules");
  const boxes = page.getByRole("checkbox");
  await boxes.nth(10).waitFor();
  for (let i = 0; i < 11; ++i) {
    if ((await page.getByRole("checkbox", { checked: true }).count()) === 6) break;
    await boxes.nth(i).check();
  }
  assert.equal(await page.locator(".legend li").count(), 6);
  assert.equal(await page.locator("input[type=checkbox]:disabled").count(), 5);
});

test("chosen rules come first, and are not asked for twice", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByLabel("By the rules").selectOption("2024-09");
  await goTo(page, "Under other rules");
  const rows = page.getByRole("table", { name: /under each set of rules/ }).getByRole("row");
  await rows.nth(1).getByLabel("2024-09").waitFor();
  assert.equal(await rows.count(), 11);
});
