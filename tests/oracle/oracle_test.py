#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Examples worked out by hand from the rulebook: the oracle, too, can be wrong."""

import datetime
import json
import unittest

import oracle
import outcomes
import windows
from contract_table import BadInput, Contract, latest_day, row_faults
from policy_files import Rules, load_policy, policy_in_force
from random_tables import random_table

TODAY = datetime.date(2026, 11, 21)


def day(text):
    return datetime.date.fromisoformat(text)


def ended(number, client, **values):
    """A short paid contract of 100.00 that ended on 1 October, two days after its start."""
    row = Contract(f"c{number}", "f1", client, day("2026-09-29"), day("2026-10-01"), "client",
                   earned=10000, first_paid_on=day("2026-09-30"), last_paid_on=day("2026-09-30"))
    for name, value in values.items():
        setattr(row, name, value)
    return row


def unpaid(number, client, **values):
    return ended(number, client, earned=0, first_paid_on=None, last_paid_on=None, **values)


def rules(policy="2020-03", **changes):
    """A shipped policy with some parameters changed, `__` standing for the dot."""
    values = dict(load_policy(policy).values)
    values.update({name.replace("__", "."): value for name, value in changes.items()})
    return Rules(policy, values)


def score(contracts, policy=None, on=TODAY, profiles=None):
    scene = outcomes.scene_of(contracts, on, policy or rules(), profiles)
    return oracle.score_json(scene, "f1", detail=True)


def outcome_of(row, policy=None, others=(), on=TODAY):
    return outcomes.outcome(outcomes.Scene([row, *others], on, policy or rules(), {}), row)


def losses(line):
    found = {c["contract"]: c["points_lost"] for c in line["contracts"]}
    return {**found, **{entry["line"]: entry["points_lost"] for entry in line["lines"]}}


class Windows(unittest.TestCase):
    def test_months_are_clamped_to_the_last_day_of_the_month(self):
        self.assertEqual(windows.months_after(day("2026-08-31"), 6), day("2027-02-28"))
        self.assertEqual(windows.months_after(day("2023-08-31"), 6), day("2024-02-29"))
        self.assertEqual(windows.months_after(day("2024-02-29"), 12), day("2025-02-28"))

    def test_six_months_old_counts_and_a_day_more_does_not(self):
        scene = outcomes.Scene([], day("2027-02-28"), rules(), {})
        self.assertTrue(windows.stands_in(scene, day("2026-08-28"), 6))
        self.assertTrue(windows.stands_in(scene, day("2026-08-31"), 6))
        self.assertFalse(windows.stands_in(scene, day("2026-08-27"), 6))
        self.assertFalse(windows.stands_in(scene, day("2027-03-01"), 6))

    def test_three_good_and_one_bad(self):
        rows = [ended(n, f"k{n}", stars=500) for n in (1, 2, 3)] + [ended(4, "k4", stars=100)]
        line = score(rows)
        self.assertEqual((line["score"], line["exact"], line["window"]), (67, "66.67", "24m"))
        self.assertEqual(losses(line), {"c1": "0.00", "c2": "0.00", "c3": "0.00", "c4": "33.33"})
        self.assertEqual(line["windows"][0]["weight"], 4500)
        self.assertEqual(line["windows"][0]["success_weight"], 3000000)
        self.assertEqual(score(rows, rules("equal"))["exact"], "75.00")
        self.assertEqual(score(rows, rules("published"))["exact"], "50.00")

    def test_below_zero_the_floor_gives_back(self):
        rows = [ended(n, f"k{n}", stars=100) for n in (1, 2, 3, 4)]
        line = score(rows, rules("published"))
        self.assertEqual(line["exact"], "0.00")
        self.assertEqual(line["windows"][0]["success_weight"], -4000000)
        self.assertEqual(losses(line), {"c1": "50.00", "c2": "50.00", "c3": "50.00",
                                        "c4": "50.00", "floor": "-100.00"})

    def test_remainders_go_to_the_first_contract_on_a_tie(self):
        rows = [ended(n, f"k{n}", recommend=8) for n in (1, 2, 3)]
        rows += [ended(n, f"k{n}", stars=500) for n in (4, 5, 6)]
        line = score(rows, rules(credit__neutral=600))
        self.assertEqual(line["exact"], "80.00")
        rows.append(ended(7, "k7", stars=500))
        line = score(rows)
        self.assertEqual(line["exact"], "78.57")
        self.assertEqual([losses(line)[c] for c in ("c1", "c2", "c3")], ["7.15", "7.14", "7.14"])

    def test_the_best_window_decides_and_trending_is_a_mean(self):
        old = [ended(n, f"k{n}", stars=100, started_on=day("2026-06-01"),
                     ended_on=day("2026-06-10"), first_paid_on=day("2026-06-05"),
                     last_paid_on=day("2026-06-05")) for n in (1, 2)]
        new = [ended(n, f"k{n}", stars=500) for n in (3, 4, 5, 6)]
        line = score(old + new)
        found = {win["window"]: win["exact"] for win in line["windows"]}
        self.assertEqual(found, {"24m": "57.14", "12m": "57.14", "6m": "57.14",
                                 "trending": "78.57"})
        self.assertEqual(line["window"], "trending")
        self.assertEqual(losses(line)["c1"], "10.72")
        self.assertEqual(losses(line)["c2"], "10.71")
        self.assertIsNone(line["windows"][3]["weight"])

    def test_too_much_silence(self):
        rows = [ended(n, f"k{n}", stars=500) for n in (1, 2, 3, 4)]
        rows += [ended(n, f"k{n}") for n in (5, 6)]
        line = score(rows)
        self.assertEqual((line["exact"], line["windows"][0]["weight"]), ("90.91", 4400))
        self.assertEqual(losses(line)["silence"], "9.09")
        self.assertEqual(score(rows[:5])["exact"], "100.00")
        self.assertEqual(score(rows[:5])["lines"], [])

    def test_reasons_for_no_score(self):
        one = [ended(1, "k1", stars=500)]
        self.assertEqual(score(one)["reason"], "too_few_outcomes")
        same = [ended(n, "k1", stars=500) for n in (1, 2, 3, 4)]
        self.assertEqual(score(same)["reason"], "too_few_clients")
        self.assertEqual(score([ended(1, "k1", excluded=True)])["reason"], "no_outcomes")
        self.assertEqual(losses(score(one)), {"c1": None})

    def test_lifetime_clients_count_what_was_paid_long_ago(self):
        rows = [ended(1, "k1", stars=500), ended(2, "k1", stars=500),
                ended(3, "k2", excluded=True)]
        self.assertEqual(score(rows, rules("2024-09"))["score"], 100)
        self.assertEqual(score(rows[:2], rules("2024-09"))["reason"], "too_few_clients")


