// SPDX-License-Identifier: Apache-2.0
// A closer look: the trend, how firm the score is, badges and perks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, openExample, pick, useSite } from "./site";

const site = useSite();

test("the trend compares this quarter with the last one and a year ago", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Trend");
  await page.getByText("This quarter is worse than both last quarter and").waitFor();
  const rows = page.getByRole("table", { name: /eight quarters/ }).getByRole("row");
  assert.equal(await rows.count(), 9);
  assert.match(await rows.nth(1).innerText(), /20 Aug 2026 to 20 Nov 2026\s*this quarter\s*76\.92/);
});

test("the firmness of a score is told, and a bad job can be tried", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "How firm it is");
  await page.getByText(/costs 3\.61 points: from 91\.80 to 88\.19, shown as 88/).waitFor();
  await page.getByText(/With 18 jobs, 92 and 98 cannot be told apart/).waitFor();
  await page.getByRole("link", { name: "Try it in what-if" }).click();
  await page.locator(".trial-result .status-box").getByText("−3.61").waitFor();
});

test("badges say what is missing, and follow the size of a large contract", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Badges and perks");
  await page.getByRole("heading", { name: "Top Rated Plus" }).waitFor();
  const plus = page.getByRole("table", { name: "What Top Rated Plus asks" });
  assert.match(await plus.innerText(), /missing:\s*a contract of 5,000 in 12 months/);
  await page.getByLabel("A large contract of your category earns").fill("4000");
  await plus.getByText("a contract of 4,000 in 12 months").waitFor();
  assert.match(await plus.innerText(), /met:\s*a contract of 4,000 in 12 months/);
  await page.getByText("no longer granted since 3 Sep 2024").waitFor();
});

test("while feedback can be removed, what that gains is told and can be tried", async () => {
  const page = await site.open();
  const names = "contract_id,freelancer_id,client_id,started_on,ended_on,earned,first_paid_on";
  const row = (id: number, stars: string) =>
    `c${id},f1,k${id},2024-01-05,2024-05-2${id},480.00,2024-01-19,2024-05-2${id},${stars}`;
  const rows = [`${names},last_paid_on,stars`, row(1, "5.00"), row(2, "1.00"), row(3, "4.90")];
  await pick(page, { name: "old.csv", text: `${rows.join("\n")}\n` });
  await page.getByRole("img", { name: /of 100/ }).waitFor();
  await goTo(page, "Badges and perks");
  await page.getByRole("link", { name: "Try it without the feedback on c2" }).click();
  await page.locator("code", { hasText: "remove feedback c2" }).waitFor();
});
