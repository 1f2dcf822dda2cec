"""The graph that an export must be, worked out from the SQLite file alone: its records, its links, its columns of days."""

import json
from datetime import date, timedelta

from census import Census

# What docs/decisions says of the two views, once more in the words of the store.
DRAWN = ("Person", "Organization", "Event", "Position", "Source")
KEPT = ("PART_OF", "SUCCEEDS", "POSITION_IN", "OVERSEES", "AUTHORED_BY", "DERIVES_FROM", "TELLS_OF", "SAID_IN", "MADE_BY", "GROUPED_BY",
        "ABOUT", "EXCEPT", "AMONG", "CONCERNS", "IN_POSITION", "COUNTS", "COUNTS_WITHIN", "SEARCHED", "MEMBER")
DAYS = {"Person": ("born_first", "died_last"), "Organization": ("founded_first", "dissolved_last"), "Event": ("period_first", "NULL"),
        "tenure": ("start_first", "end_last"), "attested": ("attested_first", "attested_last"), "attribution": ("asOf_first", "asOf_last"),
        "act": ("date_first", "date_last"), "dating": ("period_first", "period_last"), "told": ("toldOf_first", "toldOf_last")}


def reified(graph):
    """Every record a node, every link an edge whose id is its record, its type and its end."""
    found = Census()
    found.nodes = dict(graph.sql("SELECT id, name FROM record"))
    found.edges = [(f"{s}.{rel}.{t}", s, t, rel) for s, rel, t in graph.sql("SELECT src, rel, dst FROM link") if t in found.nodes]
    add_lives(found, graph)
    return found


def folded(graph):
    """Agents, positions, events and sources; claims and authored evidence are edges, and nodes where an edge must end at them."""
    found, claims = Census(), [json.loads(b) for (b,) in graph.sql("SELECT body FROM record WHERE kind = 'Claim'")]
    evidence = [json.loads(b) for (b,) in graph.sql("SELECT body FROM record WHERE kind = 'Evidence' AND dataset <> 'onus'")]
    folds = {c["id"]: list(fold(c)) for c in claims}
    tied = {e.get(end) for e in evidence for end in ("from", "on", "onClaim")}
    for name, kind, label in graph.sql("SELECT id, kind, name FROM record"):
        if kind in DRAWN or (kind == "Presumption" and name in tied) or (kind == "Claim" and (name in tied or not folds[name])):
            found.nodes[name] = label
    edges = [(f"{s}.{rel}.{t}", s, t, rel) for s, rel, t in graph.sql("SELECT src, rel, dst FROM link") if rel in KEPT]
    edges += [edge for each in folds.values() for edge in each]
    comes_from = {e["id"]: e["from"] for e in evidence}
    edges += [(e["id"], e["from"], comes_from.get(e.get("on"), e.get("on") or e.get("onClaim")), e["stance"].upper()) for e in evidence]
    for (body,) in graph.sql("SELECT body FROM record WHERE kind = 'Identity'"):
        same = json.loads(body)
        edges.append((same["id"], same["a"], same["b"], "DIFFERENT_FROM" if same.get("different") else "SAME_AS"))
    found.edges = [edge for edge in edges if edge[1] in found.nodes and edge[2] in found.nodes]
    add_lives(found, graph)
    told = spans(graph)
    for name, _, _, kind in found.edges:
        if kind in ("HELD", "TOOK_PART", "PLACED") and (span := told.get(name.split(".")[0])):
            found.intervals[(name, *span)] += 1
    return found


def fold(claim):
    """The edges that a claim folds into: as said, of whom Identity leaves."""
    says, derived = claim.get("says", {}), claim.get("derived", {})
    kind = {"tenure": "HELD", "act": "TOOK_PART", "attribution": "PLACED"}.get(claim["form"])
    if claim.get("modality", "presupposed") != "presupposed" or kind is None or (claim.get("denies") and kind != "PLACED"):
        return
    subjects = derived.get("canonicalSubjects") or [s for s in [says.get("subject")] if s]
    ends = says.get("positions", []) if kind == "HELD" else derived.get("canonicalEvents") or [e for e in [says.get("event")] if e]
    for subject in dict.fromkeys(subjects):
        for end in dict.fromkeys(ends):
            yield f"{claim['id']}.{kind}.{subject}.{end}", subject, end, kind


def add_lives(found, graph):
    """The time of each node: a person's life, an organization's, an event from its beginning on, what a claim tells of."""
    for name, span in spans(graph).items():
        if name in found.nodes:
            found.intervals[(name, *span)] += 1


def spans(graph):
    """First and last day, by id, of what has any."""
    told = {}
    for kind in ("Person", "Organization", "Event"):
        told |= days(graph, f"kind = '{kind}'", kind)
    claims = days(graph, "kind = 'Claim'", "told")
    for form in ("attribution", "act", "dating"):
        column = DAYS[form][0].split("_")[0]
        claims |= days(graph, f"kind = 'Claim' AND form = '{form}' AND {column}_ IS NOT NULL", form)
    for (tenure,) in graph.sql("SELECT id FROM record WHERE form = 'tenure'"):
        claims.pop(tenure, None)
    claims |= days(graph, "kind = 'Claim' AND form = 'tenure' AND attested_ IS NULL", "tenure")
    claims |= days(graph, "kind = 'Claim' AND form = 'tenure' AND attested_ IS NOT NULL", "attested")
    return {k: v for k, v in (told | claims).items() if v}


def days(graph, where, kind):
    """Spans of the records for which it holds; None for those without any day."""
    first, last = DAYS[kind]
    rows = graph.sql(f"SELECT id, {first}, {last} FROM record WHERE {where}")
    return {name: None if (a is None and b is None) or (a is not None and b is not None and a > b) else (iso(a), iso(b)) for name, a, b in rows}


def iso(day):
    """A day, counted from 1970, as GEXF writes it; `..` for none. Python's own dates begin in the year 1."""
    if day is None:
        return ".."
    shift = 0
    while day + shift * 146097 < -719162:
        shift += 1
    moved = date(1970, 1, 1) + timedelta(days=day + shift * 146097)
    year = moved.year - 400 * shift
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{moved:%m-%d}"
