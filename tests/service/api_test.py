# SPDX-License-Identifier: Apache-2.0
"""What the service answers: events in, scores out, tokens, pages, and its own document."""

import hashlib
import json
import re
import threading
import time
import urllib.parse

import jsonschema
import policy_story

from door import Service, ServiceTest, run_jss
from place import HISTORY, ROOT, event, lines

DOCUMENT = json.loads((ROOT / "src/jss/service/openapi.json").read_text(encoding="utf-8"))
NDJSON = {"Content_Type": "application/x-ndjson"}


def contract(number, freelancer, client, stars="5.00"):
    """A contract from its start to its feedback."""
    name = f"n{number}"
    return [
        {"id": f"{name}-start", "type": "contract_started", "at": "2026-01-10T09:00:00Z",
         "contract": name, "freelancer": freelancer, "client": client, "kind": "fixed"},
        {"id": f"{name}-paid", "type": "paid", "at": "2026-02-10T09:00:00Z", "contract": name,
         "amount": "500.00"},
        {"id": f"{name}-end", "type": "contract_ended", "at": "2026-02-11T09:00:00Z",
         "contract": name, "by": "client"},
        {"id": f"{name}-feedback", "type": "feedback_given", "at": "2026-02-12T09:00:00Z",
         "contract": name, "from": "client", "stars": stars, "recommend": 10},
    ]


class ApiTest(ServiceTest):
    def assert_keeps(self, answer, component):
        """The answer has the shape that the document promises."""
        schema = {"$ref": f"#/components/schemas/{component}", "components": DOCUMENT["components"]}
        jsonschema.validate(answer.json(), schema, cls=jsonschema.Draft202012Validator)

    def post(self, events, **options):
        return self.service.ask("POST", "/v1/events", body=lines(events), **NDJSON, **options)

    def score(self, freelancer, **options):
        return self.service.ask(
            "GET", f"/v1/freelancers/{urllib.parse.quote(freelancer, safe='')}/score", **options)

    def by_command(self, freelancer):
        return run_jss("score", self.ledger, "--freelancer", freelancer, "--format", "json")


