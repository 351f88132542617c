"""Whether an actor that a sentence names can be the one who acts, by the words beside its name."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.aside import is_set_beside
from geo.parsing.claims.sentence.owners import BASE, THEN_IT, WEIGHT
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.who.asplace import is_place
from geo.parsing.model import ActorMention
from geo.parsing.rules.reading import Rule

__all__ = [
    "TOWARDS",
    "can_act",
    "is_but_a_date",
    "only_tells",
    "stands_before_actor",
    "takes_no_part",
    "think_alone",
]

_ACTING = re.compile(
    r"[\s-]+(?:[\w-]+\s){0,2}?(?:government|embassy|people|troops|forces|soldiers|officials?|diplomat|military|army|air force|aircraft|parliament|senate|president|"
    r"minister|ministry|led|attempts?|authorities|side|experts|planners|analysts|proposals?|flights|bid|request|service(?:men|man|members)|personnel|planes?|jets?|warplanes|helicopters?|pilots?|"
    r"fighters?|bombers?|tankers?|transports?|drones?|gunships?|crews?|sorties|trucks|mirages?|[a-z]{1,3}-\d+\w*|"
    r"airmen|marines|navy|ships?|warships?|vessels?|sailors|flotilla|contingents?|divisions?|brigades?|regiments?|battalions?|squadrons?|detachments?|wing|fleet|peacekeepers|border|specialists|guards?|guardsmen|police|officers?|advisers|units?|delegation|lawmakers|deputies|leaders?|"
    r"leadership|ambassador|negotiators|company|contractors?|senators?|state|cargo|convoys?|supplies|diplomats|team|"
    r"правительств|войск|власт|самол|военн|солдат|контингент|пограничник|миротворц|сторон|парламент|министр|вертол|президент|лидер|дипломат|посольств|специалист|эксперт|инструктор|л[её]тчик|истребител|кораб|груз|делегаци|ввс|вкс|вмф|част[иье]|подразделени|десантник|штурмовик|миротворч|бронетехник|беспилотник)",
    re.I,
)
TOWARDS = re.compile(
    r"(?<!according )(?<!thanks )(?<!due )\b(?:to|(?:bound|headed|destined)\s+for)\s+(?:the\s+)?(?:\w+ern\s+)?$",
    re.I,
)
"""To whom or where something goes, which then does not act."""
_TOLD = re.compile(
    r"\b(?:(?:sent|handed|informed|notified|summoned)\s+(?:the\s+)?|(?:уведомил|известил|проинформировал|предупредил|заверил)\w*\s+)$",
    re.I,
)
"""`Sent the U.S. ambassador a notice`: to whom, too."""
_PART_OF = re.compile(
    r"\b(?:collapse|break-?up|fall|dissolution|demise|disintegration|coasts?|borders?|territory|south|north|east|west|capital|airspace|soil|ground|city|town|port|region|province|districts?|shores?)\s+"
    r"of\s+(?:the\s+)?$",
    re.I,
)
"""`The coast of Russia` does nothing."""
_EXCEPT = re.compile(
    r"\b(?:(?:relations?|ties|links|tensions?|rift|row|dispute|quarrel|friendship|rapprochement) (?:with|between)|border(?:s|ing|ed)?(?: with| on)?|(?:при)?граничн\w+ с|соседн\w+ с|граничащ\w+ с|границ\w+ с|exception of|except|except for|unlike|excluding|other than|besides|without|кроме|за исключением)\s+(?:the\s+)?(?:(?-i:[A-Z])[\w]+-[\w]+\s+)?(?:(?-i:[A-ZА-ЯЁ])\w+\s+and\s+)?$",
    re.I,
)
_GENITIVE = re.compile(
    r"(?<!\w)(?!(?:обороны|дел|прав\w+|власт\w+|президент\w*|глав\w*|министр\w*|министерств\w*|армия|парламент\w*|руководств\w*|пос[ое]л\w*|представител\w*|"
    r"минобороны|мид|сенат\w*|силы|войска|военные|ввс|вмс|контингент|солдаты|пограничники|десантники|самол[её]ты|компании|сторон\w*|лидер\w*|ранее|вчера|сегодня|теперь|также|однако|когда|если|чтобы|пока|тогда|сейчас|поскольку|груз\w*)\s)[а-яё]{4,}\s+$"
)
"""A Russian noun before a name in the genitive, which then is not what acts: `операции США`."""
_SESSION = re.compile(
    r"(?<!\w)(?:заседани|совещани|саммит|сесси|встреч|съезд|форум)\w*\s+(?:[\w-]+\s+){0,2}$"
)
"""`На заседании СМО СНГ`: where it was said, whatever letters stand between."""
_TO_AUTHORITIES = re.compile(
    r"\s+(?:властям|правительству|руководству|президенту|министру|парламенту|лидеру)\b", re.I
)
"""`Посылает киргизским властям сигнал`: to whom."""
_WHICH = re.compile(r",\s(?:which|who)\s(?:(?:also|already|now|still|has|have|had)\s){0,2}", re.I)
_MEETING = re.compile(r"[\s-]+(?:[\w-]+\s)?(?:summit|meeting|conference|session|forum|саммит)", re.I)
"""Where something was said or pledged: `at an OSCE summit`."""
_CARRYING = re.compile(r"(?:delivering|carrying|transporting|shipping|hauling)\b", re.I)
_CARRIER = 30
"""Code points before a participle within which it is said of a name: `American planes carrying cargo`, not `it closed its border to trucks
delivering supplies`."""
_BUILT = re.compile(r"-(?:built|made|style|designed|trained|funded|backed)\b", re.I)
_UNDER_WHICH = re.compile(r",?\s+(?:under|by|in)\s+which\s+(?:it|they)\s", re.I)
"""Behind the other side of an accord, of which it then is not said: `an agreement with Tajikistan under which it agreed to`."""
_TALKED_WITH = re.compile(r"\b(?:conference|talks|meeting|briefing)\s+with\s+(?:the\s+|his\s+)?$", re.I)
"""`Said in a press conference with him`: another one said it."""
_TWO = re.compile(r"\b(?:two|both|fellow)\s+$", re.I)
_MEMBERS = re.compile(r"\s+(?:allies|members?|member states|partners)\b", re.I)
_GOAL = re.compile(
    r"\b(?:cargo|supplies|goods|troops|equipment|freight|flights|shipments?|forces|soldiers)\s+(?:back\s+)?to\s+(?:the\s+)?$",
    re.I,
)
"""Where what an accord is about goes: `signed it on cargo to Afghanistan`."""
_ITS = re.compile(r"\b(?:its|their|his|our|has|have|had|a|an)\s+(?:[\w-]+\s+){0,4}$", re.I)
"""What is somebody's, or only one of its kind, whoever tells it."""
_QUOTED_BY = re.compile(r"[”\"»],?\s(?:[—–-]\s)?$")
_QUOTE_ENDS = re.compile(r"[”\"»,]\s*(?:\w+\s+)?$")
"""After what is quoted or told its speaker may follow."""
_BEGUN = re.compile(
    r"\b(?:after|before|when|because|since|until|once|where|if|после того,? как|когда|если|потому что|где)\s+(?:the\s+)?(?:last\s+|first\s+|final\s+)?$",
    re.I,
)
"""Behind which somebody does something else: `closed it after Russia pledged a loan`."""
_VEXED = re.compile(
    r"\b(?:(?:anger|irritat|irk|worr|alarm|annoy|upset|unnerv|infuriat|troubl|threaten)\w*\s+(?:the\s+)?|(?:давлени|требовани|протест|возражени|настояни|угроз)\w*\s+(?:со\s+стороны\s+)?|границ\w*\s+с\s+)$",
    re.I,
)
"""Before whom a base does not please, from whom something comes, by whom it lies: `has angered`, `после давления`, `на границе с`."""
_FIGHT = re.compile(r"\s+(?:operations?|missions?|war|campaign|conflict|effort)\b", re.I)
"""What is fought in a land: `a way station for Afghanistan operations`."""
_WEIGHING = re.compile(r"(?:[’']s?)?\s+(?:[\w-]+\s)?(?:pressure|objections?|opposition|concerns?)\b", re.I)
"""What bears on it from outside: `due to Russian pressure`."""
_TITLED = re.compile(r" [A-Z][a-z]+")
"""A name that goes on is the name of something else: a paper, an institute."""
_UNDERGOES = re.compile(r"\w+ed (?:from|by|out)\b", re.I)
"""What a headline says of whom it is done to: `U.S. Evicted From`."""

