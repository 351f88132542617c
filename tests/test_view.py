from __future__ import annotations

from datetime import date

import pytest

from geo.errors import ViewError
from geo.view import FACETS, OPTIONS, Choices, View, read_view, read_view_leniently, view_in_words

CHOICES = Choices(
    {
        "actor": {"norland": "Norland", "southland": "Southland"},
        "host": {"SL": "Southland"},
        "family": {"in-use": "in use", "against": "against"},
        "about": {"basing": "basing", "transit": "transit"},
        "kind": {"operating": "operating", "deployed": "deployed"},
        "stance": {"asserted": "asserted", "denied": "denied"},
        "source": {"paper": "Paper"},
        "place": {"port-amber": "Port Amber", "mill-field": "Mill Field"},
        "origin": {"seeds": "built-in", "mine": "mine"},
    }
)


def read(**options: list[str]) -> View:
    return read_view(options, CHOICES)


def refused(**options: list[str]) -> dict[str, str]:
    with pytest.raises(ViewError) as caught:
        read_view(options, CHOICES)
    assert str(caught.value) == " ".join(caught.value.refused.values())
    assert "\n" not in str(caught.value)
    return caught.value.refused


def test_nothing_asked_is_everything() -> None:
    assert read() == View()
    assert View().everything
    assert View(undated=True, presumed=True).everything
    assert not View(years=(2001, 2005)).everything
    assert not View(actor=("norland",)).everything


@pytest.mark.parametrize("given", [["2001/2005"], ["2001", "2005"]])
def test_years_come_in_either_writing(given: list[str]) -> None:
    view = read(years=given)
    assert view.years == (2001, 2005)
    assert view.window == (date(2001, 1, 1), date(2005, 12, 31))


def test_one_year_is_a_window_of_its_own() -> None:
    assert read(years=["2001"]).window == (date(2001, 1, 1), date(2001, 12, 31))
    assert View().window is None


@pytest.mark.parametrize("facet", FACETS)
def test_each_facet_takes_any_number_of_values_once_each(facet: str) -> None:
    known = list(CHOICES.facets[facet])
    assert getattr(read(**{facet: [*known, known[0]]}), facet) == tuple(known)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2005-08-16", date(2005, 8, 16)), ("2005-08", date(2005, 8, 31)), ("2005", date(2005, 12, 31))],
)
def test_known_is_the_last_day_of_what_is_written(written: str, day: date) -> None:
    assert read(known=[written]).known == day
    assert read(known=[written, written]).known == day
    assert read(known=[""]).known is None


@pytest.mark.parametrize("switch", ["undated", "presumed"])
@pytest.mark.parametrize(
    ("given", "on"),
    [(["true"], True), (["1"], True), (["ON"], True), ([" yes "], True), ([""], True), (["1", "true"], True),
     (["false"], False), (["0"], False), (["no", "Off"], False), ([], False)],
)  # fmt: skip
def test_switches(switch: str, given: list[str], on: bool) -> None:
    assert getattr(read(**{switch: given}), switch) is on


