"""Faults planted in exports that are well: each must be seen by the readings and comparisons that the other checks use."""

import io
import json
import re

import pandas

import arguments
import bibliography
import oracle
import readers
import tables
from census import faults
from world import judge, line, rules


def checks(founding, _big, weir, awkward):
    """A row for each kind of file."""
    expected = oracle.folded(awkward)
    read = {"Gephi": lambda path: complaints(expected, readers.gephi({"planted": path})["planted"]),
            "networkx": lambda path: list(faults(expected, readers.networkx_gexf(path))),
            "graphology": lambda path: list(faults(expected, readers.javascript({"planted": path})["planted"], intervals=False))}
    for fault, change in GEXF.items():
        row(f"gexf: {fault}", drawn(awkward, "gexf"), change, {name: look for name, look in read.items() if (name, fault) not in BLIND})
    read = {"networkx": lambda path: list(faults(expected, readers.networkx_graphml(path))),
            "igraph": lambda path: list(faults(expected, readers.igraph_graphml(path)))}
    row("graphml: an edge to nowhere", drawn(awkward, "graphml"), replaced('target="awkward:miller"', 'target="awkward:nobody"'), read)
    read = {"cytoscape.js": lambda path: list(faults(expected, readers.javascript({"planted": path})["planted"]))}
    row("cyjs: an edge to nowhere", drawn(awkward, "cyjs"), replaced('"target":"awkward:miller"', '"target":"awkward:nobody"'), read)
    maps(weir)
    row("csv: a word among days", founding.export("csv", "sources", to="sources.csv"), a_word_for_a_day, {"pandas": strange_days})
    pairs = {"pandas": lambda path: tables.pairs(founding, pandas.read_csv(path, dtype_backend="numpy_nullable", low_memory=False))}
    for bearing in ("itself", "for", "against", "perhaps", "consistent"):
        row(f"csv: a pair less of bearing {bearing}", founding.export("csv", "claim-evidence", to="claim-evidence.csv"), without(bearing), pairs)
    sources = founding.export("csl", to="sources.csl.json")
    items = json.loads(sources.read_text(encoding="utf-8"))
    row("csl: a source less whose title another has", sources, without_a_namesake,
        {"citation-js": lambda path: bibliography.missing(items, bibliography.by_apa(path))})
    definition, why_not = rules(bibliography.SCHEMA)
    if why_not:
        line("planted fault", "", "csl: a date as text", "blocked", why_not)
        return
    row("csl: a date as text", sources, a_date_as_text,
        {"schema": lambda path: bibliography.invalid(json.loads(path.read_text(encoding="utf-8")), definition)})


def maps(graph):
    """Argument maps: a relation that is not there, one by another's id, one too many."""
    path, look = graph.export("argdown", to="map.argdown"), {"@argdown/core": lambda path: arguments.unlike(graph, path)}
    row("argdown: an attack less", path, lambda text: re.sub(r"\n  - .*", "", text, count=1), look)
    row("argdown: a claim without its own testimony", path, lambda text: re.sub(r"\n  \+ <onus:direct--.*", "", text, count=1), look)
    row("argdown: a claim supported by another's own testimony", path, lambda text: swapped(text, r"\n  \+ (<onus:direct--.*>)"), look)


def row(fault, clean, change, read):
    """One row: each reader finds nothing in the file as it was exported, and something in the one with the fault."""
    text = clean.read_text(encoding="utf-8")
    assert change(text) != text, f"{fault}: found no place"
    path = clean.with_name(f"planted-{clean.name}")
    path.write_text(change(text), encoding="utf-8")
    judge("planted fault", "", fault, [f"{name} {said}" for name, look in read.items() for said in unnoticed(look, clean, path)],
          "by " + ", ".join(read) + "; nothing without it")


def unnoticed(look, clean, path):
    """What speaks against its having seen the fault. All readers tell what they refuse: one that raises did not come to look."""
    try:
        before, after = list(look(clean)), list(look(path))
    except Exception as stumbled:
        yield f"stumbled: {type(stumbled).__name__}: {stumbled}"
        return
    yield from (f"finds a fault where none was planted: {said}" for said in before)
    if not after:
        yield "saw nothing"


def drawn(graph, format):
    """The folded view."""
    return graph.export(format, "--view", "folded", to=f"folded.{format}")


def replaced(old, new):
    """A change of the first place."""
    return lambda text: text.replace(old, new, 1)


def swapped(text, pattern):
    """The first two places that match, each with what the other has."""
    first, second = list(re.finditer(pattern, text))[:2]
    return text[:first.start(1)] + second[1] + text[first.end(1):second.start(1)] + first[1] + text[second.end(1):]


GEXF = {
    "an edge less": lambda text: re.sub(r"<edge .*?</edge>\n", "", text, count=1),
    "an edge to nowhere": replaced('target="awkward:miller"', 'target="awkward:nobody"'),
    "two edges of one kind between the same ends": replaced('kind="HELD 2"', 'kind="HELD"'),
    "another kind": lambda text: text.replace('kind="HELD"', 'kind="KEPT"', 1).replace('for="relation" value="HELD"', 'for="relation" value="KEPT"', 1),
    "an end before the start": replaced('end="1937-02-28"', 'end="1907-02-28"'),
}
BLIND = {("graphology", "an end before the start"),  # it reads no times
         ("networkx", "two edges of one kind between the same ends"),  # nor kinds, and keeps both by their ids
         ("graphology", "two edges of one kind between the same ends")}


def complaints(expected, census):
    """What the row of Gephi would say."""
    return [*faults(expected, census), *(said for _, said in census.issues if "were created" in said or "arallel" in said)]


def a_date_as_text(text):
    """CSL with a date that is a string."""
    items = json.loads(text)
    items[0]["issued"] = "1956-02"
    return json.dumps(items)


def a_word_for_a_day(text):
    """A table whose days are not all days."""
    frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    frame.loc[0, "createdEarliest"] = "spring"
    return frame.to_csv(index=False)


def without(bearing):
    """A change that leaves out the first pair of that bearing."""
    def change(text):
        frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        return frame.drop(index=frame.index[frame["bearing"] == bearing][:1]).to_csv(index=False)
    return change


def without_a_namesake(text):
    """CSL without one of the first two items that share a title."""
    items, seen = json.loads(text), set()
    for item in filter(bibliography.must_be_there, items):
        if item["title"] in seen:
            return json.dumps([other for other in items if other is not item])
        seen.add(item["title"])
    return text


def strange_days(path):
    """What pandas says of the days of a table."""
    return tables.days(pandas.read_csv(path, dtype_backend="numpy_nullable", low_memory=False))
