# SPDX-License-Identifier: Apache-2.0
"""What was shown stays shown, can be computed again by anyone with the ledger, and be checked by
anyone with a certificate and the ring of public keys."""

import hashlib
import json
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

import place
import policy_story
from place import HISTORY, LedgerTest, event, lines
from postgres import PostgresTest

DAY = "2026-05-03"


def crowd(count):
    """Events of so many freelancers, one contract each."""
    for one in range(count):
        base = {"contract": f"c{one}"}
        yield {"id": f"s{one}", "type": "contract_started", "at": "2026-01-10T00:00:00Z", **base,
               "freelancer": f"f{one:05}", "client": f"k{one % 97}", "kind": "fixed"}
        yield {"id": f"p{one}", "type": "paid", "at": "2026-01-20T00:00:00Z", **base,
               "amount": "300.00"}
        yield {"id": f"e{one}", "type": "contract_ended", "at": "2026-02-01T00:00:00Z", **base,
               "by": "client", "reason": "completed"}


class Publishing:
    """What holds on every store."""

    def publish(self, *options, exits=0):
        text = self.run_jss("publish", self.ledger, "--format", "json", *options, exits=exits)
        return [json.loads(line) for line in text.splitlines()]

    def checked(self, *options, exits=0):
        text = self.run_jss("verify-score", *options, "--format", "json", exits=exits)
        return [json.loads(line) for line in text.splitlines()]

    def test_what_is_due_is_published_once(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        head = self.verified()["head"]
        made = self.publish("--from", "2024-08-01", "--to", "2024-09-05")
        self.assertEqual([one["publication"] for one in made],
                         ["2024-08-04", "2024-08-18", "2024-09-01", "2024-09-03", "2024-09-04",
                          "2024-09-05"])
        self.assertEqual([one["policy"] for one in made], 3 * ["2023-12"] + 3 * ["2024-09"])
        for one in made:
            self.assertEqual((one["records"], one["head"], one["complete"]), (170, head, True))
        self.assertEqual(self.publish("--from", "2024-08-01", "--to", "2024-09-05"), [])
        self.assertEqual([one["publication"] for one in self.publish("--to", "2024-09-07")],
                         ["2024-09-06", "2024-09-07"])
        listed = self.run_jss("ledger", "publications", self.ledger, "--format", "json")
        self.assertEqual(len(listed.splitlines()), 8)
        self.assertEqual([one["holds"] for one in self.checked(self.ledger)], 8 * [True])
        self.verified("--head", head)

    def test_it_shows_what_score_says(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        self.publish("--as-of", DAY)
        scored = [json.loads(line) for line in self.run_jss(
            "score", HISTORY, "--as-of", DAY, "--format", "json").splitlines()]
        shown = [json.loads(line) for line in self.run_jss(
            "ledger", "publications", self.ledger, "--publication", DAY, "--format",
            "json").splitlines()]
        keys = ("freelancer", "as_of", "policy", "score", "exact", "window", "reason")
        self.assertEqual([[one[key] for key in keys] for one in shown],
                         [[one[key] for key in keys] for one in scored])

    def test_it_holds_whatever_is_recorded_later(self):
        events = HISTORY.read_text(encoding="utf-8").splitlines(keepends=True)
        self.import_lines("".join(events[:90]))
        made = self.publish("--as-of", DAY)[0]
        self.import_lines("".join(events[90:]))
        later = self.publish("--as-of", "2026-05-04", "--known-at", made["known_at"])[0]
        self.assertEqual((later["records"], later["head"]), (made["records"], made["head"]))
        found = self.checked(self.ledger)
        self.assertEqual([one["problem"] for one in found], [None, None])
        self.assertEqual([one["same_chain"] for one in found], [True, True])

    def test_a_forgotten_freelancer_keeps_what_was_shown(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        self.publish("--as-of", DAY)
        self.run_jss("ledger", "forget", self.ledger, "--freelancer", "ana", "--yes")
        self.assertEqual([one["holds"] for one in self.checked(self.ledger)], [True])
        shown = self.run_jss("ledger", "publications", self.ledger, "--publication", DAY)
        self.assertNotIn("ana ", shown)
        self.assertIn("forgotten-", shown)

    def test_a_certificate_needs_no_ledger(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        self.run_jss("key", "create", "keys.jsonl", "desk.key")
        self.assertEqual((self.folder / "desk.key").stat().st_mode & 0o777, 0o600)
        self.publish("--as-of", DAY, "--sign", "desk.key", "--keys", "keys.jsonl", "-o", "c.jsonl")
        offline = self.checked("--certificate", "c.jsonl", "--keys", "keys.jsonl")
        self.assertTrue(offline and all(one["holds"] for one in offline))
        both = self.checked(self.ledger, "--certificate", "c.jsonl", "--keys", "keys.jsonl")
        self.assertEqual([one["same_chain"] for one in both], len(both) * [True])
        one = self.run_jss("certificate", self.ledger, "--freelancer", "ana", "--sign", "desk.key")
        self.assertEqual(json.loads(one)["publication"], DAY)
        tampered = one.replace('"score":', '"score":1', 1)
        self.run_jss("verify-score", "--certificate", "-", "--keys", "keys.jsonl", stdin=tampered,
                     exits=1)

    def test_the_policy_that_it_kept_comes_out_byte_for_byte(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        made = self.publish("--as-of", DAY)[0]
        kept = self.run_jss("ledger", "publications", self.ledger, "--publication", DAY, "--policy")
        self.assertEqual(hashlib.sha256(kept.encode()).hexdigest(), made["policy_digest"])
        (self.folder / "kept.toml").write_text(kept, encoding="utf-8")
        self.assertEqual(self.run_jss("policy", "check", "kept.toml"), "kept.toml: ok\n")

    def test_two_that_publish_and_one_that_imports_do_not_disturb_each_other(self):
        people = 2000
        self.import_lines("".join(json.dumps(one) + "\n" for one in crowd(people)))
        late = self.folder / "late.jsonl"
        late.write_text(lines(event(one, id=f"late{one}") for one in range(4000)), encoding="utf-8")
        publish = [place.PROGRAM, "publish", self.ledger, "--as-of", DAY]
        commands = [publish, publish, [place.PROGRAM, "ledger", "import", self.ledger, str(late)]]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                    text=True, cwd=self.folder) for command in commands]
        for process in running:
            said, _ = process.communicate(timeout=300)
            self.assertEqual(process.returncode, 0, said)
        self.assertEqual(self.verified()["records"], 3 * people + 4000 + people + 2)
        self.assertEqual([one["problem"] for one in self.checked(self.ledger)], [None])

    def test_a_publication_under_a_policy_that_was_not_in_force_is_named(self):
        """The story of somebody who left out of the records that the rules came into force."""
        policy_story.wait_for_midnight()
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        policy_story.bring(self, policy_story.today())
        day = self.publish()[0]["publication"]
        self.assertEqual([one["problem"] for one in self.checked(self.ledger)], [None])
        records = [json.loads(line) for line in self.exported("--with-record").splitlines()]
        for record in records:
            if record["event"]["type"] == "policy_scheduled":
                record["event"] = event(1, contract="c-of-nobody", id=record["event"]["id"],
                                        at=record["event"]["at"])
        forged = f"sqlite:{self.folder / 'forged.db'}"
        self.run_jss("ledger", "import", forged, "-",
                     stdin="".join(json.dumps(one) + "\n" for one in records))
        found = self.checked(forged, exits=1)[0]
        self.assertRegex(found["problem"], f"is by policy 'mine', but '.*' was in force on {day}")

    def test_a_moved_ledger_bears_out_what_was_published(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        self.publish("--as-of", DAY)
        moved = f"sqlite:{self.folder / 'moved.db'}"
        self.run_jss("ledger", "import", moved, "-", stdin=self.exported("--with-record"))
        found = self.checked(moved)
        self.assertEqual([(one["holds"], one["same_chain"]) for one in found], [(True, False)])


class Sqlite(Publishing, LedgerTest):
    pass


class Postgres(Publishing, PostgresTest):
    pass


class Refused(LedgerTest):
    def setUp(self):
        super().setUp()
        self.run_jss("ledger", "import", self.ledger, HISTORY)

    def test_a_day_that_is_none_of_the_policy_is_refused_with_the_next(self):
        self.run_jss("publish", self.ledger, "--as-of", "2024-08-12", exits=2)
        self.assertIn("it does every 14 days, the next time on 2024-08-18", self.complaints)

    def test_nobody_is_shown_the_score_of_a_day_to_come(self):
        self.run_jss("publish", self.ledger, "--as-of", "2999-01-01", exits=2)
        self.assertIn("is yet to come", self.complaints)

    def test_an_empty_ledger_has_nothing_to_publish(self):
        empty = f"sqlite:{self.folder / 'empty.db'}"
        self.run_jss("ledger", "init", empty)
        self.run_jss("publish", empty, exits=2)
        self.assertIn("held no record", self.complaints)

    def test_a_key_and_a_file_go_together(self):
        self.run_jss("publish", self.ledger, "--sign", "desk.key", exits=2)
        self.assertIn("--sign and --output go together", self.complaints)


class Attacked(LedgerTest):
    """Somebody may write to the file of the database."""

    def setUp(self):
        super().setUp()
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        self.run_jss("publish", self.ledger, "--as-of", DAY)

    def test_a_score_edited_in_the_file_is_named(self):
        with sqlite3.connect(self.path) as database:
            for (name,) in database.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                database.execute(f"DROP TRIGGER {name}")
            changed = database.execute(
                "UPDATE record SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"score\":', "
                "'\"score\":1') AS BLOB) WHERE id = ?", (f"publication/{DAY}/score/1",)).rowcount
        database.close()
        self.assertEqual(changed, 1)
        self.run_jss("verify-score", self.ledger, exits=3)
        self.assertIn("record 172", self.complaints)

    def test_a_chain_written_anew_with_another_score_is_named(self):
        lines = self.exported("--with-record").splitlines(keepends=True)
        at = next(i for i, line in enumerate(lines) if '"score_published"' in line)
        shown = json.loads(lines[at])["event"]
        shown.update(score=99, exact="99.00", window="24m")
        shown.pop("reason", None)
        lines[at] = json.dumps({**json.loads(lines[at]), "event": shown}) + "\n"
        forged = f"sqlite:{self.folder / 'forged.db'}"
        self.run_jss("ledger", "import", forged, "-", stdin="".join(lines))
        text = self.run_jss("verify-score", forged, exits=1)
        self.assertIn(f"shows '{shown['freelancer']}' 99 (99.00, 24m), but", " ".join(text.split()))

    def test_a_record_put_in_between_is_noticed(self):
        """A copy of the ledger in which one event of the past was left out."""
        lines = [json.loads(line) for line in self.exported("--with-record").splitlines()]
        left_out = lines[:100] + lines[101:]
        text = "".join(json.dumps({**one, "seq": seq}) + "\n"
                       for seq, one in enumerate(left_out, start=1))
        forged = f"sqlite:{self.folder / 'forged.db'}"
        self.run_jss("ledger", "import", forged, "-", stdin=text)
        text = self.run_jss("verify-score", forged, exits=1)
        self.assertIn("names 170 records, but 169 were known", " ".join(text.split()))


class Certified(LedgerTest):
    def setUp(self):
        super().setUp()
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        self.run_jss("publish", self.ledger, "--as-of", DAY)
        self.run_jss("key", "create", "keys.jsonl", "desk.key")
        self.line = self.certificate("desk.key")

    def certificate(self, key, *options, exits=0):
        return self.run_jss("certificate", self.ledger, "--freelancer", "ana", "--sign", key,
                            *options, exits=exits)

    def refused(self, line, ring="keys.jsonl"):
        text = self.run_jss("verify-score", "--certificate", "-", "--keys", ring, stdin=line,
                            exits=1)
        return " ".join(text.split())

    def test_a_changed_line_is_refused(self):
        values = json.loads(self.line)
        old = f'"exact":"{values["exact"]}"'
        self.assertIn("the signature does not fit",
                      self.refused(self.line.replace(old, '"exact":"99.99"')))
        self.assertIn("byte for byte", self.refused(json.dumps(values)))
        self.assertIn("stands twice", self.refused(self.line.replace(old, old + "," + old)))
        self.assertIn("is not valid JSON", self.refused("ana has 100"))

    def test_a_strangers_key_is_refused(self):
        self.run_jss("key", "create", "other.jsonl", "other.key")
        self.assertIn("which is none of", self.refused(self.line, "other.jsonl"))

    def test_a_retired_key_is_believed_about_the_past_only(self):
        self.run_jss("key", "rotate", "keys.jsonl", "desk.key", "new.key")
        self.run_jss("verify-score", "--certificate", "-", "--keys", "keys.jsonl", stdin=self.line)
        self.assertIn("was retired at", self.refused(self.certificate("desk.key")))
        self.certificate("desk.key", "--keys", "keys.jsonl", exits=2)
        self.assertIn("was retired at", self.complaints)
        self.run_jss("verify-score", "--certificate", "-", "--keys", "keys.jsonl",
                     stdin=self.certificate("new.key", "--keys", "keys.jsonl"))
        listed = self.run_jss("key", "list", "keys.jsonl", "--format", "json").splitlines()
        self.assertEqual(["retired_at" in json.loads(line) for line in listed], [True, False])
        key = json.loads(listed[1])["key"]
        self.run_jss("key", "retire", "keys.jsonl", key)
        self.run_jss("key", "retire", "keys.jsonl", key, exits=2)

    def test_a_secret_key_is_guarded(self):
        self.run_jss("key", "create", "keys.jsonl", "desk.key", exits=2)
        self.assertIn("is there already", self.complaints)
        (self.folder / "desk.key").chmod(0o644)
        self.certificate("desk.key", exits=2)
        self.assertIn("others than its owner", self.complaints)

    def test_another_program_can_check_it(self):
        if shutil.which("openssl") is None:
            raise unittest.SkipTest("openssl is not installed")
        values = json.loads(self.line)
        cut = self.line.rstrip("\n").rindex(',"signature":"')
        (self.folder / "statement").write_bytes((self.line[:cut] + "}").encode())
        (self.folder / "signature").write_bytes(bytes.fromhex(values["signature"]))
        pem = self.run_jss("key", "show", "keys.jsonl", values["key"], "--format", "pem")
        (self.folder / "key.pem").write_text(pem, encoding="ascii")
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in",
                   "statement", "-sigfile", "signature"]
        self.assertEqual(subprocess.run(command, cwd=self.folder, capture_output=True,
                                        check=False).returncode, 0)
        (self.folder / "statement").write_bytes(self.line[:cut].encode())
        self.assertNotEqual(subprocess.run(command, cwd=self.folder, capture_output=True,
                                           check=False).returncode, 0)

    def test_a_certificate_that_the_ledger_does_not_bear_out_is_refused(self):
        self.run_jss("publish", self.ledger, "--as-of", "2026-05-04")
        other = f"sqlite:{self.folder / 'other.db'}"
        self.run_jss("ledger", "import", other, HISTORY)
        self.run_jss("publish", other, "--as-of", DAY)
        text = self.run_jss("verify-score", other, "--certificate", "-", "--keys", "keys.jsonl",
                            stdin=self.line, exits=1)
        self.assertIn("other records", " ".join(text.split()))


class Killed(LedgerTest):
    """A publication that is killed at any moment is finished by the next run."""

    def test_it_goes_on_and_shows_everybody_once(self):
        self.import_lines("".join(json.dumps(one) + "\n" for one in crowd(4000)))
        chance = random.Random(20261122)
        left = 0
        for kill in range(place.KILLS):
            command = [place.PROGRAM, "publish", self.ledger, "--as-of", DAY]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as process:
                self.wait_for_records(12_000 + chance.randint(1, 4000), process)
                time.sleep(chance.random() * 0.02)
                process.send_signal(signal.SIGKILL)
                process.wait()
            with self.subTest(kill=kill):
                records = self.verified()["records"]
                left += records < 16_002
                self.assertIn(records, (12_000, 13_000, 14_000, 15_000, 16_000, 16_002))
                if records < 16_002:
                    continue
                break
        self.run_jss("publish", self.ledger, "--as-of", DAY)
        self.assertEqual(self.verified()["records"], 16_002)
        text = self.run_jss("verify-score", self.ledger, "--format", "json")
        self.assertEqual(json.loads(text)["problem"], None)

    def test_certificates_that_were_cut_short_are_written_again(self):
        self.import_lines("".join(json.dumps(one) + "\n" for one in crowd(4000)))
        self.run_jss("key", "create", "keys.jsonl", "desk.key")
        shown = self.folder / "shown.jsonl"
        command = [place.PROGRAM, "publish", self.ledger, "--as-of", DAY, "--sign", "desk.key",
                   "-o", str(shown)]
        with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None and not (shown.exists() and shown.stat().st_size):
                time.sleep(0.001)
            process.send_signal(signal.SIGKILL)
            process.wait()
        cut_short = shown.read_text(encoding="utf-8").count("\n")
        self.run_jss("publish", self.ledger, "--as-of", DAY)
        self.run_jss("certificate", self.ledger, "--sign", "desk.key", "-o", shown)
        self.assertEqual(shown.read_text(encoding="utf-8").count("\n"), 4000, f"not {cut_short}")
        checked = self.run_jss("verify-score", self.ledger, "--certificate", shown, "--keys",
                               "keys.jsonl", "--format", "json").splitlines()
        self.assertEqual(len({json.loads(line)["freelancer"] for line in checked}), 4000)

    def wait_for_records(self, count, process):
        """Until so many are there, or the program has ended by itself."""
        database = sqlite3.connect(f"file:{pathlib.Path(self.path)}?mode=ro", uri=True)
        while process.poll() is None:
            if database.execute("SELECT max(seq) FROM record").fetchone()[0] >= min(count, 15_000):
                break
            time.sleep(0.001)
        database.close()
