"""A server of a check's own, over a copy of one of the stores, to load into or to serve with other flags."""

import os
import pathlib
import re
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

from judge import folder


class Server:
    """`with Server("--flag", …) as s:` serves a copy of the store (the founding dossier's, if none is named) at s.url.

    Other keywords are environment variables of the server.
    """

    def __init__(self, *flags, store="ONUS_STORE", **environment):
        self.flags, self.original, self.store = flags, os.environ[store], folder / "own.db"
        self.environment = os.environ | environment

    def __enter__(self):
        for suffix in ("", "-wal", "-shm"):
            pathlib.Path(f"{self.store}{suffix}").unlink(missing_ok=True)
        with sqlite3.connect(self.original) as db:
            db.execute("VACUUM INTO ?", (str(self.store),))
        log = folder / "own.log"  # a file: a pipe that nobody reads fills up, and the server waits
        with log.open("w") as f:
            self.process = subprocess.Popen([os.environ["ONUS"], "serve", "--listen", "127.0.0.1:0", "--store", self.store, *self.flags],
                                            stdout=subprocess.PIPE, stderr=f, text=True, env=self.environment)
        found = re.search(r"http://[0-9.:]+", self.process.stdout.readline())
        if not found:
            raise RuntimeError("it does not serve: " + log.read_text()[:300])
        self.base = found[0]
        self.url = self.base + "/graphql"
        until = time.monotonic() + 60
        while not self.ready():
            if time.monotonic() > until:
                self.__exit__()
                raise TimeoutError("it does not get ready")
            time.sleep(0.05)
        return self

    def ready(self):
        try:
            with urllib.request.urlopen(self.base + "/readyz", timeout=10) as answer:
                return answer.status == 200
        except urllib.error.HTTPError:
            return False

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=30)
