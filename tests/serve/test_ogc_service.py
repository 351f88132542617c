"""OGC API – Features, asked in process: documents, features, paging, forms, caching, refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from geo.atlas import Atlas, Selection
from geo.export.frames import places_frame, places_of
from geo.export.geojson import claims_geojson, legs_geojson
from geo.serve.ogc import atlas as ogc_atlas
from geo.serve.ogc import collections as registry
from geo.serve.ogc.boxes import Box
from geo.serve.ogc.collections import Extent, Json, Parameter, Selected
from geo.serve.ogc.days import Days
from geo.serve.routes import routes
from geo.view import View, read_view
from tests.checkout import Checkout
from tests.serve.asking import Answer, ask

ITEMS = "/api/collections/claims/items"
PATHS = [
    "", "/conformance", "/openapi", "/collections", "/collections/claims", "/collections/places", "/collections/legs",
    "/collections/claims/items", "/collections/places/items", "/collections/legs/items", "/collections/places/items/port-amber",
]  # fmt: skip


def get(address: str, method: str = "GET", **headers: str) -> Answer:
    return ask(routes(), address, method, **headers)


def ids(address: str) -> list[str]:
    answer = get(address)
    assert answer.status == 200, answer.text
    return [feature["id"] for feature in answer.json["features"]]


def says(address: str) -> list[str]:
    return [feature["properties"]["says"] for feature in get(address).json["features"]]


# ---- documents


def test_the_landing_page_leads_everywhere(served: Atlas) -> None:
    answer = get("/api")
    assert answer.headers["content-type"] == "application/json"
    links = {link["rel"]: link for link in answer.json["links"]}
    assert {"self", "alternate", "service-desc", "service-doc", "conformance", "data"} <= links.keys()
    for link in answer.json["links"]:
        parts = urlsplit(link["href"])
        assert (parts.scheme, parts.netloc) == ("http", "atlas.example")
        found = get(f"{parts.path}?{parts.query}")
        assert found.status == 200
        assert found.headers["content-type"].split(";")[0] == link["type"].split(";")[0]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("form", ["json", "html"])
def test_every_answer_comes_in_both_forms(served: Atlas, path: str, form: str) -> None:
    answer = get(f"/api{path}?f={form}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8" if form == "html" else answer.json
    assert get(f"/api{path}/?f={form}").status == 200, "a slash at the end changes nothing"


def test_conformance_names_the_four_classes(served: Atlas) -> None:
    classes = get("/api/conformance").json["conformsTo"]
    assert [each.rpartition("/")[2] for each in classes] == ["core", "geojson", "oas30", "html"]


def test_collections_know_their_bounds(served: Atlas) -> None:
    found = {each["id"]: each for each in get("/api/collections").json["collections"]}
    assert [*found] == ["claims", "places", "legs"]
    assert found["claims"]["extent"]["spatial"]["bbox"] == [[71.25, 41.5, 73.0, 42.123457]]
    assert found["legs"]["extent"]["spatial"]["bbox"] == [[50.0, 40.0, 71.25, 41.5]]
    assert found["legs"]["extent"]["temporal"]["interval"] == [
        ["2004-12-31T00:00:00Z", "2004-12-31T23:59:59Z"]
    ]
    assert get("/api/collections/legs").json == found["legs"] | {
        "links": get("/api/collections/legs").json["links"]
    }


def test_the_definition_lists_what_each_collection_takes(served: Atlas) -> None:
    definition = get("/api/openapi")
    assert definition.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.0"
    paths = definition.json["paths"]
    assert definition.json["servers"] == [{"url": "http://atlas.example/api"}]
    of_claims = paths["/collections/claims/items"]
    in_operation = {each["name"]: each for each in of_claims["get"]["parameters"]}
    beside = {each["name"]: each for each in of_claims["parameters"]}
    assert {"bbox", "datetime", "limit", "offset", "f", "kind", "stance"} <= in_operation.keys()
    assert {"years", "place", "actor", "known", "undated", "presumed"} <= beside.keys()
    assert in_operation["bbox"]["explode"] is False
    assert in_operation["kind"]["explode"] is True
    assert beside["place"]["schema"]["items"]["enum"] == [*served.choices.facets["place"]]
    of_places = {each["name"] for each in paths["/collections/places/items"]["get"]["parameters"]}
    assert of_places == {"bbox", "datetime", "limit", "offset", "f"}, (
        "a claim's kind is no filter on a place's kind"
    )


# ---- features


def test_claims_are_those_of_the_export(served: Atlas) -> None:
    answer = get(ITEMS)
    exported = claims_geojson(served, served.select(View()))
    assert answer.headers["content-type"] == "application/geo+json"
    made = {feature["id"]: feature for feature in answer.json["features"]}
    assert made == {feature["id"]: feature for feature in exported["features"]}
    assert (answer.json["numberMatched"], answer.json["numberReturned"]) == (8, 8)
    assert datetime.fromisoformat(answer.json["timeStamp"]).tzinfo
    assert answer.json["licence"] == exported["licence"]


def test_legs_and_places_are_those_of_the_export(served: Atlas) -> None:
    selection = served.select(View())
    assert get("/api/collections/legs/items").json["features"] == legs_geojson(served, selection)["features"]
    places = get("/api/collections/places/items").json["features"]
    frame = places_frame(selection)
    assert [place["id"] for place in places] == [*frame["id"]]
    for place, (_, row) in zip(places, frame.iterrows(), strict=True):
        assert [*place["properties"]] == [name for name in frame.columns if name != "geometry"]
        assert place["properties"]["claims"] == row["claims"]
        assert place["properties"]["arriving"] == row["arriving"]
        assert place["geometry"]["coordinates"] == [row["geometry"].x, row["geometry"].y]


VIEWS: list[dict[str, list[str]]] = [
    {},
    {"years": ["2003/2005"]},
    {"years": ["2003", "2005"]},
    {"years": ["2003/2004"], "undated": ["true"]},
    {"years": ["2005/2006"], "presumed": ["true"]},
    {"actor": ["norland", "westland"]},
    {"place": ["grey-sea"]},
    {"kind": ["operating"], "stance": ["denied"]},
    {"known": ["2005-12-31"]},
    {"family": ["proposed"], "host": ["SL"], "source": ["league-notes"]},
]


@pytest.mark.parametrize("options", VIEWS)
def test_a_view_shows_what_the_map_shows(served: Atlas, options: dict[str, list[str]]) -> None:
    query = "&".join(f"{name}={value}" for name, values in options.items() for value in values)
    selection = served.select(read_view(options, served.choices))
    claims = get(f"{ITEMS}?{query}").json
    assert {feature["id"] for feature in claims["features"]} == {entry.id for entry in selection.shown}
    assert claims["hidden"] == selection.hidden
    legs = [entry.id for entry in selection.shown if entry.to]
    assert ids(f"/api/collections/legs/items?{query}") == legs
    places = [site.id for site in places_of(selection.shown)]
    assert ids(f"/api/collections/places/items?{query}") == places


@pytest.mark.parametrize("switches", [[], ["undated"], ["presumed"], ["undated", "presumed"]])
@pytest.mark.parametrize(
    ("first", "last"), [(2001, 2001), (2003, 2004), (2004, 2005), (2005, 2005), (2007, 2010)]
)
def test_datetime_is_a_window_of_days(served: Atlas, first: int, last: int, switches: list[str]) -> None:
    said = "".join(f"&{switch}=true" for switch in switches)
    by_days = get(f"{ITEMS}?datetime={first}-01-01/{last}-12-31{said}").json
    by_years = get(f"{ITEMS}?years={first}/{last}{said}").json
    assert [each["id"] for each in by_days["features"]] == [each["id"] for each in by_years["features"]]


def test_boundary_days_count_to_the_day(served: Atlas) -> None:
    cargo = "Cargo goes by sea."
    assert cargo in says(f"{ITEMS}?datetime=2004-12-31")
    assert cargo in says(f"{ITEMS}?datetime=2004-12-31T23:59:59Z/..")
    assert cargo not in says(f"{ITEMS}?datetime=2005-01-01/..")
    assert cargo not in says(f"{ITEMS}?datetime=../2004-12-30")


def test_undated_claims_have_their_switch(served: Atlas) -> None:
    wish = "Norland wants a base, somewhere."
    assert wish not in says(f"{ITEMS}?datetime=1001/..")
    assert wish in says(f"{ITEMS}?datetime=1001/..&undated=true")
    answer = get(f"{ITEMS}?datetime=1001/..").json
    assert answer["hidden"] == {"undated": 1}
    assert "datetime 1001-01-01/9999-12-31" in answer["citation"]


def test_a_box_chooses_by_where_features_are(served: Atlas) -> None:
    amber = ids(f"{ITEMS}?place=port-amber")
    assert ids(f"{ITEMS}?bbox=71,41,71.5,41.7") == amber
    assert ids(f"{ITEMS}?bbox=71.25,41.5,71.25,41.5") == amber, "edges belong to a box"
    assert ids("/api/collections/legs/items?bbox=60,40,61,41"), (
        "the line runs through it, its ends do not lie in it"
    )
    assert ids("/api/collections/legs/items?bbox=60,41.4,61,42") == []
    assert ids("/api/collections/places/items?bbox=49,39,51,41") == ["grey-sea"]
    assert ids(f"{ITEMS}?bbox=170,-90,-170,90") == []
    assert sorted(ids(f"{ITEMS}?bbox=70,-90,-170,90")) == sorted(ids(ITEMS)), "across the antimeridian"
    assert sorted(ids(f"{ITEMS}?bbox=-1e30,-1e30,1e30,1e30")) == sorted(ids(ITEMS))


def test_one_feature(served: Atlas) -> None:
    for collection in ("claims", "places", "legs"):
        whole = get(f"/api/collections/{collection}/items").json["features"]
        for feature in whole:
            alone = get(f"/api/collections/{collection}/items/{feature['id']}").json
            links = {link["rel"]: link["href"] for link in alone.pop("links")}
            assert alone == feature
            assert links["collection"] == f"http://atlas.example/api/collections/{collection}?f=json"


def test_a_claim_that_does_not_move_is_no_leg(served: Atlas) -> None:
    still = next(entry for entry in served.entries if entry.to is None)
    assert get(f"/api/collections/legs/items/{still.id}").status == 404


# ---- paging


def test_pages_follow_one_another_without_gap(served: Atlas) -> None:
    address, found = f"{ITEMS}?limit=3&actor=norland", []
    while address:
        page = get(address).json
        assert page["numberMatched"] == 5
        assert page["numberReturned"] == len(page["features"]) <= 3
        found += [feature["id"] for feature in page["features"]]
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), "").removeprefix(
            "http://atlas.example"
        )
    assert found == ids(f"{ITEMS}?actor=norland")


def test_the_way_back(served: Atlas) -> None:
    links = {link["rel"]: link["href"] for link in get(f"{ITEMS}?limit=3&offset=7").json["links"]}
    assert links["prev"] == f"http://atlas.example{ITEMS}?limit=3&offset=4&f=json"
    assert "next" not in links
    first = {link["rel"] for link in get(f"{ITEMS}?limit=3").json["links"]}
    assert "next" in first
    assert "prev" not in first
    beyond = get(f"{ITEMS}?limit=3&offset=99999999999999999999").json
    assert (beyond["numberMatched"], beyond["numberReturned"], beyond["features"]) == (8, 0, [])
    assert [link["href"] for link in beyond["links"] if link["rel"] == "prev"] == [
        f"http://atlas.example{ITEMS}?limit=3&offset=5&f=json"
    ]


def test_links_stand_in_the_header_too(served: Atlas) -> None:
    link = get(f"{ITEMS}?limit=3").headers["link"]
    assert (
        f'<http://atlas.example{ITEMS}?limit=3&offset=3&f=json>; rel="next"; type="application/geo+json"'
        in link
    )


# ---- large collections


class Numbers:
    """A million made-up points: what another provider may bring."""

    id = "numbers"
    things = "numbers"
    title = "Numbers"
    description = "One point a number."
    version = "1"
    extent = Extent((0.0, 0.0, 9.0, 9.0))
    parameters: Sequence[Parameter] = ()
    columns = ("n",)
    count = 1_000_000

    def __init__(self) -> None:
        self.made = 0

    def select(self, options: Mapping[str, Sequence[str]], box: Box | None, days: Days | None) -> Selected:
        return Selected(self.count, self._features, dict)

    def feature(self, id_: str) -> Json | None:
        return next(self._features(int(id_), int(id_) + 1)) if id_.isdigit() else None

    def _features(self, start: int, stop: int) -> Iterator[Json]:
        for n in range(start, min(stop, self.count)):
            self.made += 1
            point = {"type": "Point", "coordinates": [n % 10, n % 9]}
            yield {"type": "Feature", "id": n, "geometry": point, "properties": {"n": n, "text": "x" * 200}}


@pytest.fixture
def numbers(served: Atlas, monkeypatch: pytest.MonkeyPatch) -> Numbers:
    found = Numbers()
    monkeypatch.setattr(registry, "_providers", [])
    registry.register(lambda: [found])
    return found


def test_another_provider_brings_its_collection(numbers: Numbers) -> None:
    found = [each["id"] for each in get("/api/collections").json["collections"]]
    assert found == ["numbers", "claims", "places", "legs"]
    assert "/collections/numbers/items" in get("/api/openapi").json["paths"]
    assert get("/api/collections/numbers/items/7").json["properties"]["n"] == 7
    assert get("/api/collections/numbers/items?kind=operating").status == 400
    assert get("/api/collections/numbers/items?f=html&limit=2").text.count("<tr>") == 3


def test_a_large_page_is_sent_in_small_parts(numbers: Numbers) -> None:
    answer = get("/api/collections/numbers/items?limit=1000000&offset=500000")
    assert len(answer.json["features"]) == 10_000, "more than the most is read as the most"
    assert answer.json["features"][0]["id"] == 500_000
    assert len(answer.parts) > 20
    assert max(map(len, answer.parts)) < 100_000


def test_nothing_is_made_for_a_head_or_a_client_that_has_it(numbers: Numbers) -> None:
    address = "/api/collections/numbers/items?limit=10000"
    tag = get(address).headers["etag"]
    numbers.made = 0
    assert get(address, "HEAD").body == b""
    assert get(address, if_none_match=tag).status == 304
    assert numbers.made == 0


# ---- forms


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("application/geo+json, application/json", "json"),
        ("text/html;q=0.5, application/geo+json", "json"),
        ("text/html, application/json;q=0.2", "html"),
        ("image/png", "json"),
        ("text/html;q=x", "json"),
        ("," * 5000, "json"),
    ],
)
def test_the_accept_header_chooses(served: Atlas, accept: str, form: str) -> None:
    answer = get(ITEMS, accept=accept)
    assert answer.headers["content-type"].startswith("text/html") is (form == "html")
    assert "Accept" in answer.headers["vary"]


def test_f_outdoes_the_header(served: Atlas) -> None:
    assert get(f"{ITEMS}?f=json", accept="text/html").headers["content-type"] == "application/geo+json"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attributes if name in ("href", "src")]


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("path", PATHS)
def test_pages_link_relatively_and_to_what_is_there(served: Atlas, path: str, slash: str) -> None:
    page = get(f"/api{path}{slash}?f=html")
    links = _Links()
    links.feed(page.text)
    assert len(links.found) > 3
    for link in links.found:
        if link.startswith("https://paper.example"):
            continue
        assert not link.startswith(("/", "http")), link
        target = urlsplit(urljoin(f"http://elsewhere.example/behind/a/proxy/api{path}{slash}", link))
        assert target.path.startswith("/behind/a/proxy/api")
        assert get(f"{target.path.removeprefix('/behind/a/proxy')}?{target.query}").status == 200, link


def test_cells_say_what_they_are_where_they_stand_one_below_the_other(served: Atlas) -> None:
    page = get(f"{ITEMS}?f=html&limit=1").text
    assert '<td data-label="says">' in page
    assert '<td data-label="place name">' in page
    assert ".stacks td::before { content: attr(data-label);" in page
    assert '<td data-label="Form"><code>application/json</code></td>' in get("/api?f=html").text


def test_pages_run_nothing_and_load_nothing(served: Atlas) -> None:
    for path in PATHS:
        page = get(f"/api{path}?f=html")
        assert "<script" not in page.text
        assert "src=" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]


def test_what_a_record_says_is_escaped(served: Atlas, checkout: Checkout) -> None:
    checkout.document(
        "third",
        {"says": "<script>alert(1)</script> & 'more'", "when": "2005"},
        title='"><img src=x>',
        url="https://x.example/?a=1&b=2",
    )
    for address in (f"{ITEMS}?f=html&source=third", f"{ITEMS}/{ids(f'{ITEMS}?source=third')[0]}?f=html"):
        page = get(address).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;more&#x27;" in page
        assert "<script" not in page
        assert "<img" not in page


def test_an_attack_in_the_address_stays_text(served: Atlas) -> None:
    page = get(f"{ITEMS}?f=html&kind=%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.status == 400
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text


# ---- addresses


@pytest.mark.parametrize(
    ("headers", "root"),
    [
        ({}, "http://atlas.example/api"),
        ({"host": "127.0.0.1:8501"}, "http://127.0.0.1:8501/api"),
        ({"host": "[::1]:8501"}, "http://[::1]:8501/api"),
        ({"x_forwarded_proto": "https"}, "https://atlas.example/api"),
        ({"x_forwarded_proto": "https", "x_forwarded_host": "maps.example, inner", "x_forwarded_prefix": "/gis/"}, "https://maps.example/gis/api"),
        ({"x_forwarded_proto": "javascript"}, "http://atlas.example/api"),
        ({"x_forwarded_host": 'evil.example/"><script>'}, "http://atlas.example/api"),
        ({"x_forwarded_prefix": "//evil.example"}, "http://atlas.example/api"),
        ({"host": "bad host"}, "http://localhost/api"),
    ],
)  # fmt: skip
def test_json_carries_the_address_that_the_client_used(
    served: Atlas, headers: dict[str, str], root: str
) -> None:
    answer = get("/api/collections", **headers)
    assert answer.json["links"][0]["href"] == f"{root}/collections?f=json"
    assert get("/api/openapi", **headers).json["servers"] == [{"url": root}]
    assert "X-Forwarded-Host" in answer.headers["vary"]


def test_a_base_path_is_part_of_every_address(served: Atlas) -> None:
    for base in ("library/atlas", "/library/atlas/", "api"):
        root = f"/{base.strip('/')}/api"
        answer = ask(routes(base), root)
        assert answer.json["links"][0]["href"] == f"http://atlas.example{root}?f=json"
        items = ask(routes(base), f"{root}/collections/claims/items?limit=1")
        assert f"http://atlas.example{root}/collections/claims/items?limit=1&offset=1&f=json" in items.text
        page = ask(routes(base), f"{root}?f=html")
        assert 'href="api/collections"' in page.text
        assert ask(routes(base), f"{root.removesuffix('/api')}/assets/leaflet/leaflet.js").status == 200


def test_the_map_layer_keeps_its_address(served: Atlas) -> None:
    answer = get("/api/layer/0000.json")
    assert (answer.status, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


# ---- caching


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("form", ["json", "html"])
def test_what_a_client_has_is_not_sent_again(served: Atlas, path: str, form: str) -> None:
    address = f"/api{path}?f={form}"
    whole = get(address)
    assert whole.headers["cache-control"] == "public, no-cache"
    again = get(address, if_none_match=f'"other", {whole.headers["etag"].removeprefix("W/")}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == whole.headers["etag"]
    assert get(address, if_none_match='W/"other"').status == 200
    head = get(address, "HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", whole.headers)


def test_tags_tell_answers_apart(served: Atlas, checkout: Checkout) -> None:
    addresses = [ITEMS, f"{ITEMS}?limit=2", f"{ITEMS}?limit=2&offset=2", f"{ITEMS}?f=html", f"{ITEMS}?kind=operating", "/api/collections/legs/items"]  # fmt: skip
    tags = [get(address).headers["etag"] for address in addresses]
    tags.append(get(ITEMS, host="other.example").headers["etag"])
    assert len(set(tags)) == len(tags)
    checkout.document("third", {"says": "Westland waits."})
    assert get(ITEMS).headers["etag"] not in tags


# ---- refusals


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("limit=-1", "limit"), ("limit=0", "limit"), ("limit=ten", "limit"), ("limit=1.5", "limit"), ("limit=", "limit"), ("limit=1&limit=2", "limit"),
        ("offset=-5", "offset"), ("bbox=1,2,3", "bbox"), ("bbox=a,b,c,d", "bbox"), ("bbox=0,0,nan,1", "bbox"), ("bbox=", "bbox"),
        ("bbox=0,0,1,1&bbox=0,0,1,1", "bbox"), ("datetime=yesterday", "datetime"), ("datetime=2006/2005", "datetime"), ("datetime=", "datetime"),
        ("f=xml", "'f'"), ("nonsense=1", "nonsense"), ("filter=kind%3D'operating'%3B%20DROP%20TABLE%20claims", "filter"), ("limit%00=1", "limit"),
        ("kind=x'%20OR%201=1--", "kind"), ("actor=%3Cscript%3E", "actor"), ("years=2006/2005", "2006/2005"), ("years=a", "years"), ("known=2005-13", "known"),
        ("undated=perhaps", "undated"), ("host=zz&family=zz", "family"), ("place=" + "x" * 4000, "place"), ("crs=EPSG:3857", "crs"),
        ("%FF%FE=1", "parameter"), ("kind=%ED%A0%80", "kind"), ("limit=" + "9" * 5000, "limit"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("collection", ["claims", "places", "legs"])
def test_what_is_wrong_is_named(served: Atlas, collection: str, query: str, names: str) -> None:
    answer = get(f"/api/collections/{collection}/items?{query}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json.keys() == {"code", "description"}
    assert names in answer.json["description"]
    assert len(answer.body) < 1500


@pytest.mark.parametrize("path", [path for path in PATHS if not path.endswith("items")])
def test_unknown_parameters_are_refused_everywhere(served: Atlas, path: str) -> None:
    answer = get(f"/api{path}?limit=3")
    assert answer.status == 400
    assert "'limit'" in answer.json["description"]


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/collections/nothing", "/collections/nothing/items", "/collections/claims/items/nothing", "/collections/claims/nothing",
     "/collections/claims/items/%3Cscript%3E", "/collections/claims/items/a/b", "/../app.py", "/collections//items", "/collections/claims/items/\n1", "/collections/claims/items/1\n"],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be(served: Atlas, path: str) -> None:
    answer = get(f"/api{path}")
    assert answer.status == 404
    assert answer.json["code"] == "NotFound"
    page = get(f"/api{path}", accept="text/html")
    assert (page.status, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "etag" not in page.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_is_offered(served: Atlas, method: str) -> None:
    answer = get(ITEMS, method)
    assert answer.status == 405
    assert set(re.split(", *", answer.headers["allow"])) == {"GET", "HEAD"}
    assert answer.json["code"] == "MethodNotAllowed"


def test_an_endless_query_is_not_read(served: Atlas) -> None:
    answer = get(f"{ITEMS}?{'&'.join(['actor=norland'] * 5000)}")
    assert answer.status == 414
    assert answer.json["code"] == "QueryTooLong"
    assert get(f"{ITEMS}?{'&'.join(['actor=norland'] * 500)}").json["numberMatched"] == 5


def test_broken_records_are_one_sentence(served: Atlas, checkout: Checkout) -> None:
    checkout.write("seeds/broken.toml", "[[")
    for path in ("/collections", "/collections/claims/items", "/openapi"):
        answer = get(f"/api{path}")
        assert answer.status == 503
        assert "make check" in answer.json["description"]
    assert get("/api").status == 200


# ---- other sites' pages


def test_other_origins_are_not_let_in_unasked(served: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_CORS", raising=False)
    assert "access-control-allow-origin" not in get(ITEMS, origin="https://maps.example").headers


def test_named_origins_may_read(served: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_CORS", "https://maps.example, https://other.example")
    answer = get(ITEMS, origin="https://maps.example")
    assert answer.headers["access-control-allow-origin"] == "https://maps.example"
    assert "Origin" in answer.headers["vary"]
    assert "access-control-allow-origin" not in get(ITEMS, origin="https://evil.example").headers
    asked = {"access_control_request_method": "GET", "access_control_request_headers": "If-None-Match"}
    assert get(ITEMS, "OPTIONS", origin="https://maps.example", **asked).status == 200
    assert get(ITEMS, "OPTIONS", origin="https://evil.example", **asked).status == 400


# ---- what is kept


def test_pages_of_one_request_are_selected_once(served: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[View] = []
    select = Atlas.select

    def counted(self: Atlas, view: View) -> Selection:
        asked.append(view)
        return select(self, view)

    monkeypatch.setattr(Atlas, "select", counted)
    for offset in range(4):
        get(f"{ITEMS}?limit=2&offset={offset}&actor=norland")
    assert len(asked) == 1


def test_a_changed_record_is_served_at_once(served: Atlas, checkout: Checkout) -> None:
    assert get(ITEMS).json["numberMatched"] == 8
    checkout.document("third", {"says": "Westland waits."})
    assert get(ITEMS).json["numberMatched"] == 9
    assert ogc_atlas.atlas_collections() is ogc_atlas.atlas_collections()


def test_days_are_json(served: Atlas) -> None:
    first = json.loads(get(ITEMS).body)["features"][0]["properties"]
    assert date.fromisoformat(first["start"]) == date(2002, 1, 1)
