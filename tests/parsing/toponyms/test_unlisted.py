"""Places that no gazetteer here holds: which words tell them, and what only looks so."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Floods cut off Zemquor district.", ["Zemquor"]),
        ("They came from the village of Zemquor.", ["Zemquor"]),
        ("Men from the villages of Zemquor and Braxolt fled.", ["Zemquor", "Braxolt"]),
        ("A clinic opened in Zemquor District.", ["Zemquor District"]),
        ("A clinic opened in North Zemquor Township.", ["North Zemquor Township"]),
        ("Votes were counted in Zemquor Local Government Area.", ["Zemquor"]),
        ("A bridge fell in Zemquor, Kenya.", ["Zemquor", "Kenya"]),
        ("ZEMQUOR, Kenya (AP) - A bridge fell.", ["ZEMQUOR", "Kenya"]),
        ("A lorry burned ten miles north of Zemquor.", ["Zemquor"]),
        ("It is 40 km from Zemquor.", ["Zemquor"]),
        ("They stopped at Nairobi (12), Zemquor (3) and Mombasa (4).", ["Nairobi", "Zemquor", "Mombasa"]),
        ("Trains link Nairobi, Mombasa and Zemquor.", ["Nairobi", "Mombasa", "Zemquor"]),
        ("The village of Zemquor burned. Nobody stayed in Zemquor.", ["Zemquor", "Zemquor"]),
        ("Shots fell near the border village of Tok-Bash.", ["Tok-Bash"]),
        ("They drove to Tok-Bash village at night.", ["Tok-Bash"]),
        (
            "They came through the villages of Orto-Bor, Enki-Ochu and Ak-Arym.",
            ["Orto-Bor", "Enki-Ochu", "Ak-Arym"],
        ),
        ("They stopped in Zemquor-Abd village.", ["Zemquor-Abd"]),
        ("Planes left Camp Zemquor in Kuwait.", ["Camp Zemquor", "Kuwait"]),
        ("Kuwait's Fort Zemquor was shut.", ["Kuwait", "Fort Zemquor"]),
        ("They landed at Zemquor air base.", ["Zemquor"]),
        ("Troops met on the Zemquor firing range.", ["Zemquor"]),
        ("It lies in the Zemquor region.", ["Zemquor"]),
        ("It lies in the Zemquor district of Nairobi.", ["Zemquor", "Nairobi"]),
        ("The Sokhan exclave stayed calm.", ["Sokhan"]),
        ("The Zemquor checkpoints were shut.", ["Zemquor"]),
        ("The Kara-Zemquor checkpoint was shut.", ["Kara-Zemquor"]),
        ("Cars queued at the Zemquor (Hope) checkpoint.", ["Zemquor"]),
        ("Guards at the “Zemquor” border-combat checkpoint fired.", ["Zemquor"]),
        ("Cars queued at the Zemquor-Abad — Nairobi border checkpoint.", ["Zemquor-Abad", "Nairobi"]),
        ("Shots fell in the Zemquor area of Nairobi.", ["Zemquor", "Nairobi"]),
        ("The Zemquor oil field was sold.", ["Zemquor"]),
        ("Ships left the Zemquor seaport.", ["Zemquor"]),
    ],
)
def test_told(text: str, names: list[str]) -> None:
    found = find_toponyms(text)
    assert [mention.text for mention in found] == names
    assert all(not mention.options for mention in found if "quor" in mention.text.lower())


@pytest.mark.parametrize(
    "text",
    [
        "They lived in a Zemquor village.",
        "Anna Zemquor checkpoints were a joke.",
        "The “Zemquor” song was played.",
        "Vladimir Zemquor flew home. In Nairobi, Zemquor and Kenya signed.",
        "The ministers met in Kenya and Uganda, Zemquor reports.",
        "According to Zemquor, Kenya is poor.",
        "The Zemquor school district was closed.",
        "A song by Zemquor, Kenya's best, was heard.",
        "Dr. Zemquor, Kenya, sang.",
        "The Zemquor county of origin is not known.",
        "They went to a summer camp with Zemquor.",
        "David Camp Zemquor sang.",
        "They stopped in Zemquor-abd village.",
    ],
)
def test_not_told(text: str) -> None:
    assert not [mention for mention in find_toponyms(text) if "Zemquor" in mention.text]


def test_a_town_is_not_looked_for_under_a_former_name() -> None:
    [found] = find_toponyms("The fair was held in Newfield.")
    assert found.options[0].name == "Newfield", "and not Bridgeport, which was called so"


def test_strays_far_from_all_other_places_are_left_open() -> None:
    text = "Floods hit Grimsby, Lincoln, Boston and Scunthorpe in Lincolnshire. Crews from Leverton came."
    assert {mention.text: mention.resolved for mention in find_toponyms(text)}["Leverton"] is False


@pytest.mark.parametrize(
    "text", ["Gina sang.", "The MLA for the north spoke.", "It lies in the North West.", "Sam and Dani left."]
)
def test_codes_and_foreign_names_of_a_few_letters_are_no_countries(text: str) -> None:
    assert not find_toponyms(text)


def test_a_county_is_held_by_its_bare_name_too() -> None:
    text = "Roscommon County Council met. Floods hit Sligo, Mayo and Galway in Ireland."
    assert find_toponyms(text)[0].options[0].country == "IE"


@pytest.mark.parametrize("county", ["Co Mayo", "Co. Tipperary", "County Cork", "Co Down", "Co Armagh"])
def test_counties_of_ireland_are_called_by_their_kind_first(county: str) -> None:
    [found] = find_toponyms(f"A barn burned in {county}.")
    assert (found.text, found.options[0].country) in {(county, "IE"), (county, "GB")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The lorry left U.S. 45 near Paris.", ["Paris"]),
        ("Ships of the U.S. 5th Fleet left.", ["U.S."]),
        ("He was hit on Ky. 80 in Paris.", ["Paris"]),
        ("It is closed between Dover and Lexington roads.", []),
        ("Central American migrants came.", ["Central American"]),
        ("She lives on Nottingham Road.", []),
    ],
)
def test_roads_and_regions(text: str, names: list[str]) -> None:
    assert [mention.text for mention in find_toponyms(text)] == names
