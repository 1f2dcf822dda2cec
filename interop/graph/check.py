"""Runs all checks of this group, or those named: drawings arguments bibliography tables bulk faults.

With ONUS_INTEROP_SMALL in the environment the 20,000 claims are left out, which take as long as all the rest."""

import contextlib
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from world import HERE, ONUS, Graph, line, run

ALL = ("faults", "drawings", "bulk", "arguments", "bibliography", "tables")


def main(names):
    """Each module prints its rows; one that stumbles prints one that says so."""
    with contextlib.ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onus-interop-")))
        data = HERE.parent.parent / "graph" / "export" / "testdata"
        big = None if os.environ.get("ONUS_INTEROP_SMALL") else given("20,000 claims", "_BIG", scratch)
        graphs = [given("founding dossier", "", scratch), big,
                  served("small dossier", data / "weir", scratch, stack), served("awkward dossier", HERE / "awkward", scratch, stack)]
        for name in names or ALL:
            try:
                importlib.import_module(name).checks(*graphs)
            except Exception as fault:
                traceback.print_exc()
                line(f"interop/graph/{name}.py", "", "it runs to its end", "FAIL", f"{type(fault).__name__}: {fault}"[:300])


def given(name, suffix, scratch):
    """A graph that the environment tells of."""
    folder = scratch / f"graph{suffix}"
    folder.mkdir()
    return Graph(name, Path(os.environ["ONUS_STORE" + suffix]), os.environ["ONUS_URL" + suffix], folder)


def served(name, dossier, scratch, stack):
    """A dossier loaded and served here: testimony that is undercut, or texts and dates that trip programs up."""
    folder = scratch / dossier.name
    shutil.copytree(dossier, folder / "dossier")
    store = folder / "onus.db"
    run(ONUS, "load", "--store", store, folder / "dossier")
    server = subprocess.Popen([ONUS, "serve", "--listen", "127.0.0.1:0", "--founding=false", "--store", store],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    stack.callback(server.wait)
    stack.callback(server.terminate)
    address = re.search(r"http://[0-9.:]+", server.stdout.readline())
    return Graph(name, store, address[0], folder)


if __name__ == "__main__":
    main(sys.argv[1:])
