"""Answers of every sort: which form, which tag, whether the client has it already, and refusals in one sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from geo.serve.ogc.addresses import FORWARDED

__all__ = ["HTML", "JSON", "answer", "dumps", "etag", "form_of", "options_of", "refusal", "stream"]

JSON = "application/json"
HTML = "text/html"

_VARY = ", ".join(("Accept", *FORWARDED))
_SAFE = {"X-Content-Type-Options": "nosniff"}
_PAGE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}  # fmt: skip


def options_of(request: Request) -> dict[str, list[str]]:
    """Query parameters by name, each with its values in order."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value)
    return found


def form_of(request: Request, asked: str | None) -> str:
    """`json` or `html`: what `f` asks for, else what the Accept header prefers; JSON where it has no preference.

    A client that accepts neither gets JSON all the same (RFC 9110, 12.4.1 allows it): better than nothing.
    """
    if asked:
        return asked
    weights = dict(_weights(request.headers.get("accept", "")))
    html = max(weights.get(HTML, 0.0), weights.get("application/xhtml+xml", 0.0))
    others = [weight for type_, weight in weights.items() if "json" in type_]
    plain = max(others, default=weights.get("application/*", weights.get("*/*", 0.0)))
    return "html" if html > plain else "json"


def _weights(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept[:2000].split(","):
        type_, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            yield type_, float(weight)
        except ValueError:
            yield type_, 0.0


def etag(*parts: str) -> str:
    """A weak tag: the same features may be packed, or carry another time of making."""
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"'


def answer(request: Request, body: bytes, media_type: str) -> Response:
    """A whole body, tagged by what it says."""
    said = _headers(etag(hashlib.sha256(body).hexdigest()), media_type)
    if _has(request, said["ETag"]):
        return Response(status_code=304, headers=said)
    whole = Response(body, media_type=media_type, headers=said)
    if request.method == "HEAD":
        whole.body = b""
    return whole


def stream(
    request: Request, tag: str, parts: Iterator[bytes], media_type: str, headers: Mapping[str, str]
) -> Response:
    """A body in parts; none for HEAD, and none for a client that has it already."""
    said = _headers(tag, media_type)
    if _has(request, tag):
        return Response(status_code=304, headers=said)
    if request.method == "HEAD":
        parts = iter(())
    return StreamingResponse(parts, media_type=media_type, headers={**said, **headers})


def refusal(
    status: int,
    code: str,
    description: str,
    headers: Mapping[str, str] | None = None,
    page: bytes | None = None,
) -> Response:
    """An exception as the standard's schema has it: a code for programs, a sentence for people; or a page."""
    said = {"Cache-Control": "no-store", "Vary": _VARY, **_SAFE, **(headers or {})}
    if page is not None:
        return Response(page, status, headers={**said, **_PAGE}, media_type=HTML)
    return Response(dumps({"code": code, "description": description}), status, headers=said, media_type=JSON)


def _headers(tag: str, media_type: str) -> dict[str, str]:
    """Caches may keep an answer but must ask before they use it again: records can change at any time."""
    page = _PAGE if media_type == HTML else {}
    return {"ETag": tag, "Cache-Control": "public, no-cache", "Vary": _VARY, **_SAFE, **page}


def dumps(document: Mapping[str, Any]) -> bytes:
    """JSON, UTF-8. Raises ValueError for a number that JSON does not have."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _has(request: Request, tag: str) -> bool:
    """Whether the client holds what the tag stands for (weak comparison, RFC 9110, 13.1.2)."""
    bare = tag.removeprefix("W/")
    given = request.headers.get("if-none-match", "").split(",")
    return any(each.strip() == "*" or each.strip().removeprefix("W/") == bare for each in given)
