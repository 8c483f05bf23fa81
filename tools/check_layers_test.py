#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that check_layers.py finds what it is there to find, and leaves the rest alone."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_layers  # noqa: E402


class CheckLayers(unittest.TestCase):
    def problems(self, files):
        """The problems of a tree with these files below src/jss, as `file:line: text` lines."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / "src" / "jss" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return [f"{n}:{line}: {text}" for n, line, text in check_layers.problems_of(root)]

    def assert_refused(self, name, text, *words, also=None):
        problems = self.problems({name: text, **(also or {})})
        self.assertEqual(1, len(problems), problems)
        for word in (f"src/jss/{name}:", *words):
            self.assertIn(word, problems[0])

    def assert_allowed(self, name, text, also=None):
        self.assertEqual([], self.problems({name: text, **(also or {})}))

    def test_allows_what_points_down(self):
        self.assert_allowed("scoring/score.h", '#pragma once\n#include "jss/base/day.h"\n')
        self.assert_allowed("app/market.cc", '#include "jss/io/score_json.h"\n#include <fstream>\n')
        self.assert_allowed("wasm/page.cc", '#include "jss/io/score_json.h"\n')

    def test_refuses_what_points_up_with_line_and_remedy(self):
        self.assert_refused("base/day.cc", '\n#include "jss/scoring/score.h"\n',
                            "day.cc:2:", "base may not use scoring", "may use nothing")

    def test_refuses_one_door_using_another(self):
        self.assert_refused("cli/main.cc", '#include "jss/service/server.h"\n', "service")
        self.assert_refused("capi/jss.cc", '#include "jss/app/market.h"\n', "app")

    def test_refuses_a_ledger_that_reads_events(self):
        self.assert_refused("ledger/sqlite.cc", '#include "jss/history/event.h"\n', "history")

    def test_refuses_a_module_without_a_row(self):
        self.assert_refused("magic/wand.cc", "int wand;\n", "no known module")

    def test_refuses_an_include_beside_the_root(self):
        self.assert_refused("base/day.cc", '#include "day.h"\n', "root")

    def test_wants_a_header_first_in_its_own_source(self):
        own = {"base/day.h": "#pragma once\n"}
        self.assert_allowed("base/day.cc", '#include "jss/base/day.h"\n#include <string>\n',
                            also=own)
        self.assert_refused("base/day.cc", '#include <string>\n#include "jss/base/day.h"\n',
                            "jss/base/day.h", "first", also=own)
        self.assert_refused("base/day.cc", "int day;\n", "first", also=own)

    def test_refuses_a_circle_of_headers(self):
        files = {"base/a.h": '#include "jss/base/b.h"\n', "base/b.h": '#include "jss/base/a.h"\n'}
        problems = self.problems(files)
        self.assertEqual(1, len(problems), problems)
        self.assertIn("jss/base/a.h → jss/base/b.h → jss/base/a.h", problems[0])

    def test_refuses_linking_upwards(self):
        self.assert_refused("base/CMakeLists.txt", "jss_add_module(base\n  DEPENDS jss::io)\n",
                            "CMakeLists.txt:2:", "may not link jss::io",
                            also={"base/day.cc": "int day;\n"})

    def test_keeps_third_parties_with_their_owner(self):
        self.assert_allowed("io/event_json.cc", "#include <nlohmann/json.hpp>\n")
        self.assert_refused("app/market.cc", "#include <nlohmann/json.hpp>\n", "belongs to io")
        self.assert_refused("cli/main.cc", "#include <nlohmann/json.hpp>\n", "belongs to io")
        self.assert_refused("io/csv.cc", "#include <CLI/CLI.hpp>\n", "belongs to cli")
        self.assert_refused("io/csv.cc", "#include <gtest/gtest.h>\n", "belongs to tests")
        self.assert_allowed("io/csv_test.cc", "#include <gtest/gtest.h>\n")
        self.assert_refused("app/market.cc", "#include <left_pad/pad.hpp>\n", "belongs to nobody")

    def test_keeps_third_parties_out_of_public_headers(self):
        lists = {"io/CMakeLists.txt": "jss_add_module(io\n  HEADERS a.h\n  SOURCES b.h c.cc)\n"}
        self.assert_refused("io/a.h", "#include <nlohmann/json.hpp>\n", "public header", also=lists)
        self.assert_allowed("io/b.h", "#include <nlohmann/json.hpp>\n", also=lists)

    def test_counts_a_header_listed_with_the_tests_as_a_test(self):
        lists = {"io/CMakeLists.txt": "jss_add_module(io\n  TESTS a.h\n  DEPENDS jss::base)\n"}
        self.assert_allowed("io/a.h", "#include <rapidcheck.h>\n", also=lists)
        self.assert_refused("io/b.h", "#include <rapidcheck.h>\n", "tests", also=lists)

    def test_refuses_the_world_where_scores_are_made(self):
        for text in ("#include <fstream>", "#include <iostream>", "#include <random>",
                     "#include <thread>", "#include <ctime>", "#include <cmath>",
                     "#include <sys/socket.h>", "#include <unistd.h>", "#include <locale>",
                     "auto t = std::chrono::system_clock::now();", "auto t = std::time(nullptr);",
                     "double share = 0;", "float f();", "auto x = 1.5;", "auto x = 1e3;",
                     'auto home = std::getenv("HOME");', "int n = std::stoi(text);",
                     "bool b = std::isdigit(c);", "thread_local int n = 0;",
                     "static int calls = 0;", "static std::vector<int> cache;",
                     "throw 1;", "int n = rand();", 'std::printf("x");'):
            for name in ("scoring/score.cc", "io/score_json.cc"):
                with self.subTest(text=text, name=name):
                    self.assert_refused(name, text + "\n", ":1:")

    def test_leaves_the_world_to_the_doors_and_to_tests(self):
        text = "#include <fstream>\n#include <thread>\nstatic int calls = 0;\ndouble part = 0.5;\n"
        self.assert_allowed("cli/main.cc", text)
        self.assert_allowed("app/market.cc", text)
        self.assert_allowed("scoring/score_test.cc", text)

    def test_lets_two_files_reckon_with_doubles(self):
        text = "#include <cmath>\ndouble share = 0.5;\n"
        self.assert_allowed("insight/inference.cc", text)
        self.assert_allowed("insight/firmness.h", text)
        self.assertEqual(3, len(self.problems({"insight/trend.cc": text})))

    def test_lets_io_catch_what_a_library_throws_but_not_the_levels_below(self):
        text = "void f() {\n  try {\n    g();\n  }\n"
        self.assert_allowed("io/policy_toml.cc", text)
        self.assert_refused("history/replay.cc", text, "replay.cc:2:", "exceptions")

    def test_reads_neither_comments_nor_texts(self):
        self.assert_allowed("scoring/score.cc", """
// A double failure would throw 1.5 points away.
/* static int x = 0; std::time(nullptr) */
const char* kText = "double 1.5 throw \\" float";
const char* kRaw = R"toml(share = 2.5 "float" )toml";
constexpr long kMany = 1'000'000;
constexpr char kQuote = '"';
static constexpr int kLimit = 3;
static_assert(kLimit == 3);
static int helper(int value);
int floor_divide(int a, int b);
""")


if __name__ == "__main__":
    unittest.main()
