#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks of claims can fail: the comparisons of tools/claims.py on answers made by hand."""

import unittest

import claims


class MadeRun(claims.Run):
    """A run whose answers are given."""

    def __init__(self, *answers):  # pylint: disable=super-init-not-called
        self.command = "score made-up.csv"
        self.answers = {answer["freelancer"]: answer for answer in answers}


RUN = MadeRun(
    {"freelancer": "ten", "score": 90, "exact": "90.00", "window": "24m", "reason": None,
     "windows": [{"window": "24m", "exact": "90.00"}, {"window": "6m", "exact": None}],
     "contracts": [{"contract": "ten-01", "why": "open", "points_lost": "0.00"}]},
    {"freelancer": "two", "score": 100, "exact": "100.00", "window": "6m", "reason": None,
     "windows": [], "contracts": []})


class Check(unittest.TestCase):
    def assert_fails(self, text, with_words):
        with self.assertRaises(claims.Failure) as caught:
            claims.check(text, [RUN])
        self.assertIn(with_words, str(caught.exception))

    def test_numbers_are_compared_as_numbers(self):
        claims.check("A.two.exact > A.ten.exact", [RUN])
        claims.check("A.ten.exact = 90", [RUN])
        self.assert_fails("A.two.exact < A.ten.exact", "100.00 and 90.00")

    def test_words_of_answers_and_contracts(self):
        claims.check("A.two.window = 6m", [RUN])
        claims.check("A.ten.why(ten-01) = open", [RUN])
        self.assert_fails("A.ten.why(ten-01) = no_feedback", "open and no_feedback")

    def test_a_window_by_name(self):
        claims.check("A.ten.24m = 90.00", [RUN])
        self.assert_fails("A.ten.12m = 90.00", "no window 12m")

    def test_what_is_not_there_fails(self):
        self.assert_fails("A.nine.exact = 90.00", "no freelancer nine")
        self.assert_fails("A.ten.why(ten-02) = open", "no contract ten-02")
        self.assert_fails("A.ten.6m = 90.00", "is empty")
        self.assert_fails("B.ten.exact = 90.00", "no run B")

    def test_a_number_is_not_compared_with_a_word(self):
        self.assert_fails("A.ten.exact = open", "compares")


class Validate(unittest.TestCase):
    def book(self, **changes):
        claim = {"id": "c", "says": [{"by": "page", "text": "It counts."}],
                 "runs": ["score a.csv"], "checks": ["A.f.score = 1"]}
        return {"sources": {"page": {}}, "claim": [claim | changes]}

    def assert_refused(self, book, with_words):
        with self.assertRaises(claims.Failure) as caught:
            claims.validate(book)
        self.assertIn(with_words, str(caught.exception))

    def test_a_claim_needs_a_known_source_a_run_and_a_check_of_each_run(self):
        claims.validate(self.book())
        self.assert_refused(self.book(says=[{"by": "hearsay", "text": ""}]), "no source hearsay")
        self.assert_refused(self.book(checks=[]), "a check that can fail")
        self.assert_refused(self.book(runs=["score a.csv", "score b.csv"]), "nothing is checked of")


if __name__ == "__main__":
    unittest.main()
