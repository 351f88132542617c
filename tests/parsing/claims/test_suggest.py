from __future__ import annotations

import re

import pytest

from geo.parsing.language.sentences import sentences
from geo.parsing.rules.phrasing import Phrases, phrases, spelt
from geo.parsing.rules.reading import RULES, RuleError, compile_rules, rules
from geo.records.reading import ROOT as CHECKOUT
from geo.records.reading import read_vocabulary
from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    ("text", "kind", "about", "place", "actors"),
    [
        ("Russia has deployed more soldiers at Kant.", "deployed", "basing", "kant", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("The United States asked for an airfield in Tajikistan.", "requested", "basing", "tajikistan", {("united-states", "seeks"), ("tajikistan", "hosts")}),
        ("Uzbekistan refused the Russian request and gave no airfield.", "refused", "basing", "uzbekistan", {("uzbekistan", "refuses"), ("russia", "seeks")}),
        ("Kyrgyzstan ratified a treaty with Russia.", "ratified", "alliance", "kyrgyzstan", {("kyrgyzstan", "party"), ("russia", "party")}),
        ("China opposed an American base in Kyrgyzstan.", "opposed", "basing", "kyrgyzstan", {("china", "opposes"), ("united-states", "uses")}),
        ("Uzbekistan terminated the lease of the airfield with the United States.", "terminated", "basing", "uzbekistan", {("uzbekistan", "ends"), ("united-states", "uses")}),
        ("Kazakhstan is a member of the CSTO.", "operating", "alliance", "kazakhstan", {("kazakhstan", "party"), ("csto", "party")}),
        ("Russia and Tajikistan signed an agreement on a base in Dushanbe.", "agreed", "basing", "dushanbe", {("russia", "uses"), ("tajikistan", "grants")}),
        ("A transit agreement between the United States and Kazakhstan came up.", "agreed", "transit", "kazakhstan", {("united-states", "uses"), ("kazakhstan", "grants")}),
        ("Germany gave the government of Tajikistan aid of two million euros.", "provided", "aid", "tajikistan", {("germany", "supplies"), ("tajikistan", "receives")}),
        ("Germany and Tajikistan signed an agreement on aid for an airfield.", "agreed", "aid", "tajikistan", {("germany", "supplies"), ("tajikistan", "receives")}),
        ("Russia plans to open a base in Tajikistan.", "planned", "basing", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")}),
        ("Kazakhstan took the position that the base treaty binds nobody else.", "stated", "basing", "kazakhstan", {("kazakhstan", "speaks")}),
        ("China called the American base in Kyrgyzstan unacceptable.", "opposed", "basing", "kyrgyzstan", {("china", "opposes")}),
        ("Germany funded the repair of an airfield in Tajikistan.", "provided", "aid", "tajikistan", {("germany", "supplies")}),
        ("Kazakhstan offered the United States its airspace.", "offered", "overflight", "kazakhstan", {("kazakhstan", "offers"), ("united-states", "uses")}),
    ],
)  # fmt: skip
def test_kinds_topics_places_and_parts(
    text: str, kind: str, about: str, place: str, actors: set[tuple[str, str]]
) -> None:
    one, where = only(text)
    assert (one.kind, one.about, where, set(one.actors)) == (kind, about, place, actors)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Snow fell in Tajikistan. Russia deployed more troops in the country.", "tajikistan"),
        ("Snow fell in Tajikistan, and in the United States. Russia deployed more troops in the republic.", "tajikistan"),
    ],
)  # fmt: skip
def test_the_country_is_the_one_named_before(text: str, place: str) -> None:
    one, where = only(text)
    assert (one.kind, where) == ("deployed", place)
    assert any("the country" in why or "the republic" in why for why in one.why)


def test_the_country_alone_is_nowhere() -> None:
    assert suggested("Russia deployed more troops in the country.") == []


