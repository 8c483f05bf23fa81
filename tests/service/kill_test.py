# SPDX-License-Identifier: Apache-2.0
"""Whatever was acknowledged is there, however the service ends, on every store."""

import http.client
import json
import signal
import tempfile
import threading
import time
import unittest

import postgres

from door import PATIENCE, Service, ask_on, run_jss
from place import event, lines


class Sender(threading.Thread):
    """Sends batches of three until the service is gone; notes what was acknowledged."""

    def __init__(self, service, token, name):
        super().__init__()
        self.service, self.token, self.prefix = service, token, name
        self.acknowledged, self.sent = [], 0

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=PATIENCE)
        try:
            while True:
                names = [f"{self.prefix}-{self.sent}-{i}" for i in range(3)]
                self.sent += 1
                body = lines(event(i, id=name) for i, name in enumerate(names))
                answer = ask_on(connection, "POST", "/v1/events", body, self.token,
                                Content_Type="application/x-ndjson")
                if answer.status != 200:
                    return
                self.acknowledged += names
        except (OSError, http.client.HTTPException):
            connection.close()


class Killing:
    """On each store."""

    def test_what_was_acknowledged_is_there(self):
        run_jss("ledger", "init", self.ledger)
        token = run_jss("token", "create", self.ledger, "--role", "operator").strip()
        acknowledged = []
        for turn, how in enumerate((signal.SIGKILL, signal.SIGTERM, signal.SIGKILL)):
            service = Service(self.ledger)
            senders = [Sender(service, token, f"t{turn}-{i}") for i in range(4)]
            for sender in senders:
                sender.start()
            time.sleep(1.5)
            service.process.send_signal(how)
            for sender in senders:
                sender.join()
                acknowledged += sender.acknowledged
            service.stop()
        self.assertGreater(len(acknowledged), 10)
        there = [json.loads(line)["id"] for line in
                 run_jss("ledger", "export", self.ledger).splitlines()]
        self.assertEqual(len(there), len(set(there)))
        self.assertLessEqual(set(acknowledged), set(there))
        self.assertEqual(len(there) % 3, 0, "half a batch was kept")
        self.assertTrue(json.loads(
            run_jss("ledger", "verify", self.ledger, "--format", "json"))["whole"])


class OnSqlite(Killing, unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="jss-service-")
        self.addCleanup(holder.cleanup)
        self.ledger = f"sqlite:{holder.name}/market.db"


class OnPostgres(Killing, postgres.PostgresTest):
    pass
