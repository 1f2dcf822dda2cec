"""What the answers must be, found without GraphQL: from the tables and contrasts of the command line.

    prepare.py FOLDER     writes FOLDER/expected.json and FOLDER/GRAPH/*.graphql, the queries of README.md

The queries of the made-up graph name a claim of its own, one on the question that most evidence bears on.
"""

import collections
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys

csv.field_size_limit(sys.maxsize)
root = pathlib.Path(__file__).resolve().parents[3]
folder = pathlib.Path(sys.argv[1])


def onus(store, *arguments):
    return subprocess.run([os.environ["ONUS"], *arguments, "--store", store], check=True, capture_output=True, text=True).stdout


def table(store, name):
    return list(csv.DictReader(io.StringIO(onus(store, "export", "csv", name))))


def contrast(store, claim):
    """The figures and words of a contrast by which any client's answer is judged."""
    c = json.loads(onus(store, "contrast", "--json", claim))
    return {
        "for": sorted(e["text"] for e in c["for"]),
        "against": sorted(e["text"] for e in c["against"]),
        "qualifying": sorted(e["text"] for e in c["qualifying"]),
        "standings": sorted(r["standing"].upper() for r in c["readings"]),
        "robust": (c.get("robust") or "").upper() or None,
    }


def graph(name, url, store, claim=None):
    rows = table(store, "claims")
    claim = claim or busiest(store, rows)
    return {
        "name": name, "base": url, "url": url + "/graphql",
        "claim": claim, "claims": sorted(row["id"] for row in rows), "contrast": contrast(store, claim),
    }


def busiest(store, rows):
    """A claim on the question that most evidence bears on."""
    bearing = collections.Counter(row["question"] for row in table(store, "evidence"))
    return min(rows, key=lambda row: (-sum(bearing[q] for q in row["questions"].split("; ") if q), row["id"]))["id"]


def queries(text):
    return re.findall(r"^```graphql\n(.*?)^```", text, re.M | re.S)


readme = queries((root / "README.md").read_text())
first = next(q for q in readme if q.lstrip("{ \n").startswith("contrast"))
own = re.search(r'claim: "([^"]+)"', first).group(1)
graphs = [
    graph("founding", os.environ["ONUS_URL"], os.environ["ONUS_STORE"], own),
    graph("synthetic", os.environ["ONUS_URL_BIG"], os.environ["ONUS_STORE_BIG"]),
]
for g in graphs:
    g["query"] = first.replace(own, g["claim"])
    (folder / g["name"]).mkdir()
    for n, q in enumerate(readme, 1):
        (folder / g["name"] / f"readme-{n}.graphql").write_text(q)
(folder / "expected.json").write_text(json.dumps(graphs))
