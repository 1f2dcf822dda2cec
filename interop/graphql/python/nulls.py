"""An explicit null for every argument that may be null, as a literal and as a variable: no answer may be an error.

Those that have a default are where servers stumble: they are counted apart.

Each argument is asked for where introspection says it is: a query is built down to its field, with ids that the graph
itself gives for the required arguments on the way.
"""

import importlib.metadata
import json
import urllib.error
import urllib.request

from graphql import (GraphQLEnumType, GraphQLList, GraphQLNonNull, Undefined, build_client_schema, get_introspection_query, get_named_type,
                     is_abstract_type, is_leaf_type, is_object_type, is_required_argument)
from judge import Assertion, graphs


def ask(url, query, variables=None):
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


class Walk:
    """Ways from the root to every field, the shortest first, so that each field is asked for once."""

    def __init__(self, g):
        self.url = g["url"]
        self.schema = build_client_schema(ask(g["url"], get_introspection_query(descriptions=False))["data"])
        self.known = self.samples(g)

    def samples(self, g):
        """A value for each required argument of a root field, from the graph."""
        def first(field, kind):
            return ask(self.url, "{%s(first: 2) { nodes { id } }}" % field)["data"][field]["nodes"] or kind
        known = {"words": "a", "claim": g["claim"], "contrast.claim": g["claim"], "node.id": g["claim"], "nodes.ids": [g["claim"]]}
        for kind in "person organization position event source passage claim question".split():
            nodes = first(kind + "s", [])
            if nodes:
                known[kind] = nodes[0]["id"]
                known[kind + ".id"] = nodes[0]["id"]
                known[kind + "s"] = [n["id"] for n in nodes]
        known["scale"] = ask(self.url, "{scales{id}}")["data"]["scales"][0]["id"]
        return known

    def value(self, field, name, kind):
        for key in (f"{field}.{name}", name):
            if key in self.known:
                return json.dumps(self.known[key])
        named = get_named_type(kind)
        if isinstance(named, GraphQLEnumType):
            text = next(iter(named.values))
        elif named.name == "Int":
            text = "1"
        elif named.name in ("String", "ID") and self.known.get("claim"):
            text = json.dumps(self.known["claim"])
        else:
            raise LookupError(f"no value is known for {field}({name}:)")
        inner = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        return f"[{text}]" if isinstance(inner, GraphQLList) else text

    def required(self, name, field, without=None):
        """The arguments that the field cannot do without, but for one."""
        given = {n: self.value(name, n, a.type) for n, a in field.args.items() if is_required_argument(a)}
        if name == "graph":  # one of these two, as its description says
            given |= {"where": "{ disputed: true }"} if without == "from" else {"from": json.dumps([self.known["claim"]])}
        return given

    def fields(self):
        """Every field of every type that can be reached, with the way to it: [(field, arguments), …]."""
        seen, level = set(), [(self.schema.query_type, [], None)]
        while level:
            following = []
            for of, way, on in level:
                if of.name in seen:
                    continue
                seen.add(of.name)
                for name, field in getattr(of, "fields", {}).items():
                    step = way + [(on, name, field)]
                    yield of, step
                    following += self.below(field, step)
            level = following

    def below(self, field, way):
        named = get_named_type(field.type)
        if is_leaf_type(named):
            return []
        out = [(named, way, None)]
        if is_abstract_type(named):
            out += [(t, way, t.name) for t in self.schema.get_possible_types(named)]
        return out

    def query(self, way, argument, null):
        """The query that asks for the last field of the way, with null for the argument."""
        *_, (_, _, last) = way
        text = "" if is_leaf_type(get_named_type(last.type)) else " { __typename }"
        for depth, (on, name, field) in enumerate(reversed(way)):
            given = self.required(name, field, argument if depth == 0 else None)
            if depth == 0:
                given[argument] = null
            elif "first" in field.args:
                given["first"] = "2"
            arguments = "(" + ", ".join(f"{n}: {v}" for n, v in given.items()) + ")" if given else ""
            text = f"{name}{arguments}{text}"
            text = f" {{ ... on {on} {{ {text} }} }}" if on else f" {{ {text} }}"
        return text.strip()


def nullable(walk):
    """(label, way, argument name, argument) of each."""
    for of, way in walk.fields():
        for name, argument in way[-1][2].args.items():
            if not isinstance(argument.type, GraphQLNonNull):
                yield f"{of.name}.{way[-1][1]}({name}:)", way, name, argument


def has_default(argument):
    return argument.default_value is not Undefined or getattr(argument, "default", None) is not None


version = importlib.metadata.version("graphql-core")
for g in graphs:
    asserted = f"{g['name']}: null, literal and variable, for every argument that has a default, and every other that may be null, is no error"
    with Assertion("graphql-core", version, asserted) as a:
        walk = Walk(g)
        wrong, labels, defaults = [], set(), set()
        for label, way, name, argument in nullable(walk):
            labels.add(label)
            if has_default(argument):
                defaults.add(label)
            variable = f"query q($v: {argument.type}) " + walk.query(way, name, "$v")
            for how, answer in (("literal", ask(walk.url, walk.query(way, name, "null"))), ("variable", ask(walk.url, variable, {"v": None}))):
                if answer.get("errors"):
                    wrong.append(f"{label} {how}: {answer['errors'][0]['message']}")
        a.right = not wrong and len(labels) >= 20 and bool(defaults)
        a.detail = f"{len(labels)} arguments, {len(defaults)} with a default, {len(wrong)} errors, {a.seconds()} " + "; ".join(wrong)[:300]
