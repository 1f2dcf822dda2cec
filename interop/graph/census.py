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

    def ends(self):
        """How often each pair of ends is joined."""
        return Counter((s, t) for _, s, t, _ in self.edges)

    def kinds(self):
        """How often each kind of edge joins each pair of ends."""
        return Counter((s, t, k) for _, s, t, k in self.edges)


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
        yield f"{what} {' '.join(key) if isinstance(key, tuple) else key}: {a[key]} expected, {b[key]} found"
    for key in (b - a):
        yield f"{what} {' '.join(key) if isinstance(key, tuple) else key}: {a[key]} expected, {b[key]} found"


def faults(expected: Census, found: Census, *, kinds=True, intervals=True):
    """In what a reader's census differs from what was expected: sets of nodes and edges, not counts alone."""
    yield from (f"{level}: {message}" for level, message in found.issues if level != "INFO")
    yield from differences(Counter(list(expected.nodes)), Counter(list(found.nodes)), "node")
    if kinds:
        yield from differences(expected.kinds(), found.kinds(), "edge")
    else:
        yield from differences(expected.ends(), found.ends(), "edge")
    if intervals:
        yield from differences(expected.intervals, found.intervals, "interval")
