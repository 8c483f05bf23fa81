# SPDX-License-Identifier: Apache-2.0
"""Every file of cases/, and the promises that all of them keep."""

import re
import unittest

import case_file
import program


class Cases(unittest.TestCase):
    def test_each_answers_as_its_file_says(self):
        paths = case_file.all_paths()
        self.assertTrue(paths)
        for path in paths:
            with self.subTest(path.stem):
                self.assertEqual("\n".join(case_file.complaints(path)), "")

    def test_each_is_about_another_command(self):
        seen = {}
        for path in case_file.all_paths():
            head, sections = case_file.parse(path)
            asked = (tuple(line for line in head[1:] if not line.startswith("exit")),
                     sections.get("stdin"))
            self.assertNotIn(asked, seen, f"{path.stem} asks what {seen.get(asked)} asks")
            seen[asked] = path.stem


class Errors(unittest.TestCase):
    def test_each_begins_with_the_name_of_the_program_and_writes_nothing_else(self):
        failing = 0
        for path in case_file.all_paths():
            head, sections = case_file.parse(path)
            if case_file.expected_exit(head) < 2:
                continue
            failing += 1
            done = case_file.answer(head, sections)
            with self.subTest(path.stem):
                self.assertEqual(done.stdout, "")
                self.assertRegex(done.stderr, r"\A(jss: |An open, |The rules, )")
                self.assertNotRegex(done.stderr, r"terminate|exception|CLI::")
        self.assertGreater(failing, 10)


class Help(unittest.TestCase):
    def test_no_line_is_wider_than_80_columns(self):
        for command in commands():
            text = program.run(*command, "--help").stdout
            self.assertIn("Usage: jss" + "".join(" " + word for word in command), text)
            for line in text.splitlines():
                self.assertLessEqual(program.width(line), 80, line)

    def test_each_choice_is_shown_as_it_is_typed(self):
        for command in commands():
            self.assertNotRegex(program.run(*command, "--help").stdout, r"TEXT|UINT|[{}]|REQUIRED")


def commands(path=()):
    """Every command there is, as help tells of them."""
    yield path
    text = program.run(*path, "--help").stdout
    if "\nCommands:\n" not in text:
        return
    listed = text.split("\nCommands:\n")[1].split("\n\n")[0]
    for name in re.findall(r"^  ([a-z-]+)  ", listed, re.MULTILINE):
        yield from commands((*path, name))
