"""ariadne-codegen: a typed Python client, generated from the served schema, asks for a contrast and pages all claims."""

import importlib.metadata
import pathlib
import subprocess
import sys

from judge import Assertion, folder, graphs, same, same_ids, told

version = importlib.metadata.version("ariadne-codegen")
operations = (pathlib.Path(__file__).parent / "operations.graphql").read_text()
command = pathlib.Path(sys.executable).parent / "ariadne-codegen"


def generate(name, g, text):
    """Makes the package `name` from operations; returns the finished command."""
    home = folder / f"ariadne-{name}"
    home.mkdir()
    (home / "operations.graphql").write_text(text)
    (home / "pyproject.toml").write_text(f"""[tool.ariadne-codegen]
remote_schema_url = "{g['url']}"
queries_path = "operations.graphql"
target_package_name = "{name}"
async_client = false
""")
    return home, subprocess.run([command], cwd=home, capture_output=True, text=True, check=False)


def pages(client):
    ids, after, n = [], None, 0
    while n == 0 or after:
        page = client.page(after=after).claims
        ids += [node.id for node in page.nodes]
        after = page.page_info.end_cursor if page.page_info.has_next_page else None
        n += 1
    return ids, n


for g in graphs:
    client = None
    with Assertion("ariadne-codegen", version, f"{g['name']}: the generated client's contrast is the command line's") as a:
        home, made = generate(f"onus_{g['name']}", g, operations)
        if made.returncode != 0:
            raise RuntimeError((made.stdout + made.stderr)[-300:])
        sys.path.insert(0, str(home))
        client = importlib.import_module(home.name.removeprefix("ariadne-")).Client(url=g["url"])
        same(a, told(client.contrast(claim=g["claim"]).contrast.model_dump(mode="json", by_alias=True)), g)
    with Assertion("ariadne-codegen", version, f"{g['name']}: it pages through all claims, each once") as a:
        ids, n = pages(client)
        same_ids(a, ids, g, n)

with Assertion("ariadne-codegen", version, "a query with an unknown field makes no client, and the field is named") as a:
    _, made = generate("bad", graphs[0], operations.replace("quote", "quotation"))
    said = made.stdout + made.stderr
    a.right = made.returncode != 0 and "Cannot query field 'quotation' on type 'Passage'" in said
    a.detail = f"exit {made.returncode}: " + next((row for row in said.splitlines() if "quotation" in row), said[-200:]).strip()
