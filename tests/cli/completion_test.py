# SPDX-License-Identifier: Apache-2.0
"""What shells offer once they have read `jss completion SHELL`."""

import pathlib
import shlex
import shutil
import subprocess
import tempfile
import unittest

import program
from cases_test import commands

POLICIES = sorted(path.stem for path in (program.ROOT / "policies").glob("*.toml")
                  if path.stem != "badges")


def in_bash(typed):
    """What bash offers after `typed`, whose last word is being completed."""
    words = split_as_bash(typed)
    script = (program.run("completion", "bash").stdout +
              f"\nCOMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}\n"
              "_jss jss; printf '%s\\n' \"${COMPREPLY[@]}\"\n")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True,
                          cwd=program.TABLES)
    assert not done.stderr, done.stderr
    return done.stdout.split()


def split_as_bash(typed):
    """Bash parts words at blanks and at `=`."""
    words = []
    for word in typed.split(" "):
        for index, piece in enumerate(word.split("=")):
            words += ["=", piece] if index and piece else ["="] if index else [piece]
    return words


class Bash(unittest.TestCase):
    def test_every_command_at_its_place(self):
        for path in commands():
            below = [other[-1] for other in commands(path) if len(other) == len(path) + 1]
            if below:
                typed = " ".join(["jss", *path, ""])
                self.assertEqual(in_bash(typed), below)
        self.assertEqual(in_bash("jss ex"), ["explain"])
        self.assertEqual(in_bash("jss policy sho"), ["show"])

    def test_every_option_of_every_command(self):
        for path in commands():
            text = program.run(*path, "--help").stdout
            described = {word.strip(",") for line in text.splitlines() if line.startswith("  -")
                         for word in line.split() if word.startswith("-")}
            typed = " ".join(["jss", *path, "-"])
            self.assertEqual(set(in_bash(typed)), described, path)

    def test_values(self):
        self.assertEqual(in_bash("jss score small.csv --format "), ["text", "json", "csv"])
        self.assertEqual(in_bash("jss policy list --format "), ["text", "json"])
        self.assertEqual(in_bash("jss score --format=j"), ["json"])
        self.assertEqual(in_bash("jss score --format="), ["text", "json", "csv"])
        self.assertEqual(in_bash("jss completion "), ["bash", "zsh", "fish"])
        self.assertEqual(in_bash("jss import-exports --as "), ["events", "contracts"])
        self.assertEqual(in_bash("jss score --freelancer "), [])
        self.assertEqual(in_bash("jss score --as-of "), [])

    def test_policies_and_files(self):
        files = sorted(path.name for path in program.TABLES.iterdir())
        self.assertEqual(sorted(in_bash("jss score ")), files)
        self.assertEqual(sorted(in_bash("jss score --policy ")), sorted(POLICIES + files))
        self.assertEqual(in_bash("jss policy show 2024"), ["2024-09"])
        self.assertEqual(in_bash("jss policy diff 2024-09 equ"), ["equal"])
        self.assertEqual(in_bash("jss policy check sm"), ["small.csv"])

    def test_a_value_is_not_taken_for_a_command(self):
        self.assertEqual(in_bash("jss score --freelancer policy --format "),
                         ["text", "json", "csv"])

    def test_names_with_blanks_stay_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "my contracts.csv").touch()
            script = (program.run("completion", "bash").stdout +
                      f"\ncd {shlex.quote(folder)}; COMP_WORDS=(jss score m); COMP_CWORD=2\n"
                      "_jss jss; echo ${#COMPREPLY[@]} \"${COMPREPLY[0]}\"\n")
            done = subprocess.run(["bash", "-c", script], capture_output=True, text=True,
                                  check=True)
            self.assertEqual(done.stdout, "1 my contracts.csv\n")


class OtherShells(unittest.TestCase):
    def test_each_script_names_every_command_option_and_policy(self):
        for shell in ("bash", "zsh", "fish"):
            script = program.run("completion", shell).stdout
            for path in commands():
                for word in path:
                    self.assertIn(word, script)
            for policy in POLICIES:
                self.assertIn(policy, script)
            for option in ("as-of", "known-at", "freelancer", "detail", "no-questions"):
                self.assertIn(option, script)

    def test_each_shell_that_is_there_takes_its_script(self):
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell):
                script = program.run("completion", shell).stdout
                done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True,
                                      check=False)
                self.assertEqual((done.returncode, done.stderr), (0, ""), shell)

    @unittest.skipUnless(shutil.which("fish"), "fish is not there")
    def test_fish_offers_the_same(self):
        for typed, offered in (("jss ex", ["explain"]), ("jss policy sho", ["show"]),
                               ("jss score --format ", ["csv", "json", "text"]),
                               ("jss policy show 2024", ["2024-09"])):
            script = (program.run("completion", "fish").stdout +
                      f"\ncomplete -C {shlex.quote(typed)}\n")
            done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True,
                                  text=True, check=False, cwd=program.TABLES)
            words = [line.split("\t")[0] for line in done.stdout.splitlines()]
            self.assertEqual([word for word in words if "." not in word], offered, done.stderr)
