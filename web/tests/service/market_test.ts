// SPDX-License-Identifier: Apache-2.0
// What those who run the market see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "../../src/components/day";
import { kToday } from "./market";
import { useService } from "./service";

const service = useService();

test("everybody can be listed, and opened by id", async () => {
  const page = await service.openAs("reviewer", "/#freelancers");
  await page.getByRole("link", { name: "ben", exact: true }).waitFor();
  await page.getByLabel("Open a freelancer by id").fill("ana");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "ana" }).waitFor();
  await page.getByRole("link", { name: "← The market" }).click();
  await page.getByRole("heading", { level: 1, name: "Freelancers" }).waitFor();
});

test("another day and other rules can be looked at", async () => {
  const page = await service.openAs("operator", "/freelancers/ana");
  await page.getByRole("img", { name: "92 of 100" }).waitFor();
  await page.getByLabel("By the rules").selectOption("2015-03");
  await page.getByRole("link", { name: "rules 2015-03" }).waitFor();
});

test("a score that is looked at follows what happens", async () => {
  const page = await service.openAs("operator", "/freelancers/ben/");
  await page.getByRole("img", { name: "89 of 100" }).waitFor();
  const event = {
    id: "ben-flag",
    type: "client_standing_changed",
    at: `${kToday}T00:00:00Z`,
    client: "client-9",
    standing: "flagged",
  };
  const sent = await fetch(`${service.address}/v1/events`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${service.tokens.operator}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify([event]),
  });
  assert.equal(sent.status, 200);
  await page.getByRole("img", { name: "100 of 100" }).waitFor();
});

test("the audit log is read page by page, and from any record on", async () => {
  const page = await service.openAs("auditor", "/#audit");
  const rows = page.getByRole("table", { name: "Records of the ledger" }).getByRole("row");
  await rows.nth(50).waitFor();
  assert.equal(await rows.count(), 51);
  await page.getByRole("button", { name: "Show more" }).click();
  await rows.nth(100).waitFor();
  await page.getByLabel("From the record with the number").fill("77");
  await page.keyboard.press("Enter");
  await page.getByRole("rowheader", { name: "1", exact: true }).waitFor({ state: "detached" });
  assert.match(await rows.nth(1).innerText(), /^77\b/);
});

const kPolicy = `id = "gentle"
title = "A gentle house rule"
based_on = "2026-01"

[credit]
failure = { value = 500, source = "our terms of 2026", grade = "documented" }
`;

test("a policy is drafted, tried, approved by another, scheduled and taken back", async () => {
  const page = await service.openAs("operator", "/#policies");
  const text = page.getByRole("textbox", { name: /Its text/ });
  await text.fill("id = 'broken'");
  await page.getByRole("button", { name: "Draft it" }).click();
  await page.getByRole("alert").waitFor();
  await text.fill(kPolicy);
  await page.getByRole("button", { name: "Draft it" }).click();
  const card = page.getByRole("region", { name: "gentle" });
  await card.getByText(/of 2 would be shown another score/).waitFor();
  await card.getByRole("button", { name: "Approve it" }).click();
  await card.getByRole("alert").waitFor();

  const other = await service.openAs("second", "/#policies");
  await other.getByRole("link", { name: "gentle", exact: true }).click();
  const seen = other.getByRole("region", { name: "gentle" });
  await seen.getByRole("button", { name: "Approve it" }).click();
  await seen.getByText(/^Approved by/).waitFor();
  await seen.getByLabel("Let it decide scores from this day on").fill(addDays(kToday, 30));
  await seen.getByRole("button", { name: "Schedule it" }).click();
  await other.getByRole("cell", { name: "scheduled" }).waitFor();
  await seen.getByLabel("Take it back, because").fill("Not agreed with the freelancers.");
  await seen.getByRole("button", { name: "Roll back" }).click();
  await seen.getByText("Not agreed with the freelancers.").waitFor();
});

test("an auditor sees policies and changes none", async () => {
  const page = await service.openAs("auditor", "/#policies");
  await page.getByRole("rowheader", { name: "2026-01" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Draft it" }).count(), 0);
});
