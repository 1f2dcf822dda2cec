"""Executes the notebooks and compares what comes out with what is committed.

    execute.py [--write] [NOTEBOOK...]

Prints one line an assertion, tab-separated: client, version, what was asserted, ok, FAIL or blocked, detail. Text and
tables must be the same to the letter; of a picture, that there is one, and its size. What differs goes to stderr.
"""

import contextlib
import difflib
import io
import json
import os
import pathlib
import re
import struct
import subprocess
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
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(FOLDER)}},
    ).execute()


def tidy(notebook):
    """Takes out what differs from run to run and says nothing: addresses in memory, ids of widgets, versions."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
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
    words = [os.environ[n] for n in names if len(os.environ.get(n, "")) > 4] + [
        "/tmp/",
        "127.0.0.1:",
        str(FOLDER.parents[1]),
    ]
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
    line(
        f"{name} runs to its end within {SECONDS} s",
        "ok" if seconds < SECONDS else "FAIL",
        f"{seconds:.1f} s, {len(code(fresh))} cells",
    )
    tidy(fresh)
    report_neo4j(name, fresh, with_neo4j)
    found = private(fresh)
    line(
        f"{name} tells nothing of the machine and gives no warning",
        "FAIL" if found else "ok",
        f"{len(found)} such things",
    )
    if found:
        print(*found, sep="\n", file=sys.stderr)
    if write:
        if not with_neo4j:
            keep_neo4j(committed, fresh)
        nbformat.write(fresh, path)
    different = differences(nbformat.read(path, as_version=4), fresh, with_neo4j)
    count = sum(len(c.outputs) for c in code(fresh))
    detail = (
        f"cells that differ: {', '.join(map(str, different))}"
        if different
        else f"{count} outputs, {pictures(fresh)} of them pictures"
    )
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


def finds_faults():
    """That a cell that raises, and text that is not as committed, would be found."""
    new = nbformat.v4.new_code_cell
    raises = nbformat.v4.new_notebook(cells=[new("1 / 0")])
    try:
        run(raises)
        raised = False
    except nbclient.exceptions.CellExecutionError as error:
        raised = error.ename == "ZeroDivisionError"
    line("a cell that raises is found", "ok" if raised else "FAIL", "1 / 0")
    fresh = nbformat.v4.new_notebook(cells=[new("print(2)"), new("print(3)")])
    run(fresh)
    committed = nbformat.from_dict(fresh)
    committed.cells[1].outputs[0].text = "4\n"
    with contextlib.redirect_stderr(io.StringIO()):
        found = differences(committed, fresh, True)
    line(
        "an output that is not as committed is found",
        "ok" if found == [2] else "FAIL",
        f"cells that differ: {found}, want [2]",
    )


def by_terminal(name, claim):
    """What the notebook shows against a claim is what the command line says, sentence by sentence."""
    answer = subprocess.run(
        [os.environ["ONUS"], "contrast", claim, "--json", "--store", os.environ["ONUS_STORE"]],
        capture_output=True,
        check=True,
    )
    against = {e["because"] for e in json.loads(answer.stdout)["against"]}
    page = "\n".join(
        text
        for c in code(nbformat.read(FOLDER / name, as_version=4))
        for o in c.outputs
        for kind, text in texts(o)
        if kind == "text/plain"
    )
    missing = [because for because in against if because not in page]
    line(
        f"{name} shows all that `onus contrast` has against {claim.split(':')[1]}",
        "FAIL" if missing or not against else "ok",
        f"{len(against)} reasons, {len(missing)} missing",
    )


def main(words):
    write = "--write" in words
    names = [w for w in words if w != "--write"]
    paths = [FOLDER / pathlib.Path(n).name for n in names] or sorted(FOLDER.glob("*.ipynb"))
    for path in paths:
        check(path, write)
    for man in ("khrushchev", "kaganovich"):
        by_terminal("01-first-contrast.ipynb", f"khrushchev-1956:memoir-groups--{man}--knowledge")
    finds_faults()


main(sys.argv[1:])
