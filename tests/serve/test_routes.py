"""What the server answers beside the pages, asked without a server."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NamedTuple

import pytest
from starlette.applications import Starlette

import geo.current
from geo.atlas import Atlas
from geo.maps.assets import Assets
from geo.maps.columns import columns
from geo.serve import layer as layers
from geo.serve.routes import routes
from tests.checkout import Checkout, locate


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(path: str, method: str = "GET", **headers: str) -> Answer:
    """One request to the routes, in process."""
    sent: list[dict[str, Any]] = []
    path, _, query = path.partition("?")

    messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, Any]:
        return next(messages, {"type": "http.disconnect"})

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(Starlette(routes=routes())(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(start["status"], {n.decode(): v.decode() for n, v in start["headers"]}, body)


@pytest.fixture
def current(checkout: Checkout, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    class Gazetteer:
        get = staticmethod(locate)

    assert atlas.entries
    monkeypatch.setattr(geo.current, "ROOT", checkout.root)
    monkeypatch.setattr(geo.current, "open_gazetteer", lambda progress: Gazetteer())
    monkeypatch.setattr(geo.current, "_opened", None)
    monkeypatch.setattr(layers, "_kept", {})
    return checkout


def address(atlas: Atlas) -> str:
    return f"/api/layer/{columns(atlas)['version']}.json"


def test_the_layer_is_the_atlas_and_may_be_kept_for_ever(current: Checkout, atlas: Atlas) -> None:
    answer = ask(address(atlas))
    assert answer.status == 200
    assert json.loads(answer.body) == columns(atlas)
    assert "immutable" in answer.headers["cache-control"]
    again = ask(address(atlas), if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert ask(address(atlas), if_none_match=f'"other", W/{answer.headers["etag"]}').status == 304
    assert ask(address(atlas), if_none_match='"other"').status == 200


def test_head_answers_without_a_body(current: Checkout, atlas: Atlas) -> None:
    whole, head = ask(address(atlas)), ask(address(atlas), "HEAD")
    assert head.status == 200
    assert head.headers == whole.headers


def test_other_methods_are_refused(current: Checkout, atlas: Atlas) -> None:
    assert ask(address(atlas), "POST").status in (404, 405)


def test_an_unknown_version_is_no_silently_other_map(current: Checkout) -> None:
    answer = ask("/api/layer/0000.json")
    assert answer.status == 404
    assert answer.headers["cache-control"] == "no-store"
    assert answer.body.decode().count(".") == 1


def test_a_page_drawn_before_a_change_still_gets_its_own_layer(current: Checkout, atlas: Atlas) -> None:
    before = ask(address(atlas))
    current.document("third", {"says": "Westland waits."})
    assert ask(address(atlas)).body == before.body
    newer = current.atlas()
    assert len(json.loads(ask(address(newer)).body)["claims"]["id"]) == len(atlas.entries) + 1


def test_old_layers_are_forgotten(current: Checkout, atlas: Atlas) -> None:
    for number in range(layers.KEPT + 2):
        current.document("third", {"says": f"Westland waits {number} days."})
        assert ask(address(current.atlas())).status == 200
    assert len(layers._kept) == layers.KEPT


def test_broken_records_are_one_sentence(current: Checkout) -> None:
    current.write("seeds/broken.toml", "[[")
    answer = ask("/api/layer/0000.json")
    assert answer.status == 503
    assert answer.body.decode().count("\n") == 0
    assert "make check" in answer.body.decode()


def test_every_asset_of_the_map_is_served() -> None:
    assets = Assets.linked("/assets").with_script("marksheet")
    addresses = [link for _, link in [*assets.js, *assets.css]] + list(assets.basemap.values())
    assert len(addresses) == 9
    for link in addresses:
        assert ask(link).status == 200, link


def test_the_scripts_are_kept_for_ever_only_under_their_version() -> None:
    (address,) = [link for _, link in Assets.linked("/assets").js]
    answer = ask(address)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert ask(address.partition("?")[0]).headers["cache-control"] == "no-cache"
    assert ask(address, if_none_match=answer.headers["etag"]).status == 304


@pytest.mark.parametrize(
    "path", ["/assets/atlas/../../../app.py", "/assets/atlas/%2e%2e/sheet.py", "/assets/"]
)
def test_nothing_else_is(path: str) -> None:
    assert ask(path).status == 404
