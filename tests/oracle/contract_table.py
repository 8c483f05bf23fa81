# SPDX-License-Identifier: Apache-2.0
"""The contract table: its columns, how they are read and written, and the rules a row keeps.

Money is held in cents, stars in hundredths, days as `datetime.date`. What is absent is None.
"""

import csv
import datetime
import io
import math
import re
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Optional

Day = datetime.date

STRETCH_DAYS = 90

ENDERS = ("client", "freelancer", "platform")
END_REASONS = ("completed", "not_needed", "hired_other", "unresponsive", "misrepresented",
               "unprofessional", "other")
DISPUTES = ("none", "open", "won", "lost")
STANDINGS = ("good", "flagged", "suspended")


class BadInput(Exception):
    """Something in a table, an event file or a policy breaks a rule; the text says what."""


@dataclass
class Contract:
    """One row of the table, columns in the order in which the rulebook lists them."""

    contract_id: str
    freelancer_id: str
    client_id: str
    started_on: Day
    ended_on: Optional[Day] = None
    ended_by: Optional[str] = None
    end_reason: Optional[str] = None
    earned: int = 0
    first_paid_on: Optional[Day] = None
    last_paid_on: Optional[Day] = None
    paid_stretches: Optional[str] = None
    stars: Optional[int] = None
    recommend: Optional[int] = None
    feedback_on: Optional[Day] = None
    feedback_removed: bool = False
    excluded: bool = False
    paused_on: Optional[Day] = None
    resumed_on: Optional[Day] = None
    dispute: str = "none"
    client_standing: str = "good"
    client_stars: Optional[int] = None
    last_contact_on: Optional[Day] = None
    due_on: Optional[Day] = None
    delivered_on: Optional[Day] = None
    title: Optional[str] = None
    client_name: Optional[str] = None
    group: Optional[str] = None


COLUMNS = tuple(field.name for field in fields(Contract))
REQUIRED = ("contract_id", "freelancer_id", "client_id", "started_on")


# ---- words and numbers -------------------------------------------------------------------------

def read_day(text):
    """A day written YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise BadInput(f"{text!r} is not a day YYYY-MM-DD")
    try:
        return Day.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"{text!r} is not a day: {error}") from None


def read_hundredths(text):
    """A decimal with at most two places, in hundredths: money in cents, stars in hundredths."""
    match = re.fullmatch(r"(\d+)(?:\.(\d{1,2}))?", text, re.ASCII)
    if not match:
        raise BadInput(f"{text!r} is not a decimal with at most two places")
    return int(match.group(1)) * 100 + int((match.group(2) or "").ljust(2, "0"))


def read_stars(text):
    """Stars from 1.00 to 5.00, in hundredths."""
    stars = read_hundredths(text)
    if not 100 <= stars <= 500:
        raise BadInput(f"{text!r} is not between 1.00 and 5.00 stars")
    return stars


def read_whole(text, most):
    """A whole number from 0 to `most`."""
    if not re.fullmatch(r"\d+", text, re.ASCII) or int(text) > most:
        raise BadInput(f"{text!r} is not a whole number from 0 to {most}")
    return int(text)


def read_bool(text):
    """yes, no, true or false."""
    if text not in ("yes", "no", "true", "false"):
        raise BadInput(f"{text!r} is not yes or no")
    return text in ("yes", "true")


def read_word(text, words):
    """One of `words`."""
    if text not in words:
        raise BadInput(f"{text!r} is none of {', '.join(words)}")
    return text


def read_stretches(text):
    """Digits 0 and 1."""
    if not re.fullmatch(r"[01]+", text):
        raise BadInput(f"{text!r} is not a text of 0 and 1")
    return text


def half_up(number):
    """The nearest whole number; what lies in the middle goes up."""
    return math.floor(number + Fraction(1, 2))


def show_hundredths(hundredths):
    """Hundredths as a decimal with two places."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


READERS = {
    "ended_by": lambda text: read_word(text, ENDERS),
    "end_reason": lambda text: read_word(text, END_REASONS),
    "earned": read_hundredths,
    "paid_stretches": read_stretches,
    "stars": read_stars,
    "recommend": lambda text: read_whole(text, 10),
    "feedback_removed": read_bool,
    "excluded": read_bool,
    "dispute": lambda text: read_word(text, DISPUTES),
    "client_standing": lambda text: read_word(text, STANDINGS),
    "client_stars": read_stars,
}
READERS.update({name: read_day for name in COLUMNS if name.endswith("_on")})


# ---- the rules every row keeps -----------------------------------------------------------------

def number_of_stretches(first_paid_on, last_paid_on):
    """How many stretches of 90 days there are from the first payment to the last."""
    return (last_paid_on - first_paid_on).days // STRETCH_DAYS + 1


def row_faults(row):
    """Every rule that a single row breaks, in words."""
    return payment_faults(row) + end_faults(row) + pause_faults(row)


