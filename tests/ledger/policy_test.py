# SPDX-License-Identifier: Apache-2.0
"""A ledger's own policies: their life, and what commands make of it."""

import json

from place import HISTORY, LedgerTest, ROOT
from policy_story import RULES, bring, live_through, now, policy_of, score, step, today, write_rules


class Life(LedgerTest):
    def test_a_policy_lives_from_its_draft_to_its_end(self):
        live_through(self)

    def test_a_step_twice_is_one(self):
        self.run_jss("ledger", "init", self.ledger)
        rules = write_rules(self)
        for repeated in (False, True):
            done = step(self, "draft", rules, "--by", "ana")
            self.assertEqual((done["state"], done["repeated"]), ("draft", repeated))
        for repeated in (False, True):
            done = step(self, "approve", "mine", "--by", "ben", "--digest", done["digest"])
            self.assertEqual((done["state"], done["repeated"]), ("approved", repeated))
        for repeated in (False, True):
            done = step(self, "schedule", "mine", "--from", today(9), "--by", "ben")
            self.assertEqual((done["state"], done["repeated"]), ("scheduled", repeated))
        for repeated in (False, True):
            done = step(self, "roll-back", "mine", "--by", "ben", "--why", "no")
            self.assertEqual((done["state"], done["repeated"]), ("rolled_back", repeated))
        self.assertEqual(self.verified()["records"], 4)

    def test_the_text_of_a_policy_comes_out_as_it_went_in(self):
        self.run_jss("ledger", "init", self.ledger)
        rules = write_rules(self)
        step(self, "draft", rules, "--by", "ana")
        shown = self.run_jss("policy", "show", "mine", "--ledger", self.ledger, "--format", "toml")
        self.assertEqual(shown, RULES)
        self.assertEqual(self.run_jss("policy", "show", rules, "--format", "toml"), RULES)
        shipped = (ROOT / "policies" / "2024-09.toml").read_text(encoding="utf-8")
        self.assertEqual(self.run_jss("policy", "show", "2024-09", "--format", "toml"), shipped)

    def test_what_breaks_a_rule_is_refused_and_nothing_is_written(self):
        self.run_jss("ledger", "init", self.ledger)
        rules = write_rules(self)
        self.assertIn("has no policy 'mine'", step(self, "approve", "mine", "--by", "ben", exits=2))
        self.assertIn("'jss policy draft LEDGER 2024-09'",
                      step(self, "approve", "2024-09", "--by", "ben", exits=2))
        step(self, "draft", rules, "--by", "ana")
        self.assertIn("somebody else has to",
                      step(self, "approve", "mine", "--by", "ana", exits=2))
        self.assertIn("its digest is another",
                      step(self, "approve", "mine", "--by", "ben", "--digest", "0" * 64, exits=2))
        self.assertIn("nobody has approved", step(self, "schedule", "mine", "--from", today(),
                                                  "--by", "ben", exits=2))
        self.assertIn("not scheduled", step(self, "roll-back", "mine", "--by", "ben", "--why", "x",
                                            exits=2))
        step(self, "approve", "mine", "--by", "ben")
        write_rules(self, RULES.replace("= 3", "= 4"))
        self.assertIn("another id", step(self, "draft", rules, "--by", "ana", exits=2))
        self.assertIn("is not a day", step(self, "schedule", "mine", "--from", "soon", "--by",
                                           "ben", exits=2))
        self.assertEqual(self.verified()["records"], 2)

    def test_it_needs_a_ledger_that_is_there(self):
        self.assertIn("jss ledger init", step(self, "draft", write_rules(self), "--by", "ana",
                                              exits=2))
        self.run_jss("policy", "life", self.ledger, exits=2)
        self.run_jss("policy", "life", "market.db", exits=2)

    def test_a_draft_can_be_read_before_it_is_approved(self):
        self.run_jss("ledger", "init", self.ledger)
        step(self, "draft", write_rules(self), "--by", "ana")
        shown = json.loads(self.run_jss("policy", "show", "mine", "--ledger", self.ledger,
                                        "--format", "json"))
        self.assertEqual(shown["title"], "Our own rules")
        changes = json.loads(self.run_jss("policy", "diff", "2015-03", "mine", "--ledger",
                                          self.ledger, "--format", "json"))["changes"]
        self.assertEqual([change["name"] for change in changes], ["feedback_days"])
        self.run_jss("policy", "show", "mine", exits=2)

    def test_a_policy_may_be_based_on_an_approved_one(self):
        self.run_jss("ledger", "init", self.ledger)
        step(self, "draft", write_rules(self), "--by", "ana")
        top = write_rules(self, RULES.replace('"mine"', '"top"').replace("2015-03", "mine"),
                          "top.toml")
        self.assertIn("once it is approved", step(self, "draft", top, "--by", "ana", exits=2))
        step(self, "approve", "mine", "--by", "ben")
        step(self, "draft", top, "--by", "ana")
        self.run_jss("policy", "check", top, "--ledger", self.ledger)
        self.run_jss("policy", "check", top, exits=1)

    def test_a_life_moves_with_its_ledger(self):
        self.run_jss("ledger", "import", self.ledger, HISTORY)
        bring(self, today(-3))
        said = score(self)
        life = self.run_jss("policy", "life", self.ledger, "--format", "json")
        records = self.exported("--with-record")
        self.ledger += ".moved"
        self.import_lines(records)
        self.assertEqual(score(self), said)
        self.assertEqual(self.run_jss("policy", "life", self.ledger, "--format", "json"), life)


