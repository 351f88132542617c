"""What Russian sentences say of bases: who hands one back, what is only meant to be, who denies it."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


def claims(text: str, published: str | None = "2005-08-16") -> set[tuple[str, str, str]]:
    """Kind, topic and place, with the stance or the status where that is not the plain one, and who has which part."""
    found = set()
    for one, place in suggested(text, published):
        said = "" if one.stance == "asserted" else f" {one.stance}"
        said += "" if one.status == "actual" else f" {one.status}"
        found.add((f"{one.kind}/{one.about}{said}", place, " ".join(sorted(":".join(a) for a in one.actors))))
    return found


BACK = "russia:uses uzbekistan:hosts"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Россия передала Узбекистану военную базу в Термезе.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Российские военные сдали узбекской стороне базу в Термезе.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Военные Узбекистана завершили прием-сдачу авиабазы в Термезе у России.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Российская база в Термезе передана Узбекистану.", ("withdrawn/basing", "termez-air-base", BACK)),
        ("Россия передаст Узбекистану базу в Термезе.", ("withdrawn/basing planned", "termez-air-base", BACK)),
        ("Россия не передавала Узбекистану базу в Термезе.", ("withdrawn/basing denied", "termez-air-base", BACK)),
        ("Россия и Узбекистан подписали соглашение о передаче Узбекистану базы в Термезе.", ("agreed/withdrawal", "termez-air-base", BACK)),
        ("Узбекистан передал России авиабазу в Термезе.", ("agreed/basing", "termez-air-base", "russia:uses uzbekistan:grants")),
        ("Аэродром в Термезе передан российской стороне.", ("agreed/basing", "termez-air-base", "russia:uses uzbekistan:grants")),
        ("Россия и Узбекистан подписали соглашение о передаче России базы в Термезе.", ("agreed/basing", "termez-air-base", "russia:uses uzbekistan:grants")),
    ],
)  # fmt: skip
def test_a_base_is_handed_back_or_let_by_who_gets_it(text: str, found: tuple[str, str, str]) -> None:
    assert found in claims(text)
    if found[0].startswith("withdrawn"):
        assert not any(kind.startswith(("agreed", "planned")) for kind, _, _ in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Россия передала Узбекистану вертолеты на базе в Термезе.",
        "Полковник передал командование базой в Термезе своему заместителю.",
        "Самолеты были переданы базе в Термезе.",
        "Солдат сдал экзамен на базе в Термезе.",
    ],
)
def test_what_is_handed_over_at_a_base_is_not_the_base(text: str) -> None:
    assert not any(kind.startswith(("withdrawn", "agreed")) for kind, _, _ in claims(text))


def test_the_year_of_an_accord_is_not_when_it_was_carried_out() -> None:
    text = "Вчера Россия в соответствии с соглашением 2001 года передала Узбекистану базу в Термезе."
    assert {one.when for one, _ in suggested(text)} == {"2005-08-15"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("После того как президент подпишет закон о денонсации соглашения, у американских военных останется 90 дней на то, чтобы покинуть базу в Манасе.",
         {("terminated/basing conditional", "ganci", "kyrgyzstan:hosts united-states:uses"), ("withdrawn/withdrawal conditional", "ganci", "kyrgyzstan:hosts united-states:uses")}),
        ("Была провалена попытка США разместить в Манасе самолеты.", {("refused/basing", "ganci", "kyrgyzstan:refuses united-states:seeks")}),
        ("Попытка Индии разместить войска в Айни провалилась.", set()),
        ("Россия не намерена сохранять базу в Канте любой ценой.", set()),
        ("США не намерены оставаться в Манасе и рассматривают альтернативы.", set()),
        ("Российские летчики находятся в Канте на авиабазе, которая будет закрыта.", {("deployed/basing", "kant", "kyrgyzstan:hosts russia:uses"), ("terminated/basing planned", "kant", "kyrgyzstan:hosts russia:uses")}),
        ("Аэродром Айни в 15 км от столицы, где будут базироваться российские вертолеты, отремонтирован.", {("planned/basing planned", "ayni", "russia:uses tajikistan:hosts")}),
    ],
)  # fmt: skip
def test_what_is_only_meant_to_be(text: str, found: set[tuple[str, str, str]]) -> None:
    assert claims(text) == found


def test_a_base_in_a_relative_clause_keeps_its_user_and_has_no_date_of_another() -> None:
    text = "В июле Узбекистан потребовал вывода из Термезе американской авиабазы, которая используется для перевозок."
    used = [one for one, _ in suggested(text) if one.kind == "operating"]
    assert [(set(one.actors), one.when) for one in used] == [
        ({("united-states", "uses"), ("uzbekistan", "hosts")}, "")
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Российские истребители и ранее много лет базировались в Канте.", ""),
        ("Россия платила за аренду базы в Канте.", ""),
        ("Россия платит за аренду базы в Канте.", "2005-08~"),
        ("Россия разместила истребители в Канте.", "2005-08~"),
    ],
)
def test_what_was_so_once_is_not_so_now(text: str, when: str) -> None:
    assert {one.when for one, _ in suggested(text)} == {when}


def test_forces_in_a_land_are_those_in_its_town() -> None:
    assert {place for _, place in suggested("Российские войска в Таджикистане остаются в Айни.")} == {"ayni"}


def test_a_list_of_callers_is_no_list_of_places() -> None:
    text = "Три страны - Россия, Китай, а также Казахстан - призвали США вывести войска из Таджикистана и Узбекистана."
    assert claims(text) == {
        ("requested/withdrawal", place, "china:opposes kazakhstan:opposes russia:opposes united-states:uses")
        for place in ("tajikistan", "uzbekistan")
    }


def test_sites_behind_prepositions_of_their_own_are_two() -> None:
    found = claims("Российские базы в Канте и в Айни действуют.")
    assert {place for kind, place, _ in found if kind == "operating/basing"} == {"kant", "ayni"}
    assert {
        place for _, place, _ in claims("Во время операции в Таджикистане, из Узбекистана США вывели войска.")
    } == {"uzbekistan"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "МИД Казахстана заявил о приостановке Россией эксплуатации полигона в Казахстане.",
            {"kazakhstan:hosts russia:ends"},
        ),
        ("Закрытие Узбекистаном базы в Термезе стало неожиданностью.", {"uzbekistan:ends"}),
        ("За денонсацию соглашения о базе в Манасе проголосовали 78 депутатов.", {"kyrgyzstan:ends"}),
        ("Парламент проголосовал за вывод базы США из Манаса.", set()),
    ],
)
def test_who_ends_it_stands_behind_the_noun(text: str, who: set[str]) -> None:
    found = {who for kind, _, who in claims(text) if kind.startswith("terminated")}
    assert found == who or not who


def test_citizens_called_back_are_no_forces() -> None:
    assert claims("Россия призвала своих граждан в Казахстане покинуть страну.") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("США выполнили более 2 тыс. рейсов через Казахстан в Афганистан.", {("conducted/overflight", "kazakhstan", "kazakhstan:hosts united-states:uses")}),
        ("Самолеты Германии совершили 300 полетов над Узбекистан.", {("conducted/overflight", "uzbekistan", "germany:uses uzbekistan:hosts")}),
        ("Зафиксировано 319 пересечений воздушного пространства Казахстана судами стран НАТО.", {("conducted/overflight", "kazakhstan", "kazakhstan:hosts nato:uses")}),
        ("Авиакомпания выполнила 30 рейсов через Казахстан.", set()),
        ("Нарушители дважды пересекли воздушное пространство Казахстана.", set()),
    ],
)  # fmt: skip
def test_flights_are_counted(text: str, found: set[tuple[str, str, str]]) -> None:
    assert claims(text) == found


def test_traffic_goes_on_over_the_ground_that_was_named() -> None:
    first = "США выполнили 500 рейсов через Казахстан."
    after = "В 2004 году отмечено 319 пересечений воздушного пространства самолётами стран НАТО."
    assert ("conducted/overflight", "kazakhstan", "kazakhstan:hosts nato:uses") in claims(f"{first} {after}")
    assert claims(after) == set()
    accord = "Соглашение о транзите с Францией подписано в сентябре."
    assert ("agreed/transit", "kazakhstan", "france:uses kazakhstan:grants") in claims(f"{first} {accord}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Командование отрицает слухи о том, что аэродром Айни, где долгие годы служат и работают индийские инженеры, передан России.",
         ("agreed/basing denied", "ayni", "russia:uses tajikistan:grants")),
        ("Военные Таджикистана опровергли информацию о передаче аэродрома Айни российской стороне.", ("agreed/basing denied", "ayni", "russia:uses tajikistan:grants")),
        ("МИД Узбекистана опроверг сообщения прессы о том, что Узбекистан передал США базу в Термезе.", ("agreed/basing denied", "termez-air-base", "united-states:uses uzbekistan:grants")),
        ("Вопрос о выводе российской базы из Термезе никогда властями Узбекистана не ставился.", ("requested/withdrawal denied", "termez-air-base", "uzbekistan:opposes")),
    ],
)  # fmt: skip
def test_denials_bear_on_all_that_their_clause_tells(text: str, found: tuple[str, str, str]) -> None:
    assert found in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Вопрос о выводе базы из Термезе обсуждается.",
        "Москва не отрицает, что разместит самолеты в Канте.",
        "Узбекистан не подтвердил информацию о передаче базы в Термезе России.",
    ],
)
def test_what_is_neither_denied_nor_said(text: str) -> None:
    assert not any(
        kind.startswith(("requested", "planned", "withdrawn", "agreed")) for kind, _, _ in claims(text)
    )


def test_a_clause_within_a_denial_is_none_of_it() -> None:
    text = "Россия отрицает, что аэродром Айни, где будут базироваться российские вертолеты, передан России."
    assert ("planned/basing planned", "ayni", "russia:uses tajikistan:hosts") in claims(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Москва надеется на сохранение базы в Канте.", ("requested/basing", "kant", "kyrgyzstan:hosts russia:seeks")),
        ("США рассчитывают сохранить авиабазу в Манасе.", ("requested/basing", "ganci", "kyrgyzstan:hosts united-states:seeks")),
        ("Индия изучает возможности использования аэродрома Айни.", ("planned/basing planned", "ayni", "india:uses tajikistan:hosts")),
        ("Россия и Узбекистан не смогли договориться о цене аренды базы в Термезе.", ("refused/basing", "termez-air-base", "russia:party uzbekistan:party")),
        ("Россия не приняла условий Узбекистана по аренде базы в Термезе.", ("refused/basing", "termez-air-base", "russia:refuses uzbekistan:hosts")),
        ("Узбекистан прогнал американских военных из Термезе.", ("terminated/basing", "termez-air-base", "united-states:uses uzbekistan:ends")),
        ("Недавний визит индийского министра обороны Ивана Петрова в Казахстан удался.", ("visited/security", "kazakhstan", "india:visits kazakhstan:hosts")),
        ("Ожидается визит министра обороны Индии в Казахстан.", ("visited/security planned", "kazakhstan", "india:visits kazakhstan:hosts")),
    ],
)  # fmt: skip
def test_wanting_and_going(text: str, found: tuple[str, str, str]) -> None:
    assert found in claims(text)


@pytest.mark.parametrize(
    "text", ["Визит министра обороны Индии в Казахстан отложен.", "Визит туристов в Казахстан удался."]
)
def test_visits_put_off_and_of_nobody(text: str) -> None:
    assert claims(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Министр сообщил, что российская авиабаза в Канте будет расширена в 2007 году.", {("planned/basing reported planned", "kant", "kyrgyzstan:hosts russia:uses")}),
        ("Пентагон планирует перебросить из Манаса в Казахстан часть самолетов.", {("planned/basing planned", "kazakhstan", "kazakhstan:hosts united-states:uses")}),
        ("Индийские летчики покинули Айни после давления России.", {("withdrawn/withdrawal", "ayni", "india:uses tajikistan:hosts")}),
        ("Германия выплатила Узбекистану 15 млн евро за использование базы в Термезе.", {("operating/basing", "termez-air-base", "germany:uses uzbekistan:hosts")}),
        ("Узбекистан ограничил полеты американских самолетов с базы в Термезе.", {("refused/basing", "termez-air-base", "united-states:seeks uzbekistan:refuses")}),
        ("Узбекистан потребовал от России повысить плату за базу в Термезе.", {("requested/basing", "termez-air-base", "russia:uses uzbekistan:seeks")}),
        ("Кремль недоволен решением Узбекистана продлить аренду базы в Термезе.", {("opposed/basing", "termez-air-base", "russia:opposes uzbekistan:hosts")}),
        ("Американская база в Манасе прекратит работу в июле.", {("terminated/basing planned", "ganci", "kyrgyzstan:hosts united-states:uses")}),
    ],
)  # fmt: skip
def test_plans_pay_and_pressure(text: str, found: set[tuple[str, str, str]]) -> None:
    assert claims(text) == found


def test_a_visit_is_not_dated_by_what_was_said_there() -> None:
    text = "В ходе визита в Казахстан министр обороны Индии Иван Петров сказал, что база будет закрыта в 2004 году."
    assert {one.when for one, _ in suggested(text) if one.kind == "visited"} <= {"", "[..2005-08-16]"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Аэродром Айни использовали индийские военные.", {("operating/basing", "ayni", "india:uses tajikistan:hosts")}),
        ("США планируют вывести войска из Манаса.", {("withdrawn/withdrawal planned", "ganci", "kyrgyzstan:hosts united-states:uses")}),
        ("Американские военные не планируют покидать базу в Манасе.", {("withdrawn/basing denied planned", "ganci", "kyrgyzstan:hosts united-states:uses")}),
        ("Узбекистан намерен вывести войска на границу с Таджикистаном.", set()),
        ("Казахстан планирует вывести спутник из Казахстана на орбиту.", set()),
    ],
)  # fmt: skip
def test_who_means_to_leave(text: str, found: set[tuple[str, str, str]]) -> None:
    assert claims(text) == found


def test_planes_take_off_where_they_come_from() -> None:
    assert {place for _, place, _ in claims("Из Узбекистана в Казахстан вылетели немецкие самолеты.")} == {
        "uzbekistan"
    }


def test_who_got_it_did_not_give_it() -> None:
    got = "Узбекистан получил от США 10 млн долларов на укрепление границы."
    assert claims(got) == {("provided/aid", "uzbekistan", "united-states:supplies uzbekistan:receives")}
    assert all(
        "kazakhstan:supplies" not in who
        for _, _, who in claims("Kazakhstan received $10 million in aid from the United States.")
    )


def test_who_is_notified_ends_nothing() -> None:
    found = claims("Россия уведомила Узбекистан о прекращении аренды базы в Термезе.")
    assert ("terminated/basing", "termez-air-base", "russia:ends uzbekistan:hosts") in found


def test_what_is_done_at_a_wish_is_wished_by_another() -> None:
    found = claims("Российские войска введены в Казахстан по просьбе президента.")
    assert not any(kind.startswith("requested") for kind, _, _ in found)
    assert claims("Россия рассматривает варианты ответа на размещение базы в Казахстане.") == set()


def test_a_people_is_no_place_of_a_list() -> None:
    text = (
        "После начала операции в Таджикистане, американцы, кроме того, использовали аэродромы в Казахстане."
    )
    assert ("operating/basing", "kazakhstan", "kazakhstan:hosts united-states:uses") in claims(text)
