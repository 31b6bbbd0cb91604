"""English inflection, both ways: the forms of a verb or noun, and the lemmas a noun form may have.

Irregular forms are data: the sections ``[irregular_verbs]`` (lemma = past and past participle, several forms parted
by ``/``) and ``[irregular_nouns]`` (singular = plural) of the English pack. Regular forms follow the spelling rules of
Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 18.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mtqa.languages import load_pack

_VOWEL_Y = re.compile(r"[aeiou]y$")
_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_DOUBLES = re.compile(r"^([^aeiou]*|[a-z]*[^aeiou])[aeiou][bdgklmnprtvz]$")
"""Ends in one vowel letter and one consonant letter; the last is doubled where the stress is on that syllable."""

_UNSTRESSED_END = re.compile(r".*[aeiouy].*(en|er|it|on|or|op|et|el|al|ol|an|in|om|ip|us)$")
"""Longer verbs whose last syllable is as a rule unstressed (open, enter, visit, reckon), so nothing doubles."""

_STRESSED: frozenset[str] = frozenset(
    """
    admit commit permit submit omit emit transmit remit refer prefer infer confer defer deter occur incur concur recur
    compel propel expel repel dispel rebel control patrol abet upset forget regret begin kidnap equip handicap worship
    program format outfit unplug abhor excel cancel travel label model signal level counsel fuel quarrel shovel tunnel
    """.split()
)
"""Longer verbs that double all the same (the last fifteen in British spelling)."""


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb; ``past`` and ``participle`` may be several (learned, learnt)."""

    base: str
    third: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: str

    @property
    def all(self) -> frozenset[str]:
        """Every form."""
        return frozenset((self.base, self.third, self.gerund, *self.past, *self.participle))


@cache
def verb_forms(lemma: str) -> VerbForms:
    """All forms of a verb given by its base form, lower case."""
    if lemma == "be":
        return VerbForms("be", "is", ("was", "were", "am", "are"), ("been",), "being")
    irregular = _irregular_verbs().get(lemma)
    past, participle = irregular or ((_regular_past(lemma),),) * 2
    third = "has" if lemma == "have" else plural(lemma)
    return VerbForms(lemma, third, past, participle, _gerund(lemma))


@cache
def plural(noun: str) -> str:
    """The plural of a noun (or the third person of a verb), lower case."""
    irregular = _irregular_nouns().get(noun)
    if irregular:
        return irregular
    if _SIBILANT.search(noun) or noun in ("go", "do", "echo", "veto", "hero", "undergo", "tomato", "potato"):
        return noun + "es"
    if noun.endswith("y") and not _VOWEL_Y.search(noun):
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def singulars(form: str) -> tuple[str, ...]:
    """The singular forms that a noun form may be the plural of, likeliest first; the form itself comes last."""
    found: list[str] = []
    if form in _singular_of():
        found.append(_singular_of()[form])
    if form.endswith("ies") and len(form) > 4:
        found.append(form[:-3] + "y")
    if form.endswith("es") and (_SIBILANT.search(form[:-2]) or form.endswith("oes")):
        found.append(form[:-2])
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        found.append(form[:-1])
    return tuple(dict.fromkeys([*found, form]))


@cache
def irregular_bases(form: str) -> frozenset[str]:
    """The lemmas of which a lower-cased form is an irregular one (``left`` -> leave, ``children`` -> child)."""
    return _bases().get(form, frozenset())


def _doubled(lemma: str) -> bool:
    if lemma in _STRESSED:
        return True
    return bool(_DOUBLES.match(lemma)) and not _UNSTRESSED_END.match(lemma)


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and not _VOWEL_Y.search(lemma):
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] + "ed" if _doubled(lemma) else lemma + "ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + lemma[-1] + "ing" if _doubled(lemma) else lemma + "ing"


@cache
def _irregular_verbs() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    pack = load_pack("en")
    table = pack.section("irregular_verbs") if pack else {}
    read = {}
    for lemma, forms in table.items():
        past, participle = forms.split()
        read[lemma] = (tuple(past.split("/")), tuple(participle.split("/")))
    return MappingProxyType(read)


@cache
def _irregular_nouns() -> Mapping[str, str]:
    pack = load_pack("en")
    return MappingProxyType(dict(pack.section("irregular_nouns")) if pack else {})


@cache
def _singular_of() -> Mapping[str, str]:
    return MappingProxyType({plural: singular for singular, plural in _irregular_nouns().items()})


@cache
def _bases() -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for lemma in ("be", "have", *_irregular_verbs()):
        verb = verb_forms(lemma)
        for form in (verb.third, *verb.past, *verb.participle):
            forms.setdefault(form, set()).add(lemma)
    for form, singular in _singular_of().items():
        forms.setdefault(form, set()).add(singular)
    return MappingProxyType({form: frozenset(lemmas - {form}) for form, lemmas in forms.items()})
