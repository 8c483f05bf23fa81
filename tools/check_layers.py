#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the levels of ARCHITECTURE.md against the sources.

Checks which module includes which, that nothing goes in circles, that each third party stays with
its owner, and that what computes a score knows no clock, file, chance, thread or floating point.

    tools/check_layers.py [ROOT]      exit 0: all holds, 1: something does not
"""

import functools
import pathlib
import re
import sys

# Which modules a module may use. A module that is not here may not exist.
ALLOWED = {
    "base": set(),
    "scoring": {"base"},
    "history": {"scoring", "base"},
    "insight": {"history", "scoring", "base"},
    "io": {"insight", "history", "scoring", "base"},
    "ledger": {"base"},
    "engine": {"io", "insight", "history", "scoring", "base"},
    "app": {"engine", "io", "ledger", "insight", "history", "scoring", "base"},
    "cli": {"app", "engine", "io", "ledger", "insight", "history", "scoring", "base"},
    "service": {"app", "engine", "io", "ledger", "insight", "history", "scoring", "base"},
    "program": {"cli", "service", "base"},
    "capi": {"io", "insight", "history", "scoring", "base"},
    "wasm": {"engine", "io", "insight", "history", "scoring", "base"},
}

# Who may include a third party. The first prefix that fits decides; one without a row is refused.
# `tests` stands for every *_test.cc.
OWNERS = {
    "tl/expected.hpp": set(ALLOWED),
    "nlohmann/": {"io"},
    "simdjson.h": {"io"},
    "CLI/": {"cli"},
    "sqlite3.h": {"ledger"},
    "libpq-fe.h": {"ledger"},
    "boost/math/": {"insight"},
    "boost/asio": {"service"},
    "boost/beast/http/basic_parser.hpp": {"service"},
    "zlib.h": {"service"},
    "openssl/": {"ledger"},
    "sodium.h": {"app"},
    "gtest/": {"tests"},
    "gmock/": {"tests"},
    "rapidcheck": {"tests"},
}

# Third parties that an installed header may show; the others would be forced upon every consumer.
PUBLIC_THIRD_PARTIES = {"tl/expected.hpp"}

# What computes or carries a score: equal input gives equal output, here and in a browser.
PURE = {"base", "scoring", "history", "insight", "io", "engine"}

# These may hold doubles, because what they compute never enters a score.
MAY_USE_FLOATING_POINT = {"insight/inference", "insight/inference_states", "insight/firmness"}

CLOCK = "takes the time: let the caller pass the day or the instant in"
FILE = "opens files: let app open them and hand over a span of bytes"
STREAM = "is an iostream (slow, bound to a locale, absent in the browser): build a std::string"
CHANCE = "brings in chance: equal input must give equal output"
LOCALE = "depends on the locale: compare and convert characters yourself, or use std::from_chars"
THREAD = "makes threads or waits for them: take an executor from outside"
FLOAT = "is floating point: use integers in a named unit (base/money.h, base/fraction.h)"
WORLD = "reaches the process or the operating system: take it as an argument"

PURE_HEADERS = {
    "ctime": CLOCK, "time.h": CLOCK,
    "fstream": FILE, "filesystem": FILE, "cstdio": FILE, "stdio.h": FILE,
    "iostream": STREAM, "istream": STREAM, "ostream": STREAM, "sstream": STREAM,
    "iomanip": STREAM, "syncstream": STREAM, "streambuf": STREAM, "ios": STREAM, "iosfwd": STREAM,
    "random": CHANCE,
    "locale": LOCALE, "clocale": LOCALE, "cctype": LOCALE, "ctype.h": LOCALE, "regex": LOCALE,
    "codecvt": LOCALE, "cwctype": LOCALE, "cwchar": LOCALE,
    "thread": THREAD, "mutex": THREAD, "shared_mutex": THREAD, "future": THREAD,
    "condition_variable": THREAD, "stop_token": THREAD, "semaphore": THREAD, "latch": THREAD,
    "barrier": THREAD, "execution": THREAD,
    "cmath": FLOAT, "math.h": FLOAT, "cfloat": FLOAT, "float.h": FLOAT, "complex": FLOAT,
    "valarray": FLOAT, "cfenv": FLOAT,
    "csignal": WORLD, "signal.h": WORLD,
}

PURE_WORDS = [
    (r"\b(?:system|steady|high_resolution|utc|tai|gps|file)_clock\b"
     r"|\b(?:mktime|localtime|gmtime|strftime|gettimeofday)\s*\("
     r"|(?<![\w.>])(?:time\s*\(\s*(?:NULL|nullptr|0|&)|clock\s*\(\s*\))", CLOCK),
    (r"\b(?:fopen|fread|fwrite|fprintf|printf|puts|getline)\s*\(|\bofstream\b|\bifstream\b", FILE),
    (r"\bstd::(?:cout|cerr|clog|cin|endl|ostream|istream|\w*stringstream)\b", STREAM),
    (r"\bs?rand\s*\(|\brandom_device\b|\bmt19937\w*\b|\brandom_shuffle\b", CHANCE),
    (r"\bsetlocale\b|\bstd::locale\b|\bstd::(?:stoi|stol|stoll|stoul|stoull|to(?:upper|lower)"
     r"|is(?:digit|alpha|alnum|space|upper|lower|punct))\b|\b(?:atoi|atol|atoll)\s*\(", LOCALE),
    (r"\bstd::(?:j?thread|async|mutex|call_once|execution)\b|\bthread_local\b", THREAD),
    (r"\b(?:getenv|setenv|system|exit|abort)\s*\(", WORLD),
    (r"\bstatic\s+(?!const\b|constexpr\b|constinit\s+const\b|inline\s+const)[\w:<>,\s*&]+?\b\w+"
     r"\s*(?:=[^=]|;|\{)", "is state that outlives the call: pass it in or give it back"),
    (r"\bthrow\b(?!\s*\(\s*\))", "throws: give back a Result with an Error"),
]

FLOATING_POINT = re.compile(
    r"\b(?:float|double)\b"
    r"|\b(?:strtod|strtof|atof|stod|stof|llround|lround|floor|ceil|sqrt|pow)\s*\("
    r"|(?<![\w'.])\d[\d']*(?:\.\d|e[+-]?\d)")

# These also compile without exceptions; io and the others may meet those of a library.
NO_CATCHING = {"base", "scoring", "history", "insight", "engine"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
LINKED = re.compile(r"\bjss::(\w+)")

# Comments and texts, so that words in them are not taken for code.
NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^\s()\\]{0,16})\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![\w'])'(?:\\.|[^'\\\n])+'", re.DOTALL)

POSIX = re.compile(r"^(?:sys|netinet|arpa|linux|net)/|^(?:unistd|fcntl|poll|dirent|pthread|netdb"
                   r"|termios|pwd|grp|dlfcn|langinfo|sched)\.h$")
STANDARD = re.compile(r"^[a-z][a-z0-9_]*$|^(?:time|stdio|math|ctype|float|signal|stdint|stddef"
                      r"|string|stdlib|limits|errno|assert|immintrin|x86intrin)\.h$")


class Source:
    """One file below src/jss."""

    def __init__(self, root, path):
        self.name = path.relative_to(root).as_posix()
        self.inside = path.relative_to(root / "src" / "jss").as_posix()
        self.module = self.inside.split("/")[0]
        self.is_test = (path.name.endswith("_test.cc")
                        or self.inside in listed_in(root, self.module, "TESTS"))
        text = path.read_text(encoding="utf-8")
        self.includes = [(line_of(text, m.start(1)), m.group(1) == '"', m.group(2))
                         for m in INCLUDE.finditer(text)]
        # Blanked out, not cut, so that lines keep their numbers.
        self.code = NOT_CODE.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def check_include(source, line, quoted, header, public_headers):
    """Gives the problems with one #include."""
    if quoted:
        if not header.startswith("jss/"):
            yield line, f'"{header}" does not start at the root: write "jss/{source.module}/…"'
            return
        target = header.split("/")[1]
        if target != source.module and target not in ALLOWED[source.module]:
            may = ", ".join(sorted(ALLOWED[source.module])) or "nothing"
            yield line, (f"{source.module} may not use {target}: it may use {may}. Move the code "
                         f"to the level where both are known, or pass in what is needed")
        return
    if POSIX.match(header):
        if source.module in PURE and not source.is_test:
            yield line, f"<{header}> {WORLD}"
        return
    if STANDARD.match(header):
        if source.module in PURE and not source.is_test and header in PURE_HEADERS:
            if not (PURE_HEADERS[header] == FLOAT and may_use_floating_point(source)):
                yield line, f"<{header}> {PURE_HEADERS[header]}"
        return
    owner = next((k for k in OWNERS if header.startswith(k)), None)
    if owner is None:
        yield line, (f"<{header}> belongs to nobody: a new third party needs a record in "
                     f"docs/decisions and a row in {pathlib.Path(__file__).name}")
        return
    user = {"tests", source.module} if source.is_test else {source.module}
    if not OWNERS[owner] & user:
        yield line, (f"<{header}> belongs to {', '.join(sorted(OWNERS[owner]))}: ask that module "
                     f"for what you need in words of this project")
    elif source.inside in public_headers and owner not in PUBLIC_THIRD_PARTIES:
        yield line, (f"<{header}> in a public header would be forced upon every consumer: keep it "
                     f"in the .cc file")


