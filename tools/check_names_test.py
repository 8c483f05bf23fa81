#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that check_names.py finds what is defined twice, and leaves the rest alone."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_names  # noqa: E402


def inside(text, namespace="jss::io"):
    return f"#pragma once\nnamespace {namespace} {{\n{text}\n}}  // namespace {namespace}\n"


class CheckNames(unittest.TestCase):
    def problems(self, *texts):
        """The problems of a tree with these texts as a.cc, b.cc and so on below src/jss/io."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "src/jss/io").mkdir(parents=True)
            for letter, text in zip("abcdef", texts):
                (root / f"src/jss/io/{letter}.cc").write_text(text, encoding="utf-8")
            return [f"{n}:{line}: {text}" for n, line, text in check_names.problems_of(root)]

    def assert_refused(self, *texts, words=()):
        problems = self.problems(*texts)
        self.assertEqual(1, len(problems), problems)
        for word in ("src/jss/io/b.cc:", "src/jss/io/a.cc:", *words):
            self.assertIn(word, problems[0])

    def assert_allowed(self, *texts):
        self.assertEqual([], self.problems(*texts))

    def test_refuses_two_types_of_one_name_with_both_places(self):
        self.assert_refused(inside("struct Row {\n  int a;\n};"), inside("\nclass Row : Base {};"),
                            words=("b.cc:4:", "a.cc:3:", "jss::io::Row", "anonymous"))
        self.assert_refused(inside("enum class Kind : int { a };"), inside("struct Kind final {};"))
        self.assert_refused(inside("template <class T>\nstruct Box {};"), inside("class Box {};"))
        self.assert_refused(inside("struct [[nodiscard]] Row {};"), inside("union Row {};"))

    def test_refuses_a_type_however_its_namespace_is_written(self):
        self.assert_refused(inside("struct Row {};"),
                            inside("namespace io {\nstruct Row {};\n}", "jss"))

    def test_refuses_two_functions_of_the_same_parameters(self):
        self.assert_refused(inside("int sum(const Row& row, int) { return 1; }"),
                            inside("int sum(Row const&) { return 0; }\n"
                                   "int sum(const Row& other, int more = 3) { return 2; }"))
        self.assert_refused(inside("inline bool operator==(A a, A b) { return true; }"),
                            inside("bool operator==(A x, A y) { return false; }"))
        self.assert_refused(inside("std::vector<std::pair<A, B>> all() { return {}; }"),
                            inside("[[nodiscard]] int all() noexcept { return 1; }"))

    def test_allows_what_a_file_keeps_to_itself(self):
        kept = "namespace {\nstruct Row {};\nint sum(int a) { return a; }\n}  // namespace\n"
        self.assert_allowed(inside(kept), inside(kept), inside("struct Row {};"))
        self.assert_allowed(inside("static int sum(int a) { return a; }"),
                            inside("int sum(int a) { return a; }"))

    def test_allows_overloads_and_other_namespaces(self):
        self.assert_allowed(inside("int sum(int a) { return a; }"),
                            inside("int sum(long a) { return 1; }"),
                            inside("int sum(const int* a) { return 1; }"))
        self.assert_allowed(inside("struct Row {};"), inside("struct Row {};", "jss::app"))
        self.assert_allowed(inside("struct A { struct Row {}; };"),
                            inside("struct B { struct Row {}; };\nint Row::size() { return 1; }"))

    def test_allows_a_declaration_beside_its_definition(self):
        self.assert_allowed(inside("struct Row;\nint sum(int a, const Row& row = {}, int b = 0);"),
                            inside("struct Row {};\nint sum(int a, const Row& row, int b) {}"))
        self.assert_allowed(inside("constexpr Row kRow{1};\nconst auto all = list({1});"),
                            inside("constexpr Row kRow{1};\nconst auto all = list({1});"))

    def test_takes_comments_and_texts_for_what_they_are(self):
        self.assert_allowed(inside("struct Row {};"),
                            inside('// struct Row {};\nconst char* a = "struct Row {};";'))

    def test_finds_nothing_twice_in_this_project(self):
        root = pathlib.Path(__file__).resolve().parent.parent
        self.assertEqual([], list(check_names.problems_of(root)))
        text = (root / "src/jss/insight/act.h").read_text(encoding="utf-8")
        self.assertIn(("jss::insight", ("Act", "")),
                      [d[:2] for d in check_names.definitions_of(text)])


if __name__ == "__main__":
    unittest.main()
