"""Argument maps and frameworks, read by @argdown/core and pygarg, against what the API answers one claim at a time."""

import re
from collections import Counter
from functools import cache

import networkx

from census import differences
from readers import node_env
from world import HERE, HOME, judge, run

EVIDENCE = "{ id rule opposition claim { id questions { id } } }"
CONTRAST = "id modality questions { id } contrast { " + " ".join(
    part + EVIDENCE for part in ("for", "against", "undercut", "consistent", "qualifying")) + " }"


def checks(founding, _big, weir, _awkward):
    """Rows for the founding dossier, and for a small one whose testimony is undercut."""
    for graph in (founding, weir):
        argdown(graph)
        framework(graph)


# --- Argdown ------------------------------------------------------------------


def argdown(graph):
    """@argdown/core finds the relations that the API's contrasts have, kind by kind."""
    asserted = (f"{graph.name}: supports, attacks, contraries, contradictions and undercuts are those of the API's contrasts, "
                "and testimony on what no claim answers is the store's")
    path = graph.export("argdown", to="map.argdown")
    kinds = Counter(kind for kind, _, _ in relations(path)[0])
    judge("@argdown/core", "1.7.5", asserted, unlike(graph, path), ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))


def unlike(graph, path):
    """Relations of a map that are too many or too few, by the ids of both ends."""
    others = set(expected_relations(graph)) | set(lone_lines(graph))
    found, asked = relations(path)
    return list(differences(Counter(others | set(own_lines(graph))), by_question(graph, found, others, asked), "relation"))


def own_lines(graph):
    """Each claim is supported by its own testimony. Its id tells the claim; of a claim on several questions by_question names it."""
    for claim in contrasts(graph):
        several = len(claim["questions"]) > 1
        yield from (("support", f"own@{q['id']}" if several else direct(claim["id"]), claim["id"]) for q in claim["questions"])


def lone_lines(graph):
    """Testimony that bears on no statement, and is there: on a question that no claim answers, or that is but a tension; with its claim."""
    answered = {q["id"] for claim in contrasts(graph) for q in claim["questions"]}
    carried = graph.sql("SELECT f.dst, f.src, q.dst FROM link f JOIN link q ON q.src = f.src AND q.rel = 'BEARS_ON' JOIN record r ON r.id = f.src "
                        "WHERE f.rel = 'FROM' AND json_extract(r.body, '$.stance') = 'supports'")
    yield from (("support", claim, evidence) for claim, evidence, question in carried if question not in answered)
    for claim in contrasts(graph):
        yield from (("support", e["claim"]["id"], e["id"]) for e in claim["contrast"]["qualifying"] if e["opposition"] and not is_own(e, claim))


def by_question(graph, found, others, asked):
    """The same relations; what else supports a claim on several questions, and is not in the store, goes by the question that it is on."""
    several = {claim["id"] for claim in contrasts(graph) if len(claim["questions"]) > 1}
    stored = {row[0] for row in graph.sql("SELECT id FROM record WHERE kind IN ('Evidence', 'Claim')")}
    renamed = Counter()
    for (kind, by, on), n in found.items():
        own = kind == "support" and on in several and by not in stored and (kind, by, on) not in others
        renamed[kind, f"own@{asked.get(by)}" if own else by, on] += n
    return renamed


def relations(path):
    """What @argdown/core reads: (kind, from, to) each once, ids of evidence without their question; and their questions."""
    out = HOME / "out" / "relations"
    out.parent.mkdir(exist_ok=True)
    run("node", HERE / "js" / "argdown.cjs", path, out, env=node_env())
    rows = [row for row in (line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()) if len(row) == 3]
    asked = dict(name.split("@") for _, *ends in rows for name in ends if "@" in name)
    return Counter({relation(*row): 1 for row in rows}), asked


def relation(kind, by, on):
    """Symmetric relations have no direction here."""
    by, on = by.split("@")[0], on.split("@")[0]
    return (kind, *sorted((by, on))) if kind in ("contradictory", "contrary") else (kind, by, on)


def expected_relations(graph):
    """The relations that a map of all contrasts must have; undercuts and where they come from by the bipolar graph and the store."""
    found = undercuts(graph)
    found |= {("support", *row) for row in graph.sql("SELECT dst, src FROM link WHERE rel = 'FROM'") if row[1] in {by for _, by, _ in found}}
    for claim in contrasts(graph):
        found |= {("support", e["claim"]["id"], e["id"]) for e in testimony(claim, "consistent") if not is_own(e, claim)}
        found |= {bearing(e, claim) for e in testimony(claim)}
    return Counter(found)


def is_own(e, claim):
    """The claim that a testimony comes from answers that claim's question itself."""
    shared = {q["id"] for q in e["claim"]["questions"]} & {q["id"] for q in claim["questions"]}
    return e["rule"] in ("direct", "joined-after") or e["rule"] == "sole" and bool(shared)


