"""The Neo4j driver, neo4j-viz and yFiles on the founding dossier in Neo4j; the API says what there should be."""

import json
import os
import re
import traceback
import urllib.request
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path
from sys import stderr

from neo4j import GraphDatabase
from neo4j_viz.neo4j import from_neo4j
from yfiles_jupyter_graphs import GraphWidget

DOCS = Path(__file__).parent.parent.parent / "docs" / "neo4j.md"
CLAIM = "khrushchev-1956:memoir-groups--khrushchev--knowledge"
KINDS = {"Person": "persons", "Organization": "organizations", "Position": "positions", "Event": "events", "Source": "sources", "Claim": "claims",
         "Question": "questions"}
DISPUTED = "MATCH p = (:Claim)-[:CONTRADICTS]->(:Claim) RETURN p"


def line(client, asserted, result, detail=""):
    print(client, version(client), asserted, result, detail, sep="\t", flush=True)


def compare(client, asserted, got, want):
    same = got == want
    line(client, asserted, "ok" if same else "FAIL", str(got) if same else f"{got}, want {want}"[:300])


def ask(query, **variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(os.environ["ONUS_URL"] + "/graphql", body, {"Content-Type": "application/json"})
    answer = json.load(urllib.request.urlopen(request, timeout=60))
    if answer.get("errors"):
        raise RuntimeError(answer["errors"])
    return answer["data"]


def counts(session):
    """As many of each kind as the API has."""
    got = {k: session.run(f"MATCH (n:{k}) RETURN count(n) AS n").single()["n"] for k in KINDS}
    data = ask("{" + " ".join(f"{k}: {field} {{ totalCount }}" for k, field in KINDS.items()) + "}")
    compare("neo4j", "nodes of each kind, as many as the API counts", got, {k: data[k]["totalCount"] for k in KINDS})


def frame(session):
    """One row a claim, its properties as columns; dates are pandas' dates."""
    df = session.run("MATCH (c:Claim)-[:SAID_IN]->(s:Source) RETURN c, s").to_df(expand=True, parse_dates=True)
    total = ask("{ claims { totalCount } }")["claims"]["totalCount"]
    compare("neo4j", "to_df(expand=True): one row a claim with its source", len(df), total)
    ids = list(df["c().prop.id"].sort_values()[:200])
    nodes = ask("query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Claim { text source { name } made { earliest } } } }", ids=ids)["nodes"]
    want = {n["id"]: (n["text"], n["source"]["name"]) for n in nodes}
    rows = df[df["c().prop.id"].isin(ids)]
    compare("neo4j", "of 200 claims text and source are the API's",
            sum(want[r["c().prop.id"]] == (r["c().prop.name"], r["s().prop.name"]) for _, r in rows.iterrows()), len(ids))
    captions = df["c().prop.caption"]
    compare("pandas", "every claim has a caption of at most 60 characters, with its source's slug or the beginning of it",
            sum(len(c) <= 60 and names(c, s.split(":")[1]) for c, s in zip(captions, df["c().prop.source"])), total)
    days = session.run("MATCH (c:Claim) WHERE c.madeEarliest IS NOT NULL RETURN c.madeEarliest AS day").to_df(parse_dates=True)
    compare("pandas", "first days are dates", days["day"].dtype.kind, "M")


def names(caption, slug):
    """The caption ends with the slug, or with the beginning of it and an ellipsis."""
    end = caption.rpartition(" · ")[2]
    return end == slug or end.endswith("…") and len(end) > 8 and slug.startswith(end[:-1])


def against(session):
    """The contradictions of one claim are the API's."""
    graph = session.run("MATCH p = (:Record {id: $id})<-[:CONTRADICTS]-(:Claim)-[:SAID_IN]->(:Source) RETURN p", id=CLAIM).graph()
    got = sorted({(r.start_node["id"], r["rule"], r["evidence"]) for r in graph.relationships if r.type == "CONTRADICTS"})
    data = ask("query($id: ID!) { contrast(claim: $id) { against { id rule claim { id } } } }", id=CLAIM)
    compare("neo4j", "Result.graph: what contradicts a claim, by which rule and evidence", got,
            sorted({(e["claim"]["id"], e["rule"], e["id"]) for e in data["contrast"]["against"]}))


def picture(session):
    """Captions are set as the docs say; a picture holds all that was read."""
    graph = session.run(DISPUTED).graph()
    drawn = from_neo4j(graph)
    compare("neo4j-viz", "from_neo4j: nodes and relationships of all contradictions", (len(drawn.nodes), len(drawn.relationships)),
            (len(graph.nodes), len(graph.relationships)))
    for node in drawn.nodes:
        node.caption = node.properties["caption"]
    for relationship in drawn.relationships:
        relationship.caption = relationship.properties.get("caption", relationship.properties["type"])
    html = drawn.render().data
    shown = sum(json.dumps(node.caption)[1:-1] in html or node.caption in html for node in drawn.nodes)
    compare("neo4j-viz", f"render(): every caption is in the page, of {len(html) // 1024} KiB", shown, len(graph.nodes))
    widget = GraphWidget(graph=graph)
    compare("yfiles_jupyter_graphs", "GraphWidget(graph=…): the same nodes and edges", (len(widget.nodes), len(widget.edges)),
            (len(graph.nodes), len(graph.relationships)))


def snippets(_):
    """The Python of docs/neo4j.md runs as it stands."""
    for n, code in enumerate(re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S), 1):
        names = {}
        with redirect_stdout(stderr):
            exec(compile(code, f"docs/neo4j.md, block {n}", "exec"), names)
        drawn, widget = names["picture"], names["widget"]
        compare("neo4j-viz", f"docs/neo4j.md, Python block {n} runs; picture and widget hold the same, and no caption is a list of labels",
                (len(drawn.nodes), len(drawn.relationships), any(":" in (x.caption or ":") and "Record" in x.caption for x in drawn.nodes)),
                (len(widget.nodes), len(widget.edges), False))


def main():
    auth = os.environ["ONUS_NEO4J_USER"], os.environ["ONUS_NEO4J_PASSWORD"]
    with GraphDatabase.driver(os.environ["ONUS_NEO4J_URL"], auth=auth) as driver, driver.session(database="neo4j") as session:
        for check in (counts, frame, against, picture, snippets):
            try:
                check(session)
            except Exception as fault:
                traceback.print_exc()
                line("neo4j", f"{check.__name__} runs to its end", "FAIL", f"{type(fault).__name__}: {fault}"[:300].replace("\n", " ").replace("\t", " "))


if __name__ == "__main__":
    main()