def payment_faults(row):
    faults = []
    if (row.earned > 0) != (row.first_paid_on is not None):
        faults.append("first_paid_on is present exactly when earned is above 0")
    if (row.earned > 0) != (row.last_paid_on is not None):
        faults.append("last_paid_on is present exactly when earned is above 0")
    if row.first_paid_on and row.first_paid_on < row.started_on:
        faults.append("first_paid_on is before started_on")
    if row.first_paid_on and row.last_paid_on:
        if row.last_paid_on < row.first_paid_on:
            faults.append("last_paid_on is before first_paid_on")
        elif row.paid_stretches:
            wanted = number_of_stretches(row.first_paid_on, row.last_paid_on)
            if len(row.paid_stretches) != wanted:
                faults.append(f"paid_stretches needs {wanted} digits")
            if row.paid_stretches[0] != "1" or row.paid_stretches[-1] != "1":
                faults.append("paid_stretches begins and ends with 1")
    elif row.paid_stretches:
        faults.append("paid_stretches without payments")
    return faults


def end_faults(row):
    faults = []
    if row.ended_on is None:
        for name in ("ended_by", "end_reason", "stars", "recommend", "feedback_on",
                     "client_stars", "feedback_removed"):
            if getattr(row, name) not in (None, False):
                faults.append(f"{name} without ended_on")
    elif row.ended_on < row.started_on:
        faults.append("ended_on is before started_on")
    if row.feedback_on:
        if row.stars is None and row.recommend is None:
            faults.append("feedback_on without stars or recommend")
        if row.ended_on and row.feedback_on < row.ended_on:
            faults.append("feedback_on is before ended_on")
    return faults


def pause_faults(row):
    faults = []
    if row.paused_on:
        if row.ended_on:
            faults.append("paused_on together with ended_on")
        if row.paused_on < row.started_on:
            faults.append("paused_on is before started_on")
    if row.resumed_on:
        if row.resumed_on < row.started_on:
            faults.append("resumed_on is before started_on")
        limit = row.paused_on or row.ended_on
        if limit and row.resumed_on > limit:
            faults.append("resumed_on is after paused_on or ended_on")
    return faults


def table_faults(contracts):
    """Every rule that the table breaks, each with the contract that breaks it."""
    faults = []
    seen = set()
    standings = {}
    for row in contracts:
        faults += [f"{row.contract_id}: {fault}" for fault in row_faults(row)]
        if row.contract_id in seen:
            faults.append(f"{row.contract_id}: contract_id is not unique")
        seen.add(row.contract_id)
        if standings.setdefault(row.client_id, row.client_standing) != row.client_standing:
            faults.append(f"{row.contract_id}: client_standing differs for {row.client_id}")
    return faults


def latest_day(contracts):
    """The latest day the table mentions, `started_on` and `due_on` aside; if it has no other, the
    latest `started_on`."""
    names = [name for name in COLUMNS if name.endswith("_on")]
    names = [name for name in names if name not in ("started_on", "due_on")]
    days = [getattr(row, name) for row in contracts for name in names]
    days = [day for day in days if day is not None]
    return max(days) if days else max(row.started_on for row in contracts)


# ---- files -------------------------------------------------------------------------------------

def read_row(cells):
    """One contract from a dictionary of column name to text."""
    values = {}
    for name, text in cells.items():
        if name not in COLUMNS or text is None or text == "":
            continue
        try:
            values[name] = READERS.get(name, str)(text)
        except BadInput as error:
            raise BadInput(f"column {name}: {error}") from None
    missing = [name for name in REQUIRED if name not in values]
    if missing:
        raise BadInput(f"{missing[0]} is missing")
    return Contract(**values)


def read_table(path):
    """The contracts of a CSV file; refuses a table that breaks a rule."""
    contracts = []
    with open(path, newline="", encoding="utf-8-sig") as file:
        for number, cells in enumerate(csv.DictReader(file), start=2):
            try:
                contracts.append(read_row(cells))
            except BadInput as error:
                raise BadInput(f"{path}: row {number}: {error}") from None
    faults = table_faults(contracts)
    if faults:
        raise BadInput(f"{path}: {faults[0]}")
    return contracts


def read_profiles(path):
    """Profile completeness by freelancer, from a CSV file."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return {cells["freelancer_id"]: read_whole(cells["profile_completeness"], 100)
                for cells in csv.DictReader(file)}


def cell(name, value):
    """The text of one value in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in ("earned", "stars", "client_stars"):
        return show_hundredths(value)
    return str(value)


def table_text(contracts):
    """The table as CSV, every column, in the rulebook's order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in contracts:
        writer.writerow([cell(name, getattr(row, name)) for name in COLUMNS])
    return out.getvalue()


def profiles_text(profiles):
    """The profiles as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("freelancer_id", "profile_completeness"))
    for freelancer in sorted(profiles):
        writer.writerow((freelancer, profiles[freelancer]))
    return out.getvalue()
