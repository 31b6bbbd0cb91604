"""Broken English read off a parse: a phrase that comes back within a few words of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from mtqa.languages import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_PHRASE = 6
"""Words of a phrase that comes back."""

WIDEST_GAP = 3
"""Words between a phrase and its return; with more it is mostly faithful to the source (``reports/awkward.md``)."""

SHORTEST_NOUN = 4
"""Letters of the noun in a phrase that comes back; shorter ones are measures and abbreviations."""

_OPENING = frozenset({"DET", "ADJ", "NOUN", "PRON", "ADP"})
_WITHIN_PHRASE = frozenset({"ADJ", "NOUN", "NUM", "PROPN"})
_SET_AGAINST = frozenset("to by after before not nor than versus vs within without until then for".split())
"""Words that set a thing against itself in good English: step by step, a play within a play, people for the people."""
_NEW_CLAUSE = frozenset(
    "that because if when as than while until so before after where who whether since like comparable".split()
)
"""Words that open a clause of its own, or compare."""


def repeated_phrases(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Phrases that come back within a few words ("the chain to supplement the chain"), the longest ones only.

    Yields the first token, the one after the last, and how many words of these make up the phrase.
    """
    words = [token.lower_ for token in doc]
    at = 0
    while at < len(words) - 1:
        found = _repeat(doc, words, at)
        if found:
            yield found
        at = found[1] if found else at + 1


def _repeat(doc: Doc, words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    if words[at] not in words[at + 2 : at + LONGEST_PHRASE + WIDEST_GAP + 1]:
        return None
    for length in range(LONGEST_PHRASE, 1, -1):
        for gap in range(WIDEST_GAP + 1):
            again = at + length + gap
            same = words[at : at + length] == words[again : again + length]
            if same and _is_echo(doc, at, again, length):
                return at, again + length, length
    return None


def _is_echo(doc: Doc, at: int, again: int, length: int) -> bool:
    phrase, gap = list(doc[at : at + length]), list(doc[at + length : again])
    noun = phrase[-1]
    if (
        noun.pos_ != "NOUN"
        or not noun.is_lower
        or len(noun) < SHORTEST_NOUN
        or noun.lower_ in _doubled_well()
    ):
        return False
    if phrase[0].pos_ not in _OPENING or not all(token.is_alpha and token.pos_ != "NUM" for token in phrase):
        return False
    if _continues(doc, again + length):
        return False
    if not gap:
        return phrase[0].pos_ == "ADP"
    return not _has_more_before(doc, at, again) and _joins_badly(gap, length)


def _joins_badly(gap: Sequence[Token], length: int) -> bool:
    """Whether the words between a phrase and its return do not set the two against each other."""
    words = [token.lower_ for token in gap]
    if not all(token.is_alpha and token.is_lower for token in gap) or _NEW_CLAUSE & set(words):
        return False
    if any(token.pos_ in ("NUM", "PROPN", "NOUN") for token in gap):
        return False
    if words[0] in ("and", "or", "but"):
        return len(words) == 1 and words[0] != "but"
    if all(word in _SET_AGAINST for word in words):
        return words == ["for"] and length > 2
    if all(token.lemma_ == "be" for token in gap) or "and" in words:
        return False
    return words[0] != "to" or gap[-1].pos_ == "VERB"


def _continues(doc: Doc, after: int) -> bool:
    """Whether the phrase before that token goes on: a compound, a possessor, a hyphen."""
    if after >= len(doc):
        return False
    token = doc[after]
    return (
        token.pos_ in ("NOUN", "PROPN", "NUM")
        or token.lower_ in ("'s", "’s", "-")
        or token.dep_ == "compound"
    )


def _has_more_before(doc: Doc, at: int, again: int) -> bool:
    """Whether a word before the first or the second phrase belongs to it and tells them apart."""
    return (at > 0 and doc[at - 1].pos_ in _WITHIN_PHRASE) or doc[again - 1].pos_ in _WITHIN_PHRASE


@cache
def _doubled_well() -> frozenset[str]:
    """Nouns that English does double, as in rule AW112."""
    pack = load_pack("en")
    return frozenset(" ".join(pack.section("echo").values()).split()) if pack else frozenset()
