# SPDX-License-Identifier: Apache-2.0
"""What strangers send to break in: each gets its refusal, changes nothing, and the next is served.

The requests stand in hostile.toml.
"""

import json
import re
import time
import tomllib

from door import ServiceTest, read_all, run_jss, statuses
from place import ROOT

CASES = tomllib.loads((ROOT / "tests/service/hostile.toml").read_text(encoding="utf-8"))["request"]


class HostileRequests(ServiceTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        service = cls.service
        revoked = service.token("--role", "operator")
        run_jss("token", "revoke", cls.ledger, revoked[4:20])
        while service.ask("GET", "/v1/publications", token=revoked).status != 401:
            time.sleep(0.1)
        ana = service.token("--role", "freelancer", "--freelancer", "ana")
        session, csrf = cls.session_of(service.operator)
        cls.words = {
            "session": session,
            "csrf": csrf,
            "ana_session": cls.session_of(ana)[0],
            "operator": service.operator,
            "auditor": service.token("--role", "auditor"),
            "reader": service.token("--role", "operator", "--scope", "read"),
            "ana": ana,
            "client": service.token("--role", "client", "--client", "acme"),
            "revoked": revoked,
            "forged": service.operator[:-1] + ("0" if service.operator[-1] != "0" else "1"),
            "digest": service.operator[:21] + "0" * 64,
        }

    @classmethod
    def session_of(cls, token):
        answer = cls.service.ask("POST", "/v1/sessions", json.dumps({"token": token}),
                                 Content_Type="application/json")
        return re.search("jss=([^;]+)", answer.fields["set-cookie"]).group(1), answer.json()["csrf"]

    def bytes_of(self, case):
        text = case["send"]
        if "times" in case:
            text = text.replace("{many}", case["many"] * case["times"])
        text = re.sub(r"\{(\w+)\}", lambda match: self.words[match.group(1)], text)
        return text.encode("latin-1")

    def test_each_gets_its_refusal_and_changes_nothing(self):
        before = self.head()
        for case in CASES:
            with self.subTest(case=case["name"]):
                with self.service.connect() as line:
                    # Whoever is refused half-way may find the connection closed while it sends.
                    try:
                        line.sendall(self.bytes_of(case))
                    except (ConnectionResetError, BrokenPipeError):
                        pass
                    line.settimeout(case.get("wait", 2 if case.get("stays") else 30))
                    self.assertEqual(statuses(read_all(line)), case["status"])
                self.assertEqual(self.service.ask("GET", "/healthz").status, 200)
        self.assertEqual(self.head(), before)
        self.assertIsNone(self.service.process.poll())

    def test_there_are_no_two_of_one_name(self):
        names = [case["name"] for case in CASES]
        self.assertEqual(len(names), len(set(names)))
