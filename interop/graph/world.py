"""What a check is given: the binary, the stores, the served graphs, the tools; and how it says what it found."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = Path(os.environ["ONUS_INTEROP_HOME"])
ONUS = os.environ["ONUS"]
CORPUS = os.environ.get("ONUS_CORPUS", "")


def line(client, version, asserted, result, detail=""):
    """Prints one row of the table: result is ok, FAIL or blocked."""
    cells = (" ".join(str(c).split()) for c in (client, version, asserted, result, detail))
    print("\t".join(cells), flush=True)


def judge(client, version, asserted, faults, detail=""):
    """A row that is ok if there are no faults; else FAIL, with the first of them."""
    faults = list(faults)
    if not faults:
        line(client, version, asserted, "ok", detail)
        return
    more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
    line(client, version, asserted, "FAIL", "; ".join(str(f)[:300] for f in faults[:3]) + more)


def say(*words):
    """A word on stderr, for whoever looks for the cause of a FAIL."""
    print(*words, file=sys.stderr, flush=True)


def rules(name):
    """A schema below ONUS_CORPUS and None; or None and why its row is blocked."""
    if not CORPUS:
        return None, f"not validated: ONUS_CORPUS is not set, a folder that holds {name}"
    path = Path(CORPUS) / name
    return (path, None) if path.exists() else (None, f"not validated: {name} is not in ONUS_CORPUS")


def run(*command, timeout=300, env=None):
    """Runs a program of ours or another's; its output, or RuntimeError with the end of what it said."""
    done = subprocess.run([str(c) for c in command], capture_output=True, timeout=timeout, env=env, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()[-4:]
        raise RuntimeError(f"{Path(command[0]).name} exit {done.returncode}: {' / '.join(said)}")
    return done.stdout


@dataclass(eq=False)
class Graph:
    """One graph: its store, where it is served, and a folder for what is exported from it."""

    name: str
    store: Path
    url: str = ""
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="onus-interop-")))

    def export(self, *words, to):
        """`onus export WORDS`, into a file of that name; exported once."""
        path = self.folder / to
        if not path.exists():
            with path.open("wb") as out:
                done = subprocess.run([ONUS, "export", *words, "--store", self.store], stdout=out, stderr=subprocess.PIPE,
                                      timeout=300, check=False)
            if done.returncode != 0:
                path.unlink()
                raise RuntimeError(f"onus export {' '.join(words)}: {done.stderr.decode().strip()}")
        return path

    def fetch(self, path):
        """The body of a GET at the served graph."""
        with urllib.request.urlopen(self.url + path, timeout=300) as answer:
            return answer.read()

    def ask(self, query, **variables):
        """The data of a GraphQL answer; RuntimeError where it has errors."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(self.url + "/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            reply = json.load(answer)
        if reply.get("errors"):
            raise RuntimeError(f"GraphQL: {reply['errors'][0]['message']}")
        return reply["data"]

    def total(self, root):
        """The totalCount of a list of the API, such as claims."""
        return self.ask(f"{{ {root}(first: 1) {{ totalCount }} }}")[root]["totalCount"]

    def sql(self, query, *values):
        """Rows of the SQLite file, read past Onus."""
        with sqlite3.connect(f"file:{self.store}?mode=ro", uri=True) as base:
            return base.execute(query, values).fetchall()
