#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the program against the second reading, byte for byte.

    compare.py --jss build/bin/jss [--tables N] [--events N] [--policies N] [--seed N]
               [--keep FOLDER]

makes random tables and event files, scores each under every shipped policy (and, where one is in
force, under the series) with the program and with the oracle, and prints the first lines that
differ. An event file is asked twice, its lines in two orders. With --policies, as many tables are
scored under policies made at random. Exit 1 if anything differs.
"""

import argparse
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from contract_table import BadInput, latest_day, profiles_text, read_profiles, read_table
from oracle import score_lines
from outcomes import scene_of
from policy_files import load_policy, policy_ids, policy_in_force
from random_events import random_events
from random_policies import random_policy
from random_tables import loose_text, random_table
from replay import read_events, replay

SHOWN_FAILURES = 5
TIMEOUT_SECONDS = 60


@dataclass
class Tally:
    """What was compared so far. The folder keeps the inputs of what failed."""

    jss: str
    folder: pathlib.Path
    policies: list
    passed: int = 0
    failed: int = 0


def all_policies():
    """(id, rules) of every shipped policy, and (None, None) for the series."""
    return [(policy_id, load_policy(policy_id)) for policy_id in policy_ids()] + [(None, None)]


def rules_on(rules, day):
    """The rules, or those of the series; None where the series has none."""
    try:
        return rules or policy_in_force(day)
    except BadInput:
        return None


def command(tally, source, policy_id, day, profiles):
    words = [tally.jss, "score", str(source), "--detail", "--format", "json"]
    if day:
        words += ["--as-of", str(day)]
    if policy_id:
        words += ["--policy", policy_id]
    if profiles:
        words += ["--profiles", str(profiles)]
    return words


def difference(expected, got):
    """The first place in which two JSON lines differ, in words."""
    try:
        one, other = json.loads(expected), json.loads(got)
    except ValueError:
        return "a line is missing or not JSON"
    return first_difference(one, other, "") or "the values are equal, the text is not"


def first_difference(one, other, path):
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        found = (first_difference(one[key], other[key], f"{path}.{key}") for key in one)
        return next((text for text in found if text), None)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        found = (first_difference(a, b, f"{path}[{i}]{label(a)}")
                 for i, (a, b) in enumerate(zip(one, other)))
        return next((text for text in found if text), None)
    if one == other and isinstance(one, type(other)):
        return None
    return f"{path or 'line'}: oracle {json.dumps(one)}, jss {json.dumps(other)}"


def label(value):
    """The name of a list's entry, so that a path can be read."""
    if not isinstance(value, dict):
        return ""
    name = value.get("contract") or value.get("window") or value.get("line")
    return f"({name})" if name else ""


def check(tally, words, expected):
    """Runs the program once and compares its output with the oracle's lines. True: equal."""
    try:
        run = subprocess.run(words, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return fail(tally, words, f"no answer in {TIMEOUT_SECONDS} seconds")
    wanted = "".join(line + "\n" for line in expected).encode()
    if run.returncode == 0 and run.stdout == wanted:
        tally.passed += 1
        return True
    if run.returncode != 0:
        said = run.stderr.decode(errors="replace").strip()
        return fail(tally, words, f"exit {run.returncode}: {said[:600]}")
    got = run.stdout.decode(errors="replace").split("\n")[:-1]
    for number, (one, other) in enumerate(itertools.zip_longest(expected, got), start=1):
        if one != other:
            text = difference(one or "", other or "")
            return fail(tally, words, f"line {number}: {text}\n  oracle {one}\n  jss    {other}")
    return fail(tally, words, "the lines are equal, the bytes are not")


def fail(tally, words, text):
    tally.failed += 1
    if tally.failed <= SHOWN_FAILURES:
        print(f"DIFFERS  {' '.join(words)}\n  {text}\n")
    return False


def keep_or_drop(files, equal):
    """Inputs that show a difference stay; the others go."""
    if equal:
        for path in files:
            path.unlink()


def compare_table(tally, seed, policies):
    """One random table under every policy on its day; under the series on the table's own latest
    day, which the program finds by itself. The oracle reads the file, too."""
    made = random_table(seed)
    source = tally.folder / f"table_{seed}.csv"
    source.write_text(loose_text(seed, made.contracts), encoding="utf-8", newline="")
    files, profiles = [source], None
    if random.Random(seed).random() < 0.7:
        profiles = tally.folder / f"table_{seed}_profiles.csv"
        profiles.write_text(profiles_text(made.profiles), encoding="utf-8")
        files.append(profiles)
    contracts = read_table(source)
    known = read_profiles(profiles) if profiles else {}
    equal = True
    for policy_id, rules in policies:
        day = made.as_of if policy_id else latest_day(contracts)
        rules = rules_on(rules, day)
        if rules is None:
            continue
        expected = score_lines(scene_of(contracts, day, rules, known), detail=True)
        words = command(tally, source, policy_id, day if policy_id else None, profiles)
        equal = check(tally, words, expected) and equal
    keep_or_drop(files, equal)
    return equal


def compare_policy(tally, seed):
    """One random table under a random policy."""
    path = tally.folder / f"random-{seed}.toml"
    path.write_text(random_policy(seed), encoding="utf-8")
    equal = compare_table(tally, seed, [(str(path), load_policy(path))])
    keep_or_drop([path], equal)


def compare_events(tally, seed):
    """One random event file under every policy on each of its days, in two orders of lines."""
    made = random_events(seed)
    events = read_events(made.lines)
    files = []
    for order in ("first", "second"):
        random.Random(f"{order} {seed}").shuffle(made.lines)
        path = tally.folder / f"events_{seed}_{order}.jsonl"
        path.write_text("".join(line + "\n" for line in made.lines), encoding="utf-8")
        files.append(path)
    equal = True
    for day in made.days:
        history = replay(events, day)
        for policy_id, rules in tally.policies:
            rules = rules_on(rules, day)
            if rules is None or not history.contracts:
                continue
            scene = scene_of(history.contracts, day, rules, history.profiles)
            expected = score_lines(scene, detail=True)
            for path in files:
                words = command(tally, path, policy_id, day, None)
                equal = check(tally, words, expected) and equal
    keep_or_drop(files, equal)


def main(words):
    parser = argparse.ArgumentParser(description="Holds jss against the oracle.")
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--tables", type=int, default=0, help="how many random tables")
    parser.add_argument("--events", type=int, default=0, help="how many random event files")
    parser.add_argument("--policies", type=int, default=0, help="how many random policies")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the others follow it")
    parser.add_argument("--keep", help="the folder for inputs that show a difference")
    options = parser.parse_args(words)
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="jss-oracle-"))
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally(options.jss, folder, all_policies())
    for seed in range(options.seed, options.seed + options.tables):
        compare_table(tally, seed, tally.policies)
    for seed in range(options.seed, options.seed + options.events):
        compare_events(tally, seed)
    for seed in range(options.seed, options.seed + options.policies):
        compare_policy(tally, seed)
    if tally.failed:
        print(f"inputs that show a difference are in {folder}")
    elif not options.keep:
        folder.rmdir()
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed or not tally.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
