# SPDX-License-Identifier: Apache-2.0
"""Scores that the service publishes by itself, once a day and once among several services."""

import datetime
import json
import tempfile
import time
import unittest

import policy_story
import postgres

from api_test import contract
from door import PATIENCE, Service, run_jss
from place import HISTORY, lines

# Always past: a day is published as soon as it has begun.
EVERY_DAY = ("--rate", "0", "--publish-at", "00:00")


class Publishing:
    """On each store."""

    def setUp(self):
        super().setUp()
        policy_story.wait_for_midnight()
        run_jss("ledger", "import", self.ledger, HISTORY)
        self.token = run_jss("token", "create", self.ledger, "--role", "operator").strip()

    def started(self):
        service = Service(self.ledger, *EVERY_DAY)
        service.operator = self.token
        self.addCleanup(service.stop)
        return service

    def published(self, service, days):
        for _ in range(PATIENCE * 10):
            found = service.ask("GET", "/v1/publications").json()["publications"]
            if len(found) >= days and all(one["complete"] for one in found):
                return [one["as_of"] for one in found]
            time.sleep(0.1)
        raise AssertionError(found)

    def day(self, ago):
        today = datetime.date.fromisoformat(policy_story.today())
        return str(today - datetime.timedelta(days=ago))

    def test_a_day_is_published_when_it_comes_and_missed_days_are_caught_up(self):
        run_jss("publish", self.ledger, "--as-of", self.day(3))
        service = self.started()
        self.assertEqual(self.published(service, 4), [self.day(ago) for ago in (3, 2, 1, 0)])
        self.assertIn("nothing is due", run_jss("publish", self.ledger))
        self.assertEqual(service.stop(), 0)
        told = [json.loads(line) for line in service.log if '"published"' in line]
        self.assertEqual([line["as_of"] for line in told], [self.day(ago) for ago in (2, 1, 0)])

    def test_of_several_services_one_publishes_and_all_know_the_same(self):
        run_jss("publish", self.ledger, "--as-of", self.day(6))
        services = [self.started() for _ in range(3)]
        days = [self.day(ago) for ago in range(6, -1, -1)]
        for service in services:
            self.assertEqual(self.published(service, 7), days)
        events = [one for i in range(4) for one in contract(i, "new", f"k{i}")]
        answer = services[0].ask("POST", "/v1/events", body=lines(events),
                                 Content_Type="application/x-ndjson")
        self.assertEqual(answer.status, 200, answer.body)
        score = services[0].ask("GET", "/v1/freelancers/new/score").body
        self.until(lambda: services[1].ask("GET", "/v1/freelancers/new/score").body == score)
        made = services[1].ask("POST", "/v1/tokens", body='{"role":"auditor"}').json()

        def status():
            return services[2].ask("GET", "/v1/freelancers", token=made["secret"]).status

        self.until(lambda: status() == 200)
        services[0].ask("DELETE", f"/v1/tokens/{made['token']}")
        self.until(lambda: status() == 401)
        told = [line for service in services if service.stop() == 0
                for line in service.log if '"published"' in line]
        self.assertEqual(len(told), 6)

    def until(self, holds):
        began = time.monotonic()
        while not holds():
            self.assertLess(time.monotonic() - began, PATIENCE)
            time.sleep(0.05)


class OnSqlite(Publishing, unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="jss-service-")
        self.addCleanup(holder.cleanup)
        self.ledger = f"sqlite:{holder.name}/market.db"
        super().setUp()


class OnPostgres(Publishing, postgres.PostgresTest):
    pass
