#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the manual page and docs/formats.md against what `jss --help` says, in both directions.

    tests/docs/run.py --jss PROGRAM
"""

import argparse
import functools
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "jss.1.scd"
FORMATS = ROOT / "docs" / "formats.md"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")
# Commands that only have others below them.
GROUPS = {("policy",), ("ledger",), ("key",), ("token",), ("review",)}
PROGRAM = None


@functools.cache
def help_of(path):
    done = subprocess.run([PROGRAM, *path, "--help"], capture_output=True, text=True, check=True)
    return done.stdout


def commands(path=()):
    """Every command there is, as help tells of them; the program itself first."""
    yield path
    text = help_of(path)
    if "\nCommands:\n" in text:
        listed = text.split("\nCommands:\n")[1].split("\n\n")[0]
        for name in re.findall(r"^  ([a-z-]+)  ", listed, re.MULTILINE):
            yield from commands((*path, name))


def options_of(path):
    """The options of a command: their names, and what each takes."""
    listed = help_of(path).split("\nOptions:\n")[1].split("\n\n")[0]
    found = {}
    for names, value in re.findall(r"^  (-[\w-]+(?:, -[\w-]+)*)(?: ([A-Za-z|:]+))?(?:  |$)", listed,
                                   re.MULTILINE):
        for name in names.split(", "):
            found[name] = value
    return found


def arguments_of(path):
    usage = re.search(r"^Usage: jss(.*)$", help_of(path), re.MULTILINE).group(1)
    return re.findall(r"[A-Z]+(?:\.\.\.)?", usage.replace("[OPTION]...", "").replace("COMMAND", ""))


def plain(line):
    """A line of the page without its marks."""
    return re.sub(r"[*_]", "", line)


def synopses():
    """What the page says a command takes: command to line."""
    part = PAGE.read_text(encoding="utf-8").split("# SYNOPSIS\n")[1].split("\n# ")[0]
    found = {}
    for line in part.split("\n\n"):
        line = " ".join(plain(line).split())
        words = re.match(r"jss((?: [a-z-]+)*)(?= \[| [A-Z]| -| bash|$)", line).group(1).split()
        found[tuple(word for word in words if not word.startswith("-"))] = line
    return found


def sections():
    """The parts of the page: heading to text."""
    parts = re.split(r"^# (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


class ManualPage(unittest.TestCase):
    def test_its_synopsis_has_every_command_with_its_options_and_arguments(self):
        known = {path: options_of(path) for path in commands()}
        said = synopses()
        for path, options in known.items():
            if not path or path in GROUPS:
                continue
            with self.subTest(" ".join(path)):
                line = said.pop(path)
                mine = {name for name in options if name not in ("-h", "--help")}
                self.assertEqual(set(re.findall(r"(?<!\w)--?[a-z][a-z-]*", line)), mine)
                for name, value in options.items():
                    if value:
                        self.assertRegex(line, rf"{name},? .*?{re.escape(value)}")
                for argument in arguments_of(path):
                    if argument != "SHELL":
                        self.assertIn(argument, line)
        self.assertEqual(set(said), {()}, "the synopsis has commands that do not exist")

    def test_it_describes_every_command_and_no_other(self):
        described = set(re.findall(r"^\*([a-z -]+)\*$", sections()["COMMANDS"], re.MULTILINE))
        self.assertEqual(described, {" ".join(path) for path in commands()
                                     if path and path not in GROUPS})

    def test_it_describes_every_option_with_what_it_takes_and_no_other(self):
        known = {}
        for path in commands():
            for name, value in options_of(path).items():
                known.setdefault(name, set()).add(value)
        described = {}
        for line in re.findall(r"^\*-.*$", sections()["OPTIONS"], re.MULTILINE):
            value = re.search(r" _(.+)_$", line)
            for name in re.findall(r"--?[a-z][a-z-]*", line.split(" _")[0]):
                self.assertNotIn(name, described, f"{name} is described twice")
                described[name] = value.group(1) if value else ""
        self.assertEqual(set(described), set(known))
        for name, value in described.items():
            # An output may be named by a letter, whose value stands behind the long name.
            self.assertIn(value, known[name] | {v for v in known[name] if not v}, name)

    def test_it_names_no_option_that_does_not_exist(self):
        known = {name for path in commands() for name in options_of(path)}
        for name in OPTION.findall(PAGE.read_text(encoding="utf-8")):
            self.assertIn(name, known)

    def test_it_describes_every_exit_code(self):
        self.assertEqual(re.findall(r"^\*(\d)\*$", sections()["EXIT STATUS"], re.MULTILINE),
                         ["0", "1", "2", "3"])

    @unittest.skipUnless(shutil.which("scdoc"), "scdoc is not there")
    def test_it_can_be_made(self):
        done = subprocess.run(["scdoc"], input=PAGE.read_bytes(), capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b".TH", done.stdout)


class Formats(unittest.TestCase):
    def test_it_names_every_command_and_option(self):
        text = FORMATS.read_text(encoding="utf-8")
        for path in commands():
            if path and path not in GROUPS:
                self.assertIn("jss " + " ".join(path), text)
            for name in options_of(path):
                if name not in ("-h", "-o"):
                    self.assertRegex(text, re.escape(name) + r"(?![\w-])")

    def test_it_names_no_option_that_does_not_exist(self):
        known = {name for path in commands() for name in options_of(path)}
        for name in OPTION.findall(FORMATS.read_text(encoding="utf-8")):
            self.assertIn(name, known)


class Examples(unittest.TestCase):
    def test_commands_in_help_and_manual_are_commands_with_options_that_exist(self):
        texts = [help_of(path) for path in commands()] + [sections()["EXAMPLES"]]
        lines = [line.strip() for text in texts for line in text.splitlines()]
        examples = {line for line in lines if re.match(r"jss [a-z]", line)}
        self.assertGreater(len(examples), 10)
        for line in examples:
            path = max((path for path in commands() if line.startswith(" ".join(["jss", *path]))),
                       key=len)
            for name in re.findall(r"(?<= )--?[a-z][a-z-]*", line):
                self.assertIn(name, options_of(path), line)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jss", required=True, help="the program")
    known_arguments, rest = parser.parse_known_args()
    PROGRAM = str(pathlib.Path(known_arguments.jss).resolve())
    unittest.main(argv=[sys.argv[0], *rest])
