# SPDX-License-Identifier: Apache-2.0
"""A service of one's own: started on a free port with a ledger of its own, ended afterwards."""

import http.client
import json
import os
import pathlib
import re
import select
import signal
import socket
import subprocess
import tempfile
import time
import unittest

import place

PATIENCE = 60  # seconds; machines that test may be busy


def run_jss(*arguments, exits=0):
    done = subprocess.run([place.PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", check=False, timeout=300)
    if done.returncode != exits:
        raise AssertionError(f"{arguments}: {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


class Answer:
    """What came back: status, header fields by their names in lower case, body."""

    def __init__(self, status, fields, body):
        self.status = status
        self.fields = fields
        self.body = body

    def json(self):
        return json.loads(self.body)


class Service:
    """A running service. `operator` is its first token."""

    def __init__(self, ledger, *options, tls=None):
        self.ledger = ledger
        self.process = subprocess.Popen(
            [place.PROGRAM, "serve", ledger, "--listen", "127.0.0.1:0",
             *(options or ("--rate", "0"))],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.tls = tls
        self.log = []
        self.port = None
        while self.port is None:
            ready, _, _ = select.select([self.process.stderr], [], [], PATIENCE)
            line = self.process.stderr.readline() if ready else ""
            if not line:
                raise AssertionError(f"the service did not start: {self.process.poll()}")
            self.log.append(line)
            if line.startswith("{") and json.loads(line)["what"] == "listening":
                self.port = json.loads(line)["port"]
        self.operator = ""
        if select.select([self.process.stdout], [], [], 0)[0]:
            self.operator = self.process.stdout.readline().strip()

    def ask(self, method, target, body=None, token=None, **fields):
        """One request on a connection of its own."""
        make = http.client.HTTPSConnection if self.tls else http.client.HTTPConnection
        options = {"context": self.tls} if self.tls else {}
        connection = make("127.0.0.1", self.port, timeout=PATIENCE, **options)
        try:
            return ask_on(connection, method, target, body, token or self.operator, **fields)
        finally:
            connection.close()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send_raw(self, data, wait=PATIENCE):
        """What comes back to some bytes until the service closes; nothing for want of an end."""
        with self.connect() as line:
            line.settimeout(wait)
            line.sendall(data)
            return read_all(line)

    def token(self, *options):
        """A new token, once the service knows it."""
        secret = run_jss("token", "create", self.ledger, *options).strip()
        for _ in range(PATIENCE * 10):
            if self.ask("GET", "/v1/publications", token=secret).status != 401:
                return secret
            time.sleep(0.1)
        raise AssertionError("the service does not learn of a token")

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            os.kill(self.process.pid, how)
        _, errors = self.process.communicate(timeout=PATIENCE)
        self.log += errors.splitlines()
        return self.process.returncode


def ask_on(connection, method, target, body=None, token=None, **fields):
    headers = {name.replace("_", "-"): value for name, value in fields.items()}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    connection.request(method, target, body=body, headers=headers)
    answer = connection.getresponse()
    names = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, names, answer.read())


def read_all(line):
    """What comes in until the other side closes or nothing comes any more."""
    pieces = []
    try:
        while piece := line.recv(65536):
            pieces.append(piece)
    except (TimeoutError, ConnectionResetError):
        pass
    return b"".join(pieces)


def statuses(raw):
    """The statuses of the answers in some bytes, those of leave to go on left out."""
    found = [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", raw)]
    return [status for status in found if status != 100]


class ServiceTest(unittest.TestCase):
    """Tests on one service with the history of the examples in its ledger."""

    OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory(prefix="jss-service-")
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = pathlib.Path(cls.holder.name)
        cls.ledger = f"sqlite:{cls.folder / 'market.db'}"
        run_jss("ledger", "import", cls.ledger, place.HISTORY)
        cls.service = Service(cls.ledger, *cls.OPTIONS)
        cls.addClassCleanup(cls.service.stop)

    def head(self):
        return json.loads(run_jss("ledger", "verify", self.ledger, "--format", "json"))

    def assert_problem(self, answer, status):
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.fields["content-type"], "application/problem+json")
        self.assertEqual(answer.json()["status"], status)
        self.assertTrue(answer.json()["detail"])
