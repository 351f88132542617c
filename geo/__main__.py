"""The terminal: `python -m geo where | parse | corpus | export | import | check | data`. Output to stdout; a refusal is one line on stderr, exit code 2."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from geo.errors import AtlasError, RecordError


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}\n")


_bar_open = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = _parser().parse_args(_near_joined(sys.argv[1:] if arguments is None else arguments))
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has enough; say nothing more, not even on the way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AtlasError as error:
        name = "" if isinstance(error, RecordError) else f"geo {asked.command}: "
        print(("\n" if _bar_open else "") + name + str(error), file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    from geo.corpus.terminal import corpus_options
    from geo.parsing.terminal import parse_options

    parser = _Parser(prog="geo", description="Basing Atlas: places, claims and what they rest on.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    where = _command(commands, "where", _where, "find a place by any of its names")
    where.add_argument("name")
    where.add_argument(
        "--near", type=_near, metavar="LAT,LON", help="prefer places near this point (degrees)"
    )
    where.add_argument(
        "--country", type=_country, metavar="XX", help="two-letter code of the country it should lie in"
    )
    where.add_argument("--limit", type=_limit, default=10, metavar="N", help="at most N candidates (10)")
    export = _command(commands, "export", _export, "write the claims of a view to a file")
    export.add_argument(
        "out", metavar="OUT", help="its suffix chooses the format; '-' writes GeoJSON to stdout"
    )
    export.add_argument("--legs", action="store_true", help="movements as lines instead of claims as points")
    _view_options(export)
    _import_options(
        _command(commands, "import", _import, "make a dataset of a published event table or any other table")
    )
    parse_options(
        _command(commands, "parse", _parse, "find places, dates, actors and suggested claims in documents")
    )
    corpus_options(
        _command(
            commands, "corpus", _corpus, "parse any number of documents into tables, over one process or many"
        )
    )
    _command(commands, "check", _check, "hold every record against every rule")
    _command(commands, "data", _data, "write the files of data/ that are made from the records")
    _command(commands, "index", _index, "compile the gazetteer's index if it is missing or stale")
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, run: object, help_: str) -> _Parser:
    command = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
    command.add_argument("--json", action="store_true", help="answer in JSON")
    command.set_defaults(run=run)
    return command


def _view_options(command: argparse.ArgumentParser) -> None:
    from geo.view import FACETS

    options = command.add_argument_group(
        "view options", "each but the switches and 'known' can be given again"
    )
    options.add_argument(
        "--years",
        action="append",
        default=[],
        metavar="A/B",
        help="first and last year; leaves undated claims out",
    )
    for facet in FACETS:
        options.add_argument(f"--{facet}", action="append", default=[], metavar=facet.upper())
    options.add_argument(
        "--known", action="append", default=[], metavar="DATE", help="only sources published by then"
    )
    options.add_argument("--undated", action="store_true", help="with years: keep undated claims")
    options.add_argument("--presumed", action="store_true", help="with years: keep what is only presumed")


def _import_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("file", metavar="FILE", type=Path)
    shapes = ("ucdp", "acled", "gdelt", "csv", "geojson")
    add("--as", dest="kind", required=True, choices=shapes, help="the shape of the table")
    means = "which column means what; see data/mappings/example.toml"
    add("--mapping", type=Path, metavar="M.toml", help=means)
    add("--name", metavar="SLUG", help="what the dataset is called in addresses (from the file's name)")
    add("--title", help="what it is called for readers")
    add("--raw", action="store_true", help="keep the columns that are not mapped, as JSON")


def _near_joined(arguments: Sequence[str]) -> list[str]:
    """`--near -42,71` as `--near=-42,71`: argparse would take a southern latitude for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--near":
            joined[-1] = f"--near={argument}"
        else:
            joined.append(argument)
    return joined


def _near(text: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not LAT,LON in degrees, such as 42.9,71.4") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no point on Earth: latitude is -90 to 90, longitude -180 to 180"
        )
    return lat, lon


def _country(text: str) -> str:
    if not (text.isascii() and text.isalpha() and len(text) == 2):
        raise argparse.ArgumentTypeError(f"{text!r} is not a country's two-letter code, such as KZ")
    return text.upper()


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
    return int(text)


