#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What public texts claim about the score, shown by running the program.

    tools/claims.py --jss PROGRAM             checks every claim and prints the page
    tools/claims.py --jss PROGRAM --write     checks every claim and writes docs/claims.md
    tools/claims.py --jss PROGRAM --check     exit 1 where a claim fails or the page differs

Reads claims/claims.toml, whose head says how a check is written.
"""

import argparse
import decimal
import json
import operator
import pathlib
import re
import string
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "claims.md"

COMPARE = {"=": operator.eq, "<": operator.lt, ">": operator.gt}
TERM = re.compile(r"([A-Z])\.([\w-]+)\.(\w+)(?:\(([\w-]+)\))?")


class Failure(Exception):
    """A run or a check that does not hold; the text says which."""


def execute(program, arguments):
    """What the program prints, run from the project's root."""
    run = subprocess.run([program, *arguments], capture_output=True, text=True, check=False,
                         cwd=ROOT)
    if run.returncode != 0:
        raise Failure(f"jss {' '.join(arguments)} ended with {run.returncode}: {run.stderr}")
    return run.stdout


def as_json(arguments):
    """The same command for programs: with every contract, as JSON."""
    plain = list(arguments)
    if "--format" in plain:
        at = plain.index("--format")
        del plain[at:at + 2]
    detail = ["--detail"] if plain[0] == "score" else []
    return [*plain, *detail, "--format", "json"]


class Run:
    """One command: its text and, by freelancer, its answer."""

    def __init__(self, program, command):
        arguments = command.split()
        self.command = command
        self.text = execute(program, arguments)
        lines = execute(program, as_json(arguments)).splitlines()
        self.answers = {answer["freelancer"]: answer for answer in map(json.loads, lines)}

    def field(self, freelancer, name, contract):
        """A field of an answer, as claims.toml names it."""
        if freelancer not in self.answers:
            raise Failure(f"`{self.command}` has no freelancer {freelancer}")
        answer = self.answers[freelancer]
        if contract:
            found = [row for row in answer["contracts"] if row["contract"] == contract]
            if not found:
                raise Failure(f"`{self.command}` has no contract {contract}")
            return found[0][name]
        if name in ("score", "exact", "window", "reason"):
            return answer[name]
        found = [window for window in answer["windows"] if window["window"] == name]
        if not found:
            raise Failure(f"`{self.command}` has no window {name}")
        return found[0]["exact"]


def value_of(term, runs):
    """The value of a term: a number where it is one, else a word."""
    match = TERM.fullmatch(term)
    if match:
        letter, freelancer, name, contract = match.groups()
        place = string.ascii_uppercase.index(letter)
        if place >= len(runs):
            raise Failure(f"there is no run {letter}")
        term = runs[place].field(freelancer, name, contract)
        if term is None:
            raise Failure(f"{match.group(0)} is empty")
    try:
        return decimal.Decimal(term)
    except decimal.InvalidOperation:
        return term


def check(text, runs):
    """Raises Failure where `text`, such as `A.ten.exact = 90`, does not hold."""
    left, sign, right = text.split(" ")
    values = value_of(left, runs), value_of(right, runs)
    if isinstance(values[0], str) != isinstance(values[1], str):
        raise Failure(f"{text}: compares {values[0]} with {values[1]}")
    if not COMPARE[sign](*values):
        raise Failure(f"{text}: but they are {values[0]} and {values[1]}")


def validate(book):
    """Raises Failure where claims.toml names what is not there, or demonstrates nothing."""
    seen = set()
    for claim in book["claim"]:
        name = claim["id"]
        if name in seen:
            raise Failure(f"two claims are called {name}")
        seen.add(name)
        for said in claim["says"]:
            if said["by"] not in book["sources"]:
                raise Failure(f"{name}: no source {said['by']}")
        if not claim["runs"] or not claim["checks"]:
            raise Failure(f"{name}: a claim needs a run and a check that can fail")
        used = {match.group(1) for text in claim["checks"] for match in TERM.finditer(text)}
        unused = set(string.ascii_uppercase[:len(claim["runs"])]) - used
        if unused:
            raise Failure(f"{name}: nothing is checked of run {', '.join(sorted(unused))}")


