"""Make lands.csv: islands, peninsulas and ranges that GeoNames, as it is held here, lacks.

    python -m data.gazetteer.make_lands obspy-1.4.1-….whl

They are regions of Flinn and Engdahl, as the seas are: see make_waters.py. The point is the middle of the square degree
that lies nearest to the middle of them all, so that it may lie in the water beside a small island. Which regions are
really that place and no more, what it is called and which country it belongs to, lands.txt says.
"""

import sys
from pathlib import Path

from data.gazetteer.make_rivers import write
from data.gazetteer.make_waters import middle, square_degrees

OUT, BY_HAND = (Path(__file__).with_name(name) for name in ("lands.csv", "lands.txt"))


def lands(wheel: Path) -> list[tuple[object, ...]]:
    """Rows of the places of lands.txt."""
    squares = square_degrees(wheel)
    rows: list[tuple[object, ...]] = []
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, country, parts, name, names = (field.strip() for field in line.split(":"))
            area = [square for part in parts.split("|") for square in squares[part.strip()]]
            rows.append((_id(name), kind, name, country, *middle(area), names))
    return rows


def _id(name: str) -> str:
    return name.lower().replace(".", "").replace("á", "a").replace("é", "e").replace(" ", "-")


def main(wheel: str) -> None:
    """Read the wheel and write the table."""
    write(OUT, lands(Path(wheel)))


if __name__ == "__main__":
    main(*sys.argv[1:])
