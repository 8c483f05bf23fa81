# SPDX-License-Identifier: Apache-2.0
"""The program under test, and how wide its text is."""

import os
import pathlib
import re
import subprocess
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TABLES = HERE / "tables"
PATH = None  # Of the program; run.py sets it.

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def run(*arguments, stdin="", folder=TABLES, **environment):
    """Runs the program away from any terminal."""
    return subprocess.run([PATH, *map(str, arguments)], input=stdin, capture_output=True,
                          text=True, encoding="utf-8", check=False, cwd=folder, timeout=60,
                          env=surroundings(environment))


def surroundings(changes):
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return {**kept, **changes}


def width(line):
    """How many columns a line takes on a terminal."""
    columns = 0
    for char in ANSI.sub("", line):
        if unicodedata.category(char) not in ("Mn", "Me", "Cf"):
            columns += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return columns
