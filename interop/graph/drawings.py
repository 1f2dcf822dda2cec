"""Graph files: each read by several programs, all of which must find the graph that the store holds."""

from collections import Counter

import oracle
import readers
from census import faults
from world import judge, line, rules

VIEWS = {"reified": oracle.reified, "folded": oracle.folded}
NODES, EDGES = "gephi-nodes", "gephi-edges"  # the tables for Gephi
HOW = {"csv": " (all columns but timeset as text)", "gexf12": " (Don't merge)", "graphml": " (Don't merge)"}  # what the import dialog was told
SCHEMAS = {"gexf": "gexf-1.3/gexf.xsd", "gexf12": "gexf-1.2draft/gexf.xsd", "graphml": "graphml/graphml.xsd"}


def checks(founding, big, _weir, awkward):
    """Both views of the dossiers; of the big graph the folded one, which people draw."""
    for graph, view in ((founding, "reified"), (founding, "folded"), (awkward, "reified"), (awkward, "folded"), (big, "folded")):
        if graph is None:
            continue
        drawing(graph, view, small=graph is not big)


def files(graph, view):
    """The exports of a view, by format."""
    endings = {"gexf": ".gexf", "gexf12": "-12.gexf", "graphml": ".graphml", "cyjs": ".cyjs", NODES: "-nodes.csv", EDGES: "-edges.csv"}
    return {format: graph.export(format, "--view", view, to=view + ending) for format, ending in endings.items()}


def drawing(graph, view, small):
    """Rows for one view of one graph; the bigger it is the fewer programs read each format."""
    what, expected, paths = f"{graph.name}, {view}", VIEWS[view](graph), files(graph, view)
    for format, schema in SCHEMAS.items():
        xsd(what, format, schema, paths[format])
    found = read(paths, small)
    for (client, version, format), census in found.items():
        times = client != "graphology" or format != "gexf"
        judge(client, version, f"{what}: {format} has the nodes, edges (id, ends, kind)" + (" and times" if times else "") + " of the store",
              faults(expected, census, intervals=times), census.figures())
    found |= gephi(what, expected, paths, small)
    two_stay_two(what, expected, found)


def read(paths, small):
    """What each program finds, by its name, its version and the format. graphology takes minutes for a GraphML of 70 MB."""
    found = {("XML", "plain", "gexf"): readers.plain_gexf(paths["gexf"]),
             ("networkx", "3.6.1", "gexf"): readers.networkx_gexf(paths["gexf"]),
             ("igraph", "1.0.0", "graphml"): readers.igraph_graphml(paths["graphml"])}
    if small:
        found |= {("networkx", "3.6.1", "gexf12"): readers.networkx_gexf(paths["gexf12"]),
                  ("networkx", "3.6.1", "graphml"): readers.networkx_graphml(paths["graphml"]),
                  ("networkx", "3.6.1", "cyjs"): readers.networkx_cyjs(paths["cyjs"])}
    by_node = readers.javascript({format: paths[format] for format in ("gexf", "graphml", "cyjs") if small or format != "graphml"})
    for format, census in by_node.items():
        found["cytoscape.js" if format == "cyjs" else "graphology", "3.34.4" if format == "cyjs" else "0.26.0", format] = census
    return found


def two_stay_two(what, expected, found):
    """Two claims of one source that say the same of one person are both there: as nodes, or as edges between the same ends."""
    pairs = Counter((s, t, k) for _, s, t, k in expected.edges)
    twins = [e for e in expected.edges if pairs[e[1:]] > 1] if "folded" in what else twin_claims(expected)
    if not twins:
        judge("all", "", f"{what}: two claims of one source about one person", ["there are none to look for"])
        return
    lost = []
    for (client, _, format), census in found.items():
        there = set(census.edges)
        lost += [f"{client} {format} has no {e[0]}" for e in twins if e not in there]
    judge("all of them", "", f"{what}: two claims that say the same of one person stay two", lost,
          f"{len(twins)} such edges in {len(found)} readings, such as {twins[0][0]} and {twins[1][0]}")


def twin_claims(expected):
    """The edges to source and person of the first two claims that share both."""
    of = {}
    for edge in expected.edges:
        if edge[3] in ("SAID_IN", "ABOUT"):
            of.setdefault(edge[1], {}).setdefault(edge[3], edge)
    seen = {}
    for edges in of.values():
        if len(edges) == 2:
            key = edges["SAID_IN"][2], edges["ABOUT"][2]
            if key in seen:
                return [*seen[key].values(), *edges.values()][::3] + [edges["SAID_IN"]]
            seen[key] = edges
    return []


def xsd(what, format, schema, path):
    """xmllint with the format's own schema."""
    asserted = f"{what}: {format} is valid by its schema"
    definition, why_not = rules(f"xsd/{schema}")
    if why_not:
        line("xmllint", "libxml2", asserted, "blocked", why_not)
        return
    judge("xmllint", "libxml2", asserted, readers.xsd(definition, path), schema)


def gephi(what, expected, paths, small):
    """Gephi's importers: nothing above INFO in the report, no node made up, no edge merged but where the format says so."""
    jobs = {"gexf": paths["gexf"], "csv": f"{paths[NODES]}+{paths[EDGES]}"}
    if small:
        jobs |= {"gexf12": f"asis:{paths['gexf12']}", "graphml": f"asis:{paths['graphml']}",
                 "merged.gexf12": paths["gexf12"], "merged.graphml": paths["graphml"]}
    found = {}
    for job, census in readers.gephi(jobs).items():
        format, merged = job.removeprefix("merged."), job.startswith("merged.")
        complaints = [f"{level}: {said}" for level, said in census.issues if level == "INFO" and tells(said, format)]
        times = format != "graphml"  # it has none: days are text to Gephi
        if merged:
            asserted = f"{what}: {format} by default: one edge for each pair of ends, for it has no kinds that Gephi keeps apart"
        else:
            asserted = f"{what}: {format}{HOW.get(format, '')}: the nodes, edges{' and times' if times else ''} of the store, no complaint"
            found["Gephi", "0.10.1", format] = census
        judge("Gephi toolkit", "0.10.1", asserted, [*complaints, *faults(expected, census, intervals=times, merged=merged)], census.figures())
    return found


def tells(said, format):
    """An INFO that means something was lost or made up; parallel edges are one only where the format keeps them apart."""
    return "were created" in said or ("arallel edges" in said and format in ("gexf", "csv"))