def testimony(claim, *more):
    """All that is for and against a claim, undercut or not, but the claim itself."""
    all_of_it = [e for part in ("for", "against", "undercut", *more) for e in claim["contrast"][part]]
    return [e for e in all_of_it if e["claim"]["id"] != claim["id"] or not is_own(e, claim)]


def undercuts(graph):
    """What undercuts are on, by another export of the same graph."""
    attacks = re.findall(r"^att\((.*), (.*)\)$", graph.export("bag", to="all.bag").read_text(encoding="utf-8"), re.MULTILINE)
    return {("undercut", by, on.split("@")[0]) for by, on in attacks if "@" not in by}


def bearing(e, claim):
    """How a testimony stands to a claim, as strict Argdown says it."""
    own = is_own(e, claim)
    other = e["claim"]["id"] if own else e["id"]
    match own, e["opposition"]:
        case _, None:
            return relation("entails" if own else "support", other, claim["id"])
        case True, "CONTRADICTORY" | "CONTRARY" as how:
            return relation(how.lower(), other, claim["id"])
        case _:
            return relation("attack", other, claim["id"])


def direct(claim):
    """The id of the testimony that a claim is on its own question."""
    return "onus:direct--" + claim.replace(":", "--")


@cache
def contrasts(graph):
    """Every claim that takes part in standing, with its contrast."""
    return [c for c in pages(graph, "claims", CONTRAST) if c["questions"] and c["modality"] in ("ASSERTED", "PRESUPPOSED")]


def pages(graph, root, fields):
    """All nodes of a list of the API, 100 at a time."""
    query = f"query($after: String) {{ {root}(first: 100, after: $after) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }} }} }}"
    after, more = None, True
    while more:
        page = graph.ask(query, after=after)[root]
        yield from page["nodes"]
        more, after = page["pageInfo"]["hasNextPage"], page["pageInfo"]["endCursor"]


# --- p af ---------------------------------------------------------------------


def framework(graph):
    """The attacks are the API's conflicts, and pygarg's grounded extension is what a fixed point over them gives."""
    path = graph.export("iccma", to="all.af")
    names, attacks = parsed(path)
    own = {direct(claim["id"]) for claim in contrasts(graph) if len(claim["questions"]) == 1}
    found = {(names[by].split("@")[0], names[on].split("@")[0]) for by, on in attacks if "@" in names[by]}
    told = Counter(pair for pair in found if own & set(pair))
    judge("p af", "2023", f"{graph.name}: the attacks between a claim's own testimony and other testimony are the conflicts of the API's contrasts",
          differences(told_attacks(graph, own), told, "attack"), f"{told.total()} of {len(attacks)} attacks")
    said = run(HOME / "py" / "bin" / "python", "-m", "pygarg", "-p", "SE-GR", "-f", path).decode().split()
    accepted = set(said[1:]) if said[:1] == ["w"] else set()
    judge("pygarg", "1.0.2", f"{graph.name}: parsed; its grounded extension is the least fixed point that networkx's graph gives",
          differences(Counter(grounded(names, attacks)), Counter(accepted), "argument"),
          f"{len(names)} arguments, {len(attacks)} attacks, {len(accepted)} in")


def parsed(path):
    """Names by number, and attacks, of a p af file; ValueError where it is none."""
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    head = re.fullmatch(r"p af (\d+)", first)
    if not head:
        raise ValueError(f"{path.name} begins with {first[:40]}")
    names = {m[1]: m[2] for m in (re.fullmatch(r"# (\d+) (\S+)", line) for line in rest) if m}
    attacks = [tuple(line.split(" ")) for line in rest if not line.startswith("#")]
    if sorted(map(int, names)) != list(range(1, int(head[1]) + 1)):
        raise ValueError(f"{head[1]} arguments are announced, {len(names)} named")
    return names, attacks


def told_attacks(graph, own):
    """Conflicts as the API tells them of each claim whose own testimony is among those, both ways."""
    told = set()
    for claim in contrasts(graph):
        mine = direct(claim["id"])
        conflicts = [e["id"] for e in testimony(claim) if e["opposition"]] if mine in own else []
        told |= {pair for other in conflicts for pair in ((mine, other), (other, mine))}
    return Counter(told)


def grounded(names, attacks):
    """The grounded extension by its definition: in what all attackers of which are out, out what something in attacks."""
    graph = networkx.DiGraph(attacks)
    graph.add_nodes_from(names)
    inside, out = set(), set()
    while True:
        more = {a for a in graph if a not in inside and a not in out and set(graph.predecessors(a)) <= out}
        if not more:
            return inside
        inside |= more
        out |= {b for a in more for b in graph.successors(a)}
