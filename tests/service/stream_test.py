# SPDX-License-Identifier: Apache-2.0
"""What changes, as it changes: who hears it, who goes on where they were, who is cut off."""

import json
import signal
import socket
import time

from api_test import ApiTest, contract
from door import PATIENCE, Service, ServiceTest, run_jss


class Listener:
    """One who listens: events as (kind, data), with the id of the last."""

    def __init__(self, service, token=None, last=None):
        self.line = service.connect()
        head = (f"GET /v1/stream HTTP/1.1\r\nHost: a\r\n"
                f"Authorization: Bearer {token or service.operator}\r\n")
        if last:
            head += f"Last-Event-ID: {last}\r\n"
        self.line.sendall((head + "\r\n").encode())
        self.rest = b""
        self.last = None
        self.head = self.until(b"\r\n\r\n").decode()
        self.status = int(self.head.split()[1])

    def until(self, mark):
        while mark not in self.rest:
            piece = self.line.recv(65536)
            if not piece:
                raise EOFError
            self.rest += piece
        text, _, self.rest = self.rest.partition(mark)
        return text

    def next(self):
        while True:
            fields = dict(one.partition(": ")[::2] for one in self.until(b"\n\n").decode()
                          .splitlines())
            self.last = fields.get("id", self.last)
            if "event" in fields:
                return fields["event"], json.loads(fields["data"])

    def close(self):
        self.line.close()


class Streams(ApiTest):
    def listen(self, **options):
        listener = Listener(self.service, **options)
        self.addCleanup(listener.close)
        self.assertEqual(listener.status, 200, listener.head)
        return listener

    def change(self, number, freelancer):
        """Enough for a score, and then each time another one."""
        events = [one for i in range(4)
                  for one in contract(number * 10 + i, freelancer, f"k{number}-{i}")]
        self.assertEqual(self.post(events).status, 200)

    def test_tell_whose_score_changes(self):
        listener = self.listen()
        self.assertIn("Content-Type: text/event-stream", listener.head)
        self.change(1, "new")
        kind, data = listener.next()
        self.assertEqual((kind, data), ("score_changed", self.score("new").json()))

    def test_go_on_where_somebody_stopped_listening(self):
        first = self.listen()
        self.change(2, "one")
        self.assertEqual(first.next()[1]["freelancer"], "one")
        first.close()
        self.change(3, "two")
        self.change(4, "three")
        again = self.listen(last=first.last)
        self.assertEqual([again.next()[1]["freelancer"] for _ in range(2)], ["two", "three"])
        self.assertEqual(self.listen(last="another-7").next(), ("reset", {}))

    def test_tell_what_others_publish(self):
        listener = self.listen()
        day = self.score("ana").json()["as_of"]
        run_jss("publish", self.ledger, "--as-of", day)
        kind, data = listener.next()
        self.assertEqual(kind, "published")
        self.assertEqual(data, self.service.ask("GET", "/v1/publications").json()
                         ["publications"][-1])

    def test_are_not_for_those_who_see_only_themselves(self):
        for options in (("--role", "freelancer", "--freelancer", "ana"),
                        ("--role", "client", "--client", "acme")):
            answer = self.service.ask("GET", "/v1/stream", token=self.service.token(*options))
            self.assert_problem(answer, 403)
        self.assert_problem(self.service.ask("GET", "/v1/stream", token="jss_none"), 401)

    def test_end_with_the_token(self):
        token = self.service.token("--role", "auditor")
        listener = self.listen(token=token)
        self.service.ask("DELETE", f"/v1/tokens/{token[4:20]}")
        began = time.monotonic()
        with self.assertRaises(EOFError):
            listener.next()
        self.assertLess(time.monotonic() - began, 10)

    def test_are_answered_to_head_without_an_end(self):
        self.assertEqual(self.service.ask("HEAD", "/v1/stream").status, 200)


class Crowds(ServiceTest):
    def test_of_listeners_all_hear_it_and_leave_room_for_others(self):
        tokens = [self.service.token("--role", "auditor") for _ in range(16)]
        listeners = [Listener(self.service, token=tokens[i % 16]) for i in range(500)]
        try:
            self.assertEqual({one.status for one in listeners}, {200})
            one_too_many = Listener(self.service, token=tokens[0])
            self.assertEqual(one_too_many.status, 503)
            one_too_many.close()
            began = time.monotonic()
            body = "".join(json.dumps(one) + "\n" for i in range(4)
                           for one in contract(i, "new", f"k{i}"))
            answer = self.service.ask("POST", "/v1/events", body=body,
                                      Content_Type="application/x-ndjson")
            self.assertEqual(answer.status, 200)
            self.assertEqual({one.next()[1]["freelancer"] for one in listeners}, {"new"})
            self.assertLess(time.monotonic() - began, 20)
        finally:
            for one in listeners:
                one.close()

    def test_are_kept_waiting_by_nobody_who_reads_nothing(self):
        slow = socket.socket()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", self.service.port))
        slow.sendall((f"GET /v1/stream HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                      f"{self.service.operator}\r\n\r\n").encode())
        quick = Listener(self.service)
        for batch in range(30):
            body = "".join(json.dumps(one) + "\n" for i in range(100)
                           for one in contract(1000 + batch * 100 + i, f"f{i}", f"k{batch}-{i}"))
            self.assertEqual(self.service.ask("POST", "/v1/events", body=body,
                                              Content_Type="application/x-ndjson").status, 200)
        heard = {quick.next()[1]["freelancer"] for _ in range(100)}
        self.assertGreater(len(heard), 50)
        quick.close()
        slow.close()

    def test_are_let_go_at_the_end(self):
        service = Service(self.ledger)
        listener = Listener(service, token=self.service.operator)
        service.process.send_signal(signal.SIGTERM)
        with self.assertRaises(EOFError):
            while True:
                listener.next()
        self.assertEqual(service.process.wait(timeout=PATIENCE), 0)
        listener.close()
        service.stop()
