// SPDX-License-Identifier: Apache-2.0
// How the service's pages ask, what they make of refusals, and what they say of reviews.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Accounts, may } from "../../src/service/account";
import { Api, pathOf, queryOf } from "../../src/service/api";
import type { Review } from "../../src/service/review_shapes";
import { clockInWords } from "../../src/service/review_words";
import { ServiceSource } from "../../src/service/service_source";

interface Sent {
  address: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

const kFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = kFetch;
});

/** Answers every request with one text, and keeps what was sent. */
function answering(status: number, text: string): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (address, init = {}) => {
    const { method = "GET", headers, body } = init;
    sent.push({
      address: String(address),
      method,
      headers: headers as Record<string, string>,
      body,
    });
    return Promise.resolve(new Response(status === 204 ? null : text, { status }));
  };
  return sent;
}

const kAccount = JSON.stringify({
  role: "freelancer",
  subject: "ana",
  scopes: ["read"],
  csrf: "word",
  expires_at: "2027-01-01T00:00:00Z",
});

test("any id fits into an address, and nothing is sent of what is left out", () => {
  assert.equal(pathOf("freelancers", "a/b?c", "score"), "/v1/freelancers/a%2Fb%3Fc/score");
  assert.equal(
    queryOf({ as_of: null, policy: "", under: ["a", "b"], limit: 5 }),
    "?under=a&under=b&limit=5",
  );
  assert.equal(queryOf({}), "");
});

test("what changes something carries the session's word, what only reads does not", async () => {
  const sent = answering(200, kAccount);
  const accounts = new Accounts();
  await accounts.signIn("jss_secret");
  await accounts.api.post("/v1/reviews", {});
  await accounts.api.get("/v1/reviews");
  assert.equal(sent[1]?.headers["X-CSRF-Token"], "word");
  assert.equal(sent[2]?.headers["X-CSRF-Token"], undefined);
});

test("a refusal for want of a session ends it, any other does not", async () => {
  answering(200, kAccount);
  const accounts = new Accounts();
  await accounts.signIn("jss_secret");
  answering(403, '{"status":403,"detail":"not yours"}');
  assert.equal((await accounts.api.get("/v1/audit")).refusal?.detail, "not yours");
  assert.equal(accounts.state.phase, "in");
  answering(401, "<html>");
  await accounts.api.get("/v1/audit");
  assert.deepEqual(accounts.state, { phase: "out", why: "ended" });
});

test("silence is told in words", async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("failed to fetch"));
  const { refusal } = await new Api().get("/v1/market");
  assert.match(refusal?.detail ?? "", /does not answer/);
});

test("questions go to the routes of the freelancer, with the chosen day and rules", async () => {
  const sent = answering(
    200,
    '{"timeline":[{"day":"2026-01-01"},{"day":"2026-01-02"}],"next":null}',
  );
  const source = new ServiceSource(new Api(), "ana");
  source.choose({ asOf: "2026-05-01", policy: "2015-03" });
  const reply = await source.ask("timeline", { format: "json", to: "2027-05-01" });
  assert.equal(reply.output, '{"day":"2026-01-01"}\n{"day":"2026-01-02"}\n');
  assert.equal(
    sent[0]?.address,
    "/v1/freelancers/ana/timeline?as_of=2026-05-01&policy=2015-03&format=json&to=2027-05-01",
  );
  await source.ask("what-if", { format: "json", do: ["end c1"] });
  assert.equal(sent[1]?.method, "POST");
  assert.deepEqual(JSON.parse(String(sent[1]?.body)), {
    as_of: "2026-05-01",
    policy: "2015-03",
    format: "json",
    do: ["end c1"],
  });
});

test("the same question is asked once, and again after news", async () => {
  const sent = answering(200, "{}");
  const source = new ServiceSource(new Api(), "ana");
  await Promise.all([source.ask("trend"), source.ask("trend")]);
  assert.equal(sent.length, 1);
  source.renew();
  await source.ask("trend");
  assert.equal(sent.length, 2);
});

test("auditors may do nothing, whatever their token is good for", () => {
  const account = { subject: null, scopes: ["read", "reviews"], csrf: "", expires_at: "" };
  assert.equal(may({ ...account, role: "reviewer" }, "reviews"), true);
  assert.equal(may({ ...account, role: "reviewer" }, "policies"), false);
  assert.equal(may({ ...account, role: "auditor" }, "reviews"), false);
});

test("the clock of a review says how long there is", () => {
  const review = { state: "open", due_on: "2026-12-06" } as Review;
  assert.equal(clockInWords(review, "2026-11-22"), "by 6 Dec 2026, in 14 days");
  assert.equal(clockInWords(review, "2026-12-06"), "by 6 Dec 2026, today");
  assert.equal(clockInWords(review, "2026-12-07"), "by 6 Dec 2026, 1 day late");
  assert.equal(clockInWords({ ...review, due_on: null }, "2026-12-07"), "without a day");
});
