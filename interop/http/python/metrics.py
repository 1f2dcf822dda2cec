"""/metrics, read by Prometheus' own parser: counters that count what was asked."""

import importlib.metadata
import json

from curl import curl, get
from judge import Assertion, graphs
from prometheus_client.parser import text_string_to_metric_families

version = importlib.metadata.version("prometheus_client")


def families(base):
    answer = curl(base + "/metrics")
    if answer.status != 200:
        raise RuntimeError(f"/metrics answers {answer.status}")
    if not answer.headers["content-type"].startswith("text/plain; version=0.0.4"):
        raise RuntimeError("its type is " + answer.headers["content-type"])
    return {f.name: f for f in text_string_to_metric_families(answer.body.decode())}


def total(of, name, **labels):
    return sum(s.value for s in of[name].samples if s.name == name + "_total" and labels.items() <= s.labels.items())


def buckets(family):
    """Histogram lines by their labels: [(upper bound, number), …] and the count."""
    out = {}
    for s in family.samples:
        key = tuple(sorted((k, v) for k, v in s.labels.items() if k != "le"))
        series = out.setdefault(key, {"buckets": [], "count": None})
        if s.name.endswith("_bucket"):
            series["buckets"].append((float(s.labels["le"]), s.value))
        elif s.name.endswith("_count"):
            series["count"] = s.value
    return out


for g in graphs:
    with Assertion("prometheus_client", version, f"{g['name']}: five answers and two refusals more are counted as such") as a:
        before = families(g["base"])
        for _ in range(5):
            get(g["url"], "{ revision }")
        for _ in range(2):
            get(g["url"], '{ claim(id: "nobody:nothing") { id } }')
        after, name = families(g["base"]), "onus_http_requests"
        def more(**labels):
            return total(after, name, **labels) - total(before, name, **labels)
        got = more(route="/graphql", code=""), more(route="/graphql", code="NOT_FOUND")
        a.right = got == (5, 2)
        a.detail = f"{got[0]:.0f} and {got[1]:.0f} more; {len(after)} families"
    with Assertion("prometheus_client", version, f"{g['name']}: every histogram is one, and every family has help and type") as a:
        now = families(g["base"])
        series = [s for f in now.values() if f.type == "histogram" for s in buckets(f).values()]
        wrong = [s for s in series if s["buckets"] != sorted(s["buckets"]) or [n for _, n in s["buckets"]] != sorted(n for _, n in s["buckets"])
                 or s["buckets"][-1] != (float("inf"), s["count"])]
        bare = [f.name for f in now.values() if not f.documentation or f.type == "unknown"]
        a.right = bool(series) and not wrong and not bare
        a.detail = f"{len(series)} series, {len(wrong)} wrong, without help or type: {', '.join(bare) or 'none'}"
    with Assertion("prometheus_client", version, f"{g['name']}: the revision is the one that GraphQL tells") as a:
        now = families(g["base"])
        told = json.loads(get(g["url"], "{ revision }").body)["data"]["revision"]
        a.right = [s.value for s in now["onus_graph_revision"].samples] == [told]
        a.detail = f"{told}"
