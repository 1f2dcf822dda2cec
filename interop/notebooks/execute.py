"""Executes the notebooks and compares what comes out with what is committed.

    execute.py [--write] [NOTEBOOK...]

Prints one line an assertion, tab-separated: client, version, what was asserted, ok, FAIL or blocked, detail. Text and
tables must be the same to the letter; of a picture, that there is one, and its size. What differs goes to stderr.
"""

import difflib
import os
import pathlib
import re
import struct
import sys
import time
from base64 import b64decode

import nbclient
import nbformat

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "notebooks"
SECONDS = 60  # of one notebook
WIDGET = "application/vnd.jupyter.widget-view+json"
NEO4J = "neo4j"  # the tag of cells that read from a Neo4j
NONE_HERE = "There is no Neo4j here"  # what such a cell prints where there is none


def line(asserted, result, detail=""):
    print("nbclient", nbclient.__version__, asserted, result, detail, sep="\t", flush=True)


def run(notebook):
    """Executes it in place; an error in a cell, or a cell that takes too long, raises."""
    nbclient.NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", record_timing=False, store_widget_state=False,
        resources={"metadata": {"path": str(FOLDER)}},
    ).execute()


def tidy(notebook):
    """Takes out what differs from run to run and says nothing: addresses in memory, ids of widgets, versions."""
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}})
    for cell in code(notebook):
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
        cell.outputs = merged(cell.outputs)
        for output in cell.outputs:
            output.get("data", {}).pop(WIDGET, None)
            for kind, text in texts(output):
                put(output, kind, re.sub(r"\b0x[0-9a-f]{6,}", "0x…", text))


def code(notebook):
    return [c for c in notebook.cells if c.cell_type == "code"]


def merged(outputs):
    """Joins what one stream prints in several goes: how many there are is chance."""
    out = []
    for output in outputs:
        if out and output.output_type == "stream" and out[-1].output_type == "stream" and out[-1].name == output.name:
            out[-1].text += output.text
        else:
            out.append(output)
    return out


def texts(output):
    """All of an output that is text, as pairs of kind and text."""
    if output.output_type == "stream":
        return [(output.name, output.text)]
    return [(kind, text) for kind, text in sorted(output.get("data", {}).items()) if kind.startswith("text/")]


def put(output, kind, text):
    if output.output_type == "stream":
        output.text = text
    else:
        output.data[kind] = text


def shown(cell):
    """What a reader sees of a cell, comparable: text as it is, pictures by their size."""
    out = []
    for output in cell.outputs:
        for kind, text in texts(output):
            out += [f"[{kind}]"] + text.splitlines()
        if "image/png" in output.get("data", {}):
            out.append("[image/png] %d x %d" % struct.unpack(">II", b64decode(output.data["image/png"])[16:24]))
    return out


def tagged(cell):
    return NEO4J in cell.metadata.get("tags", [])


def differences(committed, fresh, with_neo4j):
    """The numbers of the cells whose outputs differ."""
    out = []
    for number, (old, new) in enumerate(zip(code(committed), code(fresh), strict=True), 1):
        if tagged(new) and not with_neo4j:
            continue
        diff = list(difflib.unified_diff(shown(old), shown(new), "committed", "what comes out", n=1, lineterm=""))
        if diff:
            out.append(number)
            print(f"cell {number}:", *diff[:60], sep="\n", file=sys.stderr)
    return out


def private(notebook):
    """What the outputs tell of the machine that made them, or of its programs' complaints."""
    names = ["ONUS_URL", "ONUS_STORE", "ONUS_NEO4J_URL", "ONUS_NEO4J_PASSWORD", "ONUS_INTEROP_HOME", "HOME"]
    words = [os.environ[n] for n in names if len(os.environ.get(n, "")) > 4] + ["/tmp/", "127.0.0.1:", str(FOLDER.parents[1])]
    found = set()
    for cell in code(notebook):
        for output in cell.outputs:
            for kind, text in texts(output):
                found |= {w for w in words if w in text}
                if kind == "stderr":
                    found.add(text.strip())
    return found


def keep_neo4j(committed, fresh):
    """Where there is no Neo4j, what its cells gave where there was one stays."""
    for old, new in zip(code(committed), code(fresh), strict=True):
        if tagged(new):
            new.outputs = old.outputs


def check(path, write):
    committed = nbformat.read(path, as_version=4)
    nbformat.validate(committed)
    fresh = nbformat.from_dict(committed)
    name, with_neo4j, start = path.name, bool(os.environ.get("ONUS_NEO4J_URL")), time.monotonic()
    try:
        run(fresh)
    except Exception as error:  # whatever it is, the others still run
        told = re.sub(r"\x1b\[[0-9;]*m", "", str(error)).strip() or type(error).__name__
        print(told, file=sys.stderr)
        return line(f"{name} runs to its end", "FAIL", told.splitlines()[-1])
    seconds = time.monotonic() - start
    line(f"{name} runs to its end within {SECONDS} s", "ok" if seconds < SECONDS else "FAIL", f"{seconds:.1f} s, {len(code(fresh))} cells")
    tidy(fresh)
    report_neo4j(name, fresh, with_neo4j)
    found = private(fresh)
    line(f"{name} tells nothing of the machine and gives no warning", "FAIL" if found else "ok", f"{len(found)} such things")
    if found:
        print(*found, sep="\n", file=sys.stderr)
    if write:
        if not with_neo4j:
            keep_neo4j(committed, fresh)
        nbformat.write(fresh, path)
    different = differences(nbformat.read(path, as_version=4), fresh, with_neo4j)
    count = sum(len(c.outputs) for c in code(fresh))
    detail = f"cells that differ: {', '.join(map(str, different))}" if different else f"{count} outputs, {pictures(fresh)} of them pictures"
    line(f"{name}: its outputs as committed are what comes out", "FAIL" if different else "ok", detail)


def pictures(notebook):
    return sum("image/png" in o.get("data", {}) for c in code(notebook) for o in c.outputs)


def report_neo4j(name, notebook, with_neo4j):
    cells = [c for c in code(notebook) if tagged(c)]
    if not cells:
        return
    if with_neo4j:
        ran = not any(NONE_HERE in text for c in cells for text in shown(c))
        line(f"{name}: the cells on Neo4j read from one", "ok" if ran else "FAIL", f"{len(cells)} cells")
        return
    told = all(any(NONE_HERE in text for text in shown(c)) for c in cells)
    line(f"{name}: the cells on Neo4j say that there is none", "ok" if told else "FAIL", f"{len(cells)} cells")
    line(f"{name}: the cells on Neo4j read from one", "blocked", "ONUS_NEO4J_URL is not set")


def main(words):
    write = "--write" in words
    names = [w for w in words if w != "--write"]
    paths = [FOLDER / n for n in names] or sorted(FOLDER.glob("*.ipynb"))
    for path in paths:
        check(path, write)


main(sys.argv[1:])