def check_own_header(source, root):
    """Gives a source that does not include its own header first, which compiles it alone."""
    header = source.inside.removesuffix(".cc") + ".h"
    if not source.inside.endswith(".cc") or not (root / "src" / "jss" / header).exists():
        return
    if not source.includes or source.includes[0][2] != f"jss/{header}":
        yield 1, (f'does not include "jss/{header}" first: only so is it known that the header '
                  "compiles alone")


def may_use_floating_point(source):
    stem = source.inside.rsplit(".", 1)[0].removesuffix("_test")
    return stem in MAY_USE_FLOATING_POINT


def check_words(source):
    """Gives what in a pure module's code reaches outside."""
    if source.is_test:
        return
    for pattern, why in PURE_WORDS:
        for match in re.finditer(pattern, source.code):
            yield line_of(source.code, match.start()), f"`{one_line(match.group(0))}` {why}"
    if not may_use_floating_point(source):
        for match in FLOATING_POINT.finditer(source.code):
            yield line_of(source.code, match.start()), f"`{one_line(match.group(0))}` {FLOAT}"
    if source.module in NO_CATCHING:
        for match in re.finditer(r"\b(?:try\s*\{|catch\s*\()", source.code):
            yield line_of(source.code, match.start()), (
                f"`{one_line(match.group(0))}` handles exceptions, which "
                f"{source.module} has to compile without: give back a Result")


