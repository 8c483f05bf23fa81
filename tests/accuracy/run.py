#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The publicly reported cases: files as built, counts as documented, page as printed.

    tests/accuracy/run.py --jss PROGRAM
"""

import argparse
import csv
import datetime
import io
import json
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

# pylint: disable=wrong-import-position
import accuracy  # noqa: E402
import build_reported_cases as build  # noqa: E402

PROGRAM = None


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False, cwd=ROOT)


class Cases(unittest.TestCase):
    def test_there_are_63_each_with_its_source(self):
        cases = build.read_cases()
        self.assertEqual(len(cases), 63)
        self.assertEqual(len({case["id"] for case in cases}), 63)
        for case in cases:
            self.assertRegex(case["source"], r"^https://\S+$", case["id"])
            self.assertTrue(case["claim"], case["id"])

    def test_eleven_are_full_ten_count_seven_are_clean(self):
        full = build.full_cases()
        self.assertEqual({case["id"] for case in full},
                         {c["id"] for c in build.read_cases() if c["completeness"] == "full"})
        self.assertEqual(len(full), 11)
        self.assertEqual(sum(case["rebuild"]["in_error"] for case in full), 10)
        self.assertEqual(sum(case["rebuild"]["clean"] for case in full), 7)

    def test_the_tables_hold_as_many_contracts_as_reported(self):
        for case in build.full_cases():
            total = case["history"].get("contracts_total")
            # One of rc005's seven contracts is older than any window.
            if total is None:
                continue
            expected = {"rc005": 6}.get(case["id"], total)
            self.assertEqual(len(build.rows_of(case)), expected, case["id"])

    def test_each_case_stands_under_the_rules_of_its_day(self):
        policies = {}
        for path in (ROOT / "policies").glob("2*.toml"):
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.startswith("effective_from = "):
                    policies[datetime.date.fromisoformat(line.split(" = ")[1])] = path.stem
        for case in build.full_cases():
            day = datetime.date.fromisoformat(case["rebuild"]["as_of"])
            in_force = policies[max(first for first in policies if first <= day)]
            self.assertEqual(case["rebuild"]["policy"], in_force, case["id"])


class Files(unittest.TestCase):
    def test_the_tables_are_what_the_builder_gives(self):
        result = run(sys.executable, "-B", "tools/build_reported_cases.py", "--check")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_the_page_holds_what_is_printed(self):
        result = run(sys.executable, "-B", "tools/accuracy.py", "--jss", PROGRAM, "--check")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_the_page_names_every_number_of_reports_rightly(self):
        page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
        changes = sum("change" in case for case in build.read_cases())
        self.assertIn(f"{changes} of the remaining {63 - 11} reports", page)


class Printed(unittest.TestCase):
    """What `make run` shows."""

    @classmethod
    def setUpClass(cls):
        result = run("tools/reported_cases", PROGRAM)
        assert result.returncode == 0, result.stderr
        cls.lines = result.stdout.splitlines()

    def test_fits_eighty_columns(self):
        self.assertLessEqual(max(map(len, self.lines)), 80)

    def test_says_the_same_as_the_page(self):
        page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
        rows = [line for line in self.lines if line.startswith("rc") and "*" not in line]
        self.assertEqual(len(rows), 10)
        for line in rows:
            self.assertIn(line + "\n", page)

    def test_its_means_are_those_of_its_rows(self):
        rows = [line for line in self.lines if line.startswith("rc") and "*" not in line]
        for words, chosen in (("all rebuilt cases", rows),
                              ("the clean ones (c)", [r for r in rows if r[6] == "c"])):
            mean = sum(abs(int(row.split()[-1])) for row in chosen) / len(chosen)
            expected = f"Mean absolute error, {words}: {mean:.1f} points (n = {len(chosen)})"
            self.assertIn(expected, self.lines)

    def test_fails_where_the_program_fails(self):
        self.assertNotEqual(run("tools/reported_cases", "/bin/false").returncode, 0)


class StaffExample(unittest.TestCase):
    def test_the_windows_and_the_choice_among_them_are_exact(self):
        result = run(PROGRAM, "score", "accuracy/contracts/rc092.csv", "--as-of", "2021-03-31",
                     "--format", "json")
        scored = json.loads(result.stdout)
        windows = {window["window"]: window["exact"] for window in scored["windows"]}
        self.assertEqual(windows, {"24m": "92.00", "12m": "88.00", "6m": "94.00",
                                   "trending": "96.00"})
        self.assertEqual((scored["score"], scored["window"]), (96, "trending"))


class Reckoning(unittest.TestCase):
    """The parts of tools/accuracy.py that do not ask the program."""

    def test_shares_round_halves_up_and_stop_at_zero(self):
        self.assertEqual([accuracy.half_up(7, 8), accuracy.half_up(1, 3), accuracy.half_up(-1, 2)],
                         [88, 33, 0])

    def test_formulas_on_a_case_by_hand(self):
        case = accuracy.Case(next(c for c in build.full_cases() if c["id"] == "rc012"))
        self.assertEqual(case.counts, {"good": 6, "mixed": 0, "bad": 1, "unpaid": 0})
        self.assertEqual(accuracy.weighted(case, 1000, 1000), 86)
        self.assertEqual(accuracy.weighted(case, 1500, 850), 80)
        self.assertEqual(accuracy.published(case), 71)

    def test_leaving_one_out_gives_the_least_and_the_greatest_mean(self):
        self.assertEqual(accuracy.left_out_range([1, 2, 9]), (1.5, 5.5))

    def test_an_interval_of_equal_errors_is_a_point(self):
        self.assertEqual(accuracy.interval([3, 3, 3]), (3, 3))

    def test_rows_become_csv_that_reads_back(self):
        case = build.full_cases()[0]
        text = build.csv_text(build.COLUMNS, build.rows_of(case))
        self.assertEqual(len(list(csv.DictReader(io.StringIO(text)))), 4)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jss", required=True)
    options, rest = parser.parse_known_args()
    PROGRAM = pathlib.Path(options.jss).resolve()
    unittest.main(argv=[sys.argv[0], *rest])
