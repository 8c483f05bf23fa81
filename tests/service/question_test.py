# SPDX-License-Identifier: Apache-2.0
"""What the service answers about one freelancer: what the command of that name prints."""

import json
import threading
import time
import urllib.parse

from api_test import ApiTest, contract
from door import PATIENCE, run_jss
from place import lines
import policy_story

# The last part of each route, the command that it speaks for, and the options that it takes.
QUESTIONS = {
    "score": "score", "explanation": "explain", "timeline": "timeline", "forecast": "forecast",
    "standing": "standing", "trend": "trend", "advice": "advise", "calendar": "calendar",
}
LISTS = ("timeline", "forecast", "calendar")
SCHEMAS = {"score": "Score", "explanation": "Explanation", "timeline": "TimelinePage",
           "forecast": "ForecastPage", "standing": "Standing", "trend": "Trend",
           "advice": "Advice", "calendar": "CalendarPage"}


class QuestionTest(ApiTest):
    """On a service whose ledger has others, too, some of whom work for the same clients."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        clients = ("birch", "juniper", "k1", "k2", "k3")
        events = [one for number, client in enumerate(clients * 3)
                  for one in contract(number, ("ben", "cleo", "dan")[number // 5], client,
                                      stars="1.00" if number % 4 == 0 else "5.00")]
        more = cls.folder / "others.jsonl"
        more.write_text(lines(events), encoding="utf-8")
        cls.then = policy_story.now()
        run_jss("ledger", "import", cls.ledger, more)
        for _ in range(PATIENCE * 10):
            if cls.service.ask("GET", "/v1/freelancers/dan/score").status == 200:
                return
            time.sleep(0.1)
        raise AssertionError("the service does not learn of others")

    def ask(self, freelancer, noun, body=None, token=None, **options):
        target = f"/v1/freelancers/{urllib.parse.quote(freelancer, safe='')}/{noun}"
        if body is not None:
            return self.service.ask("POST", target, body=json.dumps(body), token=token,
                                    Content_Type="application/json")
        query = urllib.parse.urlencode(options, doseq=True)
        return self.service.ask("GET", target + ("?" + query if query else ""), token=token)

    def told(self, freelancer, command, form="json", exits=0, **options):
        """What the command line prints."""
        words = []
        for name, values in options.items():
            for value in values if isinstance(values, list) else [values]:
                words += ["--" + name.replace("_", "-"), value]
        return run_jss(command, self.ledger, "--freelancer", freelancer, "--format", form, *words,
                       exits=exits)

    def assert_as_told(self, freelancer, noun, **options):
        answer = self.ask(freelancer, noun, **options)
        self.assertEqual(answer.status, 200, (noun, options, answer.body))
        told = self.told(freelancer, QUESTIONS[noun], **options)
        if noun in LISTS:
            told = f'{{"{noun}":[{",".join(told.splitlines())}],"next":null}}\n'
        self.assertEqual(answer.body.decode(), told, (noun, options))
        return answer


class Answers(QuestionTest):
    def test_are_the_commands_for_everybody(self):
        for noun in QUESTIONS:
            self.assert_keeps(self.assert_as_told("ana", noun), SCHEMAS[noun])
            for freelancer in ("ben", "cleo", "dan"):
                self.assert_as_told(freelancer, noun)

    def test_follow_the_options_of_the_command(self):
        plain = {"as_of": "2026-05-01", "policy": "2015-03"}
        for noun in QUESTIONS:
            self.assert_as_told("ana", noun, **plain)
            self.assert_as_told("ana", noun, known_at=self.then)
        self.assertEqual(self.ask("ben", "score", detail="true").body.decode(), run_jss(
            "score", self.ledger, "--freelancer", "ben", "--detail", "--format", "json"))
        self.assert_keeps(self.assert_as_told("ana", "explanation", since="2026-05-01"), "Change")
        self.assert_as_told("ana", "timeline", **{"from": "2026-01-01", "to": "2026-06-30"})
        self.assert_as_told("ana", "timeline", under=["2015-03", "2026-01"])
        self.assert_as_told("ana", "forecast", months="3", under="2015-03")
        self.assert_as_told("ana", "standing", large_contract="500")
        self.assert_as_told("ana", "calendar", as_of="2026-05-01", to="2026-12-31")

    def test_come_as_tables_pictures_and_calendars(self):
        types = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml",
                 "ics": "text/calendar; charset=utf-8"}
        for noun, command in QUESTIONS.items():
            for form in ("csv", "svg", "ics") if noun in ("timeline", "forecast") else ("csv",):
                answer = self.ask("ana", noun, format=form)
                self.assertEqual(answer.fields["content-type"], types[form])
                self.assertEqual(answer.body.decode().replace("\r\n", "\n"),
                                 self.told("ana", command, form), noun)

    def test_have_a_tag_for_asking_again(self):
        first = self.ask("ana", "explanation")
        again = self.service.ask("GET", "/v1/freelancers/ana/explanation",
                                 If_None_Match=first.fields["etag"])
        self.assertEqual((again.status, again.body), (304, b""))

    def test_go_to_nobody_but_staff(self):
        ana = self.service.token("--role", "freelancer", "--freelancer", "ana")
        for noun in QUESTIONS:
            answer = self.ask("ana", noun, token=ana)
            if noun != "score":
                self.assert_problem(answer, 403)
            self.assert_problem(self.ask("ana", noun, token=ana, policy="2015-03"), 403)
            self.assert_problem(self.ask("ben", noun, token=ana), 403)
        auditor = self.service.token("--role", "auditor")
        self.assertEqual(self.ask("ana", "advice", token=auditor).status, 200)


class Refusals(QuestionTest):
    def assert_says(self, answer, status, words):
        self.assert_problem(answer, status)
        self.assertIn(words, answer.json()["detail"])

    def test_name_what_is_wrong_as_it_is_called_here(self):
        self.assert_says(self.ask("nobody", "trend"), 404, "no freelancer 'nobody'")
        self.assert_says(self.ask("ana", "trend", as_of="soon"), 400, "as_of 'soon' is not a day")
        self.assert_says(self.ask("ana", "trend", policy="none"), 404, "'none' is no policy")
        self.assert_says(self.ask("ana", "trend", as_of=""), 400, "as_of: is empty")
        self.assert_says(self.ask("ana", "trend", as_of=["2026-01-01", "2026-02-01"]), 400,
                         "as_of: takes one value")
        self.assert_says(self.ask("ana", "trend", format="text"), 400, "one of json, csv")
        self.assert_says(self.ask("ana", "timeline", format="ics", under="2015-03"), 400,
                         "leave out under")

    def test_let_nobody_name_a_file(self):
        for path in ("/etc/passwd", "../../etc/passwd", "examples/history.jsonl"):
            answer = self.ask("ana", "trend", policy=path)
            self.assert_problem(answer, 404)
            self.assertNotIn("root:", answer.body.decode())
        self.assert_problem(self.ask("ana", "standing", badges="/etc/passwd"), 400)
        self.assert_problem(self.ask("ana", "what-ifs", {"acts": "/etc/passwd"}), 400)

    def test_of_bodies_part_what_cannot_be_read_from_what_cannot_be(self):
        target = "/v1/freelancers/ana/plans"
        broken = self.service.ask("POST", target, body="{", Content_Type="application/json")
        self.assert_problem(broken, 400)
        self.assert_problem(self.service.ask("POST", target, body="{}", Content_Type="text/plain"),
                            415)
        self.assert_says(self.ask("ana", "plans", {}), 422, "target: ")
        self.assert_says(self.ask("ana", "plans", {"target": 101}), 422, "from 1 to 100")
        self.assert_says(self.ask("ana", "plans", {"goal": 90}), 400, "there are target")
        self.assert_says(self.ask("ana", "what-ifs", {"do": ["dance"]}), 422, "do 'dance'")
        self.assert_problem(self.ask("nobody", "plans", {"target": 90}), 404)


class Trials(QuestionTest):
    def test_are_answered_as_by_the_command(self):
        what_if = self.ask("ana", "what-ifs", {"do": ["end c23"], "until": "2027-12-31"})
        self.assertEqual(what_if.status, 200, what_if.body)
        self.assert_keeps(what_if, "WhatIf")
        self.assertEqual(what_if.body.decode(),
                         self.told("ana", "what-if", do=["end c23"], until="2027-12-31"))
        plan = self.ask("ana", "plans", {"target": 93})
        self.assert_keeps(plan, "Plan")
        self.assertEqual(plan.body.decode(), self.told("ana", "plan", target=93))
        table = self.ask("ana", "plans", {"target": 93, "format": "csv", "policy": None})
        self.assertEqual(table.fields["content-type"], "text/csv; charset=utf-8")
        self.assertEqual(table.body.decode(), self.told("ana", "plan", "csv", target=93))

    def test_say_no_by_an_answer(self):
        plan = self.ask("ana", "plans", {"target": 100, "by": "2026-12-01", "as_of": "2026-11-20"})
        self.assertEqual(plan.status, 200, plan.body)
        self.assertIsNone(plan.json()["plan"])
        self.assertEqual(plan.body.decode(), self.told(
            "ana", "plan", exits=1, target=100, by="2026-12-01", as_of="2026-11-20"))

    def test_keep_nothing(self):
        before = self.head()
        self.ask("ana", "what-ifs", {"do": ["end c23"]})
        self.assertEqual(self.head(), before)

    def test_that_take_long_come_one_at_a_time(self):
        answers = []

        def plan():
            answers.append(self.ask("ana", "plans", {"target": 99}))

        threads = [threading.Thread(target=plan) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertIn(200, {answer.status for answer in answers})
        self.assertLessEqual({answer.status for answer in answers}, {200, 429})
        for answer in answers:
            if answer.status == 429:
                self.assertEqual(answer.fields["retry-after"], "1")
        self.assertEqual(self.ask("ana", "plans", {"target": 93}).status, 200)
