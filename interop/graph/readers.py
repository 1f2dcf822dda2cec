"""Graph files read by programs that nobody here wrote, and once by nothing but an XML parser."""

import json
import os
import re
import warnings

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
    run("java", "-Djava.awt.headless=true", "-Xmx3g", "-cp", GEPHI_JAR, HERE / "gephi" / "Census.java", *words)
    return {name: told(folder / name) for name in jobs}


def javascript(jobs):
    """graphology or cytoscape.js, by the file's ending: {name: file} gives {name: census}."""
    folder = HOME / "out"
    folder.mkdir(exist_ok=True)
    words = [f"{folder / name}={source}" for name, source in jobs.items()]
    run("node", "--max-old-space-size=2048", HERE / "js" / "census.cjs", *words, env=node_env())
    return {name: told(folder / name) for name in jobs}


def told(path):
    """A census that another program wrote, kinds of edges without their numbers."""
    found = census.read(path)
    found.edges = [(name, source, target, plain_kind(kind)) for name, source, target, kind in found.edges]
    return found


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
        said = edge.find("g:attvalues/g:attvalue[@for='relation']", space).get("value")
        if plain_kind(edge.get("kind") or said) != said:
            found.issues.append(("SEVERE", f"the kind of {edge.get('id')} is {edge.get('kind')}, its relation {said}"))
        found.edges.append((edge.get("id"), edge.get("source"), edge.get("target"), said))
        add_times(found, edge.get("id"), edge, space)
    return found


def plain_kind(kind):
    """GEXF numbers edges of one kind that share both ends (HELD, HELD 2), lest programs make one of them."""
    return re.sub(r" \d+$", "", kind)


def add_times(found, name, element, space):
    """Its spells, which override its start and end."""
    spells = element.findall("g:spells/g:spell", space) or [element]
    for spell in spells:
        if spell.get("start") or spell.get("end"):
            found.intervals[name, spell.get("start") or "..", spell.get("end") or ".."] += 1


def plain_graphml(path):
    """GraphML counted by its elements alone; the id of an edge is its key `edgeId`, since those of the format are names of XML."""
    found, root = Census(), etree.parse(path).getroot()
    space = {"g": root.nsmap[None]}
    names = {k.get("id"): k.get("attr.name") for k in root.iterfind("g:key", space)}
    for element in root.iterfind("g:graph/*", space):
        data = {names.get(d.get("key")): d.text or "" for d in element.iterfind("g:data", space)}
        name = data.get("edgeId", element.get("id"))
        if element.get("source") is None:
            found.nodes[name] = data.get("label", "")
        else:
            found.edges.append((name, element.get("source"), element.get("target"), data.get("relation", "")))
        add_span(found, name, data)
    return found


def add_span(found, name, data):
    """The first and last day that stand beside a node or edge as text."""
    if data.get("start") or data.get("end"):
        found.intervals[name, data.get("start") or "..", data.get("end") or ".."] += 1


def plain_cyjs(path):
    """CYJS counted by its elements alone."""
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    found = Census()
    for node in elements["nodes"]:
        found.nodes[node["data"]["id"]] = node["data"].get("name", "")
        add_span(found, node["data"]["id"], node["data"])
    for edge in (e["data"] for e in elements["edges"]):
        found.edges.append((edge["id"], edge["source"], edge["target"], edge.get("interaction", "")))
        add_span(found, edge["id"], edge)
    return found


# --- networkx and igraph -----------------------------------------------------


def networkx_gexf(path):
    """networkx; it drops the kinds of edges, so that these are known by their attribute `relation`."""
    return from_networkx(networkx.read_gexf(path, version="1.2draft" if path.name.endswith("-12.gexf") else "1.3"), "label", "relation")


def networkx_graphml(path):
    """networkx; an undeclared key or a value of the wrong type is an error."""
    return from_networkx(networkx.read_graphml(path, force_multigraph=True), "label", "relation")


def networkx_cyjs(path):
    """networkx; each node needs both id and value."""
    graph = networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))
    return from_networkx(graph, "name", "interaction")


def from_networkx(graph, label, kind):
    """A census of a networkx graph."""
    found = Census()
    if not (graph.is_directed() and graph.is_multigraph()):
        found.issues.append(("SEVERE", "networkx made it undirected, or without parallel edges"))
        return found
    for name, data in graph.nodes(data=True):
        found.nodes[name] = data.get(label, "")
        add_networkx_times(found, name, data)
    for source, target, key, data in graph.edges(keys=True, data=True):
        name = data.get("edgeId") or data.get("id", key)
        found.edges.append((name, source, target, data.get(kind, "")))
        add_networkx_times(found, name, data)
    return found


def add_networkx_times(found, name, data):
    """networkx writes a bound that is not there as the word None in a spell, and leaves it out otherwise."""
    for first, last in data.get("spells") or [(data.get("start"), data.get("end"))]:
        first, last = (b if b not in (None, "None", "") else ".." for b in (first, last))
        if (first, last) != ("..", ".."):
            found.intervals[name, first, last] += 1


def igraph_graphml(path):
    """igraph; the id of an edge comes back as a node's (a fault of igraph's), and is taken from the key `edgeId`."""
    found = Census()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        graph = igraph.Graph.Read_GraphML(str(path))
    found.issues += [("WARNING", str(w.message)) for w in said]
    names = graph.vs["id"]
    found.nodes = dict(zip(names, graph.vs["label"], strict=True))
    for node in graph.vs:
        add_span(found, node["id"], node.attributes())
    for edge in graph.es:
        found.edges.append((edge["edgeId"], names[edge.source], names[edge.target], edge["relation"]))
        add_span(found, edge["edgeId"], edge.attributes())
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