_FORMERLY = re.compile(r"\b(?:former|retired|ex|onetime)[\s-]+$", re.I)
_IN_OFFICE = re.compile(
    r"(?:[’']s)?(?:\s[\w-]+){0,4}?\s(?:secretary|(?:prime\s)?minister|president|premier|ambassador|envoy|general|admiral|colonel|senator|governor|diplomat|official|leader|commander|chief)\b",
    re.I,
)
"""Behind the name of a state, with the word before: somebody who acts for it no more."""
_OWN_NOUN = re.compile(
    r"\s(?:(?:military|troop|air|naval|ongoing|current|recent|continued|temporary)\s){0,2}"
)
_THINKERS = re.compile(
    r"(?:[’']s?)?[\s-]+(?:(?!government|official|state|ministry)[\w-]+\s){0,2}?(?:analysts?|experts?|observers?|commentators?|journalists?|scholars?|academics?|activists?|аналитик|эксперт|наблюдател|журналист|политолог|обозревател)",
    re.I,
)
"""Those of a nation who speak for nobody: what they think of it is not what the state does."""
_THOUGHT = frozenset({"opposed", "stated", "withdrawal-called-for"})


def can_act(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """Whether it can act here: no place, nobody to whom something goes, and an adjective only before whoever acts (`Russian troops`)."""
    talked = _TALKED_WITH.search(passage.text, max(passage.start, actor.start - 30), actor.start) is not None
    if actor.how == "office" or _acts_besides(passage, actor, phrase):
        return not talked
    far = _CARRYING.match(phrase[0]) and phrase.start() - actor.end > _CARRIER
    far = far or talked or _only_describes(passage, actor, phrase)
    whose = BASE.match(passage.text, actor.end)  # `at the Chinese base in`
    own = (whose and phrase.start() < whose.end()) or _is_of_it(passage, actor, phrase)
    if (
        far
        or (is_place(passage, actor) and not own)
        or _is_no_agent(passage, actor)
        or _heads_line(passage, actor, phrase)
        or is_set_beside(passage, phrase, actor)
    ):
        return False
    if actor.how == "adjective":
        if _TO_AUTHORITIES.match(passage.text, actor.end):
            return False
        return phrase.start() - actor.end <= 2 or bool(_ACTING.match(passage.text, actor.end))
    weight = WEIGHT.match(passage.text, actor.end)
    if weight and weight.end() <= phrase.start():
        return False
    # In a headline verbs have capitals, too: `Moscow Seeks to`.
    does = phrase.start() <= actor.end + 1 and _UNDERGOES.match(passage.text, phrase.start()) is None
    titled = None if does else _TITLED.match(passage.text, actor.end)
    return not titled or _ACTING.match(passage.text, actor.end) is not None


def _is_of_it(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """Whether a name stands as an adjective before what the phrase names: `problems arising from the U.S. military deployment`."""
    if not _OWN_NOUN.fullmatch(passage.text, actor.end, phrase.start()):
        return False
    return actor.how == "adjective" or any(
        mention.how == "adjective" for _, mention in passage.mentions if mention.start == actor.start
    )


def stands_before_actor(passage: Passage, actor: ActorMention) -> bool:
    """Whether an adjective stands before whoever acts: `Russian troops`, `российский министр`."""
    return _ACTING.match(passage.text, actor.end) is not None


def _acts_besides(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """`Pressure from Russia, which also has a base there`: what acts behind the comma was something else before it."""
    which = _WHICH.match(passage.text, actor.end)
    return which is not None and actor.end < phrase.start() <= which.end()


def _is_no_agent(passage: Passage, actor: ActorMention) -> bool:
    """Whether the words before a name show that it does nothing here: `to`, `the coast of`, `with the exception of`, `операции`."""
    text, start = passage.text, actor.start
    first = max(passage.start, start - 40)
    genitive = actor.text.isupper() or actor.text.endswith(("и", "на", "ая"))
    return bool(
        _MEETING.match(text, actor.end)
        or (_FORMERLY.search(text, first, start) and _IN_OFFICE.match(text, actor.end))
        or _are_members(passage, actor)
        or (genitive and _GENITIVE.search(text, first, start))
        or (not actor.text.isascii() and _SESSION.search(text, first, start))
        or any(words.search(text, first, start) for words in (TOWARDS, _TOLD, _PART_OF, _EXCEPT))
    )


def _heads_line(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """Whether a name with a colon only says what a headline is about, and another acts: `Kyrgyzstan: Russia Again Asks for`."""
    return (
        actor.start == passage.start
        and passage.text.startswith(": ", actor.end)
        and any(
            actor.end < other.start
            and other.end <= phrase.start()
            and passage.state(other.actor) != passage.state(actor.actor)
            and (other.how != "adjective" or stands_before_actor(passage, other))
            and not BASE.match(passage.text, other.end)
            for other in passage.actors
        )
    )


def _are_members(passage: Passage, actor: ActorMention) -> bool:
    """Whether only two of an alliance are meant: `the two NATO allies`."""
    first = max(passage.start, actor.start - 8)
    return bool(_MEMBERS.match(passage.text, actor.end) and _TWO.search(passage.text, first, actor.start))


def _only_describes(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """Whether a name is part of what describes something else: `Soviet-era bases`; `the American base closed, and since then it has`."""
    if _BUILT.match(passage.text, actor.end):
        return True
    if _UNDER_WHICH.match(passage.text, actor.end):
        return True
    return actor.how == "adjective" and THEN_IT.search(passage.text, actor.end, phrase.start()) is not None


def only_tells(passage: Passage, phrase: re.Match[str], actor: ActorMention) -> bool:
    """Whether somebody only speaks of a base: `the minister said the base in Kant was useful`, and not `its base`."""
    told = passage.find("speech", actor.end, phrase.start()) is not None
    return told and _ITS.search(passage.text, max(passage.start, phrase.start() - 40), phrase.start()) is None


def takes_no_part(passage: Passage, rule: Rule, phrase: re.Match[str], actor: ActorMention) -> bool:
    """Whether an actor behind the phrase is not acted upon: a place, where cargo goes, a part of another name, or who tells it."""
    disliked = rule.kind == "opposed" and BASE.match(passage.text, actor.end)  # `concern over the U.S. base`
    if (
        (is_place(passage, actor) and not disliked)
        or _are_members(passage, actor)
        or is_set_beside(passage, phrase, actor)
        or _BUILT.match(passage.text, actor.end)
        or _MEETING.match(passage.text, actor.end)
        or _WEIGHING.match(passage.text, actor.end)
        or _BEGUN.search(passage.text, max(phrase.end(), actor.start - 24), actor.start)
        or _VEXED.search(passage.text, max(phrase.end(), actor.start - 40), actor.start)
    ):
        return True
    served = passage.state(actor.actor) in passage.document.rules.users
    if not served and _FIGHT.match(passage.text, actor.end):
        return True
    first = max(passage.start, actor.start - 30)
    if _PART_OF.search(passage.text, first, actor.start) or passage.only_meets(actor):
        return True
    if rule.object != "receives" and not served and _GOAL.search(passage.text, first, actor.start):
        return True
    if rule.kind == "conducted" and TOWARDS.search(passage.text, phrase.end(), actor.start):
        return True
    return _tells(passage, phrase, actor) or _is_in_a_place(passage, actor)


def is_but_a_date(passage: Passage, actor: ActorMention) -> bool:
    """Whether somebody only stands there to say when: `arrived two days after Rice’s visit`."""
    return _BEGUN.search(
        passage.text, max(passage.start, actor.start - 24), actor.start
    ) is not None and passage.text.startswith(("’s ", "'s "), actor.end)


def _tells(passage: Passage, phrase: re.Match[str], actor: ActorMention) -> bool:
    """Whether it is who tells it, at the end of the sentence, or names that person's state: `…, the Russian envoy said`."""
    for office in passage.offices:
        if office.start <= actor.start and actor.end <= office.end and office.start >= phrase.end():
            if _QUOTED_BY.search(passage.text, max(phrase.end(), office.start - 6), office.start):
                return True
            before = passage.find("speech", office.start - 14, office.start)
            return passage.find("speech", office.end, office.end + 14) is not None or (
                before is not None
                and _QUOTE_ENDS.search(passage.text, phrase.end(), before.start()) is not None
            )
    return False


def _is_in_a_place(passage: Passage, actor: ActorMention) -> bool:
    """Whether a name is part of that of a place: `the Tajik-Afghan border`."""
    return any(
        mention.start <= actor.start
        and actor.end <= mention.end
        and mention.end - mention.start > actor.end - actor.start
        and mention.best is not None
        and mention.best.kind != "country"
        for _, mention in passage.mentions
        if mention.how == "literal"
    )


def think_alone(passage: Passage, rule: Rule, phrase: re.Match[str], state: str) -> bool:
    """Whether those of a state who think so are private persons: `Kazakh analysts praised`, and not `Russian experts visited`."""
    if _THOUGHT.isdisjoint((rule.kind, rule.id)):
        return False
    named = [actor for actor in passage.actors if passage.state(actor.actor) == state]
    ahead = [
        a
        for a in named
        if a.end <= phrase.start() and (can_act(passage, a, phrase) or _THINKERS.match(passage.text, a.end))
    ]
    who = ahead[-1:] or [actor for actor in named if actor.start > phrase.end()][:1]
    return any(_THINKERS.match(passage.text, actor.end) for actor in who)
