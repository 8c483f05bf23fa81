#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the examples in documents against the program.

A block that begins with ```console and `$ jss …` shows a command and all that it prints. Every
command is run from the root of the project; --check fails where a document shows something else,
--write puts right what it shows.

    tools/doc_examples.py --jss build/bin/jss --check README.md
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(\$ jss [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def output_of(jss, command):
    """What the command prints, its complaints last."""
    words = shlex.split(command.removeprefix("$ "))
    run = subprocess.run([str(jss), *words[1:]], capture_output=True, text=True, cwd=ROOT,
                         timeout=60, check=False)
    return run.stdout + run.stderr


def refreshed(text, jss):
    """The document with every block as the program prints it."""
    return BLOCK.sub(lambda block: f"```console\n{block[1]}\n{output_of(jss, block[1])}```", text)


def main(words):
    parser = argparse.ArgumentParser(description="Examples in documents.")
    parser.add_argument("--jss", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true", help="put the documents right")
    parser.add_argument("--check", action="store_true", help="fail where they differ (default)")
    parser.add_argument("documents", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args(words)
    wrong = 0
    for document in arguments.documents:
        text = (ROOT / document).read_text(encoding="utf-8")
        right = refreshed(text, arguments.jss.resolve())
        if right == text:
            continue
        wrong += 1
        if arguments.write:
            (ROOT / document).write_text(right, encoding="utf-8")
        print(f"{document}: {'put right' if arguments.write else 'shows other output than jss'}")
    return 0 if arguments.write or not wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
