"""Whether the English has a name of the source, in any of its forms."""

from __future__ import annotations

import re
from itertools import pairwise

from mtqa.facts.names.account import MEANING, SAME_SOUND, meaning
from mtqa.facts.names.acronyms import initials
from mtqa.facts.names.gazetteer import Entity, fold, load_gazetteer
from mtqa.facts.names.records import SourceName
from mtqa.facts.names.sounds import likeness
from mtqa.facts.names.texts import SourceText, Word, english_names, english_words

SAME_AS_KNOWN = 0.82
"""The same for a source name that the gazetteer knows by other names, and for English words in small letters."""


def in_english(name: SourceName, english: str, source: SourceText) -> bool:
    """Whether the English has the name in any of its forms."""
    words = english_words(english)
    present = {word.folded for word in words}
    if name.how == "glossary":
        line = f" {' '.join(word.folded for word in words)} "
        forms = (" ".join(word.folded for word in english_words(term)) for term in name.terms)
        return any(f" {form}" in line for form in forms if form)
    entities = {name.entity} if name.entity else set()
    entities |= {found.entity for found in source.found if found.start < name.end and name.start < found.end}
    for entity in entities:
        if any(all(word in present for word in alias) for alias in entity.english) or _partly(
            entity, present
        ):
            return True
        of_it = (_is_of(word, alias[0]) for alias in entity.english if len(alias) == 1 for word in words)
        if entity.kind == "place" and any(of_it):  # the adjectives of territories are listed
            return True
        if entity.kind == "organisation" and initials(entity.english[0]) in present:
            return True
    capitals = {other.start for other in english_names(english)}
    capitals |= {word.start for word in words if len(word.text) > 1 and word.text.isupper()}
    parts = [fold(part) for part in re.findall(r"[^\W\d_]+", name.text)]
    joined = fold(name.text)
    for word in words:
        if name.how == "cue" and not word.text[0].isupper():
            continue  # a name in small letters has become a word
        if name.how == "entity" and word.start not in capitals:
            continue  # what is known by other names needs more than a plain word that sounds alike
        if word.folded == joined or word.folded in parts:
            return True
        if likeness(word.folded, name.text, source.language) >= _least(name, word):
            return True
    if name.how != "cue" and any(fold(word) in present for word in re.findall(r"\w+", name.text)):
        return True
    if name.text.isupper() and name.text.isascii():
        first_letters = "".join(word.text[0] for word in words if word.text[0].isupper())
        return name.text in first_letters or name.text.lower() in re.sub(r"\W", "", english.lower())
    learned = load_gazetteer(source.language).learned
    if name.how != "entity" and any(
        joined.startswith(form) for word in present for form in learned.get(word, ())
    ):
        return True
    return any(
        len(one.text) + len(other.text) <= len(name.text) + 6
        and likeness(one.folded + other.folded, name.text, source.language) >= _least(name, one)
        for one, other in pairwise(words)
    )


def _partly(entity: Entity, present: set[str]) -> bool:
    """Whether most of the words of the entity's first name are there; one is enough of those beside general words."""
    words = [word for word in entity.english[0] if len(word) > 3]
    own = [word for word in words if word not in _GENERAL]
    there = [word for word in own if any(_is_form(other, word) for other in present)]
    if len(own) == len(words) == 2:
        return len(there) == 2
    return bool(there) and 2 * len(there) >= len(own)


def _is_of(word: Word, name: str) -> bool:
    """Whether an English word is the adjective or the people of a place: Bernese, Berliner, Peruvian."""
    stem = name[:-1] if name[-1:] in "aeiouy" and len(name) > SHORTEST_STEM else name
    return (
        word.text[0].isupper()
        and len(stem) >= SHORTEST_STEM
        and word.folded.startswith(stem)
        and bool(_OF_A_PLACE.fullmatch(word.folded[len(stem) :]))
    )


SHORTEST_STEM = 4
_OF_A_PLACE = re.compile("(?:[aeiouy]?v?i?ans?|[iy]?t?es?e|ish|i[sc]?|ites?|i?ers?|ines?|ists?)")


def _is_form(word: str, noun: str) -> bool:
    """Whether an English word is the noun or made of it (commission, commissioner)."""
    return word == noun or (len(noun) >= _LONG and word.startswith(noun) and len(word) - len(noun) <= _SUFFIX)


_LONG, _SUFFIX = 6, 3


def _least(name: SourceName, word: Word) -> float:
    """The likeness that makes an English word the name: a plain word, or another name of a known thing, needs more."""
    if name.entity is not None and name.how == "entity":
        return SAME_AS_KNOWN
    return SAME_SOUND if word.text[0].isupper() else SAME_AS_KNOWN


_GENERAL = frozenset(
    """united states republic democratic north south east west central saudi islands island city party people national
    world international state states union new great social development justice free association""".split()
)


def is_translated(name: SourceName, english: str) -> bool:
    """Whether a name that no gazetteer knows has its meaning in the English, as institutions have."""
    if name.entity is not None or name.how in ("latin", "quoted", "glossary"):
        return False
    words = english_words(english)
    score, _ = meaning(name.text, [word.text for word in words])
    return score >= MEANING