class Outcomes(unittest.TestCase):
    def test_verdicts_of_stars_and_private_answer(self):
        def said(policy, **values):
            return outcomes.verdict(rules(policy), ended(1, "k", **values))
        self.assertEqual(said("2020-03", stars=500, recommend=6), "failure")
        self.assertEqual(said("2020-03", stars=100, recommend=9), "success")
        self.assertEqual(said("2020-03", stars=399), "neutral")
        self.assertEqual(said("2020-03", stars=299), "failure")
        self.assertEqual(said("2024-09", stars=300, recommend=8), "success")
        self.assertEqual(said("2024-09", stars=500, recommend=6), "failure")
        self.assertEqual(said("2024-09", recommend=8), "neutral")
        self.assertEqual(said("2026-01", stars=500, recommend=0), "success")
        self.assertEqual(said("2026-01", recommend=0), "none")
        self.assertEqual(said("2020-03", stars=500, feedback_removed=True), "none")

    def test_reasons_and_disputes(self):
        def said(policy="2020-03", **values):
            return outcomes.verdict(rules(policy), ended(1, "k", **values))
        bad = "unresponsive"
        self.assertEqual(said(end_reason=bad), "failure")
        self.assertEqual(said(end_reason=bad, ended_by="freelancer"), "none")
        self.assertEqual(said(end_reason=bad, ended_by="freelancer", stars=500), "failure")
        self.assertEqual(said(end_reason=bad, feedback_removed=True), "none")
        self.assertEqual(said(dispute="lost", feedback_removed=True), "failure")
        self.assertEqual(said("2026-01", dispute="lost"), "none")

    def test_feedback_is_awaited_for_a_fortnight(self):
        silent = ended(1, "k", ended_on=day("2026-11-08"))
        self.assertEqual(outcome_of(silent), ("excluded", "awaiting_feedback"))
        later = day("2026-11-22")
        self.assertEqual(outcome_of(silent, on=later), ("excluded", "no_feedback"))

    def test_what_is_not_paid(self):
        silent = unpaid(1, "k")
        self.assertEqual(outcome_of(silent), ("failure", "unpaid_silent"))
        self.assertEqual(outcome_of(silent, rules("2020-11")), ("excluded", "no_earnings"))
        good = unpaid(1, "k", stars=500)
        self.assertEqual(outcome_of(good), ("excluded", "no_earnings"))
        self.assertEqual(outcome_of(good, rules("help-2020")), ("success", "unpaid_positive"))
        bad = unpaid(1, "k", stars=100)
        self.assertEqual(outcome_of(bad, rules("2020-11")), ("failure", "unpaid_negative"))
        removed = unpaid(1, "k", feedback_removed=True)
        self.assertEqual(outcome_of(removed), ("excluded", "feedback_removed"))

    def test_a_flagged_client(self):
        good = ended(1, "k", stars=500, client_standing="flagged")
        bad = ended(1, "k", stars=100, client_standing="suspended")
        self.assertEqual(outcome_of(good, rules("2015-03")), ("excluded", "client_flagged"))
        self.assertEqual(outcome_of(good), ("success", "positive_feedback"))
        self.assertEqual(outcome_of(bad), ("excluded", "client_flagged"))

    def test_ratings_of_others_flag_a_client_and_ones_own_do_not(self):
        bad = ended(1, "k", stars=100, client_stars=500)
        others = [ended(n, "k", freelancer_id="f2", client_stars=stars)
                  for n, stars in ((2, 100), (3, 400), (4, 250), (5, 250))]
        self.assertEqual(outcome_of(bad, None, others), ("excluded", "client_flagged"))
        self.assertEqual(outcome_of(bad, None, others[:3]), ("failure", "negative_feedback"))
        others[0].client_stars = 101
        self.assertEqual(outcome_of(bad, None, others), ("failure", "negative_feedback"))

    def test_an_idle_contract_lapses(self):
        row = Contract("c1", "f1", "k", day("2026-08-23"))
        self.assertEqual(outcome_of(row), ("failure", "unpaid_silent"))
        self.assertEqual(outcome_of(row, on=day("2026-11-20")), ("excluded", "open"))
        self.assertEqual(outcome_of(row, rules("2020-11")), ("excluded", "open"))
        row.paused_on = day("2026-08-30")
        self.assertEqual(outcome_of(row), ("excluded", "open"))

    def test_ending_late_what_went_idle_changes_nothing(self):
        row = unpaid(1, "k", started_on=day("2026-08-10"), ended_on=day("2026-11-15"))
        scene = outcomes.Scene([row], TODAY, rules(), {})
        self.assertEqual(outcomes.outcome(scene, row), ("failure", "unpaid_silent"))
        self.assertEqual(outcomes.end_day(scene, row), day("2026-11-08"))
        row.stars = 100
        self.assertEqual(outcomes.end_day(scene, row), day("2026-11-15"))

    def test_a_long_term_client(self):
        row = Contract("c1", "f1", "k", day("2026-07-01"), earned=10000,
                       first_paid_on=day("2026-07-24"), last_paid_on=day("2026-10-22"))
        self.assertEqual(outcome_of(row), ("success", "ongoing_long_term"))
        self.assertEqual(outcome_of(row, on=day("2026-11-22")), ("excluded", "open"))
        row.first_paid_on = day("2026-07-25")
        self.assertEqual(outcome_of(row), ("excluded", "open"))
        ended_row = ended(1, "k", ended_by="freelancer", started_on=day("2026-01-01"),
                          first_paid_on=day("2026-01-02"))
        self.assertEqual(outcome_of(ended_row), ("excluded", "no_feedback"))
        self.assertEqual(outcome_of(ended_row, rules("2024-09")), ("success", "long_term_client"))


