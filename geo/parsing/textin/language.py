"""In which language a text is: by its script, letters that only one language has, and its commonest small words.

A rule of a page and no installed model: the models that tell a hundred languages weigh 5 to 96 MB, take a second to
load, and name a language for any string. Here a text of few known words stays unknown (an empty string).
"""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["language_of"]

_SAMPLE = 20_000
_ENOUGH = 10
"""Letters without which there is no telling."""
_LEAST = 4
"""Fewer known words than this tell nothing."""

_LATIN = {
    "en": "the of and to in that is was for on with as by at from it are which this have has will were",
    "de": "der die und den von das mit sich des nicht ist ein eine dem auf als auch für werden wurde",
    "fr": "le les des et du une est dans qui que pour par sur avec pas au ce sont été aux",
    "es": "el los las del y una que por con para su se como más fue lo al han entre sobre",
    "it": "il di che della per con non una sono del nel alla dei è gli da anche più le",
    "pt": "o os da do das dos e não uma que com para por mais foi ao pelo são na no",
    "nl": "de het een van en niet dat zijn op voor met aan ook werd door naar bij uit te",
    "pl": "w i na z że się nie do jest przez oraz dla od jak po był są który to",
    "tr": "ve bir bu için ile olarak olan da de daha çok en gibi kadar sonra göre ancak oldu askeri",
    "uz": "va bilan uchun bu ham bo'yicha tomonidan haqida edi emas lekin bir esa o'z deb davlat kerak bo'lgan",
    "az": "və bir bu ilə üçün da də olan edib ki olaraq sonra daha görə qədər isə onun",
    "tk": "we bilen üçin bu bir hem boýunça baradaky bolan türkmenistanyň öz döwlet",
}  # fmt: skip
_CYRILLIC = {
    "ru": "и в не на что с по как это из за от для его был о также было которые года при после",
    "uk": "і в не на що з та до як для від його було про які року також після є",
    "kk": "және мен бұл үшін бір деп туралы болды бойынша еді да де қазақстан арасында кейін оның",
    "ky": "жана менен бул үчүн бир деп боюнча болгон эмес да анын кийин тууралуу кыргыз өлкөнүн",
    "uz": "ва билан учун бу ҳам бир деб бўйича томонидан ҳақида эди эмас лекин эса ўз давлат",
    "tg": "ва дар аз ба бо ки ин барои аст буд он низ шуд кард дорад тоҷикистон дигар",
    "mn": "байна болон нь юм гэж энэ байсан монгол улсын тухай хийх",
}
_LETTERS = {
    "kk": "әғқңұһі", "ky": "ңөү", "uz": "ўқғҳ", "tg": "ӣӯҷҳқғ", "uk": "іїєґ", "mn": "өү", "ru": "ыэъё",
    "tr": "ğışçöü", "az": "əğışçöü", "de": "äöüß", "fr": "éèêàçù", "es": "ñáíóú", "pl": "ąęłśżźć", "tk": "ýňžäöü",
}  # fmt: skip
_WORDS = {
    script: {lang: frozenset(words.split()) for lang, words in table.items()}
    for script, table in (("latin", _LATIN), ("cyrillic", _CYRILLIC))
}
_SCRIPTS = {
    "han": re.compile("[\u4e00-\u9fff]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "hangul": re.compile("[\uac00-\ud7af]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "georgian": re.compile("[\u10a0-\u10ff]"),
    "armenian": re.compile("[\u0530-\u058f]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u0259]"),
}
_PERSIAN = re.compile("[پچژگ]|\\b(?:است|این|که|را)\\b")
_APOSTROPHES = str.maketrans("’‘ʻ", "'''")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*")


def language_of(text: str) -> str:
    """Two-letter code of the language, or an empty string where the text does not show it."""
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    counts = _letters(sample)
    script = max(counts, key=lambda name: counts[name] * (3 if name in ("han", "kana") else 1))
    if counts[script] < _ENOUGH:
        return ""
    if script in ("han", "kana"):
        return "ja" if counts["kana"] > 0.05 * counts["han"] else "zh"
    if script == "arabic":
        return "fa" if len(_PERSIAN.findall(sample)) > 0.02 * counts["arabic"] else "ar"
    if script in _WORDS:
        return _by_words(sample.lower(), script)
    return {"hangul": "ko", "georgian": "ka", "armenian": "hy"}[script]


def _letters(sample: str) -> dict[str, int]:
    """How many letters of each script there are; of a text that begins with plain Latin ones and has no others, enough."""
    if sample.isascii() and (begun := len(_SCRIPTS["latin"].findall(sample, 0, 200))) >= _ENOUGH:
        return {"latin": begun}
    counts = Counter(sample)  # each script is then looked for among some dozens of different letters
    different = "".join(counts)
    return {
        script: sum([counts[letter] for letter in letters.findall(different)])
        for script, letters in _SCRIPTS.items()
    }


def _by_words(sample: str, script: str) -> str:
    found = _WORD.findall(sample)
    letters: Counter[str] = Counter()
    if not sample.isascii():
        found = "\n".join(found).translate(_APOSTROPHES).split("\n")
        letters.update(sample)
    words = Counter(found)
    scores = {
        lang: sum([words[word] for word in known & words.keys()]) for lang, known in _WORDS[script].items()
    }
    for lang in scores:  # a letter that few languages have is worth as much as a third of a small word
        scores[lang] += sum([letters.get(letter, 0) for letter in _LETTERS.get(lang, "")]) // 3
    best, second, *_ = sorted(scores, key=lambda lang: -scores[lang])
    clear = scores[best] >= max(_LEAST, len(found) // 25) and scores[best] > 1.15 * scores[second]
    return best if clear else ""
