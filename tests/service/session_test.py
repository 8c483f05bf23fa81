# SPDX-License-Identifier: Apache-2.0
"""Signing in with a browser: cookies, what they are good for, and what nobody can do with them."""

import http.client
import json
import time

from api_test import ApiTest
from door import PATIENCE, Service, ServiceTest, ask_on, run_jss


class SessionTest(ApiTest):
    def ask(self, method, target, body=None, **fields):
        """As a browser does: without a token of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=PATIENCE)
        try:
            return ask_on(connection, method, target, body, None, **fields)
        finally:
            connection.close()

    def sign_in(self, token, **fields):
        return self.ask("POST", "/v1/sessions", json.dumps({"token": token}),
                        Content_Type="application/json", **fields)

    def signed_in(self, token):
        """The cookie and what belongs to it."""
        answer = self.sign_in(token)
        self.assertEqual(answer.status, 201, answer.body)
        self.assert_keeps(answer, "Session")
        return answer.fields["set-cookie"].partition(";")[0], answer.json()

    def create_token(self, cookie, **fields):
        return self.ask("POST", "/v1/tokens", json.dumps({"role": "auditor"}), Cookie=cookie,
                        **fields)


class Sessions(SessionTest):
    def test_are_opened_by_a_token_and_good_for_the_same(self):
        answer = self.sign_in(self.service.operator)
        self.assertRegex(answer.fields["set-cookie"],
                         "^jss=jss_[0-9a-f]{16}_[0-9a-f]{64}; Path=/; Max-Age=43[12][0-9]{2}; "
                         "HttpOnly; SameSite=Strict$")
        self.assertEqual(answer.fields["cache-control"], "no-store")
        cookie, session = self.signed_in(self.service.operator)
        self.assertNotIn(session["csrf"], cookie)
        self.assertEqual(self.ask("GET", "/v1/freelancers", Cookie=cookie).status, 200)
        told = self.ask("GET", "/v1/sessions/current", Cookie=f"a=b; {cookie}; c=d")
        self.assertEqual(told.json(), session)
        bearer = self.service.ask("GET", "/v1/sessions/current")
        self.assert_keeps(bearer, "Session")
        self.assertEqual((bearer.json()["role"], bearer.json()["csrf"]), ("operator", None))

    def test_of_a_freelancer_see_themself_alone(self):
        cookie, session = self.signed_in(
            self.service.token("--role", "freelancer", "--freelancer", "ana"))
        self.assertEqual((session["role"], session["subject"]), ("freelancer", "ana"))
        self.assert_problem(
            self.ask("GET", "/v1/freelancers/ben/score", Cookie=cookie), 403)

    def test_are_the_same_person_as_their_token(self):
        token = self.service.operator
        text = 'id = "house"\ntitle = "House"\nbased_on = "2026-01"\n'
        draft = self.service.ask("POST", "/v1/policies", text, Content_Type="application/toml")
        self.assertEqual(draft.status, 201, draft.body)
        cookie, session = self.signed_in(token)
        approval = self.ask("POST", f"/v1/policies/{draft.json()['digest']}/approvals", "{}",
                            Cookie=cookie, X_CSRF_Token=session["csrf"],
                            Content_Type="application/json")
        self.assert_problem(approval, 422)
        self.assertIn("drafted", approval.json()["detail"])

    def test_end_when_somebody_signs_out(self):
        cookie, session = self.signed_in(self.service.operator)
        other, _ = self.signed_in(self.service.operator)
        out = self.ask("DELETE", "/v1/sessions/current", Cookie=cookie,
                       X_CSRF_Token=session["csrf"])
        self.assertEqual((out.status, out.body), (204, b""))
        self.assertIn("Max-Age=0", out.fields["set-cookie"])
        self.assert_problem(self.ask("GET", "/v1/freelancers", Cookie=cookie), 401)
        self.assertEqual(self.ask("GET", "/v1/freelancers", Cookie=other).status, 200)
        self.assert_problem(self.service.ask("DELETE", "/v1/sessions/current"), 409)

    def test_end_with_the_token_that_opened_them(self):
        token = self.service.token("--role", "auditor")
        cookie, _ = self.signed_in(token)
        self.service.ask("DELETE", f"/v1/tokens/{token[4:20]}")
        self.assert_problem(self.ask("GET", "/v1/freelancers", Cookie=cookie), 401)

    def test_stand_among_the_tokens_and_can_be_revoked_there(self):
        cookie, _ = self.signed_in(self.service.operator)
        name = cookie[8:24]
        told = {one["token"]: one for one in
                self.service.ask("GET", "/v1/tokens").json()["tokens"]}
        self.assertEqual(told[name]["name"], f"session of {self.service.operator[4:20]}")
        run_jss("token", "revoke", self.ledger, name)
        for _ in range(600):
            if self.ask("GET", "/v1/freelancers", Cookie=cookie).status == 401:
                return
            time.sleep(0.1)
        self.fail("a revoked session goes on")

    def test_are_opened_by_nothing_else(self):
        cookie, _ = self.signed_in(self.service.operator)
        forged = self.service.operator[:-1] + ("0" if self.service.operator[-1] != "0" else "1")
        for token, status in ((forged, 401), ("", 401), ("x" * 100_000, 401), (cookie[4:], 400)):
            self.assert_problem(self.sign_in(token), status)
        for body in ("", "[]", "{}", '{"token":1}', '{"token":"a","token":"b"}',
                     '{"token":"a","more":1}', "\xff"):
            answer = self.ask("POST", "/v1/sessions", body.encode("latin-1"),
                              Content_Type="application/json")
            self.assert_problem(answer, 400)
        form = self.ask("POST", "/v1/sessions", f"token={self.service.operator}",
                        Content_Type="application/x-www-form-urlencoded")
        self.assert_problem(form, 415)


class ForgedRequests(SessionTest):
    def test_change_nothing_without_the_token_of_the_page(self):
        cookie, session = self.signed_in(self.service.operator)
        _, other = self.signed_in(self.service.operator)
        before = len(self.service.ask("GET", "/v1/tokens").json()["tokens"])
        for fields in ({}, {"X_CSRF_Token": ""}, {"X_CSRF_Token": session["csrf"][:-1]},
                       {"X_CSRF_Token": other["csrf"]}, {"X_CSRF_Token": cookie[4:]}):
            self.assert_problem(self.create_token(cookie, **fields), 403)
            self.assert_problem(self.ask("DELETE", "/v1/sessions/current", Cookie=cookie,
                                         **fields), 403)
        self.assertEqual(len(self.service.ask("GET", "/v1/tokens").json()["tokens"]), before)
        self.assertEqual(self.create_token(cookie, X_CSRF_Token=session["csrf"]).status, 201)

    def test_of_other_pages_are_refused_whatever_they_know(self):
        cookie, session = self.signed_in(self.service.operator)
        own = f"http://127.0.0.1:{self.service.port}"
        for origin in ("http://evil.example", "null", f"https://127.0.0.1:{self.service.port}",
                       "http://127.0.0.1", own + ".evil.example"):
            self.assert_problem(self.create_token(cookie, X_CSRF_Token=session["csrf"],
                                                  Origin=origin), 403)
            self.assert_problem(self.sign_in(self.service.operator, Origin=origin), 403)
        self.assertEqual(self.create_token(cookie, X_CSRF_Token=session["csrf"],
                                           Origin=own).status, 201)
        self.assertEqual(self.sign_in(self.service.operator, Origin=own).status, 201)

    def test_with_two_cookies_or_one_of_another_kind_are_nobodys(self):
        cookie, _ = self.signed_in(self.service.operator)
        for header in (f"{cookie}; {cookie}", f"jss=; {cookie}", cookie.replace("=", "=\""),
                       f"jss={self.service.operator}", f"__Host-{cookie}", cookie.upper()):
            self.assert_problem(self.ask("GET", "/v1/freelancers", Cookie=header), 401)
        broken = self.ask("GET", "/v1/freelancers", Cookie=cookie, Authorization="Basic YTpi")
        self.assert_problem(broken, 401)


class Origins(ServiceTest):
    OPTIONS = ("--origin", "https://scores.example.org", "--rate", "50")

    def sign_in(self, **fields):
        return self.service.ask("POST", "/v1/sessions",
                                json.dumps({"token": self.service.operator}),
                                Content_Type="application/json", **fields)

    def test_behind_a_proxy_are_the_proxys(self):
        self.assertRegex(self.sign_in(Origin="https://scores.example.org").fields["set-cookie"],
                         "^__Host-jss=.*; Secure$")
        self.assert_problem(self.sign_in(Origin=f"http://127.0.0.1:{self.service.port}"), 403)

    def test_that_are_none_are_refused_at_the_start(self):
        for origin in ("scores.example.org", "https://", "https://a/b", "ftp://a"):
            run_jss("serve", self.ledger, "--origin", origin, exits=2)

    def test_that_sign_in_too_often_have_to_wait(self):
        service = Service(self.ledger, "--rate", "50")
        self.addCleanup(service.stop)
        answers = [service.ask("POST", "/v1/sessions", json.dumps({"token": "x"}),
                               Content_Type="application/json").status for _ in range(40)]
        self.assertEqual(set(answers), {401, 429})
        self.assertGreaterEqual(answers.count(429), 10)
        self.assertEqual(service.ask("GET", "/healthz").status, 200)
