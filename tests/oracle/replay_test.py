#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small histories and the states they lead to, worked out by hand."""

import datetime
import json
import unittest

from contract_table import latest_day, table_faults
from random_events import random_events
from replay import read_events, replay


def day(text):
    return datetime.date.fromisoformat(text)


class Replay(unittest.TestCase):
    def row(self, *events, on="2026-11-21"):
        """The state of contract c1, started on 1 January, after some more events."""
        texts = [{"type": "contract_started", "at": "2026-01-01", "contract": "c1",
                  "freelancer": "f1", "client": "k1", "kind": "fixed"}]
        texts += [{"contract": "c1", **event} for event in events]
        lines = [json.dumps({"id": f"e{n}", **event}) for n, event in enumerate(texts)]
        history = replay(read_events(reversed(lines)), day(on))
        self.assertEqual(table_faults(history.contracts), [])
        self.history = history
        return history.contracts[0]

    def paid(self, at, amount, kind="paid"):
        return {"type": kind, "at": at, "amount": amount}

    def end(self, at, by="freelancer", **keys):
        return {"type": "contract_ended", "at": at, "by": by, **keys}

    def feedback(self, at, side="client", **keys):
        return {"type": "feedback_given", "at": at, "from": side, **(keys or {"stars": 4})}

    def test_a_refund_cancels_the_newest_payments(self):
        row = self.row(self.paid("2025-12-24", "10.50"), self.paid("2026-07-01", 20),
                       self.paid("2026-09-01", 5), self.paid("2026-10-01", "10", "refunded"))
        self.assertEqual((row.earned, row.paid_stretches), (2550, "101"))
        self.assertEqual((row.first_paid_on, row.last_paid_on),
                         (day("2026-01-01"), day("2026-07-01")))

    def test_too_large_a_refund_leaves_nothing(self):
        row = self.row(self.paid("2026-02-01", 5), self.paid("2026-03-01", 6, "refunded"),
                       self.paid("2026-04-01", 1))
        self.assertEqual((row.earned, row.first_paid_on), (100, day("2026-04-01")))
        self.assertEqual(len(self.history.anomalies), 1)

    def test_feedback_waits_for_the_other_side_or_a_fortnight(self):
        end, said = self.end("2026-03-01"), self.feedback("2026-03-03")
        self.assertIsNone(self.row(end, said, on="2026-03-14").stars)
        row = self.row(end, said, on="2026-03-15")
        self.assertEqual((row.stars, row.feedback_on), (400, day("2026-03-15")))
        answer = self.feedback("2026-03-09", "freelancer", stars="2.5")
        row = self.row(end, said, answer)
        self.assertEqual((row.feedback_on, row.client_stars), (day("2026-03-09"), 250))
        late = self.feedback("2026-04-02")
        self.assertEqual(self.row(end, late).feedback_on, day("2026-04-02"))

    def test_of_several_the_last_before_the_effect_counts(self):
        row = self.row(self.end("2026-03-01"), self.feedback("2026-03-02", stars=1),
                       self.feedback("2026-03-10", recommend=9),
                       self.feedback("2026-03-20", stars=5))
        self.assertEqual((row.stars, row.recommend), (None, 9))

    def test_feedback_on_what_goes_on_is_ignored(self):
        row = self.row(self.feedback("2026-02-01"), self.end("2026-03-01"))
        self.assertIsNone(row.stars)
        self.assertEqual([why for _, why in self.history.anomalies],
                         ["feedback on an open contract"])

    def test_the_last_end_counts_and_feedback_waits_for_it(self):
        row = self.row(self.end("2026-03-01", "client", reason="other"),
                       self.feedback("2026-03-02"),
                       self.feedback("2026-03-03", "freelancer"), self.end("2026-03-08"))
        self.assertEqual((row.ended_on, row.ended_by, row.end_reason),
                         (day("2026-03-08"), "freelancer", None))
        self.assertEqual(row.feedback_on, day("2026-03-08"))

    def test_ending_ends_the_pause(self):
        pause = {"type": "contract_paused", "at": "2026-02-01", "by": "client"}
        resume = {"type": "contract_resumed", "at": "2026-02-09", "by": "client"}
        self.assertEqual(self.row(pause).paused_on, day("2026-02-01"))
        self.assertEqual(self.row(pause, resume).resumed_on, day("2026-02-09"))
        row = self.row(pause, self.end("2026-03-01"))
        self.assertEqual((row.paused_on, row.resumed_on), (None, day("2026-03-01")))
        row = self.row(self.end("2026-01-15"), pause)
        self.assertEqual((row.paused_on, row.resumed_on), (None, None))

    def test_a_retraction_acts_from_its_own_day_on(self):
        end = self.end("2026-03-01")
        wrong = {"type": "retracted", "at": "2026-03-05", "event": "e1", "why": "wrong"}
        again = {"type": "retracted", "at": "2026-03-06", "event": "e2", "why": "wrong"}
        self.assertEqual(self.row(end, wrong, again, on="2026-03-04").ended_on,
                         day("2026-03-01"))
        self.assertIsNone(self.row(end, wrong, again).ended_on)

    def test_a_review_excludes_and_restores(self):
        asked = {"type": "review_requested", "at": "2026-04-01", "review": "r", "why": "x",
                 "freelancer": "f1"}
        out, back = ({"type": "review_decided", "at": at, "review": "r", "by": "desk", "why": "x",
                      "decision": word} for at, word in (("2026-04-02", "excluded"),
                                                         ("2026-04-03", "restored")))
        self.assertTrue(self.row(asked, out).excluded)
        self.assertFalse(self.row(asked, out, back).excluded)

    def test_the_last_milestone_due_by_the_day(self):
        due = [{"type": "milestone_due", "at": "2026-01-02", "milestone": name, "due_on": on}
               for name, on in (("a", "2026-02-01"), ("b", "2026-03-01"))]
        done = [{"type": "delivered", "at": at, "milestone": "b"}
                for at in ("2026-02-27", "2026-03-02")]
        row = self.row(*due, *done, on="2026-02-28")
        self.assertEqual((row.due_on, row.delivered_on), (day("2026-02-01"), None))
        row = self.row(*due, *done)
        self.assertEqual((row.due_on, row.delivered_on), (day("2026-03-01"), day("2026-02-27")))

    def test_six_scores_make_the_stars(self):
        scores = {"skills": 5, "quality": 4, "availability": 5, "deadlines": 3,
                  "communication": 5, "cooperation": "5"}
        row = self.row(self.end("2026-03-01"), self.feedback("2026-03-02", scores=scores))
        self.assertEqual(row.stars, 450)


class RandomEvents(unittest.TestCase):
    def test_replayed_tables_keep_every_rule(self):
        for seed in range(20):
            made = random_events(seed)
            events = read_events(made.lines)
            for on in made.days:
                contracts = replay(events, on).contracts
                self.assertEqual(table_faults(contracts), [])
                if contracts:
                    self.assertLessEqual(latest_day(contracts), on)


if __name__ == "__main__":
    unittest.main()
