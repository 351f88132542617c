"""Ordinary wordings of papers and agencies, and what they suggest; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


def test_where_the_cargo_of_an_accord_goes_is_no_party() -> None:
    one, place = only("The United States and Uzbekistan signed an accord on cargo to Afghanistan.")
    assert (one.kind, place) == ("agreed", "uzbekistan")
    assert set(one.actors) == {("uzbekistan", "grants"), ("united-states", "uses")}


def test_its_airspace_is_all_of_it() -> None:
    one, place = only("Kazakhstan was the first land around Dushanbe to open its airspace to NATO.")
    assert (one.kind, place) == ("agreed", "kazakhstan")


def test_ground_in_the_genitive_is_the_place() -> None:
    found = {(one.kind, at) for one, at in suggested("Российские войска покинут территорию Казахстана.")}
    assert ("withdrawn", "kazakhstan") in found


def test_a_warning_against_a_base_opposes_it() -> None:
    found = {
        (one.kind, at) for one, at in suggested("Moscow warned Bishkek against hosting a base in Tajikistan.")
    }
    assert ("opposed", "tajikistan") in found


def test_an_alliance_that_is_left_is_its_topic() -> None:
    one, place = only("Uzbekistan withdrew from the CSTO in 1999.")
    assert (one.kind, one.about, place, one.when) == ("terminated", "alliance", "uzbekistan", "1999")


def test_aircraft_flown_to_a_base_are_there() -> None:
    one, place = only("Two Russian helicopters were flown to Kant in May.")
    assert (one.kind, place) == ("deployed", "kant")


def test_a_lease_that_runs_out_lies_ahead() -> None:
    found = suggested("Договор с Россией об аренде полигона в Казахстане истекает в 2050 году.")
    assert ("terminated", "planned") in {(one.kind, one.status) for one, _ in found}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "The United States pays 60 million dollars a year for the continued use of Kant.",
            "operating",
            "actual",
        ),
        ("Kyrgyzstan gave the United States until July to close its base at Kant.", "terminated", "planned"),
        ("Russia secured an extension of its lease of the air base at Kant.", "agreed", "actual"),
        ("Russia grew wary of the American presence at Kant.", "opposed", "actual"),
        ("The United States set up an air base at Kant in 2001.", "operating", "actual"),
        ("Россия приостановила эксплуатацию авиабазы в Канте.", "terminated", "actual"),
        ("Авиабаза в Канте используется Россией.", "operating", "actual"),
    ],
)
def test_plain_wordings_of_use_and_end(text: str, kind: str, status: str) -> None:
    assert (kind, status, "kant") in {(one.kind, one.status, at) for one, at in suggested(text)}


def test_those_before_and_others_are_all_there() -> None:
    found = [
        one
        for one, _ in suggested(
            "France, Italy and several other states already have a military presence in Kazakhstan."
        )
    ]
    assert {actor for actor, role in found[0].actors if role == "uses"} == {"france", "italy"}


def test_whom_somebody_calls_on_is_no_place() -> None:
    found = suggested("Russia called on the United States to set a date for leaving its bases in Kazakhstan.")
    assert [(set(one.actors), at) for one, at in found if one.kind == "requested"] == [
        ({("russia", "opposes"), ("united-states", "uses")}, "kazakhstan")
    ]


def test_no_later_than_denies_nothing() -> None:
    found = suggested("The United States will withdraw from Kant no later than July 2014.")
    assert {one.stance for one, _ in found} == {"asserted"}


def test_a_relative_clause_between_takes_nothing_from_the_sentence() -> None:
    text = "The base at Kant, which has supported the German and the Italian forces in Afghanistan since 2001, will be closed in 2015."
    assert ("terminated", "kant", "planned") in {(one.kind, at, one.status) for one, at in suggested(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Russian troops are based in Dushanbe. The Dushanbe base will be closed in 2007.",
            ("terminated", "dushanbe"),
        ),
        (
            "The Dushanbe military base is old. Russian troops left the base in 2007.",
            ("withdrawn", "dushanbe"),
        ),
        ("Russia handed over its military base at Kant in 2007.", ("withdrawn", "kant")),
        ("Russia closes its last military base in Kazakhstan.", ("terminated", "kazakhstan")),
    ],
)
def test_the_base_of_a_town_and_its_end(text: str, claim: tuple[str, str]) -> None:
    assert claim in {(one.kind, at) for one, at in suggested(text)}


def test_the_two_countries_are_those_of_the_accord_before() -> None:
    text = (
        "Germany and Uzbekistan extended an agreement on an air base. It serves German troops in Afghanistan. "
        "The two countries signed a protocol on the lease of the base in 2014."
    )
    sides = {actor for one, _ in suggested(text) if one.when == "2014" for actor, _ in one.actors}
    assert sides <= {"germany", "uzbekistan"}


def test_a_treaty_is_on_what_it_says() -> None:
    text = "Russia and Kyrgyzstan signed a treaty on Russia's use of the base at Kant."
    assert ("agreed", "basing") in {(one.kind, one.about) for one, _ in suggested(text)}


def test_who_was_ousted_from_power_ended_no_base() -> None:
    text = "The Kyrgyz president, ousted from power in 2010, never visited the base at Kant."
    assert "terminated" not in {one.kind for one, _ in suggested(text)}


def test_an_end_that_is_proposed_offers_nothing() -> None:
    text = "Кыргызстану предлагается расторгнуть соглашение о базе в Канте."
    assert "offered" not in {one.kind for one, _ in suggested(text)}


def test_towns_of_a_list_are_each_a_place() -> None:
    found = suggested("Some 7,000 Russian soldiers are stationed in Dushanbe and the town of Bishkek.")
    assert {at for one, at in found if one.kind == "deployed"} == {"dushanbe", "bishkek"}


@pytest.mark.parametrize("who", ["The U.S. Embassy", "The American people"])
def test_an_embassy_and_a_people_give_for_their_state(who: str) -> None:
    one, place = only(f"{who} donated vehicles to Tajikistan in 2003.")
    assert (one.kind, place, set(one.actors)) == (
        "provided", "tajikistan", {("united-states", "supplies"), ("tajikistan", "receives")}
    )  # fmt: skip


def test_a_train_trains_nobody_and_what_it_enters_is_its_goal() -> None:
    found = suggested("A NATO train with supplies passed through Uzbekistan before entering Afghanistan.")
    assert {(one.kind, one.about, at) for one, at in found} == {("conducted", "transit", "uzbekistan")}
    assert {actor for one, _ in found for actor in one.actors} == {("nato", "uses"), ("uzbekistan", "hosts")}


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Tajikistan said that it would never host American troops.", "refused", ("tajikistan", "refuses")),
        ("Министр обороны России посетил базу в Канте.", "visited", ("russia", "visits")),
    ],
)
def test_who_never_hosts_and_which_minister_came(text: str, kind: str, actor: tuple[str, str]) -> None:
    assert actor in {part for one, _ in suggested(text) if one.kind == kind for part in one.actors}


@pytest.mark.parametrize(
    ("text", "kind", "about", "place", "actors"),
    [
        ("A second Russian base could be opened in Dushanbe.", "planned", "basing", "dushanbe", {("russia", "uses"), ("tajikistan", "hosts")}),
        ("The agreement on the Russian base in Tajikistan runs until 2042.", "agreed", "basing", "tajikistan", {("russia", "uses"), ("tajikistan", "grants")}),
        ("NATO supplies go by ship from Aktau.", "conducted", "transit", "aktau-port", {("nato", "uses"), ("kazakhstan", "hosts")}),
        ("French jets flew missions over Afghanistan from Dushanbe.", "conducted", "basing", "dushanbe", {("france", "uses"), ("tajikistan", "hosts")}),
        ("China asked for the closure of the American base in Kyrgyzstan.", "requested", "withdrawal", "kyrgyzstan", {("china", "opposes"), ("united-states", "uses")}),
        ("China demanded a date for the withdrawal of American troops from Kyrgyzstan.", "requested", "withdrawal", "kyrgyzstan", {("china", "opposes"), ("united-states", "uses")}),
        ("Russia opened its first base abroad in Tajikistan.", "operating", "basing", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")}),
        ("Uzbekistan gave the United States 180 days to quit the base.", "requested", "withdrawal", "uzbekistan", {("uzbekistan", "opposes"), ("united-states", "uses")}),
        ("Kyrgyzstan asked Russia to pay 200 million dollars a year for the base at Kant.", "requested", "basing", "kant", {("kyrgyzstan", "seeks"), ("russia", "uses")}),
        ("Россия использовала авиабазу в Канте.", "operating", "basing", "kant", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Казахстан сдаёт России в аренду полигон.", "operating", "basing", "kazakhstan", {("kazakhstan", "hosts"), ("russia", "uses")}),
        ("Москва выступает против присутствия сил НАТО в Казахстане.", "opposed", "basing", "kazakhstan", {("russia", "opposes"), ("nato", "uses")}),
        ("США передали Казахстану бронемашины.", "provided", "aid", "kazakhstan", {("united-states", "supplies"), ("kazakhstan", "receives")}),
        ("The United States will lose its air base in Kyrgyzstan.", "terminated", "basing", "kyrgyzstan", {("united-states", "uses"), ("kyrgyzstan", "hosts")}),
        ("There was pressure from Russia, which also has a military base in Kyrgyzstan.", "operating", "basing", "kyrgyzstan", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Russia is unnerved by the American presence in Kyrgyzstan.", "opposed", "basing", "kyrgyzstan", {("russia", "opposes"), ("united-states", "uses")}),
        ("Russia's lease of Dushanbe runs until 2042.", "agreed", "basing", "dushanbe", {("russia", "uses"), ("tajikistan", "grants")}),
        ("Kazakhstan denied the stationing of American troops in Aktau.", "deployed", "basing", "aktau-port", {("united-states", "uses"), ("kazakhstan", "hosts")}),
        ("Fiji's junta ended the agreement with the United States on bases.", "terminated", "basing", "fiji", {("united-states", "uses")}),
        ("Kyrgyzstan closed the Manas transit center.", "terminated", "basing", "ganci", {("kyrgyzstan", "ends")}),
    ],
)  # fmt: skip
def test_plain_sentences_of_news(
    text: str, kind: str, about: str, place: str, actors: set[tuple[str, str]]
) -> None:
    assert (kind, about, place, actors) in [
        (one.kind, one.about, at, set(one.actors)) for one, at in suggested(text)
    ]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The cargo went through Aktau and on by road to Russia.", {("kazakhstan", "hosts")}),
        ("NATO supplies go by ship from Aktau to Kuryk and on to Uzbekistan.", {("nato", "uses"), ("kazakhstan", "hosts")}),
        ("NATO shipments to Afghanistan rose, and containers are moving through the port of Aktau.", {("nato", "uses"), ("kazakhstan", "hosts")}),
    ],
)  # fmt: skip
def test_where_cargo_goes_takes_no_part(text: str, actors: set[tuple[str, str]]) -> None:
    one, place = only(text)
    assert (one.kind, place, set(one.actors)) == ("conducted", "aktau-port", actors)


@pytest.mark.parametrize(
    "text",
    [
        "NATO cargo was brought in, by trucks from Dushanbe.",
        "French jets flew missions over Afghanistan, said a man from Dushanbe.",
    ],
)
def test_what_a_clause_of_its_own_or_a_wish_says_is_not_so(text: str) -> None:
    assert suggested(text) == []


def test_a_route_that_begins_at_the_ports_of_a_sea_runs_through_lands() -> None:
    found = suggested(
        "The NATO route originates from the ports of the Caspian Sea and runs to Afghanistan through Kazakhstan."
    )
    assert [(one.kind, at) for one, at in found] == [("operating", "kazakhstan")]


def test_a_definite_base_is_there_whatever_is_planned_for_it() -> None:
    assert [one.kind for one, _ in suggested("The Russian base in Tajikistan will be expanded.")] == [
        "operating"
    ]


def test_a_user_grants_nothing_on_the_ground_of_a_state_that_is_not_known_here() -> None:
    one, place = only("The United States extended the lease of its base in Fiji.")
    assert (one.kind, place, set(one.actors)) == ("agreed", "fiji", {("united-states", "uses")})


def test_a_vote_to_end_ratifies_nothing() -> None:
    found = suggested("The parliament of Kyrgyzstan voted to evict the American troops from Kant.")
    assert "ratified" not in [one.kind for one, _ in found]


def test_a_vote_for_closing_ends_it() -> None:
    one, place = only("Kyrgyzstan's parliament voted overwhelmingly in favour of closing the American base.")
    assert (one.kind, place) == ("terminated", "kyrgyzstan")
    assert set(one.actors) == {("kyrgyzstan", "ends"), ("united-states", "uses")}


def test_a_bill_is_signed_as_a_law_is() -> None:
    text = "Kyrgyzstan's president signed a bill that extends the lease of the base at Kant to Russia."
    assert "ratified" in {one.kind for one, _ in suggested(text)}
    found = [one for one, _ in suggested(f"Once {text[0].lower()}{text[1:]}".replace("signed", "signs"))]
    assert {one.status for one in found if one.kind == "ratified"} == {"planned"}


@pytest.mark.parametrize("due", ["180 days to leave", "six months to vacate", "180 days to wrap up work at"])
def test_who_has_days_to_leave_uses_it(due: str) -> None:
    found = [one for one, _ in suggested(f"The United States has {due} Kant.") if one.kind == "requested"]
    assert [set(one.actors) for one in found] == [{("united-states", "uses"), ("kyrgyzstan", "hosts")}]


@pytest.mark.parametrize("runs_out", ["will expire in 2014", "lapsed in 2014", "expires in 2050"])
def test_what_runs_out_is_ended_by_nobody(runs_out: str) -> None:
    one, _ = only(f"The agreement with Russia on the base at Kant {runs_out}.")
    assert (one.kind, one.when) == ("terminated", runs_out[-4:])
    assert set(one.actors) == {("russia", "uses"), ("kyrgyzstan", "hosts")}


@pytest.mark.parametrize(
    "where",
    ["outside the capital Bishkek", ", some 20 kilometres east of the city of Bishkek", "on the outskirts of Bishkek"],
)  # fmt: skip
def test_the_town_beside_a_base_only_tells_where_it_lies(where: str) -> None:
    (found,) = {
        at for _, at in suggested(f"The Manas transit center {where}, has been used by American forces.")
    }
    assert found == "ganci"


def test_soldiers_pass_through_a_base() -> None:
    one, place = only(
        "Thousands of American soldiers pass through Kant each month on their way in and out of Afghanistan."
    )
    assert (one.about, place) == ("transit", "kant")
    assert set(one.actors) == {("united-states", "uses"), ("kyrgyzstan", "hosts")}


def test_who_does_something_else_afterwards_takes_no_part() -> None:
    found = suggested("Kyrgyzstan decided to close the base at Kant after Russia pledged a loan.")
    (one,) = (one for one, _ in found if one.kind == "terminated")
    assert [actor for actor, _ in one.actors] == ["kyrgyzstan"]


def test_what_a_base_houses_uses_it() -> None:
    one, place = only("Kant houses Russian jets.")
    assert (one.kind, place) == ("operating", "kant")
    assert ("russia", "uses") in one.actors


def test_a_paper_that_will_be_sent_plans_no_base() -> None:
    assert suggested("A formal note will be sent to the United States about Kant.") == []


def test_where_a_base_lies_says_nothing_of_who_uses_it() -> None:
    one, _ = only("Russia and Kyrgyzstan signed an agreement to reopen Kant, located in the north.")
    assert one.kind == "agreed"


def test_a_visitor_spoken_of_besides_does_not_visit_what_is_spoken_of() -> None:
    text = (
        "After talks in Moscow with visiting Indian president Singh, he said they spoke of the base at Kant."
    )
    assert "visited" not in {one.kind for one, _ in suggested(text)}


def test_an_envoy_at_the_end_of_a_sentence_is_not_listed_with_the_place() -> None:
    found = suggested("Russia wants to rent Kant, Dushanbe's ambassador has said.")
    assert {at for _, at in found} == {"kant"}


def test_a_land_is_not_listed_with_a_base_in_it() -> None:
    found = suggested("Kyrgyzstan agreed with Russia on the use of Kant and Kyrgyzstan stays its owner.")
    assert {at for _, at in found} == {"kant"}


def test_a_base_that_belongs_to_its_host_is_used_by_no_other() -> None:
    text = "Russian jets flew to Kant in May. Kant, which belongs to the Kyrgyz army, was opened in 2003."
    found = [one for one, _ in suggested(text) if one.when == "2003"]
    assert [set(one.actors) for one in found] == [{("kyrgyzstan", "hosts")}]


def test_a_base_that_a_sentence_names_is_not_the_one_before() -> None:
    text = "Russia wants to rent the Manas transit center. Kyrgyzstan hosts the Kant base, Russia's largest base abroad."
    assert "ganci" not in [at for one, at in suggested(text) if one.kind == "operating"]


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Kant is leased to Russia are unfounded.",
        "There is no suggestion that Kant is to be used by India.",
    ],
)
def test_what_has_no_ground_is_denied(text: str) -> None:
    assert {one.stance for one, _ in suggested(text)} == {"denied"}


def test_a_denial_ends_at_a_clause_of_its_own() -> None:
    text = "Talk of jets is untrue, we only have an agreement with India, signed in 2002, on Kant."
    assert {(one.kind, one.stance) for one, _ in suggested(text)} >= {("agreed", "asserted")}


@pytest.mark.parametrize(
    "text",
    ["India rebuilt the hangars at Kant.", "India invested funds in the reconstruction of Kant.", "India renovated the Manas transit center at a cost of 70 million dollars."],
)  # fmt: skip
def test_who_rebuilds_gives_aid(text: str) -> None:
    assert [(one.kind, one.about) for one, _ in suggested(text)] == [("provided", "aid")]


def test_two_that_could_use_it_together_plan_to() -> None:
    found = suggested("Russia and India could jointly use Kant.")
    assert [(one.kind, one.status) for one, _ in found] == [("planned", "planned")]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("В Казахстан прибыл министр обороны Германии.", "visited", {("germany", "visits")}),
        ("Базу в Казахстане посетила делегация НАТО.", "visited", {("nato", "visits")}),
        ("Авиабазу в Канте накануне проинспектировал глава Минобороны РФ Олег Тестов.", "visited", {("russia", "visits")}),
        ("Казахстан предложил США вывести базу.", "requested", {("kazakhstan", "opposes"), ("united-states", "uses")}),
        ("Казахстан вручил США ноту о выводе войск.", "requested", {("kazakhstan", "opposes"), ("united-states", "uses")}),
        ("Казахстан заявил, что не будет сдавать аэродром Германии.", "refused", {("kazakhstan", "refuses"), ("germany", "seeks")}),
        ("Россия готовится вернуть полигон в Казахстане.", "withdrawn", {("russia", "uses"), ("kazakhstan", "hosts")}),
        ("Открытие российской авиабазы в Канте состоялось в 2003 году.", "operating", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Россия безвозмездно передала Казахстану вертолёты.", "provided", {("russia", "supplies"), ("kazakhstan", "receives")}),
        ("Учения ОДКБ начались в Казахстане.", "conducted", {("csto", "party"), ("kazakhstan", "hosts")}),
        ("США получили предписание покинуть базу в Казахстане.", "requested", {("united-states", "uses")}),
        ("Российские ВВС появились в Канте.", "deployed", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("ОДКБ создаст в Казахстане базу горных войск.", "planned", {("csto", "uses"), ("kazakhstan", "hosts")}),
        ("США переносят базу из Казахстана.", "relocated", {("united-states", "uses")}),
        ("Узбекистан приостановил членство в ОДКБ.", "terminated", {("uzbekistan", "ends")}),
        ("НАТО закрыла офис связи в Казахстане.", "terminated", {("nato", "ends")}),
    ],
)  # fmt: skip
def test_russian_words_in_their_own_order(text: str, kind: str, actors: set[tuple[str, str]]) -> None:
    found = [one for one, _ in suggested(text)]
    assert [one.kind for one in found] == [kind]
    assert actors <= set(found[0].actors)


def test_a_name_in_quotation_marks_is_another_training_ground() -> None:
    text = "Россия использует базу в Канте. На полигоне «Тестовый» в Казахстане пройдут учения ОДКБ."
    assert {(one.kind, at) for one, at in suggested(text)} == {
        ("operating", "kant"),
        ("planned", "kazakhstan"),
    }


def test_whose_wish_was_turned_down() -> None:
    rows = {
        (one.kind, *one.actors)
        for one, _ in suggested("Казахстан отверг просьбу России о базе в Казахстане.")
    }
    assert rows == {
        ("refused", ("kazakhstan", "refuses"), ("russia", "seeks")),
        ("requested", ("russia", "seeks"), ("kazakhstan", "hosts")),
    }
