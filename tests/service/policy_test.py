# SPDX-License-Identifier: Apache-2.0
"""Policies through the service: those that ship, and the life of a ledger's own."""

import json

from api_test import ApiTest
from door import run_jss
import policy_story

LATER = policy_story.RULES.replace("value = 3", "value = 4")


class PolicyTest(ApiTest):
    def setUp(self):
        super().setUp()
        policy_story.wait_for_midnight()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ana = cls.service.token("--role", "operator", "--name", "ana")
        cls.ben = cls.service.token("--role", "operator", "--name", "ben")

    def get(self, target, **options):
        return self.service.ask("GET", "/v1/policies" + target, **options)

    def draft(self, text, token, **options):
        return self.service.ask("POST", "/v1/policies", body=text, token=token,
                                Content_Type="application/toml", **options)

    def post(self, target, body, token):
        return self.service.ask("POST", "/v1/policies" + target, body=json.dumps(body),
                                token=token, Content_Type="application/json")

    def approve(self, digest, token):
        return self.post(f"/{digest}/approvals", {}, token)

    def assert_step(self, answer, status, state):
        self.assertEqual(answer.status, status, answer.body)
        self.assert_keeps(answer, "PolicyStep")
        self.assertEqual(answer.json()["state"], state)
        return answer.json()


class Shipped(PolicyTest):
    def test_are_told_as_by_the_command(self):
        lines = run_jss("policy", "list", "--format", "json").splitlines()
        page = self.get("")
        self.assert_keeps(page, "PolicyPage")
        self.assertEqual(page.body.decode(), f'{{"policies":[{",".join(lines)}],"next":null}}\n')
        shown = self.get("/2015-03")
        self.assert_keeps(shown, "PolicyShown")
        self.assertEqual(shown.body.decode(),
                         run_jss("policy", "show", "2015-03", "--format", "json"))
        text = self.get("/2015-03?format=toml")
        self.assertEqual(text.fields["content-type"], "application/toml")
        self.assertEqual(text.body.decode(),
                         run_jss("policy", "show", "2015-03", "--format", "toml"))
        differences = self.get("/2015-03/differences/2026-01")
        self.assert_keeps(differences, "PolicyDifferences")
        self.assertEqual(differences.body.decode(),
                         run_jss("policy", "diff", "2015-03", "2026-01", "--format", "json"))

    def test_have_an_impact_that_the_command_tells(self):
        impact = self.get("/2015-03/impact")
        self.assert_keeps(impact, "PolicyImpact")
        self.assertEqual(impact.body.decode(), run_jss(
            "policy", "shadow", self.ledger, "2015-03", "--format", "json"))
        table = self.get("/2015-03/impact?format=csv&against=2020-03&as_of=2026-05-01")
        self.assertEqual(table.body.decode(), run_jss(
            "policy", "shadow", self.ledger, "2015-03", "--against", "2020-03", "--as-of",
            "2026-05-01", "--format", "csv"))

    def test_are_shown_to_whoever_has_a_token(self):
        client = self.service.token("--role", "client", "--client", "birch")
        self.assertEqual(self.get("", token=client).status, 200)
        self.assertEqual(self.get("/2015-03", token=client).status, 200)
        for hidden in ("/life", "/2015-03/impact"):
            self.assert_problem(self.get(hidden, token=client), 403)

    def test_that_are_nowhere_are_not_found(self):
        self.assert_problem(self.get("/none"), 404)
        self.assert_problem(self.get("/none/impact"), 404)
        self.assert_problem(self.get("/2015-03/differences/none"), 404)
        self.assert_problem(self.get("/%2Fetc%2Fpasswd"), 404)
        self.assert_problem(self.get("/%2Fetc%2Fpasswd/impact"), 404)
        self.assert_problem(self.get("/2015-03?format=text"), 400)


