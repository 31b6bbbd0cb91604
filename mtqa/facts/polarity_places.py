"""Where in the English a cue of the source should have its answer: the words nearest in meaning to those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtqa.compare.words import is_content

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

    from mtqa.evidence import Evidence
    from mtqa.text.tokenise import Token

REACH = 2
"""Words of the source on either side of a cue that are looked at."""

DISTANCE_COST = 0.12
"""Taken off the cosine for every word between the cue and the word."""

POSITION_COST = 0.5
"""Taken off the cosine when one word opens its sentence and the other ends it, in proportion to the distance."""

COMPANY = 0.3
"""Share of the score of the better neighbour that is added: the right place has more than one word that answers."""

UNSPACED = ("zh", "ja")
CHARACTERS = (4, 3, 2)
"""Lengths of the stretches that stand for words in scripts without spaces."""

SPAN = 4
"""Words on either side of the one found that belong to what is flagged, within the clause."""

_CLAUSE_ENDS = frozenset(
    "that but and because which who although though while when if as or so where whether since than until".split()
)


def answering_place(evidence: Evidence, start: int, end: int) -> tuple[int, int]:
    """The stretch of the English (code points) that speaks of what stands at a place of the source.

    The whole English where nothing there can be told.
    """
    tokens = evidence.english_tokens
    content = [i for i, token in enumerate(tokens) if is_content(token) and token.text[:1].isalpha()]
    near = _near(evidence, start, end)
    if not content or not near or evidence.source is None:
        return 0, len(evidence.english)
    from mtqa.compare.embedding import load_embedding

    vectors = load_embedding().word_vectors([tokens[i].text for i in content] + [text for text, _, _ in near])
    cosines = vectors[: len(content)] @ vectors[len(content) :].T
    scores = [
        max(
            float(cosines[row, column]) - DISTANCE_COST * distance
            for column, (_, _, distance) in enumerate(near)
        )
        - POSITION_COST * abs(tokens[index].start / len(evidence.english) - start / len(evidence.source))
        for row, index in enumerate(content)
    ]
    company = [
        score
        + COMPANY * max((scores[row + step] for step in (-1, 1) if 0 <= row + step < len(scores)), default=0)
        for row, score in enumerate(scores)
    ]
    found = content[max(range(len(content)), key=company.__getitem__)]
    first, last = clause_around(tokens, found)
    verb = _verb(evidence, tokens[found].start)
    return (min(first, verb[0]), max(last, verb[1])) if verb else (first, last)


def _verb(evidence: Evidence, offset: int) -> tuple[int, int] | None:
    """The verb, with its auxiliaries, of the clause in which a word of the English stands; None without a parser."""
    if "parse" not in evidence.available:
        return None
    token = next((t for t in evidence.parse if t.idx <= offset < t.idx + len(t)), None)
    while token is not None and token.head.i != token.i and not _is_predicate(token):
        token = token.head
    if token is None or not _is_predicate(token):
        return None
    parts = [token, *(child for child in token.children if child.dep_.startswith(("aux", "cop")))]
    return min(part.idx for part in parts), max(part.idx + len(part) for part in parts)


def _is_predicate(token: SpacyToken) -> bool:
    return token.pos_ == "VERB" or any(child.dep_.startswith(("aux", "cop")) for child in token.children)


def clause_around(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """Offsets of a few words around a token that stand in its clause."""
    first = last = index
    while first > 0 and index - first < SPAN and not _parts(tokens[first - 1]):
        first -= 1
    while last < len(tokens) - 1 and last - index < SPAN and not _parts(tokens[last + 1]):
        last += 1
    return tokens[first].start, tokens[last].end


def _parts(token: Token) -> bool:
    return token.kind == "punctuation" or token.text.lower() in _CLAUSE_ENDS


def _near(evidence: Evidence, start: int, end: int) -> list[tuple[str, int, int]]:
    """Stretches of the source at and beside a place: text, offset, distance in words."""
    source = evidence.source or ""
    if (evidence.source_language or "")[:2] in UNSPACED:
        stretches = [(source[end : end + n], end, 0) for n in CHARACTERS]
        stretches += [(source[max(0, start - n) : start], max(0, start - n), 1) for n in CHARACTERS]
        return [(text, place, distance) for text, place, distance in stretches if text.strip()]
    words = [token for token in evidence.source_tokens if token.kind == "word"]
    at = [i for i, word in enumerate(words) if word.start < end and start < word.end]
    if not at:
        return []
    return [
        (words[i].text, words[i].start, max(at[0] - i, i - at[-1], 0))
        for i in range(max(0, at[0] - REACH), min(len(words), at[-1] + 1 + REACH))
    ]


def negated_words(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Offsets from an English negation to the content word that it bears on, or a few words around it."""
    at = next((i for i, token in enumerate(tokens) if token.start < end and start < token.end), None)
    if at is None:
        return start, end
    first = at
    if at > 0 and tokens[at - 1].end == tokens[at].start:
        first -= 1
    last = at
    while last < len(tokens) - 1 and last - at <= SPAN and tokens[last + 1].kind != "punctuation":
        last += 1
        if is_content(tokens[last]):
            break
    return tokens[first].start, tokens[last].end


def statement_place(evidence: Evidence, start: int, end: int) -> tuple[int, int]:
    """The opening of the English clause that states what stands at a place of the source: subject and verb."""
    place = answering_place(evidence, start, end)
    tokens = evidence.english_tokens
    at = next((i for i, token in enumerate(tokens) if token.start >= place[0]), 0)
    first = at
    while first > 0 and at - first < 2 * REACH and not _parts(tokens[first - 1]):
        first -= 1
    return tokens[first].start if tokens else 0, place[1]
