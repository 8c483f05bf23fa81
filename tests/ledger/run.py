#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what a ledger promises against the program, as a process that can be killed.

    tests/ledger/run.py --jss PROGRAM [--kills N] [TEST…]

--kills says how often an import is killed at a random moment (8); `make soak` takes hundreds.
"""

import argparse
import pathlib
import sys
import unittest

# pylint: disable=wrong-import-position
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import place  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--kills", type=int, default=8, help="how often an import is killed")
    known, rest = parser.parse_known_args()
    place.PROGRAM = str(pathlib.Path(known.jss).resolve())
    place.KILLS = known.kills
    folder = pathlib.Path(__file__).resolve().parent
    names = rest or sorted(path.stem for path in folder.glob("*_test.py"))
    unittest.main(module=None, argv=[sys.argv[0], *names])


if __name__ == "__main__":
    main()
