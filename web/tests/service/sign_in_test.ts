// SPDX-License-Identifier: Apache-2.0
// The way in and out of the service's pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, runJss, signIn, useService } from "./service";

const service = useService();

test("a token that opens nothing is refused in words, and can be corrected", async () => {
  const page = await service.open();
  await page.getByLabel("Token").fill("jss_0000000000000000_0000");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("This token does not open anything.").waitFor();
  assert.ok(await page.getByLabel("Token").evaluate((field) => field === document.activeElement));
  await signIn(page, service.tokens.operator);
  await page.getByRole("heading", { level: 1, name: "Freelancers" }).waitFor();
});

test("who signs in stays so in this browser, until they sign out", async () => {
  const page = await service.openAs("ana");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Your score" }).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You have signed out.").waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

test("no script and no storage of the browser holds the session's secret", async () => {
  const page = await service.openAs("ana");
  const held = await page.evaluate(
    () =>
      document.cookie + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
  );
  assert.doesNotMatch(held, /jss_/);
});

test("a session that has ended says so, and goes on where it was after", async () => {
  const page = await service.open("/#audit");
  const token = runJss("token", "create", service.ledger, "--role", "auditor").trim();
  // The service learns within a second of tokens that others made.
  await page.waitForTimeout(1500);
  await signIn(page, token);
  await page.getByRole("heading", { level: 1, name: "Audit log" }).waitFor();
  runJss("token", "revoke", service.ledger, token.split("_")[1] ?? "");
  await page.waitForTimeout(1500);
  await goTo(page, "Publications");
  await page.getByText("Your session has ended.").waitFor();
  await signIn(page, service.tokens.auditor);
  await page.getByRole("heading", { level: 1, name: "Publications" }).waitFor();
});

test("what would change something is refused without the session's own word", async () => {
  const page = await service.openAs("ana");
  const status = await page.evaluate(async () => {
    const answer = await fetch("/v1/freelancers/ana/what-ifs", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    return answer.status;
  });
  assert.equal(status, 403);
});