def test_the_passive_turns_the_parts_round() -> None:
    one, _ = only("The plan for a base in Kyrgyzstan was criticized by Russia.")
    assert ("russia", "opposes") in one.actors


def test_listed_places_are_claims_of_their_own() -> None:
    found = suggested(
        "Kazakhstan ratified a protocol that lets cargo pass the ports of Kuryk and Aktau into Afghanistan."
    )
    assert {(one.kind, one.about, place) for one, place in found} == {
        ("ratified", "transit", "kuryk-port"),
        ("ratified", "transit", "aktau-port"),
    }
    assert all(one.to is not None for one, _ in found)


def test_states_that_ratify_together_each_do_so_at_home() -> None:
    found = suggested("Kazakhstan, Kyrgyzstan and Tajikistan had ratified the treaty.")
    assert {(place, one.actors) for one, place in found} == {
        (state, ((state, "party"),)) for state in ("kazakhstan", "kyrgyzstan", "tajikistan")
    }


def test_who_says_it_and_for_whom() -> None:
    one, place = only("Kazakh President Aman Bekov said that Russia had asked for a base in Kyrgyzstan.")
    assert (one.stance, one.speaks_for, place) == ("reported", "kazakhstan", "kyrgyzstan")
    assert one.speaker == "Kazakh President Aman Bekov"
    assert ("russia", "seeks") in one.actors


def test_where_somebody_spoke_is_not_what_was_spoken_of() -> None:
    one, place = only(
        "NATO envoy Anna Berg told journalists in Bishkek that Russia had asked for a base in Tajikistan."
    )
    assert place == "tajikistan"
    assert one.stance == "reported"


def test_denials_and_allegations() -> None:
    one, _ = only("NATO denied any plans for bases in Kazakhstan.")
    assert (one.kind, one.stance, one.status) == ("planned", "denied", "planned")
    one, _ = only("A Chinese diplomat accused Russia of seeking an airfield in Tajikistan.")
    assert (one.kind, one.stance, one.speaks_for) == ("requested", "alleged", "china")
    assert [one.kind for one, _ in suggested("Russia did not oppose the American base in Kyrgyzstan.")] == [
        "operating"
    ]


def test_plans_and_conditions() -> None:
    one, _ = only("Russia plans to open a base in Tajikistan.")
    assert (one.kind, one.status) == ("planned", "planned")
    one, _ = only("Russia plans to open a base in Tajikistan if the parliament agrees.")
    assert one.status == "conditional"


def test_dates_of_the_sentence_and_of_publication() -> None:
    one, _ = only("On 3 May 2004 Kyrgyzstan ratified a treaty with Russia.")
    assert (one.when, one.when_basis) == ("2004-05-03", "stated")
    one, _ = only("Kyrgyzstan ratified a treaty with Russia.")
    assert (one.when, one.when_basis) == ("[..2005-08-16]", "derived")
    one, _ = only("Kyrgyzstan ratified a treaty with Russia.", published=None)
    assert (one.when, one.when_basis) == ("", None)
    one, _ = only("After 2001 Kyrgyzstan ratified a treaty with Russia.")
    assert one.when == ""


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Kazakhstan was fine.",
        "Somebody asked for a base in Kazakhstan.",
        "Kazakhstan is a country near Russia.",
        "American bases are a subject of films in Kazakhstan.",
        "Russia asked for a discount on gas.",
        "",
    ],
)
def test_what_suggests_nothing(text: str) -> None:
    assert suggested(text) == []


def test_russian() -> None:
    one, place = only("В 2003 году Россия разместила войска в Канте, где развёрнуты её самолёты.")
    assert (one.kind, place) == ("deployed", "kant")
    assert ("russia", "uses") in one.actors


def test_phrases() -> None:
    found = phrases(["ratif*", "held ... talks", "defen?e"])
    for text in ("it RATIFIED it", "held long and difficult talks", "defence", "defense"):
        assert found.search(text), text
    for text in ("gratified", "held. Then came talks", "defend"):
        assert not found.search(text), text