class Events(ApiTest):
    def test_are_kept_once_and_move_scores_at_once(self):
        events = [one for number in range(4) for one in contract(number, "new/ Ü", f"k{number}")]
        first = self.post(events)
        self.assertEqual(first.status, 200, first.body)
        self.assert_keeps(first, "Receipt")
        self.assertEqual((first.json()["accepted"], first.json()["repeated"]), (16, 0))
        self.assertEqual(self.score("new/ Ü").body.decode(), self.by_command("new/ Ü"))
        again = self.post(events)
        self.assertEqual((again.json()["accepted"], again.json()["repeated"]), (0, 16))
        self.assertEqual(again.json()["head"], first.json()["head"])
        self.assertEqual(self.head()["head"], first.json()["head"])

    def test_come_as_a_list_too(self):
        body = json.dumps([event(1), event(2)])
        answer = self.service.ask("POST", "/v1/events", body=body,
                                  Content_Type="application/json; charset=utf-8")
        self.assertEqual(answer.json()["accepted"], 2, answer.body)

    def test_are_all_kept_or_none(self):
        before = self.head()
        self.post([event(500)])
        kept = self.head()
        self.assertNotEqual(before, kept)
        conflict = self.post([event(501), event(500, amount="1.00"), event(502),
                              event(501, amount="2.00")])
        self.assert_problem(conflict, 409)
        self.assertEqual([(one["line"], one["id"]) for one in conflict.json()["problems"]],
                         [(2, "e500"), (4, "e501")])
        self.assert_keeps(conflict, "Problem")
        broken = self.post([event(503), event(504, amount="-1"), event(505, odd=True)])
        self.assert_problem(broken, 422)
        self.assertEqual([one["line"] for one in broken.json()["problems"]], [2, 3])
        self.assertEqual(self.head(), kept)

    def test_of_others_are_learned_of(self):
        path = self.folder / "more.jsonl"
        events = [one for number in range(100, 104)
                  for one in contract(number, "zoe", f"k{number}")]
        path.write_text(lines(events), encoding="utf-8")
        run_jss("ledger", "import", self.ledger, path)
        for _ in range(600):
            answer = self.score("zoe")
            if answer.status == 200:
                break
            time.sleep(0.1)
        self.assertEqual(answer.body.decode(), self.by_command("zoe"))

    def test_from_many_at_once_are_all_there(self):
        answers = []

        def send(first):
            for number in range(first, first + 10):
                answers.append(self.post([event(number), event(number + 5)]))

        threads = [threading.Thread(target=send, args=(10_000 + 100 * i,)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual({answer.status for answer in answers}, {200})
        self.assertEqual(sum(answer.json()["accepted"] for answer in answers), 8 * 15)


class Scores(ApiTest):
    def test_are_those_of_the_command_for_everybody(self):
        told = [json.loads(line) for line in
                run_jss("score", self.ledger, "--format", "json").splitlines()]
        page = self.service.ask("GET", "/v1/freelancers")
        self.assert_keeps(page, "FreelancerPage")
        self.assertEqual(page.json(), {"freelancers": sorted(
            told, key=lambda one: one["freelancer"].encode()), "next": None})
        for one in told:
            self.assertEqual(self.score(one["freelancer"]).json(), one)

    def test_come_page_by_page(self):
        whole = self.service.ask("GET", "/v1/freelancers").json()["freelancers"]
        found, after = [], ""
        while after is not None:
            page = self.service.ask("GET", "/v1/freelancers?limit=1&after="
                                    + urllib.parse.quote(after)).json()
            self.assertEqual(len(page["freelancers"]), 1)
            found += page["freelancers"]
            after = page["next"]
        self.assertEqual(found, whole)

    def test_of_nobody_are_not_there(self):
        self.assert_problem(self.score("nobody"), 404)

    def test_that_were_published_are_all_that_a_freelancer_sees(self):
        ana = self.service.token("--role", "freelancer", "--freelancer", "ana")
        for _ in range(600):
            answer = self.score("ana", token=ana)
            if answer.status != 401:
                break
            time.sleep(0.1)
        self.assert_problem(answer, 404)
        day = self.score("ana").json()["as_of"]
        run_jss("publish", self.ledger, "--as-of", day)
        for _ in range(600):
            answer = self.score("ana", token=ana)
            if answer.status == 200:
                break
            time.sleep(0.1)
        self.assert_keeps(answer, "PublishedScore")
        self.assertNotIn("exact", answer.json())
        self.assertEqual(answer.json()["score"], self.score("ana").json()["score"])
        page = self.service.ask("GET", "/v1/publications", token=ana)
        self.assert_keeps(page, "PublicationPage")
        self.assertEqual(page.json()["publications"][0], json.loads(run_jss(
            "ledger", "publications", self.ledger, "--format", "json").splitlines()[0]))


class Rules(ApiTest):
    def score_when(self, freelancer, is_awaited):
        for _ in range(600):
            answer = self.score(freelancer)
            if is_awaited(answer):
                return answer
            time.sleep(0.1)
        raise AssertionError(answer.body)

    def test_that_come_into_force_are_those_of_every_score(self):
        policy_story.wait_for_midnight()
        before = self.score("ana")
        rules = self.folder / "mine.toml"
        rules.write_text(policy_story.RULES, encoding="utf-8")
        run_jss("policy", "draft", self.ledger, rules, "--by", "ana")
        run_jss("policy", "approve", self.ledger, "mine", "--by", "ben")
        run_jss("policy", "schedule", self.ledger, "mine", "--from", policy_story.today(), "--by",
                "ben")
        after = self.score_when("ana", lambda answer: answer.body != before.body)
        self.assertEqual(after.json()["policy"], "mine")
        self.assertEqual(after.body.decode(), self.by_command("ana"))

    def test_that_cannot_be_read_leave_those_before_in_force(self):
        policy_story.wait_for_midnight()
        before = self.score("ana").json()["policy"]
        text = "nonsense"
        digest = hashlib.sha256(text.encode()).hexdigest()
        story = [{"id": f"odd-{by}", "at": policy_story.now().replace("+00:00", "Z"), "by": by,
                  "policy": "odd", "digest": digest, **step} for by, step in {
                      "ana": {"type": "policy_drafted", "text": text},
                      "ben": {"type": "policy_approved"},
                      "cy": {"type": "policy_scheduled", "from": policy_story.today()}}.items()]
        path = self.folder / "odd.jsonl"
        path.write_text(lines(story + contract(700, "uma", "k700")), encoding="utf-8")
        run_jss("ledger", "import", self.ledger, path)
        answer = self.score_when("uma", lambda answer: answer.status == 200)
        self.assertEqual(answer.json()["policy"], before)


class Audit(ApiTest):
    def test_tells_every_record(self):
        told = [json.loads(line) for line in
                run_jss("ledger", "export", self.ledger, "--with-record").splitlines()]
        found, after = [], "0"
        while after is not None:
            page = self.service.ask("GET", f"/v1/audit?limit=7&after={after}")
            self.assert_keeps(page, "RecordPage")
            found += page.json()["records"]
            after = page.json()["next"]
        self.assertEqual(found, told)


class Tokens(ApiTest):
    def test_are_made_shown_once_used_and_revoked(self):
        made = self.service.ask("POST", "/v1/tokens", body=json.dumps(
            {"role": "auditor", "name": "tax", "days": 3}))
        self.assertEqual(made.status, 201, made.body)
        self.assert_keeps(made, "Token")
        secret = made.json()["secret"]
        page = self.service.ask("GET", "/v1/tokens")
        self.assert_keeps(page, "TokenPage")
        self.assertNotIn(secret[21:].encode(), page.body)
        self.assertEqual(self.service.ask("GET", "/v1/freelancers", token=secret).status, 200)
        revoked = self.service.ask("DELETE", f"/v1/tokens/{made.json()['token']}")
        self.assertEqual(revoked.status, 200)
        self.assertIsNotNone(revoked.json()["revoked_at"])
        self.assert_problem(self.service.ask("GET", "/v1/freelancers", token=secret), 401)

    def test_the_first_is_printed_once(self):
        self.assertRegex(self.service.operator, "^jss_[0-9a-f]{16}_[0-9a-f]{64}$")
        second = Service(self.ledger)
        self.assertEqual(second.operator, "")
        self.assertEqual(
            second.ask("GET", "/v1/freelancers", token=self.service.operator).status, 200)
        self.assertEqual(second.stop(), 0)
        secret = self.service.operator[21:]
        self.assertNotIn(secret, "".join(second.log) + "".join(self.service.log))
        self.assertNotIn(secret.encode(), (self.folder / "market.db").read_bytes())


class Operation(ApiTest):
    def test_says_how_it_is(self):
        self.assertEqual(self.service.ask("GET", "/healthz").json(), {"status": "ok"})
        self.assertEqual(self.service.ask("GET", "/readyz").json(), {"status": "ready"})
        page = self.service.ask("GET", "/metrics").body.decode()
        self.assertRegex(page, r'jss_http_requests_total\{route="/healthz",status="200"\} \d+')
        self.assertRegex(page, r"\njss_ledger_records \d+\n")
        for line in page.splitlines():
            self.assertRegex(line, r"^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [0-9.]+)$")
        counts = re.findall(r'_count\{route="/healthz"\} (\d+)', page)
        buckets = re.findall(r'_bucket\{route="/healthz",le="\+Inf"\} (\d+)', page)
        self.assertEqual(counts, buckets)


class Document(ApiTest):
    def test_is_served_as_it_is_written(self):
        self.assertEqual(self.service.ask("GET", "/openapi.json").json(), DOCUMENT)

    def test_promises_no_route_that_is_not_there(self):
        for path, item in DOCUMENT["paths"].items():
            target = re.sub(r"\{\w+\}", "x", path)
            allowed = self.service.ask("OPTIONS", target).fields["allow"].split(", ")
            promised = {method.upper() for method in item if method != "parameters"}
            self.assertEqual(set(allowed) - {"HEAD"}, promised, path)

    def test_keeps_no_route_to_itself(self):
        source = (ROOT / "src/jss/service/routes.cc").read_text(encoding="utf-8")
        routes = set(re.findall(r'Route\{\s*"(\w+)",\s*"([^"]+)"', source))
        promised = {(method.upper(), path) for path, item in DOCUMENT["paths"].items()
                    for method in item if method != "parameters"}
        self.assertEqual(routes, promised)

    def test_names_every_option(self):
        for path, item in DOCUMENT["paths"].items():
            for method, operation in item.items():
                if method != "get":
                    continue
                names = {self.resolved(one)["name"] for one in operation.get("parameters", [])
                         if self.resolved(one)["in"] == "query"}
                target = re.sub(r"\{\w+\}", "ana", path) + "?no_such_option=1"
                refusal = self.service.ask("GET", target)
                self.assert_problem(refusal, 400)
                told = refusal.json()["detail"].partition("there are ")[2]
                self.assertEqual(set() if told == "none" else set(told.split(", ")), names, path)

    @staticmethod
    def resolved(parameter):
        if "$ref" not in parameter:
            return parameter
        return DOCUMENT["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]

    def test_history_of_the_examples_is_what_is_served(self):
        self.assertGreater(len(HISTORY.read_text(encoding="utf-8").splitlines()), 0)
        self.assertGreater(len(self.service.ask("GET", "/v1/freelancers").json()["freelancers"]), 0)
