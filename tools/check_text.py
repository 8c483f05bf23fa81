#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the written rules of CONTRIBUTING.md that need no compiler.

    tools/check_text.py [ROOT]      exit 0: all holds, 1: something does not

Files that were longer than the limit when the rule came are listed in tools/long_files.txt with
their length: they may shrink, and nothing may join them without a reason.
"""

import pathlib
import re
import subprocess
import sys

COLUMNS = 100
LINES = 400

CPP = {".h", ".cc"}
WEB = {".ts", ".tsx", ".mjs", ".css"}
CODE = CPP | WEB | {".py", ".cmake", ".sh"}
TEXT = CODE | {".html", ".md", ".toml", ".txt", ".json", ".scd", ".cff", ".example", ".yml",
               ".yaml"}
CODE_NAMES = {"CMakeLists.txt", "Makefile", "setup"}

# Folders of data: what a file there holds is a test's or a user's input, not our writing.
DATA = ("tests/conformance/", "fuzz/corpus/", "examples/", "tests/exports/", "tests/data/")

# Put together from halves, so that this file keeps the rule it checks.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
FOREIGN = re.compile(r"(?<![\w.])/wo" r"rk/|(?<![\w/-])(?:\.\./)?sha" r"red/")

# What has a better way in this code; the reason stands beside.
BANNED = [
    (re.compile(r"\bstd::endl\b"), "flushes on each line: write '\\n'"),
    (re.compile(r"\bNULL\b"), "write nullptr"),
    (re.compile(r"\busing namespace\b(?! std::(?:string_view_)?literals)"),
     "hides where a name comes from: write the namespace"),
    (re.compile(r"//\s*NOLINT(?!\w*\([\w,.* -]+\))"), "silences every check: name the one"),
]


def files_of(root):
    """Every file that git knows or would add; without git, every file outside build folders."""
    git = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
                          "--exclude-standard"], capture_output=True, check=False)
    top = root / ".git"
    if git.returncode == 0 and top.exists():
        names = [name for name in git.stdout.decode().split("\0") if name]
    else:
        names = [path.relative_to(root).as_posix() for path in root.rglob("*")]
        names = [n for n in names if not re.match(r"(?:.*/)?(?:build|\.git|__pycache__)/", n)]
    return sorted({n for n in names if (root / n).is_file()})


def is_script(path):
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def is_code(root, name):
    path = root / name
    return (path.suffix in CODE or path.name in CODE_NAMES
            or (path.suffix == "" and name.startswith((".ci/", "tools/")) and is_script(path)))


def is_example(name, line):
    """Whether this is a line of input written out in a test, which cannot be broken."""
    return name.startswith(("tests/", "fuzz/")) or name.endswith("_test.cc") and '"' in line


def check_lines(name, lines, code):
    """Gives the problems with single lines."""
    suffix = pathlib.PurePosixPath(name).suffix
    for number, line in enumerate(lines, 1):
        if line != line.rstrip():
            yield number, "ends in blanks: editors and diffs disagree about them"
        if "\t" in line and suffix != ".scd" and not (name == "Makefile" and line[0] == "\t"):
            yield number, "has a tab: indent with spaces, they look the same everywhere"
        if UNFINISHED.search(line):
            yield number, "marks unfinished work: finish it, or open an issue"
        if code and len(line) > COLUMNS and "http" not in line and not is_example(name, line):
            yield number, f"is {len(line)} columns wide: {COLUMNS} fit beside a diff"
        if suffix in CPP:
            for pattern, why in BANNED:
                if pattern.search(line):
                    yield number, f"`{pattern.search(line).group(0)}` {why}"


def check_head(name, text):
    """Gives the problems with the first lines of a source file."""
    first = text.splitlines()[:2]
    if not any("SPDX-License-Identifier: Apache-2.0" in line for line in first):
        yield 1, "says no licence: begin with `SPDX-License-Identifier: Apache-2.0` in a comment"
    if name.endswith(".h") and "#pragma once" not in text:
        yield 1, "lacks `#pragma once`"
    header = re.sub(r"(?:_test)?\.cc$", ".h", name).removeprefix("src/")
    included = re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)', text, re.MULTILINE)
    if name.startswith("src/jss/") and name.endswith(".cc") and header in included[1:]:
        yield 1, f'includes "{header}" late: its own header comes first, so that it stands alone'


def check_length(name, count, allowed):
    """Gives the problem with a file's length. A test may tell its story in one piece."""
    if name.startswith(("tests/", "web/tests/")) or name.endswith(("_test.cc", "_test.py")):
        return
    limit = allowed.get(name, LINES)
    if count > limit:
        yield 1, f"has {count} lines, {limit} is the limit: give each noun a file of its own"
    elif name in allowed and count <= LINES:
        yield 1, f"has {count} lines and needs no row in tools/long_files.txt any more: remove it"


