#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random policies: a shipped one with some parameters changed, because a rule that only holds for
the shipped figures is not the rule.

    random_policies.py --seed N

prints the policy as TOML.
"""

import argparse
import json
import random
import sys

from policy_files import policy_ids

REASONS = ("completed", "not_needed", "hired_other", "unresponsive", "misrepresented",
           "unprofessional", "other")
TIERS = ((), (("0", 1000), ("50.00", 1500)), (("0", 700), ("251", 1300), ("1000.01", 2111)))


def window_values(rng):
    return {"windows.months": rng.choice(([6], [3, 12], [24, 12, 6], [1, 36], [9, 18])),
            "windows.trending": rng.choice((True, False))}


def gate_values(rng):
    return {"gate.outcomes": rng.randint(1, 5), "gate.clients": rng.randint(1, 3),
            "gate.client_scope": rng.choice(("window", "lifetime"))}


def satisfaction_values(rng):
    success = rng.choice(("3.00", "4.50", "5.00"))
    return {"satisfaction.private": rng.choice(("decides", "vetoes", "ignored")),
            "satisfaction.stars_success": success,
            "satisfaction.stars_failure": rng.choice(("1.00", "2.50", "3.00")),
            "satisfaction.recommend_success": rng.randint(6, 10),
            "satisfaction.recommend_failure": rng.randint(0, 5),
            "satisfaction.failure_reasons": sorted(rng.sample(REASONS, rng.randint(0, 5))),
            "satisfaction.dispute_lost_fails": rng.choice((True, False))}


def credit_values(rng):
    neutral = rng.choice((-333, 0, 500, 777))
    return {"credit.success": rng.choice((1000, 900, 1000)),
            "credit.neutral": neutral,
            "credit.failure": min(neutral, rng.choice((-1000, -499, -1, 0)))}


def factor_values(rng):
    return {"factor.failure": rng.choice((0, 333, 1000, 2777)),
            "factor.unpaid": rng.choice((0, 499, 1001))}


def size_values(rng):
    return {"size.tiers": [{"from": amount, "weight": weight}
                           for amount, weight in rng.choice(TIERS)]}


def length_values(rng):
    return {"length.mode": rng.choice(("none", "scale", "units")),
            "length.step": rng.choice((0, 77, 333)), "length.cap": rng.randint(1, 9)}


def unpaid_values(rng):
    return {"unpaid.positive": rng.choice(("counts", "excluded")),
            "unpaid.silent": rng.choice(("failure", "excluded")),
            "unpaid.prompt_days": rng.choice((0, 14, 120)),
            "unpaid.prompt_factor": rng.choice((0, 333, 1000))}


def silence_values(rng):
    tolerated = rng.choice((0, 77, 333, "unset"))
    return {"silence.tolerated": tolerated,
            "silence.weight": "unset" if tolerated == "unset" else rng.choice((333, 1000))}


def idle_values(rng):
    return {"idle.days": rng.choice((10, 33, 90)),
            "idle.pause_limit_days": rng.choice((1, 60, "unset")),
            "idle.contact_counts": rng.choice((True, False))}


def long_term_values(rng):
    return {"long_term.days": rng.choice((30, 90, 180)),
            "long_term.recent_days": rng.choice((0, 30, 90, "unset")),
            "long_term.vouches": rng.choice((True, False))}


def client_values(rng):
    return {"flagged_client": rng.choice(("drop_all", "drop_failures")),
            "client_record.flag_min": rng.randint(1, 4),
            "client_record.flag_mean": rng.choice(("2.50", "2.99", "4.00")),
            "client_record.harsh_min": rng.randint(1, 5),
            "client_record.harsh_share": rng.choice((0, 333, 500, 667)),
            "client_record.harsh_factor": rng.choice((0, 333, 999))}


def signal_values(rng):
    return {"signals.deadlines": rng.choice((333, 1000)),
            "signals.retention": rng.choice((1, 777)),
            "signals.engagement": rng.choice((300, 999)),
            "signals.contact_days": rng.choice((0, 9)),
            "signals.completion": rng.choice((500, 501)),
            "signals.stale_days": rng.choice((0, 99)),
            "signals.profile": rng.choice((7, 200))}


def other_values(rng):
    return {"feedback_days": rng.choice((0, 1, 14, 30)),
            "removed": rng.choice(("excluded", "no_feedback"))}


GROUPS = (window_values, gate_values, satisfaction_values, credit_values, factor_values,
          size_values, length_values, unpaid_values, silence_values, idle_values, long_term_values,
          client_values, signal_values, other_values)


def toml_value(value):
    """A value of a parameter as TOML writes it."""
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(entry) for entry in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml_value(value[key])}" for key in value) + " }"
    return json.dumps(value)


def policy_text(policy_id, based_on, values):
    """The policy as a file: parameters without a table first, then table by table."""
    lines = [f'id = "{policy_id}"', f'title = "Made at random from {based_on}"',
             f'based_on = "{based_on}"']
    table = ""
    for name in sorted(values, key=lambda name: ("." in name, name)):
        wanted, _, key = name.rpartition(".")
        if wanted != table:
            lines += ["", f"[{wanted}]"]
            table = wanted
        value = toml_value(values[name])
        lines.append(f'{key} = {{ value = {value}, source = "made at random", grade = "assumed" }}')
    return "\n".join(lines) + "\n"


def random_policy(seed):
    """The text of one policy."""
    rng = random.Random(f"policy {seed}")
    values = {}
    for group in rng.sample(GROUPS, rng.randint(1, len(GROUPS))):
        values.update(group(rng))
    return policy_text(f"random-{seed}", rng.choice(policy_ids()), values)


def main(words):
    parser = argparse.ArgumentParser(description="A random policy.")
    parser.add_argument("--seed", type=int, required=True)
    sys.stdout.write(random_policy(parser.parse_args(words).seed))


if __name__ == "__main__":
    main(sys.argv[1:])
