"""gql, 3 or 4: the schema by introspection, README's contrast, a wrong field refused before it is sent."""

import importlib.metadata

import gql
from gql.transport.requests import RequestsHTTPTransport
from judge import Assertion, graphs, same, told

version = importlib.metadata.version("gql")


class Counting(RequestsHTTPTransport):
    """Counts what is sent."""

    sent = 0

    def execute(self, *args, **kwargs):
        self.sent += 1
        return super().execute(*args, **kwargs)


for g in graphs:
    transport = Counting(url=g["url"], timeout=60)
    with Assertion("gql", version, f"{g['name']}: with the schema fetched, README's query answers what the command line does") as a:
        with gql.Client(transport=transport, fetch_schema_from_transport=True) as session:
            same(a, told(session.execute(gql.gql(g["query"]))["contrast"]), g)
            a.detail += f"; {len(session.client.schema.type_map)} types"
            a.right = a.right and {"Claim", "Contrast", "Evidence"} <= set(session.client.schema.type_map)
    with Assertion("gql", version, f"{g['name']}: an unknown field is refused before it is sent, with the nearest name") as a:
        with gql.Client(transport=transport, fetch_schema_from_transport=True) as session:
            before = transport.sent
            try:
                session.execute(gql.gql(g["query"].replace("against {", "agains {")))
                a.detail = "it was answered"
            except Exception as error:
                a.right = "Did you mean 'against'" in str(error) and transport.sent == before
                a.detail = f"{type(error).__name__}: {str(error).splitlines()[0]}"
