// SPDX-License-Identifier: Apache-2.0
// What a freelancer sees of themself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shownScore, useService } from "./service";

const service = useService();

test("the score that was published is shown", async () => {
  const page = await service.openAs("ana");
  assert.equal(await shownScore(page), 92);
  await page.getByText("That is what everybody is shown.").waitFor();
});

test("nobody else's score can be opened", async () => {
  const page = await service.openAs("ben", "/freelancers/ana");
  await page.getByRole("heading", { level: 1, name: "Your score" }).waitFor();
  const status = await page.evaluate(
    async () => (await fetch("/v1/freelancers/ana/explanation")).status,
  );
  assert.equal(status, 403);
});
