# SPDX-License-Identifier: Apache-2.0
"""Backups of a ledger that a service writes to meanwhile, by the stores' own means, and the service
that goes on from one."""

import json
import pathlib
import sqlite3
import subprocess
import tempfile
import threading
import unittest

import postgres

from api_test import contract
from door import Service, run_jss
from place import HISTORY, event, lines


def head_of(ledger):
    return json.loads(run_jss("ledger", "verify", ledger, "--format", "json"))


class BackingUp:
    """On each store: `back_up` gives the name of a ledger that is a copy."""

    def started(self, ledger):
        service = Service(ledger)
        self.addCleanup(service.stop)
        return service

    def post(self, service, events):
        answer = service.ask("POST", "/v1/events", body=lines(events),
                             Content_Type="application/x-ndjson")
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def test_has_all_that_was_acknowledged_before_and_goes_on_from_there(self):
        run_jss("ledger", "import", self.ledger, HISTORY)
        service = self.started(self.ledger)
        receipt = self.post(service, [one for i in range(4)
                                      for one in contract(i, "new", f"k{i}")])
        copy = self.back_up("quiet")
        self.post(service, [event(1)])
        self.assertEqual(head_of(copy)["head"], receipt["head"])
        self.assertTrue(head_of(copy)["whole"])
        second = self.started(copy)
        second.operator = service.operator
        for target in ("/v1/freelancers", "/v1/freelancers/new/score"):
            self.assertEqual(second.ask("GET", target).body, service.ask("GET", target).body)
        self.post(second, [event(2)])

    def test_taken_while_events_come_in_is_whole(self):
        run_jss("ledger", "init", self.ledger)
        service = self.started(self.ledger)
        is_over = threading.Event()
        acknowledged = []

        def send():
            number = 0
            while not is_over.is_set():
                number += 3
                acknowledged.append(self.post(service, [event(number + i) for i in range(3)]))

        sender = threading.Thread(target=send)
        sender.start()
        try:
            while len(acknowledged) < 20:
                is_over.wait(0.01)
            before = len(acknowledged)
            copy = self.back_up("busy")
        finally:
            is_over.set()
            sender.join()
        copied = head_of(copy)
        self.assertTrue(copied["whole"])
        self.assertGreaterEqual(copied["records"], 3 * before)
        self.assertIn(copied["head"], [one["head"] for one in acknowledged])


class OnSqlite(BackingUp, unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="jss-service-")
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.ledger = f"sqlite:{self.folder}/market.db"

    def back_up(self, name):
        """What `sqlite3 -readonly market.db ".backup 'copy.db'"` does."""
        source = sqlite3.connect(f"file:{self.folder}/market.db?mode=ro", uri=True)
        copy = sqlite3.connect(self.folder / f"{name}.db")
        source.backup(copy)
        copy.close()
        source.close()
        return f"sqlite:{self.folder}/{name}.db"


class OnPostgres(BackingUp, postgres.PostgresTest):
    def call(self, program, *arguments):
        done = subprocess.run([self.server.bin / program, *map(str, arguments)],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def back_up(self, name):
        dump = pathlib.Path(self.folder) / f"{name}.dump"
        place = ("-h", self.server.folder, "-U", "jss")
        database = f"{name}_{self.schema}"[:60]
        self.call("pg_dump", "-Fc", "-d", self.server.url(), "-n", self.schema, "-f", dump)
        self.call("createdb", *place, database)
        self.addCleanup(self.call, "dropdb", *place, "-f", database)
        self.call("pg_restore", *place, "--exit-on-error", "-d", database, dump)
        return self.server.url(self.schema).replace("///postgres?", f"///{database}?")
