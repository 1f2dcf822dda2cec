"""Faults planted in exports that are well: each must be seen by the readings and comparisons that the other checks use."""

import json
import re

import arguments
import bibliography
import oracle
import readers
import tables
from census import faults
from world import judge


def checks(founding, _big, weir, awkward):
    """A row for each kind of file."""
    expected = oracle.folded(awkward)
    seen = {}
    for fault, change in GEXF.items():
        path = planted(awkward, "gexf", ".gexf", change)
        seen[f"gexf: {fault}"] = {
            "Gephi": lambda p=path: complaints(expected, readers.gephi({"planted": p})["planted"]),
            "networkx": lambda p=path: list(faults(expected, readers.networkx_gexf(p))),
            "graphology": lambda p=path: list(faults(expected, readers.javascript({"planted": p})["planted"], intervals=False)),
        }
    path = planted(awkward, "graphml", ".graphml", lambda text: text.replace('target="awkward:miller"', 'target="awkward:nobody"', 1))
    seen["graphml: an edge to nowhere"] = {"networkx": lambda: list(faults(expected, readers.networkx_graphml(path))),
                                           "igraph": lambda: list(faults(expected, readers.igraph_graphml(path)))}
    cyjs = planted(awkward, "cyjs", ".cyjs", lambda text: text.replace('"target":"awkward:miller"', '"target":"awkward:nobody"', 1))
    seen["cyjs: an edge to nowhere"] = {"cytoscape.js": lambda: list(faults(expected, readers.javascript({"planted": cyjs})["planted"]))}
    seen["argdown: an attack less"] = {"@argdown/core": lambda: without_an_attack(weir)}
    seen["csl: a date as text"] = {"schema": lambda: wrong_date(founding)}
    seen["csv: a word among days"] = {"pandas": lambda: wrong_day(founding)}
    for fault, readings in seen.items():
        judge("planted fault", "", fault, [f"{reader} saw nothing" for reader, look in readings.items() if (reader, fault) not in BLIND and not noticed(look)],
              "by " + ", ".join(reader for reader in readings if (reader, fault) not in BLIND))


GEXF = {
    "an edge less": lambda text: re.sub(r"<edge .*?</edge>\n", "", text, count=1),
    "an edge to nowhere": lambda text: text.replace('target="awkward:miller"', 'target="awkward:nobody"', 1),
    "two edges of one kind between the same ends": lambda text: text.replace('kind="HELD 2"', 'kind="HELD"', 1),
    "another kind": lambda text: text.replace('kind="HELD"', 'kind="KEPT"', 1).replace('for="relation" value="HELD"', 'for="relation" value="KEPT"', 1),
    "an end before the start": lambda text: text.replace('end="1937-02-28"', 'end="1907-02-28"', 1),
}
BLIND = {("graphology", "gexf: an end before the start"),  # it reads no times
         ("networkx", "gexf: two edges of one kind between the same ends"),  # nor kinds, and keeps both by their ids
         ("graphology", "gexf: two edges of one kind between the same ends")}


def planted(graph, format, ending, change):
    """An export with a fault in it; AssertionError if the change changes nothing."""
    text = graph.export(format, "--view", "folded", to="folded" + ending).read_text(encoding="utf-8")
    path = graph.folder / f"planted-{abs(hash(change(text)))}{ending}"
    assert change(text) != text, "the fault found no place"
    path.write_text(change(text), encoding="utf-8")
    return path


def complaints(expected, census):
    """What the row of Gephi would say."""
    return [*faults(expected, census), *(said for _, said in census.issues if "were created" in said or "arallel" in said)]


def noticed(look):
    """A reader's refusal is as good as a difference."""
    try:
        return bool(look())
    except Exception:
        return True


def without_an_attack(graph):
    """The first relation of a statement left out."""
    path = graph.folder / "planted.argdown"
    text = graph.export("argdown", to="map.argdown").read_text(encoding="utf-8")
    path.write_text(re.sub(r"\n  - .*", "", text, count=1), encoding="utf-8")
    found, _ = arguments.relations(path)
    return arguments.expected_relations(graph) - found


def wrong_date(graph):
    """CSL with a date that is a string."""
    items = json.loads(graph.export("csl", to="sources.csl.json").read_text(encoding="utf-8"))
    items[0]["issued"] = "1956-02"
    return list(bibliography.invalid(items) or [])


def wrong_day(graph):
    """A table whose days are not all days."""
    frame = tables.read(graph, "sources")
    frame.loc[0, "createdEarliest"] = "spring"
    return list(tables.days(frame))
