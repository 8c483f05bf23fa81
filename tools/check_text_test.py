#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that check_text.py finds what it is there to find, and leaves the rest alone."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_text  # noqa: E402

HEAD = "// SPDX-License-Identifier: Apache-2.0\n"
LISTS = {"src/jss/base/CMakeLists.txt": "# SPDX-License-Identifier: Apache-2.0\n"
                                        "jss_add_module(base HEADERS day.h SOURCES day.cc)\n"}


class CheckText(unittest.TestCase):
    def problems(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
            return [f"{n}:{line}: {what}" for n, line, what in check_text.problems_of(root)]

    def assert_refused(self, name, text, *words, also=None):
        problems = self.problems({**LISTS, name: text, **(also or {})})
        self.assertEqual(1, len(problems), problems)
        for word in words:
            self.assertIn(word, problems[0])

    def assert_allowed(self, name, text, also=None):
        self.assertEqual([], self.problems({**LISTS, name: text, **(also or {})}))

    def test_allows_a_tidy_file(self):
        self.assert_allowed("src/jss/base/day.h", HEAD + "#pragma once\n")
        self.assert_allowed("src/jss/base/day.cc", HEAD + '#include "jss/base/day.h"\n')
        self.assert_allowed("docs/page.md", "A page.\n")

    def test_refuses_a_source_without_licence(self):
        self.assert_refused("src/jss/base/day.cc", "int day;\n", "day.cc:1:", "SPDX")
        self.assert_refused("tools/thing", "#!/bin/sh\necho\n", "SPDX")

    def test_refuses_what_editors_hide(self):
        self.assert_refused("docs/page.md", "One \nTwo\n", "page.md:1:", "blanks")
        self.assert_refused("docs/page.md", "One\n\tTwo\n", "page.md:2:", "tab")
        self.assert_refused("docs/page.md", "One", "line feed")

    def test_refuses_the_hundred_and_first_column(self):
        self.assert_allowed("src/jss/base/day.cc", HEAD + "//" + "é" * 98 + "\n")
        self.assert_refused("src/jss/base/day.cc", HEAD + "//" + "é" * 99 + "\n", "101 columns")

    def test_refuses_unfinished_work(self):
        self.assert_refused("src/jss/base/day.cc", HEAD + "// TO" "DO: the rest\n", "day.cc:2:")

    def test_refuses_places_outside_the_project(self):
        self.assert_refused("docs/page.md", "See /wo" "rk/main.\n", "outside")
        self.assert_refused("examples/a.csv", "See ../sha" "red/data.\n", "outside")
        self.assert_allowed("docs/page.md", "In /usr/share/jss, libs/sha" "red/x, net/wo" "rk/\n")

    def test_refuses_two_files_of_one_name(self):
        self.assert_refused("src/jss/io/day.cc", HEAD, "one name",
                            also={"src/jss/base/day.cc": HEAD,
                                  "src/jss/io/CMakeLists.txt": "# " + HEAD + "day.cc\n"})

    def test_refuses_a_source_that_nothing_compiles(self):
        self.assert_refused("src/jss/base/holiday.cc", HEAD, "holiday.cc", "nothing compiles it")

    def test_refuses_a_long_file_unless_it_is_known(self):
        long = HEAD + "int x;\n" * 450
        known = {"tools/long_files.txt": "src/jss/base/day.cc 451\n"}
        self.assert_refused("src/jss/base/day.cc", long, "451 lines")
        self.assert_allowed("src/jss/base/day.cc", long, also=known)
        self.assert_refused("src/jss/base/day.cc", long + "int y;\n", "452 lines", also=known)
        self.assert_refused("src/jss/base/day.cc", HEAD, "remove it", also=known)

    def test_refuses_an_own_header_that_comes_late(self):
        self.assert_refused("src/jss/base/day.cc",
                            HEAD + '#include <string>\n#include "jss/base/day.h"\n', "comes first")

    def test_refuses_what_has_a_better_way(self):
        self.assert_refused("src/jss/base/day.cc", HEAD + "x << std::endl;\n", "std::endl")
        self.assert_refused("src/jss/base/day.cc", HEAD + "f();  // NOLINT\n", "NOLINT")

    def test_leaves_data_alone(self):
        self.assert_allowed("tests/conformance/case.csv", "a,b \r\n\t1,2")


if __name__ == "__main__":
    unittest.main()
