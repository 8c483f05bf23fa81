# SPDX-License-Identifier: Apache-2.0
"""The program under test, and folders for ledgers to live in."""

import json
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HISTORY = ROOT / "examples" / "history.jsonl"
PROGRAM = None  # run.py sets both.
KILLS = 8


def event(number, **changes):
    """A payment of its own."""
    return {"id": f"e{number}", "type": "paid", "at": "2026-03-01T09:30:00Z",
            "contract": f"c{number % 97}", "amount": "250.00", **changes}


def lines(events):
    return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in events)


class LedgerTest(unittest.TestCase):
    """A test with a folder of its own and a ledger in it that is not there yet."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="jss-ledger-")
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.path = self.folder / "market.db"
        self.ledger = f"sqlite:{self.path}"

    def run_jss(self, *arguments, exits=0, stdin=None, **options):
        """What the program writes to standard output; its complaints are in self.complaints."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True,
                              text=True, encoding="utf-8", check=False, cwd=self.folder,
                              timeout=300, **options)
        self.complaints = done.stderr
        self.assertEqual(done.returncode, exits, f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def import_lines(self, text, *options, exits=0):
        return json.loads(self.run_jss("ledger", "import", self.ledger, "-", "--format", "json",
                                       *options, stdin=text, exits=exits).splitlines()[-1])

    def verified(self, *options, exits=0):
        return json.loads(self.run_jss("ledger", "verify", self.ledger, "--format", "json",
                                       *options, exits=exits))

    def exported(self, *options):
        return self.run_jss("ledger", "export", self.ledger, *options)
