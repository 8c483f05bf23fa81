# SPDX-License-Identifier: Apache-2.0
"""The life of a ledger's own policy from its draft to its end, for a ledger in any store."""

import json
import time
from datetime import datetime, timedelta, timezone

from place import HISTORY

RULES = """id = "mine"
title = "Our own rules"
based_on = "2015-03"
feedback_days = { value = 3, source = "a test", grade = "assumed" }
"""


def today(days=0):
    return (datetime.now(timezone.utc) + timedelta(days=days)).date().isoformat()


def now():
    """A moment with nothing recorded shortly before or after it."""
    time.sleep(0.01)
    instant = datetime.now(timezone.utc).isoformat(timespec="microseconds")
    time.sleep(0.01)
    return instant


def write_rules(test, text=RULES, name="mine.toml"):
    path = test.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def step(test, name, policy, *rest, exits=0):
    """One step in a policy's life; what the program says of it."""
    out = test.run_jss("policy", name, test.ledger, policy, *rest, "--format", "json", exits=exits)
    return json.loads(out) if exits == 0 else test.complaints


def bring(test, day):
    """A policy in force from that day on."""
    step(test, "draft", write_rules(test), "--by", "ana")
    step(test, "approve", "mine", "--by", "ben")
    return step(test, "schedule", "mine", "--from", day, "--by", "ben")


def score(test, *rest):
    return test.run_jss("score", test.ledger, "--detail", "--format", "json", *rest)


def policy_of(answer):
    return json.loads(answer)["policy"]


def wait_for_midnight():
    """Where the day is about to end: it must not do so in the middle of a story."""
    instant = datetime.now(timezone.utc)
    left = 86400 - (instant.hour * 3600 + instant.minute * 60 + instant.second)
    if left < 60:
        time.sleep(left + 1)


def live_through(test):
    wait_for_midnight()
    test.run_jss("ledger", "import", test.ledger, HISTORY)
    shipped = policy_of(score(test))
    test.assertEqual(bring(test, today(-30))["state"], "in_force")
    test.assertEqual(policy_of(score(test, "--as-of", today(-30))), "mine")
    test.assertEqual(policy_of(score(test, "--as-of", today(-31))), shipped)
    said, known = score(test), now()
    test.assertEqual(policy_of(said), "mine")
    named = score(test, "--policy", test.folder / "mine.toml", "--known-at", "2000-01-01T00:00:00Z")
    test.assertEqual(named, "", "nothing was known then")

    back = step(test, "roll-back", "mine", "--by", "cy", "--why", "too harsh")
    test.assertEqual(back["state"], "rolled_back")
    after = score(test)
    test.assertEqual(policy_of(after), shipped)
    test.assertEqual(policy_of(score(test, "--as-of", today(-1))), "mine", "what was, was")
    test.assertEqual(score(test, "--known-at", known), said)
    test.assertEqual(score(test, "--known-at", now()), after)
    test.assertTrue(test.verified()["whole"])

    life = [json.loads(line) for line in
            test.run_jss("policy", "life", test.ledger, "--format", "json").splitlines()]
    test.assertEqual([(one["policy"], one["state"]) for one in life], [("mine", "rolled_back")])
    test.assertEqual(life[0]["in_force"], [{"from": today(-30), "to": today(-1)}])
    test.assertEqual(life[0]["scheduled"][0]["rolled_back"]["why"], "too harsh")
    then = json.loads(test.run_jss("policy", "life", test.ledger, "--known-at", known, "--format",
                                   "json"))
    test.assertEqual((then["state"], then["in_force"]),
                     ("in_force", [{"from": today(-30), "to": None}]))
