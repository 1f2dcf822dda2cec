"""genqlient: a typed Go client, generated from the served schema, compiled and run."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.request

from judge import Assertion, folder, graphs, same, same_ids, told

here = pathlib.Path(__file__).parent
genqlient = pathlib.Path(os.environ["ONUS_INTEROP_HOME"]) / "genqlient" / "genqlient"
version = re.search(r"genqlient v([0-9.]+)", (here.parent / "go" / "go.mod").read_text())[1]
operations = (here / "operations.graphql").read_text()


def generate(name, g, text):
    """The client's source in a folder of its own; returns it and the finished command."""
    home = folder / name
    shutil.copytree(here.parent / "go", home)
    with urllib.request.urlopen(g["base"] + "/schema.graphql", timeout=60) as answer:
        (home / "schema.graphql").write_bytes(answer.read())
    (home / "operations.graphql").write_text(text)
    return home, subprocess.run([genqlient, "genqlient.yaml"], cwd=home, capture_output=True, text=True, check=False)


def run(home, g):
    done = subprocess.run(["go", "run", "-trimpath", ".", g["url"], g["claim"]], cwd=home, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


for g in graphs:
    answer = None
    with Assertion("genqlient", version, f"{g['name']}: the generated client compiles, and its contrast is the command line's") as a:
        home, made = generate(f"genqlient-{g['name']}", g, operations)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        answer = run(home, g)
        same(a, told(answer["contrast"]), g)
    with Assertion("genqlient", version, f"{g['name']}: it pages through all claims, each once") as a:
        same_ids(a, answer["ids"], g, answer["pages"])

with Assertion("genqlient", version, "a query with an unknown field makes no client, and the field is named") as a:
    _, made = generate("genqlient-bad", graphs[0], operations.replace("quote", "quotation"))
    a.right = made.returncode != 0 and 'Cannot query field "quotation" on type "Passage"' in made.stdout + made.stderr
    a.detail = f"exit {made.returncode}: {made.stdout}{made.stderr}"
