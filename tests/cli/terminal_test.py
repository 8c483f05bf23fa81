# SPDX-License-Identifier: Apache-2.0
"""What the program does on a terminal, and what it keeps for one."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
import time
import unicodedata
import unittest

import program

PAGES = (("score", "small.csv"), ("score", "small.csv", "--freelancer", "ana"),
         ("explain", "small.csv", "--freelancer", "ana"),
         ("explain", "small.csv", "--freelancer", "ana", "--policy", "broad"),
         ("explain", "one.csv", "--policy", "2015-03"), ("explain", "one.csv"),
         ("explain", "wide.csv"), ("score", "wide.csv"), ("score", "wide.csv", "--detail"),
         ("explain", "hostile.csv"), ("policy", "list"), ("policy", "diff", "2015-03", "2026-01"),
         ("explain", str(program.ROOT / "examples" / "history.jsonl")),
         ("score", str(program.ROOT / "tests/exports/unknown-ends/transactions.csv")))


def terminal(columns):
    """The two ends of a terminal: ours and the program's."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    modes = termios.tcgetattr(theirs)
    modes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    return ours, theirs


def read_all(descriptor):
    parts = []
    while True:
        try:
            part = os.read(descriptor, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(descriptor)
    return b"".join(parts).decode()


def on_terminal(*arguments, columns=80, stream="stdout", feed=None, **environment):
    """What the program writes to one stream where that is a terminal, and to the other."""
    ours, theirs = terminal(columns)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: theirs}
    # pylint: disable=consider-using-with
    running = subprocess.Popen([program.PATH, *arguments], cwd=program.TABLES, **streams,
                               stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                               env=program.surroundings(environment))
    os.close(theirs)
    if feed:
        threading.Thread(target=feed, args=(running.stdin,)).start()
    shown = read_all(ours)
    other = running.stdout or running.stderr
    rest = other.read().decode()
    other.close()
    running.wait()
    return shown, rest


def slowly(stdin):
    """A table that takes more than a second to come."""
    lines = (program.TABLES / "small.csv").read_bytes().splitlines(keepends=True)
    stdin.write(lines[0])
    stdin.flush()
    for line in lines[1:]:
        time.sleep(0.3)
        stdin.write(line)
        stdin.flush()
    stdin.close()


class Terminal(unittest.TestCase):
    def test_text_fills_the_width_and_never_more(self):
        for columns in (40, 80, 120):
            for page in PAGES:
                text, errors = on_terminal(*page, columns=columns)
                with self.subTest(page=page, columns=columns):
                    self.assertEqual(errors, "")
                    for line in text.splitlines():
                        self.assertLessEqual(program.width(line), columns, line)
        wide, _ = on_terminal("explain", "wide.csv", columns=120)
        self.assertGreater(max(map(program.width, wide.splitlines())), 80)

    def test_a_terminal_of_no_known_size_has_80_columns(self):
        unknown, _ = on_terminal("explain", "wide.csv", columns=0)
        self.assertEqual(unknown, on_terminal("explain", "wide.csv", columns=80)[0])

    def test_text_has_colours(self):
        for page in PAGES:
            text, _ = on_terminal(*page)
            if page != PAGES[0]:
                self.assertIn("\x1b[1m", text, page)
            self.assertEqual(program.ANSI.sub("", text), program.run(*page).stdout)

    def test_no_color_switches_them_off(self):
        for page in PAGES:
            text, _ = on_terminal(*page, NO_COLOR="1")
            self.assertNotIn("\x1b", text)
        self.assertIn("\x1b[1m", on_terminal(*PAGES[1], NO_COLOR="")[0])

    def test_json_and_csv_have_none(self):
        for form in ("json", "csv"):
            text, _ = on_terminal("score", "small.csv", "--format", form)
            self.assertNotIn("\x1b", text)

    def test_progress_of_slow_work_shows_on_errors_and_goes_away(self):
        progress, answer = on_terminal("score", "-", stream="stderr", feed=slowly, columns=40)
        self.assertIn("Reading", progress)
        self.assertTrue(progress.endswith("\r\x1b[K"), repr(progress))
        for frame in progress.split("\r"):
            self.assertLess(program.width(frame), 40)
        self.assertEqual(answer, program.run("score", "small.csv").stdout)

    def test_progress_shows_nowhere_else(self):
        answer, errors = on_terminal("score", "-", stream="stdout", feed=slowly)
        self.assertEqual(errors, "")
        self.assertNotIn("Reading", answer)

    def test_quick_work_shows_no_progress(self):
        self.assertEqual(on_terminal("score", "small.csv", stream="stderr")[0], "")


class NoTerminal(unittest.TestCase):
    def test_text_has_no_colours_and_80_columns(self):
        for page in PAGES:
            done = program.run(*page, TERM="xterm-256color", COLUMNS="200")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn("\x1b", done.stdout)
            for line in done.stdout.splitlines():
                self.assertLessEqual(program.width(line), 80, line)

    def test_only_addresses_run_over_in_a_policy(self):
        for line in program.run("policy", "show", "2024-09").stdout.splitlines():
            if len(line.split()) > 1:
                self.assertLessEqual(program.width(line), 80, line)


class StrangersText(unittest.TestCase):
    """Ids and titles are a stranger's: a terminal may not take them for orders."""

    def test_the_table_would_harm_a_terminal(self):
        text = (program.TABLES / "hostile.csv").read_text(encoding="utf-8")
        for order in ("\x1b]0;", "\x1b[2J", "\x9b31m", "\u202e", "\x07"):
            self.assertIn(order, text)

    def test_no_text_has_its_orders(self):
        table = (program.TABLES / "hostile.csv").read_text(encoding="utf-8")
        again = table + table.splitlines()[-1] + "\n"
        asked = [program.run("score", "hostile.csv"), program.run("explain", "hostile.csv"),
                 program.run("score", "hostile.csv", "--detail"),
                 program.run("score", "hostile.csv", "--freelancer", "\x1b[31m"),
                 program.run("score", "hostile.csv", "--policy", "\x1b[31m"),
                 program.run("score", "hostile.csv", "--as-of", "\x1b[31m"),
                 program.run("score", "no\x1b[31msuch.csv"), program.run("sc\x1b[31more"),
                 program.run("score", "hostile.csv", "--fo\x1b[31mrmat", "x"),
                 program.run("score", "hostile.csv", "--format", "\x1b[31m"),
                 program.run("policy", "show", "\x1b[31m"),
                 program.run("score", "-", stdin=again),
                 program.run("score", "-", stdin=table.replace("5.00", "\x1b[31m")),
                 program.run("score", "-", stdin=table.replace("title", "ti\x1b[31mtle"))]
        self.assertTrue(any(done.returncode == 2 for done in asked))
        for done in asked:
            for char in done.stdout + done.stderr:
                kind = unicodedata.category(char)
                turns = unicodedata.bidirectional(char) in ("RLO", "LRO", "RLE", "LRE", "RLI")
                self.assertFalse(kind == "Cc" and char != "\n" or turns, (done.args, repr(char)))

    def test_it_is_still_told_apart(self):
        self.assertIn("f?]0;owned?", program.run("score", "hostile.csv").stdout)
