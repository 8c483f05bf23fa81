// SPDX-License-Identifier: Apache-2.0
// What can be saved, and opened again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, openExample, openExports, pick, saved, useSite } from "./site";

const site = useSite();

test("a report, a calendar, tables and a picture can be saved", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Save");
  const report = await saved(page, "Report");
  assert.equal(report.name, "ana-report.html");
  assert.match(report.text, /^<!DOCTYPE html>[\s\S]*exactly 91\.80[\s\S]*<\/html>/);
  assert.match((await saved(page, "Calendar")).text, /^BEGIN:VCALENDAR[\s\S]*SUMMARY:/);
  assert.match((await saved(page, "Contracts")).text, /^freelancer,contract,client,outcome,why/);
  assert.match((await saved(page, "Timeline")).text, /^freelancer,day,score/);
  assert.match((await saved(page, "Chart")).text, /^<svg/);
});

test("events that were saved give the same score when they are opened again", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Save");
  const events = await saved(page, "Events");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await pick(page, events);
  await goTo(page, "Score");
  await page.getByText("92, exactly 91.80, from the last 24 months.").waitFor();
});

test("answers that were saved fill the gaps when they are dropped beside the exports", async () => {
  const page = await site.open();
  await openExports(page);
  await goTo(page, "Fill the gaps");
  const gap = page.getByRole("group", { name: "Icons" });
  await gap.getByLabel("Its end: it goes on").check();
  await page.getByText(/What is still unknown cannot change it/).waitFor();
  await page.getByRole("link", { name: "Save the answers" }).click();
  const answers = await saved(page, "Answers");
  assert.equal(answers.text, "contract_id,field,value\nContoso / Icons,open,yes\n");
  const events = await saved(page, "Events of the exports");
  assert.match(events.text, /"contract_started"/);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await openExports(page);
  await pick(page, answers);
  await page.getByRole("img", { name: /of 100$/ }).waitFor();
});

test("rules can be saved, and scored by when they are dropped again", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Every rule");
  const rules = await saved(page, "these rules");
  assert.equal(rules.name, "2026-01.toml");
  const mine = { name: "mine.toml", text: rules.text.replace('id = "2026-01"', 'id = "mine"') };
  await pick(page, mine);
  await goTo(page, "Score");
  await page.getByText("rules mine").waitFor();
});