def _where(asked: argparse.Namespace) -> int:
    from geo.gazetteer import open_gazetteer, where

    open_gazetteer(progress=_progress)
    found = where(asked.name, near=asked.near, country=asked.country, limit=asked.limit)
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    for place in [] if asked.json else found:
        print(
            f"{place['name']}, {place['kind']}, {place['country'] or '—'}  {place['lat']:.4f}, {place['lon']:.4f} ({place['precision']})"
        )
        print(f"    {place['id']}  score {place['score']:.2f}: {'; '.join(place['why'])}")
    if not found:
        print(
            f"geo where: no place is known by {asked.name!r}; try another spelling"
            + (", or leave --country out." if asked.country else "."),
            file=sys.stderr,
        )
    return 0


def _export(asked: argparse.Namespace) -> int:
    from geo.current import current_atlas, current_notices
    from geo.export.formats import render, write
    from geo.view import FACETS, read_view

    options = {name: getattr(asked, name) for name in ("years", "known", *FACETS)}
    options |= {name: ["true"] for name in ("undated", "presumed") if getattr(asked, name)}
    atlas = current_atlas(_progress)
    for notice in current_notices():
        print(f"geo export: {notice}", file=sys.stderr)
    selection = atlas.select(read_view(options, atlas.choices))
    if asked.out == "-":
        sys.stdout.write(render(".geojson", atlas, selection, legs=asked.legs).decode())
        return 0
    write(Path(asked.out), atlas, selection, legs=asked.legs)
    hidden = ", ".join(f"{count} {reason}" for reason, count in selection.hidden.items())
    shown = sum(1 for entry in selection.shown if entry.to) if asked.legs else len(selection.shown)
    if asked.json:
        print(json.dumps({"file": asked.out, "shown": shown, "hidden": selection.hidden}))
    else:
        print(
            f"{asked.out}: {shown} of {selection.total} claims" + (f"; left out: {hidden}" if hidden else "")
        )
    return 0


def _import(asked: argparse.Namespace) -> int:
    from geo.importing import import_table

    try:
        summary = import_table(
            asked.file,
            asked.kind,
            mapping=asked.mapping,
            name=asked.name,
            title=asked.title,
            raw=asked.raw,
            progress=_progress,
        )
    except KeyboardInterrupt:
        print("\ngeo import: stopped; the same command goes on where it was.", file=sys.stderr)
        return 130
    print(json.dumps(summary.as_json(), ensure_ascii=False, indent=1) if asked.json else summary)
    return 0


def _parse(asked: argparse.Namespace) -> int:
    from geo.gazetteer import open_gazetteer
    from geo.parsing.terminal import run

    open_gazetteer(progress=_progress)
    return run(asked, _progress if sys.stderr.isatty() else None)


def _corpus(asked: argparse.Namespace) -> int:
    from geo.corpus.terminal import run
    from geo.gazetteer import open_gazetteer

    open_gazetteer(progress=_progress)
    return run(asked, _progress if sys.stderr.isatty() else None)


def _check(asked: argparse.Namespace) -> int:
    from geo.check import check

    report = check(progress=_progress)
    if asked.json:
        print(
            json.dumps(
                {"checked": report.checked, "problems": [str(p) for p in report.problems]},
                ensure_ascii=False,
                indent=1,
            )
        )
        return 2 if report.problems else 0
    for problem in report.problems:
        print(problem, file=sys.stderr)
    print(
        ", ".join(f"{count} {what}" for what, count in report.checked.items())
        + f": {len(report.problems)} problem{'' if len(report.problems) == 1 else 's'}"
    )
    return 2 if report.problems else 0


def _data(asked: argparse.Namespace) -> int:
    from geo.atlas import open_atlas
    from geo.export.built import write_built, write_release
    from geo.gazetteer import open_gazetteer
    from geo.records.reading import ROOT

    atlas = open_atlas(open_gazetteer(progress=_progress).get)
    written = write_built(atlas, ROOT)
    released = write_release(atlas, ROOT)
    if asked.json:
        print(json.dumps({"written": written, "released": released}))
    else:
        print(f"Written: {', '.join(written)}." if written else "The built files are fresh.")
        print(f"For publication: {', '.join(released)}.")
    return 0


def _index(asked: argparse.Namespace) -> int:
    from geo.parsing.toponyms.weighing import prepared

    count = len(prepared(_progress))
    print(json.dumps({"places": count}) if asked.json else f"The gazetteer holds {count:,} places.")
    return 0


def _progress(fraction: float, words: str) -> None:
    """A bar on stderr, only while something takes long."""
    global _bar_open
    _bar_open = fraction < 1
    done = int(fraction * 24)
    end = "\n" if fraction >= 1 else ""
    print(
        f"\r{'█' * done}{'·' * (24 - done)} {fraction:4.0%}  {words:<44}",
        end=end,
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