def test_phrases_found_by_their_first_words_are_those_found_one_by_one() -> None:
    lists = [
        ["in talks", "talk*", "held ... talks", "is a"],
        ["in", "talks on", "ratif*"],
        ["держ* базу", "n't", "pull-out", "$* million", "defen?e"],
    ]
    for text in (
        "In talks on it, TALKS held: held long talks. He gratified a self-in; ratified in talks.",
        "Держит базу. Is a in-law in? It is a in.",
        "It didn’t cost US$3 million but $4.5 million; a pull-out isn't DEFENCE, nor talks the U.S. held talks on. Held the U.S. talks.",
        "",
    ):
        for first, last in ((0, len(text)), (3, len(text) - 4)):
            one_by_one = [
                (number, match.span())
                for number, list_ in enumerate(lists)
                for match in phrases(list_).finditer(text, first, max(first, last))
            ]
            found = Phrases(lists).find(text, first, max(first, last))
            assert [(number, match.span()) for number, match in found] == one_by_one


def test_a_form_stands_for_any_of_its_words() -> None:
    forms = {"let": ["let", "allow*"], "use": ["use", "cross"]}
    written = spelt(["{let} ... to {use}", "base|port of", "talks"], forms)
    assert written == ["let ... to use|cross", "allow* ... to use|cross", "base of", "port of", "talks"]
    found = Phrases([written])
    for text in ("let them to cross", "allowed the Poles to use", "port of"):
        assert found.find(text, 0, len(text)), text
    for text in ("let them to crossings", "allowed to go", "bases of"):
        assert not found.find(text, 0, len(text)), text
    with pytest.raises(RuleError, match=r"phrase “give \{it\}”: \{it\} is none of the forms"):
        spelt(["give {it}"], forms)


def test_every_rule_uses_words_of_the_vocabulary() -> None:
    words = read_vocabulary(CHECKOUT / "data" / "kinds.toml")
    known = {list_: {term.id for term in getattr(words, list_)} for list_ in ("kind", "about", "role")}
    made = rules()
    assert len({rule.id for rule in made.rules}) == len(made.rules)
    for rule in made.rules:
        assert rule.kind in known["kind"], rule.id
        assert {*rule.about, *([rule.otherwise] if rule.otherwise else [])} <= known["about"], rule.id
        assert {role for role in (rule.subject, rule.object, rule.host) if role} <= known["role"], rule.id
        assert set(rule.about) <= set(made.topics), rule.id


def test_a_rule_with_a_mistake_is_named() -> None:
    row = {
        "id": "x",
        "kind": "agreed",
        "phrases": ["a"],
        "about": ["aid"],
        "place": "there",
        "trust": 1,
        "colour": "red",
    }
    with pytest.raises(RuleError, match=r"rule x: colour is not a field"):
        compile_rules({"rule": [row], "topic": [], "words": {}, "users": []})
    del row["colour"]
    with pytest.raises(RuleError, match=r"rule x: unless “rents” is no list of words"):
        compile_rules(
            {"rule": [row | {"unless": "rents"}], "topic": [], "words": {"rent": ["rent"]}, "users": []}
        )


@pytest.mark.parametrize("phrase", ["... talks", "*ing talks", ""])
def test_a_phrase_that_begins_with_no_word_is_named(phrase: str) -> None:
    with pytest.raises(RuleError, match=rf"phrase “{re.escape(phrase)}”: must begin with a word"):
        Phrases([["talks", phrase]])


def test_sentences() -> None:
    text = "The U.S. base stays. Gen. Hill said so!\n\nA title\n\n“Yes.” Then 3 more."
    assert [text[start:end] for start, end in sentences(text)] == [
        "The U.S. base stays.", "Gen. Hill said so!", "A title", "“Yes.”", "Then 3 more.",
    ]  # fmt: skip


