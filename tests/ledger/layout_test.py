# SPDX-License-Identifier: Apache-2.0
"""Ledgers that released versions wrote open in this one, with what was in them.

tests/ledger/fixtures has a folder for each layout there was: the same ledger in a SQLite file
(market.db) and as pg_dump gives it (market.sql), the events in it, the states on a day, the heads.
The last folder has the layout of today. A release that changes the layout adds a folder.
"""

import json
import re
import shutil
import subprocess

import place
from place import LedgerTest
from postgres import PostgresTest

FOLDERS = sorted((place.ROOT / "tests" / "ledger" / "fixtures").glob("schema-*"),
                 key=lambda path: int(path.name.partition("-")[2]))


def without_aliases(text):
    """Whoever was forgotten has another alias in each store."""
    return re.sub("forgotten-[0-9a-f]{16}", "forgotten", text)


class Opening:
    """What holds on every store."""

    def test_every_layout_there_was_is_brought_forward(self):
        self.assertTrue(FOLDERS)
        for folder in FOLDERS:
            with self.subTest(layout=folder.name):
                self.ledger = self.put(folder)
                expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
                self.hold(folder, expected)  # as it is, by whoever may only read it
                told = self.run_jss("ledger", "forget", self.ledger, "--freelancer", "ana",
                                    "--dry-run")
                self.assertIn("2 contracts of theirs", told)
                self.run_jss("ledger", "init", self.ledger)
                self.hold(folder, expected)
                self.run_jss("ledger", "init", self.ledger)
                events = (folder / "events.jsonl").read_text(encoding="utf-8")
                self.assertEqual(self.import_lines(events)["repeated"], expected["records"])
                self.forget_everybody(expected)

    def hold(self, folder, expected):
        found = self.verified("--head", expected[self.HEAD])
        self.assertEqual((found["whole"], found["records"], found["head"]),
                         (True, expected["records"], expected[self.HEAD]))
        states = self.run_jss("ledger", "states", self.ledger, "--as-of", expected["as_of"])
        for name, there in (("events.jsonl", self.exported()), ("states.csv", states)):
            written = (folder / name).read_text(encoding="utf-8")
            self.assertEqual(without_aliases(there), without_aliases(written))

    def forget_everybody(self, expected):
        """People of an old layout can be forgotten in the new one."""
        events = [json.loads(line) for line in self.exported().splitlines()]
        people = {(key, one[key]) for one in events for key in ("freelancer", "client")
                  if key in one}
        for kind, who in sorted(people):
            self.run_jss("ledger", "forget", self.ledger, f"--{kind}", who, "--yes")
        found = self.verified("--head", expected[self.HEAD])
        self.assertEqual((found["whole"], found["head"]), (True, expected[self.HEAD]))
        self.assertEqual(found["forgotten_people"], len(people))


class OnSqlite(Opening, LedgerTest):
    HEAD = "sqlite_head"

    def put(self, folder):
        path = self.folder / f"{folder.name}.db"
        shutil.copyfile(folder / "market.db", path)
        return f"sqlite:{path}"


class OnPostgres(Opening, PostgresTest):
    HEAD = "postgres_head"

    def put(self, folder):
        self.sql("DROP SCHEMA IF EXISTS market CASCADE")
        done = subprocess.run([self.server.bin / "psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-d",
                               self.server.url(), "-f", folder / "market.sql"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.server.url("market")
