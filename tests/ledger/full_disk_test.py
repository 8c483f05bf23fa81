# SPDX-License-Identifier: Apache-2.0
"""A disk that is really full, until somebody makes room: a small one in memory. Needs the right to
mount; where that is not there, crash_test.py has a file that may not grow."""

import pathlib
import shutil
import subprocess
import tempfile

import postgres
from place import LedgerTest, event, lines

BATCH = 1000


class FullDisk(LedgerTest):
    def setUp(self):
        super().setUp()
        # Not in self.folder: a server's socket needs a short name.
        self.disk = pathlib.Path(tempfile.mkdtemp(prefix="jss-disk-", dir="/tmp"))
        self.addCleanup(self.disk.rmdir)

    def mount(self, megabytes):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs",
                               self.disk], capture_output=True, text=True, check=False)
        if done.returncode:
            self.skipTest(f"no disk can be mounted here: {done.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.disk], check=True)

    def leave(self, megabytes):
        """Fills the disk but for so much."""
        free = shutil.disk_usage(self.disk).free - megabytes * 2**20
        (self.disk / "ballast").write_bytes(bytes(free))

    def make_room(self):
        (self.disk / "ballast").unlink()

    def import_until_it_is_full(self, text):
        """The head of the ledger before, and how many batches the program says that it kept."""
        before = self.import_lines(lines(event(one) for one in range(500_000, 500_010)))
        self.assertEqual(before["accepted"], 10)
        head = self.verified()["head"]
        self.leave(2)
        said = self.run_jss("ledger", "import", self.ledger, "-", "--acknowledge", "--format",
                            "json", stdin=text, exits=3)
        return head, said.count("\n")

    def go_on(self, text, head, acknowledged):
        found = self.verified("--head", head)
        self.assertEqual(found["records"] % BATCH, 10, "half a batch")
        self.assertGreaterEqual(found["records"], acknowledged * BATCH, "acknowledged, and lost")
        counts = self.import_lines(text)
        events = text.count("\n")
        self.assertEqual((counts["accepted"], counts["repeated"]),
                         (events + 10 - found["records"], found["records"] - 10))
        self.assertEqual(self.verified("--head", head)["records"], events + 10)

    def test_of_sqlite_loses_nothing_and_the_import_goes_on(self):
        self.mount(64)
        self.ledger = f"sqlite:{self.disk / 'market.db'}"
        text = lines(event(one) for one in range(20_000))
        head, acknowledged = self.import_until_it_is_full(text)
        self.assertRegex(self.complaints, "the disk is full: make room and try again")
        self.assertTrue(self.verified("--head", head)["whole"], "it can be read all the same")
        self.make_room()
        self.go_on(text, head, acknowledged)

    def test_of_postgres_loses_nothing_and_the_import_goes_on(self):
        if postgres.programs() is None:
            self.skipTest("PostgreSQL is not installed")
        self.mount(160)
        server = postgres.Server("max_wal_size=4MB", "min_wal_size=2MB", folder=self.disk,
                                 initdb=("--wal-segsize=1",))
        self.addCleanup(server.stop)
        self.ledger = server.url()
        text = lines(event(one) for one in range(40_000))
        head, acknowledged = self.import_until_it_is_full(text)
        self.assertRegex(self.complaints, "No space left on device")
        self.make_room()
        self.go_on(text, head, acknowledged)
