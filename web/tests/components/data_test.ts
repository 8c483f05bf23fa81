// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, placeOf } from "../../src/components/address";
import { dayTicks, rangeOf, scaleOf } from "../../src/components/chart_scale";
import { csvOf, rowsOf } from "../../src/components/csv";
import { addDays, addMonths, inWords, isDay } from "../../src/components/day";
import { isTopic, rulesBehind } from "../../src/components/rule_names";
import { contractsOf, eventsOf } from "../../src/page/events";
import { answerRows, answersOf, fileOf, kindOf } from "../../src/page/file_kind";
import { eventsOfContract, eventsOfHappening } from "../../src/page/written_events";

test("a month later is the same day, or the last that the month has", () => {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2024-02-29", 12), "2025-02-28");
  assert.equal(addMonths("2026-11-20", -12), "2025-11-20");
  assert.equal(addDays("2026-02-28", 1), "2026-03-01");
});

test("a day is whole and exists, or it is none", () => {
  assert.equal(isDay("2026-02-29"), false);
  assert.equal(isDay("2024-02-29"), true);
  assert.equal(isDay("2026-2-3"), false);
  assert.equal(inWords("2026-11-05"), "5 Nov 2026");
});

test("CSV is read and written with commas, quotes and line breaks in fields", () => {
  const rows = [
    ["contract_id", "field", "value"],
    ['Contoso / "Icons", new', "stars", "none"],
    ["two\nlines", "open", "yes"],
  ];
  const text = csvOf(rows);
  assert.deepEqual(
    rowsOf(text).map((row) => Object.values(row)),
    rows.slice(1),
  );
  assert.deepEqual(rowsOf("\uFEFFa,b\r\n1,2\r\n\r\n"), [{ a: "1", b: "2" }]);
});

test("what goes beside a source is told by its header, in any order of columns", () => {
  assert.equal(kindOf(fileOf("x.csv", "value,contract_id,field\n")), "answers");
  assert.equal(kindOf(fileOf("x.csv", "day,score\n2026-01-01,90\n")), "observed");
  assert.equal(kindOf(fileOf("x.csv", "freelancer_id,profile_completeness\n")), "profiles");
  assert.equal(kindOf(fileOf("mine.toml", 'id = "mine"\n')), "policy");
  assert.equal(kindOf(fileOf("x.csv", "contract_id,freelancer_id,client_id\n")), "source");
});

test("answers that were saved are the answers that are read again", () => {
  const saved = csvOf([
    ["contract_id", "field", "value"],
    ["Contoso / Icons", "ended_on", "2026-05-02"],
    ["Contoso / Icons", "stars", "none"],
  ]);
  assert.equal(csvOf(answerRows(answersOf(fileOf("answers.csv", saved)))), saved);
});

test("a chart shows as much of 0 to 100 as its values need, in whole tens", () => {
  assert.deepEqual(rangeOf([55.56, 100]), { low: 50, high: 100 });
  assert.deepEqual(rangeOf([91, 92]), { low: 80, high: 100 });
  assert.deepEqual(rangeOf([0, 4]), { low: 0, high: 20 });
  assert.deepEqual(rangeOf([]), { low: 0, high: 100 });
});

test("labels of days keep their distance and stay inside", () => {
  const box = { left: 34, right: 340, top: 0, bottom: 100 };
  const scale = scaleOf("2024-09-23", "2027-11-20", [50, 100], box);
  const ticks = dayTicks("2024-09-23", "2027-11-20", scale).map((tick) => tick.at);
  assert.ok(ticks.length >= 2);
  ticks.slice(1).forEach((at, i) => assert.ok(at - (ticks[i] ?? 0) >= 70));
  assert.ok(ticks.every((at) => at >= box.left && at <= box.right));
});

test("every why has rules behind it, and nothing else is a topic", () => {
  for (const why of ["negative_feedback", "awaiting_feedback", "no_earnings", "silence"]) {
    assert.ok(rulesBehind(why).length > 0, why);
  }
  assert.equal(isTopic("gate.outcomes"), false);
  assert.equal(isTopic("constructor"), false);
});

test("a contract that is written down becomes its events", () => {
  const written = {
    title: "Logo",
    client: "Larkspur Bakery",
    started_on: "2026-01-05",
    amount: "350",
    ended_on: "2026-02-01",
    stars: "4.9",
    recommend: "9",
  };
  const events = eventsOfContract(written, [], "me");
  assert.deepEqual(
    events.map((event) => event.type),
    ["contract_started", "paid", "contract_ended", "feedback_given"],
  );
  assert.equal(events[1]?.["amount"], "350.00");
  assert.equal(events[3]?.["stars"], "4.90");
  assert.equal(events[3]?.["recommend"], 9);
  const [told] = contractsOf(events);
  assert.deepEqual([told?.title, told?.endedOn, told?.earned], ["Logo", "2026-02-01", 350]);
});

test("what is written down twice is two events, and never takes a known id", () => {
  const paid = { type: "paid", contract: "c1", on: "2026-03-01", amount: "10" };
  const first = eventsOfHappening(paid, []);
  const second = eventsOfHappening(paid, first);
  assert.notEqual(first[0]?.id, second[0]?.id);
  const contract = { title: "A", client: "B", started_on: "2026-01-01" };
  const one = eventsOfContract(contract, [], "me");
  assert.notEqual(one[0]?.contract, eventsOfContract(contract, one, "me")[0]?.contract);
});

test("events are read from lines, in a ledger's record too; other lines are left out", () => {
  const line = '{"id":"e1","type":"paid","at":"2026-01-01","contract":"c1","amount":"1.00"}';
  assert.equal(eventsOf(`${line}\n\nnot json\n{"seq":1,"event":${line}}\n`).length, 2);
});

test("an address leads back to the id it was made of, whatever the id holds", () => {
  for (const id of ["c1", "Northwind / Shop", "100 %", "a#b?c", "ünï"]) {
    assert.deepEqual(placeOf(addressOf("contracts", id)), { view: "contracts", rest: id });
  }
  assert.deepEqual(placeOf("#rules"), { view: "rules", rest: "" });
  assert.deepEqual(placeOf("#rules/100%"), { view: "rules", rest: "100%" });
});
