"""Graph files: each read by several programs, all of which must find the graph that the store holds."""

from pathlib import Path

import oracle
import readers
from census import faults
from world import CORPUS, judge, line

VIEWS = {"reified": oracle.reified, "folded": oracle.folded}
SCHEMAS = {"gexf": "gexf-1.3/gexf.xsd", "gexf12": "gexf-1.2draft/gexf.xsd", "graphml": "graphml/graphml.xsd"}


def checks(founding, big, _weir, awkward):
    """Both views of the dossiers; of the big graph the folded one, which people draw, by all, and the reified one by what streams."""
    for graph, view in ((founding, "reified"), (founding, "folded"), (awkward, "reified"), (awkward, "folded"), (big, "folded")):
        drawing(graph, view)


def files(graph, view):
    """The exports of a view, by format."""
    endings = {"gexf": ".gexf", "gexf12": "-12.gexf", "graphml": ".graphml", "cyjs": ".cyjs"}
    return {format: graph.export(format, "--view", view, to=view + ending) for format, ending in endings.items()}


def drawing(graph, view):
    """Rows for one view of one graph."""
    what, expected, paths = f"{graph.name}, {view}", VIEWS[view](graph), files(graph, view)
    for format, schema in SCHEMAS.items():
        xsd(what, format, schema, paths[format])
    found = {
        ("XML", "plain", "gexf"): readers.plain_gexf(paths["gexf"]),
        ("networkx", "3.6.1", "gexf"): readers.networkx_gexf(paths["gexf"]),
        ("networkx", "3.6.1", "gexf12"): readers.networkx_gexf(paths["gexf12"]),
        ("networkx", "3.6.1", "graphml"): readers.networkx_graphml(paths["graphml"]),
        ("igraph", "1.0.0", "graphml"): readers.igraph_graphml(paths["graphml"]),
        ("networkx", "3.6.1", "cyjs"): readers.networkx_cyjs(paths["cyjs"]),
    }
    by_node = readers.javascript({f"js.{f}": p for f, p in paths.items() if f != "gexf12"})
    found["graphology", "0.26.0", "gexf"] = by_node["js.gexf"]
    found["graphology", "0.26.0", "graphml"] = by_node["js.graphml"]
    found["cytoscape.js", "3.34.4", "cyjs"] = by_node["js.cyjs"]
    for (client, version, format), census in found.items():
        times = client != "graphology" or format != "gexf"
        judge(client, version, f"{what}: {format} has the nodes, edges (id, ends, kind)" + (" and times" if times else "") + " of the store",
              faults(expected, census, intervals=times), census.figures())
    gephi(what, expected, paths, found)


def xsd(what, format, schema, path):
    """xmllint with the format's own schema."""
    asserted = f"{what}: {format} is valid by its schema"
    rules = Path(CORPUS) / "xsd" / schema
    if not CORPUS or not rules.exists():
        line("xmllint", "libxml2", asserted, "blocked", f"ONUS_CORPUS has no xsd/{schema}")
        return
    judge("xmllint", "libxml2", asserted, readers.xsd(rules, path), schema)


def gephi(what, expected, paths, found):
    """Gephi's importers: nothing above INFO in the report, no node made up, no edge merged but where the format says so."""
    jobs = {"gexf": paths["gexf"], "gexf12": f"asis:{paths['gexf12']}", "graphml": f"asis:{paths['graphml']}",
            "merged.gexf12": paths["gexf12"], "merged.graphml": paths["graphml"]}
    for job, census in readers.gephi(jobs).items():
        format, merged = job.removeprefix("merged."), job.startswith("merged.")
        complaints = [f"{level}: {said}" for level, said in census.issues if level == "INFO" and tells(said, format)]
        if merged:
            asserted = f"{what}: {format} by default: one edge for each pair of ends, for it has no kinds that Gephi keeps apart"
        else:
            asserted = f"{what}: {format}" + ("" if format == "gexf" else " (Don't merge)") + " has the nodes, edges and times of the store, and a report with nothing in it"
        # GraphML has no times: its days are text to Gephi.
        differs = faults(expected, census, intervals=format != "graphml", merged=merged)
        judge("Gephi toolkit", "0.10.1", asserted, [*complaints, *differs], census.figures())
        if not merged:
            found["Gephi", "0.10.1", format] = census


def tells(said, format):
    """An INFO that means something was lost or made up; parallel edges are one only where the format keeps them apart."""
    return "were created" in said or ("arallel edges" in said and format == "gexf")
