#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what jss writes as JSON against schemas/, and the schemas against broken lines.

    tests/schemas/run.py --jss PROGRAM
"""

import argparse
import copy
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
EVERY = 5  # Every fifth table of the conformance suite, each under another policy.
SCHEMAS = {path.name: json.loads(path.read_text(encoding="utf-8"))
           for path in (ROOT / "schemas").glob("*.schema.json")}
POLICIES = sorted(path.stem for path in (ROOT / "policies").glob("*.toml")
                  if path.stem != "badges")
PROGRAM = None

# What no reader may ever meet: nothing in any line may be an object with this member.
ODD = {"odd": 1}


# Schemas name each other by file; a place of their own keeps the library from looking elsewhere.
PLACE = "file:///schemas/"


def validator(name):
    store = {PLACE + other: schema for other, schema in SCHEMAS.items()}
    resolver = jsonschema.RefResolver(PLACE + name, SCHEMAS[name], store=store)
    return jsonschema.Draft202012Validator(SCHEMAS[name], resolver=resolver)


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", check=False, cwd=ROOT)


def lines_of(*arguments):
    done = run(*arguments)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, arguments))}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def conformance_cases():
    """The tables of the suite that are answered, with the options of each."""
    path = ROOT / "tests" / "conformance" / "run.py"
    spec = importlib.util.spec_from_file_location("conformance", path)
    suite = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(suite)
    cases = [suite.Case(file) for file in sorted(path.parent.glob("[0-9][0-9]-*/*.json"))]
    return [case.command([])[1:-3] for case in cases if "refused" not in case.data]


def under_policies(cases):
    """Every fifth case, as it is and under a policy that goes around."""
    for number, command in enumerate(cases[::EVERY]):
        yield command
        table, *rest = command
        if "--policy" not in rest:
            yield [table, *rest, "--policy", POLICIES[number % len(POLICIES)]]


def places(value, path=()):
    """Every place in a document: the path to it and what stands there."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def changed(document, path, change):
    """A copy of the document in which `change` was applied to what holds the last step of path."""
    document = copy.deepcopy(document)
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    change(holder, path[-1])
    return document


def put(value):
    def change(holder, step):
        holder[step] = value
    return change


def drop(holder, step):
    del holder[step]


class Schemas(unittest.TestCase):
    """What is asked of a schema and of lines."""

    def hold(self, name, lines):
        self.assertTrue(lines)
        checker = validator(name)
        for line in lines:
            error = jsonschema.exceptions.best_match(checker.iter_errors(line))
            if error:
                self.fail(f"{name}: {error.message} at {error.json_path} of {json.dumps(line)}")

    def refuse(self, name, document, what):
        if validator(name).is_valid(document):
            self.fail(f"{name} accepts {what}: {json.dumps(document)[:2000]}")

    def refuse_mutations(self, name, line, optional=()):
        """Nothing may be missing, nothing may be added, nothing may be of another kind."""
        for path, value in places(line):
            if isinstance(value, dict):
                more = changed([line], (0, *path), put({**value, **ODD}))[0]
                self.refuse(name, more, f"another member at {path}")
            if not path:
                continue
            self.refuse(name, changed(line, path, put(ODD)), f"an object at {path}")
            if isinstance(path[-1], str) and path[-1] not in optional:
                self.refuse(name, changed(line, path, drop), f"no {path}")


class Files(unittest.TestCase):
    def test_schemas_are_schemas(self):
        for name, schema in SCHEMAS.items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
                for path, value in places(schema):
                    if path and path[-1] == "$ref" and isinstance(value, str):
                        validator(name).resolver.resolve(value)

    def test_everything_that_can_be_said_has_a_description(self):
        for name, schema in SCHEMAS.items():
            self.assertIn("description", schema, name)
            for part, inner in schema.get("$defs", {}).items():
                if "properties" in inner:
                    self.assertTrue(inner.get("description"), f"{name}: {part}")


