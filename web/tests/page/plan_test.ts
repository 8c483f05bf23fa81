// SPDX-License-Identifier: Apache-2.0
// What next: open contracts with what to do, and a plan to a target.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { goTo, openExample, pick, useSite } from "./site";

const site = useSite();

async function target(page: Page, score: number): Promise<void> {
  const slider = page.getByRole("slider", { name: /The score to reach/ });
  await slider.press("End");
  for (let at = 100; at > score; --at) await slider.press("ArrowLeft");
}

test("open contracts come with what to do, a message, and what it would do", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Open contracts");
  await page.getByText("There is something to do about 2 of 6.").waitFor();
  const first = page.locator(".advice").first();
  assert.match(await first.innerText(), /Deliver on 2 Dec 2026\. It is due on 4 Dec 2026/);
  assert.match(await first.innerText(), /Hello Juniper Legal/);
  await page.getByLabel("Show").selectOption("do");
  assert.equal(await page.locator(".advice").count(), 2);
  await page.getByRole("link", { name: "Try it on Retouching product photos" }).click();
  await page.getByRole("heading", { name: "What if …" }).waitFor();
  await page.locator("code", { hasText: "end c14 by client stars 4.18 on 2026-11-20" }).waitFor();
});

test("a target that time brings takes no act", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Plan to a target");
  await page.getByText("Wait: on 10 Apr 2027 the score is 100 (100.00)").waitFor();
  await target(page, 90);
  await page.getByText("The score is 92 (91.80) already: nothing to do for 90.").waitFor();
});

test("what is out of reach is proven so, with the nearest plan to try", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Plan to a target");
  await target(page, 100);
  await page.getByRole("button", { name: "1 month" }).click();
  await page.getByText(/Nothing reaches 100 by 20 Dec 2026\. The highest score/).waitFor();
  await page.getByText("None reaches 100.").waitFor();
  assert.match(await page.locator(".plan").innerText(), /Cover of a crime novel/);
  await page.getByRole("link", { name: "Try it in what-if" }).click();
  const tried = page.getByRole("region", { name: "What you try" });
  await tried.locator("li").nth(4).waitFor();
  assert.equal(await tried.locator("li").count(), 5);
});

test("a plan says what it comes to if clients answer otherwise", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByLabel("By the rules").selectOption("2023-12");
  await goTo(page, "Plan to a target");
  await target(page, 85);
  await page.getByText(/It takes 2 acts that a client has to join in/).waitFor();
  const cases = page.getByRole("table", { name: /The plan counts on the usual answers/ });
  assert.match(await cases.innerText(), /good[\s\S]*✓ reached[\s\S]*bad[\s\S]*✗ not reached/);
});

/** Sixty open contracts with as many clients: no small thing to plan for. */
function manyOpen(): string {
  const names = "contract_id,freelancer_id,client_id,started_on,ended_on,earned,first_paid_on";
  const rows = [`${names},last_paid_on,stars`];
  for (let i = 0; i < 60; ++i) {
    const day = `2026-0${1 + (i % 6)}-1${i % 10}`;
    rows.push(`o${i},f1,k${i},${day},,${100 + 37 * i}.00,${day},2026-06-${10 + (i % 20)},`);
    const stars = i % 7 === 0 ? "1.00" : "4.80";
    rows.push(`e${i},f1,k${i},${day},2026-06-2${i % 10},90.00,${day},2026-06-20,${stars}`);
  }
  return `${rows.join("\n")}\n`;
}

test("a long question can be stopped, and the page answers the next one", async () => {
  const page = await site.open();
  await pick(page, { name: "many.csv", text: manyOpen() });
  await page.getByRole("img", { name: /of 100/ }).waitFor();
  await page.getByLabel("By the rules").selectOption("broad");
  await goTo(page, "Plan to a target");
  await target(page, 99);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("Stopped; there is no answer.").waitFor();
  await goTo(page, "Contracts");
  await page.getByRole("heading", { name: "Every contract" }).waitFor();
});
