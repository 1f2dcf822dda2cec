"""schemathesis on the endpoint with a fixed seed: no finding, and much that is answered, not refused."""

import collections
import importlib.metadata
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

from judge import Assertion, folder, graphs

SEED, EXAMPLES = 1956, 30
version = importlib.metadata.version("schemathesis")
here = pathlib.Path(__file__).parent
KINDS = "persons organizations positions events sources passages claims questions".split()


def ids(g):
    """Some ids of each kind."""
    query = "{" + "".join("%s(first: 5) { nodes { id } }" % kind for kind in KINDS) + " scales { id } profiles { id } }"
    request = urllib.request.Request(g["url"], json.dumps({"query": query}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        data = json.load(answer)["data"]
    return [g["claim"]] + [n["id"] for part in data.values() for n in (part["nodes"] if isinstance(part, dict) else part)]


def run(g):
    environment = os.environ | {"SCHEMATHESIS_HOOKS": str(here / "fuzz_hooks.py"), "ONUS_INTEROP_GRAPH": g["name"]}
    (folder / "tally").write_text("")
    command = [pathlib.Path(sys.executable).parent / "schemathesis", "run", g["url"], "--phases", "fuzzing", "--checks", "ours",
               "--max-examples", str(EXAMPLES), "--seed", str(SEED), "--generation-deterministic", "--no-color"]
    done = subprocess.run([str(c) for c in command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done, collections.Counter((folder / "tally").read_text().split())


(folder / "ids.json").write_text(json.dumps({g["name"]: ids(g) for g in graphs}))
for g in graphs:
    asserted = f"{g['name']}: seed {SEED}, {EXAMPLES} examples a field: every request is answered, or refused with a code of ours"
    with Assertion("schemathesis", version, asserted) as a:
        done, counts = run(g)
        cases = re.search(r"(\d+) generated", done.stdout)
        tested = re.search(r"Tested: (\d+)", done.stdout)
        a.right = done.returncode == 0 and counts["answered"] > 100 and tested is not None
        a.detail = f"{tested and tested[1]} fields, {cases and cases[1]} cases, {dict(counts)}, {a.seconds()}"
        if not a.right:
            found = re.findall(r"- (?:Custom check failed|.*): `ours`\n\n\s*(.*)|AssertionError: (.*)", done.stdout)
            a.detail += f"; exit {done.returncode} {found[:5]}"
            print(done.stdout[-6000:], done.stderr[-2000:], file=sys.stderr)