class Scores(Schemas):
    def test_score_with_and_without_detail(self):
        for command in under_policies(conformance_cases()):
            with self.subTest(" ".join(command)):
                plain = lines_of("score", *command, "--format", "json")
                self.hold("score.schema.json", plain)
                detail = lines_of("score", *command, "--detail", "--format", "json")
                self.hold("score.schema.json", detail)
                self.assertTrue(all(set(one) < set(two) for one, two in zip(plain, detail)))

    def test_explain(self):
        for table in sorted((ROOT / "accuracy" / "contracts").glob("*.csv")):
            for policy in POLICIES:
                with self.subTest(f"{table.name} {policy}"):
                    lines = lines_of("explain", table, "--policy", policy, "--format", "json")
                    self.hold("explain.schema.json", lines)
                    # One answer more than a score has.
                    del lines[0]["reasons"]
                    self.hold("score.schema.json", lines)

    def test_every_kind_of_answer_is_among_the_samples(self):
        met = set()
        for command in conformance_cases():
            for line in lines_of("score", *command, "--detail", "--format", "json"):
                met.add(line["reason"])
                met |= {contract["why"] for contract in line["contracts"]}
                met |= {part["line"] for part in line["lines"]}
        schema = SCHEMAS["score.schema.json"]["$defs"]
        for kind in schema["contract"]["oneOf"]:
            self.assertLessEqual(set(kind["properties"]["why"]["enum"]), met)
        self.assertLessEqual(set(schema["line_name"]["enum"]), met)
        self.assertLessEqual({"no_outcomes", "too_few_outcomes", "too_few_clients", None}, met)

    def test_what_exports_leave_unknown(self):
        for command, *rest in (("score",), ("score", "--detail"), ("explain",)):
            table = "tests/exports/unknown-ends/transactions.csv"
            lines = lines_of(command, table, *rest, "--format", "json")
            name = f"{command}.schema.json"
            self.hold(name, lines)
            self.assertEqual(lines[0]["reason"], "unknown_facts")
            self.refuse_mutations(name, lines[0])
            self.refuse(name, changed(lines[0], ("reason",), put("no_outcomes")), "a range beside")

    def test_broken_lines_are_refused(self):
        table = "examples/history.jsonl"
        explain = lines_of("explain", table, "--policy", "broad", "--format", "json")[0]
        self.refuse_mutations("explain.schema.json", explain)
        score = lines_of("score", table, "--policy", "2015-03", "--detail", "--format", "json")[0]
        self.refuse_mutations("score.schema.json", score)
        plain = lines_of("score", table, "--format", "json")[0]
        self.refuse_mutations("score.schema.json", plain)

    def test_answers_that_contradict_themselves_are_refused(self):
        line = lines_of("score", "examples/history.jsonl", "--policy", "2015-03", "--detail",
                        "--format", "json")[0]
        counted = next(i for i, c in enumerate(line["contracts"]) if c["outcome"] == "success")
        excluded = next(i for i, c in enumerate(line["contracts"]) if c["outcome"] == "excluded")
        trend = next(i for i, w in enumerate(line["windows"]) if w["window"] == "trending")
        unit = {"day": "2026-01-01", "credit": 1000, "weight": 1000}
        contradictions = {
            "a score with a reason against it": (("reason",), "no_outcomes"),
            "a score without its digits": (("exact",), None),
            "a score of no window": (("window",), None),
            "a score above 100": (("score",), 101),
            "digits above 100": (("exact",), "100.01"),
            "one digit": (("exact",), "9.5"),
            "a window in words": (("window",), "two years"),
            "no windows": (("windows",), []),
            "a day in words": (("as_of",), "yesterday"),
            "a window with a score that does not qualify": (("windows", 0, "qualifies"), False),
            "a trend with contracts": (("windows", trend, "outcomes"), 3),
            "a window without contracts": (("windows", 0, "outcomes"), None),
            "points as a number": (("contracts", counted, "points_lost"), 1.5),
            "a contract without a price": (("contracts", counted, "points_lost"), None),
            "a success for a bad reason": (("contracts", counted, "why"), "negative_feedback"),
            "a contract that counts and has no unit": (("contracts", counted, "units"), []),
            "an excluded contract that costs": (("contracts", excluded, "points_lost"), "1.00"),
            "an excluded contract with units": (("contracts", excluded, "units"), [unit]),
            "an unknown reason": (("contracts", excluded, "why"), "bad_luck"),
        }
        for what, (path, value) in contradictions.items():
            with self.subTest(what):
                self.refuse("score.schema.json", changed(line, path, put(value)), what)


class Calendars(Schemas):
    def test_everybody(self):
        for policy in POLICIES:
            self.hold("calendar.schema.json",
                      lines_of("calendar", "examples/history.jsonl", "--as-of", "2025-07-01",
                               "--to", "2026-07-01", "--policy", policy, "--format", "json"))
        line = lines_of("calendar", "examples/history.jsonl", "--format", "json")[1]
        self.assertEqual({"leaves_window": 1}, line["causes"])
        self.refuse_mutations("calendar.schema.json", line)
        for what, (path, value) in {
                "an unknown cause": (("causes",), {"boredom": 1}),
                "a day without anybody": (("may_change",), 0)}.items():
            self.refuse("calendar.schema.json", changed(line, path, put(value)), what)

    def test_one(self):
        lines = lines_of("calendar", "examples/history.jsonl", "--freelancer", "ana", "--to",
                         "2028-12-31", "--format", "json")
        self.hold("calendar.schema.json", lines)
        self.refuse_mutations("calendar.schema.json", lines[0])
        self.refuse("calendar.schema.json", changed(lines[0], ("causes",), put([])), "no cause")