class Decides(LedgerTest):
    def setUp(self):
        super().setUp()
        self.run_jss("ledger", "import", self.ledger, HISTORY)

    def test_every_command_without_a_policy_asks_the_ledger(self):
        before = now()
        bring(self, "2026-01-01")
        day = ["--as-of", "2026-11-20", "--format", "json"]
        for command in (["score"], ["explain"], ["timeline"], ["forecast"], ["trend"], ["advise"],
                        ["firmness"], ["standing"], ["what-if", "--do", "end c11 by freelancer"],
                        ["explain", "--since", "2026-02-01"]):
            with self.subTest(" ".join(command)):
                name, *rest = command
                own = self.run_jss(name, self.ledger, *rest, *day)
                pinned = self.run_jss(name, self.ledger, *rest, *day, "--policy", "mine")
                if name != "timeline":  # which tells of the days before 2026, too
                    self.assertEqual(own, pinned)
                series = self.run_jss(name, HISTORY, *rest, *day)
                self.assertNotEqual(own, series)
                self.assertEqual(self.run_jss(name, self.ledger, *rest, *day, "--known-at", before),
                                 series)

    def test_a_timeline_changes_its_rules_on_the_day(self):
        bring(self, "2026-03-01")
        asked = ["--as-of", "2026-11-20", "--format", "json"]
        lines = [json.loads(line) for line in
                 self.run_jss("timeline", self.ledger, *asked).splitlines()]
        changed = {line["day"]: change["policy"] for line in lines for change in line["changes"]
                   if change["why"] == "policy_changed"}
        self.assertEqual(changed.get("2026-03-01"), "mine")
        for line in lines[::7]:
            one = json.loads(self.run_jss("score", self.ledger, "--as-of", line["day"], "--format",
                                          "json"))
            if line["day"] <= "2026-11-20":
                self.assertEqual((one["score"], one["exact"]), (line["score"], line["exact"]))

    def test_a_file_is_scored_by_the_series(self):
        bring(self, "2026-01-01")
        exported = self.folder / "exported.jsonl"
        self.run_jss("ledger", "export", self.ledger, "-o", exported)
        asked = ["--as-of", "2026-11-20", "--format", "json"]
        self.assertEqual(self.run_jss("score", exported, *asked),
                         self.run_jss("score", HISTORY, *asked))

    def test_others_are_asked_for_by_name(self):
        bring(self, "2026-01-01")
        self.assertEqual(policy_of(score(self, "--policy", "2024-09")), "2024-09")
        self.run_jss("timeline", self.ledger, "--under", "mine", "--under", "2015-03")
        file = self.folder / "mine.toml"
        self.assertEqual(score(self, "--policy", file), score(self, "--policy", "mine"))
        write_rules(self, RULES.replace("= 3", "= 4"))
        self.run_jss("score", self.ledger, "--policy", file, exits=2)
        self.assertIn("of the ledger's own", self.complaints)

    def test_what_came_by_import_and_breaks_a_rule_is_left_out_and_named(self):
        digest = step(self, "draft", write_rules(self), "--by", "ana")["digest"]
        forged = {"id": "x", "type": "policy_approved", "at": "2099-01-01T00:00:00Z",
                  "policy": "mine", "digest": digest, "by": "ana"}
        self.import_lines(json.dumps(forged) + "\n")
        said = self.run_jss("score", self.ledger, "--as-of", "2026-11-20", "--format", "json")
        self.assertIn("event 'x' (policy_approved) is left out", self.complaints)
        self.assertEqual(said, self.run_jss("score", HISTORY, "--as-of", "2026-11-20", "--format",
                                            "json"))
        self.run_jss("policy", "life", self.ledger)
        self.assertIn("who drafted it", self.complaints)


class Shadow(LedgerTest):
    def setUp(self):
        super().setUp()
        self.run_jss("ledger", "import", self.ledger, HISTORY)

    def shadow(self, source, policy, *rest):
        return json.loads(self.run_jss("policy", "shadow", source, policy, *rest, "--as-of",
                                       "2026-11-20", "--format", "json"))

    def test_it_writes_nothing_and_says_what_scores_say(self):
        step(self, "draft", write_rules(self), "--by", "ana")
        head = self.verified()["head"]
        line = self.shadow(self.ledger, "mine")
        day = ["--as-of", "2026-11-20", "--format", "json"]
        before = json.loads(self.run_jss("score", self.ledger, *day))
        after = json.loads(self.run_jss("score", self.ledger, *day, "--policy", "mine"))
        self.assertEqual((line["policy"], line["against"], line["freelancers"]),
                         ("mine", before["policy"], 1))
        move = line["largest"][0]
        self.assertEqual((move["before_exact"], move["after_exact"]),
                         (before["exact"], after["exact"]))
        self.assertEqual(self.verified()["head"], head)

    def test_a_file_is_asked_like_a_ledger(self):
        rules = write_rules(self)
        self.assertEqual(self.shadow(HISTORY, rules), self.shadow(self.ledger, rules))
        self.assertEqual(self.shadow(HISTORY, "equal", "--against", "2015-03")["against"],
                         "2015-03")

    def test_it_is_held_against_the_ledgers_own(self):
        bring(self, "2026-01-01")
        self.assertEqual(self.shadow(self.ledger, "2026-01")["against"], "mine")
        self.run_jss("policy", "shadow", self.ledger, "mine", "--as-of", "2026-11-20", exits=2)
        self.assertIn("is the one in force", self.complaints)
