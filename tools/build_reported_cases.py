#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Rebuilds the fully reported cases as contract tables.

    tools/build_reported_cases.py           writes accuracy/contracts/*.csv and accuracy/cases.csv
    tools/build_reported_cases.py --check   writes nothing; exit 1 where a file is not what it gives

Reads accuracy/reported_cases.jsonl alone. docs/accuracy.md says what is assumed where a report is
silent; the constants below are those assumptions.
"""

import csv
import datetime
import io
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "accuracy"

COLUMNS = ("contract_id", "freelancer_id", "client_id", "started_on", "ended_on", "earned",
           "first_paid_on", "last_paid_on", "stars", "recommend")

# Sizes are not reported: everything paid lies in the lowest tier.
EARNED = "100.00"
# Ends lie 20 to 79 days back: inside every window, and past the 14 days in which feedback may come.
YOUNGEST_END = 20
ENDS_SPREAD = 60
# Longer than the days within which an unpaid contract counts as ended at once.
DURATION = 30
PAID_BEFORE_END = 7
# From the first payment to the last of a long-term contract: just over 90 days, two stretches.
LONG_TERM = 91
# The private answers that a reading itself asserts: any from 0 to 6, any of 7 and 8.
DISCONTENT = "3"
LUKEWARM = "8"


def days_before(day, days):
    return day - datetime.timedelta(days=days)


def ended_row(group, as_of, index):
    """A contract that has ended, as its kind says."""
    kind = group["kind"]
    age = group.get("age_days", YOUNGEST_END + index % ENDS_SPREAD)
    ended = days_before(as_of, age)
    row = {"ended_on": ended, "started_on": days_before(ended, DURATION)}
    if kind == "unpaid":
        return row
    row["earned"] = EARNED
    row["first_paid_on"] = row["last_paid_on"] = days_before(ended, PAID_BEFORE_END)
    if group.get("long"):
        row["first_paid_on"] = days_before(row["last_paid_on"], LONG_TERM)
        row["started_on"] = days_before(row["first_paid_on"], PAID_BEFORE_END)
    if kind == "good":
        row["stars"] = group.get("stars", "5.00")
    if kind in ("bad", "mixed"):
        row["stars"] = group.get("stars", "")
        low, high = (0, 3) if kind == "bad" else (3, 4)
        if not row["stars"] or not low <= float(row["stars"]) < high:
            row["recommend"] = DISCONTENT if kind == "bad" else LUKEWARM
    return row


def open_row(group, as_of):
    """A contract that goes on: `running` is long-term and still paid, `open` is young."""
    last = days_before(as_of, 2)
    first = days_before(last, LONG_TERM) if group["kind"] == "running" else last
    return {"started_on": days_before(first, PAID_BEFORE_END), "earned": EARNED,
            "first_paid_on": first, "last_paid_on": last}


def rows_of(case):
    """The contracts of one case as dictionaries by column name."""
    rebuild = case["rebuild"]
    as_of = datetime.date.fromisoformat(rebuild["as_of"])
    rows = []
    for group in rebuild["contracts"]:
        for _ in range(group["count"]):
            index = len(rows)
            if group["kind"] in ("running", "open"):
                row = open_row(group, as_of)
            else:
                row = ended_row(group, as_of, index)
            rows.append({"contract_id": f"c{index + 1:03}", "freelancer_id": case["id"],
                         "client_id": f"k{index + 1:03}", **row})
    return rows


def csv_text(columns, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def read_cases():
    lines = (FOLDER / "reported_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def full_cases():
    return [case for case in read_cases() if "rebuild" in case]


def yes_no(value):
    return "yes" if value else "no"


def built_files():
    """Every generated file by its path below accuracy/, with its text."""
    files = {}
    index = []
    for case in full_cases():
        rebuild = case["rebuild"]
        files[f"contracts/{case['id']}.csv"] = csv_text(COLUMNS, rows_of(case))
        index.append({"id": case["id"], "as_of": rebuild["as_of"], "policy": rebuild["policy"],
                      "reported": case["score_after"], "clean": yes_no(rebuild["clean"]),
                      "in_error": yes_no(rebuild["in_error"]), "words": rebuild["words"]})
    # Without quotes, so that awk can split it: the words hold semicolons in place of commas.
    for row in index:
        row["words"] = row["words"].replace(",", ";")
    files["cases.csv"] = csv_text(tuple(index[0]), index)
    return files


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    files = built_files()
    if not arguments:
        (FOLDER / "contracts").mkdir(exist_ok=True)
        for name, text in files.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
        return 0
    present = {f"contracts/{path.name}" for path in (FOLDER / "contracts").iterdir()}
    wrong = sorted(present - set(files))
    wrong += [name for name, text in files.items()
              if not (FOLDER / name).is_file()
              or (FOLDER / name).read_text(encoding="utf-8") != text]
    for name in wrong:
        print(f"accuracy/{name}: not what tools/build_reported_cases.py gives: run it")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
