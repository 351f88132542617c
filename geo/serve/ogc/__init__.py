"""OGC API – Features, Part 1: Core (OGC 17-069r4, version 1.0.1) at `/api`, for GIS programs and for people.

Written on Starlette, which Streamlit's own server is made of, rather than taken from pygeoapi: the
four conformance classes need a few hundred lines, while pygeoapi brings Flask, rasterio and tinydb
along, reads its collections from a configuration file instead of from the atlas as it now stands,
and knows nothing of a view, of closed overlap on attested days, or of what was left out and why.

    collections.py  what a collection must be able to do, and the registry of those who provide some
    atlas.py        the atlas's own: claims, places, legs
    events.py       imported datasets, one collection each
    parameters.py   query parameters: what there is, and how each is read or refused
    boxes.py        `bbox`: reading it, and what touches it
    days.py         `datetime`: reading it, and what holds on those days
    addresses.py    where the service stands in the eyes of its client
    answers.py      content negotiation, entity tags, refusals
    documents.py    landing page, conformance, collections
    items.py        features, as a stream
    openapi.py      the definition; its schemas are in schemas.py
    html.py         all of it as pages
    routes.py       addresses to answers
"""
