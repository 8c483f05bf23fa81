#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what the service promises against the program, over real sockets.

    tests/service/run.py --jss PROGRAM [TEST…]
"""

import argparse
import pathlib
import sys
import unittest

# pylint: disable=wrong-import-position
FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))
sys.path.insert(1, str(FOLDER.parent / "ledger"))  # its ledgers, and its PostgreSQL server
import place  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True, help="the program")
    known, rest = parser.parse_known_args()
    place.PROGRAM = str(pathlib.Path(known.jss).resolve())
    names = rest or sorted(path.stem for path in FOLDER.glob("*_test.py"))
    unittest.main(module=None, argv=[sys.argv[0], *names])


if __name__ == "__main__":
    main()
