"""GET, HEAD, POST and the media types of answers."""

import json

from curl import curl, get, version
from judge import Assertion, graphs, same, told

POST = ("-H", "Content-Type: application/json", "--data-binary")

for g in graphs:
    with Assertion("curl", version, f"{g['name']}: a GET of README's query answers what the command line does") as a:
        answer = get(g["url"], g["query"])
        same(a, told(json.loads(answer.body)["data"]["contrast"]), g)
        a.right = a.right and answer.status == 200 and answer.headers["content-type"] == "application/json; charset=utf-8"
    with Assertion("curl", version, f"{g['name']}: a POST answers the same, byte by byte") as a:
        posted = curl(g["url"], *POST, json.dumps({"query": g["query"]}))
        a.right = posted.status == 200 and posted.body == get(g["url"], g["query"]).body and len(posted.body) > 1000
        a.detail = f"{len(posted.body)} bytes"
    with Assertion("curl", version, f"{g['name']}: HEAD has GET's headers") as a:
        head, got = get(g["url"], g["query"], "-I"), get(g["url"], g["query"])
        differing = {n for n in head.headers.keys() | got.headers.keys() if head.headers.get(n) != got.headers.get(n)}
        a.right = head.status == got.status == 200 and not differing - {"date", "x-request-id", "content-length"}
        a.detail = f"{len(head.headers)} headers; differing: {', '.join(sorted(differing)) or 'none'}"

url = graphs[0]["url"]
with Assertion("curl", version, "graphql-response+json, if asked for, and 400 for a query that is none; 200 with plain JSON") as a:
    new = get(url, "{ claim", "-H", "Accept: application/graphql-response+json")
    old = get(url, "{ claim", "-H", "Accept: application/json")
    a.right = ((new.status, new.headers["content-type"].split(";")[0]) == (400, "application/graphql-response+json")
               and (old.status, old.headers["content-type"].split(";")[0]) == (200, "application/json")
               and "errors" in json.loads(new.body) and "errors" in json.loads(old.body))
    a.detail = f"{new.status} {new.headers['content-type']}, {old.status} {old.headers['content-type']}"
with Assertion("curl", version, "a mutation by GET is 405, PUT is 405 with Allow, XML is 415, and nothing acceptable 406") as a:
    put = curl(url, "-X", "PUT")
    got = [get(url, "mutation { x }").status, put.status,
           curl(url, "-H", "Content-Type: text/xml", "--data-binary", "<q/>").status, get(url, "{revision}", "-H", "Accept: image/png").status]
    a.right = got == [405, 405, 415, 406] and "GET" in put.headers.get("allow", "")
    a.detail = f"{got}, Allow: {put.headers.get('allow')}"
with Assertion("curl", version, "each answer has an id of its own, and keeps one that the client gives") as a:
    one, two = get(url, "{revision}"), get(url, "{revision}")
    given = get(url, "{revision}", "-H", "X-Request-Id: from-the-proxy-1")
    ids = [answer.headers.get("x-request-id") for answer in (one, two, given)]
    a.right = bool(ids[0]) and ids[0] != ids[1] and ids[2] == "from-the-proxy-1"
    a.detail = ", ".join(map(str, ids))
