# SPDX-License-Identifier: Apache-2.0
"""Who was forgotten is gone, and every score is what it was."""

import json
import os
import pty
import random
import resource
import signal
import sqlite3
import subprocess
import time
from datetime import datetime, timezone

import place
from place import HISTORY, LedgerTest, lines
from postgres import PostgresTest

DAYS = ("2025-03-01", "2025-11-20", "2026-11-20")


def market(person, contracts):
    """Somebody with that many contracts, each with a title and a comment."""
    for one in range(contracts):
        contract = f"{person}-{one}"
        yield {"id": f"{contract}-start", "type": "contract_started",
               "at": "2026-01-10T00:00:00Z", "contract": f"c{contract}",
               "freelancer": f"who-{person}", "client": f"k{one % 7}", "kind": "fixed",
               "title": f"secret title {contract}"}
        yield {"id": f"{contract}-end", "type": "contract_ended", "at": "2026-02-10T00:00:00Z",
               "contract": f"c{contract}", "by": "client"}
        yield {"id": f"{contract}-feedback", "type": "feedback_given",
               "at": "2026-02-11T00:00:00Z", "contract": f"c{contract}", "from": "client",
               "stars": "4.50", "comment": f"secret comment {contract}"}


class Forgetting:
    """What holds on every store."""

    def forget(self, kind, who, *options, exits=0):
        return json.loads(self.run_jss("ledger", "forget", self.ledger, f"--{kind}", who,
                                       "--format", "json", *(options or ["--yes"]), exits=exits))

    def answers(self, known, names=()):
        """Everybody's scores on many days, as known at many times, with people as they were called
        before they were forgotten."""
        found = []
        for day in DAYS:
            for known_at in known:
                for command in (["score", "--detail"], ["trend"])[:1 + (day == DAYS[-1])]:
                    text = self.run_jss(*command, self.ledger, "--as-of", day, "--known-at",
                                        known_at, "--format", "json")
                    for alias, who in names:
                        text = text.replace(alias, who)
                    found.append(sorted(text.splitlines()))
        return found

    def test_every_score_stays_what_it_was(self):
        events = HISTORY.read_text(encoding="utf-8").splitlines(keepends=True)
        known = []
        for part in (events[:60], events[60:120], events[120:]):
            self.import_lines("".join(part))
            known.append(datetime.now(timezone.utc).isoformat(timespec="microseconds"))
            time.sleep(0.01)
        before = self.answers(known)
        head = self.verified()["head"]
        people = {("freelancer", one["freelancer"]) for one in map(json.loads, events)
                  if "freelancer" in one}
        people |= {("client", one["client"]) for one in map(json.loads, events)
                   if "client" in one}
        names = []
        for number, (kind, who) in enumerate(sorted(people)):
            names.append((self.forget(kind, who)["alias"], who))
            if number % 5 == 0 or number == len(people) - 1:
                self.assertEqual(self.answers(known, names), before)
        found = self.verified("--head", head)
        self.assertEqual((found["whole"], found["head"]), (True, head))
        self.assertEqual(found["forgotten_people"], len(people))
        left = self.exported()
        for key in ("title", "client_name", "comment"):
            self.assertNotIn(f'"{key}":', left)

    def test_nobody_is_brought_back(self):
        text = lines(market("ana", 3))
        self.import_lines(text)
        records = self.exported("--with-record")
        self.forget("freelancer", "who-ana")
        left = self.exported()
        self.assertNotIn("who-ana", left)
        self.assertEqual(self.import_lines(text), {"accepted": 0, "repeated": 9, "rejected": 0})
        self.assertEqual(self.import_lines(records)["repeated"], 9)
        self.assertEqual(self.import_lines(left)["repeated"], 9)
        self.assertEqual(self.exported(), left)
        self.assertEqual(self.forget("freelancer", "who-ana", exits=1)["forgotten"], False)

    def test_a_ledger_moves_with_its_forgotten_people(self):
        self.import_lines(lines(market("ana", 3)) + lines(market("bob", 2)))
        alias = self.forget("freelancer", "who-ana")["alias"]
        records = self.exported("--with-record")
        self.ledger = f"sqlite:{self.path}.moved"
        self.import_lines(records)
        self.assertEqual(self.exported("--with-record"), records)
        other = self.forget("freelancer", alias)
        self.assertEqual((other["records"], other["texts"]), (3, 0))
        self.assertNotEqual(other["alias"], alias)

    def test_it_wants_to_be_told_whom_and_that_it_is_meant(self):
        self.import_lines(lines(market("ana", 1)))
        before = self.exported()
        self.run_jss("ledger", "forget", self.ledger, "--yes", exits=2)
        self.run_jss("ledger", "forget", self.ledger, "--client", "k0", "--freelancer", "who-ana",
                     "--yes", exits=2)
        self.run_jss("ledger", "forget", self.ledger, "--freelancer", "who-ana", exits=2)
        self.assertIn("--dry-run", self.complaints)
        told = self.forget("freelancer", "who-ana", "--dry-run")
        self.assertEqual((told["forgotten"], told["records"], told["texts"]), (False, 1, 2))
        self.assertEqual(self.exported(), before)
        done = self.forget("freelancer", "who-ana")
        self.assertEqual({**told, "forgotten": True}, done)

    def answered(self, answer):
        """What it asks on a terminal, and its exit code after an answer."""
        ours, theirs = pty.openpty()
        with subprocess.Popen([place.PROGRAM, "ledger", "forget", self.ledger, "--freelancer",
                               "who-ana"], stdin=theirs, stderr=theirs, stdout=subprocess.PIPE,
                              text=True) as process:
            os.close(theirs)
            asked = b""
            while not asked.endswith(b"to go on: "):
                asked += os.read(ours, 4096)
            os.write(ours, answer.encode() + b"\n")
            said = process.stdout.read()
            process.wait()
        os.close(ours)
        return asked.decode(), said, process.returncode

    def test_on_a_terminal_the_id_has_to_be_typed(self):
        self.import_lines(lines(market("ana", 1)))
        before = self.exported()
        asked, _, code = self.answered("y")
        self.assertIn("cannot be undone", asked)
        self.assertEqual(code, 1)
        self.assertEqual(self.exported(), before)
        _, said, code = self.answered("who-ana")
        self.assertEqual(code, 0)
        self.assertIn("is forgotten", said)
        self.assertNotIn("who-ana", self.exported())

    def test_killed_it_is_done_wholly_or_not_at_all(self):
        chance = random.Random(20261123)
        people = range(100, 102 + place.KILLS // 2)  # no id is the beginning of another
        for person in people:
            self.import_lines(lines(market(person, 40)))
        head = self.verified()["head"]
        start = time.monotonic()
        self.forget("freelancer", "who-100")
        takes = time.monotonic() - start
        for person in people[1:]:
            with self.subTest(person=person):
                # pylint: disable=consider-using-with
                process = subprocess.Popen(
                    [place.PROGRAM, "ledger", "forget", self.ledger, "--freelancer",
                     f"who-{person}", "--yes"], stdout=subprocess.DEVNULL)
                time.sleep(chance.random() * takes)
                process.send_signal(signal.SIGKILL)
                process.wait()
                left = [line for line in self.exported().splitlines()
                        if f'"contract":"c{person}-' in line]
                traces = (sum(f"who-{person}" in line for line in left),
                          sum("secret" in line for line in left))
                self.assertIn(traces, ((40, 80), (0, 0)))
                self.assertTrue(self.verified("--head", head)["whole"])
                self.forget("freelancer", f"who-{person}", exits=1 if traces == (0, 0) else 0)
                self.expect_no_byte_of(f"who-{person}")

    def expect_no_byte_of(self, word):
        """Where a test can look."""


class OnSqlite(Forgetting, LedgerTest):
    def expect_no_byte_of(self, word):
        for path in self.folder.glob("market.db*"):
            there = path.read_bytes()
            self.assertFalse(word.encode() in there, f"{word} in {path.name}")
            self.assertFalse(f"secret title {word[4:]}-".encode() in there, path.name)

    def test_no_byte_is_left_in_its_files(self):
        self.import_lines(lines(market("ana", 30)) + lines(market("bob", 30)))
        database = sqlite3.connect(self.path)  # as somebody had it open with other settings
        database.execute("PRAGMA secure_delete = OFF")
        self.forget("freelancer", "who-ana")
        database.close()
        self.expect_no_byte_of("who-ana")
        self.assertIn(b"who-bob", self.path.read_bytes())


    def test_on_a_full_disk_it_is_done_and_the_old_bytes_go_later(self):
        self.import_lines(lines(market("ana", 2)) + lines(market("bob", 3000)))
        head = self.verified()["head"]

        def fill_the_disk(at):
            resource.setrlimit(resource.RLIMIT_FSIZE, (at, resource.RLIM_INFINITY))

        asked = ["ledger", "forget", self.ledger, "--freelancer", "who-ana", "--yes"]
        self.run_jss(*asked, exits=3, preexec_fn=lambda: fill_the_disk(100))
        self.assertIn("who-ana", self.exported(), "there was no room even for that")
        self.run_jss(*asked, exits=3, preexec_fn=lambda: fill_the_disk(300_000))
        self.assertIn("forget anybody again", self.complaints)
        self.assertNotIn("who-ana", self.exported())
        self.assertTrue(self.verified("--head", head)["whole"])
        self.forget("freelancer", "who-ana", exits=1)
        self.expect_no_byte_of("who-ana")
        self.assertTrue(self.verified("--head", head)["whole"])


class OnPostgres(Forgetting, PostgresTest):
    def expect_no_byte_of(self, word):
        self.sql("CHECKPOINT")
        files = self.sql(f"SELECT pg_relation_filepath(oid) FROM pg_class WHERE relnamespace = "
                         f"'{self.schema}'::regnamespace AND relkind IN ('r', 'i', 't')").split()
        self.assertGreater(len(files), 5)
        for file in files:
            there = (self.server.data / file).read_bytes()
            self.assertFalse(word.encode() in there, f"{word} in {file}")
        samples = self.sql(f"SELECT * FROM pg_stats WHERE schemaname = '{self.schema}'")
        self.assertNotIn(word, samples)

    def test_whoever_does_not_own_the_tables_is_told_that_old_bytes_are_left(self):
        self.import_lines(lines(market("ana", 3)))
        self.sql(f"CREATE ROLE clerk LOGIN; GRANT USAGE ON SCHEMA {self.schema} TO clerk; "
                 f"GRANT ALL ON ALL TABLES IN SCHEMA {self.schema} TO clerk")
        owners = self.ledger
        self.ledger = owners.replace("user=jss", "user=clerk")
        self.run_jss("ledger", "forget", self.ledger, "--freelancer", "who-ana", "--yes", exits=3)
        self.assertIn("only the owner of the table", self.complaints)
        self.assertNotIn("who-ana", self.exported())
        self.ledger = owners
        self.forget("freelancer", "nobody", exits=1)
        self.expect_no_byte_of("who-ana")

    def test_somebody_who_reads_is_waited_for(self):
        self.import_lines(lines(market("ana", 3)))
        reader = subprocess.Popen(  # pylint: disable=consider-using-with
            [self.server.bin / "psql", "-qAt", "-d", self.server.url(self.schema)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        reader.stdin.write("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM aside;\n")
        reader.stdin.flush()
        self.assertEqual(reader.stdout.readline(), "6\n")
        self.run_jss("ledger", "forget", self.ledger, "--freelancer", "who-ana", "--yes", exits=3)
        self.assertIn("is being read by another program", self.complaints)
        self.assertNotIn("who-ana", self.exported())
        reader.communicate("COMMIT;\n")
        self.forget("freelancer", "nobody", exits=1)
        self.expect_no_byte_of("who-ana")
