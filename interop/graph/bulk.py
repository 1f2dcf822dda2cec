"""The tables for neo4j-admin, imported by Neo4j's own tool into a database that nothing serves."""

import os
import re
import shutil
from pathlib import Path

from drawings import VIEWS
from world import judge, line, run

VERSION = os.environ.get("ONUS_NEO4J_RELEASE", "5.26.30")
CACHE = Path(os.environ.get("ONUS_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onus")
OPENS = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]


def checks(founding, big, _weir, awkward):
    """Both views of the dossiers, the folded one of the big graph."""
    library = CACHE / "neo4j" / f"lib-{VERSION}"
    for graph, view in ((founding, "folded"), (founding, "reified"), (awkward, "reified"), (big, "folded")):
        if graph is None:
            continue
        asserted = f"{graph.name}, {view}: as many nodes and relationships are imported as the store has, none is refused"
        if not (library / f"neo4j-import-tool-{VERSION}.jar").exists():
            line("neo4j-admin", VERSION, asserted, "blocked", "its jars are not there: scripts/neo4j.sh fetch")
            continue
        imported(graph, view, library, asserted)


def imported(graph, view, library, asserted):
    """Runs the import, and reads what it says of itself."""
    home = graph.folder / f"neo4j-{view}"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(f"server.directories.data={home}/data\nserver.directories.logs={home}/logs\n", encoding="utf-8")
    nodes = graph.export("neo4j-nodes", "--view", view, to=f"{view}-bulk-nodes.csv")
    edges = graph.export("neo4j-edges", "--view", view, to=f"{view}-bulk-edges.csv")
    said = run("java", "-Xmx1g", *OPENS, "-cp", f"{library}/*", "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j",
               f"--nodes={nodes}", f"--relationships={edges}", f"--report-file={home}/report", "--strict=true",
               env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}).decode()
    expected = VIEWS[view](graph)
    found = {what: int(n) for n, what in re.findall(r"(\d+) (nodes|relationships)$", said, re.MULTILINE)}
    wanted = {"nodes": len(expected.nodes), "relationships": len(expected.edges)}
    refused = (home / "report").read_text(encoding="utf-8").splitlines() if (home / "report").exists() else []
    judge("neo4j-admin", VERSION, asserted, [*([f"{wanted} expected, {found} imported"] if found != wanted else []), *refused],
          ", ".join(f"{n} {what}" for what, n in found.items()))
    shutil.rmtree(home)
