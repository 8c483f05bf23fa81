# SPDX-License-Identifier: Apache-2.0
"""Reviews: a freelancer asks, a clock runs, a reviewer decides, the score follows."""

import datetime
import json
import urllib.parse

from api_test import ApiTest
from door import run_jss


class ReviewTest(ApiTest):
    def post_json(self, target, body, **options):
        return self.service.ask("POST", target, body=json.dumps(body),
                                Content_Type="application/json", **options)


class Reviews(ReviewTest):
    """Each test asks about a contract of its own: a contract has one open review at a time."""

    OPTIONS = ("--rate", "0", "--review-days", "7")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ana = cls.service.token("--role", "freelancer", "--freelancer", "ana")
        cls.ben = cls.service.token("--role", "freelancer", "--freelancer", "ben")
        cls.rae = cls.service.token("--role", "reviewer", "--name", "Rae")
        cls.auditor = cls.service.token("--role", "auditor")
        cls.client = cls.service.token("--role", "client", "--client", "larkspur")

    def request(self, contract, token=None, why="The brief changed", **more):
        fields = {"Idempotency_Key": more.pop("key")} if "key" in more else {}
        return self.post_json("/v1/reviews", {"contract": contract, "why": why, **more},
                              token=token or self.ana, **fields)

    def opened(self, contract):
        answer = self.request(contract)
        self.assertEqual(answer.status, 201, answer.body)
        return answer.json()["review"]

    def decide(self, review, decision, token=None, why="The client was banned", **fields):
        return self.post_json(f"{self.place(review)}/decisions",
                              {"decision": decision, "why": why}, token=token or self.rae,
                              **fields)

    @staticmethod
    def place(review):
        return f"/v1/reviews/{urllib.parse.quote(review, safe='')}"

    def show(self, review, token=None):
        return self.service.ask("GET", self.place(review), token=token or self.rae)

    def listed(self, token=None, **options):
        query = urllib.parse.urlencode(options)
        page = self.service.ask("GET", f"/v1/reviews?{query}", token=token or self.rae)
        self.assertEqual(page.status, 200, page.body)
        self.assert_keeps(page, "ReviewPage")
        return page.json()

    def exact(self):
        return self.score("ana").json()["exact"]

    def test_are_asked_for_by_whose_contract_it_is_and_due_some_days_later(self):
        answer = self.request("c21")
        self.assertEqual(answer.status, 201, answer.body)
        self.assert_keeps(answer, "Review")
        review = answer.json()
        self.assertEqual(answer.fields["location"], self.place(review["review"]))
        asked = datetime.date.fromisoformat(review["requested_at"][:10])
        self.assertEqual(review["due_on"], str(asked + datetime.timedelta(days=7)))
        self.assertEqual((review["state"], review["overdue"], review["freelancer"]),
                         ("open", False, "ana"))
        self.assertEqual(self.show(review["review"], self.ana).json(), review)
        self.assert_problem(self.request("c21"), 409)
        self.assert_problem(self.show(review["review"], self.ben), 404)
        self.assert_problem(self.request("c21", token=self.ben), 404)
        self.assert_problem(self.request("nothing"), 404)
        self.assert_problem(self.request("c20", token=self.client), 403)
        self.assert_problem(self.request("c20", token=self.auditor), 403)
        self.assert_problem(self.request("c20", token=self.rae, freelancer="ben"), 404)
        self.assert_problem(self.request("c20", why="  "), 400)
        self.assert_problem(self.post_json("/v1/reviews", {}, token=self.ana), 400)
        self.assert_problem(self.service.ask("POST", "/v1/reviews", body="{}", token=self.ana), 415)
        self.assert_problem(self.service.ask("GET", "/v1/reviews", token=self.client), 403)

    def test_move_the_score_by_their_decision_and_back(self):
        before = self.exact()
        review = self.opened("c12")
        self.assertEqual(self.exact(), before)
        decided = self.decide(review, "excluded")
        self.assertEqual(decided.status, 201, decided.body)
        self.assert_keeps(decided, "Review")
        self.assertEqual((decided.json()["state"], decided.json()["excludes"]), ("excluded", True))
        self.assertEqual(decided.json()["decisions"][0]["by"], "Rae")
        self.assertGreater(float(self.exact()), float(before))
        self.assertEqual(self.score("ana").body.decode(), self.by_command("ana"))
        self.assert_problem(self.decide(review, "excluded"), 409)
        self.assert_problem(self.decide(review, "upheld"), 409)
        self.assertEqual(self.decide(review, "restored", why="A slip").status, 201)
        self.assertEqual(self.exact(), before)
        self.assertEqual([one["decision"] for one in self.show(review).json()["decisions"]],
                         ["excluded", "restored"])

    def test_are_decided_by_reviewers_and_operators_with_a_reason(self):
        review = self.opened("c08")
        for token in (self.ana, self.auditor, self.client):
            self.assert_problem(self.decide(review, "excluded", token=token), 403)
        reader = self.service.token("--role", "reviewer", "--scope", "read")
        self.assert_problem(self.decide(review, "excluded", token=reader), 403)
        self.assert_problem(self.decide(review, "excluded", why=" "), 400)
        self.assert_problem(self.decide(review, "delayed"), 400)
        self.assert_problem(self.decide("nothing", "upheld"), 404)
        self.assertEqual(self.show(review).json()["state"], "open")
        self.assertEqual(self.decide(review, "upheld", token=self.service.operator).status, 201)

    def test_tell_the_freelancer_why_but_not_who(self):
        review = self.opened("c03")
        self.decide(review, "upheld", why="The work was late")
        seen = self.show(review, self.ana)
        self.assert_keeps(seen, "Review")
        self.assertEqual(seen.json()["decisions"][0]["why"], "The work was late")
        self.assertNotIn("by", seen.json()["decisions"][0])
        self.assertNotIn(b"Rae", seen.body)

    def test_are_the_same_however_often_they_are_sent(self):
        first = self.request("c07", key="k-1")
        head = self.head()["head"]
        again = self.request("c07", key="k-1")
        self.assertEqual((first.status, again.status), (201, 200))
        self.assertEqual(again.json(), first.json())
        self.assert_problem(self.request("c07", why="Otherwise", key="k-1"), 409)
        self.assertEqual(self.head()["head"], head)
        review = first.json()["review"]
        for status in (201, 200):
            answer = self.decide(review, "excluded", Idempotency_Key="k-2")
            self.assertEqual(answer.status, status, answer.body)
        self.assert_problem(self.decide(review, "restored", Idempotency_Key="k-2"), 409)
        self.assertEqual(len(self.show(review).json()["decisions"]), 1)
        self.decide(review, "restored")

    def test_come_page_by_page_and_by_what_is_asked(self):
        for contract in ("c15", "c17"):
            self.opened(contract)
        whole = self.listed()["reviews"]
        found, after = [], ""
        while after is not None:
            page = self.listed(limit=1, after=after)
            found += page["reviews"]
            after = page["next"]
        self.assertEqual(found, whole)
        self.assertEqual(whole, sorted(whole, key=lambda one: one["requested_at"]))
        still_open = self.listed(state="open")["reviews"]
        self.assertEqual(still_open, [one for one in whole if one["state"] == "open"])
        self.assertEqual([one["contract"] for one in self.listed(contract="c15")["reviews"]],
                         ["c15"])
        self.assertEqual(self.listed(freelancer="nobody")["reviews"], [])
        self.assertEqual(self.listed(overdue="true")["reviews"], [])
        self.assertEqual(self.listed(token=self.ben)["reviews"], [])
        self.assertEqual(len(self.listed(token=self.ana)["reviews"]), len(whole))
        # Whoever may not see a review does not learn from a page after it that it is there.
        anas = f"/v1/reviews?after={urllib.parse.quote(whole[0]['review'], safe='')}"
        self.assertEqual(self.service.ask("GET", anas, token=self.ana).status, 200)
        self.assert_problem(self.service.ask("GET", anas, token=self.ben), 400)
        for query in ("state=odd", "overdue=maybe", "after=nothing", "limit=0"):
            self.assert_problem(self.service.ask("GET", f"/v1/reviews?{query}"), 400)

    def test_are_overdue_when_their_day_is_over(self):
        self.post([{"id": "late", "type": "review_requested", "at": "2026-01-02T09:00:00Z",
                    "review": "late/1", "freelancer": "ana", "contract": "c22", "why": "unfair",
                    "due_on": "2026-01-16"}])
        self.assertEqual([one["review"] for one in self.listed(overdue="true")["reviews"]],
                         ["late/1"])
        self.assertTrue(self.show("late/1").json()["overdue"])
        self.decide("late/1", "upheld")
        self.assertFalse(self.show("late/1").json()["overdue"])

    def test_are_gone_where_they_were_retracted(self):
        review = self.opened("c10")
        asked = self.show(review).json()["requested_at"]
        self.post([{"id": "gone", "type": "retracted", "at": asked,
                    "event": "review-requested/c10/1", "why": "a slip"}])
        self.assert_problem(self.show(review), 404)

    def test_are_in_the_audit_log_and_on_the_command_line(self):
        review = self.opened("c01")
        self.decide(review, "upheld")
        told = run_jss("review", "show", self.ledger, review, "--format", "json")
        self.assertEqual(json.loads(told), self.show(review).json())
        listed = run_jss("review", "list", self.ledger, "--format", "json").splitlines()
        self.assertEqual([json.loads(line) for line in listed], self.listed()["reviews"])
        records = self.service.ask("GET", "/v1/audit?limit=1000").json()["records"]
        types = [one["event"]["type"] for one in records
                 if one["event"].get("review") == review]
        self.assertEqual(types, ["review_requested", "review_decided"])


class ManyReviews(ReviewTest):
    def test_are_too_many_from_one_freelancer(self):
        token = self.service.token("--role", "freelancer", "--freelancer", "uma")
        self.post([{"id": f"u{i}", "type": "contract_started", "at": "2026-01-10T09:00:00Z",
                    "contract": f"u{i}", "freelancer": "uma", "client": f"k{i}", "kind": "fixed"}
                   for i in range(11)])
        answers = [self.post_json("/v1/reviews", {"contract": f"u{i}", "why": "unfair"},
                                  token=token) for i in range(11)]
        self.assertEqual([answer.status for answer in answers], 10 * [201] + [429])
        self.assertIn("10 reviews within 30 days", answers[-1].json()["detail"])
        self.assertIn("retry-after", answers[-1].fields)
        staff = self.post_json("/v1/reviews", {"contract": "u10", "freelancer": "uma",
                                               "why": "by telephone"})
        self.assertEqual(staff.status, 201, staff.body)
