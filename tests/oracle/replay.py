#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second reading of how events become contract states.

    replay.py events.jsonl --as-of DAY [--known-at TIME] [--profiles-out FILE] [--anomalies]

prints the contract table as it stood on the day. Every event up to the end of that day is put in
order, then each contract is derived from its own events, one field after the other.
"""

import argparse
import datetime
import json
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Optional

from contract_table import (STRETCH_DAYS, BadInput, Contract, half_up, number_of_stretches,
                            profiles_text, read_day, read_hundredths, table_text)

Day = datetime.date

# Events at the same instant happen in the order of these ranks, then of their ids.
RANKS = {
    "contract_started": 0, "paid": 1, "refunded": 2, "contract_paused": 3, "contract_resumed": 4,
    "milestone_due": 5, "delivered": 6, "contacted": 7, "contract_ended": 8, "feedback_given": 9,
    "dispute_opened": 10, "dispute_closed": 10, "client_standing_changed": 11,
    "feedback_removed": 12, "review_requested": 13, "review_decided": 13, "retracted": 14,
    "profile_updated": 15, "offer_made": 16, "offer_declined": 16,
    "policy_drafted": 17, "policy_approved": 17, "policy_scheduled": 17, "policy_rolled_back": 17,
    "publication_opened": 17, "score_published": 17, "publication_closed": 17,
}

# What an operator decided or showed: it changes no state and cannot be retracted.
OPERATORS_RANK = 17

SCORE_WEIGHTS = {"skills": 20, "quality": 20, "availability": 15, "deadlines": 15,
                 "communication": 15, "cooperation": 15}

# Feedback of one side waits for the other's, but no longer than this after the end.
WAIT_DAYS = 14


# ---- reading -----------------------------------------------------------------------------------

def read_instant(text):
    """A point in time; a bare day means its start."""
    if len(text) == 10:
        text += "T00:00:00Z"
    instant = datetime.datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise BadInput(f"{text!r} has no zone")
    return instant.astimezone(datetime.timezone.utc)


def day_of(event):
    return read_instant(event["at"]).date()


def read_events(lines):
    """The events of a file, each with `at` and, where the file has it, `recorded_at`. A repeated
    event is kept once; an id with two contents is refused."""
    known = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        event = json.loads(line, parse_float=str, parse_int=str)
        if "event" in event and "seq" in event:
            event = {**event["event"], "recorded_at": event["recorded_at"]}
        if event["type"] not in RANKS:
            raise BadInput(f"line {number}: unknown type {event['type']!r}")
        if known.setdefault(event["id"], event) != event:
            raise BadInput(f"line {number}: id {event['id']!r} again with other content")
    return list(known.values())


def in_order(events):
    """By instant, then by type, then by id."""
    return sorted(events, key=lambda e: (read_instant(e["at"]), RANKS[e["type"]],
                                         e["id"].encode()))


# ---- what is in force --------------------------------------------------------------------------

@dataclass
class Anomalies:
    """Events that were ignored, each with the reason."""

    found: list = field(default_factory=list)

    def add(self, event, why):
        self.found.append((event["id"], why))


def known_events(events, day, known_at=None):
    """The events up to the end of the day, of which one knew at `known_at`."""
    found = [event for event in events if day_of(event) <= day]
    if known_at is not None:
        found = [event for event in found
                 if "recorded_at" not in event or read_instant(event["recorded_at"]) <= known_at]
    return in_order(found)


def without_retracted(events, anomalies):
    """The events that no retraction takes back. A retraction itself cannot be taken back."""
    kinds = {event["id"]: event["type"] for event in events}
    gone = set()
    for event in events:
        if event["type"] != "retracted":
            continue
        target = event["event"]
        if target not in kinds:
            anomalies.add(event, "retraction of nothing")
        elif RANKS[kinds[target]] == OPERATORS_RANK:
            anomalies.add(event, "retraction of what an operator did")
        elif kinds[target] == "retracted":
            anomalies.add(event, "retraction of a retraction")
        elif target in gone:
            anomalies.add(event, "retracted already")
        gone.add(target)
    return [event for event in events
            if event["type"] == "retracted" or event["id"] not in gone]


# ---- one contract, field by field --------------------------------------------------------------

def of_type(events, *types):
    return [event for event in events if event["type"] in types]


def payments(events, start, anomalies):
    """What was paid and not refunded: pairs of (day, cents), oldest first. A refund cancels the
    newest payments first. What was paid before the start counts on it."""
    kept = []
    for event in of_type(events, "paid", "refunded"):
        amount = read_hundredths(event["amount"])
        if event["type"] == "paid":
            kept.append((max(day_of(event), start), amount))
            continue
        while amount > 0 and kept:
            day, paid = kept.pop()
            if paid > amount:
                kept.append((day, paid - amount))
            amount -= min(paid, amount)
        if amount > 0:
            anomalies.add(event, "refund of more than was paid")
    return [(day, amount) for day, amount in kept if amount > 0]


def put_payments(row, kept):
    if not kept:
        return
    row.earned = sum(amount for _, amount in kept)
    row.first_paid_on = min(day for day, _ in kept)
    row.last_paid_on = max(day for day, _ in kept)
    digits = ["0"] * number_of_stretches(row.first_paid_on, row.last_paid_on)
    for day, _ in kept:
        digits[(day - row.first_paid_on).days // STRETCH_DAYS] = "1"
    row.paid_stretches = "".join(digits)


def put_end(row, events):
    """The last end wins. What ended before it started ended on its first day."""
    ends = of_type(events, "contract_ended")
    if ends:
        row.ended_on = max(day_of(ends[-1]), row.started_on)
        row.ended_by = ends[-1]["by"]
        if row.ended_by == "client":
            row.end_reason = ends[-1].get("reason")


def put_pauses(row, events, anomalies):
    """Pauses up to the end that counts; an end ends the pause."""
    ends = of_type(events, "contract_ended")
    before = events[:events.index(ends[-1])] if ends else events
    after = events[len(before):]
    paused = None
    for event in of_type(before, "contract_paused", "contract_resumed"):
        day = max(day_of(event), row.started_on)
        if event["type"] == "contract_paused":
            if paused is not None:
                anomalies.add(event, "paused already")
            paused = paused or day
        elif paused is None:
            anomalies.add(event, "resume without a pause")
        else:
            row.resumed_on, paused = day, None
    for event in of_type(after, "contract_paused", "contract_resumed"):
        anomalies.add(event, "pause or resume after the end")
    if row.ended_on is None:
        row.paused_on = paused
    elif paused is not None:
        row.resumed_on = row.ended_on


@dataclass
class Feedback:
    """What one side said and since when it counts."""

    event: dict
    since: Day


def accepted_feedback(events, anomalies):
    """Feedback on what had ended by then, by side, in order."""
    accepted = {"client": [], "freelancer": []}
    ended = False
    for event in events:
        if event["type"] == "contract_ended":
            ended = True
        elif event["type"] == "feedback_given" and not event.get("mid_contract"):
            if ended:
                accepted[event["from"]].append(event)
            else:
                anomalies.add(event, "feedback on an open contract")
    return accepted


def feedback_in_force(own, other, ended_on, day) -> Optional[Feedback]:
    """One side's feedback as known on the day. It takes effect on the day it was given, or on the
    end, or once the other side has spoken or its time is over, whichever is latest; of several
    the last before that counts."""
    if not own or ended_on is None:
        return None
    wait = ended_on + datetime.timedelta(days=WAIT_DAYS)
    if other:
        wait = min(wait, day_of(other[0]))
    since = max(day_of(own[0]), ended_on, wait)
    if since > day:
        return None
    return Feedback([event for event in own if day_of(event) <= since][-1], since)


def stars_of(event):
    """The stars in hundredths: as given, or from the six scores, half up."""
    if "stars" in event:
        return read_hundredths(event["stars"])
    if "scores" not in event:
        return None
    scores = event["scores"]
    total = sum(SCORE_WEIGHTS[name] * read_hundredths(scores[name]) for name in SCORE_WEIGHTS)
    return half_up(Fraction(total, 100))


def put_feedback(row, events, day, anomalies):
    accepted = accepted_feedback(events, anomalies)
    client, freelancer = accepted["client"], accepted["freelancer"]
    said = feedback_in_force(client, freelancer, row.ended_on, day)
    if said:
        row.stars = stars_of(said.event)
        if "recommend" in said.event:
            row.recommend = int(said.event["recommend"])
        row.feedback_on = said.since
        row.end_reason = said.event.get("reason", row.end_reason)
    answered = feedback_in_force(freelancer, client, row.ended_on, day)
    if answered:
        row.client_stars = stars_of(answered.event)
    if row.ended_on is not None and of_type(events, "feedback_removed"):
        row.feedback_removed = True


def put_dispute(row, events):
    """The last word on a dispute; a split one is none."""
    for event in of_type(events, "dispute_opened", "dispute_closed"):
        word = event.get("outcome", "open")
        row.dispute = "none" if word == "split" else word


def put_contact(row, events):
    days = [day_of(e) for e in of_type(events, "contacted") if e["from"] == "freelancer"]
    row.last_contact_on = max(days, default=None)


def put_deadline(row, start, events, day):
    """The last milestone due by the day, else the next one, and its first delivery. The contract's
    own deadline is the milestone without a name."""
    due = {"": read_day(start["due_on"])} if "due_on" in start else {}
    for event in of_type(events, "milestone_due"):
        due[event["milestone"]] = read_day(event["due_on"])
    dated = sorted((due_on, name) for name, due_on in due.items())
    past = [entry for entry in dated if entry[0] <= day]
    if not dated:
        return
    row.due_on, name = past[-1] if past else dated[0]
    delivered = [day_of(e) for e in of_type(events, "delivered") if e.get("milestone", "") == name]
    row.delivered_on = min(delivered, default=None)


def contract_row(events, day, anomalies):
    """The state of one contract from its events, in order; None without a start."""
    starts = of_type(events, "contract_started")
    if not starts:
        for event in events:
            anomalies.add(event, "unknown contract")
        return None
    for event in starts[1:]:
        anomalies.add(event, "started already")
    start = starts[0]
    row = Contract(start["contract"], start["freelancer"], start["client"], day_of(start),
                   title=start.get("title"), client_name=start.get("client_name"),
                   group=start.get("group"))
    put_payments(row, payments(events, row.started_on, anomalies))
    put_end(row, events)
    put_pauses(row, events, anomalies)
    put_feedback(row, events, day, anomalies)
    put_dispute(row, events)
    put_contact(row, events)
    put_deadline(row, start, events, day)
    return row


# ---- reviews, clients, profiles ----------------------------------------------------------------

def excluded_contracts(events, anomalies):
    """The contracts that some review excludes; `restored` undoes that review's exclusion."""
    contract_of = {}
    for event in of_type(events, "review_requested"):
        contract_of.setdefault(event["review"], event["contract"])
    excluding = set()
    for event in of_type(events, "review_decided"):
        if event["review"] not in contract_of:
            anomalies.add(event, "decision on an unknown review")
        elif event["decision"] == "excluded":
            excluding.add(event["review"])
        elif event["decision"] == "restored":
            excluding.discard(event["review"])
    return {contract_of[review] for review in excluding}


