#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the conformance suite against any program that computes scores; README.md says how."""

import argparse
import fnmatch
import json
import os
import shlex
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SUITE = Path(__file__).resolve().parent
POLICIES = SUITE.parent.parent / "policies"

# The members of one line of output, of each of its windows, contracts, units and lines.
MEMBERS = {
    "": {"freelancer", "as_of", "policy", "score", "exact", "window", "reason", "windows",
         "contracts", "lines"},
    "windows": {"window", "qualifies", "score", "exact", "outcomes", "clients", "success_weight",
                "weight"},
    "contracts": {"contract", "outcome", "why", "points_lost", "units"},
    "units": {"day", "credit", "weight"},
    "lines": {"line", "points_lost"},
}

# Every word that a score can say; each must be expected by at least one case.
WORDS = {
    "outcome": ["success", "neutral", "failure", "excluded"],
    "why of what counts": [
        "ongoing_long_term", "unpaid_negative", "negative_feedback", "unpaid_positive",
        "positive_feedback", "mixed_feedback", "unpaid_silent", "long_term_client"],
    "why of what is excluded": [
        "not_started", "review", "client_flagged", "open", "awaiting_feedback", "no_earnings",
        "no_feedback", "feedback_removed"],
    "reason": ["no_outcomes", "too_few_outcomes", "too_few_clients"],
    "line": [
        "silence", "deadlines", "retention", "engagement", "completion", "profile", "floor"],
    "window": ["24m", "12m", "6m", "trending"],
}


class Case:
    def __init__(self, path):
        self.path = path
        self.name = f"{path.parent.name}/{path.stem}"
        self.data = json.loads(path.read_text(encoding="utf-8"))

    def command(self, program):
        folder = self.path.parent
        command = [*program, "score", str(self.path.with_suffix(".csv"))]
        policy = self.data.get("policy")
        if policy:
            file = policy.endswith(".toml")
            command += ["--policy", str(folder / policy) if file else policy]
        if "as_of" in self.data:
            command += ["--as-of", self.data["as_of"]]
        if "profiles" in self.data:
            command += ["--profiles", str(folder / self.data["profiles"])]
        return command + ["--detail", "--format", "json"]


def differences(expected, got, where=""):
    """What of `expected` does not hold in `got`: objects on the members given, arrays whole."""
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [f"{where}: expected an object, got {json.dumps(got)}"]
        found = []
        for key, value in expected.items():
            place = f"{where}.{key}" if where else key
            if key not in got:
                found.append(f"{place}: missing")
            else:
                found += differences(value, got[key], place)
        return found
    if isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            return [f"{where}: expected {len(expected)} elements, got {json.dumps(got)}"]
        found = []
        for index, (one, other) in enumerate(zip(expected, got)):
            found += differences(one, other, f"{where}[{name_of(one, index)}]")
        return found
    if type(expected) is not type(got) or expected != got:
        return [f"{where}: expected {json.dumps(expected)}, got {json.dumps(got)}"]
    return []


def name_of(element, index):
    if isinstance(element, dict):
        for key in ("contract", "window", "line"):
            if key in element:
                return element[key]
    return index


def hundredths(text):
    sign = -1 if text.startswith("-") else 1
    whole, places = text.lstrip("-").split(".")
    assert len(places) == 2, text
    return sign * (100 * int(whole) + int(places))


def strange_members(thing, kind=""):
    """The places below `thing` whose members are not those that are documented."""
    found = [] if set(thing) == MEMBERS[kind] else [f"{kind or 'line'} has members {sorted(thing)}"]
    for name in MEMBERS:
        for part in thing.get(name, []):
            found += strange_members(part, name)
    return found


def promises(lines):
    """What holds for every answer, whatever the case expects: members, orders, sums of losses."""
    found = sorted({text for line in lines for text in strange_members(line)})
    if found:
        return found
    ids = [line["freelancer"].encode() for line in lines]
    if ids != sorted(set(ids)):
        found.append("freelancers are not in bytewise order, each once")
    for line in lines:
        contracts = [contract["contract"].encode() for contract in line["contracts"]]
        if contracts != sorted(contracts):
            found.append(f"contracts of {line['freelancer']} are not in bytewise order")
        losses = [part["points_lost"] for part in line["contracts"] + line["lines"]]
        if line["exact"] is None:
            if any(loss is not None for loss in losses):
                found.append(f"{line['freelancer']} has losses without a score")
        elif sum(map(hundredths, losses)) != 10000 - hundredths(line["exact"]):
            found.append(f"losses of {line['freelancer']} do not sum to 100.00 less "
                         f"{line['exact']}: {losses}")
    return found