def one_line(text):
    return " ".join(text.split())


def find_circle(sources):
    """Gives one circle of includes as a list of names, or nothing."""
    by_include = {f"jss/{s.inside}": s for s in sources}
    done = set()

    def visit(name, path):
        if name in path:
            return path[path.index(name):] + [name]
        if name in done or name not in by_include:
            return None
        for _, quoted, header in by_include[name].includes:
            circle = visit(header, path + [name]) if quoted else None
            if circle:
                return circle
        done.add(name)
        return None

    for name in sorted(by_include):
        circle = visit(name, [])
        if circle:
            return circle
    return None


@functools.cache
def listed_in(root, module, keyword):
    """The files that the module's CMakeLists.txt lists under HEADERS (installed) or TESTS."""
    path = root / "src" / "jss" / module / "CMakeLists.txt"
    if not path.exists():
        return set()
    listed = re.search(rf"\b{keyword}\b(.*?)(?:\b[A-Z_]{{5,}}\b|\))",
                       path.read_text(encoding="utf-8"), re.DOTALL)
    return {f"{module}/{name}" for name in listed.group(1).split()} if listed else set()


def check_linked(root, module):
    """Gives the modules that a CMakeLists.txt links and may not."""
    path = root / "src" / "jss" / module / "CMakeLists.txt"
    if not path.exists():
        return
    text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
    for match in LINKED.finditer(text):
        if match.group(1) not in ALLOWED[module] | {module}:
            yield (path.relative_to(root).as_posix(), line_of(text, match.start()),
                   f"{module} may not link {match.group(0)}")


def problems_of(root):
    """Gives every breach below `root` as (file, line, what and what to do)."""
    folder = root / "src" / "jss"
    sources = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".h", ".cc", ".inc", ".c") or not path.is_file():
            continue
        source = Source(root, path)
        if source.module in ALLOWED:
            sources.append(source)
        else:
            yield source.name, 1, (f"{source.module} is no known module: give it a row, with what "
                                   f"it may use, in {pathlib.Path(__file__).name}")
    modules = sorted({s.module for s in sources})
    for source in sources:
        public = listed_in(root, source.module, "HEADERS")
        for line, quoted, header in source.includes:
            for place, text in check_include(source, line, quoted, header, public):
                yield source.name, place, text
        for place, text in check_own_header(source, root):
            yield source.name, place, text
        if source.module in PURE:
            for place, text in check_words(source):
                yield source.name, place, text
    for module in modules:
        yield from check_linked(root, module)
    circle = find_circle(sources)
    if circle:
        yield f"src/{circle[0]}", 1, (f"includes go in a circle: {' → '.join(circle)}. Move what "
                                      "both need into a file of its own")


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else __file__).resolve()
    root = root if arguments else root.parent.parent
    problems = list(problems_of(root))
    for name, line, text in problems:
        print(f"{name}:{line}: {text}")
    if problems:
        print(f"check_layers: {len(problems)} breaches of the levels (ARCHITECTURE.md)")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
