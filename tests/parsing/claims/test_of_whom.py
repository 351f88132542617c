"""Who is meant and where, in texts of our own that are read whole: private persons, former officials, names that stand as adjectives."""

from __future__ import annotations

import pytest

from geo.parsing import parse


def claims(text: str) -> set[tuple[str, str, str, frozenset[tuple[str, str]]]]:
    """Kind, topic, place and actors of each suggestion."""
    found = parse(text, published="2005-08-16")
    places = [mention.best.place if mention.best else "" for mention in found.mentions]
    return {(one.kind, one.about, places[one.mention], frozenset(one.actors)) for one in found.suggestions}


def kinds(text: str) -> list[str]:
    return sorted(f"{kind} {about}" for kind, about, _, _ in claims(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kyrgyzstan’s request that Russia withdraw from the Kant airbase came in May.", ["requested withdrawal"]),
        ("Moscow’s request that Tajikistan extend the lease of the Ayni airfield came in May.", ["requested basing"]),
        ("Kazakh analysts praised the plan to close the American base at Manas.", ["terminated basing"]),
        ("Kyrgyz experts welcomed the Russian base at Kant.", ["operating basing"]),
        ("Former U.S. Defense Secretary Karl Ostrow arrived in Bishkek on 3 May, a week after Secretary Long’s visit.", []),
        ("The former Russian ambassador Ivan Petrov visited Dushanbe in May.", []),
        ("U.S. Secretary of State Henry Ostrow arrived in Astana on 3 May.", ["visited security"]),
    ],
)  # fmt: skip
def test_what_is_told(text: str, found: list[str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Uzbek experts object to a U.S. military presence in Tajikistan.", {("united-states", "uses")}),
        ("Uzbekistan objected to a U.S. military presence in Tajikistan, as Uzbek experts had asked.", {("uzbekistan", "opposes"), ("united-states", "uses")}),
        ("Russian experts visited the Semipalatinsk test site.", {("russia", "visits"), ("kazakhstan", "hosts")}),
        ("Kyrgyzstan has grown used to quarrels arising from the U.S. military deployment in Tajikistan.", {("united-states", "uses"), ("tajikistan", "hosts")}),
        ("Kazakhstan learned from the Russian military deployment in Tajikistan.", {("russia", "uses"), ("tajikistan", "hosts")}),
        ("Uzbekistan reacted coolly to U.S. proposals on bases in Uzbekistan.", {("united-states", "seeks"), ("uzbekistan", "hosts")}),
        ("Kyrgyzstan is reacting coolly to U.S. proposals on the use of Kyrgyz airfields.", {("united-states", "seeks"), ("kyrgyzstan", "hosts")}),
        ("A deal on transit between Tajikistan’s government and India’s army was signed in Dushanbe.", {("tajikistan", "grants"), ("india", "uses")}),
        ("The accord between Kazakhstan and Turkey provides for military aid to Kazakhstan.", {("turkey", "supplies"), ("kazakhstan", "receives")}),
        ("NATO officers listened. Georgia wants help from Alliance states with its border guards.", {("georgia", "seeks"), ("nato", "supplies")}),
        ("Kyrgyzstan wants help from Russia in guarding its border.", {("kyrgyzstan", "seeks"), ("russia", "supplies")}),
        ("Tajikistan asked for help from within its own army.", {("tajikistan", "seeks")}),
    ],
)  # fmt: skip
def test_who_has_a_part_in_it(text: str, found: set[tuple[str, str]]) -> None:
    assert any(actors == found for _, _, _, actors in claims(text)), claims(text)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Marat Asanov, director of an institute under the Kyrgyz president, disputes any American military presence in Central Asia. The United States must withdraw its troops, he says.", "requested", "central-asia"),
        ("The Tajik president met the American envoy. The United States must withdraw its forces, the guest was told.", "requested", "tajikistan"),
        ("Kyrgyzstan and Russia discussed bases, and opened a radar in Osh.", "negotiated", "kyrgyzstan"),
        ("Kyrgyzstan and Russia discussed the base in Osh, and signed an accord.", "negotiated", "geonames-1527534"),
        ("Kazakhstan is rich. A colonel said that talks on bases had begun, and praised the Semipalatinsk airfield as large enough for American planes.", "negotiated", "kazakhstan"),
        ("A Central Asian state signed it. Tempers flare in the Caspian Sea. Russia opposes an American base in the region.", "opposed", "caspian-sea"),
        ("Pipes run to the Black Sea from Central Asia. Russia opposes an American base in the region.", "opposed", "central-asia"),
    ],
)  # fmt: skip
def test_where_it_is(text: str, kind: str, place: str) -> None:
    assert {there for what, _, there, _ in claims(text) if what == kind} == {place}


@pytest.mark.parametrize(
    "text",
    [
        "NATO was told that the Northern Alliance holds the airfield.",
        "The Alliance for a Just Kazakhstan opposes NATO.",
        "The Alliance Party opposes NATO.",
        "The alliance opposes NATO.",
        "The Alliance has opened an office.",
        "The Northern Alliance held Kunduz when NATO came; the Alliance has many Tajik officers.",
    ],
)
def test_no_other_alliance_is_nato(text: str) -> None:
    assert all("lliance" not in actor.text for actor in parse(text).actors)


def test_forces_of_a_base_whose_user_is_told_may_move() -> None:
    told = "Uzbekistan ended the agreement with the United States on the Karshi-Khanabad base. "
    plan = "There are plans for more than half of all the planes of the Karshi-Khanabad wing being relocated to Ganci."
    moved = [one for one in parse(told + plan, published="2005-08-16").suggestions if one.kind == "relocated"]
    assert [(one.status, one.actors) for one in moved] == [("planned", (("united-states", "uses"),))]
    done = "Units of the Karshi-Khanabad force were being relocated to Ganci in May."
    moved = [one for one in parse(told + done, published="2005-08-16").suggestions if one.kind == "relocated"]
    assert [one.status for one in moved] == ["actual"]
    cadets = "Uzbek cadets were relocated from Karshi-Khanabad to Termez."
    assert all(one.kind != "relocated" for one in parse(told + cadets).suggestions)


def test_a_base_that_is_not_named_lies_near_its_town() -> None:
    text = "The United States asked for bases in Taraz and Taldykorgan."
    assert all("lies somewhere near" in one.why[2] for one in parse(text).suggestions)
    assert "near" not in " ".join(parse("Russia asked for a base at Kant.").suggestions[0].why)
