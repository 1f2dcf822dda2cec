"""sgqlc: schema and operations as Python, generated from the served schema, run and read back as objects."""

import importlib.metadata
import pathlib
import subprocess
import sys

from judge import Assertion, folder, graphs, same, told

version = importlib.metadata.version("sgqlc")
bin_folder = pathlib.Path(sys.executable).parent
operations = (pathlib.Path(__file__).parent / "operations.graphql").read_text()


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)


def introspect(name, g):
    """The schema as JSON, and as the module `name`_schema."""
    text, module = folder / f"{name}.json", folder / f"{name}_schema.py"
    for command in (
        (sys.executable, "-m", "sgqlc.introspection", g["url"], text),
        (bin_folder / "sgqlc-codegen", "schema", text, module),
    ):
        done = run(*command)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-300:])
    keep_date(module)
    return text


def keep_date(module):
    """sgqlc takes every type named Date for its own scalar; ours is an object, so its own has to go from the schema first."""
    marker = f"{module.stem} = sgqlc.types.Schema()\n"
    text = module.read_text()
    if marker not in text:
        raise RuntimeError("the generated schema does not begin as it did")
    module.write_text(text.replace(marker, f"{marker}{module.stem} -= sgqlc.types.datetime.Date\n", 1))


def generate(name, schema, text):
    """The operations as the module `name`_operations."""
    (folder / f"{name}.graphql").write_text(text)
    return run(bin_folder / "sgqlc-codegen", "operation", "--schema", schema, f"{name}_schema",
               folder / f"{name}_operations.py", folder / f"{name}.graphql")


sys.path.insert(0, str(folder))
for g in graphs:
    name = f"sgqlc_{g['name']}"
    with Assertion("sgqlc", version, f"{g['name']}: the generated operation's contrast is the command line's, read as objects") as a:
        from sgqlc.endpoint.http import HTTPEndpoint
        done = generate(name, introspect(name, g), operations)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-300:])
        operation = importlib.import_module(f"{name}_operations").Operations.query.contrast
        data = HTTPEndpoint(g["url"])(bytes(operation).decode(), {"claim": g["claim"]})
        objects = operation + data
        same(a, told(data["data"]["contrast"]), g)
        a.detail += "; with one line more in the generated schema, as its scalar Date hides our type"
        a.right = a.right and [e.claim.text for e in objects.contrast.against] == [e["claim"]["text"] for e in data["data"]["contrast"]["against"]]

with Assertion("sgqlc", version, "a query with an unknown field makes no operation, and the place is named") as a:
    done = generate("sgqlc_founding", folder / "sgqlc_founding.json", operations.replace("quote", "quotation"))
    a.right = done.returncode != 0 and "quotation" in done.stderr
    a.detail = f"exit {done.returncode}: " + next((row for row in done.stderr.splitlines() if "quotation" in row), done.stderr[-200:]).strip()[:200]
