# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of one's own: made for a test, reached by a private socket, gone afterwards."""

import atexit
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import unittest

from place import LedgerTest


def programs():
    """Where the newest installed server's programs are; nothing if there is none."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"),
                   key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return pathlib.Path(there).parent if there else None


def somebody():
    """Who runs the server, for it refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise OSError("there is nobody but root to run a server")


class Server:
    """A running server; `stop` ends it and removes everything."""

    def __init__(self, *settings, folder=None, initdb=()):
        self.bin = programs()
        self.folder = folder or pathlib.Path(tempfile.mkdtemp(prefix="jss-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self.settings = settings
        self.who = somebody()
        if self.who:
            os.chown(self.folder, self.who["user"], self.who["group"])
        self.call("initdb", "-D", self.data, "-U", "jss", "-A", "trust", "-E", "UTF8",
                  "--no-locale", "--no-sync", *initdb)
        self.start()

    def call(self, program, *arguments):
        done = subprocess.run([self.bin / program, *map(str, arguments)], cwd=self.folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              check=False, **self.who)
        if done.returncode:
            raise OSError(f"{program}: {done.stderr}")

    def start(self):
        options = ["-c listen_addresses=''", f"-c unix_socket_directories='{self.folder}'",
                   *(f"-c {setting}" for setting in self.settings)]
        self.call("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o",
                  " ".join(options), "start")

    def url(self, schema=None):
        url = f"postgresql:///postgres?host={self.folder}&user=jss"
        return f"{url}&options=-csearch_path%3D{schema}" if schema else url

    def halt(self, mode="fast"):
        self.call("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def stop(self):
        try:
            self.halt("immediate")
        except OSError:
            pass  # It is down already.
        shutil.rmtree(self.folder, ignore_errors=True)


_SHARED = []


def shared():
    """The server of this run: started for whoever asks first, stopped at the end."""
    if not _SHARED:
        if programs() is None:
            if os.environ.get("CI"):
                raise OSError("PostgreSQL is not installed: ./setup test installs it")
            raise unittest.SkipTest("PostgreSQL is not installed: ./setup test installs it")
        _SHARED.append(Server("fsync=off"))
        atexit.register(_SHARED[0].stop)
    return _SHARED[0]


class PostgresTest(LedgerTest):
    """A test with a schema of its own on the shared server and no ledger in it yet."""

    def setUp(self):
        super().setUp()
        self.server = shared()
        self.schema = "t" + "_".join(self.id().split(".")[-2:]).lower()[-60:]
        self.sql(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE; CREATE SCHEMA {self.schema}")
        self.ledger = self.server.url(self.schema)

    def sql(self, text):
        done = subprocess.run([self.server.bin / "psql", "-qAt", "-d", self.server.url(), "-c",
                               text], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout
