// SPDX-License-Identifier: Apache-2.0
// A review is decided, and the score follows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useService } from "./service";

const service = useService();

async function ask(): Promise<number> {
  const asked = await fetch(`${service.address}/v1/reviews`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${service.tokens.ana}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ contract: "ana-bad", why: "Work outside of the contract." }),
  });
  return asked.status;
}

test("a reviewer decides what an auditor only sees, and the score follows", async () => {
  assert.equal(await ask(), 201);
  const auditor = await service.openAs("auditor", "/#reviews");
  await auditor.getByText(/to be decided by .*, in \d+ days/).waitFor();
  assert.equal(await auditor.getByText(/^Decide it/).count(), 0);

  const page = await service.openAs("reviewer", "/#reviews");
  const asked = page.getByRole("listitem").filter({ hasText: "contract ana-bad" });
  await asked.getByText("Work outside of the contract.").waitFor();
  await asked.getByText("Decide it", { exact: true }).click();
  await asked.getByRole("radio", { name: /^Exclude/ }).check();
  await asked.getByRole("textbox").fill("The messages show it.");
  await asked.getByRole("button", { name: "Decide", exact: true }).click();
  await page.getByText("None.").waitFor();
  await page.getByLabel("Show").selectOption({ label: "excluded" });
  await asked.getByText("The messages show it.").waitFor();
  await asked.getByRole("link", { name: "ana", exact: true }).click();
  await page.getByRole("img", { name: "100 of 100" }).waitFor();
});
