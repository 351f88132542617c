"""Where the service stands in the eyes of its client.

JSON carries whole addresses, since many programs cannot follow relative ones. They are derived from the
request: scheme, host and path as asked for, or as a proxy says in X-Forwarded-Proto, X-Forwarded-Host and
X-Forwarded-Prefix (the path that it took away). Answers vary on those headers, so that no cache hands one
client's addresses to another. Pages for people carry relative links, which hold behind any proxy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlencode

from starlette.requests import Request

__all__ = ["FORWARDED", "Way", "absolute", "as_part", "relative", "root_of"]

Way = Callable[[str, Sequence[tuple[str, str]]], str]
"""The address of a path below the service's root, such as `way("collections", [("f", "json")])`.

A part of the path that may hold a slash or a percent sign is quoted beforehand, by `as_part`.
"""

FORWARDED = ("X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix")

_QUOTED = "/%"
_HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?", re.ASCII)
_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]{1,80}){1,8}", re.ASCII)


def absolute(request: Request) -> Way:
    """Whole addresses, from scheme to query."""
    root = root_of(request)
    return lambda path, query: f"{root}{'/' if path else ''}{quote(path, safe=_QUOTED)}{_tail(query)}"


def relative(request: Request) -> Way:
    """Addresses relative to the page that was asked for."""
    asked: str = request.scope.get("asked", request.scope["path"])
    below = asked.removeprefix(request.scope["root_path"])
    up = "../" * (below.count("/") - 1)
    down = up if below else request.scope["root_path"].rpartition("/")[2] + "/"
    return lambda path, query: f"{down}{quote(path, safe=_QUOTED)}{_tail(query)}" or "./"


def as_part(id_: object) -> str:
    """An id as one part of a path."""
    return quote(str(id_), safe="")


def root_of(request: Request) -> str:
    """The service's own address, without a slash at its end."""
    forwarded = {name: request.headers.get(name, "").split(",")[0].strip() for name in FORWARDED}
    proto, host, prefix = forwarded.values()
    scheme = proto.lower() if proto.lower() in ("http", "https") else request.scope.get("scheme", "http")
    prefix = prefix.rstrip("/") if _PREFIX.fullmatch(prefix.rstrip("/")) else ""
    return f"{scheme}://{_host(request, host)}{prefix}{quote(request.scope['root_path'])}"


def _host(request: Request, forwarded: str) -> str:
    for host in (forwarded, request.headers.get("host", "")):
        if _HOST.fullmatch(host):
            return host
    server, port = request.scope.get("server") or ("localhost", None)
    return f"{server}:{port}" if port else str(server)


def _tail(query: Sequence[tuple[str, str]]) -> str:
    return f"?{urlencode(query)}" if query else ""
