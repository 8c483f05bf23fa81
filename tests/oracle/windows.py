# SPDX-License-Identifier: Apache-2.0
"""Sections 7 and 8 of the rulebook: from the units of a freelancer to windows and the score."""

import calendar
import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Optional

from outcomes import (contracts_of, days_after, end_day, has_lapsed, is_long_term, is_open,
                      last_activity, outcome, units)

Day = datetime.date


# ---- 7. Windows --------------------------------------------------------------------------------

@dataclass
class Window:
    """The sums over one window. `losses` holds what each contract and line takes from 100."""

    name: str
    success_weight: Optional[int] = None
    weight: Optional[int] = None
    outcomes: Optional[int] = None
    clients: Optional[int] = None
    qualifies: bool = False
    score: Optional[Fraction] = None
    contract_losses: dict = field(default_factory=dict)
    line_losses: dict = field(default_factory=dict)


def months_after(day, months):
    """`day` plus calendar months, clamped to the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return Day(year, month + 1, min(day.day, last))


def stands_in(scene, day, months):
    """Does what happened on `day` still stand in the window?"""
    return day <= scene.day <= months_after(day, months)


def silence_weight(scene, freelancer, months, outcomes):
    """The weight that too much silence adds to the window."""
    tolerated = scene.rules["silence.tolerated"]
    if tolerated is None:
        return 0
    silent = [c for c in contracts_of(scene, freelancer)
              if outcome(scene, c) == ("excluded", "no_feedback")]
    q = len([c for c in silent if stands_in(scene, end_day(scene, c), months)])
    excess = max(0, 1000 * q - tolerated * (outcomes + q))
    return excess * scene.rules["silence.weight"] // 1000


def window(scene, freelancer, months):
    """The window of so many months, with its sums, its score and whether it qualifies."""
    counted = []
    for contract in contracts_of(scene, freelancer):
        inside = [u for u in units(scene, contract) if stands_in(scene, u.day, months)]
        if inside:
            counted.append((contract, inside))
    lines = {}
    silence = silence_weight(scene, freelancer, months, len(counted))
    if silence > 0:
        lines["silence"] = (silence, silence * scene.rules["credit.failure"])
    if counted:
        lines.update(signals(scene, freelancer, months, [c for c, _ in counted]))
    return sum_up(scene, freelancer, Window(f"{months}m"), counted, lines)


def sum_up(scene, freelancer, win, counted, lines):
    """Fills a window from its units and its lines of (weight, credited weight)."""
    inside = [unit for _, found in counted for unit in found]
    win.weight = sum(u.weight for u in inside) + sum(weight for weight, _ in lines.values())
    win.success_weight = (sum(u.weight * u.credit for u in inside)
                          + sum(credited for _, credited in lines.values()))
    win.outcomes = len(counted)
    win.clients = len({contract.client_id for contract, _ in counted})
    win.qualifies = passes_gate(scene, freelancer, win)
    if win.weight > 0:
        measure(win, counted, lines)
    return win


def measure(win, counted, lines):
    """The score in points out of 100, and what each contract and line takes from it."""
    point = Fraction(100, 1000 * win.weight)
    unfloored = point * win.success_weight
    win.score = max(Fraction(0), unfloored)
    for contract, inside in counted:
        lost = sum(unit.weight * (1000 - unit.credit) for unit in inside)
        win.contract_losses[contract.contract_id] = point * lost
    for name, (weight, credited) in lines.items():
        win.line_losses[name] = point * (1000 * weight - credited)
    if unfloored < 0:
        win.line_losses["floor"] = unfloored


def passes_gate(scene, freelancer, win):
    clients = win.clients
    if scene.rules["gate.client_scope"] == "lifetime":
        clients = len({c.client_id for c in contracts_of(scene, freelancer) if c.earned > 0})
    return (win.outcomes >= scene.rules["gate.outcomes"]
            and clients >= scene.rules["gate.clients"] and win.weight > 0)


def trending(six, three):
    """The mean of the windows of 6 and 3 months."""
    win = Window("trending")
    win.qualifies = six.qualifies and three.qualifies
    if win.qualifies:
        win.score = (six.score + three.score) / 2
        win.contract_losses = mean_losses(six.contract_losses, three.contract_losses)
        win.line_losses = mean_losses(six.line_losses, three.line_losses)
    return win


def mean_losses(one, other):
    return {key: (one.get(key, Fraction(0)) + other.get(key, Fraction(0))) / 2
            for key in {**one, **other}}


def windows(scene, freelancer):
    """Every window of the policy, longest first, then trending if it is on."""
    found = [window(scene, freelancer, months)
             for months in sorted(scene.rules["windows.months"], reverse=True)]
    if scene.rules["windows.trending"]:
        found.append(trending(window(scene, freelancer, 6), window(scene, freelancer, 3)))
    return found


def deciding(found):
    """The highest qualifying window; on a tie the one that stands first. None: no score."""
    best = None
    for win in found:
        if win.qualifies and (best is None or win.score > best.score):
            best = win
    return best


def reason_for_none(scene, longest):
    """Why there is no score."""
    if longest.outcomes == 0 or longest.weight == 0:
        return "no_outcomes"
    if longest.outcomes < scene.rules["gate.outcomes"]:
        return "too_few_outcomes"
    return "too_few_clients"


# ---- 8. Signals --------------------------------------------------------------------------------

def signals(scene, freelancer, months, counted):
    """The signals that are present, by name: (weight, credited weight)."""
    values = {
        "deadlines": deadlines(counted),
        "retention": retention(scene, freelancer, counted),
        "engagement": engagement(scene, freelancer),
        "completion": completion(scene, freelancer, months),
        "profile": profile(scene, freelancer),
    }
    found = {}
    for name, value in values.items():
        weight = scene.rules[f"signals.{name}"]
        if weight is not None and value is not None:
            found[name] = (weight, weight * value * scene.rules["credit.success"] // 1000)
    return found


def share(part, whole):
    """Thousandths, rounded down; a share of nothing is absent."""
    return None if whole == 0 else 1000 * part // whole


def deadlines(counted):
    """How many of the deadlines in the window were kept."""
    due = [c for c in counted if c.due_on is not None and c.delivered_on is not None]
    return share(len([c for c in due if c.delivered_on <= c.due_on]), len(due))


def retention(scene, freelancer, counted):
    """How many of the window's clients came back or stayed."""
    clients = {c.client_id for c in counted}
    started = [c.client_id for c in contracts_of(scene, freelancer) if c.started_on <= scene.day]
    kept = [client for client in clients
            if started.count(client) >= 2 or is_long_term(scene, freelancer, client)]
    return share(len(kept), len(clients))


def engagement(scene, freelancer):
    """On how many of the open contracts there was contact lately."""
    if scene.rules["signals.contact_days"] is None:
        return None
    since = days_after(scene.day, -scene.rules["signals.contact_days"])
    live = [c for c in contracts_of(scene, freelancer)
            if c.started_on <= scene.day and is_open(c) and not has_lapsed(scene, c)
            and not c.excluded]
    touched = [c for c in live if c.last_contact_on is not None and c.last_contact_on >= since]
    return share(len(touched), len(live))


def completion(scene, freelancer, months):
    """How many contracts came to a paid end, of those that ended or went stale."""
    if scene.rules["signals.stale_days"] is None:
        return None
    mine = contracts_of(scene, freelancer)
    ended = [c for c in mine if not is_open(c) and stands_in(scene, c.ended_on, months)]
    stale = [c for c in mine
             if is_open(c) and c.started_on <= scene.day and not c.excluded
             and (scene.day - last_activity(scene, c)).days > scene.rules["signals.stale_days"]]
    return share(len([c for c in ended if c.earned > 0]), len(ended) + len(stale))


def profile(scene, freelancer):
    """Ten times the completeness of the profile."""
    completeness = scene.profiles.get(freelancer)
    return None if completeness is None else 10 * completeness
