// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Engine, Opened, Reply } from "../../src/engine/door";
import { fileOf } from "../../src/page/file_kind";
import { Session } from "../../src/page/session";

const kOpened: Opened = {
  status: 0,
  complaint: "",
  warnings: [],
  kind: "events",
  freelancers: ["ana"],
  latest_day: "2026-11-20",
  first_day: null,
};

/** Engines of which the first never answers; tells what each was asked and opened. */
function stuckAtFirst() {
  const engines: { asked: string[]; opened: string[][]; ended: boolean }[] = [];
  const connect = async (): Promise<Engine> => {
    const told = { asked: [] as string[], opened: [] as string[][], ended: false };
    const first = engines.push(told) === 1;
    const refusals: ((error: Error) => void)[] = [];
    return {
      open: (files) => {
        told.opened.push(files.map((file) => file.name));
        return Promise.resolve(kOpened);
      },
      ask: (question) => {
        told.asked.push(question);
        if (first) return new Promise<Reply>((_, refuse) => refusals.push(refuse));
        return Promise.resolve({ status: 0, output: question, complaint: "", warnings: [] });
      },
      end: () => {
        told.ended = true;
        refusals.forEach((refuse) => refuse(new Error("ended")));
      },
    };
  };
  return { engines, connect };
}

test("a question that takes too long is given up, and the others are asked again", async () => {
  const { engines, connect } = stuckAtFirst();
  const session = new Session(connect);
  await session.add([fileOf("history.jsonl", "{}")]);
  const plan = session.ask("plan", { target: 95 });
  const score = session.ask("score");
  const stop = session.stopper("plan", { target: 95 });
  await new Promise((rest) => setTimeout(rest));
  stop();
  stop();
  assert.deepEqual(await plan, {
    status: 3,
    output: "",
    complaint: "It was stopped.",
    warnings: [],
  });
  assert.equal((await score).output, "score");
  assert.deepEqual(engines, [
    { asked: ["plan", "score"], opened: [["history.jsonl"]], ended: true },
    { asked: ["score"], opened: [["history.jsonl"]], ended: false },
  ]);
  assert.equal((await session.ask("plan", { target: 95 })).output, "plan");
});

test("what is answered already cannot be given up", async () => {
  const { engines, connect } = stuckAtFirst();
  const session = new Session(connect);
  await session.add([fileOf("history.jsonl", "{}")]);
  session.stopper("plan")();
  assert.equal(engines.length, 1);
});

test("what the engine complains of is told without the name of a program", async () => {
  const connect = async (): Promise<Engine> => ({
    open: () => Promise.resolve({ ...kOpened, warnings: ["jss: warning: a.csv:2: odd"] }),
    ask: () =>
      Promise.resolve({ status: 2, output: "", complaint: "jss: one\njss: two", warnings: [] }),
    end: () => undefined,
  });
  const session = new Session(connect);
  await session.add([fileOf("history.jsonl", "{}")]);
  assert.deepEqual(session.state.opened?.warnings, ["a.csv:2: odd"]);
  assert.equal((await session.ask("score")).complaint, "one\ntwo");
});
