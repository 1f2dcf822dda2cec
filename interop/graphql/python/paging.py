"""Paging through 20,000 claims with gql while another process loads: no row twice, none missed."""

import importlib.metadata
import os
import pathlib
import subprocess
import time

import gql
from gql.transport.requests import RequestsHTTPTransport
from judge import Assertion, graphs
from server import Server

version = importlib.metadata.version("gql")
data = pathlib.Path(__file__).resolve().parents[3] / "data"
page = gql.gql("query ($after: String) { revision claims(first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }")


def through(session):
    """The ids of all pages, and the revisions that they tell."""
    ids, revisions, after = [], [], None
    while not revisions or after:
        page.variable_values = {"after": after}
        answer = session.execute(page)
        ids += [node["id"] for node in answer["claims"]["nodes"]]
        revisions.append(answer["revision"])
        after = answer["claims"]["pageInfo"]["endCursor"] if answer["claims"]["pageInfo"]["hasNextPage"] else None
    return ids, revisions


big = next(g for g in graphs if g["name"] == "synthetic")
with Assertion("gql", version, "synthetic: paging while another process loads, no claim comes twice and none of before is missed") as a:
    with Server("--founding=false", store="ONUS_STORE_BIG") as own, gql.Client(transport=RequestsHTTPTransport(url=own.url, timeout=120)) as session:
        rounds, wrong, changing, loading = 0, [], 0, True
        load = subprocess.Popen([os.environ["ONUS"], "load", "--store", own.store, data / "exchanged"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + 300
        while loading:
            loading = load.poll() is None and time.monotonic() < until
            ids, revisions = through(session)
            rounds += 1
            changing += len(set(revisions)) > 1
            twice, missed = len(ids) - len(set(ids)), len(set(big["claims"]) - set(ids))
            if twice or missed or ids != sorted(ids):
                wrong.append(f"round {rounds}: {twice} twice, {missed} missed")
        load.kill()
        said = load.communicate()[1].decode()
    a.right = load.returncode == 0 and not wrong and changing > 0 and len(ids) > len(big["claims"])
    a.detail = f"{rounds} rounds, in {changing} of them the graph changed; {len(ids)} claims at the end, {a.seconds()} " + "; ".join(wrong[:3]) + said[:200]
