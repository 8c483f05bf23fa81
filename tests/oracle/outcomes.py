# SPDX-License-Identifier: Apache-2.0
"""Sections 1 to 6 of the rulebook: from the state of a contract to its outcome and its units.

The functions stand in the order of the rulebook. Nothing here is fast or clever, and nothing is
shared with the program.
"""

import datetime
from dataclasses import dataclass

from contract_table import STRETCH_DAYS, BadInput, latest_day, number_of_stretches

Day = datetime.date


# ---- 1. What is scored -------------------------------------------------------------------------

@dataclass
class Scene:
    """All states of the data set, the day they are scored on and the rules."""

    contracts: list
    day: Day
    rules: object
    profiles: dict


def scene_of(contracts, day, rules, profiles=None):
    """A scene; refuses a day on which the table knows the future."""
    if contracts and day < latest_day(contracts):
        raise BadInput(f"the table knows of {latest_day(contracts)}, which is after {day}")
    return Scene(contracts, day, rules, profiles or {})


def contracts_of(scene, freelancer):
    """The freelancer's contracts in the order of their ids."""
    mine = [c for c in scene.contracts if c.freelancer_id == freelancer]
    return sorted(mine, key=lambda c: c.contract_id.encode())


# ---- 2. Facts of a contract on the day ---------------------------------------------------------

def days_after(day, count):
    return day + datetime.timedelta(days=count)


def paid_stretches(contract):
    """The numbers k of the stretches in which something was paid, oldest first."""
    if contract.earned == 0:
        return []
    count = number_of_stretches(contract.first_paid_on, contract.last_paid_on)
    digits = contract.paid_stretches or "1" * count
    return [k for k, digit in enumerate(digits) if digit == "1"]


def last_day_of_stretch(contract, k):
    return days_after(contract.first_paid_on, STRETCH_DAYS * (k + 1) - 1)


def number_of_units(contract):
    """The number of paid stretches; 1 if unpaid."""
    return len(paid_stretches(contract)) if contract.earned > 0 else 1


def is_long_term(scene, freelancer, client):
    """Is the relationship long-term: long enough and, where that is asked, paid recently?"""
    paid = [c for c in scene.contracts
            if c.freelancer_id == freelancer and c.client_id == client and c.earned > 0]
    if not paid:
        return False
    earliest = min(c.first_paid_on for c in paid)
    latest = max(c.last_paid_on for c in paid)
    if (latest - earliest).days < scene.rules["long_term.days"]:
        return False
    recent = scene.rules["long_term.recent_days"]
    return recent is None or (scene.day - latest).days <= recent


def last_activity(scene, contract):
    days = [contract.started_on, contract.last_paid_on, contract.resumed_on]
    if scene.rules["idle.contact_counts"]:
        days.append(contract.last_contact_on)
    return max(day for day in days if day is not None)


def is_open(contract):
    return contract.ended_on is None


def idle_day(scene, contract):
    """The day on which silence about money makes the contract idle."""
    return days_after(last_activity(scene, contract), scene.rules["idle.days"])


def lapse_day(scene, contract):
    """The day on which an open contract lapses or will; None: never."""
    if scene.rules["idle.days"] is None:
        return None
    if contract.paused_on is None:
        return idle_day(scene, contract)
    limit = scene.rules["idle.pause_limit_days"]
    return None if limit is None else days_after(contract.paused_on, limit)


def has_lapsed(scene, contract):
    """Is this open contract lapsed on the day?"""
    if not is_open(contract):
        return False
    lapse = lapse_day(scene, contract)
    return lapse is not None and lapse <= scene.day


def had_lapsed(scene, contract):
    """Was this ended contract idle long before somebody ended it?"""
    if is_open(contract) or scene.rules["idle.days"] is None:
        return False
    return idle_day(scene, contract) <= contract.ended_on


def end_day(scene, contract):
    """The day that counts as the contract's end. Asked only of ended and lapsed contracts."""
    if has_lapsed(scene, contract):
        return lapse_day(scene, contract)
    if had_lapsed(scene, contract) and not has_feedback(contract):
        return idle_day(scene, contract)
    return contract.ended_on


def has_feedback(contract):
    given = contract.stars is not None or contract.recommend is not None
    return given and not contract.feedback_removed


