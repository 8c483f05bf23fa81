# SPDX-License-Identifier: Apache-2.0
"""Whatever happens to a program that writes to a ledger: what it reported is there, nothing is
there by halves, and the next import goes on."""

import fcntl
import json
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

import place
import postgres
from place import LedgerTest, event, lines
from postgres import PostgresTest

BATCH = 1000
EVENTS = 60 * BATCH


class Killing:
    """What holds on every store."""

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
        kills = 0
        while kills < place.KILLS:  # an import that is through leaves nothing to kill
            kills += self.import_to_the_end(path, chance, place.KILLS - kills)
            self.begin_anew()

    def import_to_the_end(self, path, chance, most):
        """Kills the import of a ledger again and again, until it is through in spite of it, and
        then looks at all that is there. How often it was killed, `most` at most."""
        heads, kept, kills, ended = [], 0, 0, False
        while kills < most and not ended:
            with self.subTest(kill=kills, kept=kept):
                acknowledged, ended = self.import_and_kill(
                    path, after=chance.choice((0, 0, 1, 2, 5)), patience=chance.random() * 0.05)
                kills += not ended
                found = self.after_a_kill(heads)
                self.assertGreaterEqual(found["records"], acknowledged, "acknowledged, and lost")
                self.assertGreaterEqual(found["records"], kept)
                self.assertEqual(found["records"] % BATCH, 0, "half a batch")
                kept = found["records"]
                if kept:
                    heads.append((kept, found["head"]))
        self.run_jss("ledger", "import", self.ledger, path)
        for seq, head in heads[-1:]:
            self.assertEqual(self.verified("--head", head)["records"], EVENTS, f"since {seq}")
        self.assertEqual(self.exported(), path.read_text(encoding="utf-8"))
        return kills

    def after_a_kill(self, heads):
        """The state of the ledger. One that was killed before its tables were made is made now."""
        if not heads:
            self.run_jss("ledger", "init", self.ledger)
            return self.verified()
        return self.verified("--head", heads[-1][1])


class KilledOnSqlite(Killing, LedgerTest):
    def begin_anew(self):
        for path in self.folder.glob("market.db*"):
            path.unlink()


class KilledOnPostgres(Killing, PostgresTest):
    def begin_anew(self):
        self.sql(f"DROP SCHEMA {self.schema} CASCADE; CREATE SCHEMA {self.schema}")


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

    def test_a_file_that_may_only_be_read_is_read(self):
        # Whatever the folder is: a reader beside a log has to write where it stands in it.
        for folder_mode in (0o777, 0o555):
            for mode in (0o444, 0o666):
                with self.subTest(folder=oct(folder_mode), file=oct(mode)):
                    for beside in self.folder.glob("market.db-*"):
                        beside.unlink()
                    self.path.with_name("market.db.lock").unlink(missing_ok=True)
                    self.path.chmod(mode)
                    self.folder.chmod(folder_mode)
                    who = postgres.somebody()  # root may write to anything
                    may_write = folder_mode == 0o777 and mode == 0o666
                    self.run_jss("ledger", "import", self.ledger, "-", stdin=lines([event(0)]),
                                 exits=0 if may_write else 3, **who)
                    if not may_write:
                        self.assertRegex(self.complaints, "may only be read|cannot be written")
                    found = json.loads(self.run_jss("ledger", "verify", self.ledger, "--format",
                                                    "json", **who))
                    self.assertEqual(found["records"], 3)
                    self.run_jss("score", self.ledger, **who)
                    self.run_jss("ledger", "forget", self.ledger, "--freelancer", "ana", "--yes",
                                 exits=1 if may_write else 3, **who)

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