def last_values(events, kind, key, value):
    return {event[key]: event[value] for event in of_type(events, kind)}


@dataclass
class History:
    """What events lead to: the table, the profiles and what was ignored on the way."""

    contracts: list
    profiles: dict
    anomalies: list


def replay(events, day, known_at=None):
    """The states on the day, of the events known at `known_at` (None: all of them)."""
    anomalies = Anomalies()
    events = without_retracted(known_events(events, day, known_at), anomalies)
    excluded = excluded_contracts(events, anomalies)
    standings = last_values(events, "client_standing_changed", "client", "standing")
    completeness = last_values(events, "profile_updated", "freelancer", "completeness")
    by_contract = {}
    for event in events:
        if "contract" in event:
            by_contract.setdefault(event["contract"], []).append(event)
    rows = []
    for contract in sorted(by_contract, key=str.encode):
        row = contract_row(by_contract[contract], day, anomalies)
        if row is not None:
            row.excluded = contract in excluded
            row.client_standing = standings.get(row.client_id, "good")
            rows.append(row)
    profiles = {freelancer: int(text) for freelancer, text in completeness.items()}
    return History(rows, profiles, anomalies.found)


def read_arguments(words):
    parser = argparse.ArgumentParser(description="A second reading of how events become states.")
    parser.add_argument("events")
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--known-at")
    parser.add_argument("--profiles-out")
    parser.add_argument("--anomalies", action="store_true", help="list what was ignored on stderr")
    return parser.parse_args(words)


def main(words):
    options = read_arguments(words)
    try:
        with open(options.events, encoding="utf-8") as file:
            events = read_events(file)
        known_at = read_instant(options.known_at) if options.known_at else None
        history = replay(events, read_day(options.as_of), known_at)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    if options.profiles_out:
        with open(options.profiles_out, "w", encoding="utf-8") as file:
            file.write(profiles_text(history.profiles))
    if options.anomalies:
        for event_id, why in history.anomalies:
            print(f"{event_id}: {why}", file=sys.stderr)
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(table_text(history.contracts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