def long_files_of(root):
    path = root / "tools" / "long_files.txt"
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pairs = (row.split() for row in rows if row.strip() and not row.startswith("#"))
    return {name: int(count) for name, count in pairs}


def check_names(names):
    """Gives the files below src whose base name is taken."""
    seen = {}
    for name in names:
        base = name.rsplit("/", 1)[-1]
        if not name.startswith("src/") or base in ("CMakeLists.txt", "README.md"):
            continue
        if base in seen:
            yield name, 1, f"has the base name of {seen[base]}: one name, one thing"
        seen.setdefault(base, name)


def check_listed(root, names):
    """Gives the sources that the CMakeLists.txt of their module does not name."""
    lists = {}
    for name in names:
        match = re.match(r"src/jss/(\w+)/", name)
        if not match or not name.endswith(".cc"):
            continue
        module = match.group(1)
        if module not in lists:
            path = root / "src" / "jss" / module / "CMakeLists.txt"
            lists[module] = path.read_text(encoding="utf-8") if path.exists() else ""
        inside = name.removeprefix(f"src/jss/{module}/")
        if not re.search(rf"(?<![\w/.]){re.escape(inside)}(?![\w.])", lists[module]):
            yield name, 1, f"is not in src/jss/{module}/CMakeLists.txt: nothing compiles it"


def problems_of(root):
    """Gives every breach below `root` as (file, line, what and what to do)."""
    names = files_of(root)
    allowed = long_files_of(root)
    for name in names:
        path = root / name
        code = is_code(root, name)
        if not code and path.suffix not in TEXT | {".jsonl", ".csv", ".in", ""}:
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            if code or path.suffix in TEXT:
                yield name, 1, "is not UTF-8"
            continue
        for match in FOREIGN.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield name, line, f"`{match.group(0)}` is a place outside the project"
        data = name.startswith(DATA) and not code
        if name == "LICENSE" or data or not (code or path.suffix in TEXT):
            continue
        if "\r" in text:
            yield name, 1, "has carriage returns: end lines with a line feed alone"
        if text and not text.endswith("\n"):
            yield name, text.count("\n") + 1, "does not end with a line feed"
        for line, what in check_lines(name, text.split("\n"), code):
            yield name, line, what
        if code:
            for line, what in check_head(name, text):
                yield name, line, what
            for line, what in check_length(name, text.count("\n"), allowed):
                yield name, line, what
    yield from check_names(names)
    yield from check_listed(root, names)
    for name in sorted(set(allowed) - set(names)):
        yield "tools/long_files.txt", 1, f"names {name}, which is not there: remove the row"


def main(arguments):
    root = pathlib.Path(arguments[0]).resolve() if arguments else (
        pathlib.Path(__file__).resolve().parent.parent)
    problems = list(problems_of(root))
    for name, line, text in problems:
        print(f"{name}:{line}: {text}")
    if problems:
        print(f"check_text: {len(problems)} breaches of the written rules (CONTRIBUTING.md)")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
