"""Compressed answers, and answers that the client has already."""

import gzip
import os
import pathlib
import subprocess

from curl import curl, get, items, version
from judge import Assertion, folder, graphs
from server import Server

root = pathlib.Path(__file__).resolve().parents[3]

for g in graphs:
    with Assertion("curl", version, f"{g['name']}: gzip for who takes it, and the same inside; else plain") as a:
        plain = get(g["url"], g["query"])
        raw = get(g["url"], g["query"], "-H", "Accept-Encoding: gzip")
        small = get(g["url"], "{revision}", "-H", "Accept-Encoding: gzip")
        a.right = (raw.headers.get("content-encoding") == "gzip" and gzip.decompress(raw.body) == plain.body
                   and "content-encoding" not in plain.headers and get(g["url"], g["query"], "--compressed").body == plain.body
                   and "accept-encoding" in items(raw.headers.get("vary", "")) and "accept-encoding" in items(plain.headers.get("vary", "")))
        a.detail = f"{len(plain.body)} bytes, {len(raw.body)} compressed; {len(small.body)} bytes: {small.headers.get('content-encoding', 'as they are')}"
    with Assertion("curl", version, f"{g['name']}: with the ETag of before, 304 and no body; another query has another") as a:
        kept = folder / "etag"
        first = get(g["url"], g["query"], "--etag-save", kept)
        again = get(g["url"], g["query"], "--etag-compare", kept)
        zipped = get(g["url"], g["query"], "--etag-compare", kept, "-H", "Accept-Encoding: gzip")
        other = get(g["url"], "{ revision }", "--etag-compare", kept)
        tags = [first.headers.get("etag"), other.headers.get("etag")]
        a.right = ([first.status, again.status, zipped.status, other.status] == [200, 304, 304, 200] and again.body == b""
                   and None not in tags and tags[0] != tags[1])
        a.detail = f"{first.status}, {again.status}, compressed {zipped.status}; ETags {tags[0]}, {tags[1]}"

with Assertion("curl", version, "after a load the ETag of before holds no more, and the answer is the new one") as a, Server() as own:
    query, kept = "{ revision claims(first: 1) { totalCount } }", folder / "etag"
    before = get(own.url, query, "--etag-save", kept)
    same = get(own.url, query, "--etag-compare", kept)
    subprocess.run([os.environ["ONUS"], "load", "--store", own.store, root / "data" / "exchanged"], check=True, capture_output=True)
    after = get(own.url, query, "--etag-compare", kept)
    a.right = [before.status, same.status, after.status] == [200, 304, 200] and after.body != before.body
    a.detail = f"{before.status}, {same.status}, {after.status}: {before.body.decode().strip()} then {after.body.decode().strip()}"

with Assertion("curl", version, "an answer with an error has no ETag to keep it by") as a:
    wrong = get(graphs[0]["url"], '{ claim(id: "nobody:nothing") { text } }')
    a.right = wrong.status == 200 and b"NOT_FOUND" in wrong.body and "etag" not in wrong.headers
    a.detail = f"{wrong.status}, ETag {wrong.headers.get('etag')}"
