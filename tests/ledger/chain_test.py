# SPDX-License-Identifier: Apache-2.0
"""The chain as docs/formats.md tells of it, reckoned by somebody else than the program."""

import hashlib
import sqlite3

from place import HISTORY, LedgerTest, event, lines


def number(value):
    return (value % 2**64).to_bytes(8, "big")


def text(value):
    value = value or b""
    value = value.encode() if isinstance(value, str) else value
    return number(len(value)) + value


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Chain(LedgerTest):
    def records(self):
        database = sqlite3.connect(self.path)
        database.row_factory = sqlite3.Row
        rows = database.execute(
            "SELECT r.*, f.pseudonym AS f, c.pseudonym AS c, a.salt, a.bytes AS texts "
            "FROM record r LEFT JOIN person f ON f.number = r.freelancer "
            "LEFT JOIN person c ON c.number = r.client LEFT JOIN aside a ON a.seq = r.seq "
            "ORDER BY r.seq").fetchall()
        persons = database.execute("SELECT * FROM person").fetchall()
        database.close()
        return rows, persons

    def test_is_what_the_document_says(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        rows, persons = self.records()
        for person in persons:
            self.assertEqual(sha256(b"jss person", number(person["kind"]), person["secret"],
                                    text(person["id"])), person["pseudonym"])
        digest = bytes(32)
        for row in rows:
            self.assertEqual(row["previous"], digest)
            if row["salt"]:
                self.assertEqual(sha256(b"jss aside", row["salt"], text(row["texts"])),
                                 row["aside_digest"])
            recorded = divmod(row["recorded_at"], 10**9)
            digest = sha256(b"jss record", row["previous"], number(row["seq"]),
                            number(recorded[0]), number(recorded[1]), number(row["at_seconds"]),
                            number(row["at_nanoseconds"]), text(row["id"]), text(row["contract"]),
                            text(row["f"]), text(row["c"]), text(row["bytes"]),
                            text(row["aside_digest"]))
            self.assertEqual(row["digest"], digest)
        self.assertEqual(self.verified()["head"], digest.hex())

    def test_holds_no_person_and_no_free_text(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        for row in self.records()[0]:
            chained = row["bytes"].decode()
            for key in ("freelancer", "client", "title", "client_name", "comment"):
                self.assertNotIn(f'"{key}":', chained)

    def test_names_the_damaged_record_and_an_unknown_head(self):
        self.import_lines(lines(event(one) for one in range(9)))
        head = self.verified()["head"]
        self.assertEqual(self.verified("--head", head)["problem"], None)
        self.import_lines(lines([event(9)]))
        self.assertTrue(self.verified("--head", head)["whole"])
        self.assertFalse(self.verified("--head", "1" * 64, exits=1)["whole"])
        database = sqlite3.connect(self.path)
        database.execute("DROP TRIGGER record_is_never_changed")
        database.execute("UPDATE record SET bytes = previous WHERE seq = 4")
        database.commit()
        database.close()
        found = self.verified(exits=1)
        self.assertEqual((found["whole"], found["damaged"], found["records"]), (False, 4, 3))
        self.run_jss("score", self.ledger, exits=3)
        self.assertIn("record 4 ('e3') is damaged", self.complaints)

    def test_does_not_trust_a_number_that_was_changed(self):
        self.import_lines(lines(event(one) for one in range(9)))
        database = sqlite3.connect(self.path)
        database.execute("DROP TRIGGER record_is_never_changed")
        database.execute("UPDATE record SET seq = 9223372036854775807 WHERE seq = 9")
        database.commit()
        database.close()
        self.assertFalse(self.verified(exits=1)["whole"])
        self.run_jss("score", self.ledger, exits=3)
        self.assertIn("is damaged", self.complaints)
