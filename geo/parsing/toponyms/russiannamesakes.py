"""Russian words that are spelt as a place is and name something else: «Гостиница "Москва"», «улица Киевская», «Ташкентский военный округ».

What stands in quotation marks behind a word for a firm, a paper, a ship or an operation is called so; and an adjective is
a place only with a word for a kind of place beside it, or as a noun behind a preposition: «в Жуковском».
"""

from __future__ import annotations

import re

__all__ = ["is_russian_namesake"]

CALLED = (
    "гостиниц|отел|ресторан|кафе|кинотеатр|театр|клуб|стадион|банк|завод|фабрик|комбинат|(?:авиа|судо)?компани|предприяти|фирм|корпораци|"
    "концерн|холдинг|агентств|газет|еженедельник|журнал|издани|телеканал|радиостанци|сайт|роман|фильм|книг|песн|корабл|крейсер|эсмин|фрегат|"
    "корвет|теплоход|паром|танкер|сухогруз|судн|подлодк|ракет|спутник|самол[её]т|операци|учени|маневр|программ|партии|партия|партию|партией|движени|фонд|"
    "батальон|рот|бригад|отряд|группировк"
)
"""How words begin for what bears a place's name in quotation marks; not airports and the like, which lie there."""
FIRMS = "ООО|ОАО|ЗАО|ПАО|АО|ТОО|НК|ГК|ФК|ХК|БК|ИА|РИА|ИД|АК|НПО|КБ"
QUOTED = re.compile(
    rf"(?<![\w-])(?:(?i:{CALLED})[а-яё]{{0,4}}|{FIRMS})(?: [а-яё]+(?:ий|ый|ой|ая|ое|ого|ому|им|ым|ую|ых|их))? [«„“\"][^«»„“”\"\n]{{0,30}}$"
)
BACK = 80
ADJECTIVE = re.compile(
    r"[А-ЯЁ][а-яё-]+[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)|[А-ЯЁ][а-яё-]+н(?:ая|ую)"
)
AS_NOUN = re.compile(r"[сц]ком$|[сц]ким$")
"""What may be the case of a town in -ск, too: «под Минском»."""
KIND = (
    r"(?:област|обл\.|район|р-н|кра[йяюе]|велаят|вилоят|вилаят|аймак|долин|округ(?!е? связи)|губерни|республик|[А-Я]{0,2}ССР|автономн|гор[аыуе]\b|хреб|мор[еяю]\b|залив|пролив|"
    r"канал|остров|полуостров|озер|возвышенност|равнин|пустын|впадин|низменност|плато|нагорь|кряж|водохранилищ|гидроузел|ГЭС|ворота|коридор|аэропорт|аэродром|авиабаз|порт|полигон|космодром)"
)
KIND_BEHIND = re.compile(
    rf"(?:(?:,| и|, а также) [А-ЯЁ][\w-]{{1,40}}){{0,6}} (?:[а-яё]+(?:ий|ый|ая|ое|ого|ой|ом|ую|ому) )?{KIND}"
)
NOUN_BEHIND = re.compile(
    r" (?!(?:в|во|на|и|а|но|о|об|с|со|к|у|из|за|до|от|по|при|под|над|для|через|или|что|как|не|же|был\w*|будет|будут|уже|ещ[её])\b)(?!\w+(?:[еи]т|[уюая]т|[аеиыоя]л[аио]?)(?:с[яь])?\b)[а-яё]"
)
"""A noun of which the adjective speaks; no small word and no verb."""
KIND_BEFORE = re.compile(
    r"(?<![\w-])(?:г\.|пос\.|пгт|с\.|ст\.|город\w*|пос[её]л\w+|сел[аоеу]|станци\w+|станиц\w+|в|во|на|из|под|до|от|к|ко|около|близ|возле|через)(?: [«\"])?[ \u00a0]$",
    re.IGNORECASE,
)
LYING = re.compile(r"(?<!\w)(?:в|во|на|о|об|при) $", re.IGNORECASE)


def is_russian_namesake(text: str, start: int, end: int) -> bool:
    """Whether a Russian name of one word or more is that of a firm, a ship or an operation, or an adjective that names no place."""
    before = text[max(0, start - BACK) : start]
    if before.endswith(("«", "„", "“", '"', " ")) and QUOTED.search(before):
        return True
    name = text[start:end]
    if not ADJECTIVE.fullmatch(name) or KIND_BEHIND.match(text, end):
        return False
    if AS_NOUN.search(name) and not LYING.search(before):
        return False
    return NOUN_BEHIND.match(text, end) is not None or not KIND_BEFORE.search(before)
