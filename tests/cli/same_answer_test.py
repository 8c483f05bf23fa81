# SPDX-License-Identifier: Apache-2.0
"""What may not change an answer: threads, standard input, surroundings."""

import pathlib
import tempfile
import unittest

import program

FORMATS = (("--format", "text"), ("--format", "json"), ("--format", "csv"),
           ("--format", "json", "--detail"), ("--format", "csv", "--detail"))


def many_freelancers():
    """More people than one thread takes at a time, in no order."""
    rows = ["contract_id,freelancer_id,client_id,started_on,ended_on,ended_by,earned,"
            "first_paid_on,last_paid_on,stars"]
    for i in range(9000):
        number = i * 7919 % 9000
        stars = ("5.00", "4.00", "3.50", "1.00")[number % 4]
        rows.append(f"c{number},f{number % 3000},k{number % 500},2026-01-05,2026-02-"
                    f"{number % 28 + 1:02},client,{number % 2000 + 1}.00,2026-01-09,2026-01-20,"
                    f"{stars}")
    return "\n".join(rows) + "\n"


class SameAnswer(unittest.TestCase):
    def test_one_thread_and_seven(self):
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder) / "many.csv"
            table.write_text(many_freelancers(), encoding="utf-8")
            for policy in ("2015-03", "2026-01"):
                for form in FORMATS:
                    command = ("score", table, "--policy", policy, *form)
                    one = program.run(*command, "--threads", "1")
                    seven = program.run(*command, "--threads", "7")
                    self.assertEqual((one.returncode, one.stderr), (0, ""))
                    self.assertGreater(len(one.stdout.splitlines()), 2999)
                    self.assertTrue(one.stdout == seven.stdout, f"{policy} {form}")

    def test_a_file_and_standard_input(self):
        text = (program.TABLES / "small.csv").read_text(encoding="utf-8")
        for form in FORMATS:
            self.assertEqual(program.run("score", "small.csv", *form).stdout,
                             program.run("score", "-", *form, stdin=text).stdout)

    def test_locale_time_zone_and_size_of_a_terminal_that_is_not_there(self):
        plain = program.run("explain", "small.csv", "--freelancer", "ana").stdout
        for change in ({"LC_ALL": "de_DE.UTF-8"}, {"TZ": "Pacific/Kiritimati"}, {"COLUMNS": "40"},
                       {"TERM": "xterm-256color"}, {"NO_COLOR": "1"}):
            done = program.run("explain", "small.csv", "--freelancer", "ana", **change)
            self.assertEqual(done.stdout, plain, change)
