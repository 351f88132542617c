"""A drawn map in three parts, for a page that is more than a map."""

import re

import branca.element
import folium


def parts_of(drawn: folium.Map, name: str) -> tuple[str, str, str]:
    """What the map puts into a page's head, its body and its last script. `name` is its id there and its variable.

    folium's own `meta` elements are left out: the page states its character set itself, and its viewport
    too, without forbidding readers to enlarge it.
    """
    figure = drawn.get_root()
    assert isinstance(figure, branca.element.Figure), "a folium map draws itself into a figure"
    figure.render()
    head, body, script = (
        part.render().replace(drawn.get_name(), name) for part in (figure.header, figure.html, figure.script)
    )
    return re.sub(r"<meta\b[^>]*>", "", head), body, script