# ---- 3. Verdict of the client ------------------------------------------------------------------

def stars_verdict(rules, contract):
    if contract.stars is None or not has_feedback(contract):
        return "none"
    if contract.stars >= rules["satisfaction.stars_success"]:
        return "success"
    return "failure" if contract.stars < rules["satisfaction.stars_failure"] else "neutral"


def private_verdict(rules, contract):
    if contract.recommend is None or not has_feedback(contract):
        return "none"
    if contract.recommend >= rules["satisfaction.recommend_success"]:
        return "success"
    failed = contract.recommend <= rules["satisfaction.recommend_failure"]
    return "failure" if failed else "neutral"


def feedback_verdict(rules, contract):
    """What stars and private answer say together."""
    stars = stars_verdict(rules, contract)
    private = private_verdict(rules, contract)
    if rules["satisfaction.private"] == "ignored":
        return stars
    if rules["satisfaction.private"] == "vetoes":
        if private == "failure":
            return "failure"
        return private if stars == "none" else stars
    return stars if private == "none" else private


def failing_reason(rules, contract):
    """Did the client state a reason that makes the contract a failure?"""
    if contract.feedback_removed:
        return False
    if contract.end_reason not in rules["satisfaction.failure_reasons"]:
        return False
    return contract.ended_by == "client" or has_feedback(contract)


def verdict(rules, contract):
    """`success`, `neutral`, `failure` or `none`."""
    if failing_reason(rules, contract):
        return "failure"
    if contract.dispute == "lost" and rules["satisfaction.dispute_lost_fails"]:
        return "failure"
    return feedback_verdict(rules, contract)


# ---- 4. Outcome of a contract ------------------------------------------------------------------

def outcome(scene, contract):
    """The outcome and its reason. A silent contract is excluded as `no_feedback`."""
    if contract.started_on > scene.day:
        return "excluded", "not_started"
    if contract.excluded:
        return "excluded", "review"
    flagged = is_flagged(scene, contract)
    if flagged and scene.rules["flagged_client"] == "drop_all":
        return "excluded", "client_flagged"
    if is_open(contract) and not has_lapsed(scene, contract):
        return outcome_of_open(scene, contract)
    said = verdict(scene.rules, contract)
    if said == "none":
        return outcome_without_verdict(scene, contract, flagged)
    return outcome_with_verdict(scene, contract, flagged, said)


def outcome_of_open(scene, contract):
    """Lines 4 and 5, and the rule that what goes on needs a whole paid stretch in mode `units`."""
    if not is_long_term(scene, contract.freelancer_id, contract.client_id):
        return "excluded", "open"
    if contract.earned == 0:
        return "excluded", "open"
    if scene.rules["length.mode"] == "units" and not complete_stretches(scene, contract):
        return "excluded", "open"
    return "success", "ongoing_long_term"


def outcome_with_verdict(scene, contract, flagged, said):
    """Lines 7 to 11."""
    if said == "failure":
        if flagged:
            return "excluded", "client_flagged"
        return "failure", "unpaid_negative" if contract.earned == 0 else "negative_feedback"
    if contract.earned == 0:
        if scene.rules["unpaid.positive"] == "counts":
            return said, "unpaid_positive"
        return "excluded", "no_earnings"
    return said, "positive_feedback" if said == "success" else "mixed_feedback"


def outcome_without_verdict(scene, contract, flagged):
    """Lines 6 and 12 to 15."""
    if is_awaiting_feedback(scene, contract):
        return "excluded", "awaiting_feedback"
    if contract.earned == 0 and flagged:
        return "excluded", "client_flagged"
    if contract.feedback_removed and scene.rules["removed"] == "excluded":
        return "excluded", "feedback_removed"
    if contract.earned == 0:
        if scene.rules["unpaid.silent"] == "failure":
            return "failure", "unpaid_silent"
        return "excluded", "no_earnings"
    long_term = is_long_term(scene, contract.freelancer_id, contract.client_id)
    if long_term and scene.rules["long_term.vouches"]:
        return "success", "long_term_client"
    return "excluded", "no_feedback"