def anchor(title):
    """The address of a heading in the page, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def source_lines(book):
    yield "| text | what it is | claims |"
    yield "| --- | --- | --- |"
    for key, source in book["sources"].items():
        name = f"[{source['name']}]({source['address']})" if source["address"] else source["name"]
        claims = [f"[{claim['id']}](#{anchor(claim['title'])})" for claim in book["claim"]
                  if any(said["by"] == key for said in claim["says"])]
        yield f"| {name} | {source['about']} | {', '.join(claims)} |"


def disagreement_lines(book):
    yield "| about | what is said |"
    yield "| --- | --- |"
    for claim in book["claim"]:
        if "disagree" in claim:
            says = " ".join(f"*{book['sources'][said['by']]['name']}*: {said['text']}"
                            for said in claim["says"])
            yield f"| [{claim['disagree']}](#{anchor(claim['title'])}) | {says} |"


def claim_lines(book, claim, runs):
    yield f"### {claim['title']}"
    yield ""
    for said in claim["says"]:
        yield f"- *{book['sources'][said['by']]['name']}*: {said['text']}"
    yield ""
    yield f"**Here:** {claim['rule']}"
    yield ""
    for place, run in enumerate(runs):
        name = f"# {string.ascii_uppercase[place]}\n" if len(runs) > 1 else ""
        yield "```"
        yield f"{name}$ jss {run.command}"
        yield from (line.rstrip() for line in run.text.rstrip("\n").split("\n"))
        yield "```"
        yield ""
    yield f"Tested: {', '.join(f'`{text}`' for text in claim['checks'])}."
    yield ""


def page_of(book, ran):
    yield "# Claims"
    yield ""
    yield ("What five public texts say about the Job Success Score, statement by statement, in our "
           "own words: the rule and the policy that carry it, and a command that shows it. "
           "Generated by `tools/claims.py` from [claims/claims.toml](../claims/claims.toml); the "
           "test suite runs every command, compares this page, and checks what stands under "
           "*Tested*.")
    yield ""
    yield ("The histories are made up, each as small as its claim allows; they lie in "
           "[claims/](../claims/). Sections are those of the [rulebook](rulebook.md), policies "
           "those of [policies/](../policies/). Each command names its policy, so that rules of "
           "different times can be shown on the same contracts. Where a policy's number is our "
           "own, its page (`jss policy show`) says so.")
    yield ""
    yield from source_lines(book)
    yield ""
    yield "## Where they disagree"
    yield ""
    yield from disagreement_lines(book)
    yield ""
    section = None
    for claim in book["claim"]:
        if claim["section"] != section:
            section = claim["section"]
            yield f"## {section}"
            yield ""
        yield from claim_lines(book, claim, ran[claim["id"]])
    yield "## Advice that no rule carries"
    yield ""
    yield book["advice"]["intro"]
    yield ""
    for item in book["advice"]["items"]:
        yield f"- *{book['sources'][item['by']]['name']}*: {item['text']}"


def run_all(program, book):
    """Every claim's runs by its id, and the checks that did not hold."""
    ran, failures = {}, []
    for claim in book["claim"]:
        try:
            ran[claim["id"]] = [Run(program, command) for command in claim["runs"]]
        except Failure as failure:
            failures.append(f"{claim['id']}: {failure}")
            continue
        for text in claim["checks"]:
            try:
                check(text, ran[claim["id"]])
            except Failure as failure:
                failures.append(f"{claim['id']}: {failure}")
    return ran, failures


def main():
    parser = argparse.ArgumentParser(description="What public texts claim, shown and tested.")
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--write", action="store_true", help="write docs/claims.md")
    parser.add_argument("--check", action="store_true", help="compare docs/claims.md")
    options = parser.parse_args()
    with (ROOT / "claims" / "claims.toml").open("rb") as file:
        book = tomllib.load(file)
    try:
        validate(book)
    except Failure as failure:
        print(f"claims/claims.toml: {failure}")
        return 1
    ran, failures = run_all(str(pathlib.Path(options.jss).resolve()), book)
    for failure in failures:
        print(failure)
    if failures:
        print(f"claims: {len(failures)} do not hold")
        return 1
    page = "\n".join(page_of(book, ran)) + "\n"
    if options.write:
        PAGE.write_text(page, encoding="utf-8")
    elif not options.check:
        print(page, end="")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page:
        print("docs/claims.md is not what the program gives: tools/claims.py --jss PROGRAM --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
