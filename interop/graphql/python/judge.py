"""How a client's answers are judged, and lines of the table printed."""

import json
import os
import pathlib
import time

folder = pathlib.Path(os.environ["ONUS_INTEROP_WORK"])
graphs = json.loads((folder / "expected.json").read_text())


def line(client, version, asserted, right, detail):
    result = right if isinstance(right, str) else "ok" if right else "FAIL"
    text = " ".join(str(detail).replace(f"{folder}/", "").split())
    print(client, version, asserted, result, text, sep="\t", flush=True)


class Assertion:
    """`with Assertion(client, version, asserted) as a: a.right, a.detail = …`: an exception is a FAIL that tells of it."""

    def __init__(self, client, version, asserted):
        self.said = client, version, asserted
        self.right, self.detail = False, ""

    def __enter__(self):
        self.start = time.monotonic()
        return self

    def seconds(self):
        return f"{time.monotonic() - self.start:.1f} s"

    def __exit__(self, kind, error, trace):
        if error is not None and not isinstance(error, Exception):
            return False
        if error is not None:
            self.right, self.detail = False, f"{kind.__name__}: {error}"[:300]
        line(*self.said, self.right, self.detail)
        return True


def told(contrast):
    """An answer to README's query, in the words of expected.json."""
    return {
        "for": sorted(e["claim"]["text"] for e in contrast["for"]),
        "against": sorted(e["claim"]["text"] for e in contrast["against"]),
        "qualifying": sorted(e["claim"]["text"] for e in contrast["qualifying"]),
        "standings": sorted(r["standing"] for r in contrast["readings"]),
        "robust": contrast["robust"],
    }


def figures(c):
    return f"{len(c['for'])} for, {len(c['against'])} against, {len(c['qualifying'])} qualifying, {len(c['standings'])} readings"


def same(a, got, g):
    """The assertion is right if the answer is what the command line says."""
    want = g["contrast"]
    a.right = got == want
    a.detail = figures(got) if a.right else "differs in " + ", ".join(f"{k}: {got[k]} for {want[k]}" for k in want if got[k] != want[k])[:300]


def same_ids(a, ids, g, pages):
    """The assertion is right if these are all the claims of the exported table, once each."""
    twice, missing = len(ids) - len(set(ids)), len(set(g["claims"]) - set(ids))
    a.right = sorted(ids) == g["claims"]
    a.detail = f"{len(ids)} claims in {pages} pages, {twice} twice, {missing} missing, {a.seconds()}"
