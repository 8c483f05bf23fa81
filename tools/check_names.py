#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds what the linker would silently take for one thing: a name defined twice in a namespace.

Two types, or two functions of the same parameters, of one name in one namespace and in two files
break the rule of one definition: nothing warns, one of the two is used for both, and the program
crashes. What a single file uses belongs into an anonymous namespace, or has to be `static`.

    tools/check_names.py [ROOT]      exit 0: all holds, 1: something does not
"""

import pathlib
import re
import sys

from check_layers import NOT_CODE, line_of

TYPE = re.compile(r"\b(?:class|struct|union|enum(?:\s+(?:class|struct))?)\s+"
                  r"(?:\[\[[^\]]*\]\]\s*)*(\w+(?:\s*<.*>)?)\s*(?:final\s*)?(?::[^:].*)?$",
                  re.DOTALL)
NAMESPACE = re.compile(r"^(?:inline\s+)?namespace\b\s*([\w:]*)$")
FUNCTION = re.compile(r"(?<![\w:~])(operator\s*(?:\(\s*\)|[^\s\w(]+|\w+)|\w+)\s*$")
TEMPLATE = re.compile(r"^\s*template\s*<")
ATTRIBUTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
# Words that cannot be a parameter's name: what ends with one of them names only the type.
TYPE_WORDS = {"int", "char", "bool", "long", "short", "unsigned", "signed", "double", "float",
              "void", "auto", "const"}


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def split_at_commas(text):
    """The parts between the commas that stand in no bracket."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        if c in "(<[{":
            depth += 1
        elif c in ")]}" or (c == ">" and text[i - 1] != "-"):
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return [p for p in (" ".join(p.split()) for p in [*parts, text[start:]]) if p]


def type_of(parameter):
    """A parameter without its name and default: `const Day& day = {}` is `const Day&`."""
    parameter = parameter.split("=")[0].strip()
    name = re.search(r"(?<=[\s&*>])(\w+)$", parameter)
    before = parameter[:name.start()].rstrip() if name else ""
    if name and name.group(1) not in TYPE_WORDS and before not in ("", "const"):
        parameter = before
    return re.sub(r"\s*([&*<>,])\s*", r"\1", parameter)


def function_of(head):
    """`name(types)` of a function's head before its `{`, or nothing."""
    head = ATTRIBUTE.sub(" ", head)
    start = head.find("(")
    while TEMPLATE.match(head) and start >= 0 and head.count("<", 0, start) > head.count(
            ">", 0, start):
        start = head.find("(", start + 1)
    if start < 0 or re.search(r"\bstatic\b", head[:start]):
        return None
    if re.search(r"operator\s*$", head[:start]):
        start = head.find("(", start + 1)
    name = FUNCTION.search(head[:start])
    if not name or name.group(1).isupper() or re.search(r"(?<![=!<>])=(?!=)", head[:start]) and (
            not name.group(1).startswith("operator")):
        return None
    depth = 0
    for end in range(start, len(head)):
        depth += {"(": 1, ")": -1}.get(head[end], 0)
        if depth == 0:
            break
    template = "template " if TEMPLATE.match(head) else ""
    requires = head[end + 1:] if template else ""
    requires += head[:name.start()] if template else ""
    return (f"{template}{''.join(name.group(1).split())}"
            f"({', '.join(map(type_of, split_at_commas(head[start + 1:end])))})",
            " ".join(requires.split()))


def definitions_of(text):
    """Gives (namespace, name, position) of what other files can meet; anonymous ones left out."""
    code = NOT_CODE.sub(lambda m: blank(m.group(0)), text)
    code = DIRECTIVE.sub(lambda m: blank(m.group(0)), code)
    scopes, start, i = [], 0, 0
    while i < len(code):
        c = code[i]
        if c == ";":
            start = i + 1
        elif c == "}":
            if scopes:
                scopes.pop()
            start = i + 1
        elif c == "{":
            head = code[start:i].strip()
            position = start + len(code[start:i]) - len(code[start:i].lstrip())
            space = NAMESPACE.match(head)
            if space or re.match(r"^extern\s*$", head):
                # An unnamed one is what its file keeps to itself: nothing in it is looked at.
                if space and not space.group(1):
                    i = end_of_block(code, i)
                else:
                    scopes.append(space.group(1) if space else "")
                start = i + 1
            elif head.count("(") > head.count(")"):
                # A default argument: the declaration goes on behind it.
                i = end_of_block(code, i)
            else:
                namespace = "::".join(s for s in scopes if s)
                kind = TYPE.search(re.sub(r"^template\s*<.*?>\s*(?=\b(?:class|struct))", "", head,
                                          flags=re.DOTALL)) if "(" not in head else None
                found = (kind.group(1), "") if kind else function_of(head)
                if found:
                    yield namespace, found, position
                i = end_of_block(code, i)
                # What follows a type up to its `;`, or a member list up to a body, goes on.
                start = i + 1 if found else start
        i += 1


def end_of_block(code, position):
    depth = 0
    for i in range(position, len(code)):
        depth += {"{": 1, "}": -1}.get(code[i], 0)
        if depth == 0:
            return i
    return len(code)


def problems_of(root):
    """Gives each second definition below `root` as (file, line, what and what to do)."""
    first = {}
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cc") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        for namespace, what, position in definitions_of(text):
            line = line_of(text, position)
            other = first.setdefault((namespace, what), (name, line))
            if other[0] != name:
                yield name, line, (f"{namespace}::{what[0]} is also defined in "
                                   f"{other[0]}:{other[1]}: put the one that only its file uses "
                                   f"into an anonymous namespace, or give it a name of its own")


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else __file__).resolve()
    root = root if arguments else root.parent.parent
    problems = list(problems_of(root))
    for name, line, text in problems:
        print(f"{name}:{line}: {text}")
    if problems:
        print(f"check_names: {len(problems)} names are defined twice")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