def test_a_dateline_begins_a_sentence() -> None:
    text = "Deputies call for closure of base\nBISHKEK, May 3, 2007 (Agency) -- Three of them spoke."
    assert [text[start:end].split()[0] for start, end in sentences(text)] == ["Deputies", "BISHKEK,"]
    assert len(list(sentences("It is said that\nNATO - the alliance - stays."))) == 1


def test_a_heading_between_lines_is_a_sentence_of_its_own() -> None:
    long = "American forces have used the airfield since the autumn of 2001, and pay rent for it."
    text = f"{long}\n'Time to go'\n{long}\nA line that goes\non as it is broken.\n'No,' he said. 'Never.'"
    assert [text[start:end] for start, end in sentences(text)] == [
        long, "'Time to go'", long, "A line that goes\non as it is broken.", "'No,' he said.", "'Never.'",
    ]  # fmt: skip


def test_hostile_text_ends() -> None:
    for text in (
        "A\n" * 50_000,
        ".\nA" * 50_000,
        "base " * 20_000,
        "held " * 20_000,
        "Kazakhstan and " * 5_000,
        "a" * 2_000_000,
        "." * 100_000,
    ):
        suggested(text)


def test_nobody_is_a_visitor_in_towns_of_his_own_but_may_visit_a_base() -> None:
    own = "India signed an agreement on an airfield with Tajikistan in the course of a visit to Dushanbe."
    assert all(one.kind != "visited" for one, _ in suggested(own))
    other = "India's defence minister visited Dushanbe to talk about the base."
    assert [("india", "visits") in one.actors for one, _ in suggested(other) if one.kind == "visited"] == [
        True
    ]
    site = "The president of Kyrgyzstan visited the Kant air base."
    assert ("visited", "kant") in {(one.kind, where) for one, where in suggested(site)}


def test_what_was_once_soviet_is_of_whoever_has_it_now() -> None:
    one, where = only("Russia has deployed more soldiers in the former Soviet republic of Tajikistan.")
    assert (where, set(one.actors)) == ("tajikistan", {("russia", "uses"), ("tajikistan", "hosts")})


def test_authorities_to_whom_something_is_sent_do_not_act() -> None:
    one, where = only("Россия посылает киргизским властям сигнал о желании иметь базу в Канте.")
    assert (one.kind, where, ("russia", "seeks") in one.actors) == ("requested", "kant", True)


def test_until_when_something_lasts_is_not_when_it_was_signed() -> None:
    one, _ = only("Tajikistan ratified an agreement with Russia on a base until 2042.")
    assert (one.kind, one.when) == ("ratified", "")


@pytest.mark.parametrize(
    "text",
    [
        "Uzbekistan, which borders Afghanistan, agreed to allow Russia an airfield.",
        "Uzbekistan, another state with a border to Afghanistan, agreed to allow Russia an airfield.",
    ],
)
def test_what_is_only_said_of_a_state_does_not_act(text: str) -> None:
    one, where = only(text)
    assert (one.kind, where, ("uzbekistan", "grants") in one.actors) == ("agreed", "uzbekistan", True)


def test_who_is_notified_does_not_act() -> None:
    one, _ = only("Kyrgyzstan notified the United States of the termination of the agreement on an airfield.")
    assert ("kyrgyzstan", "ends") in one.actors


def test_the_rules_that_the_program_knows_by_name_are_there_and_told_of() -> None:
    head = RULES.read_text(encoding="utf-8").split("phrases   what must stand")[0]
    told = set(re.findall(r'"([a-z-]+)"', head[head.index("and the program") :]))
    assert told <= {rule.id for rule in rules().rules}
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (CHECKOUT / "geo" / "parsing").rglob("*.py")
    )
    asked = re.findall(
        r"(?:rule|one|made)\.(?:id|rule) (?:==|!=|in|not in) (?:\(([^)]*)\)|(\"[a-z-]+\"))", code
    )
    named = set(re.findall(r'"([a-z-]+)"', " ".join(part for pair in asked for part in pair)))
    assert named
    assert named <= told