@pytest.mark.parametrize(
    ("option", "given", "words"),
    [
        ("years", ["2005/2001"], "The years 2005/2001 run backwards: write 2001/2005."),
        ("years", ["2005", "2001"], "The years 2005/2001 run backwards: write 2001/2005."),
        ("years", ["2001", "2002", "2003"], "The years '2001/2002/2003' are no window"),
        ("years", ["2001/2002", "2003"], "The years '2001/2002/2003' are no window"),
        ("years", ["2001/"], "The years '2001/' are no window"),
        ("years", [""], "The years '' are no window"),
        ("years", ["soon"], "The years 'soon' are no window"),
        ("years", ["0999/2005"], "The years '0999/2005' are no window"),
        ("years", ["2001/3000"], "The years '2001/3000' are no window"),
        ("years", ["٢٠٠١"], "are no window"),
        ("years", ["²²²²"], "are no window"),
        ("years", ["-200"], "The years '-200' are no window"),
        ("years", ["9" * 5000], "…' are no window"),
        ("years", ["2001\n2005"], r"The years '2001\n2005' are no window"),
        ("known", ["16.8.2005"], "The date '16.8.2005' in 'known' must be a date such as"),
        ("known", ["2005-02-30"], "The date '2005-02-30' in 'known' must be a day that the calendar has."),
        ("known", ["2005~"], "The date '2005~' in 'known' must be a plain day"),
        ("known", ["[..2005]"], "The date '[..2005]' in 'known' must be a date"),
        ("known", ["2005", "2006"], "'known' takes one date, not 2."),
        ("undated", ["maybe"], "The switch 'undated' is on or off, not 'maybe'."),
        ("presumed", ["1", "0"], "The switch 'presumed' is on or off, not '1' and '0'."),
        ("presumed", ["true", "maybe"], "The switch 'presumed' is on or off, not 'true' and 'maybe'."),
        ("actor", ["norlan"], "The atlas knows no actor 'norlan'. Did you mean norland"),
        ("actor", ["xyzzy", "norland", "zork"], "The atlas knows no actor 'xyzzy', 'zork'."),
        ("actor", [""], "The atlas knows no actor ''."),
        ("actor", ["Norland"], "Did you mean norland"),
        ("host", ["sl"], "The atlas knows no host 'sl'."),
        ("stance", ["denie"], "Did you mean denied?"),
        ("place", ["x" * 5000], "The atlas knows no place 'xxx"),
    ],
)
def test_nonsense_is_refused_by_name(option: str, given: list[str], words: str) -> None:
    said = refused(**{option: given})
    assert list(said) == [option]
    assert words in said[option]
    assert len(said[option]) < 250


def test_an_option_that_no_view_has_is_refused_with_its_neighbour() -> None:
    assert "A view has no option 'actors'. Did you mean actor" in refused(actors=["norland"])["actors"]
    assert "It has years, actor, host" in refused(zzz=["1"])["zzz"]


def test_every_refusal_is_said_at_once() -> None:
    said = refused(years=["2005/2001"], actor=["x"], known=["soon"], undated=["perhaps"], foo=["bar"])
    assert set(said) == {"years", "actor", "known", "undated", "foo"}


def test_leniently_read_the_rest_still_counts() -> None:
    view, said = read_view_leniently(
        {"years": ["2005/2001"], "actor": ["norland", "nobody"], "known": ["2005"], "claim": ["abc"]}, CHOICES
    )
    assert view == View(actor=("norland",), known=date(2005, 12, 31))
    assert set(said) == {"years", "actor"}


def test_options_come_back_as_the_same_view() -> None:
    view = View(
        years=(2003, 2003), actor=("southland", "norland"), host=("SL",), family=("against",), about=("transit",),
        kind=("deployed",), stance=("denied",), source=("paper",), place=("mill-field",), origin=("mine",), known=date(2005, 8, 16),
        undated=True, presumed=True,
    )  # fmt: skip
    options: dict[str, list[str]] = {}
    for name, value in view.options():
        options.setdefault(name, []).append(value)
    assert set(options) == set(OPTIONS)
    assert read_view(options, CHOICES) == view
    assert View().options() == []


def test_without_puts_options_back() -> None:
    view = View(years=(2001, 2005), actor=("norland",), undated=True)
    assert view.without("years", "undated") == View(actor=("norland",))


def test_in_words() -> None:
    assert view_in_words(View(), CHOICES) == "all years · all actors · as known today"
    view = View(
        years=(2001, 2005), actor=("norland", "southland"), about=("basing",), known=date(2005, 8, 16)
    )
    assert (
        view_in_words(view, CHOICES)
        == "2001 to 2005 · Norland or Southland · basing · as known on 16 Aug 2005"
    )
    view = View(years=(2003, 2003), place=("port-amber",), undated=True, presumed=True)
    assert view_in_words(view, CHOICES) == (
        "2003 · all actors · Port Amber · as known today · with undated claims · with presumed claims"
    )
    assert "undated" not in view_in_words(View(undated=True), CHOICES)