def is_awaiting_feedback(scene, contract):
    """Ended in time, no feedback yet, and feedback may still come."""
    if is_open(contract) or had_lapsed(scene, contract) or has_feedback(contract):
        return False
    return scene.day < days_after(contract.ended_on, scene.rules["feedback_days"])


# ---- 5. Units, days and weights ----------------------------------------------------------------

@dataclass
class Unit:
    """What a contract puts into the windows: one part of its work."""

    day: Day
    credit: int
    weight: int


def complete_stretches(scene, contract):
    """The paid stretches of an ongoing contract that are over, newest `cap` of them."""
    over = [k for k in paid_stretches(contract) if last_day_of_stretch(contract, k) <= scene.day]
    return over[-scene.rules["length.cap"]:]


def tier(rules, contract):
    """The weight of what the contract earned."""
    weight = 1000
    for amount, tier_weight in rules["size.tiers"]:
        if amount <= contract.earned:
            weight = tier_weight
    return weight


def plain_weight(rules, contract):
    """The weight of the closing or only unit before anything is taken off for failure."""
    weight = tier(rules, contract)
    if rules["length.mode"] == "scale":
        further = min(number_of_units(contract), rules["length.cap"]) - 1
        weight = weight * (1000 + rules["length.step"] * further) // 1000
    return weight


def failed_weight(scene, contract, why, weight):
    """The weight of a failed unit: failure factor, harsh client, prompt end, a floor after each."""
    rules = scene.rules
    factor = rules["factor.unpaid"] if contract.earned == 0 else rules["factor.failure"]
    weight = weight * factor // 1000
    if is_harsh(scene, contract):
        weight = weight * rules["client_record.harsh_factor"] // 1000
    if why == "unpaid_silent" and rules["unpaid.prompt_days"] is not None:
        lasted = (end_day(scene, contract) - contract.started_on).days
        if lasted <= rules["unpaid.prompt_days"]:
            weight = weight * rules["unpaid.prompt_factor"] // 1000
    return weight


def units(scene, contract):
    """The units of a contract, in the order of their days; none if it is excluded."""
    result, why = outcome(scene, contract)
    if result == "excluded":
        return []
    rules = scene.rules
    by_stretch = rules["length.mode"] == "units"
    if why == "ongoing_long_term" and by_stretch:
        return [stretch_unit(rules, contract, k) for k in complete_stretches(scene, contract)]
    weight = plain_weight(rules, contract)
    if result == "failure":
        weight = failed_weight(scene, contract, why, weight)
    day = contract.last_paid_on if why == "ongoing_long_term" else end_day(scene, contract)
    found = [Unit(day, rules[f"credit.{result}"], weight)]
    if by_stretch:
        newest = paid_stretches(contract)[-rules["length.cap"]:]
        found = [stretch_unit(rules, contract, k) for k in newest[:-1]] + found
    return sorted(found, key=lambda unit: unit.day)


def stretch_unit(rules, contract, k):
    """A paid stretch that the client did not end: a plain success on its last day."""
    return Unit(last_day_of_stretch(contract, k), rules["credit.success"], 1000)


# ---- 6. The client's own record ----------------------------------------------------------------

def others_with(scene, contract):
    """The client's contracts with other freelancers."""
    return [c for c in scene.contracts
            if c.client_id == contract.client_id and c.freelancer_id != contract.freelancer_id]


def is_flagged(scene, contract):
    """Is the client flagged, by the platform's word or by what other freelancers rated?"""
    if contract.client_standing != "good":
        return True
    least = scene.rules["client_record.flag_min"]
    if least is None:
        return False
    ratings = [c.client_stars for c in others_with(scene, contract) if c.client_stars is not None]
    mean = scene.rules["client_record.flag_mean"]
    return len(ratings) >= least and sum(ratings) <= mean * len(ratings)


def is_harsh(scene, contract):
    """Does the client fail most of those who work for him?"""
    least = scene.rules["client_record.harsh_min"]
    if least is None:
        return False
    over = [c for c in others_with(scene, contract) if not is_open(c) or has_lapsed(scene, c)]
    verdicts = [verdict(scene.rules, c) for c in over]
    verdicts = [said for said in verdicts if said != "none"]
    failures = verdicts.count("failure")
    share = scene.rules["client_record.harsh_share"]
    return len(verdicts) >= least and 1000 * failures >= share * len(verdicts)
