# SPDX-License-Identifier: Apache-2.0
"""What goes into a ledger comes out of it, and what it knew when."""

import json
import time
from datetime import datetime, timedelta, timezone

from place import HISTORY, LedgerTest, ROOT, event, lines

ANY_DAY = "2026-11-20"


class Import(LedgerTest):
    def test_a_file_comes_back_as_it_was(self):
        counts = json.loads(self.run_jss("ledger", "import", self.ledger, HISTORY, "--format",
                                         "json"))
        self.assertEqual(counts, {"accepted": 170, "repeated": 0, "rejected": 0})
        self.assertEqual(self.exported(), HISTORY.read_text(encoding="utf-8"))

    def test_twice_is_once(self):
        text = HISTORY.read_text(encoding="utf-8")
        self.import_lines(text)
        head = self.verified()["head"]
        self.assertEqual(self.import_lines(text), {"accepted": 0, "repeated": 170, "rejected": 0})
        self.assertEqual(self.verified()["head"], head)

    def test_the_bad_is_listed_beside_the_good(self):
        text = lines([event(1)]) + '{"id":"x"}\n' + lines([event(1, amount="1.00"), event(2)])
        self.assertEqual(self.import_lines(text, exits=2),
                         {"accepted": 2, "repeated": 0, "rejected": 2})
        listed = self.folder / "market.db.rejected.jsonl"
        rejected = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([(one["line"], one["key"]) for one in rejected], [(2, "type"), (3, "id")])
        self.assertEqual(json.loads(rejected[1]["text"]), event(1, amount="1.00"))
        self.import_lines(lines([event(3)]))
        self.assertFalse(listed.exists(), "a list of an earlier import is no list of this one")

    def test_a_key_without_end_is_refused_alone(self):
        long = "x" * 1001
        text = lines([event(1), event(2, id=long), event(3, contract=long), event(4)])
        self.assertEqual(self.import_lines(text, exits=2)["accepted"], 2)
        listed = (self.folder / "market.db.rejected.jsonl").read_text(encoding="utf-8")
        self.assertEqual([json.loads(line)["key"] for line in listed.splitlines()],
                         ["id", "contract"])
        self.assertIn("has 1001 bytes: a ledger takes up to 1000", listed)

    def test_strict_is_all_or_nothing(self):
        text = lines([event(1)]) + '{"id":"x"}\n'
        self.run_jss("ledger", "import", self.ledger, "-", "--strict", stdin=text, exits=2)
        self.assertIn("-:2: type: is missing", self.complaints)
        self.assertEqual(self.verified()["records"], 0)
        self.import_lines(lines([event(2)]))
        self.run_jss("ledger", "import", self.ledger, "-", "--strict", exits=2,
                     stdin=lines([event(1), event(2, amount="1.00")]))
        self.assertEqual(self.verified()["records"], 1)
        self.import_lines(lines(event(number) for number in range(10, 2510)), "--strict")
        self.assertEqual(self.verified()["records"], 2501)

    def test_exports_become_events(self):
        folder = ROOT / "examples" / "exports"
        files = [folder / "transactions.csv", folder / "work-history.json"]
        answers = ["--answers", folder / "answers.csv", "--freelancer", "ana"]
        self.run_jss("ledger", "import", self.ledger, *files, *answers)
        self.assertEqual(self.run_jss("import-exports", *files, *answers, "--no-questions"),
                         self.exported())
        again = self.run_jss("ledger", "import", self.ledger, *files, *answers)
        self.assertTrue(again.startswith("0 accepted"), again)

    def test_a_table_is_no_history(self):
        table = ROOT / "accuracy" / "contracts" / "rc001.csv"
        self.run_jss("ledger", "import", self.ledger, table, exits=2)
        self.assertIn("does not tell what happened when", self.complaints)


class Export(LedgerTest):
    def test_a_moved_ledger_keeps_its_past(self):
        self.import_lines(lines(event(number) for number in range(3)))
        self.import_lines(lines(event(number) for number in range(3, 5)))
        records = self.exported("--with-record")
        self.assertEqual([json.loads(line)["seq"] for line in records.splitlines()],
                         [1, 2, 3, 4, 5])
        self.ledger += ".moved"
        self.assertEqual(self.import_lines(records)["accepted"], 5)
        self.assertEqual(self.exported("--with-record"), records)
        self.assertEqual(self.import_lines(records)["repeated"], 5)

    def test_only_an_empty_ledger_takes_records_back(self):
        self.import_lines(lines([event(1)]))
        records = self.exported("--with-record")
        self.ledger += ".other"
        self.import_lines(lines([event(7)]))
        self.run_jss("ledger", "import", self.ledger, "-", stdin=records, exits=2)
        self.assertIn("only an empty ledger takes records back", self.complaints)


class Source(LedgerTest):
    def test_a_ledger_gives_the_scores_of_the_events_in_it(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        for command in (["score", "--detail"], ["explain"], ["trend"]):
            for day in ("2025-03-01", ANY_DAY):
                name, *rest = command
                asked = [*rest, "--as-of", day, "--format", "json"]
                self.assertEqual(self.run_jss(name, self.ledger, *asked),
                                 self.run_jss(name, HISTORY, *asked))

    def test_a_ledger_is_asked_about_today(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        days = {datetime.now(timezone.utc).date().isoformat()}
        answer = json.loads(self.run_jss("score", self.ledger, "--format", "json"))
        days.add(datetime.now(timezone.utc).date().isoformat())
        self.assertIn(answer["as_of"], days)

    def test_what_was_said_once_can_be_said_again(self):
        events = HISTORY.read_text(encoding="utf-8").splitlines(keepends=True)
        said = {}
        for part in (events[:100], events[100:150], events[150:]):
            self.import_lines("".join(part))
            time.sleep(0.01)
            known = (datetime.now(timezone.utc)).isoformat(timespec="microseconds")
            said[known] = self.run_jss("score", self.ledger, "--detail", "--format", "json",
                                       "--as-of", ANY_DAY)
            time.sleep(0.01)
        self.assertEqual(len(set(said.values())), 3)
        for known, answer in said.items():
            self.assertEqual(self.run_jss("score", self.ledger, "--detail", "--format", "json",
                                          "--as-of", ANY_DAY, "--known-at", known), answer)

    def test_states_are_a_table_that_score_accepts(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        table = self.run_jss("ledger", "states", self.ledger, "--as-of", ANY_DAY)
        asked = ["--as-of", ANY_DAY, "--format", "json"]
        self.assertEqual(self.run_jss("score", "-", *asked, stdin=table),
                         self.run_jss("score", self.ledger, *asked))
        before = datetime.now(timezone.utc) - timedelta(hours=1)
        nothing = self.run_jss("ledger", "states", self.ledger, "--known-at", before.isoformat())
        self.assertEqual(len(nothing.splitlines()), 1)

    def test_states_name_anomalies(self):
        self.import_lines(lines([event(1)]))
        self.run_jss("ledger", "states", self.ledger)
        self.assertIn("event 'e1' (paid) is left out", self.complaints)

    def test_it_must_be_there(self):
        self.run_jss("score", self.ledger, exits=2)
        self.assertIn("'jss ledger init' or the first import", self.complaints)
        self.run_jss("score", self.ledger, HISTORY, exits=2)
        self.run_jss("ledger", "verify", "market.db", exits=2)
        self.assertIn("sqlite:market.db", self.complaints)
