"""CORS: scripts of listed origins may ask, others may not."""

from curl import curl, get, items, version
from judge import Assertion, graphs
from server import Server

LISTED, OTHER = "http://notebook.example:8888", "http://elsewhere.example"


def preflight(url, origin):
    return curl(url, "-X", "OPTIONS", "-H", f"Origin: {origin}", "-H", "Access-Control-Request-Method: POST",
                "-H", "Access-Control-Request-Headers: content-type")


ALLOW = "access-control-allow-origin"
with Assertion("curl", version, "a preflight of a listed origin is granted, and its POST readable; another's is neither") as a:
    with Server("--cors-origin", LISTED) as own:
        granted, refused = preflight(own.url, LISTED), preflight(own.url, OTHER)
        listed, other = (get(own.url, "{ revision }", "-H", f"Origin: {origin}") for origin in (LISTED, OTHER))
    a.right = (granted.status in (200, 204) and granted.headers.get(ALLOW) == LISTED
               and "post" in items(granted.headers.get("access-control-allow-methods", ""))
               and "content-type" in items(granted.headers.get("access-control-allow-headers", ""))
               and listed.headers.get(ALLOW) == LISTED and "origin" in items(listed.headers.get("vary", ""))
               and ALLOW not in refused.headers and ALLOW not in other.headers
               and "access-control-allow-credentials" not in granted.headers)
    a.detail = f"{granted.status} {granted.headers.get(ALLOW)}; {refused.status} {refused.headers.get(ALLOW)}"
with Assertion("curl", version, "without a list no origin is granted anything") as a:
    answers = [preflight(graphs[0]["url"], LISTED), get(graphs[0]["url"], "{ revision }", "-H", f"Origin: {LISTED}")]
    a.right = all(ALLOW not in answer.headers for answer in answers) and answers[1].status == 200
    a.detail = ", ".join(str(answer.status) for answer in answers)