class Trends(Schemas):
    def test_trend(self):
        for policy in POLICIES:
            for day in ("2024-12-01", "2025-07-01", "2026-11-20"):
                self.hold("trend.schema.json",
                          lines_of("trend", "examples/history.jsonl", "--as-of", day,
                                   "--policy", policy, "--format", "json"))
        line = lines_of("trend", "examples/history.jsonl", "--format", "json")[0]
        self.refuse_mutations("trend.schema.json", line)
        for what, (path, value) in {
                "seven quarters": (("quarters",), line["quarters"][:7]),
                "a share as a number": (("quarters", 0, "share"), 76.92),
                "a comparison with nothing": (("quarters", 0, "share"), None)}.items():
            self.refuse("trend.schema.json", changed(line, path, put(value)), what)


class Changes(Schemas):
    def test_every_policy(self):
        met = set()
        for policy in POLICIES:
            for since, until in (("2024-10-01", "2026-11-20"), ("2025-03-01", "2026-11-20"),
                                 ("2025-07-01", "2030-01-01")):
                lines = lines_of("explain", "examples/history.jsonl", "--policy", policy, "--since",
                                 since, "--as-of", until, "--format", "json")
                self.hold("explain-since.schema.json", lines)
                met |= {part["why"] for part in lines[0]["parts"]}
                self.add_up(lines[0])
        by_date = lines_of("explain", "examples/history.jsonl", "--since", "2025-03-01",
                           "--format", "json")
        self.hold("explain-since.schema.json", by_date)
        self.add_up(by_date[0])
        met |= {part["why"] for part in by_date[0]["parts"]}
        said = set(SCHEMAS["explain-since.schema.json"]["$defs"]["contract_cause"]["enum"])
        said |= {"silence", "signal", "window_switched", "policy_changed", "score_appeared",
                 "score_disappeared", "rounding"}
        # Nobody flags a client in the example.
        self.assertEqual(said - met, {"client_flagged", "client_cleared"})

    def add_up(self, line):
        if line["change"] is None:
            return
        hundredths = [round(float(part["points"] or 0) * 100) for part in line["parts"]]
        self.assertEqual(sum(hundredths), round(float(line["change"]) * 100))
        self.assertEqual(
            sum(hundredths),
            round(float(line["to_exact"]) * 100) - round(float(line["from_exact"]) * 100))

    def test_broken_lines_are_refused(self):
        line = lines_of("explain", "examples/history.jsonl", "--since", "2025-03-01", "--format",
                        "json")[0]
        kinds = {part["why"]: part for part in line["parts"]}
        self.assertIn("rounding", kinds)
        few = {**line, "parts": list(kinds.values())}
        self.refuse_mutations("explain-since.schema.json", few)
        for what, (path, value) in {
                "a change without a score": (("from_reason",), "no_outcomes"),
                "a score without its digits": (("to_exact",), None),
                "no change between two scores": (("change",), None),
                "points as a number": (("parts", 0, "points"), 1.5),
                "a cause that nobody knows": (("parts", 0, "why"), "bad_luck"),
                "a rounding that is nothing": (
                    ("parts", len(few["parts"]) - 1, "points"), "0.00")}.items():
            self.refuse("explain-since.schema.json", changed(few, path, put(value)), what)


class Timelines(Schemas):
    def test_every_policy(self):
        met = set()
        for policy in POLICIES:
            lines = lines_of("timeline", "examples/history.jsonl", "--to", "2030-01-01",
                             "--policy", policy, "--format", "json")
            self.hold("timeline.schema.json", lines)
            met |= {change["why"] for line in lines for change in line["changes"]}
        by_date = lines_of("timeline", "examples/history.jsonl", "--format", "json")
        self.hold("timeline.schema.json", by_date)
        met |= {change["why"] for line in by_date for change in line["changes"]}
        said = {why for kind in SCHEMAS["timeline.schema.json"]["$defs"]["change"]["oneOf"]
                for why in kind["properties"]["why"].get("enum", [kind["properties"]["why"].get(
                    "const")])}
        # Nobody flags a client in the example.
        self.assertEqual(said - met, {"client_flagged", "client_cleared"})

    def test_forecast_and_other_rules(self):
        for rest in ((), ("--under", "2015-03", "--under", "broad")):
            lines = lines_of("forecast", "examples/history.jsonl", *rest, "--format", "json")
            self.hold("timeline.schema.json", lines)
            self.assertEqual("policy" in lines[0], bool(rest))

    def test_broken_lines_are_refused(self):
        lines = lines_of("timeline", "examples/history.jsonl", "--under", "broad", "--format",
                         "json")
        kinds = {change["why"]: line for line in lines for change in line["changes"]}
        for line in kinds.values():
            self.refuse_mutations("timeline.schema.json", line, {"policy"})
        line = kinds["window_switched"]
        for what, (path, value) in {
                "a score with a reason against it": (("reason",), "no_outcomes"),
                "a score without its digits": (("exact",), None),
                "a cause that nobody knows": (("changes", 0, "why"), "bad_luck"),
                "a rounding": (("changes", 0, "why"), "rounding")}.items():
            self.refuse("timeline.schema.json", changed(line, path, put(value)), what)


