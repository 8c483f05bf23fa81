#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the browser's engine against the command line: the same question, the same bytes.

    tests/wasm/check.py --jss PROGRAM --engine FOLDER         exit 0: all hold, 1: some do not

Asks both doors every question of the cases of tests/cli that a browser can ask, the whole
conformance suite, every question about the example in every format, and the exports of
tests/exports. Exit code, output and error stream have to agree to the byte. Needs node; FOLDER has
what tests/wasm/jss.mjs asks for.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLI = ROOT / "tests" / "cli"
sys.path[:0] = [str(CLI), str(ROOT / "tests" / "conformance")]
import case_file  # noqa: E402  pylint: disable=wrong-import-position

QUESTIONS = {"score", "explain", "timeline", "forecast", "trend", "calendar", "what-if", "advise",
             "plan", "firmness", "infer", "standing", "report", "import-exports"}
POLICY_ACTS = {"list", "show", "diff", "shadow"}
# What a browser has not: ledgers, files to write, a terminal, threads.
NOT_ASKED = ("sqlite:", "postgresql:", "--ledger", "--output", "-o", "--help", "--no-questions",
             "--threads")
# What is said before the engine is asked: by the command line's parser, of files, of two files on
# one standard input.
NOT_OF_THE_ENGINE = ("\nRun 'jss ", ": cannot be read: ", "standard input")


def is_asked(words):
    if any(word == other or word.startswith(other + "=") or other in word and ":" in other
           for word in words for other in NOT_ASKED):
        return False
    if not words or words[0] == "policy":
        return len(words) > 1 and words[1] in POLICY_ACTS
    return words[0] in QUESTIONS


def from_cases():
    for path in case_file.all_paths():
        head, sections = case_file.parse(path)
        words = shlex.split(next(line for line in head if line.startswith("$ jss")))[2:]
        if is_asked(words):
            yield path.stem, words, CLI / "tables", sections.get("stdin", "")


def from_conformance():
    for path in sorted((ROOT / "tests" / "conformance").glob("*/*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        words = ["score", path.with_suffix(".csv").name]
        for key in ("policy", "as_of", "profiles"):
            if key in case:
                words += ["--" + key.replace("_", "-"), case[key]]
        if path.with_suffix(".csv").exists():
            yield f"{path.parent.name}/{path.stem}", [*words, "--detail", "--format", "json"], \
                path.parent, ""


def from_example():
    examples = ROOT / "examples"
    more = {"plan": ["--target", "90"], "what-if": ["--do", "end c14 by client stars 5"]}
    for question in sorted(QUESTIONS - {"report", "import-exports", "infer"}):
        formats = ["text", "json", "csv"]
        formats += ["svg", "ics"] if question in ("timeline", "forecast") else []
        for form in formats:
            words = [question, "history.jsonl", *more.get(question, []), "--format", form]
            yield f"example {question} {form}", words, examples, ""
    yield "example report", ["report", "history.jsonl"], examples, ""


def from_exports():
    for path in sorted((ROOT / "tests" / "exports").glob("*/case.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        files = case["files"] + (["--answers", case["answers"]] if "answers" in case else [])
        for words in (["import-exports"], ["import-exports", "--as", "contracts"],
                      ["score"], ["score", "--format", "json"], ["explain", "--format", "csv"],
                      ["trend", "--format", "json"]):
            yield f"{path.parent.name} {' '.join(words)}", \
                [words[0], *files, "--freelancer", "f1", *words[1:]], path.parent, ""


def run(program, words, folder, stdin):
    return subprocess.run([*program, *words], cwd=folder, input=stdin, capture_output=True,
                          text=True, encoding="utf-8", timeout=120, check=False)


def differences(native, browser, case):
    """What differs between the doors; None where the engine was not asked."""
    _, words, folder, stdin = case
    wanted = run([native], words, folder, stdin)
    if any(words in wanted.stderr for words in NOT_OF_THE_ENGINE):
        return None
    given = run(browser, words, folder, stdin)
    found = []
    for what in ("returncode", "stdout", "stderr"):
        one, other = getattr(wanted, what), getattr(given, what)
        if one != other:
            found.append(f"{what} is {str(other)[:400]!r} instead of {str(one)[:400]!r}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--engine", required=True, help="where the browser's engine stands")
    known = parser.parse_args()
    native = str(pathlib.Path(known.jss).resolve())
    browser = ["node", str(ROOT / "tests/wasm/jss.mjs"), str(pathlib.Path(known.engine).resolve())]
    cases = [*from_cases(), *from_conformance(), *from_example(), *from_exports()]
    failed, asked = 0, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, found in zip(cases, pool.map(lambda c: differences(native, browser, c), cases)):
            asked += found is not None
            if found:
                failed += 1
                print(f"{case[0]}: jss {shlex.join(case[1])}", *found, sep="\n    ")
    print(f"{asked} questions asked through both doors, {failed} answered differently")
    return 1 if failed or asked < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
