"""curl as a function, and servers of one's own."""

import os
import pathlib
import re
import subprocess
import time
from typing import NamedTuple

from judge import folder

version = subprocess.run(["curl", "--version"], check=True, capture_output=True, text=True).stdout.split()[1]


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes


def curl(url, *arguments):
    """What curl got; with -I the body is the headers once more."""
    head, body = folder / "head", folder / "body"
    body.write_bytes(b"")
    subprocess.run(["curl", "-sS", "--max-time", "60", "-D", head, "-o", body, *arguments, url], check=True)
    status, *rows = head.read_text().strip().split("\r\n\r\n")[-1].splitlines()
    headers = {}
    for row in rows:
        name, value = row.split(":", 1)
        headers[name.lower()] = ", ".join(filter(None, (headers.get(name.lower()), value.strip())))
    return Answer(int(status.split()[1]), headers, body.read_bytes())


def get(url, query, *arguments):
    return curl(url, "--get", "--data-urlencode", "query=" + query, *arguments)


def items(header):
    return {item.strip().lower() for item in header.split(",")}


class Server:
    """`with Server("--flag", …) as s:` serves a copy of the founding store at s.url."""

    def __init__(self, *flags):
        self.flags, self.store = flags, folder / "own.db"

    def __enter__(self):
        for suffix in ("", "-wal", "-shm"):
            pathlib.Path(f"{self.store}{suffix}").unlink(missing_ok=True)
        subprocess.run(["python3", "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('VACUUM INTO ?', (sys.argv[2],))",
                        os.environ["ONUS_STORE"], self.store], check=True)
        self.process = subprocess.Popen([os.environ["ONUS"], "serve", "--listen", "127.0.0.1:0", "--store", self.store, *self.flags],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = self.process.stdout.readline()
        found = re.search(r"http://[0-9.:]+", said)
        if not found:
            raise RuntimeError("it does not serve: " + self.process.stderr.read()[:300])
        self.base = found[0]
        self.url = self.base + "/graphql"
        until = time.monotonic() + 60
        while curl(self.base + "/readyz").status != 200:
            if time.monotonic() > until:
                raise TimeoutError("it does not get ready")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=30)