class Plans(Schemas):
    def plan(self, *options):
        done = run("plan", "examples/history.jsonl", *options, "--format", "json")
        line = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1 if line["answer"] == "none" else 0, done.stderr)
        return line

    def test_plan(self):
        for policy in POLICIES:
            for target in ("60", "88", "100"):
                self.hold("plan.schema.json", [self.plan("--policy", policy, "--target", target,
                                                         "--by", "2027-02-10")])
        self.hold("plan.schema.json", [self.plan("--as-of", "2024-10-20", "--target", "90",
                                                 "--by", "2024-10-21")])

    def test_broken_lines_are_refused(self):
        line = self.plan("--policy", "2023-12", "--target", "85")
        line["clients"] = line["clients"][:1]
        self.refuse_mutations("plan.schema.json", line)
        for what, (path, value) in {
                "a plan that is none": (("answer",), "none"),
                "a target out of reach of any score": (("target",), 101),
                "a score without its hundredths": (("plan", "idle", "exact"), None),
                "an act in other words": (("plan", "steps", 0, "act"), "stop c11"),
                "a bound beside a proof": (("proof", "excluded_below"),
                                           {"new_jobs": 0, "asks": 1, "own_acts": 0})}.items():
            self.refuse("plan.schema.json", changed(line, path, put(value)), what)
        line = self.plan("--policy", "2015-03", "--target", "100", "--by", "2026-12-10")
        line["clients"], line["limits"] = line["clients"][:1], line["limits"][:1]
        self.refuse_mutations("plan.schema.json", line)


class WhatIfs(Schemas):
    ACTS = ("--do", "end c11 by client stars 2 on 2026-12-24", "--do", "remove feedback c21",
            "--do", "start k9 earn 500 stars 5 lasts 30 days", "--do", "end c14")

    def what_if(self, *options):
        return lines_of("what-if", "examples/history.jsonl", *options, "--format", "json")

    def test_what_if(self):
        self.hold("what-if.schema.json", self.what_if())
        for policy in POLICIES:
            self.hold("what-if.schema.json", self.what_if("--policy", policy, *self.ACTS))
        self.hold("what-if.schema.json", self.what_if("--as-of", "2024-10-20", "--do", "end c02"))

    def test_broken_lines_are_refused(self):
        line = self.what_if("--policy", "2015-03", *self.ACTS)[0]
        line["days"] = line["days"][:2]
        contracts = [d for d in line["differences"] if d["with"] and d["without"]]
        line["differences"] = contracts[:1] + [d for d in line["differences"] if d["line"]][:1]
        self.refuse_mutations("what-if.schema.json", line)
        for what, (path, value) in {
                "an act in other words": (("acts", 0), "stop c11"),
                "points as a number": (("effect", "best"), 0.5),
                "a score with a reason against it": (("now", "reason"), "no_outcomes"),
                "a contract and a line": (("differences", 0, "line"), "silence")}.items():
            self.refuse("what-if.schema.json", changed(line, path, put(value)), what)


class Standings(Schemas):
    def test_standing(self):
        perk = "tests/cli/tables/perk.jsonl"
        for table, days in (("examples/history.jsonl", ("2024-12-01", "2026-11-20")),
                            (perk, ("2023-04-01", "2023-08-30", "2024-07-08", "2025-02-01"))):
            for day in days:
                self.hold("standing.schema.json",
                          lines_of("standing", table, "--as-of", day, "--format", "json"))
        line = lines_of("standing", perk, "--as-of", "2023-08-30", "--format", "json")[0]
        self.assertTrue(line["removals"])
        self.refuse_mutations("standing.schema.json", line)
        for what, (path, value) in {
                "a missing badge that lasts": (("badges", 1, "until"), "2024-01-01"),
                "an amount as a number": (("badges", 1, "criteria", 2, "found"), 1000),
                "an unknown badge": (("badges", 0, "badge"), "best")}.items():
            self.refuse("standing.schema.json", changed(line, path, put(value)), what)


