# SPDX-License-Identifier: Apache-2.0
"""The same ledger on a PostgreSQL server of the test's own."""

import json
import os
import pathlib
import subprocess
import threading
import time

import place
import policy_story
from place import HISTORY, event, lines
from postgres import PostgresTest


class Postgres(PostgresTest):
    def test_it_keeps_every_promise_of_a_ledger(self):
        tests = pathlib.Path(place.PROGRAM).with_name("jss_ledger_tests")
        if not tests.exists():
            self.skipTest(f"{tests} is not there: only a build with tests has it")
        done = subprocess.run([tests, "--gtest_filter=*/postgres", "--gtest_brief=1"],
                              capture_output=True, text=True, check=False, timeout=300,
                              env={**os.environ, "JSS_TEST_POSTGRES": self.server.url()})
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotIn("SKIPPED", done.stdout)

    def test_it_gives_back_what_it_was_given_and_scores_it(self):
        text = HISTORY.read_text(encoding="utf-8")
        self.assertEqual(self.import_lines(text)["accepted"], 170)
        self.assertEqual(self.import_lines(text)["repeated"], 170)
        self.assertEqual(self.exported(), text)
        asked = ["--as-of", "2026-11-20", "--format", "json"]
        self.assertEqual(self.run_jss("score", self.ledger, *asked),
                         self.run_jss("score", HISTORY, *asked))
        self.assertTrue(self.verified()["whole"])

    def test_a_policy_lives_from_its_draft_to_its_end(self):
        policy_story.live_through(self)

    def test_a_ledger_moves_from_one_store_to_the_other(self):
        self.import_lines(lines(event(one) for one in range(1500)))
        records = self.exported("--with-record")
        self.ledger = f"sqlite:{self.path}"
        self.assertEqual(self.import_lines(records)["accepted"], 1500)
        self.assertEqual(self.exported("--with-record"), records)

    def test_it_says_what_is_missing(self):
        self.run_jss("score", self.ledger, exits=2)
        self.assertIn("has no ledger", self.complaints)
        self.run_jss("ledger", "verify", "postgresql:///x?host=/nowhere", exits=3)
        self.assertIn("/nowhere", self.complaints)

    def test_two_writers_never_mix_their_batches(self):
        self.run_jss("ledger", "init", self.ledger)
        texts = [lines(event(one) for one in range(start, start + 5000))
                 for start in (10_000, 20_000)]
        command = [place.PROGRAM, "ledger", "import", self.ledger, "-"]
        writers = [threading.Thread(target=subprocess.run, args=(command,), kwargs={
            "input": text, "text": True, "stdout": subprocess.DEVNULL, "check": True})
            for text in texts]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        self.assertEqual(self.verified()["records"], 10_000)
        ids = [int(json.loads(line)["id"][1:]) for line in self.exported().splitlines()]
        for begin in range(0, 10_000, 1000):
            self.assertEqual(ids[begin:begin + 1000],
                             list(range(ids[begin], ids[begin] + 1000)), "a batch in two parts")

    def test_a_server_that_dies_loses_nothing_and_the_import_goes_on(self):
        text = lines(event(one) for one in range(30_000))
        path = self.folder / "events.jsonl"
        path.write_text(text, encoding="utf-8")
        command = [place.PROGRAM, "ledger", "import", self.ledger, path, "--acknowledge",
                   "--format", "json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True) as process:
            said = [process.stdout.readline() for _ in range(3)]
            self.server.halt("immediate")
            time.sleep(0.1)
            self.server.start()
            said += process.stdout.readlines()
            complaints = process.stderr.read()
            process.wait()
        self.assertEqual(process.returncode, 0, complaints)
        counts = json.loads(said[-1])
        self.assertEqual(counts["accepted"] + counts["repeated"], 30_000)
        if counts["repeated"] == 0 and "connecting anew" not in complaints:
            self.assertGreater(json.loads(said[2])["accepted"], 25_000, "it was over before")
        self.assertTrue(self.verified()["whole"])
        self.assertEqual(self.exported(), text)

    def test_a_dump_is_a_backup_that_keeps_the_chain(self):
        self.import_lines(HISTORY.read_text(encoding="utf-8"))
        head, records = self.verified()["head"], self.exported("--with-record")
        dump = subprocess.run([self.server.bin / "pg_dump", "-n", self.schema, self.server.url()],
                              capture_output=True, text=True, check=True).stdout
        self.sql(f"DROP SCHEMA {self.schema} CASCADE")
        subprocess.run([self.server.bin / "psql", "-q", "-v", "ON_ERROR_STOP=1",
                        self.server.url()], input=dump, capture_output=True, text=True, check=True)
        self.assertEqual(self.verified("--head", head)["head"], head)
        self.assertEqual(self.exported("--with-record"), records)
        self.assertEqual(self.import_lines(lines([event(1)]))["accepted"], 1)

    def test_what_may_only_be_read_is_read(self):
        self.import_lines(lines(event(one) for one in range(3)))
        self.ledger += "%20-cdefault_transaction_read_only%3Don"
        self.run_jss("ledger", "import", self.ledger, "-", stdin=lines([event(9)]), exits=3)
        self.assertIn("in a read-only transaction", self.complaints)
        self.assertEqual(self.verified()["records"], 3)

    def test_a_ledger_from_a_later_version_is_left_alone(self):
        self.run_jss("ledger", "init", self.ledger)
        self.sql(f"INSERT INTO {self.schema}.schema_step VALUES (99, '')")
        for command in (["ledger", "verify"], ["ledger", "init"], ["score"]):
            self.run_jss(*command, self.ledger, exits=2)
            self.assertIn("written by a newer jss", self.complaints)

    def test_a_writer_waits_for_another_one(self):
        self.run_jss("ledger", "init", self.ledger)
        other = subprocess.Popen([self.server.bin / "psql", "-q", self.server.url()], text=True,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        other.stdin.write(f"BEGIN; LOCK {self.schema}.record; \\echo locked\n")
        other.stdin.flush()
        other.stdout.readline()
        ending = threading.Timer(1, other.communicate, ["COMMIT;"])
        ending.start()
        self.assertEqual(self.import_lines(lines([event(1)]))["accepted"], 1)
        ending.join()

    def test_a_ledger_is_restored_from_its_records_with_their_times(self):
        self.import_lines(lines(event(one) for one in range(1200)))
        self.import_lines(lines(event(one) for one in range(1200, 2000)))
        records = self.exported("--with-record")
        self.sql(f"CREATE SCHEMA {self.schema}_copy")
        self.ledger = self.server.url(f"{self.schema}_copy")
        self.assertEqual(self.import_lines(records)["accepted"], 2000)
        self.assertEqual(self.exported("--with-record"), records)
        self.assertTrue(self.verified()["whole"])
