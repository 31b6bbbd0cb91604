"""Documents with known beads, made from sentence pairs in document order: what the aligner's weights are fitted on.

Each document takes a run of held-out pairs and does to it what translators, editors and sentence splitters do: joins
and splits segments, moves a clause over a boundary, drops and adds segments, alone or in runs. How much, differs from
document to document, from none to the freest translation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

_CLAUSE = re.compile(r"(?<=[,;:，、；：،؛])\s*|(?<=[.!?。！？।؟])\s+")
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Document:
    """Two texts and the beads between them, in order; a bead is (source indices, English indices)."""

    source: tuple[str, ...]
    english: tuple[str, ...]
    gold: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    language: str
    retranslation: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Freedom:
    """Rates of what happens to a run of pairs, each a share of its beads."""

    join: float
    split: float
    cross: float
    drop: float
    add: float
    run: float
    loss: float


def draw_freedom(chance: random.Random) -> Freedom:
    """From a text kept line by line to a free translation."""
    style = chance.random()
    if style < 0.15:
        return Freedom(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    if style < 0.7:
        return Freedom(0.12, 0.1, 0.01, 0.05, 0.05, 0.0, 0.02)
    return Freedom(0.2, 0.2, 0.08, 0.02, 0.03, 0.02, 0.15)


def imitated(english: Sequence[str], vocabulary: Sequence[str], chance: random.Random) -> list[str]:
    """The same lines as an engine might put them: some words are others all through, some only here, some missing.

    How many, differs from document to document, from a twentieth to over half.
    """
    changed = chance.uniform(0.05, 0.6)
    renamed: dict[str, str] = {}
    result = []
    for line in english:
        words = []
        for word in line.split():
            if word not in renamed:
                renamed[word] = chance.choice(vocabulary) if chance.random() < changed * 0.7 else word
            draw = chance.random()
            if draw > changed * 0.1:
                words.append(chance.choice(vocabulary) if draw < changed * 0.4 else renamed[word])
        result.append(" ".join(words))
    return result


Lists = tuple[list[str], list[str], list[str]]
"""Source, English and re-translated segments of one bead; the third stands beside the first."""


def make_document(
    pairs: Sequence[tuple[str, str, str | None]],
    strangers: Sequence[tuple[str, str]],
    language: str,
    chance: random.Random,
) -> Document:
    """A document from (source, English, re-translation) lines in order; `strangers` are pairs of other documents."""
    freedom = draw_freedom(chance)
    beads: list[Lists] = [
        ([source], [english], [retranslation or ""]) for source, english, retranslation in pairs
    ]
    beads = _joined(beads, freedom.join, language, chance)
    changed: list[Lists] = []
    for bead in beads:
        if len(bead[0]) + len(bead[1]) == 2 and chance.random() < freedom.split:
            bead = _split(bead, chance)
        if chance.random() < freedom.loss:
            bead = _lossy(bead, chance)
        dropped = chance.random()
        if len(bead[0]) + len(bead[1]) == 2 and dropped < freedom.drop:
            bead = (bead[0], [], bead[2]) if dropped < freedom.drop / 2 else ([], bead[1], [])
        changed.append(bead)
        if chance.random() < freedom.add:
            changed.append(_stranger(strangers, 1, chance))
        if chance.random() < freedom.run:
            changed.append(_stranger(strangers, chance.randint(3, 15), chance))
    changed = _crossed(changed, freedom.cross, language, chance)
    return _numbered(changed, language, pairs[0][2] is not None)


def _join(parts: Sequence[str], language: str) -> str:
    return ("" if language in {"zh", "ja", "th"} else " ").join(part for part in parts if part)


def _joined(beads: list[Lists], rate: float, language: str, chance: random.Random) -> list[Lists]:
    result: list[Lists] = []
    position = 0
    while position < len(beads):
        count = 1
        if chance.random() < rate:
            count = 2
            while count < 5 and chance.random() < 0.25:
                count += 1
        part = beads[position : position + count]
        position += count
        source, english, other = ([bead[side][0] for bead in part] for side in range(3))
        if len(part) > 1:
            if chance.random() < 0.5:
                source, other = [_join(source, language)], [_join(other, "en")]
            else:
                english = [_join(english, "en")]
        result.append((source, english, other))
    return result


def _cut(segment: str, chance: random.Random) -> list[str]:
    """A segment cut at one of its clause marks, or whole when it has none."""
    places = [
        match.start()
        for match in _CLAUSE.finditer(segment)
        if min(match.start(), len(segment) - match.start()) >= (6 if _SPACELESS.search(segment) else 15)
    ]
    if not places:
        return [segment]
    place = chance.choice(places)
    return [segment[:place].strip(), segment[place:].strip()]


def _cut_other(other: str, share: float) -> list[str]:
    words = other.split()
    place = round(len(words) * share)
    return [" ".join(words[:place]), " ".join(words[place:])]


def _split(bead: Lists, chance: random.Random) -> Lists:
    source, english, other = bead
    if chance.random() < 0.5:
        parts = _cut(source[0], chance)
        if len(parts) == 2:
            other = _cut_other(other[0], len(parts[0]) / len(source[0]))
        return parts, english, other
    return source, _cut(english[0], chance), other


def _lossy(bead: Lists, chance: random.Random) -> Lists:
    """Leaves out a clause on one side."""
    side = chance.randrange(2)
    where = chance.randrange(len(bead[side]))
    parts = _cut(bead[side][where], chance)
    if len(parts) < 2:
        return bead
    shortest = min(parts, key=len)
    kept = parts[1] if parts[0] is shortest else parts[0]
    changed = [kept if number == where else segment for number, segment in enumerate(bead[side])]
    return (changed, bead[1], bead[2]) if side == 0 else (bead[0], changed, bead[2])


def _stranger(strangers: Sequence[tuple[str, str]], count: int, chance: random.Random) -> Lists:
    side = chance.randrange(2)
    start = chance.randrange(max(1, len(strangers) - count))
    lines = [pair[side] for pair in strangers[start : start + count]]
    return (lines, [], ["" for _ in lines]) if side == 0 else ([], lines, [])


def _crossed(beads: list[Lists], rate: float, language: str, chance: random.Random) -> list[Lists]:
    """Moves a clause from one bead to the next on one side only, so that the two become one bead."""
    result: list[Lists] = []
    position = 0
    while position < len(beads):
        first = beads[position]
        second = beads[position + 1] if position + 1 < len(beads) else None
        if (
            second is not None
            and all(first[:2])
            and all(second[:2])
            and len(first[0]) + len(second[0]) <= 3
            and len(first[1]) + len(second[1]) <= 3
            and chance.random() < rate
        ):
            side = chance.randrange(2)
            moved = _moved(first[side][-1], second[side][0], "en" if side else language, chance)
            if moved is not None:
                left, right = moved
                lines = [*first[side][:-1], left, right, *second[side][1:]]
                other_side = [*first[1 - side], *second[1 - side]]
                beads_of = (lines, other_side) if side == 0 else (other_side, lines)
                result.append((beads_of[0], beads_of[1], [*first[2], *second[2]]))
                position += 2
                continue
        result.append(first)
        position += 1
    return result


def _moved(left: str, right: str, language: str, chance: random.Random) -> tuple[str, str] | None:
    parts = _cut(right, chance)
    if len(parts) == 2 and chance.random() < 0.5:
        return _join([left, parts[0]], language), parts[1]
    parts = _cut(left, chance)
    if len(parts) == 2:
        return parts[0], _join([parts[1], right], language)
    return None


def _numbered(beads: Sequence[Lists], language: str, retranslated: bool) -> Document:
    source: list[str] = []
    english: list[str] = []
    other: list[str] = []
    gold: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for first, second, third in beads:
        left = tuple(range(len(source), len(source) + len(first)))
        right = tuple(range(len(english), len(english) + len(second)))
        source += first
        english += second
        other += third
        if left and right:
            gold.append((left, right))
        else:
            gold += [((number,), ()) for number in left] + [((), (number,)) for number in right]
    return Document(
        tuple(source), tuple(english), tuple(gold), language, tuple(other) if retranslated else None
    )
