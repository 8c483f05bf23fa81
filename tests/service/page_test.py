# SPDX-License-Identifier: Apache-2.0
"""The pages as the service gives them out: files, addresses of the page itself, what each forbids."""

import gzip
import pathlib
import tempfile

from door import ServiceTest, run_jss

PAGE = "<!doctype html><title>JSS</title>" + " " * 3000
FIXED = {
    "index.html": PAGE,
    "page.js": "export {};",
    "parts/page.css": "p{}",
    ".env": "secret",
}


class Pages(ServiceTest):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="jss-pages-")
        cls.addClassCleanup(holder.cleanup)
        cls.pages = pathlib.Path(holder.name)
        for name, text in FIXED.items():
            (cls.pages / name).parent.mkdir(exist_ok=True)
            (cls.pages / name).write_text(text, encoding="utf-8")
        cls.OPTIONS = ("--rate", "0", "--pages", str(cls.pages))
        super().setUpClass()

    def get(self, target, **fields):
        return self.service.ask("GET", target, token="none", **fields)

    def test_are_given_to_whoever_asks(self):
        for target, kind, text in (("/", "text/html; charset=utf-8", PAGE),
                                   ("/page.js", "text/javascript; charset=utf-8", "export {};"),
                                   ("/parts/page.css", "text/css; charset=utf-8", "p{}")):
            answer = self.get(target)
            self.assertEqual((answer.status, answer.fields["content-type"], answer.body.decode()),
                             (200, kind, text))

    def test_lead_on_to_their_own_addresses(self):
        for target in ("/sign-in", "/freelancers/j.doe/reviews", "/freelancers/a%2Fb?tab=plan"):
            self.assertEqual(self.get(target).body.decode(), PAGE, target)
        for target in ("/v1/nowhere", "/missing.js", "/parts/..%2f..%2fetc/passwd.txt"):
            self.assert_problem(self.get(target), 404)
        self.assertNotIn(b"secret", self.get("/.env").body)

    def test_are_sent_once_and_small(self):
        small = self.get("/", Accept_Encoding="gzip")
        self.assertEqual(gzip.decompress(small.body).decode(), PAGE)
        again = self.get("/", If_None_Match=small.fields["etag"])
        self.assertEqual((again.status, again.body), (304, b""))
        head = self.service.ask("HEAD", "/page.js")
        self.assertEqual((head.fields["content-length"], head.body), ("10", b""))

    def test_may_load_nothing_of_others_and_stand_in_no_frame(self):
        fields = self.get("/").fields
        self.assertEqual(fields["cache-control"], "no-cache")
        self.assertIn("default-src 'none'; script-src 'self'", fields["content-security-policy"])
        self.assertIn("frame-ancestors 'none'", fields["content-security-policy"])
        self.assertEqual(fields["cross-origin-opener-policy"], "same-origin")
        self.assertEqual(self.service.ask("GET", "/v1/freelancers").fields["cache-control"],
                         "no-store")

    def test_that_are_not_there_are_told_of_at_the_start(self):
        run_jss("serve", self.ledger, "--pages", self.pages / "parts", exits=2)