class Firmnesses(Schemas):
    def firmness(self, *options):
        return lines_of("firmness", "examples/history.jsonl", *options, "--format", "json")

    def test_firmness(self):
        for policy in POLICIES:
            self.hold("firmness.schema.json", self.firmness("--policy", policy))
        self.hold("firmness.schema.json", self.firmness("--as-of", "2024-10-20"))

    def test_broken_lines_are_refused(self):
        line = self.firmness("--policy", "2024-09")[0]
        self.refuse_mutations("firmness.schema.json", line)
        for what, (path, value) in {
                "points as a number": (("setback", "points_lost"), 3.48),
                "too many jobs": (("setback", "jobs_to_recover"), 501),
                "a score above 100": (("interval", "highest_alike"), 101)}.items():
            self.refuse("firmness.schema.json", changed(line, path, put(value)), what)


class Inferences(Schemas):
    COMMAND = ("infer", "examples/history.jsonl", "--observed", "examples/observed.csv")

    def test_infer(self):
        line = lines_of(*self.COMMAND, "--format", "json")[0]
        self.hold("infer.schema.json", [line])
        self.assertEqual({rules["finding"] for rules in line["rules"]}, {"agrees", "contradicts"})
        for policy in POLICIES:
            self.hold("infer.schema.json",
                      lines_of(*self.COMMAND, "--policy", policy, "--format", "json"))

    def test_broken_lines_are_refused(self):
        line = lines_of(*self.COMMAND, "--format", "json")[0]
        line["rules"] = [r for r in line["rules"] if r["rules"] in ("2024-09", "2026-01")]
        agrees = next(r for r in line["rules"] if r["finding"] == "agrees")
        agrees["answers"] = agrees["answers"][-1:]
        index = line["rules"].index(agrees)
        self.refuse_mutations("infer.schema.json", line,
                              {"none", "neutral"})
        for what, (path, value) in {
                "a share as a number": (("rules", index, "probability"), 1.0),
                "agreement without a way": (("rules", index, "consistent"), "0"),
                "an answer in other words": (("rules", index, "answers", 0, "most_likely"), "ok"),
                "a score above 100": (("observed", 0, "score"), 101)}.items():
            self.refuse("infer.schema.json", changed(line, path, put(value)), what)


class Advice(Schemas):
    def test_advise(self):
        for policy in POLICIES:
            for day in ("2024-10-01", "2025-12-01", "2026-08-10", "2026-11-20"):
                self.hold("advise.schema.json",
                          lines_of("advise", "examples/history.jsonl", "--as-of", day,
                                   "--policy", policy, "--format", "json"))
        line = lines_of("advise", "examples/history.jsonl", "--policy", "2020-03", "--format",
                        "json")[0]
        line["contracts"] = line["contracts"][:1]
        self.refuse_mutations("advise.schema.json", line)
        for what, (path, value) in {
                "an advice in other words": (("contracts", 0, "advice"), "wait"),
                "an act in other words": (("contracts", 0, "act"), "stop c11"),
                "a share above all": (("contracts", 0, "client", "income_share"), 1001),
                "an empty message": (("contracts", 0, "message"), "")}.items():
            self.refuse("advise.schema.json", changed(line, path, put(value)), what)


