#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program on exports and compares events, contract tables, messages and scores.

Each folder is a case: the exports, `case.json` (what it shows, the files, answers, the exit code,
whether it is scored), and what is expected: `events.jsonl`, `contracts.csv`, `messages.txt`,
`score.json`. An expectation that is not there is expected not to be.

    tests/exports/run.py --jss PROGRAM [--write] [CASE…]     exit 0: all hold, 1: some do not
"""

import argparse
import difflib
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def run(jss, case, *arguments):
    return subprocess.run([jss, *arguments], cwd=case, capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL, check=False)


def outputs(jss, case, spec):
    """Gives each expectation's text, and complaints about what must always hold."""
    files = spec["files"]
    answers = ["--answers", spec["answers"]] if "answers" in spec else []
    common = ["--freelancer", "f1", *answers]
    events = run(jss, case, "import-exports", *files, *common)
    table = run(jss, case, "import-exports", *files, *common, "--as", "contracts")
    wanted = spec.get("exit", 0)
    texts = {"events.jsonl": events.stdout, "contracts.csv": table.stdout,
             "messages.txt": events.stderr, "score.json": ""}
    complaints = [f"exit {done.returncode} instead of {wanted}: {done.stderr}"
                  for done in (events, table) if done.returncode != wanted]
    if wanted == 0:
        twice = run(jss, case, "import-exports", *files, *files, *common)
        if twice.stdout != events.stdout:
            complaints.append("giving every file twice gives other events")
        ids = [json.loads(line)["id"] for line in events.stdout.splitlines()]
        if len(set(ids)) != len(ids):
            complaints.append("two events have one id")
    elif events.stdout or table.stdout:
        complaints.append("something was written though the input is bad")
    if spec.get("score"):
        scored = run(jss, case, "score", *files, *common, "--format", "json")
        texts["score.json"] = scored.stdout
        if scored.returncode != 0:
            complaints.append(f"score: exit {scored.returncode}: {scored.stderr}")
    return texts, complaints


def check(jss, case, write):
    spec = json.loads((case / "case.json").read_text(encoding="utf-8"))
    texts, complaints = outputs(jss, case, spec)
    for name, text in texts.items():
        path = case / name
        if write:
            if text:
                path.write_text(text, encoding="utf-8")
            elif path.exists():
                path.unlink()
            continue
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != expected:
            complaints.append("".join(difflib.unified_diff(
                expected.splitlines(True), text.splitlines(True), f"expected {name}",
                f"given {name}")))
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True)
    parser.add_argument("--write", action="store_true", help="write what is given as expected")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    jss = str(pathlib.Path(options.jss).resolve())
    cases = sorted(path.parent for path in HERE.glob("*/case.json"))
    if options.cases:
        cases = [case for case in cases if case.name in options.cases]
    if not cases:
        sys.exit("no cases")
    bad = 0
    for case in cases:
        complaints = check(jss, case, options.write)
        bad += bool(complaints)
        for complaint in complaints:
            print(f"{case.name}: {complaint}")
    print(f"{len(cases)} cases, {bad} bad")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
