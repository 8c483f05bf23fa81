# SPDX-License-Identifier: Apache-2.0
"""A command with what it has to answer, in one file of text:

    A sentence: what the case shows.
    $ jss score small.csv --format csv
    exit 2
    NO_COLOR=1
    --- stdin
    text for the program
    --- stdout
    exactly this
    --- stderr has
    each of these lines is part of some line

The exit code is 0 unless said otherwise. A stream that is not named has to stay empty. Commands
run in tables/.
"""

import re
import shlex

import program

FOLDER = program.HERE / "cases"
SECTION = re.compile(r"--- (stdin|stdout|stderr)( has)?$")


def all_paths():
    return sorted(FOLDER.glob("*.txt"))


def parse(path):
    """The head of a case, and its sections: name to text."""
    head, sections, name = [], {}, None
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if SECTION.match(line):
            name = line[4:].strip()
            sections[name] = ""
        elif name is None:
            head.append(line.strip())
        else:
            sections[name] += line
    return head, sections


def answer(head, sections):
    commands = [line for line in head if line.startswith("$ jss")]
    assert len(commands) == 1, "a case has one command, and it begins with $ jss"
    environment = dict(line.split("=", 1) for line in head if re.match(r"[A-Z_]+=", line))
    return program.run(*shlex.split(commands[0])[2:], stdin=sections.get("stdin", ""),
                       **environment)


def expected_exit(head):
    codes = [line.split()[1] for line in head if re.match(r"exit \d", line)]
    return int(codes[0]) if codes else 0


def complaints(path):
    """What differs from what the case expects."""
    head, sections = parse(path)
    done = answer(head, sections)
    if done.returncode != expected_exit(head):
        yield f"exit {done.returncode} instead of {expected_exit(head)}: {done.stderr}"
    for stream, given in (("stdout", done.stdout), ("stderr", done.stderr)):
        parts = sections.get(f"{stream} has")
        if parts is None:
            wanted = sections.get(stream, "")
            if given != wanted:
                yield f"{stream} is\n{given}instead of\n{wanted}"
        elif not parts:
            yield f"{stream} has: nothing is named, so nothing could be missing"
        else:
            for part in parts.splitlines():
                if not any(part in line for line in given.splitlines()):
                    yield f"{stream} lacks '{part}':\n{given}"


def write(path):
    """Puts what the program says now into the exact sections of a case."""
    head, sections = parse(path)
    done = answer(head, sections)
    assert done.returncode >= 0, f"{path.name}: the program crashed: no answer to expect"
    given = {"stdout": done.stdout, "stderr": done.stderr}
    lines = [line for line in head if not line.startswith("exit ")]
    if done.returncode:
        command = next(i for i, line in enumerate(lines) if line.startswith("$"))
        lines.insert(command + 1, f"exit {done.returncode}")
    text = "".join(line + "\n" for line in lines)
    for name in ("stdin", "stdout", "stdout has", "stderr", "stderr has"):
        stream = name.split()[0]
        if name in sections:
            text += f"--- {name}\n" + (given[name] if name in given else sections[name])
        elif name in given and f"{stream} has" not in sections and given[name]:
            text += f"--- {name}\n{given[name]}"
    path.write_text(text, encoding="utf-8")
