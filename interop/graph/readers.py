"""Graph files read by programs that nobody here wrote, and once by nothing but an XML parser."""

import json
import os
import warnings
from collections import Counter

import igraph
import networkx
from lxml import etree

import census
from census import Census
from world import HERE, HOME, run

GEPHI_JAR = HOME / "gephi" / "gephi-toolkit-0.10.1-all.jar"


def gephi(jobs):
    """Gephi's importers, headless, on all files in one run: {name: file, `nodes+edges` or asis:file} gives {name: census}."""
    folder = HOME / "out"
    folder.mkdir(exist_ok=True)
    words = [f"{folder / name}={source}" for name, source in jobs.items()]
    run("java", "-Djava.awt.headless=true", "-Xmx1g", "-cp", GEPHI_JAR, HERE / "gephi" / "Census.java", *words)
    return {name: census.read(folder / name) for name in jobs}


def javascript(jobs):
    """graphology or cytoscape.js, by the file's ending: {name: file} gives {name: census}."""
    folder = HOME / "out"
    folder.mkdir(exist_ok=True)
    words = [f"{folder / name}={source}" for name, source in jobs.items()]
    run("node", "--max-old-space-size=2048", HERE / "js" / "census.cjs", *words, env=node_env())
    return {name: census.read(folder / name) for name in jobs}


def node_env():
    """The environment in which node finds the pinned modules."""
    return os.environ | {"NODE_PATH": str(HOME / "js" / "node_modules")}


# --- XML, as it stands -------------------------------------------------------


def plain_gexf(path):
    """GEXF counted by its elements alone: what all readers must find."""
    found, root = Census(), etree.parse(path).getroot()
    space = {"g": root.nsmap[None]}
    for node in root.iterfind(".//g:nodes/g:node", space):
        found.nodes[node.get("id")] = node.get("label", "")
        add_times(found, node.get("id"), node, space)
    for edge in root.iterfind(".//g:edges/g:edge", space):
        found.edges.append((edge.get("id"), edge.get("source"), edge.get("target"), edge.get("kind") or ""))
        add_times(found, edge.get("id"), edge, space)
    return found


def add_times(found, name, element, space):
    """Its spells, which override its start and end."""
    spells = element.findall("g:spells/g:spell", space) or [element]
    for spell in spells:
        if spell.get("start") or spell.get("end"):
            found.intervals[name, spell.get("start") or "..", spell.get("end") or ".."] += 1


def plain_graphml(path):
    """GraphML counted by its elements alone; an edge's kind is its data of the key named kind."""
    found, root = Census(), etree.parse(path).getroot()
    space = {"g": root.nsmap[None]}
    names = {k.get("id"): k.get("attr.name") for k in root.iterfind("g:key", space)}
    for node in root.iterfind(".//g:node", space):
        found.nodes[node.get("id")] = ""
    for edge in root.iterfind(".//g:edge", space):
        data = {names.get(d.get("key")): d.text or "" for d in edge.iterfind("g:data", space)}
        found.edges.append((edge.get("id"), edge.get("source"), edge.get("target"), data.get("kind", "")))
    return found


def plain_cyjs(path):
    """CYJS counted by its elements alone."""
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    found = Census()
    for node in elements["nodes"]:
        found.nodes[node["data"]["id"]] = node["data"].get("name", "")
    for edge in (e["data"] for e in elements["edges"]):
        found.edges.append((edge["id"], edge["source"], edge["target"], edge.get("interaction", "")))
    return found


# --- networkx and igraph -----------------------------------------------------


def networkx_gexf(path):
    """networkx; it reads no kinds of edges."""
    graph = networkx.read_gexf(path, version="1.2draft" if "1.2" in path.name else "1.3")
    return from_networkx(graph, label="label", kind=None)


def networkx_graphml(path):
    """networkx; an undeclared key or a value of the wrong type is an error."""
    return from_networkx(networkx.read_graphml(path, force_multigraph=True), label="label", kind="kind")


def networkx_cyjs(path):
    """networkx; each node needs both id and value."""
    graph = networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))
    return from_networkx(graph, label="name", kind="interaction")


def from_networkx(graph, label, kind):
    """A census of a networkx graph."""
    found = Census()
    if not graph.is_directed():
        found.issues.append(("SEVERE", "networkx made it undirected"))
    for name, data in graph.nodes(data=True):
        found.nodes[name] = data.get(label, "")
        add_networkx_times(found, name, data)
    edges = graph.edges(keys=True, data=True) if graph.is_multigraph() else ((s, t, d.get("id"), d) for s, t, d in graph.edges(data=True))
    for source, target, key, data in edges:
        name = data.get("id", key)
        found.edges.append((str(name), source, target, data.get(kind, "") if kind else ""))
        add_networkx_times(found, str(name), data)
    return found


def add_networkx_times(found, name, data):
    """networkx writes a bound that is not there as the word None in a spell, and leaves it out otherwise."""
    for first, last in data.get("spells") or [(data.get("start"), data.get("end"))]:
        first, last = (b if b not in (None, "None", "") else ".." for b in (first, last))
        if (first, last) != ("..", ".."):
            found.intervals[name, first, last] += 1


def igraph_graphml(path):
    """igraph; an edge's id comes back as a node's (a fault of igraph's), so that edges are known by their ends and kinds."""
    found = Census()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        graph = igraph.Graph.Read_GraphML(str(path))
    found.issues += [("WARNING", str(w.message)) for w in said]
    names = graph.vs["id"]
    found.nodes = dict(zip(names, graph.vs["label"] if "label" in graph.vs.attributes() else names, strict=True))
    kinds = graph.es["kind"] if "kind" in graph.es.attributes() else [""] * graph.ecount()
    found.edges = [(str(i), names[e.source], names[e.target], k) for i, (e, k) in enumerate(zip(graph.es, kinds, strict=True))]
    return found


# --- schemas ------------------------------------------------------------------


def xsd(schema, path):
    """What xmllint finds against a schema, with GEXF's viz elements, which its own schemas refuse, taken out first."""
    tree = etree.parse(path)
    for element in list(tree.getroot().iter()):
        if isinstance(element.tag, str) and element.tag.split("}")[0].endswith("viz"):
            element.getparent().remove(element)
    bare = path.with_name("bare-" + path.name)
    tree.write(bare, encoding="utf-8", xml_declaration=True)
    try:
        run("xmllint", "--nonet", "--noout", "--schema", schema, bare)
    except RuntimeError as fault:
        return [str(fault)]
    return []


def parallel(found):
    """How many edges share both ends with another: those that a program without multigraphs merges."""
    return sum(n - 1 for n in found.ends().values() if n > 1), Counter(found.ends().values()).most_common(1)
