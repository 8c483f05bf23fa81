# SPDX-License-Identifier: Apache-2.0
"""Whatever happens to a program that writes to a ledger: what it reported is there, nothing is
there by halves, and the next import goes on."""

import fcntl
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

import place
from place import LedgerTest, event, lines

BATCH = 1000
EVENTS = 60 * BATCH


class Killed(LedgerTest):
    def import_and_kill(self, path, after, patience):
        """Kills an import some time after it acknowledged so many batches. The last count that it
        acknowledged, and whether it came to its end."""
        command = [place.PROGRAM, "ledger", "import", self.ledger, str(path), "--acknowledge",
                   "--format", "json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True) as process:
            said = []
            for _ in range(after):
                said.append(process.stdout.readline())
            time.sleep(patience)
            process.send_signal(signal.SIGKILL)
            said += process.stdout.readlines()
            process.wait()
        whole = [json.loads(line) for line in said if line.endswith("\n")]
        last = whole[-1] if whole else {"accepted": 0, "repeated": 0}
        return last["accepted"] + last["repeated"], process.returncode == 0

    def test_an_import_loses_nothing_and_goes_on(self):
        path = self.folder / "events.jsonl"
        path.write_text(lines(event(one) for one in range(EVENTS)), encoding="utf-8")
        chance = random.Random(20261122)
        heads, kept = [], 0
        for kill in range(place.KILLS):
            with self.subTest(kill=kill):
                acknowledged, ended = self.import_and_kill(
                    path, after=chance.choice((0, 0, 1, 2, 5, kept // BATCH + 1)),
                    patience=chance.random() * 0.05)
                if not self.path.exists() or not self.path.stat().st_size:
                    self.assertEqual(acknowledged, 0)
                    continue
                found = self.after_a_kill(heads)
                self.assertGreaterEqual(found["records"], acknowledged, "acknowledged, and lost")
                self.assertGreaterEqual(found["records"], kept)
                self.assertEqual(found["records"] % BATCH, 0, "half a batch")
                kept = found["records"]
                heads.append((kept, found["head"]))
                if ended:
                    break
        self.run_jss("ledger", "import", self.ledger, path)
        self.assertEqual(self.verified("--head", heads[-1][1])["records"] if heads else EVENTS,
                         EVENTS)
        self.assertEqual(self.exported(), path.read_text(encoding="utf-8"))

    def after_a_kill(self, heads):
        """The state of the ledger. One that was killed before its tables were made is made now."""
        if not heads:
            self.run_jss("ledger", "init", self.ledger)
            return self.verified()
        return self.verified("--head", heads[-1][1])


class Refused(LedgerTest):
    def setUp(self):
        super().setUp()
        self.import_lines(lines(event(one) for one in range(3)))

    def test_a_second_writer_is_kept_out_with_a_word(self):
        with open(f"{self.path}.lock", "r+", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.truncate(0)
            lock.write("4711\n")
            lock.flush()
            self.run_jss("ledger", "import", self.ledger, "-", stdin=lines([event(9)]), exits=3)
            self.assertIn("process 4711 is writing to it", self.complaints)
            self.assertEqual(self.verified()["records"], 3)

    def test_a_locked_database_is_a_clear_error(self):
        other = sqlite3.connect(self.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        self.run_jss("ledger", "import", self.ledger, "-", stdin=lines([event(9)]), exits=3)
        self.assertIn("is locked by another program", self.complaints)
        other.execute("ROLLBACK")
        other.close()
        self.import_lines(lines([event(9)]))

    def test_a_full_disk_loses_nothing(self):
        head = self.verified()["head"]
        text = lines(event(one) for one in range(10, 20_010))

        def fill_the_disk():
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))

        self.run_jss("ledger", "import", self.ledger, "-", stdin=text, exits=3,
                     preexec_fn=fill_the_disk)
        self.assertIn("market.db", self.complaints)
        found = self.verified("--head", head)
        self.assertEqual(found["records"] % BATCH, 3)
        self.assertEqual(self.import_lines(text)["accepted"], 20_003 - found["records"])

    @unittest.skipIf(os.geteuid() == 0, "root may write to anything")
    def test_a_file_that_may_only_be_read_is_read(self):
        self.path.chmod(0o444)
        self.run_jss("ledger", "import", self.ledger, "-", stdin=lines([event(9)]), exits=3)
        self.assertEqual(self.verified()["records"], 3)

    def test_a_truncated_file_is_found_out(self):
        self.import_lines(lines(event(one) for one in range(10, 3010)))
        with open(self.path, "r+b") as file:
            file.truncate(self.path.stat().st_size // 2)
        self.run_jss("score", self.ledger, exits=3)
        self.assertIn("is damaged", self.complaints)

    def test_what_is_no_ledger_is_told_so(self):
        self.path.write_bytes(b"x" * 5000)
        self.run_jss("ledger", "verify", self.ledger, exits=3)
        self.assertIn("is no SQLite database", self.complaints)

    def test_a_copy_of_the_file_is_a_backup(self):
        head = self.verified()["head"]
        copy = self.folder / "copy.db"
        shutil.copyfile(self.path, copy)
        self.ledger = f"sqlite:{copy}"
        self.assertEqual(self.verified("--head", head)["head"], head)
