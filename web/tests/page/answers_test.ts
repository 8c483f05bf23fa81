// SPDX-License-Identifier: Apache-2.0
// From a file to its answer: loading, gaps, score, chart, windows, contracts, rules.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, openExample, openExports, pick, useSite } from "./site";

const site = useSite();

const kTable = [
  "contract_id,freelancer_id,client_id,started_on,ended_on,ended_by,earned,first_paid_on" +
    ",last_paid_on,stars",
  "c1,f1,k1,2026-01-05,2026-02-20,client,480.00,2026-01-19,2026-02-20,5.00",
  "c2,f1,k2,2026-01-06,2026-03-01,client,120.00,2026-02-28,2026-02-28,5.00",
  "c3,f2,k2,2026-02-01,2026-03-02,client,900.00,2026-02-28,2026-02-28,1.00",
  "",
].join("\n");

test("the example has a score with its reason in one sentence", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByText(/it rises from 92 to 93/).waitFor();
  await page.getByRole("link", { name: "Cover of a crime novel" }).waitFor();
  const hero = await page.locator(".hero").innerText();
  assert.match(hero, /92, exactly 91\.80, from the last 24 months\./);
  assert.match(hero, /8\.20 points are missing to 100; 4\.92 of them for Cover of a crime novel/);
  assert.match(hero, /it rises from 92 to 93 on 4 Dec 2026/);
});

test("the windows stand side by side, and the one that decides is named", async () => {
  const page = await site.open();
  await openExample(page);
  const rows = page.getByRole("table", { name: /Every window/ }).getByRole("row");
  assert.match(await rows.nth(1).innerText(), /24 months[\s\S]*91\.80[\s\S]*decides/);
  assert.match(await rows.nth(3).innerText(), /6 months[\s\S]*86\.05/);
});

test("a day of the chart tells what changed on it, and by how many points", async () => {
  const page = await site.open();
  await openExample(page);
  const chart = page.getByRole("slider", { name: /The score over time/ });
  await chart.press("ArrowLeft");
  for (let i = 0; i < 3; ++i) {
    if ((await page.locator(".day-told").innerText()).includes("12 Oct 2026")) break;
    await chart.press("ArrowLeft");
  }
  const told = page.locator(".day-told");
  await told.getByText("Falls from 100 to 92").waitFor();
  await told.getByText("“Cover of a crime novel” begins to count: client dissatisfied").waitFor();
  assert.match(await told.innerText(), /−13\.64/);
  assert.match((await chart.getAttribute("aria-valuetext")) ?? "", /12 Oct 2026: falls from 100/);
});

test("the chart has a table with every change", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByText(/As a table: 28 changes/).click();
  const table = page.getByRole("table", { name: "Days on which the score changes" });
  assert.equal(await table.getByRole("row").count(), 29);
  await page.getByLabel("Look ahead").selectOption("60");
  await page.getByText(/As a table: 40 changes/).waitFor();
});

test("contracts are sorted, filtered and found", async () => {
  const page = await site.open();
  await openExample(page);
  await goTo(page, "Contracts");
  const table = page.getByRole("table", { name: /contracts?; points/ });
  assert.match(await table.getByRole("row").nth(1).innerText(), /Cover of a crime novel/);
  await page.getByLabel("Show").selectOption("excluded");
  assert.equal(await table.getByRole("row").count(), 5);
  await page.getByLabel("Find").fill("gym");
  assert.match(await table.getByRole("row").nth(1).innerText(), /nothing was earned/);
  await page.getByLabel("Find").fill("");
  await page.getByLabel("Show").selectOption("all");
  await table.getByRole("button", { name: /Leaves the window/ }).click();
  assert.match(await table.getByRole("row").nth(1).innerText(), /10 Dec 2026/);
});

test("no word of a name is broken where a table has room", async () => {
  const page = await site.open({ viewport: { width: 1280, height: 900 } });
  await openExample(page);
  await goTo(page, "Contracts");
  const names = page.getByRole("table", { name: /contracts?; points/ }).locator("td bdi");
  await names.first().waitFor();
  const lines = await names.evaluateAll((all) => all.map((name) => name.getClientRects().length));
  assert.deepEqual([...new Set(lines)], [1]);
});

test("a contract shows what it adds, and leads to the rules behind it", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByRole("link", { name: "Cover of a crime novel" }).click();
  const card = page.getByRole("region", { name: "Cover of a crime novel" });
  assert.match(await card.innerText(), /failure[\s\S]*−4\.92[\s\S]*10 Oct 2028[\s\S]*1\.5/);
  await card.getByRole("link", { name: "client dissatisfied" }).click();
  await page.getByRole("heading", { name: "Behind “client dissatisfied”" }).waitFor();
});

test("every rule has an address, a source and a grade", async () => {
  const page = await site.open();
  await openExample(page);
  await page.goto(`${page.url().split("#")[0]}#rules/gate.outcomes`);
  const topic = page.locator(".topic");
  await topic.getByText("gate.outcomes").waitFor();
  assert.match(await topic.innerText(), /documented/);
  assert.match(
    (await topic.getByRole("link", { name: /opens/ }).getAttribute("href")) ?? "",
    /^https:/,
  );
  await page.getByLabel("Find").fill("private");
  assert.ok((await page.locator(".rule-item").count()) > 2);
});