def check_refusal(case, done, any_message):
    wanted = "" if any_message else case.data["refused"]
    found = []
    if done.returncode != 2:
        found.append(f"expected exit code 2, got {done.returncode}")
    if wanted not in done.stderr or not done.stderr.strip():
        found.append(f"expected a message{' with ' * bool(wanted)}{wanted}, "
                     f"got: {done.stderr.strip()[:400]}")
    if done.stdout.strip():
        found.append(f"expected no output, got: {done.stdout.strip()[:400]}")
    return found


def check_answer(case, done):
    if done.returncode != 0:
        return [f"expected exit code 0, got {done.returncode}: {done.stderr.strip()[:400]}"]
    try:
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        by_id = {line["freelancer"]: line for line in lines}
        found = promises(lines)
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError) as error:
        return [f"the output does not have the documented form ({error!r}): {done.stdout[:400]}"]
    for expected in case.data["expect"]:
        who = expected["freelancer"]
        if who not in by_id:
            found.append(f"no line for {who}")
        else:
            found += [f"{who}: {text}" for text in differences(expected, by_id[who])]
    for who in case.data.get("absent", []):
        if who in by_id:
            found.append(f"a line for {who}, who should have none")
    return found


def run(case, program, any_message):
    """The list of what is wrong, empty where the case passes."""
    try:
        done = subprocess.run(case.command(program), capture_output=True, text=True,
                              encoding="utf-8", errors="replace", timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return [str(error)]
    if "refused" in case.data:
        return check_refusal(case, done, any_message)
    return check_answer(case, done)


def policy_paths():
    """The policies that ship; what stands beside them about badges is none."""
    return sorted(path for path in POLICIES.glob("*.toml") if path.stem != "badges")


def parameters():
    """The dotted names of all parameters that a shipped policy sets."""
    names = set()
    for path in policy_paths():
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, dict):
                names |= {key} if "value" in value else {f"{key}.{inner}" for inner in value}
    return names


def uncovered(cases):
    """What no case of the suite expects or shows."""
    said = {kind: set() for kind in ("outcome", "why", "reason", "line", "window")}
    shown, policies = set(), set()
    missing = []
    for case in cases:
        shown.update(case.data.get("shows", []))
        policies.add(case.data.get("policy"))
        for expected in case.data.get("expect", []):
            said["reason"].add(expected.get("reason"))
            said["window"].add(expected.get("window"))
            for contract in expected.get("contracts", []):
                said["outcome"].add(contract.get("outcome"))
                said["why"].add(contract.get("why"))
            said["line"].update(line.get("line") for line in expected.get("lines", []))
        if not case.path.with_suffix(".csv").exists():
            missing.append(f"the table of {case.name}")
        if ("expect" in case.data) == ("refused" in case.data):
            missing.append(f"one of expect and refused in {case.name}")
    for kind, words in WORDS.items():
        heard = said["why" if kind.startswith("why") else kind]
        missing += [f"{kind} {word}" for word in words if word not in heard]
    names = parameters()
    missing += [f"parameter {name}" for name in sorted(names - shown)]
    missing += [f"parameter {name} is shown but unknown" for name in sorted(shown - names)]
    missing += [f"policy {path.stem}" for path in policy_paths()
                if path.stem not in policies]
    return missing


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--jss", metavar="PATH", help="the program to run")
    who.add_argument("--command", metavar="WORDS",
                     help="the program with leading arguments, as 'python3 oracle.py'")
    parser.add_argument("--only", metavar="PATTERN",
                        help="only cases whose section/name contains or matches PATTERN")
    parser.add_argument("--any-message", action="store_true",
                        help="a refusal may say anything, as long as it says something")
    parser.add_argument("--coverage", action="store_true",
                        help="only check what the suite covers; run nothing")
    chosen = parser.parse_args()
    if not (chosen.jss or chosen.command or chosen.coverage):
        parser.error("one of --jss, --command and --coverage is needed")
    return chosen


def main():
    chosen = arguments()
    cases = [Case(path) for path in sorted(SUITE.glob("[0-9][0-9]-*/*.json"))]
    missing = uncovered(cases)
    for text in missing:
        print(f"not covered by the suite: {text}")
    if chosen.coverage:
        print(f"{len(cases)} cases, {len(missing)} gaps")
        return 1 if missing or not cases else 0
    if chosen.only:
        cases = [case for case in cases
                 if chosen.only in case.name or fnmatch.fnmatch(case.name, chosen.only)]
    program = [str(Path(chosen.jss).resolve())] if chosen.jss else shlex.split(chosen.command)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda case: run(case, program, chosen.any_message), cases))
    failed = 0
    for case, found in zip(cases, results):
        if found:
            failed += 1
            print(f"FAILED {case.name}\n  rule: {case.data['rule']}")
            print("  run:  " + shlex.join(case.command(program)))
            print("".join(f"  - {text}\n" for text in found))
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or missing or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
