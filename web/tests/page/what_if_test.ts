// SPDX-License-Identifier: Apache-2.0
// What if: by hand from a contract to the score, back again, and by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { goTo, openExample, openExports, pick, useSite } from "./site";

const site = useSite();

async function openWhatIf(page: Page): Promise<void> {
  await openExample(page);
  await goTo(page, "What if …");
  await page.getByRole("heading", { name: "Open contracts" }).waitFor();
}

const summary = (page: Page) => page.locator(".trial-result .status-box");
const code = (page: Page, text: string | RegExp) =>
  tried(page)
    .locator("code")
    .getByText(text, typeof text === "string" ? { exact: true } : {});
const tried = (page: Page) => page.getByRole("region", { name: "What you try" });

test("ending a contract answers at once, in points and in words to copy", async () => {
  const page = await site.open();
  await openWhatIf(page);
  const card = page.getByRole("group", { name: "Catalogue of oak tables", exact: true });
  await card.getByRole("radio", { name: "ends", exact: true }).check();
  await card.getByLabel("On, as a date").fill("2026-12-01");
  await summary(page).getByText("+0.33").waitFor();
  await code(page, "end c11 by client stars 5 on 2026-12-01").waitFor();
  await page
    .getByText(/at best \+0\.52, on 15 Dec 2026; at worst −8\.85, on 23 Jul 2027/)
    .waitFor();
  await card.getByRole("radio", { name: "by you" }).check();
  await card.getByLabel("the client leaves stars").uncheck();
  await code(page, "end c11 by freelancer on 2026-12-01").waitFor();
});

test("a slider moves by keyboard, and one step back undoes the whole move", async () => {
  const page = await site.open();
  await openWhatIf(page);
  const card = page.getByRole("group", { name: "Retouching product photos", exact: true });
  await card.getByRole("radio", { name: "ends", exact: true }).check();
  const stars = card.getByRole("slider", { name: /Stars/ });
  for (let i = 0; i < 4; ++i) await stars.press("ArrowLeft");
  assert.equal(await stars.getAttribute("aria-valuetext"), "4.8 stars");
  await code(page, /end c14 by client stars 4\.8 on/).waitFor();
  await page.keyboard.press("Control+z");
  await card.getByRole("radio", { name: "goes on" }).and(page.locator(":checked")).waitFor();
  await page.getByText("Nothing yet: this is what comes if nothing more happens.").waitFor();
});

test("a new job, a removed feedback and a refund are tried together, and reset", async () => {
  const page = await site.open();
  await openWhatIf(page);
  await page.getByRole("button", { name: "+ A new job" }).click();
  await code(page, /start new-1 earn 640 stars 5 lasts 30 days/).waitFor();
  await page.getByRole("button", { name: "Try it" }).click();
  await code(page, "remove feedback c21").waitFor();
  await page.getByLabel("this happens").selectOption("refund");
  await page.getByLabel("Amount").fill("50");
  await page.getByRole("button", { name: "Try it" }).click();
  await code(page, "refund c21 50").waitFor();
  await tried(page)
    .getByRole("button", { name: /Leave out: refund/ })
    .click();
  assert.equal(await code(page, "refund c21 50").count(), 0);
  await page.getByRole("button", { name: "Reset" }).click();
  await summary(page).getByText("0.00").waitFor();
  assert.equal(await tried(page).getByRole("listitem").count(), 0);
});

test("what cannot be is refused with the reason, and what was tried before stays", async () => {
  const page = await site.open();
  await openWhatIf(page);
  await page.getByLabel("this happens").selectOption("refund");
  await page.getByLabel("Amount").fill("99999");
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("alert").getByText(/c21/).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("alert").waitFor({ state: "detached" });
});

test("what is tried stays while the reader looks elsewhere, but not for other files", async () => {
  const page = await site.open();
  await openWhatIf(page);
  await page.getByRole("button", { name: "+ A new job" }).click();
  await goTo(page, "Score");
  await goTo(page, "What if …");
  await code(page, /start new-1/).waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.goto(`${site.address}#score`);
  await openExample(page);
  await goTo(page, "What if …");
  await page.getByText("Nothing yet").waitFor();
});

test("with nothing open a job can still be tried, and makes a score in time", async () => {
  const page = await site.open();
  const names = "contract_id,freelancer_id,client_id,started_on,ended_on,earned";
  const rows = [
    `${names},first_paid_on,last_paid_on,stars`,
    "c1,f1,k1,2026-01-05,2026-02-20,480.00,2026-01-19,2026-02-20,5.00",
    "",
  ];
  await pick(page, { name: "one.csv", text: rows.join("\n") });
  await page.getByRole("img", { name: /No score/ }).waitFor();
  await goTo(page, "What if …");
  await page.getByText("No contract is open on this day.").waitFor();
  await page.getByRole("button", { name: "+ A new job" }).click();
  await page.getByText(/There is a score for \d+ days more than if nothing happens/).waitFor();
});

test("exports with gaps lead to the questions", async () => {
  const page = await site.open();
  await openExports(page);
  await goTo(page, "What if …");
  await page.getByText("Something is unknown that this answer needs.").waitFor();
  await page
    .getByText("Of “Contoso / Icons” the exports do not tell its last day and the client's stars.")
    .waitFor();
  await page.getByRole("link", { name: "Fill the gaps" }).last().click();
  await page.getByRole("group", { name: "Icons" }).waitFor();
});
