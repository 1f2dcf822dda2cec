"""The CSV tables, read by pandas with nothing said about their columns."""

import json
import re
import subprocess
from collections import Counter

import pandas

from arguments import contrasts, testimony
from census import differences
from world import HERE, ONUS, judge

ROOTS = ("persons", "organizations", "positions", "events", "sources", "passages", "claims", "questions")


def checks(founding, big, _weir, awkward):
    """Every table of the founding dossier and of the big graph; awkward texts by themselves."""
    for graph, but in ((founding, None), (big, "claim-evidence")):
        if graph is None:
            continue
        faults, rows = [], 0
        for name in names():
            frame = read(graph, name)
            rows += len(frame)
            faults += [f"{name}: {fault}" for fault in (*types(name, frame), *days(frame), *(counts(graph, name, frame) if name != but else ()))]
        judge("pandas", pandas.__version__, f"{graph.name}: every table has text, boolean and Int64 columns as they are meant, ISO days, and "
              "as many rows as the API's totalCount, the store's links or, side by side of each claim, the API's contrasts" +
              (f" (but {but}, whose rows are not counted here)" if but else ""), faults, f"{len(names())} tables, {rows} rows")
        judge("pandas", pandas.__version__, f"{graph.name}: every text is that of the store", texts(graph), "names, quotes, descriptions")
    judge("pandas", pandas.__version__, "line ends, quotes, commas, Cyrillic, astral letters, and the words true, null, NA and 007 survive",
          texts(awkward, keep_default_na=False), f"{len(read(awkward, 'persons'))} persons made to be awkward")


def names():
    """The tables that there are, as the command tells them."""
    said = subprocess.run([ONUS, "export", "csv"], capture_output=True, text=True, check=False).stderr
    return re.findall(r"[a-z-]+", said.split(":")[-1])


def read(graph, name, **how):
    """The table as pandas makes it."""
    return pandas.read_csv(graph.export("csv", name, to=f"{name}.csv"), dtype_backend="numpy_nullable", low_memory=False, **how)


def types(name, frame):
    """Columns that are not of the type that docs/export.columns.csv promises; those of nothing but empty cells have none."""
    promised = pandas.read_csv(HERE.parent.parent / "docs" / "export.columns.csv").query("table == @name").set_index("column")
    if list(promised.index) != list(frame.columns):
        yield f"columns {sorted(set(promised.index) ^ set(frame.columns))} are promised or there, not both, or their order differs"
        return
    for column, kind in frame.dtypes.items():
        dtype = promised["dtype"][column]
        wanted = {dtype}
        if dtype == "Float64" or promised["type"][column] == "edtf":
            wanted.add("Int64")  # whole numbers; dates that are nothing but years
        if str(kind) not in wanted and not frame[column].isna().all():
            yield f"{column} is {kind}, and {dtype} is promised"


def days(frame):
    """Cells of columns of days that are no ISO days."""
    for column in frame.columns[frame.columns.str.endswith(("Earliest", "Latest"))]:
        try:
            pandas.to_datetime(frame[column].dropna(), format="%Y-%m-%d")
        except ValueError as fault:
            yield f"{column}: {fault}"


def counts(graph, name, frame):
    """Rows that are too many or too few."""
    if name in ROOTS:
        expected = graph.total(name)
    elif name == "answers":
        expected = graph.sql("SELECT count(*) FROM link WHERE rel = 'ANSWERS'")[0][0]
    elif name == "tenures":
        expected = graph.sql("SELECT count(*) FROM link JOIN record ON id = src WHERE record.kind = 'Claim' AND form = 'tenure' AND rel = 'IN_POSITION'")[0][0]
    elif name == "evidence":
        expected = graph.sql("SELECT count(*) FROM record WHERE kind = 'Evidence'")[0][0]
    elif name == "claim-evidence":
        yield from pairs(graph, frame)
        return
    else:
        yield "a table that nobody counts here"
        return
    if len(frame) != expected:
        yield f"{len(frame)} rows, and {expected} records"
    if name in ROOTS and not frame["id"].is_unique:
        yield "an id is there twice"


def pairs(graph, frame):
    """Pairs of a claim and testimony on any side other than the API's contrasts have; a claim is itself testimony on each question it answers."""
    found = Counter(zip(frame["claim"], frame["bearing"], strict=True))
    told = Counter()
    for claim in contrasts(graph):
        told[claim["id"], "itself"] += len(claim["questions"])
        told.update((claim["id"], how(e, "for")) for e in testimony(claim))
        told.update((claim["id"], how(e, "consistent")) for e in claim["contrast"]["consistent"])
        told.update((claim["id"], how(e, "")) for e in claim["contrast"]["qualifying"] if e["opposition"])
    yield from differences(told, found, "pairs of")


def how(e, else_):
    """The column bearing, as the API says it; another word where nothing is opposed."""
    return {"CONTRADICTORY": "against", "CONTRARY": "against", "TENSION": "perhaps"}.get(e["opposition"], else_)


def texts(graph, **how):
    """Texts that are not as the store has them."""
    for name, kind, fields in (("persons", "Person", ("name", "description")), ("sources", "Source", ("name", "callNumber", "description")),
                               ("passages", "Passage", ("name", "locator", "quote", "translation")), ("claims", "Claim", ("name", "note"))):
        frame = read(graph, name, **how)
        for field in fields:
            found = dict(zip(frame["id"], frame[field].astype(object).where(frame[field].notna(), "").map(str), strict=True))
            stored = {row[0]: json.loads(row[1]).get(field, "") for row in graph.sql("SELECT id, body FROM record WHERE kind = ?", kind)}
            yield from differences(Counter(stored.items()), Counter(found.items()), f"{name}.{field}")
