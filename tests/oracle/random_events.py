#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random event files: right in form, wrong in every way that replay has to bear.

    random_events.py --seed N

prints one file; the days it is meant for stand on standard error. Among plain lives of contracts
there are repeated lines, second starts and ends, payments before the start and after the end,
refunds of more than was paid, feedback while a contract goes on, contracts that never start,
resumes without a pause, reviews, and retractions of something, of nothing and of retractions.
"""

import argparse
import datetime
import json
import random
import sys
from dataclasses import dataclass, field

from contract_table import ENDERS, END_REASONS, STANDINGS, show_hundredths

Day = datetime.date

AMOUNTS = (1, 1000, 12550, 25099, 25100, 60000, 100000, 100001)
STARS = ("1.00", "2.5", "3", "3.00", "3.99", "4", "4.01", "5.00")
SIDES = ("client", "freelancer")
TIMES = ("", "", "T00:00:00Z", "T12:00:00Z", "T12:00:00Z", "T23:59:59Z")
SCORES = ("skills", "quality", "availability", "deadlines", "communication", "cooperation")


@dataclass
class RandomEvents:
    """The lines of a file, in no order, and days on which to look."""

    lines: list
    days: list


@dataclass
class Pen:
    """Writes events: hands out ids and puts amounts and times in one of their forms."""

    rng: random.Random
    since: Day
    until: Day
    events: list = field(default_factory=list)

    def chance(self, probability):
        return self.rng.random() < probability

    def day(self, earliest=None):
        earliest = min(earliest or self.since, self.until)
        return earliest + datetime.timedelta(days=self.rng.randint(0, (self.until - earliest).days))

    def soon(self, day, most):
        return day + datetime.timedelta(days=self.rng.randint(0, most))

    def write(self, what, day, **keys):
        letter = self.rng.choice("eeeEé")
        event = {"id": f"{letter}{self.rng.randrange(10**6):06d}-{len(self.events)}", "type": what,
                 "at": f"{day}{self.rng.choice(self.times(what))}", **keys}
        twins = [e["at"] for e in self.events if e["type"] == what and subject(e) == subject(event)]
        if twins and self.chance(0.1):
            event["at"] = self.rng.choice(twins)
        self.events.append(event)
        return event

    def times(self, what):
        """Most ends come at noon, so that feedback of the same day falls on either side of them."""
        noon = what == "contract_ended" and self.chance(0.5)
        return ("T12:00:00Z",) if noon else TIMES

    def amount(self, cents):
        return show_hundredths(cents) if self.chance(0.5) else Written(show_hundredths(cents))

    def number(self, text):
        return text if self.chance(0.5) else Written(text)


def subject(event):
    """What the event is about."""
    return [event.get(key) for key in ("contract", "review", "client", "freelancer", "event")]


class Written(str):
    """A number that goes into JSON as it is written, without quotes."""


def json_line(event):
    """One line; numbers keep the characters they were written with."""
    if isinstance(event, Written):
        return str(event)
    if isinstance(event, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{json_line(value)}"
                              for key, value in event.items()) + "}"
    return json.dumps(event, ensure_ascii=False)


def add_start(pen, contract, day, people):
    freelancers, clients = people
    keys = {"contract": contract, "freelancer": pen.rng.choice(freelancers),
            "client": pen.rng.choice(clients), "kind": pen.rng.choice(("hourly", "fixed"))}
    if pen.chance(0.2):
        keys.update(title="Café, “menu”", client_name="Ann \\ Lee", group="night")
    if pen.chance(0.3):
        keys["due_on"] = str(pen.soon(day, 300))
    pen.write("contract_started", day, **keys)


def add_money(pen, contract, start):
    """Payments around a few days, some before the start, and refunds, some in excess."""
    for _ in range(pen.rng.choice((0, 1, 1, 2, 3, 8))):
        day = pen.soon(start, 30) if pen.chance(0.4) else pen.day(start)
        if pen.chance(0.05):
            day = start - datetime.timedelta(days=pen.rng.randint(1, 40))
        pen.write("paid", day, contract=contract, amount=pen.amount(pen.rng.choice(AMOUNTS)))
    for _ in range(pen.rng.choice((0, 0, 0, 1, 2))):
        cents = pen.rng.choice((*AMOUNTS, 90000, 500000))
        pen.write("refunded", pen.day(start), contract=contract, amount=pen.amount(cents))


def add_pauses(pen, contract, start):
    for _ in range(pen.rng.choice((0, 0, 0, 1, 1, 2))):
        pen.write("contract_paused", pen.day(start), contract=contract, by=pen.rng.choice(SIDES))
    for _ in range(pen.rng.choice((0, 0, 1))):
        pen.write("contract_resumed", pen.day(start), contract=contract, by=pen.rng.choice(SIDES))


def add_ends(pen, contract, start):
    """Mostly one end, sometimes two, with feedback around each; or none."""
    for _ in range(pen.rng.choice((0, 1, 1, 1, 1, 2))):
        day = pen.soon(start, 20) if pen.chance(0.2) else pen.day(start)
        keys = {"contract": contract, "by": pen.rng.choice(ENDERS)}
        if pen.chance(0.3):
            keys["reason"] = pen.rng.choice(END_REASONS)
        pen.write("contract_ended", day, **keys)
        for side in SIDES:
            for _ in range(pen.rng.choice((0, 1, 1, 2))):
                add_feedback(pen, contract, side, pen.soon(day, pen.rng.choice((0, 3, 14, 16, 40))))
    if pen.chance(0.1):
        add_feedback(pen, contract, pen.rng.choice(SIDES), pen.day(start))
    if pen.chance(0.1):
        pen.write("feedback_removed", pen.day(start), contract=contract,
                  why=pen.rng.choice(("perk", "violation", "review")))


def add_feedback(pen, contract, side, day):
    keys = {"contract": contract, "from": side}
    form = pen.rng.choice(("stars", "scores", "recommend", "both"))
    if form in ("stars", "both"):
        keys["stars"] = pen.number(pen.rng.choice(STARS))
    if form == "scores":
        keys["scores"] = {name: pen.number(str(pen.rng.randint(1, 5))) for name in SCORES}
    if form in ("recommend", "both"):
        keys["recommend"] = pen.number(str(pen.rng.randint(0, 10)))
    if side == "client" and pen.chance(0.2):
        keys["reason"] = pen.rng.choice(END_REASONS)
    if pen.chance(0.1):
        keys["comment"] = "a word, \"another\""
    if pen.chance(0.1):
        keys["mid_contract"] = True
    pen.write("feedback_given", day, **keys)


def add_work(pen, contract, start):
    """Contacts, milestones, deliveries."""
    for _ in range(pen.rng.choice((0, 0, 1, 3))):
        pen.write("contacted", pen.day(start), contract=contract,
                  **{"from": pen.rng.choice(SIDES)})
    names = [f"m{number}" for number in range(pen.rng.choice((0, 0, 1, 3)))]
    for name in [*names, *names[:1]]:
        due_on = str(pen.soon(start, 600))
        pen.write("milestone_due", pen.day(start), contract=contract, milestone=name,
                  due_on=due_on)
    for name in [*names, *names, ""]:
        if pen.chance(0.4):
            milestone = {"milestone": name} if name else {}
            pen.write("delivered", pen.day(start), contract=contract, **milestone)


def add_quarrels(pen, contract, freelancer, start):
    """Disputes and reviews."""
    if pen.chance(0.2):
        opened = pen.day(start)
        pen.write("dispute_opened", opened, contract=contract)
        if pen.chance(0.7):
            closed = opened + datetime.timedelta(days=pen.rng.randint(1, 60))
            pen.write("dispute_closed", closed, contract=contract,
                      outcome=pen.rng.choice(("won", "lost", "split")))
    if pen.chance(0.15):
        asked = pen.day(start)
        review = f"r-{contract}"
        pen.write("review_requested", asked, review=review, freelancer=freelancer,
                  contract=contract, why="unfair")
        day = asked
        for _ in range(pen.rng.choice((0, 1, 1, 2, 3))):
            day += datetime.timedelta(days=pen.rng.randint(1, 60))
            pen.write("review_decided", day, review=review, by="desk", why="seen",
                      decision=pen.rng.choice(("upheld", "excluded", "excluded", "restored")))


def add_contract(pen, contract, people):
    start = pen.day()
    if not pen.chance(0.04):
        add_start(pen, contract, start, people)
    if pen.chance(0.05):
        add_start(pen, contract, pen.soon(start, 60), people)
    if pen.chance(0.03):
        start -= datetime.timedelta(days=pen.rng.randint(1, 60))
    add_money(pen, contract, start)
    add_pauses(pen, contract, start)
    add_ends(pen, contract, start)
    add_work(pen, contract, start)
    add_quarrels(pen, contract, people[0][0], start)


def add_people(pen, people):
    freelancers, clients = people
    for client in clients:
        for _ in range(pen.rng.choice((0, 0, 0, 1, 2))):
            pen.write("client_standing_changed", pen.day(), client=client, why="seen",
                      standing=pen.rng.choice(STANDINGS))
    for freelancer in [*freelancers, "nobody"]:
        for _ in range(pen.rng.choice((0, 1, 2))):
            pen.write("profile_updated", pen.day(), freelancer=freelancer,
                      completeness=pen.number(str(pen.rng.choice((0, 40, 87, 100)))))
        if pen.chance(0.3):
            pen.write(pen.rng.choice(("offer_made", "offer_declined")), pen.day(),
                      freelancer=freelancer, client=clients[0])
        if pen.chance(0.3):
            pen.write("score_published", pen.day(), publication="p", freelancer=freelancer,
                      reason="no_outcomes")


def add_retractions(pen):
    """Of any event, after it happened; of nothing; of a retraction."""
    plain = list(pen.events)
    for _ in range(pen.rng.choice((0, 1, len(plain) // 20, len(plain) // 8))):
        target = pen.rng.choice(plain)
        day = pen.soon(Day.fromisoformat(target["at"][:10]), 200)
        day += datetime.timedelta(days=1)
        retraction = pen.write("retracted", day, event=target["id"], why="wrong")
        if pen.chance(0.1):
            pen.write("retracted", pen.soon(day, 9) + datetime.timedelta(days=1),
                      event=retraction["id"], why="wrong")
    if pen.chance(0.2):
        pen.write("retracted", pen.day(), event="e-unknown", why="wrong")


def random_events(seed):
    """The lines of one file, shuffled, some of them twice, and days to look at it."""
    rng = random.Random(f"events {seed}")
    until = Day(2016, 1, 1) + datetime.timedelta(days=rng.randrange(365 * 11))
    span = rng.choice((200, 700, 1500))
    pen = Pen(rng, until - datetime.timedelta(days=span), until)
    people = ([f"f{n}" for n in range(1, rng.randint(1, 3) + 1)],
              [f"k{n}" for n in range(1, rng.randint(2, 5) + 1)])
    for number in range(1, rng.randint(2, 40) + 1):
        add_contract(pen, f"c{number}", people)
    add_people(pen, people)
    add_retractions(pen)
    lines = [json_line(event) for event in pen.events]
    lines += rng.sample(lines, min(len(lines), rng.randint(0, 5)))
    rng.shuffle(lines)
    days = [until + datetime.timedelta(days=rng.choice((0, 15, 100))),
            until - datetime.timedelta(days=rng.randint(1, span // 2))]
    return RandomEvents(lines, days)


def main(words):
    parser = argparse.ArgumentParser(description="A random event file.")
    parser.add_argument("--seed", type=int, required=True)
    made = random_events(parser.parse_args(words).seed)
    sys.stdout.reconfigure(encoding="utf-8")
    for line in made.lines:
        print(line)
    print("as of", *made.days, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
