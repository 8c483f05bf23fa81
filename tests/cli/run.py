#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program as people do: the cases of cases/, and what needs more than a file to say.

    tests/cli/run.py --jss PROGRAM [--write] [TEST…]     exit 0: all hold, 1: some do not

--write puts what the program says into the cases; look at the difference before you keep it.
"""

import argparse
import pathlib
import sys
import unittest

# pylint: disable=wrong-import-position
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import case_file  # noqa: E402
import program  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True, help="the program")
    parser.add_argument("--write", action="store_true", help="write what is given as expected")
    known, rest = parser.parse_known_args()
    program.PATH = str(pathlib.Path(known.jss).resolve())
    if known.write:
        for path in case_file.all_paths():
            case_file.write(path)
        return
    names = rest or [f"{path.stem}" for path in program.HERE.glob("*_test.py")]
    unittest.main(module=None, argv=[sys.argv[0], *names])


if __name__ == "__main__":
    main()
