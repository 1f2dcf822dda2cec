"""curl as a function."""

import subprocess
from typing import NamedTuple

from judge import folder

version = subprocess.run(["curl", "--version"], check=True, capture_output=True, text=True).stdout.split()[1]


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes


def curl(url, *arguments):
    """What curl got; with -I the body is the headers once more."""
    head, body = folder / "head", folder / "body"
    body.write_bytes(b"")
    subprocess.run(["curl", "-sS", "--max-time", "60", "-D", head, "-o", body, *arguments, url], check=True)
    status, *rows = head.read_text().strip().split("\r\n\r\n")[-1].splitlines()
    headers = {}
    for row in rows:
        name, value = row.split(":", 1)
        headers[name.lower()] = ", ".join(filter(None, (headers.get(name.lower()), value.strip())))
    return Answer(int(status.split()[1]), headers, body.read_bytes())


def get(url, query, *arguments):
    return curl(url, "--get", "--data-urlencode", "query=" + query, *arguments)


def items(header):
    return {item.strip().lower() for item in header.split(",")}