test("a gap of exports leaves a range, and an answer closes it", async () => {
  const page = await site.open();
  await openExports(page);
  await page.getByRole("link", { name: "Fill the gaps" }).last().click();
  const gap = page.getByRole("group", { name: "Icons" });
  await gap.getByLabel("Last day").fill("2026-05-02");
  await gap.getByLabel("Last day").blur();
  await gap.getByLabel("The client's stars: none given").check();
  await page.getByText(/What is still unknown cannot change it/).waitFor();
  await page.getByRole("link", { name: "See the score" }).click();
  await page.getByRole("img", { name: /of 100$/ }).waitFor();
});

test("an answer that cannot be is refused beside the question", async () => {
  const page = await site.open();
  await openExports(page);
  await goTo(page, "Fill the gaps");
  const day = page.getByRole("group", { name: "Icons" }).getByLabel("Last day");
  await day.fill("2020-01-01");
  await day.blur();
  await page.locator(".status-box [role=alert]").waitFor();
  assert.match(await page.locator(".status-box [role=alert]").innerText(), /2020-01-01|ended_on/);
  await page.getByText("78 to 100").waitFor();
});

test("bad rows are explained by line, column and rule, and nothing is answered", async () => {
  const page = await site.open();
  await pick(page, { name: "bad.csv", text: kTable.replace("5.00\nc2", "5.50\nc2") });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /bad\.csv:2: stars: '5\.50' is not from 1\.00 to 5\.00/);
  await pick(page, { name: "good.csv", text: kTable });
  await page.getByRole("heading", { name: "Whose score?" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("of several freelancers one is chosen, and may be changed", async () => {
  const page = await site.open();
  await pick(page, { name: "contracts.csv", text: kTable });
  await page.getByRole("button", { name: "f1" }).click();
  await page.getByRole("img", { name: "100 of 100" }).waitFor();
  await page.getByLabel("Freelancer").selectOption("f2");
  await page.getByRole("img", { name: "No score: too few contracts count" }).waitFor();
});

test("another day and other rules give another score", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByLabel("On the day").fill("2026-10-11");
  await page.getByRole("img", { name: "100 of 100" }).waitFor();
  await page.getByLabel("By the rules").selectOption("2015-03");
  await page.getByText("rules 2015-03").waitFor();
});

test("what is written down counts at once and can be taken back", async () => {
  const page = await site.open();
  await page.getByRole("link", { name: /Write it down/ }).click();
  const write = async (title: string, client: string) => {
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Client", { exact: true }).fill(client);
    await page.getByLabel("First day").fill("2026-01-05");
    await page.getByLabel("Paid so far").fill("300");
    await page.getByLabel("Last day, if it ended").fill("2026-02-01");
    await page.getByLabel("The client's stars, if any").fill("5");
    await page.getByLabel("Your stars, if any").fill("5");
    await page.getByRole("button", { name: "Add the contract" }).click();
    await page.getByRole("button", { name: `Take back ${title}` }).waitFor();
  };
  await write("Logo", "Larkspur");
  await write("Poster", "Mosaic");
  await goTo(page, "Score");
  await page.getByRole("img", { name: "100 of 100" }).waitFor();
  await goTo(page, "Add what happened");
  await page.getByRole("button", { name: "Take back Poster" }).click();
  await goTo(page, "Score");
  await page.getByRole("img", { name: "No score: too few contracts count" }).waitFor();
});

test("exports go on as events, to which more can be added", async () => {
  const page = await site.open();
  await openExports(page);
  await goTo(page, "Add what happened");
  await page.getByRole("button", { name: "Go on with events" }).click();
  await page.getByLabel("What happened").selectOption("refunded");
  await page.getByLabel("On", { exact: true }).fill("2026-05-20");
  await page.getByLabel("Amount").fill("10");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByText("1 event: refunded").waitFor();
});

test("files can be dropped anywhere on the page", async () => {
  const page = await site.open();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "contracts.csv"));
    return transfer;
  }, kTable);
  await page.dispatchEvent("footer", "drop", { dataTransfer: dropped });
  await page.getByRole("heading", { name: "Whose score?" }).waitFor();
});

test("rules of one's own score beside the open source", async () => {
  const page = await site.open();
  await openExample(page);
  const rules = 'id = "mine"\ntitle = "Mine"\nbased_on = "2026-01"\n';
  await pick(page, { name: "mine.toml", text: rules });
  await page.getByText("rules mine").waitFor();
  await page.getByText("92, exactly 91.80").waitFor();
});

test("what the source alone knows of a coming day is not taken for what is told", async () => {
  const page = await site.open();
  await openExample(page);
  await page.getByLabel("By the rules").selectOption("2020-03");
  // One side has spoken about a contract: the source knows that it will count on that day, while
  // the timeline says what comes if nothing more happens.
  await page.locator(".day-told").getByText("Falls from 81 to 79").waitFor();
  await page.waitForTimeout(1000);
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  assert.doesNotMatch(await page.locator(".day-told").innerText(), /82\.52/);
});
