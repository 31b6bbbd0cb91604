"""Who suffers what: the patient of a verb, read off the tokens without a parser.

``patients`` finds passive and active uses of given verbs and the heads of the noun phrase that suffers. It is a
cautious reader: where the noun phrase is not plain it gives none. A parser can take its place by yielding the same
``Patient`` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from mtqa.english.inflection import singulars, verb_forms
from mtqa.english.patterns import word_class

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token


@dataclass(frozen=True, slots=True)
class Patient:
    """One use of a verb and what suffers it. All numbers are token indices."""

    verb: str
    """Lemma."""
    voice: Literal["passive", "active"]
    verb_at: int
    first: int
    """First token of the noun phrase."""
    heads: tuple[int, ...]
    """Heads of the noun phrase, the one next to the verb first; several where it is coordinated or complex."""
    specified: bool
    """Whether the phrase next to the verb has a determiner, a possessive or a number."""

    @property
    def span(self) -> tuple[int, int]:
        """Tokens from the noun phrase to the verb or the other way round, half open."""
        ends = (self.first, self.verb_at, self.heads[0])
        return min(ends), max(ends) + 1


_REPORTING_VERBS = (
    "say",
    "claim",
    "report",
    "announce",
    "add",
    "allege",
    "tell",
    "know",
    "think",
    "believe",
    "show",
)


@dataclass(frozen=True, slots=True)
class _Classes:
    auxiliary: frozenset[str]
    be: frozenset[str]
    adverb: frozenset[str]
    specifier: frozenset[str]
    number: frozenset[str]
    preposition: frozenset[str]
    pronoun: frozenset[str]
    closed: frozenset[str]
    """Every closed-class word."""
    reporting: frozenset[str]
    opening: frozenset[str]
    """Words that open a clause."""


@cache
def _classes() -> _Classes:
    be, have, get, modal = (word_class(name) for name in ("be", "have", "get", "modal"))
    specifier = word_class("determiner") | word_class("possessive")
    preposition = word_class("preposition")
    pronoun = word_class("nominative") | word_class("accusative")
    closed = be | have | get | modal | specifier | preposition | pronoun
    closed |= word_class("conjunction") | word_class("subordinator") | word_class("negation")
    reporting = {form for lemma in _REPORTING_VERBS for form in verb_forms(lemma).all}
    return _Classes(
        auxiliary=be | have | get | modal,
        be=be | get,
        adverb=word_class("adverb") | word_class("negation"),
        specifier=specifier,
        number=word_class("number"),
        preposition=preposition,
        pronoun=pronoun,
        closed=closed,
        reporting=frozenset(reporting),
        opening=word_class("subordinator") | word_class("conjunction"),
    )


def patients(tokens: Sequence[Token], forms: Mapping[str, str]) -> Iterator[Patient]:
    """Uses of verbs in a text: ``forms`` maps every form looked for to its lemma."""
    words = [token.text.casefold().replace("’", "'") for token in tokens]
    for at, word in enumerate(words):
        lemma = forms.get(word)
        if lemma is None:
            continue
        found = _passive(tokens, words, at, lemma) or _active(tokens, words, at, lemma)
        if found:
            yield found


def _is_adverb(word: str) -> bool:
    return word in _classes().adverb or (word.endswith("ly") and len(word) > 4)


def _passive(tokens: Sequence[Token], words: Sequence[str], at: int, lemma: str) -> Patient | None:
    """``<noun phrase> (have) (been|was|...) <participle>``."""
    known = _classes()
    if words[at] not in verb_forms(lemma).participle:
        return None
    place = at - 1
    seen_be = False
    while place >= 0 and (words[place] in known.auxiliary or _is_adverb(words[place])):
        seen_be = seen_be or words[place] in known.be
        place -= 1
    if not seen_be or place < 0:
        return None
    subject = _subject_ending_at(tokens, words, place)
    if subject is None:
        return None
    first, heads, specified = subject
    return Patient(lemma, "passive", at, first, heads, specified)


def _subject_ending_at(
    tokens: Sequence[Token], words: Sequence[str], place: int
) -> tuple[int, tuple[int, ...], bool] | None:
    """The subject whose last word is at ``place``: start of its last phrase, heads right to left, specified or not.

    Goes left over coordination, prepositions and participles, because the head that suffers may be far off ("drivers
    of the trucks were killed"). None where what stands to the left cannot be told.
    """
    phrase = _phrase_ending_at(tokens, words, place)
    if phrase is None:
        return None
    first, specified = phrase
    heads = [place]
    begin = first
    while begin > 0:
        coordinated = len(heads) > 1 and words[heads[0] - 1] in ("and", "or")
        onward = _next_head(tokens, words, begin - 1, coordinated=coordinated)
        if onward is None:
            return None
        if onward < 0:
            break
        phrase = _phrase_ending_at(tokens, words, onward)
        if phrase is None:
            return None
        heads.append(onward)
        begin = phrase[0]
    return first, tuple(heads), specified


def _next_head(tokens: Sequence[Token], words: Sequence[str], left: int, *, coordinated: bool) -> int | None:
    """Where the head before a phrase is, given the word left of the phrase; -1 for no further one, None for unclear."""
    known = _classes()
    link = words[left]
    if link in ("and", "or"):
        return left - 2 if left and words[left - 1] == "," else left - 1
    if link in known.preposition:
        return _before_preposition(words, left)
    if link == ",":
        return left - 1 if coordinated else -1
    if _is_participle(link):
        return left - 1
    if link in known.pronoun:
        return None
    if link in known.reporting or link in known.opening or _is_adverb(link) or link in _MARKS:
        return -1
    return -1 if _is_fronted(tokens, words, left) else None


def _is_fronted(tokens: Sequence[Token], words: Sequence[str], last: int) -> bool:
    """Whether the phrase that ends with a word is a prepositional one that opens the clause ("At the fair ...")."""
    phrase = _phrase_ending_at(tokens, words, last)
    if phrase is None or phrase[0] == 0 or words[phrase[0] - 1] not in _classes().preposition:
        return False
    return _before_preposition(words, phrase[0] - 1) == -1


def _before_preposition(words: Sequence[str], at: int) -> int | None:
    """The head that a prepositional phrase hangs on, -1 where the phrase opens its clause."""
    known = _classes()
    if at == 0:
        return -1
    before = words[at - 1]
    if before in known.opening or before in _MARKS or before == ",":
        return None if words[at] == "of" else -1
    if before in known.reporting or _is_participle(before) or before in known.closed:
        return None
    return at - 1


_MARKS = frozenset(".!?;:\"“'‘—–-")
"""Marks that part a clause from what stands before it."""


def _is_participle(word: str) -> bool:
    closed = ("during", "following", "including", "according", "regarding")
    return (
        word not in closed
        and word not in _classes().reporting
        and word.endswith(("ing", "ed"))
        and len(word) > 4
    )


def _phrase_ending_at(tokens: Sequence[Token], words: Sequence[str], head: int) -> tuple[int, bool] | None:
    """Where the noun phrase that ends with ``head`` begins, and whether it has a determiner or a number."""
    known = _classes()
    if head < 0 or words[head] in known.closed or not words[head][0].isalpha() or _is_adverb(words[head]):
        return None
    begin = head
    specified = False
    while begin > 0:
        word = words[begin - 1]
        if word in _SINGULAR_DETERMINERS and _is_plural(words[head]):
            break  # "that swords": a conjunction, not a determiner
        if _specifies(tokens, words, begin - 1):
            specified = True
            begin -= 1
            if word in word_class("determiner"):
                break
        elif _inside_phrase(word):
            begin -= 1
        else:
            break
    return begin, specified


_SINGULAR_DETERMINERS = frozenset({"that", "this", "a", "an", "each", "every", "another"})


def _is_plural(word: str) -> bool:
    return singulars(word)[0] != word


def _inside_phrase(word: str) -> bool:
    """Whether a word may stand in a noun phrase before its head: no closed-class word, adverb or plain verb form."""
    known = _classes()
    return word[0].isalpha() and not (
        word in known.closed or word in known.reporting or _is_adverb(word) or word.endswith(("ing", "ed"))
    )


def _active(tokens: Sequence[Token], words: Sequence[str], at: int, lemma: str) -> Patient | None:
    """``<verb> the|three|his ... <noun>`` with the end of the noun phrase in plain sight."""
    known = _classes()
    begins = at + 1 < len(words) and _specifies(tokens, words, at + 1) and words[at + 1] not in _CLITICS
    if not begins or (at and words[at - 1] in known.be):
        return None
    place = at + 1
    while place < len(words) and (
        _specifies(tokens, words, place) or (tokens[place].kind == "word" and _inside_phrase(words[place]))
    ):
        place += 1
    head = place - 1
    if head == at + 1 or _specifies(tokens, words, head):
        return None
    follower = words[place] if place < len(words) else "."
    if follower not in _AFTER_OBJECT and follower not in known.preposition - {"of", "like"}:
        return None
    return Patient(lemma, "active", at, at + 1, (head,), specified=True)


_CLITICS = frozenset({"'s", "s'", "'"})
_AFTER_OBJECT = frozenset({".", "!", "?", ";", ",", '"', "”", "that", "which"})
"""What shows that an object ended with the word before."""


def _specifies(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether a word is a determiner, a possessive or a number."""
    known = _classes()
    return words[at] in known.specifier or words[at] in known.number or tokens[at].kind == "number"
