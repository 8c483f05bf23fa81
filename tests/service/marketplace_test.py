# SPDX-License-Identifier: Apache-2.0
"""The marketplace of `make demo`: made up the same each time, and taken whole by a ledger."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from door import run_jss

MAKER = pathlib.Path(__file__).resolve().parents[2] / "tools" / "make_marketplace.py"
UNTIL = "2026-11-20"


def made(*arguments):
    return subprocess.run([sys.executable, "-B", MAKER, "--freelancers", "80", "--until", UNTIL,
                           *arguments], capture_output=True, check=True, timeout=60).stdout


class Marketplace(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = made()
        cls.events = [json.loads(line) for line in cls.text.splitlines()]

    def test_is_the_same_for_equal_arguments_alone(self):
        self.assertEqual(made(), self.text)
        self.assertNotEqual(made("--seed", "2"), self.text)

    def test_spans_three_years_and_ends_on_its_day(self):
        days = [event["at"][:10] for event in self.events]
        self.assertLessEqual(max(days), UNTIL)
        self.assertLess(min(days), "2024-03-01")

    def test_has_what_an_operator_wants_to_find(self):
        tiny = [event for event in self.events
                if event["type"] == "paid" and event["amount"] == "5.00"]
        self.assertEqual(len(tiny), 14)
        people = {event["freelancer"] for event in self.events if "freelancer" in event}
        clients = {event["client"] for event in self.events if "client" in event}
        self.assertEqual(len(people & clients), 3)

    def test_is_taken_whole_and_gives_scores(self):
        with tempfile.TemporaryDirectory(prefix="jss-market-") as folder:
            ledger = f"sqlite:{folder}/market.db"
            file = pathlib.Path(folder) / "events.jsonl"
            file.write_bytes(self.text)
            told = json.loads(run_jss("ledger", "import", ledger, file, "--format", "json"))
            self.assertEqual((told["accepted"], told["rejected"]), (len(self.events), 0))
            scores = run_jss("score", ledger, "--as-of", UNTIL, "--format", "json").splitlines()
        self.assertEqual(len(scores), 80)
        scored = [line for line in map(json.loads, scores) if line["score"] is not None]
        self.assertGreater(len(scored), 40)
