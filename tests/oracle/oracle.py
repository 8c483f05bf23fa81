#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second reading of the rulebook, plain and slow, to hold the program against.

    oracle.py score contracts.csv [--policy ID|FILE] [--as-of DAY] [--profiles FILE]
                                  [--freelancer ID] [--detail] [--format json]

prints what `jss score --format json` prints.
"""

import argparse
import json
import math
import sys
from fractions import Fraction

from contract_table import (BadInput, half_up, latest_day, read_day, read_profiles, read_table,
                            show_hundredths)
from outcomes import contracts_of, outcome, scene_of, units
from policy_files import load_policy, policy_in_force
from windows import deciding, reason_for_none, windows


# ---- What is printed ---------------------------------------------------------------------------

LINE_ORDER = ("silence", "deadlines", "retention", "engagement", "completion", "profile", "floor")


def to_hundredths(score):
    return half_up(score * 100)


def shown_losses(best, contract_ids):
    """The points each contract and line lost, in hundredths, by largest remainders: they add up
    to 100.00 less the score as shown."""
    lines = [name for name in LINE_ORDER if name in best.line_losses]
    exact = [100 * best.contract_losses.get(key, Fraction(0)) for key in contract_ids]
    exact += [100 * best.line_losses[name] for name in lines]
    shown = [math.floor(loss) for loss in exact]
    missing = 10000 - to_hundredths(best.score) - sum(shown)
    by_remainder = sorted(range(len(exact)), key=lambda i: (shown[i] - exact[i], i))
    for i in by_remainder[:missing]:
        shown[i] += 1
    texts = [show_hundredths(loss) for loss in shown]
    return dict(zip(contract_ids, texts)), dict(zip(lines, texts[len(contract_ids):]))


def window_json(win):
    shown = win.qualifies
    return {
        "window": win.name,
        "qualifies": win.qualifies,
        "score": half_up(win.score) if shown else None,
        "exact": show_hundredths(to_hundredths(win.score)) if shown else None,
        "outcomes": win.outcomes,
        "clients": win.clients,
        "success_weight": win.success_weight,
        "weight": win.weight,
    }


def contract_json(scene, contract, points_lost):
    result, why = outcome(scene, contract)
    return {
        "contract": contract.contract_id,
        "outcome": result,
        "why": why,
        "points_lost": points_lost,
        "units": [{"day": str(u.day), "credit": u.credit, "weight": u.weight}
                  for u in units(scene, contract)],
    }


def score_json(scene, freelancer, detail):
    """The object that `jss score` prints for one freelancer."""
    found = windows(scene, freelancer)
    best = deciding(found)
    line = {
        "freelancer": freelancer,
        "as_of": str(scene.day),
        "policy": scene.rules.id,
        "score": half_up(best.score) if best else None,
        "exact": show_hundredths(to_hundredths(best.score)) if best else None,
        "window": best.name if best else None,
        "reason": None if best else reason_for_none(scene, found[0]),
        "windows": [window_json(win) for win in found],
    }
    if detail:
        mine = contracts_of(scene, freelancer)
        by_contract, by_line = {}, {}
        if best:
            by_contract, by_line = shown_losses(best, [c.contract_id for c in mine])
        line["contracts"] = [contract_json(scene, c, by_contract.get(c.contract_id)) for c in mine]
        line["lines"] = [{"line": name, "points_lost": lost} for name, lost in by_line.items()]
    return line


def score_lines(scene, detail=False, freelancer=None):
    """One JSON text for each freelancer with a row, in the order of their ids."""
    everybody = sorted({c.freelancer_id for c in scene.contracts}, key=str.encode)
    if freelancer is not None:
        if freelancer not in everybody:
            raise BadInput(f"no freelancer {freelancer!r}")
        everybody = [freelancer]
    return [json.dumps(score_json(scene, name, detail), ensure_ascii=False, separators=(",", ":"))
            for name in everybody]


def read_arguments(words):
    parser = argparse.ArgumentParser(description="A second reading of the rulebook.")
    commands = parser.add_subparsers(dest="command", required=True)
    score = commands.add_parser("score", help="score everybody or one")
    score.add_argument("table")
    score.add_argument("--policy")
    score.add_argument("--as-of")
    score.add_argument("--profiles")
    score.add_argument("--freelancer")
    score.add_argument("--detail", action="store_true")
    score.add_argument("--format", choices=("json",), default="json")
    return parser.parse_args(words)


def main(words):
    options = read_arguments(words)
    try:
        contracts = read_table(options.table)
        day = read_day(options.as_of) if options.as_of else latest_day(contracts)
        rules = load_policy(options.policy) if options.policy else policy_in_force(day)
        profiles = read_profiles(options.profiles) if options.profiles else {}
        scene = scene_of(contracts, day, rules, profiles)
        lines = score_lines(scene, options.detail, options.freelancer)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")
    for line in lines:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
