#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random contract tables, small and crowded, each the same for the same seed.

    random_tables.py --seed N [--profiles-out FILE]

prints one table; the day it is meant for stands on standard error. Few people share many rows, and
days and amounts lie where rules turn, so that every rule is at work in some table.
"""

import argparse
import csv
import datetime
import io
import random
import sys
from dataclasses import dataclass

from contract_table import (COLUMNS, DISPUTES, ENDERS, END_REASONS, REQUIRED, STANDINGS, Contract,
                            cell, latest_day, number_of_stretches, profiles_text,
                            table_faults)
from windows import months_after

Day = datetime.date

AMOUNTS = (1, 1000, 25000, 25099, 25100, 25101, 50000, 99999, 100000, 100001, 100002, 250000,
           999999999)
STARS = (100, 200, 249, 250, 251, 299, 300, 301, 350, 399, 400, 401, 450, 499, 500)
ODD_NAMES = ('f,1', 'say "hi"', "Zoë", "日本", "a b", "f-10", "F-2", "ünï\\c")
TURNING_DAYS = ("2015-03-01", "2016-02-29", "2019-12-31", "2020-11-08", "2023-02-28",
                "2024-02-28", "2024-02-29", "2024-03-01", "2024-08-31", "2025-03-31",
                "2025-05-30", "2026-01-01", "2026-02-28", "2026-11-30")


@dataclass
class Mood:
    """How likely things are in one table: probabilities, the days it likes, who there is."""

    as_of: Day
    days: list
    freelancers: list
    clients: list
    standings: dict
    ended: float
    paid: float
    stars: float
    recommend: float
    goodwill: float
    long_runs: float
    rare: float


@dataclass
class RandomTable:
    """A valid table, the day to score it on and the profiles beside it."""

    contracts: list
    as_of: Day
    profiles: dict


def days_after(day, count):
    return day + datetime.timedelta(days=count)


def some_day(rng):
    """A day to score on: often one at which months or years turn."""
    if rng.random() < 0.5:
        return Day.fromisoformat(rng.choice(TURNING_DAYS))
    return days_after(Day(2016, 1, 1), rng.randrange(365 * 11))


def turning_days(as_of):
    """The days around which something enters or leaves a window, or a wait or a stretch ends."""
    centres = [months_after(as_of, -months) for months in (3, 6, 12, 24)]
    centres += [days_after(as_of, -count) for count in (0, 14, 30, 90, 104, 180, 270, 360)]
    near = {days_after(centre, shift) for centre in centres for shift in range(-2, 4)}
    return sorted(day for day in near if day <= as_of)


def names(rng, prefix, most):
    found = [f"{prefix}{number}" for number in range(1, rng.randint(1, most) + 1)]
    if rng.random() < 0.1:
        found[0] = rng.choice(ODD_NAMES)
    return found


def make_mood(rng):
    as_of = some_day(rng)
    clients = names(rng, "k", 6)
    rough = rng.random() < 0.3
    standings = {client: rng.choice(STANDINGS) if rough and rng.random() < 0.4 else "good"
                 for client in clients}
    return Mood(as_of, turning_days(as_of), names(rng, "f", 5), clients, standings,
                ended=rng.choice((0.3, 0.6, 0.8, 0.95)), paid=rng.choice((0.3, 0.7, 0.9, 1.0)),
                stars=rng.choice((0.1, 0.5, 0.9)), recommend=rng.choice((0.0, 0.3, 0.8)),
                goodwill=rng.choice((0.1, 0.5, 0.9)), long_runs=rng.choice((0.1, 0.5)),
                rare=rng.choice((0.0, 0.03, 0.15)))


def past_day(rng, mood, earliest=None):
    """A day from `earliest` to the day of the table, often a turning one."""
    earliest = earliest or days_after(mood.as_of, -rng.choice((100, 400, 800, 1600, 2400)))
    if rng.random() < 0.5:
        fitting = [day for day in mood.days if day >= earliest]
        if fitting:
            return rng.choice(fitting)
    return days_after(earliest, rng.randint(0, (mood.as_of - earliest).days))


def make_contract(rng, mood, number):
    client = rng.choice(mood.clients)
    row = Contract(f"c{number}", rng.choice(mood.freelancers), client, mood.as_of,
                   client_standing=mood.standings[client])
    if rng.random() < 0.1:
        row.title, row.client_name, row.group = "Shop, part 2", "Ann \"A\" Lee", "night"
    if rng.random() < 0.4:
        row.due_on = days_after(mood.as_of, rng.randint(-700, 60))
    if rng.random() < mood.rare:
        row.started_on = days_after(mood.as_of, rng.randint(1, 40))
        return row
    row.started_on = past_day(rng, mood)
    if rng.random() < 0.05:
        row.started_on = days_after(mood.as_of, -rng.randint(700, 1500))
    if rng.random() < mood.ended:
        add_end(rng, mood, row)
    else:
        add_pause(rng, mood, row)
    if rng.random() < mood.paid:
        add_payments(rng, mood, row)
    add_the_rest(rng, mood, row)
    return row


def add_end(rng, mood, row):
    row.ended_on = past_day(rng, mood, row.started_on)
    if rng.random() < 0.25:
        row.ended_on = min(days_after(row.started_on, rng.randint(12, 16)), mood.as_of)
    if rng.random() < 0.8:
        row.ended_by = rng.choice(ENDERS)
    if rng.random() < 0.3:
        row.end_reason = rng.choice(END_REASONS)
    if rng.random() < mood.stars:
        good = rng.random() < mood.goodwill
        row.stars = rng.choice([s for s in STARS if (s >= 300) == good])
    if rng.random() < mood.recommend:
        row.recommend = rng.randint(7, 10) if rng.random() < mood.goodwill else rng.randint(0, 8)
    if (row.stars or row.recommend is not None) and rng.random() < 0.4:
        row.feedback_on = min(days_after(row.ended_on, rng.randint(0, 20)), mood.as_of)
    row.feedback_removed = rng.random() < mood.rare
    if rng.random() < 0.6:
        good = rng.random() < mood.goodwill
        row.client_stars = rng.choice([s for s in STARS if (s > 250) == good])
    if rng.random() < 0.15:
        row.resumed_on = rng.choice((row.ended_on, middle_day(rng, row.started_on, row.ended_on)))


def add_pause(rng, mood, row):
    if rng.random() < 0.3:
        row.paused_on = past_day(rng, mood, row.started_on)
    if rng.random() < 0.2:
        row.resumed_on = middle_day(rng, row.started_on, row.paused_on or mood.as_of)


def middle_day(rng, first, last):
    return days_after(first, rng.randint(0, (last - first).days))


def add_payments(rng, mood, row):
    """Payments from a day after the start, perhaps over years, perhaps past the end."""
    row.earned = rng.choice(AMOUNTS) if rng.random() < 0.7 else rng.randint(1, 300000)
    row.first_paid_on = past_day(rng, mood, row.started_on)
    if rng.random() < 0.5:
        row.first_paid_on = min(days_after(row.started_on, rng.randint(0, 20)), mood.as_of)
    row.last_paid_on = row.first_paid_on
    if rng.random() < mood.long_runs:
        row.last_paid_on = max(past_day(rng, mood, row.first_paid_on) for _ in range(2))
    elif rng.random() < 0.1:
        row.last_paid_on = past_day(rng, mood, row.first_paid_on)
    elif rng.random() < 0.3:
        row.last_paid_on = min(days_after(row.first_paid_on, rng.choice((88, 89, 90, 91, 180))),
                               mood.as_of)
    ended_late = row.ended_on and row.last_paid_on > row.ended_on
    if ended_late and rng.random() < 0.8:
        row.last_paid_on = max(row.first_paid_on, row.ended_on)
    if rng.random() < 0.1:
        row.last_paid_on = max(row.last_paid_on, days_after(mood.as_of, rng.randint(-31, -29)))
    if row.ended_on and rng.random() < 0.1:
        end_when_idle(rng, mood, row)
    count = number_of_stretches(row.first_paid_on, row.last_paid_on)
    if rng.random() < 0.5:
        inner = "".join(rng.choice("01") for _ in range(count - 2))
        row.paid_stretches = "1" if count == 1 else f"1{inner}1"


def end_when_idle(rng, mood, row):
    """Ends the contract about 90 days after the last payment, perhaps with the client's word."""
    row.ended_on = min(days_after(row.last_paid_on, rng.randint(89, 91)), mood.as_of)
    row.resumed_on = None
    if row.feedback_on:
        row.feedback_on = max(row.feedback_on, row.ended_on)


