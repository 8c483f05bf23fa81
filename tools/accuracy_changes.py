# SPDX-License-Identifier: Apache-2.0
"""Whether the rules move a score in the direction that people reported, where a cause was named.

The reports hold no counts, so each named cause gets one small made-up history, scored before and
after under the rules of the report's day. That shows a sign, never a size.
"""

import datetime

import build_reported_cases as build

DAY = {"2015-03": "2018-06-30", "2020-03": "2020-06-30", "2020-11": "2022-06-30",
       "2023-12": "2024-06-30"}
# Long enough without a payment to lapse where idle contracts do.
IDLE_DAYS = 120
UPDATE_DAYS = 14


def kind(name, count, **more):
    return {"kind": name, "count": count, **more}


def idle(as_of, index, paid, ended=None):
    """An open contract that nobody has paid or touched for months; `ended`: tidied up since."""
    started = build.days_before(as_of, IDLE_DAYS)
    row = {"contract_id": f"i{index}", "freelancer_id": "f", "client_id": f"i{index}",
           "started_on": started}
    if paid:
        row |= {"earned": build.EARNED, "first_paid_on": started, "last_paid_on": started}
    if ended:
        row["ended_on"] = ended
    return row


def table(as_of, groups, extra=()):
    case = {"id": "f", "rebuild": {"as_of": as_of.isoformat(), "contracts": groups}}
    return build.csv_text(build.COLUMNS, build.rows_of(case) + list(extra))


def histories(cause, as_of):
    """Gives (table before, table after, days between) for a named cause."""
    base = [kind("good", 9), kind("bad", 1)]
    ten = [kind("good", 10)]
    plain = {
        "unhappy_client": (ten, ten + [kind("bad", 1, stars="5.00")]),
        "unpaid_silent": (ten, ten + [kind("unpaid", 1)]),
        "self_ended_silent": (ten, ten + [kind("silent", 1)]),
        "good_contracts": (base, base + [kind("good", 2)]),
        "window_takes_over": (
            [kind("good", 9, age_days=400), kind("bad", 2, age_days=400), kind("good", 3)],
            [kind("good", 9, age_days=400), kind("bad", 2, age_days=400), kind("good", 5)]),
    }
    if cause in plain:
        before, after = plain[cause]
        return table(as_of, before), table(as_of, after), 0
    if cause in ("few_idle", "many_idle", "idle_unpaid"):
        number = {"few_idle": 2, "many_idle": 6, "idle_unpaid": 1}[cause]
        left = [idle(as_of, index, cause != "idle_unpaid") for index in range(number)]
        return table(as_of, ten), table(as_of, ten, left), 0
    if cause == "old_idle_ended":
        before = [idle(as_of, index, True) for index in range(6)]
        tidied = build.days_before(as_of, build.YOUNGEST_END)
        after = [idle(as_of, index, True, tidied) for index in range(6)]
        return table(as_of, ten, before), table(as_of, ten, after), 0
    leaving = "bad" if cause == "bad_age_out" else "good"
    ageing = [kind(leaving, 3, age_days=725), kind("good", 9), kind("bad", 2)]
    still = table(as_of, ageing)
    return still, still, UPDATE_DAYS


def direction(jss, cause, policy):
    """What the rules do to a score where `cause` happens: up, down, same or either."""
    if cause == "nothing_ended":
        found = {direction(jss, age, policy) for age in ("good_age_out", "bad_age_out")}
        return found.pop() if len(found) == 1 else "either"
    as_of = datetime.date.fromisoformat(DAY[policy])
    before_table, after_table, days = histories(cause, as_of)
    before = jss.exact(before_table, as_of.isoformat(), policy)
    after = jss.exact(after_table, (as_of + datetime.timedelta(days=days)).isoformat(), policy)
    if before == after:
        return "same"
    return "up" if after > before else "down"


def rows(jss, cases):
    """One row a cause, rules and reported direction: (cause, rules, ids, reported, given)."""
    grouped = {}
    for case in cases:
        if "change" in case:
            change = case["change"]
            key = (change["by"], change["policy"], change["direction"])
            grouped.setdefault(key, []).append(case["id"])
    return [(cause, policy, ids, reported, direction(jss, cause, policy))
            for (cause, policy, reported), ids in sorted(grouped.items())]
