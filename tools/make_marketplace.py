#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes up a marketplace of some thousand freelancers over three years, as events.

    tools/make_marketplace.py [--freelancers N] [--until DAY] [--seed S] [-o FILE]

The first freelancer is `maya`, with work of every kind and two contracts that went wrong. A few
others do what an operator wants to find: jobs of a few dollars in a row, one job split into many,
freelancers who hire each other. Equal arguments give equal bytes.
"""

import argparse
import datetime
import json
import random
import sys

YEARS = 3
CLIENTS_PER_FREELANCER = 0.4
MOST_PAYMENTS = 8

FIRST_NAMES = ("Ada Amir Anja Ben Bruno Carla Chen Dana Diego Elif Emil Fatou Goran Hana Ines Ivan "
               "Jana Jonas Kemal Kofi Lena Luca Mina Nadia Noor Olga Omar Paul Priya Rosa Sami "
               "Sven Tara Tomas Uma Vera Wen Yara Yusuf Zoe").split()
LAST_NAMES = ("abbot bauer costa diaz ekberg farkas garcia haddad ito jansen kaya lund meyer novak "
              "okafor petrov quist rossi sato tanaka ueda vargas weber xu yilmaz zhang").split()
TRADES = {
    "design": ("Logo", "Brand guide", "Icon set", "Poster series", "Packaging"),
    "web": ("Shop", "Booking site", "Landing page", "Members' area", "Speed-up"),
    "text": ("Newsletter", "Product texts", "Translation", "White paper", "Manual"),
    "data": ("Dashboard", "Price study", "Data clean-up", "Forecast", "Survey"),
    "video": ("Trailer", "Explainer film", "Interview cut", "Animation", "Podcast"),
}
TRADE_NAMES = list(TRADES)
WORDS = ("Amber Birch Cedar Delta Ember Fjord Grove Harbour Iris Juniper Kestrel Larch Maple "
         "Nimbus Orchard Pine Quarry River Summit Tide Umber Vale Willow Yarrow Zephyr").split()
KINDS_OF_FIRM = "Bakery Clinic Freight Legal Museum Nursery Press Robotics School Studio".split()
BAD_REASONS = ("unresponsive", "misrepresented", "unprofessional", "hired_other")
BAD_COMMENTS = ("Came late, and not what was agreed.", "We had to do half of it again.",
                "Hard to reach for weeks.")
GOOD_COMMENTS = ("A pleasure, as always.", "Exactly what we needed.",
                 "On time, and better than asked.")


class Marketplace:
    """Draws everything from one seed, and keeps the events."""

    def __init__(self, freelancers, until, seed):
        self.draw = random.Random(seed)
        self.until = until
        self.start = until - datetime.timedelta(days=365 * YEARS)
        self.events = []
        self.contracts = 0
        self.freelancers = ["maya"] + [self.name_of(i) for i in range(1, freelancers)]
        count = max(10, int(freelancers * CLIENTS_PER_FREELANCER))
        self.clients = [f"{WORDS[i % len(WORDS)]}-{i}".lower() for i in range(count)]
        self.client_names = {
            client: f"{WORDS[i % len(WORDS)]} {KINDS_OF_FIRM[i // len(WORDS) % len(KINDS_OF_FIRM)]}"
            for i, client in enumerate(self.clients)}
        self.hard = set(self.draw.sample(self.clients, max(1, count // 30)))

    def name_of(self, number):
        first = FIRST_NAMES[number % len(FIRST_NAMES)]
        last = LAST_NAMES[number // len(FIRST_NAMES) % len(LAST_NAMES)]
        return f"{first.lower()}-{last}-{number}"

    def tell(self, event, day, hour, /, **keys):
        """Adds an event unless its day has not come yet."""
        if day > self.until:
            return
        at = f"{day}T{hour:02d}:{self.draw.randrange(60):02d}:00Z"
        self.events.append({"id": f"e{len(self.events)}", "type": event, "at": at, **keys})

    def make(self):
        for number, freelancer in enumerate(self.freelancers):
            self.career(freelancer, usual=number > 0)
        self.tell_of_clients()
        self.farm()
        self.events.sort(key=lambda event: (event["at"], event["id"]))
        return self.events

    def career(self, freelancer, usual):
        draw = self.draw
        trade = draw.choice(TRADE_NAMES)
        joined = self.start + datetime.timedelta(days=draw.randrange(30, 365 * YEARS - 60) if usual
                                                 else 40)
        self.tell("profile_updated", joined, 8, freelancer=freelancer,
                  completeness=draw.choice((60, 80, 90, 100)))
        unhappy = draw.choice((0.02, 0.05, 0.08, 0.15, 0.3)) if usual else 0.08
        count = min(60, int(draw.paretovariate(1.1) * 2.6)) if usual else 26
        known = []
        days = sorted(draw.randrange((self.until - joined).days + 1) for _ in range(count))
        for day in days:
            again = known and draw.random() < 0.3
            client = draw.choice(known) if again else draw.choice(self.clients)
            known.append(client)
            share = 0.6 if client in self.hard else unhappy
            self.contract(freelancer, client, joined + datetime.timedelta(days=day),
                          draw.choice(TRADES[trade]), bad=draw.random() < share)
        if not usual:
            for days_ago in (200, 45):
                self.contract(freelancer, draw.choice(self.clients),
                              self.until - datetime.timedelta(days=days_ago),
                              "Rush job", bad=True, lasts=20, amount=900, answers=True)

    def contract(self, freelancer, client, begins, title, bad, lasts=None, amount=None,
                 answers=False):
        draw = self.draw
        self.contracts += 1
        contract = f"c{self.contracts}"
        lasts = lasts or min(500, 3 + int(draw.lognormvariate(3.2, 1.0)))
        amount = amount or round(20 + draw.lognormvariate(6.0, 1.1), 2)
        ends = begins + datetime.timedelta(days=lasts)
        client_name = self.client_names.get(client, client)
        self.tell("contract_started", begins, 9, contract=contract, freelancer=freelancer,
                  client=client, kind=draw.choice(("hourly", "fixed")),
                  title=f"{title} for {client_name}", client_name=client_name,
                  due_on=str(ends))
        self.pay(contract, begins, lasts, amount, none=not answers and draw.random() < 0.05)
        if not answers and draw.random() < 0.06:
            return contract  # nobody ever closes it
        if draw.random() < 0.9 or not bad:
            early = datetime.timedelta(days=draw.randrange(min(3, lasts)))
            self.tell("delivered", ends - early, 15, contract=contract)
        by_client = bad or draw.random() < 0.7
        self.tell("contract_ended", ends, 16, contract=contract,
                  by="client" if by_client else "freelancer",
                  **({"reason": draw.choice(BAD_REASONS) if bad else "completed"} if by_client
                     else {}))
        if answers or draw.random() < (0.85 if bad else 0.75):
            self.answer(contract, ends, bad)
        if draw.random() < 0.8:
            self.tell("feedback_given", ends + datetime.timedelta(days=draw.randrange(5)), 18,
                      contract=contract, **{"from": "freelancer"},
                      stars="3.00" if bad else "5.00")
        return contract

    def pay(self, contract, begins, lasts, amount, none):
        if none:
            return
        payments = min(MOST_PAYMENTS, 1 + lasts // 14)
        for i in range(payments):
            day = begins + datetime.timedelta(days=lasts * (i + 1) // payments)
            self.tell("paid", day, 12, contract=contract, amount=f"{amount / payments:.2f}")
            if i % 2 == 0 and day <= self.until:
                self.tell("contacted", day, 13, contract=contract,
                          **{"from": self.draw.choice(("client", "freelancer"))})

    def answer(self, contract, ends, bad):
        draw = self.draw
        stars = draw.choice(("1.00", "2.00", "2.60", "3.40")) if bad else \
            draw.choice(("5.00", "5.00", "5.00", "4.80", "4.55"))
        keys = {"stars": stars}
        if draw.random() < 0.7:
            keys["recommend"] = draw.randrange(0, 6) if bad else draw.choice((8, 9, 10, 10))
        if draw.random() < 0.3:
            keys["comment"] = draw.choice(BAD_COMMENTS if bad else GOOD_COMMENTS)
        self.tell("feedback_given", ends + datetime.timedelta(days=draw.randrange(4)), 17,
                  contract=contract, **{"from": "client"}, **keys)

    def tell_of_clients(self):
        flagged = self.draw.sample(sorted(self.hard), max(1, len(self.hard) // 4))
        for client in flagged:
            self.tell("client_standing_changed",
                      self.until - datetime.timedelta(days=self.draw.randrange(10, 300)), 10,
                      client=client, standing="flagged", why="asked for work outside of contracts")

    def farm(self):
        """What signals of farming are for: nobody is penalised for it without a review."""
        several = [name for name in self.freelancers[1:] if name.endswith(("7", "3"))]
        padder, splitter, *ring = self.draw.sample(several, 5)
        day = self.until - datetime.timedelta(days=120)
        small = self.clients[0]
        for i in range(14):
            self.contract(padder, small, day + datetime.timedelta(days=2 * i), "One line changed",
                          bad=False, lasts=1, amount=5, answers=True)
        for i in range(9):
            self.contract(splitter, self.clients[1], day, f"Part {i + 1}", bad=False, lasts=25,
                          amount=60, answers=True)
        for i, freelancer in enumerate(ring):
            for step in range(3):
                self.contract(freelancer, ring[(i + 1) % len(ring)],
                              day + datetime.timedelta(days=10 * step), "Favour", bad=False,
                              lasts=6, amount=40, answers=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--freelancers", type=int, default=3000, help="how many (3000)")
    parser.add_argument("--until", type=datetime.date.fromisoformat, default=datetime.date.today(),
                        help="the last day (today)")
    parser.add_argument("--seed", type=int, default=1, help="another market for each number (1)")
    parser.add_argument("-o", "--output", help="where to write (standard output)")
    known = parser.parse_args()
    if known.freelancers < 60:
        parser.error("--freelancers: at least 60")
    events = Marketplace(known.freelancers, known.until, known.seed).make()
    lines = "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events)
    if known.output:
        with open(known.output, "w", encoding="utf-8") as file:
            file.write(lines)
    else:
        sys.stdout.write(lines)


if __name__ == "__main__":
    main()