class Units(unittest.TestCase):
    def units(self, row, policy=None, others=(), on=TODAY):
        scene = outcomes.Scene([row, *others], on, policy or rules(), {})
        return [(str(u.day), u.credit, u.weight) for u in outcomes.units(scene, row)]

    def test_tiers_turn_at_251_and_above_1000(self):
        for earned, weight in ((25099, 1000), (25100, 1250), (100000, 1250), (100001, 1500)):
            row = ended(1, "k", stars=500, earned=earned)
            self.assertEqual(self.units(row), [("2026-10-01", 1000, weight)])
            self.assertEqual(self.units(row, rules("2015-03")), [("2026-10-01", 1000, 1000)])

    def test_length_scales_the_weight_of_the_stretches_that_paid(self):
        row = ended(1, "k", stars=500, earned=25100, started_on=day("2025-10-01"),
                    first_paid_on=day("2025-10-05"), paid_stretches="10011")
        self.assertEqual(outcomes.number_of_units(row), 3)
        self.assertEqual(self.units(row), [("2026-10-01", 1000, 1875)])

    def test_stretches_are_units_of_their_own(self):
        row = ended(1, "k", stars=100, earned=100001, started_on=day("2026-01-01"),
                    first_paid_on=day("2026-01-01"), paid_stretches="1101")
        self.assertEqual(self.units(row, rules("2024-09")),
                         [("2026-03-31", 1000, 1000), ("2026-06-29", 1000, 1000),
                          ("2026-10-01", 0, 1500)])

    def test_what_goes_on_counts_its_whole_stretches(self):
        row = Contract("c1", "f1", "k", day("2026-05-01"), earned=10000,
                       first_paid_on=day("2026-05-26"), last_paid_on=day("2026-11-20"))
        policy = rules("2024-09")
        self.assertEqual(self.units(row, policy, on=day("2026-11-20")),
                         [("2026-08-23", 1000, 1000)])
        self.assertEqual(len(self.units(row, policy, on=day("2026-11-21"))), 2)
        self.assertEqual(self.units(row), [("2026-11-20", 1000, 1250)])

    def test_an_early_unpaid_end_weighs_half(self):
        row = unpaid(1, "k")
        self.assertEqual(self.units(row), [("2026-10-01", 0, 425)])
        row.started_on = day("2026-09-17")
        self.assertEqual(self.units(row), [("2026-10-01", 0, 425)])
        row.started_on = day("2026-09-16")
        self.assertEqual(self.units(row), [("2026-10-01", 0, 850)])
        row.stars = 100
        self.assertEqual(self.units(row), [("2026-10-01", 0, 850)])

    def test_a_harsh_client_weighs_half(self):
        row = ended(1, "k", stars=100)
        others = [ended(n, "k", freelancer_id="f2", stars=stars)
                  for n, stars in ((2, 100), (3, 200), (4, 250), (5, 500), (6, 500))]
        self.assertEqual(self.units(row, None, others), [("2026-10-01", 0, 750)])
        self.assertEqual(self.units(row, None, others[:4]), [("2026-10-01", 0, 1500)])
        others[0].stars = 300
        self.assertEqual(self.units(row, None, others), [("2026-10-01", 0, 1500)])