class Ledgers(Schemas):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="jss-schemas-")
        self.addCleanup(holder.cleanup)
        self.path = pathlib.Path(holder.name) / "market.db"
        self.ledger = f"sqlite:{self.path}"

    def test_import(self):
        bad = self.path.with_name("bad.jsonl")
        bad.write_bytes(b'{"id":"1"}\n\xff\n')
        done = run("ledger", "import", self.ledger, "examples/history.jsonl", bad, "--acknowledge",
                   "--format", "json")
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.hold("ledger-import.schema.json", lines)
        self.assertEqual(len(lines), 2)
        self.refuse_mutations("ledger-import.schema.json", lines[-1])
        listed = self.path.with_name("market.db.rejected.jsonl").read_text(encoding="utf-8")
        rejected = [json.loads(line) for line in listed.splitlines()]
        self.assertEqual(len(rejected), 2)
        self.hold("ledger-rejected.schema.json", rejected)
        for line in rejected:
            self.refuse_mutations("ledger-rejected.schema.json", line)

    def test_verify_and_export(self):
        run("ledger", "init", self.ledger)
        verified = lines_of("ledger", "verify", self.ledger, "--format", "json")
        run("ledger", "import", self.ledger, "examples/history.jsonl")
        verified += lines_of("ledger", "verify", self.ledger, "--format", "json")
        lost = run("ledger", "verify", self.ledger, "--head", "1" * 64, "--format", "json")
        verified.append(json.loads(lost.stdout))
        self.hold("ledger-verify.schema.json", verified)
        for line in verified:
            self.refuse_mutations("ledger-verify.schema.json", line)
        self.refuse("ledger-verify.schema.json",
                    changed(verified[0], ("problem",), put("none")), "whole, with a problem")
        records = lines_of("ledger", "export", self.ledger, "--with-record")
        self.hold("ledger-record.schema.json", records)
        self.refuse("ledger-record.schema.json", changed(records[0], ("seq",), put(0)), "seq 0")
        self.hold("event.schema.json", lines_of("ledger", "export", self.ledger))

    def test_forget(self):
        run("ledger", "import", self.ledger, "examples/history.jsonl")
        asked = ["ledger", "forget", self.ledger, "--freelancer", "ana", "--format", "json"]
        lines = [json.loads(run(*asked, how).stdout) for how in ("--dry-run", "--yes", "--yes")]
        self.hold("ledger-forget.schema.json", lines)
        for line in lines:
            self.refuse_mutations("ledger-forget.schema.json", line)
        self.assertEqual([line["forgotten"] for line in lines], [False, True, False])
        self.refuse("ledger-forget.schema.json",
                    changed(lines[2], ("forgotten",), put(True)), "nobody, forgotten")
        verified = lines_of("ledger", "verify", self.ledger, "--format", "json")
        self.hold("ledger-verify.schema.json", verified)

    def test_the_life_of_policies(self):
        run("ledger", "init", self.ledger)
        shipped = sorted(name for name in POLICIES if name != "equal")
        steps = []
        for policy in (*shipped[:3], "equal"):
            for name, *rest in (("draft", "--by", "ana"), ("approve", "--by", "ben"),
                                ("schedule", "--from", "2999-01-01", "--by", "ben")):
                if policy != "equal" or name == "draft":
                    steps += lines_of("policy", name, self.ledger, policy, *rest, "--format",
                                      "json")
        steps += lines_of("policy", "roll-back", self.ledger, shipped[0], "--by", "ben", "--why",
                          "a test", "--format", "json")
        self.hold("policy-step.schema.json", steps)
        self.refuse_mutations("policy-step.schema.json", steps[0])
        life = lines_of("policy", "life", self.ledger, "--format", "json")
        self.hold("policy-life.schema.json", life)
        self.assertEqual([line["state"] for line in life],
                         ["rolled_back", "scheduled", "scheduled", "draft"])
        for line in life:
            self.refuse_mutations("policy-life.schema.json", line)
        for what, (path, value) in {
                "a draft that somebody approved": (("state",), "draft"),
                "a title of what cannot be read": (("problem",), "broken"),
                "a state in other words": (("state",), "new"),
                "nobody who drafted it": (("drafted",), [])}.items():
            self.refuse("policy-life.schema.json", changed(life[0], path, put(value)), what)

    def test_publications_and_certificates(self):
        folder = self.path.parent
        ring, secret, signed = (folder / name for name in ("keys.jsonl", "desk.key", "c.jsonl"))
        run("ledger", "import", self.ledger, "examples/history.jsonl")
        run("key", "create", ring, secret)
        held = {"publication": lines_of("publish", self.ledger, "--as-of", "2026-05-03", "--sign",
                                        secret, "-o", signed, "--format", "json")}
        held["shown-score"] = lines_of("ledger", "publications", self.ledger, "--freelancer",
                                       "ana", "--format", "json")
        held["verify-score"] = lines_of("verify-score", self.ledger, "--format", "json")
        bad = run("verify-score", "--certificate", secret, "--keys", ring, "--format", "json")
        held["verify-score"].append(json.loads(bad.stdout))
        held["certificate"] = [json.loads(line) for line in
                               signed.read_text(encoding="utf-8").splitlines()]
        run("key", "rotate", ring, secret, folder / "new.key")
        held["key"] = lines_of("key", "list", ring, "--format", "json")
        for name, lines in held.items():
            self.assertTrue(lines, name)
            self.hold(f"{name}.schema.json", lines)
            # A retired key stays one without its last key, so only the other is mutated.
            for line in [one for one in lines if "retired_at" not in one]:
                self.refuse_mutations(f"{name}.schema.json", line)
        line = held["certificate"][0]
        self.refuse("certificate.schema.json",
                    changed(line, ("reason",), put("no_outcomes")), "a score and a reason")
        self.refuse("verify-score.schema.json",
                    changed(held["verify-score"][0], ("problem",), put("x")), "holds, but")


class Tokens(Schemas):
    def test_create_list_and_revoke(self):
        with tempfile.TemporaryDirectory(prefix="jss-schemas-") as folder:
            ledger = f"sqlite:{folder}/market.db"
            run("ledger", "init", ledger)
            made = lines_of("token", "create", ledger, "--role", "freelancer", "--freelancer",
                            "ana", "--name", "phone", "--format", "json")
            self.hold("token.schema.json", made)
            self.refuse_mutations("token.schema.json", made[0], {"secret"})
            revoked = lines_of("token", "revoke", ledger, made[0]["token"], "--format", "json")
            listed = lines_of("token", "list", ledger, "--format", "json")
            self.assertEqual(listed, revoked)
            self.hold("token.schema.json", listed)


