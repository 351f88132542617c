"""One request to an application, in process: no server, no client library in between."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.routing import BaseRoute


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    parts: tuple[bytes, ...]

    @property
    def body(self) -> bytes:
        return b"".join(self.parts)

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(routes: Sequence[BaseRoute], address: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path with its query; `if_none_match` is sent as If-None-Match."""
    sent: list[dict[str, Any]] = []
    path, _, query = address.partition("?")

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(3600)  # the client stays; what it sends is its query alone
        raise AssertionError

    async def send(message: Any) -> None:
        sent.append(message)

    said = {"host": "atlas.example", **headers}
    scope = {
        "type": "http", "method": method, "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.replace("_", "-").lower().encode(), value.encode("latin-1")) for name, value in said.items()],
    }  # fmt: skip
    asyncio.run(Starlette(routes=routes)(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    parts = tuple(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    names = [name.decode() for name, _ in start["headers"]]
    assert len(names) == len(set(names)), f"a header is sent twice: {names}"
    return Answer(start["status"], {n.decode(): v.decode() for n, v in start["headers"]}, parts)