class Signals(unittest.TestCase):
    def test_each_signal_adds_its_weight(self):
        rows = [ended(n, f"k{n}", stars=500, due_on=day("2026-10-01"),
                      delivered_on=day("2026-10-02" if n == 1 else "2026-10-01"))
                for n in (1, 2, 3)]
        rows.append(ended(4, "k1", stars=500))
        rows.append(Contract("c5", "f1", "k9", day("2026-10-20"),
                             last_contact_on=day("2026-10-22")))
        rows.append(Contract("c6", "f1", "k9", day("2026-10-20")))
        policy = rules("broad")
        scene = outcomes.Scene(rows, TODAY, policy, {"f1": 87})
        found = windows.signals(scene, "f1", 6, rows[:4])
        self.assertEqual(found, {"deadlines": (500, 333000), "retention": (500, 166500),
                                 "engagement": (300, 150000), "completion": (500, 400000),
                                 "profile": (200, 174000)})

    def test_what_is_absent_is_no_zero(self):
        rows = [ended(n, f"k{n}", stars=500) for n in (1, 2, 3, 4)]
        line = score(rows, rules("broad"))
        self.assertEqual([entry["line"] for entry in line["lines"]], ["retention", "completion"])
        self.assertEqual(line["windows"][0]["weight"], 5000)
        self.assertEqual(losses(line)["retention"], "10.00")


class Policies(unittest.TestCase):
    def test_the_series_picks_the_policy_in_force(self):
        self.assertEqual(policy_in_force(day("2020-02-29")).id, "2015-03")
        self.assertEqual(policy_in_force(day("2020-03-01")).id, "2020-03")
        self.assertEqual(policy_in_force(TODAY).id, "2026-01")
        with self.assertRaises(BadInput):
            policy_in_force(day("2015-02-28"))

    def test_an_unset_parameter_is_gone(self):
        self.assertEqual(load_policy("2020-03")["silence.tolerated"], 200)
        self.assertIsNone(load_policy("2020-11")["silence.tolerated"])

    def test_a_table_does_not_answer_for_earlier_days(self):
        rows = [ended(1, "k", last_contact_on=day("2026-10-09"), due_on=day("2027-01-01"))]
        self.assertEqual(latest_day(rows), day("2026-10-09"))
        with self.assertRaises(BadInput):
            outcomes.scene_of(rows, day("2026-10-08"), rules())


class RandomInputs(unittest.TestCase):
    def test_points_lost_and_score_make_one_hundred(self):
        for seed in range(20):
            made = random_table(seed)
            for policy in ("2015-03", "published", "broad", "2024-09"):
                scene = outcomes.scene_of(made.contracts, made.as_of, load_policy(policy),
                                        made.profiles)
                for line in map(json.loads, oracle.score_lines(scene, detail=True)):
                    if line["score"] is not None:
                        texts = [*losses(line).values(), line["exact"]]
                        whole = sum(int(text.replace(".", "")) for text in texts)
                        self.assertEqual(whole, 10000, line)

    def test_rules_of_a_row(self):
        self.assertEqual(row_faults(ended(1, "k")), [])
        self.assertEqual(row_faults(ended(1, "k", ended_on=None)), ["ended_by without ended_on"])
        self.assertEqual(row_faults(ended(1, "k", paid_stretches="11")),
                         ["paid_stretches needs 1 digits"])


if __name__ == "__main__":
    unittest.main()
