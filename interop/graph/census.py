"""What a program found in a graph file, in one shape for all programs."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Census:
    """Nodes, edges with their ends and kinds, intervals, and complaints. What a program does not read stays empty."""

    nodes: dict[str, str] = field(default_factory=dict)  # id: label
    edges: list[tuple[str, str, str, str]] = field(default_factory=list)  # id, source, target, kind
    intervals: Counter = field(default_factory=Counter)  # (id of a node or edge, first day, last day)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)  # (node or edge, name): type
    issues: list[tuple[str, str]] = field(default_factory=list)  # level, message

    def figures(self):
        """Its counts in words."""
        return f"{len(self.nodes)} nodes, {len(self.edges)} edges" + (
            f", {self.intervals.total()} intervals" if self.intervals else "")

    def pairs(self):
        """The pairs of ends that are joined: all that programs keep which make one of parallel edges."""
        return Counter({(s, t): 1 for _, s, t, _ in self.edges})

    def hulls(self):
        """Of each node or edge that has a time, the first and the last day."""
        told = {}
        for name, first, last in self.intervals:
            told.setdefault(name, []).append((in_order(first, "-"), in_order(last, "~"), first, last))
        return {name: (min(spells)[2], max(spells, key=lambda s: s[1])[3]) for name, spells in told.items()}


def in_order(day, open_end):
    """A day as something that can be compared: years before ours too, and an end that is not there."""
    if day == "..":
        return (-10**12 if open_end == "-" else 10**12, "")
    year, rest = day[:-6], day[-5:]
    return (int(year), rest)


def read(path: Path) -> Census:
    """A census that gephi/Census.java or js/census.cjs wrote."""
    census = Census()
    for row in path.read_text(encoding="utf-8").splitlines():
        match row.split("\t"):
            case ["issue", level, message]:
                census.issues.append((level, message))
            case ["column", of, name, kind]:
                census.columns[of, name] = kind
            case ["node", name, label, spells]:
                census.nodes[name] = label
                add_spells(census, name, spells)
            case ["edge", name, source, target, kind, _, spells]:
                census.edges.append((name, source, target, kind))
                add_spells(census, name, spells)
            case _:
                census.issues.append(("SEVERE", f"a line that nobody understands: {row[:80]}"))
    return census


def add_spells(census, name, spells):
    """Counts intervals written as `first/last`, joined by semicolons."""
    for spell in filter(None, spells.split(";")):
        first, last = spell.split("/")
        census.intervals[name, first, last] += 1


def differences(a: Counter, b: Counter, what):
    """What one counter has and the other has not, in words; empty where they are equal."""
    for key in (a - b):
        yield f"{what} {' '.join(map(str, key)) if isinstance(key, tuple) else key}: {a[key]} expected, {b[key]} found"
    for key in (b - a):
        yield f"{what} {' '.join(map(str, key)) if isinstance(key, tuple) else key}: {a[key]} expected, {b[key]} found"


def faults(expected: Census, found: Census, *, intervals=True, merged=False):
    """In what a reader's census differs from what was expected: the very nodes, edges and times, not counts alone."""
    yield from (f"{level}: {message}" for level, message in found.issues if level != "INFO")
    yield from differences(Counter(list(expected.nodes)), Counter(list(found.nodes)), "node")
    if merged:
        yield from differences(expected.pairs(), found.pairs(), "pair")
        yield from () if len(found.edges) == expected.pairs().total() else (f"{len(found.edges)} edges between {expected.pairs().total()} pairs",)
    else:
        yield from differences(Counter(expected.edges), Counter(found.edges), "edge")
    if intervals and not merged:
        yield from differences(Counter(expected.hulls().items()), Counter(found.hulls().items()), "time")
