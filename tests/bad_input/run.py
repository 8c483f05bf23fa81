#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Gives the program bad contract tables and holds what it says against tests/bad_input/cases.toml.

    tests/bad_input/run.py --jss build/bin/jss      exit 0: all as written there, 1: not

Each case must exit 2, write nothing to standard output, and say exactly the lines of the case.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import tomllib

REQUIRED = "contract_id,freelancer_id,client_id,started_on"


def table_of(case):
    """The bytes of the case's contract table."""
    if "text" in case:
        return case["text"].encode(case.get("encoding", "utf-8"))
    header = ",".join(filter(None, [REQUIRED, case.get("columns", "")]))
    return "".join(line + "\n" for line in [header, *case["rows"]]).encode()


def answer_to(program, case):
    """What the program says to a case: exit code, standard output, complaints."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "contracts.csv").write_bytes(table_of(case))
        command = [program, "score", "contracts.csv"]
        if "profiles" in case:
            pathlib.Path(folder, "profiles.csv").write_text(case["profiles"], encoding="utf-8")
            command += ["--profiles", "profiles.csv"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    complaints = done.stderr.decode().removeprefix("jss: ").splitlines()
    return done.returncode, done.stdout, complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True, type=pathlib.Path, help="the program")
    program = str(parser.parse_args().jss.resolve())
    cases = tomllib.loads(
        pathlib.Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
    wrong = 0
    for case in cases:
        code, out, complaints = answer_to(program, case)
        if (code, out, complaints) == (2, b"", case["says"]):
            continue
        wrong += 1
        print(f"{case['rule']}\n  exit {code}, {len(out)} bytes of output")
        print("  expected:", *case["says"], sep="\n    ")
        print("  said:", *complaints, sep="\n    ")
    print(f"bad_input: {len(cases) - wrong} of {len(cases)} cases as written")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
