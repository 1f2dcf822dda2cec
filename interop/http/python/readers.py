"""Who may read, and what becomes of a request under way when the server is told to stop."""

import json
import platform
import socket
import time

from curl import curl, get, version
from judge import Assertion
from server import Server

TOKEN = "a-token-of-the-test-alone"

with Assertion("curl", version, "where a token is asked for: 401 without and with a wrong one, the answer with it, and health for all") as a:
    with Server(ONUS_READ_TOKEN=TOKEN) as own:
        bearer = [get(own.url, "{ revision }", *(("-H", f"Authorization: Bearer {t}") if t else ())) for t in ("", TOKEN + "x", TOKEN)]
        health = curl(own.base + "/healthz").status
    a.right = ([answer.status for answer in bearer] == [401, 401, 200] and health == 200 and json.loads(bearer[2].body)["data"]["revision"] > 0
               and all(answer.headers.get("www-authenticate", "").startswith("Bearer") for answer in bearer[:2]))
    a.detail = f"{[answer.status for answer in bearer]}, health {health}"


def refuses(address):
    try:
        socket.create_connection(address, timeout=5).close()
    except ConnectionRefusedError:
        return True
    except ConnectionResetError:
        pass  # it was waiting in line when the server left: ask again
    return False


with Assertion("Python socket", platform.python_version(), "told to stop in the middle of a request, the server takes no new one, answers this one, and ends") as a:
    with Server() as own:
        host, port = own.base.removeprefix("http://").split(":")
        body = json.dumps({"query": "{ claims(first: 200) { nodes { text } } }"}).encode()
        with socket.create_connection((host, int(port)), timeout=60) as under_way:
            under_way.sendall(f"POST /graphql HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n"
                              f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:20])
            until = time.monotonic() + 30
            while b"onus_http_requests_in_flight 2" not in curl(own.base + "/metrics").body and time.monotonic() < until:
                pass  # until it has read the headers: it counts this request, and that for the numbers
            own.process.terminate()
            while not refuses((host, int(port))) and time.monotonic() < until:
                pass
            refused = refuses((host, int(port)))
            under_way.sendall(body[20:])
            answer = b"".join(iter(lambda: under_way.recv(65536), b""))
        code = own.process.wait(timeout=30)
    head, _, text = answer.partition(b"\r\n\r\n")
    a.right = refused and head.startswith(b"HTTP/1.1 200") and text.count(b'"text"') == 200 and code == 0
    first = head.splitlines()[0].decode() if head else "no answer"
    a.detail = f"{first}, {len(text)} bytes, exit {code}"
