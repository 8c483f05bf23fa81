#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a command beside a PostgreSQL server of its own, which is gone afterwards.

    tests/ledger/with_postgres.py COMMAND [ARGUMENT…]

The command finds the server's URL in JSS_TEST_POSTGRES. The server keeps what it acknowledges, as
one that is used in earnest does; its other settings are those that it ships with.
"""

import os
import subprocess
import sys

from postgres import Server


def main():
    server = Server()
    try:
        return subprocess.run(sys.argv[1:], check=False,
                              env={**os.environ, "JSS_TEST_POSTGRES": server.url()}).returncode
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) > 1 else __doc__)