class Reviews(Schemas):
    def test_list_show_and_decide(self):
        asked = {"id": "q", "type": "review_requested", "at": "2026-11-01T10:00:00Z",
                 "review": "c12-1", "freelancer": "ana", "contract": "c12", "why": "unfair",
                 "due_on": "2026-11-15"}
        with tempfile.TemporaryDirectory(prefix="jss-schemas-") as folder:
            ledger = f"sqlite:{folder}/market.db"
            path = pathlib.Path(folder) / "asked.jsonl"
            path.write_text(json.dumps(asked) + "\n", encoding="utf-8")
            run("ledger", "import", ledger, path)
            listed = lines_of("review", "list", ledger, "--format", "json")
            self.hold("review.schema.json", listed)
            self.assertTrue(listed[0]["overdue"])
            decided = lines_of("review", "decide", ledger, "c12-1", "--decision", "excluded",
                               "--by", "rae", "--why", "banned", "--format", "json")
            self.hold("review.schema.json", decided)
            self.refuse_mutations("review.schema.json", decided[0], {"by"})
            self.assertEqual(lines_of("review", "show", ledger, "c12-1", "--format", "json"),
                             decided)


class Shadows(Schemas):
    def test_shadow(self):
        tables = sorted((ROOT / "accuracy" / "contracts").glob("*.csv"))[::10]
        for table in (*tables, ROOT / "examples" / "history.jsonl"):
            for policy in ("equal", "broad"):
                lines = lines_of("policy", "shadow", table, policy, "--format", "json")
                self.hold("policy-shadow.schema.json", lines)
        self.assertTrue(lines[0]["largest"])
        self.refuse_mutations("policy-shadow.schema.json", lines[0])
        for what, (path, value) in {
                "a change that is none": (("largest", 0, "change"), "0.00"),
                "fewer than nobody": (("gain",), -1),
                "points as a number": (("mean_change",), 1.5),
                "no bounds": (("bounds",), [])}.items():
            self.refuse("policy-shadow.schema.json", changed(lines[0], path, put(value)), what)


class Policies(Schemas):
    def test_list(self):
        lines = lines_of("policy", "list", "--format", "json")
        self.hold("policy-list.schema.json", lines)
        self.assertEqual(sorted(line["id"] for line in lines), POLICIES)
        for line in lines:
            self.refuse_mutations("policy-list.schema.json", line)

    def test_show(self):
        for policy in POLICIES:
            self.hold("policy-show.schema.json",
                      lines_of("policy", "show", policy, "--format", "json"))
        line = lines_of("policy", "show", "2026-01", "--format", "json")[0]
        self.refuse_mutations("policy-show.schema.json", line)
        for index, parameter in enumerate(line["parameters"]):
            other = 1 if parameter["type"] in ("word", "yes or no", "date") else "a word"
            broken = changed(line, ("parameters", index, "value"), put(other))
            self.refuse("policy-show.schema.json", broken, f"{other} as {parameter['name']}")

    def test_diff(self):
        for one in POLICIES:
            for other in POLICIES[::3]:
                self.hold("policy-diff.schema.json",
                          lines_of("policy", "diff", one, other, "--format", "json"))
        line = lines_of("policy", "diff", "2015-03", "2026-01", "--format", "json")[0]
        self.assertTrue(line["changes"])
        self.refuse_mutations("policy-diff.schema.json", line)


class Events(Schemas):
    def test_what_exports_become(self):
        files = sorted((ROOT / "tests" / "exports").glob("*/events.jsonl"))
        self.assertTrue(files)
        for file in files:
            case = json.loads((file.parent / "case.json").read_text(encoding="utf-8"))
            answers = ["--answers", file.parent / case["answers"]] if "answers" in case else []
            exports = [file.parent / name for name in case["files"]]
            self.hold("event.schema.json", lines_of("import-exports", *exports, *answers))

    def test_every_type_of_event(self):
        written = ROOT / "examples" / "history.jsonl"
        lines = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
        lines += RARE_EVENTS
        self.hold("event.schema.json", lines)
        types = SCHEMAS["event.schema.json"]["properties"]["type"]["enum"]
        self.assertEqual({line["type"] for line in lines}, set(types))
        optional = {key for branch in SCHEMAS["event.schema.json"]["oneOf"]
                    for key in set(branch["properties"]) - set(branch["required"])}
        optional -= {"id", "type", "at"}
        for kind in types:
            line = next(line for line in lines if line["type"] == kind)
            self.refuse_mutations("event.schema.json", line, optional)

    def test_the_program_refuses_what_the_schema_refuses(self):
        start = RARE_EVENTS[0]
        self.assertEqual(self.exit_code_of(start), 0)
        breaks = {"kind": "weekly", "client": "", "at": "yesterday", "due_on": "soon", "odd": 1,
                  "type": "contract_begun"}
        for key, value in breaks.items():
            with self.subTest(key):
                broken = {**start, key: value}
                self.refuse("event.schema.json", broken, key)
                self.assertEqual(self.exit_code_of(broken), 2)

    def exit_code_of(self, event):
        done = subprocess.run([PROGRAM, "score", "-"], input=json.dumps(event) + "\n", text=True,
                              capture_output=True, check=False)
        return done.returncode


