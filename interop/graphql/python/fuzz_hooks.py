"""What schemathesis takes for a finding, and ids that the graph has, so that it gets further than NOT_FOUND.

A refusal is an answer if it is one of ours: a code of those below. All else (INTERNAL, no code, a status of 500 and
more, no JSON) is a finding.
"""

import json
import os
import pathlib

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

REFUSALS = {"NOT_FOUND", "BAD_INPUT", "TOO_COSTLY"}

ids = json.loads((pathlib.Path(os.environ["ONUS_INTEROP_WORK"]) / "ids.json").read_text())[os.environ["ONUS_INTEROP_GRAPH"]]
schemathesis.graphql.scalar("ID", st.one_of(st.sampled_from(ids), st.sampled_from(ids), st.text(max_size=12)).map(nodes.String))
tally = pathlib.Path(os.environ["ONUS_INTEROP_WORK"]) / "tally"


@schemathesis.check
def ours(ctx, response, case):
    assert response.status_code < 500, f"status {response.status_code}"
    answer = response.json()
    errors = answer.get("errors", [])
    assert errors or answer.get("data") is not None, "neither data nor errors"
    for error in errors:
        code = error.get("extensions", {}).get("code")
        assert code in REFUSALS, f"{code}: {error.get('message')}"
    with tally.open("a") as f:
        print("refused" if errors else "answered", file=f)
