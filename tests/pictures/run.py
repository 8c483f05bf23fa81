#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads charts, calendars and reports with other people's readers, titles of bad intent included.

    tests/pictures/run.py --jss PROGRAM [TEST…]     exit 0: all holds, 1: something does not
"""

import argparse
import datetime
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import icalendar

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "history.jsonl"
HOSTILE = [
    "<script>alert(1)</script>",
    "\"' onload=alert(1) x='\"",
    "</title></style></svg>--><!--]]>",
    "\u202etxt.exe\u202c \u2066hidden\u2069 \u200f\u05e9\u05dc\u05d5\u05dd",
    "a;b,c\\d:e\r\nSUMMARY:not this one\nEND:VEVENT",
    "\u0007\u009b31m&amp;&#x3c;",
    "javascript:alert(1) https://evil.example/x.js",
    "\U0001f3a8" * 40 + "W" * 400,
]
VOID = {"meta", "link", "br", "hr", "img", "input"}
FETCHES = re.compile(r"url\(|@import|\bsrc\s*=|srcset|<link|<script|<iframe|<object|<embed|<form"
                     r"|\bon\w+\s*=\s*[\"']", re.IGNORECASE)
PROGRAM = None  # Set by main.


def run(*arguments, folder=ROOT):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False,
                          cwd=folder, timeout=120)


def answer(*arguments):
    done = run(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def hostile_history():
    """The example with titles, names and ids that want out of the page."""
    renamed = {}

    def id_of(name):
        if name not in renamed:
            renamed[name] = f"{name}<b>&\"'"
        return renamed[name]

    lines = []
    for number, line in enumerate(EXAMPLE.read_text(encoding="utf-8").splitlines()):
        event = json.loads(line)
        for key in ("contract", "client", "freelancer"):
            if key in event:
                event[key] = id_of(event[key])
        if "title" in event:
            event["title"] = HOSTILE[number % len(HOSTILE)]
        if "client_name" in event:
            event["client_name"] = HOSTILE[(number + 3) % len(HOSTILE)]
        lines.append(json.dumps(event))
    return "\n".join(lines) + "\n"


class Reader(html.parser.HTMLParser):
    """Notes what is wrong with a page as a tree, and what is in it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.elements, self.text = [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else at {self.getpos()}")

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def read(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    if reader.open:
        reader.wrong.append(f"{reader.open} stay open")
    return reader


class WithHostileTitles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.source = pathlib.Path(cls.folder.name) / "hostile.jsonl"
        cls.source.write_text(hostile_history(), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def pages(self):
        for source in (EXAMPLE, self.source):
            yield source.stem, answer("report", source, "-o", "-")

    def charts(self):
        for source in (EXAMPLE, self.source):
            yield source.stem, answer("timeline", source, "--format", "svg")
            yield source.stem, answer("forecast", source, "--format", "svg")
            yield source.stem, answer("timeline", source, "--under", "2015-03", "--format", "svg")


class Reports(WithHostileTitles):
    def test_are_whole_trees_that_name_each_thing_once(self):
        for name, page in self.pages():
            with self.subTest(name):
                reader = read(page)
                self.assertEqual(reader.wrong, [])
                ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
                self.assertEqual(len(ids), len(set(ids)))
                for link in reader.all("a"):
                    if link["href"].startswith("#"):
                        self.assertIn(link["href"][1:], ids)
                for _, attributes in reader.elements:
                    for named in attributes.get("aria-labelledby", "").split():
                        self.assertIn(named, ids)

    def test_are_xml_but_for_their_doctype_and_meta(self):
        for name, page in self.pages():
            with self.subTest(name):
                text = re.sub(r"(<meta [^>]*)>", r"\1/>", page.replace("<!DOCTYPE html>", ""))
                xml.etree.ElementTree.fromstring(text)

    def test_fetch_nothing_and_link_to_sources_only(self):
        for name, page in self.pages():
            with self.subTest(name):
                without_text = re.sub(r">[^<]*<", "><", re.sub(
                    r"<style>.*?</style>", "", page, flags=re.DOTALL))
                self.assertIsNone(FETCHES.search(without_text))
                style = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
                self.assertIsNone(re.search(r"url\(|@import|http", style))
                addresses = [(tag, value) for tag, attributes in read(page).elements
                             for key, value in attributes.items()
                             if key not in ("xmlns", "aria-label") and value
                             and re.match(r"\s*(?:https?:|//|data:|javascript:)", value)]
                self.assertTrue(addresses)
                for tag, value in addresses:
                    self.assertEqual(tag, "a")
                    self.assertIn(value, self.sources())

    def sources(self):
        text = "".join(path.read_text(encoding="utf-8")
                       for path in (ROOT / "policies").glob("*.toml"))
        return text

    def test_forbid_everything_but_their_own_style(self):
        for name, page in self.pages():
            with self.subTest(name):
                metas = read(page).all("meta")
                policies = [meta["content"] for meta in metas
                            if meta.get("http-equiv") == "Content-Security-Policy"]
                self.assertEqual(len(policies), 1)
                self.assertIn("default-src 'none'", policies[0])
                self.assertNotIn("script-src", policies[0])

    def test_have_a_table_with_caption_and_scopes_beside_each_chart(self):
        for name, page in self.pages():
            with self.subTest(name):
                for section in re.findall(r"<section.*?</section>", page, re.DOTALL):
                    if "jss-chart" in section:
                        self.assertIn("<table>", section)
                for table in re.findall(r"<table>.*?</table>", page, re.DOTALL):
                    self.assertRegex(table, r"<caption>.+</caption>")
                    self.assertNotRegex(table, r"<th(?! scope=)[ >]")
                headings = [int(level) for level in re.findall(r"<h(\d)", page)]
                self.assertEqual(headings[0], 1)
                self.assertEqual(headings.count(1), 1)

    def test_show_strange_titles_as_text_and_without_turning_it(self):
        page = answer("report", self.source, "-o", "-")
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", page)
        self.assertNotIn("<script", page)
        self.assertNotRegex(page, "[\u202a-\u202e\u2066-\u2069\u200e\u200f\u0007\u009b]")

    def test_are_the_same_bytes_each_time(self):
        self.assertEqual(answer("report", EXAMPLE), answer("report", EXAMPLE, "-o", "-"))

    def test_tell_how_firm_the_score_is_as_the_command_does(self):
        firmness = json.loads(answer("firmness", EXAMPLE, "--format", "json"))
        page = answer("report", EXAMPLE)
        part = page[page.index('id="firmness"'):]
        part = part[:part.index("</section>")]
        setback, interval = firmness["setback"], firmness["interval"]
        self.assertIn(f"costs {setback['points_lost']} points: from {firmness['exact']} to "
                      f"{setback['after']['exact']}", part)
        self.assertIn(f"between {interval['low']} and {interval['high']} %", part)
        self.assertIn(f"{firmness['score']} and {interval['highest_alike']} cannot be told apart",
                      part)


class Files(WithHostileTitles):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.place.name) / "report.html"

    def tearDown(self):
        self.place.cleanup()

    def test_are_written_whole_and_named(self):
        done = run("report", EXAMPLE, "-o", self.path)
        self.assertEqual((done.returncode, done.stdout.decode()), (0, f"{self.path}\n"))
        self.assertEqual(self.path.read_text(encoding="utf-8"), answer("report", EXAMPLE))
        self.assertEqual([path.name for path in self.path.parent.iterdir()], ["report.html"])

    def test_stay_as_they_were_where_the_report_fails(self):
        self.path.write_text("the old one", encoding="utf-8")
        done = run("report", EXAMPLE, "--freelancer", "nobody", "-o", self.path)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.path.read_text(encoding="utf-8"), "the old one")

    def test_a_folder_is_refused_with_the_remedy(self):
        done = run("report", EXAMPLE, "-o", self.place.name)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn("is a folder: name a file", done.stderr.decode())

    def test_a_place_that_cannot_be_written_is_code_3(self):
        done = run("report", EXAMPLE, "-o", self.path / "below" / "a file.html")
        self.assertEqual((done.returncode, done.stdout), (3, b""))


class ImportedExports(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.place.name) / "events.jsonl"

    def tearDown(self):
        self.place.cleanup()

    def imported(self, path):
        return run("import-exports", ROOT / "examples" / "exports" / "work-history.json", "-o", path)

    def test_are_written_whole_into_the_place_of_the_old_file(self):
        self.path.write_text("the old one", encoding="utf-8")
        reader = self.path.open(encoding="utf-8")
        self.assertEqual(self.imported(self.path).returncode, 0)
        with reader:
            self.assertEqual(reader.read(), "the old one")
        for line in self.path.read_text(encoding="utf-8").splitlines():
            json.loads(line)
        self.assertEqual([path.name for path in self.path.parent.iterdir()], ["events.jsonl"])

    def test_a_folder_is_refused_with_the_remedy(self):
        done = self.imported(self.place.name)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn("is a folder: name a file", done.stderr.decode())


class Charts(WithHostileTitles):
    def test_are_xml_with_a_title_a_description_and_whole_numbers(self):
        for name, text in self.charts():
            with self.subTest(name):
                root = xml.etree.ElementTree.fromstring(text)
                self.assertEqual(root.get("role"), "img")
                space = "{http://www.w3.org/2000/svg}"
                ids = {element.get("id"): element for element in root.iter() if element.get("id")}
                named = [ids[name] for name in root.get("aria-labelledby").split()]
                self.assertEqual([element.tag for element in named],
                                 [space + "title", space + "desc"])
                for element in root.iter():
                    for key in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "width"):
                        self.assertNotIn(".", element.get(key, ""))
                self.assertNotIn("http", text.replace('xmlns="http://www.w3.org/2000/svg"', "")
                                 .replace("https://evil.example", ""))
                self.assertNotIn("<script", text)

    def test_numbers_in_the_chart_are_those_of_the_list(self):
        text = answer("timeline", EXAMPLE, "--format", "svg")
        numbers = [int(number) for number in re.findall(r'class="badge".*?>(\d+)</text>', text)]
        self.assertEqual(numbers[:len(numbers) // 2], numbers[len(numbers) // 2:])
        self.assertEqual(sorted(set(numbers)), list(range(1, len(numbers) // 2 + 1)))

    def test_no_text_lies_over_another(self):
        # Digits and capitals of common fonts stay below 0.75 of the size they are set in.
        for name, text in self.charts():
            boxes = []
            for match in re.finditer(r'<text (?:class="(?P<kind>[^"]*)" )?x="(?P<x>\d+)" y="(?P<y>'
                                     r'\d+)"(?: text-anchor="(?P<anchor>\w+)")?>(?P<text>[^<]*)',
                                     text):
                if match["kind"] == "" or len(match["text"]) > 40:
                    continue
                width = len(match["text"]) * 7
                left = int(match["x"]) - {"middle": width // 2, "end": width}.get(
                    match["anchor"], 0)
                boxes.append((left, left + width, int(match["y"]), match["text"]))
            for i, (left, right, y, what) in enumerate(boxes):
                for other_left, other_right, other_y, other in boxes[:i]:
                    apart = abs(y - other_y) >= 12 or right <= other_left or other_right <= left
                    self.assertTrue(apart, f"{name}: '{what}' lies over '{other}'")


class Calendars(WithHostileTitles):
    def events(self, source, *arguments):
        text = answer("forecast", source, "--format", "ics", *arguments)
        return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))

    def test_have_an_event_for_each_coming_day_on_which_the_score_changes(self):
        for source in (EXAMPLE, self.source):
            lines = [json.loads(line) for line in
                     answer("forecast", source, "--format", "json").splitlines()]
            turns = [line["day"] for before, line in zip(lines, lines[1:])
                     if before["score"] != line["score"]]
            events = self.events(source)
            self.assertEqual([event["DTSTART"].dt.isoformat() for event in events], turns)
            for event in events:
                self.assertEqual(event["DTEND"].dt - event["DTSTART"].dt,
                                 datetime.timedelta(days=1))
                self.assertRegex(str(event["SUMMARY"]), r"\AJob Success Score (falls|rises|dis)")
            self.assertEqual(len({str(event["UID"]) for event in events}), len(events))

    def test_lines_are_short_and_end_as_the_standard_says(self):
        for source in (EXAMPLE, self.source):
            done = run("timeline", source, "--format", "ics")
            lines = done.stdout.split(b"\r\n")
            self.assertEqual(lines.pop(), b"")
            for line in lines:
                self.assertLessEqual(len(line), 75)
                self.assertNotRegex(line, rb"[\r\n]")
                line.decode("utf-8")

    def test_events_keep_their_names_when_the_forecast_is_made_later(self):
        names = [{event["DTSTART"].dt: str(event["UID"])
                  for event in self.events(EXAMPLE, "--as-of", day)}
                 for day in ("2026-11-20", "2026-12-10")]
        common = names[0].keys() & names[1].keys()
        self.assertGreater(len(common), 5)
        for day in common:
            self.assertEqual(names[0][day], names[1][day])

    def test_several_rules_are_refused(self):
        done = run("forecast", EXAMPLE, "--under", "2015-03", "--format", "ics")
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn("leave out --under", done.stderr.decode())


def main():
    global PROGRAM  # pylint: disable=global-statement
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jss", required=True, help="the program")
    known, rest = parser.parse_known_args()
    PROGRAM = str(pathlib.Path(known.jss).resolve())
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