def add_the_rest(rng, mood, row):
    row.excluded = rng.random() < mood.rare
    if rng.random() < 0.15:
        row.dispute = rng.choice(DISPUTES)
    if rng.random() < 0.5:
        row.last_contact_on = past_day(rng, mood)
    if rng.random() < 0.6:
        row.delivered_on = past_day(rng, mood)
        if row.due_on and row.due_on < mood.as_of and rng.random() < 0.5:
            row.delivered_on = min(days_after(row.due_on, rng.randint(-1, 1)), mood.as_of)


def random_table(seed):
    """One valid table."""
    rng = random.Random(seed)
    mood = make_mood(rng)
    count = rng.choice((rng.randint(1, 10), rng.randint(1, 60), rng.randint(30, 60)))
    contracts = [make_contract(rng, mood, number) for number in range(1, count + 1)]
    assert not table_faults(contracts), table_faults(contracts)
    known = [*mood.freelancers, "nobody"]
    profiles = {freelancer: rng.choice((0, 33, 50, 87, 100))
                for freelancer in known if rng.random() < 0.6}
    return RandomTable(contracts, max(mood.as_of, latest_day(contracts)), profiles)


def loose_cell(rng, name, value):
    """One of the ways in which a value may be written."""
    if isinstance(value, bool):
        return rng.choice(("yes", "true") if value else ("no", "false", ""))
    text = cell(name, value)
    if name == "earned" and value == 0:
        return rng.choice(("", "0", "0.00"))
    if name in ("earned", "stars", "client_stars") and text.endswith("0") and rng.random() < 0.5:
        return text[:-3] if text.endswith("00") else text[:-1]
    if text in ("none", "good") and rng.random() < 0.5:
        return ""
    return text


def loose_text(seed, contracts):
    """The table with its columns and rows in any order, columns without a value often left out,
    and values written in any of their ways."""
    rng = random.Random(seed)
    default = Contract("", "", "", Day(2000, 1, 1))
    columns = [name for name in COLUMNS
               if name in REQUIRED or rng.random() < 0.3
               or any(getattr(row, name) != getattr(default, name) for row in contracts)]
    rng.shuffle(columns)
    rows = rng.sample(contracts, len(contracts))
    quoting = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=rng.choice(("\n", "\r\n")), quoting=quoting)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([loose_cell(rng, name, getattr(row, name)) for name in columns])
    return out.getvalue()


def main(words):
    parser = argparse.ArgumentParser(description="A random contract table.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--profiles-out")
    options = parser.parse_args(words)
    table = random_table(options.seed)
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(loose_text(options.seed, table.contracts))
    print(f"as of {table.as_of}", file=sys.stderr)
    if options.profiles_out:
        with open(options.profiles_out, "w", encoding="utf-8") as file:
            file.write(profiles_text(table.profiles))


if __name__ == "__main__":
    main(sys.argv[1:])