# The types that the example has none of, and optional keys that it leaves out.
RARE_EVENTS = [
    {"id": "r1", "type": "contract_started", "at": "2026-01-01", "contract": "c", "freelancer": "f",
     "client": "k", "kind": "hourly", "title": "T", "client_name": "N", "group": "G",
     "agency": "A", "due_on": "2026-02-01"},
    {"id": "r2", "type": "feedback_given", "at": "2026-03-01T10:00:00.25+02:00", "contract": "c",
     "from": "client", "recommend": 9, "reason": "completed", "comment": "Good",
     "mid_contract": False,
     "scores": {"skills": 5, "quality": "4.5", "availability": 4, "deadlines": 5,
                "communication": "5.00", "cooperation": 3}},
    {"id": "r3", "type": "contract_resumed", "at": "2026-01-01", "contract": "c",
     "by": "freelancer"},
    {"id": "r4", "type": "dispute_opened", "at": "2026-01-01", "contract": "c"},
    {"id": "r5", "type": "dispute_closed", "at": "2026-01-01", "contract": "c", "outcome": "split"},
    {"id": "r6", "type": "client_standing_changed", "at": "2026-01-01", "client": "k",
     "standing": "flagged", "why": "fraud"},
    {"id": "r7", "type": "milestone_due", "at": "2026-01-01", "contract": "c", "milestone": "m",
     "due_on": "2026-02-01"},
    {"id": "r8", "type": "review_requested", "at": "2026-01-01", "review": "v", "freelancer": "f",
     "contract": "c", "why": "unjust", "due_on": "2026-01-15"},
    {"id": "r9", "type": "review_decided", "at": "2026-01-01", "review": "v",
     "decision": "excluded", "by": "reviewer", "why": "retaliation"},
    {"id": "r10", "type": "offer_made", "at": "2026-01-01", "freelancer": "f", "client": "k"},
    {"id": "r11", "type": "offer_declined", "at": "2026-01-01", "freelancer": "f", "client": "k"},
    {"id": "r12", "type": "retracted", "at": "2026-01-01", "event": "r3", "why": "a slip",
     "recorded_at": "2026-01-02T00:00:00Z"},
    {"id": "r13", "type": "contract_paused", "at": "2026-01-01", "contract": "c", "by": "client"},
    {"id": "r14", "type": "refunded", "at": "2026-01-01", "contract": "c", "amount": 1.5},
    {"id": "r15", "type": "feedback_removed", "at": "2026-01-01", "contract": "c",
     "why": "violation", "by": "the desk", "note": "an insult"},
    {"id": "r17", "type": "policy_drafted", "at": "2026-01-01", "policy": "p",
     "digest": 64 * "0", "text": "id = 'p'", "by": "ben"},
    {"id": "r18", "type": "policy_approved", "at": "2026-01-01", "policy": "p",
     "digest": 64 * "0", "by": "ada"},
    {"id": "r19", "type": "policy_scheduled", "at": "2026-01-01", "policy": "p",
     "digest": 64 * "0", "from": "2026-02-01", "by": "ada"},
    {"id": "r20", "type": "policy_rolled_back", "at": "2026-01-01", "policy": "p",
     "digest": 64 * "0", "by": "ada", "why": "wrong"},
    {"id": "r21", "type": "publication_opened", "at": "2026-01-01", "publication": "2026-01-01",
     "as_of": "2026-01-01", "known_at": "2026-01-01T00:00:00Z", "records": 3, "head": 64 * "a",
     "policy": "p", "digest": 64 * "0", "text": "id = 'p'"},
    {"id": "r22", "type": "score_published", "at": "2026-01-01", "publication": "2026-01-01",
     "freelancer": "f", "score": 88, "exact": "88.24", "window": "12m"},
    {"id": "r23", "type": "score_published", "at": "2026-01-01", "publication": "2026-01-01",
     "freelancer": "g", "reason": "no_outcomes"},
    {"id": "r24", "type": "publication_closed", "at": "2026-01-01",
     "publication": "2026-01-01", "scores": 2},
    {"id": "r16", "type": "contacted", "at": "2026-01-01", "contract": "c", "from": "freelancer"},
]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jss", required=True, help="the program")
    known, rest = parser.parse_known_args()
    PROGRAM = str(pathlib.Path(known.jss).resolve())
    unittest.main(argv=[sys.argv[0], *rest])
