#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Predicted beside publicly reported scores, and how simpler predictions do.

    tools/accuracy.py --jss PROGRAM             prints the report
    tools/accuracy.py --jss PROGRAM --write     puts it into docs/accuracy.md
    tools/accuracy.py --jss PROGRAM --check     exit 1 where docs/accuracy.md holds another one

Standard library only; the resampling has a fixed seed, so the report is the same every time.
"""

import argparse
import csv
import io
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

import accuracy_changes
import build_reported_cases as build

ROOT = build.ROOT
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN = "<!-- begin: printed by make accuracy -->\n"
END = "<!-- end -->\n"

SEED = 2015
RESAMPLES = 10_000
FAILURES = range(500, 3001, 100)
UNPAIDS = range(0, 2001, 50)
# What the policies until 2023-12 say, in thousandths.
FAILURE, UNPAID = 1500, 850

CHANGED_ON = ("rc004", "2020-11-08", "2020-11")


class Jss:
    """The program, run on contract tables given as text."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()

    def row(self, table, as_of, policy):
        run = subprocess.run(
            [self.program, "score", "-", "--as-of", as_of, "--policy", policy, "--format", "csv"],
            input=table, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            sys.exit(f"{self.program} score ended with {run.returncode}: {run.stderr}")
        return next(csv.DictReader(io.StringIO(run.stdout)))

    def score(self, table, as_of, policy):
        """The score as shown, None where there is none."""
        shown = self.row(table, as_of, policy)["score"]
        return int(shown) if shown else None

    def exact(self, table, as_of, policy):
        """The score in hundredths."""
        return int(self.row(table, as_of, policy)["exact"].replace(".", ""))

    def policy_file(self, based_on, failure, unpaid):
        """A policy that differs from another in its two factors."""
        path = pathlib.Path(self.folder.name) / f"{based_on}-{failure}-{unpaid}.toml"
        if not path.exists():
            entry = 'source = "a point of the grid"\ngrade = "assumed"\n'
            path.write_text(
                f'id = "grid"\ntitle = "A point of the grid"\nbased_on = "{based_on}"\n'
                f"[factor.failure]\nvalue = {failure}\n{entry}"
                f"[factor.unpaid]\nvalue = {unpaid}\n{entry}", encoding="utf-8")
        return str(path)


class Case:
    """One rebuilt case: what was shown, what happened, its contracts."""

    def __init__(self, entry):
        rebuild = entry["rebuild"]
        self.id = entry["id"]
        self.reported = entry["score_after"]
        self.as_of, self.policy = rebuild["as_of"], rebuild["policy"]
        self.clean, self.words = rebuild["clean"], rebuild["words"]
        self.table = build.csv_text(build.COLUMNS, build.rows_of(entry))
        self.counts = dict.fromkeys(("good", "mixed", "bad", "unpaid"), 0)
        for group in rebuild["contracts"]:
            counted = {"running": "good"}.get(group["kind"], group["kind"])
            if counted in self.counts:
                self.counts[counted] += group["count"]


def half_up(numerator, denominator):
    """A share as whole points, never below zero."""
    return max(0, (200 * numerator + denominator) // (2 * denominator))


def weighted(case, failure, unpaid):
    """Successes, a mixed one half, over all, bad and unpaid ones weighed in thousandths."""
    count = case.counts
    good = 1000 * count["good"] + 500 * count["mixed"]
    weight = 1000 * (count["good"] + count["mixed"])
    return half_up(good, weight + failure * count["bad"] + unpaid * count["unpaid"])


def published(case):
    """Successes less negatives, over all."""
    count = case.counts
    return half_up(count["good"] - count["bad"] - count["unpaid"], sum(count.values()))


def errors_of(predictions, cases):
    return [abs(predictions[case.id] - case.reported) for case in cases
            if predictions[case.id] is not None]


def interval(values):
    """The middle 95 of 100 means of samples drawn with replacement."""
    source = random.Random(SEED)
    means = sorted(
        statistics.fmean(values[int(source.random() * len(values))] for _ in values)
        for _ in range(RESAMPLES))
    return means[RESAMPLES * 25 // 1000], means[RESAMPLES * 975 // 1000 - 1]


def left_out_range(values):
    """The least and the greatest mean when any one value is left out."""
    means = [(sum(values) - value) / (len(values) - 1) for value in values]
    return min(means), max(means)


class Grid:
    """Scores of the rebuilt cases for any two factors, each computed once."""

    def __init__(self, jss):
        self.jss = jss
        self.known = {}

    def score(self, case, failure, unpaid):
        # A factor that touches no contract of the case cannot move it.
        failure = failure if case.counts["bad"] else FAILURE
        unpaid = unpaid if case.counts["unpaid"] else UNPAID
        key = (case.id, failure, unpaid)
        if key not in self.known:
            policy = self.jss.policy_file(case.policy, failure, unpaid)
            self.known[key] = self.jss.score(case.table, case.as_of, policy)
        return self.known[key]

    def best(self, cases):
        """The factors with the least sum of errors, then of squares, then the smallest."""
        def badness(factors):
            off = [abs(self.score(case, *factors) - case.reported) for case in cases]
            return sum(off), sum(x * x for x in off), factors
        return min(((f, u) for f in FAILURES for u in UNPAIDS), key=badness)


def predictors(grid, cases):
    """Every way to predict, by name: (what each case gets, whether it has seen the cases)."""
    jss = grid.jss
    median = statistics.median(case.reported for case in cases)
    found = {"rules of the day": (
        {case.id: jss.score(case.table, case.as_of, case.policy) for case in cases}, "yes")}
    for policy in ("equal", "published", "help-2020"):
        found[f"rules `{policy}`"] = (
            {case.id: jss.score(case.table, case.as_of, policy) for case in cases},
            "yes" if policy == "help-2020" else "no")
    refit, factors = {}, []
    for case in cases:
        best = grid.best([other for other in cases if other is not case])
        factors.append(best)
        refit[case.id] = grid.score(case, *best)
    found["rules, refitted without the case"] = refit, "no"
    found["s / (s + 1.5 bad + 0.85 unpaid)"] = (
        {case.id: weighted(case, FAILURE, UNPAID) for case in cases}, "yes")
    found["success share, s / total"] = (
        {case.id: weighted(case, 1000, 1000) for case in cases}, "no")
    found["published formula, (s - n) / total"] = {case.id: published(case) for case in cases}, "no"
    found["constant: the median"] = dict.fromkeys((case.id for case in cases), median), "yes"
    found["constant: the median of the others"] = {
        case.id: statistics.median(c.reported for c in cases if c is not case)
        for case in cases}, "no"
    return found, grid.best(cases), factors


def number(value):
    return f"{value:.1f}"


def case_lines(cases, predictions):
    yield f"{'case':7} {'what happened':37} {'rules':7} predicted reported  diff"
    for case in cases:
        predicted = predictions[case.id]
        off = predicted - case.reported
        name = case.id + (" c" if case.clean else "")
        yield (f"{name:7} {case.words:37} {case.policy:7} {predicted:9} {case.reported:8} "
               f"{off and f'{off:+}':>5}")


def comparison_lines(title, cases, found):
    yield f"{title + f', n = {len(cases)}':36} mean  95 in 100  one left out  fitted"
    ranked = sorted(found.items(), key=lambda item: statistics.fmean(errors_of(item[1][0], cases)))
    for name, (predictions, seen) in ranked:
        off = errors_of(predictions, cases)
        low, high = interval(off)
        least, most = left_out_range(off)
        yield (f"{name:36} {number(statistics.fmean(off)):>4} "
               f"{number(low) + ' to ' + number(high):>13} "
               f"{number(least) + ' to ' + number(most):>13}  {seen:>6}")


def difference_line(cases, found):
    """The rules against the constant that has not seen the case, case by case."""
    rules, constant = (
        [abs(found[name][0][case.id] - case.reported) for case in cases]
        for name in ("rules of the day", "constant: the median of the others"))
    gain = [a - b for a, b in zip(rules, constant)]
    low, high = interval(gain)
    return (f"Rules of the day less the median of the others: {statistics.fmean(gain):+.1f} points "
            f"({low:+.1f} to {high:+.1f}).")


def fit_lines(jss, cases, best, factors):
    failures, unpaids = ({pair[i] for pair in factors} for i in (0, 1))
    bad = [case.id for case in cases if case.counts["bad"]]
    unpaid = [case.id for case in cases if case.counts["unpaid"]]
    yield f"factor.failure {FAILURE}: chosen to fit reports of bad feedback ({', '.join(bad)});"
    yield f"factor.unpaid {UNPAID}: chosen to fit reports without pay ({', '.join(unpaid)})."
    yield "Both were fitted on these same cases, so `rules of the day` is no forecast."
    yield f"Best on all {len(cases)}: {best[0]} and {best[1]}; with each case left out:"
    yield (f"{min(failures)} to {max(failures)} and {min(unpaids)} to {max(unpaids)}, "
           "each then used on the case left out (`refitted without the case`).")
    name, day, policy = CHANGED_ON
    case = next(case for case in cases if case.id == name)
    shown = jss.score(case.table, day, policy)
    off = abs(shown - case.reported)
    before = abs(jss.score(case.table, case.as_of, case.policy) - case.reported)
    yield ""
    yield f"{name} was posted about {day}, when the rules changed. Under the new ones it would be"
    all_cases = [abs(jss.score(c.table, c.as_of, c.policy) - c.reported) for c in cases]
    clean = [e for e, c in zip(all_cases, cases) if c.clean]
    yield (f"{shown}, {off} points off; the means of the rules of the day would be "
           f"{number((sum(all_cases) - before + off) / len(all_cases))} (all) and "
           f"{number((sum(clean) - before + off) / len(clean))} (clean).")


def change_lines(jss, entries):
    found = accuracy_changes.rows(jss, entries)
    tally = {"yes": 0, "no": 0, "either": 0}
    yield f"{'what is said to have happened':30} {'rules':8} cases  reported  rules give  fits"
    for cause, policy, ids, reported, given in found:
        fits = "either" if given == "either" else ("yes" if given == reported else "no")
        tally[fits] += len(ids)
        yield (f"{cause.replace('_', ' '):30} {policy:8} {len(ids):5}  {reported:8}  "
               f"{given:10}  {fits}")
    silent = sum("rebuild" not in entry and "change" not in entry for entry in entries)
    yield ""
    yield (f"The sign fits in {tally['yes']} cases, not in {tally['no']}; in {tally['either']} it "
           "could be either.")
    yield f"{silent} more name no cause, or no score, and say nothing."


def report(jss):
    entries = build.read_cases()
    cases = [Case(entry) for entry in build.full_cases() if entry["rebuild"]["in_error"]]
    clean = [case for case in cases if case.clean]
    grid = Grid(jss)
    found, best, factors = predictors(grid, cases)
    lines = list(case_lines(cases, found["rules of the day"][0]))
    lines += ["", *comparison_lines("All", cases, found), "", difference_line(cases, found)]
    among = predictors(grid, clean)[0]
    lines += ["", *comparison_lines("Clean (c)", clean, among), "", difference_line(clean, among)]
    lines += ["", *fit_lines(jss, cases, best, factors)]
    lines += ["", *change_lines(jss, entries)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def page_with(text):
    """The page with `text` between its markers."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    return head + BEGIN + "```\n" + text + "```\n" + END + rest.split(END)[1]


def main():
    parser = argparse.ArgumentParser(description="Predicted beside publicly reported scores.")
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--write", action="store_true", help="put the report into the page")
    parser.add_argument("--check", action="store_true", help="compare the report with the page")
    options = parser.parse_args()
    text = report(Jss(str(pathlib.Path(options.jss).resolve())))
    if options.write:
        PAGE.write_text(page_with(text), encoding="utf-8")
        return 0
    if options.check:
        if page_with(text) == PAGE.read_text(encoding="utf-8"):
            return 0
        print("docs/accuracy.md holds other figures: tools/accuracy.py --jss PROGRAM --write")
        return 1
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