class Life(PolicyTest):
    def life(self, target="/life", **options):
        page = self.get(target, **options)
        self.assert_keeps(page, "PolicyLifePage")
        return page.json()["policies"]

    def test_goes_from_a_draft_by_one_to_scores_of_everybody_and_back(self):
        before = self.score("ana")
        drafted = self.assert_step(self.draft(policy_story.RULES, self.ana), 201, "draft")
        digest = drafted["digest"]
        self.assertTrue(self.assert_step(self.draft(policy_story.RULES, self.ana), 200,
                                         "draft")["repeated"])
        self.assert_problem(self.approve(digest, self.ana), 422)
        self.assert_step(self.approve(digest, self.ben), 201, "approved")
        self.assertEqual(self.score("ana").body, before.body)
        self.assert_step(self.post(f"/{digest}/schedules", {"from": policy_story.today()},
                                   self.ana), 201, "in_force")
        after = self.score("ana")
        self.assertEqual(after.json()["policy"], "mine")
        self.assertEqual(after.body.decode(), self.by_command("ana"))
        self.assert_step(self.post("/roll-backs", {"policy": "mine", "why": "too harsh"},
                                   self.ben), 201, "rolled_back")
        self.assertEqual(self.score("ana").body, before.body)
        told = [json.loads(line) for line in run_jss(
            "policy", "life", self.ledger, "--format", "json").splitlines()]
        self.assertEqual(self.life(), told)
        mine = [one for one in told if one["digest"] == digest][0]
        self.assertEqual([one["by"] for one in mine["drafted"] + mine["approved"]],
                         ["ana", "ben"])
        self.assertEqual(self.life("/life?known_at=2000-01-01T00:00:00Z"), [])
        for noun in (digest, "mine"):
            self.assertEqual(self.get(f"/{noun}?format=toml").body.decode(), policy_story.RULES)
            self.assertEqual(self.get(f"/{noun}").body.decode(), run_jss(
                "policy", "show", "mine", "--ledger", self.ledger, "--format", "json"))
            self.assertEqual(self.get(f"/{noun}/impact").body.decode(), run_jss(
                "policy", "shadow", self.ledger, "mine", "--format", "json"))

    def test_agrees_to_a_text_and_not_to_what_took_its_place(self):
        rules = policy_story.RULES.replace('"mine"', '"ours"')
        first = self.draft(rules, self.ana).json()["digest"]
        second = self.draft(rules + "# more\n", self.ana).json()["digest"]
        self.assert_problem(self.approve(first, self.ben), 409)
        self.assert_problem(self.get(f"/{first}/impact"), 409)
        self.assertEqual(self.get(f"/{first}?format=toml").body.decode(), rules)
        self.assert_problem(self.post(f"/{second}/schedules", {"from": "2031-01-01"}, self.ben),
                            422)
        self.assert_step(self.approve(second, self.ben), 201, "approved")
        self.assert_problem(self.approve("0" * 64, self.ben), 404)

    def test_takes_nobodys_word_for_who_they_are(self):
        rules = policy_story.RULES.replace('"mine"', '"hers"')
        digest = self.draft(rules, self.ana).json()["digest"]
        self.assert_problem(self.post(f"/{digest}/approvals", {"by": "ben"}, self.ana), 422)
        nameless = self.service.token("--role", "operator")
        self.assert_step(self.approve(digest, nameless), 201, "approved")
        approved = [one for one in self.life() if one["digest"] == digest][0]["approved"]
        self.assertRegex(approved[0]["by"], "^operator [0-9a-f]{16}$")

    def test_is_for_operators_whose_token_is_good_for_it(self):
        before = self.head()
        for token in (self.service.token("--role", "reviewer"),
                      self.service.token("--role", "auditor"),
                      self.service.token("--role", "operator", "--scope", "read events"),
                      self.service.token("--role", "freelancer", "--freelancer", "ana")):
            self.assert_problem(self.draft(LATER, token), 403)
            self.assert_problem(self.approve("0" * 64, token), 403)
            self.assert_problem(self.post("/roll-backs", {"policy": "mine", "why": "x"}, token),
                                403)
        self.assertEqual(self.head(), before)

    def test_of_a_draft_is_between_those_who_run_the_marketplace(self):
        rules = policy_story.RULES.replace('"mine"', '"secret"')
        digest = self.draft(rules, self.ana).json()["digest"]
        freelancer = self.service.token("--role", "freelancer", "--freelancer", "ana")
        for noun in ("secret", digest, "secret/differences/2015-03"):
            self.assert_problem(self.get(f"/{noun}", token=freelancer), 404)
            self.assertEqual(self.get(f"/{noun}").status, 200)

    def test_refuses_what_is_no_policy(self):
        before = self.head()
        self.assert_problem(self.draft("nonsense", self.ana), 422)
        self.assert_problem(self.draft('id = "2015-03"\n', self.ana), 422)
        self.assert_problem(self.service.ask("POST", "/v1/policies", body="{}", token=self.ana,
                                             Content_Type="application/json"), 415)
        self.assert_problem(self.post("/roll-backs", {"policy": "mine"}, self.ana), 400)
        self.assert_problem(self.post("/roll-backs", {"policy": "none", "why": "x"}, self.ana), 404)
        self.assert_problem(self.post("/roll-backs", {"policy": 1, "why": "x"}, self.ana), 400)
        self.assertEqual(self.head(), before)
