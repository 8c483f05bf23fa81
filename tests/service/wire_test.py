# SPDX-License-Identifier: Apache-2.0
"""Connections: kept, sent ahead, slow, many, encrypted, and the end of the service."""

import gzip
import http.client
import json
import re
import signal
import socket
import ssl
import subprocess
import threading
import time
import warnings

import place

from door import PATIENCE, Service, ServiceTest, ask_on, read_all, statuses

GET = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
LAST = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


class Connections(ServiceTest):
    def test_a_connection_serves_many_requests(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=PATIENCE)
        for _ in range(50):
            self.assertEqual(ask_on(connection, "GET", "/healthz").status, 200)
        connection.close()

    def test_requests_may_be_sent_ahead(self):
        answers = self.service.send_raw(GET * 500 + LAST)
        self.assertEqual(statuses(answers), [200] * 501)

    def test_a_request_may_come_byte_by_byte(self):
        with self.service.connect() as line:
            for byte in LAST:
                line.sendall(bytes([byte]))
            self.assertEqual(statuses(read_all(line)), [200])

    def test_whoever_asks_for_leave_gets_it(self):
        with self.service.connect() as line:
            line.sendall(b"POST /v1/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                         b"Connection: close\r\nExpect: 100-continue\r\n\r\n")
            self.assertEqual(line.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
            line.sendall(b"{}")
            self.assertEqual(statuses(read_all(line)), [401])

    def test_old_clients_get_an_answer_and_the_end(self):
        self.assertEqual(statuses(self.service.send_raw(b"GET /healthz HTTP/1.0\r\n\r\n")), [200])

    def test_half_open_requests_keep_nobody_from_being_served_and_are_cut(self):
        lines = [self.service.connect() for _ in range(64)]
        try:
            for line in lines:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX:")
            began = time.monotonic()
            self.assertEqual(self.service.ask("GET", "/healthz").status, 200)
            self.assertLess(time.monotonic() - began, 5)
            for line in lines:
                self.assertEqual(statuses(read_all(line)), [408])
            self.assertLess(time.monotonic() - began, 45)
            page = self.service.ask("GET", "/metrics").body.decode()
            spent = re.search(r'duration_seconds_sum\{route="none"\} ([0-9.]+)', page)
            self.assertLess(float(spent.group(1)), PATIENCE)
        finally:
            for line in lines:
                line.close()

    def test_whoever_reads_nothing_keeps_nobody_from_being_served(self):
        with self.service.connect() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.settimeout(2)
            try:
                while True:
                    line.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 100)
            except TimeoutError:
                pass
            self.assertEqual(self.service.ask("GET", "/healthz").status, 200)

    def test_what_is_long_is_compressed_for_whoever_takes_it(self):
        plain = self.service.ask("GET", "/openapi.json")
        small = self.service.ask("GET", "/openapi.json", Accept_Encoding="gzip")
        self.assertEqual(small.fields["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(small.body), plain.body)
        self.assertLess(len(small.body) * 4, len(plain.body))

    def test_what_is_known_is_not_sent_again(self):
        first = self.service.ask("GET", "/v1/freelancers/ana/score")
        self.assertEqual(first.status, 200)
        again = self.service.ask("GET", "/v1/freelancers/ana/score",
                                 If_None_Match=first.fields["etag"])
        self.assertEqual((again.status, again.body), (304, b""))

    def test_no_answer_lets_a_browser_do_what_no_answer_needs(self):
        for target in ("/healthz", "/nowhere", "/v1/freelancers/ana/score"):
            fields = self.service.ask("GET", target).fields
            self.assertEqual(fields["x-content-type-options"], "nosniff")
            self.assertIn("default-src 'none'", fields["content-security-policy"])
            self.assertNotIn("access-control-allow-origin", fields)
            self.assertNotIn("server", fields)

    def test_head_and_options(self):
        head = self.service.ask("HEAD", "/v1/freelancers/ana/score")
        whole = self.service.ask("GET", "/v1/freelancers/ana/score")
        self.assertEqual(head.body, b"")
        self.assertEqual(head.fields["content-length"], str(len(whole.body)))
        options = self.service.ask("OPTIONS", "/v1/tokens")
        self.assertEqual((options.status, options.fields["allow"]), (204, "GET, HEAD, POST"))


class Rates(ServiceTest):
    OPTIONS = ("--rate", "5")

    def test_too_many_requests_are_told_to_wait(self):
        auditor = self.service.token("--role", "auditor")
        answers = [self.service.ask("GET", "/v1/freelancers") for _ in range(40)]
        refused = [answer for answer in answers if answer.status == 429]
        self.assertGreaterEqual(len(refused), 10)
        self.assertEqual(refused[0].fields["retry-after"], "1")
        for _ in range(100):  # another token has a rate of its own, once it is known
            if self.service.ask("GET", "/v1/freelancers", token=auditor).status == 200:
                return
            time.sleep(0.5)
        self.fail("one token's rate is another's")


class Encrypted(ServiceTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.certificate, cls.key = cls.folder / "chain.pem", cls.folder / "key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
                        cls.key, "-out", cls.certificate], check=True, capture_output=True)
        context = ssl.create_default_context(cafile=str(cls.certificate))
        cls.secure = Service(cls.ledger, "--tls-certificate", cls.certificate, "--tls-key", cls.key,
                             tls=context)
        cls.addClassCleanup(cls.secure.stop)

    def test_answers_go_out_encrypted_with_strict_transport_security(self):
        answer = self.secure.ask("GET", "/v1/freelancers", token=self.service.operator)
        self.assertEqual(answer.status, 200)
        self.assertIn("max-age", answer.fields["strict-transport-security"])

    def test_long_bodies_come_through(self):
        answer = self.secure.ask("POST", "/v1/events", body="x" * 3_000_000,
                                 token=self.service.operator, Content_Type="application/x-ndjson")
        self.assert_problem(answer, 422)

    def test_old_protocols_are_refused(self):
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.set_ciphers("DEFAULT:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
        with self.assertRaises((ssl.SSLError, ConnectionResetError)):
            with old.wrap_socket(self.secure.connect()):
                pass

    def test_plain_requests_get_no_answer(self):
        self.assertEqual(statuses(self.secure.send_raw(LAST)), [])

    def test_a_renewed_certificate_is_read_on_hangup(self):
        self.secure.process.send_signal(signal.SIGHUP)
        self.assertEqual(self.secure.ask("GET", "/healthz").status, 200)


class Ending(ServiceTest):
    def test_what_is_under_way_is_answered(self):
        service = Service(self.ledger)
        idle = service.connect()
        late = service.connect()
        late.sendall(LAST[:20])
        time.sleep(0.5)
        service.process.send_signal(signal.SIGTERM)
        self.assertEqual(read_all(idle), b"")
        late.sendall(LAST[20:])
        self.assertEqual(statuses(read_all(late)), [200])
        idle.close()
        late.close()
        self.assertEqual(service.stop(), 0)
        self.assertEqual(json.loads(service.log[-1])["what"], "stopped")

    def test_nobody_new_is_let_in(self):
        service = Service(self.ledger)
        late = service.connect()
        late.sendall(LAST[:20])
        time.sleep(0.5)
        service.process.send_signal(signal.SIGTERM)
        self.assertEqual(service.process.poll(), None)
        for _ in range(100):
            try:
                service.connect().close()
            except ConnectionRefusedError:
                break
            time.sleep(0.1)
        else:
            self.fail("the service lets clients in while it ends")
        late.close()
        self.assertEqual(service.stop(), 0)

    def test_a_second_signal_ends_it_at_once(self):
        service = Service(self.ledger)
        late = service.connect()
        late.sendall(LAST[:20])
        time.sleep(0.5)
        service.process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        began = time.monotonic()
        service.process.send_signal(signal.SIGINT)
        self.assertEqual(service.process.wait(timeout=PATIENCE), 0)
        self.assertLess(time.monotonic() - began, 8)
        service.stop()
        late.close()

    def test_a_second_signal_leaves_what_nobody_has_begun(self):
        service = Service(self.ledger)
        before, crowd = self.head()["records"], 24
        sending = [service.connect() for _ in range(crowd)]
        for number, line in enumerate(sending):
            body = place.lines(place.event(one, id=f"late-{number}-{one}") for one in range(2000))
            line.sendall((f"POST /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                          f"{self.service.operator}\r\nContent-Type: application/x-ndjson\r\n"
                          f"Content-Length: {len(body)}\r\n\r\n{body}").encode())
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        service.process.send_signal(signal.SIGTERM)
        self.assertEqual(service.process.wait(timeout=PATIENCE), 0)
        self.assertLess(self.head()["records"] - before, 2000 * crowd)
        service.stop()
        for line in sending:
            line.close()


class Crowds(ServiceTest):
    def test_many_clients_are_served_at_once(self):
        failures = []

        def ask():
            connection = http.client.HTTPConnection("127.0.0.1", self.service.port,
                                                    timeout=PATIENCE)
            for _ in range(20):
                answer = ask_on(connection, "GET", "/v1/freelancers/ana/score",
                                token=self.service.operator)
                if answer.status != 200:
                    failures.append(answer.status)
            connection.close()

        threads = [threading.Thread(target=ask) for _ in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
