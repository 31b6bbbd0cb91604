"""Where in a source the units of a recording stand, and what English that gives for a stretch of it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mtqa.document import Document, Notice
from mtqa.errors import InputError
from mtqa.text.characters import is_blank
from mtqa.text.split import split_sentences

Span = tuple[int, int]

LIKENESS = 80.0
"""rapidfuzz ratio (0-100) from which a unit's source counts as the same text: about one character in five may
differ, as between two editions of an article; unrelated news sentences of one language stay below 60."""

_DIGITS = re.compile(r"\d+")
_LONGEST_RUN = 4
"""Segments that a unit may cover and still be found by likeness."""
_MOST_PARTS = 200
"""Units looked up as parts of a segment by likeness: that search is slow, and one part in many is already
odd."""
_MOST_VAIN = 50
"""Units looked up in vain, from the first on, after which the recording counts as another story's."""
_SHORTEST_PART = 12
"""Characters: a shorter text is like a part of too many segments."""
_MOSTLY = 0.5
"""Share of a unit, or of the stretch asked for, that must lie in the other for the unit to be given."""
_LENGTH_RATIO = 2.0
"""By how much one sentence may be longer than its counterpart, against the whole unit, when a unit of as many
English as source sentences is cut into pairs."""


@dataclass(frozen=True, slots=True)
class RecordedUnit:
    """A piece of a recording: its source text (None: told by its position) and its English (empty:
    missing)."""

    source: str | None
    english: str


@dataclass(frozen=True, slots=True)
class CoveredUnit:
    """English for the half-open stretch ``start`` to ``end`` of the source document's text."""

    start: int
    end: int
    english: str


@dataclass(frozen=True, slots=True)
class EngineCoverage:
    """The units of one engine whose place was found, in the order of the source, and what to know about
    them."""

    engine: str
    units: tuple[CoveredUnit, ...]
    notices: tuple[Notice, ...] = ()

    def english_for(self, start: int, end: int) -> str:
        """The English for the stretch ``start`` to ``end`` of the source's text, empty where there is none.

        Units are joined that lie mostly inside the stretch, or inside which most of the stretch lies: then
        the English says more than the stretch does.
        """
        return " ".join(unit.english for unit in self.units_for(start, end))

    def units_for(self, start: int, end: int) -> tuple[CoveredUnit, ...]:
        """The units behind `english_for`."""
        return tuple(unit for unit in self.units if _mostly_common((unit.start, unit.end), (start, end)))


def _mostly_common(one: Span, other: Span) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and common >= _MOSTLY * min(one[1] - one[0], other[1] - other[0])


@dataclass(frozen=True)
class RecordedCoverage:
    """All recordings set against one source."""

    engines: tuple[EngineCoverage, ...]
    segments: tuple[Span, ...]
    """Start and end of every segment of the source, as offsets into its text."""
    notices: tuple[Notice, ...] = ()

    def english_for(self, start: int, end: int) -> dict[str, str]:
        """Engine -> its English for a stretch of the source's text; engines that have none are left out."""
        found = {engine.engine: engine.english_for(start, end) for engine in self.engines}
        return {name: english for name, english in found.items() if english}

    def english_for_segments(self, indices: Sequence[int]) -> dict[str, str]:
        """Engine -> its English for a bead's source segments (indices in order, not empty)."""
        if not indices:
            return {}
        return self.english_for(self.segments[indices[0]][0], self.segments[indices[-1]][1])

    @cached_property
    def by_segment(self) -> Mapping[str, tuple[str | None, ...]]:
        """Engine -> one English text for every source segment, None where it has none.

        A unit over several segments is shared out by their lengths, at word boundaries; units inside one
        segment are joined.
        """
        return {engine.engine: self._shared_out(engine) for engine in self.engines}

    def _shared_out(self, engine: EngineCoverage) -> tuple[str | None, ...]:
        starts = [start for start, _ in self.segments]
        given: list[list[str]] = [[] for _ in self.segments]
        for unit in engine.units:
            words = unit.english.split()
            first = max(bisect_right(starts, unit.start) - 1, 0)
            last = max(bisect_left(starts, unit.end) - 1, first)
            overlaps = [
                max(min(unit.end, end) - max(unit.start, start), 0)
                for start, end in self.segments[first : last + 1]
            ]
            total, passed, low = sum(overlaps), 0, 0
            for index, overlap in enumerate(overlaps, first):
                passed += overlap
                high = round(passed * len(words) / total) if total else 0
                given[index].append(" ".join(words[low:high]))
                low = high
        return tuple(" ".join(part for part in parts if part) or None for parts in given)


# By position ----------------------------------------------------------------------------------------------


def cover_lines(engine: str, units: Sequence[RecordedUnit], source: Document) -> EngineCoverage:
    """Lines without source text: one a non-empty line of the source, else one a paragraph, else one a
    sentence."""
    lines = _line_spans(source.text)
    paragraphs = _paragraph_spans(source)
    segments = [(segment.start, segment.end) for segment in source.segments]
    filled = [unit for unit in units if unit.english]
    if not filled:
        notice = Notice("retranslation-empty", f"re-translation {engine!r} holds no English; it was left out")
        return EngineCoverage(engine, (), (notice,))
    for given in (units, filled):
        for spans in (lines, paragraphs, segments):
            if len(given) == len(spans):
                covered = tuple(
                    CoveredUnit(start, end, unit.english)
                    for unit, (start, end) in zip(given, spans, strict=True)
                    if unit.english
                )
                return EngineCoverage(engine, _refined(covered, source))
    raise InputError(
        f"re-translation {engine!r} has {len(units)} lines, the source {len(lines)} that are not empty"
        f" and {len(segments)} sentences; give one line for each of them, or source<TAB>English"
    )


def _line_spans(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if not all(map(is_blank, line)):
            spans.append((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        start = end + 1
    return spans


def _paragraph_spans(source: Document) -> list[Span]:
    spans: dict[int, Span] = {}
    for segment in source.segments:
        start = spans.get(segment.paragraph, (segment.start, 0))[0]
        spans[segment.paragraph] = (start, segment.end)
    return list(spans.values())


# By text --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text without white space, invisible characters and case, and where each character stood."""

    text: str
    offsets: tuple[int, ...]


def _bare(text: str, base: int = 0) -> _Bare:
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text, base):
        if not is_blank(character):
            folded = unicodedata.normalize("NFKC", character).casefold()
            characters.append(folded)
            offsets.extend([offset] * len(folded))
    return _Bare("".join(characters), tuple(offsets))


class _Places:
    """The stretches of the bare source that are taken, and where its segments begin and end in it."""

    def __init__(self, source: Document) -> None:
        self.bare = _bare(source.text)
        self.starts = [bisect_left(self.bare.offsets, segment.start) for segment in source.segments]
        self.ends = [bisect_left(self.bare.offsets, segment.end) for segment in source.segments]
        self._edges = frozenset(self.starts) | frozenset(self.ends)
        self._text = source.text
        self._taken: list[Span] = []

    def is_free(self, start: int, end: int) -> bool:
        index = bisect_left(self._taken, (start, start))
        before = self._taken[index - 1] if index else (0, 0)
        after = self._taken[index] if index < len(self._taken) else (end, end)
        return before[1] <= start and end <= after[0]

    def take(self, start: int, end: int) -> None:
        self._taken.insert(bisect_left(self._taken, (start, end)), (start, end))

    def find(self, text: str, position: int) -> Span | None:
        """The first free occurrence at or behind ``position`` that cuts no word."""
        start = self.bare.text.find(text, position)
        while start >= 0:
            end = start + len(text)
            if self.is_free(start, end) and self._is_edge(start) and self._is_edge(end):
                return start, end
            start = self.bare.text.find(text, start + 1)
        return None

    def _is_edge(self, place: int) -> bool:
        """Whether a word may begin or end here: at a segment's edge, beside white space or beside
        punctuation."""
        if place in self._edges or place in (0, len(self.bare.text)):
            return True
        before, after = self.bare.offsets[place - 1], self.bare.offsets[place]
        return after - before > 1 or not (self._text[before].isalnum() and self._text[after].isalnum())

    def offsets(self, start: int, end: int) -> Span:
        return self.bare.offsets[start], self.bare.offsets[end - 1] + 1


def cover_pairs(engine: str, units: Sequence[RecordedUnit], source: Document) -> EngineCoverage:
    """Units with source text: in the order of the source, then anywhere in it, then by likeness with a
    notice."""
    places = _Places(source)
    bares = [_bare(unit.source or "").text if unit.english else "" for unit in units]
    found: dict[int, Span] = {}
    position = 0
    for index, text in enumerate(bares):
        span = (places.find(text, position) or places.find(text, 0)) if text else None
        if span:
            places.take(*span)
            found[index] = span
            position = span[1]
    known = {bares[index] for index in found}
    left = [index for index, text in enumerate(bares) if text and index not in found and text not in known]
    alike = dict(_by_likeness(left, bares, places))
    if 2 * (len(left) - len(alike)) > sum(map(bool, bares)):
        alike = {}  # another story: what looks alike in it is a stock phrase
    found |= alike
    covered = sorted(
        (CoveredUnit(*places.offsets(*span), units[index].english) for index, span in found.items()),
        key=lambda unit: (unit.start, unit.end),
    )
    notices = _match_notices(engine, len(alike), len(left) - len(alike), sum(map(bool, bares)))
    return EngineCoverage(engine, _refined(covered, source), notices)


def _match_notices(engine: str, alike: int, missing: int, total: int) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    if alike:
        notices.append(
            Notice(
                "retranslation-matched-by-likeness",
                f"re-translation {engine!r}: the source text of {alike} of its {total} pieces differs a"
                " little from the source given; they were matched by likeness",
            )
        )
    if missing:
        hint = "; it seems to belong to another source" if missing * 2 > total else ""
        notices.append(
            Notice(
                "retranslation-unmatched",
                f"re-translation {engine!r}: {missing} of its {total} pieces are not in this source"
                f" and were left out{hint}",
            )
        )
    return tuple(notices)


def _by_likeness(left: Sequence[int], bares: Sequence[str], places: _Places) -> Iterator[tuple[int, Span]]:
    """For units found nowhere: the free run of segments most like each, or the likest part of a free
    segment."""
    if not left:
        return
    from rapidfuzz import fuzz, process

    runs = [
        (start, places.ends[first + more])
        for first, start in enumerate(places.starts)
        for more in range(min(_LONGEST_RUN, len(places.starts) - first))
        if places.is_free(start, places.ends[first + more]) and start < places.ends[first + more]
    ]
    texts = [places.bare.text[start:end] for start, end in runs]
    singles = [index for index, (start, _) in enumerate(runs) if not index or runs[index - 1][0] != start]
    hits = 0
    for number, index in enumerate(left):
        if number == _MOST_VAIN and not hits:
            return
        best = process.extractOne(bares[index], texts, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        span = runs[best[2]] if best else None
        if span is None and number < _MOST_PARTS:
            span = _likest_part(bares[index], [runs[i] for i in singles], [texts[i] for i in singles])
        if (
            span
            and places.is_free(*span)
            and _digits(bares[index]) == _digits(places.bare.text[slice(*span)])
        ):
            places.take(*span)
            hits += 1
            yield index, span


def _digits(text: str) -> list[str]:
    """The numbers of a text: `19 trains` and `40 trains` are not two editions of one sentence."""
    return _DIGITS.findall(text)


def _likest_part(text: str, runs: Sequence[Span], texts: Sequence[str]) -> Span | None:
    from rapidfuzz import fuzz, process

    longer = [index for index, other in enumerate(texts) if len(other) >= len(text)]
    choices = {index: texts[index] for index in longer}
    best = process.extractOne(text, choices, scorer=fuzz.partial_ratio, score_cutoff=LIKENESS)
    if best is None or len(text) < _SHORTEST_PART:
        return None
    part = fuzz.partial_ratio_alignment(text, texts[best[2]])
    start = runs[best[2]][0]
    return (
        (start + part.dest_start, start + part.dest_end) if part and part.dest_start < part.dest_end else None
    )


# Finer units ----------------------------------------------------------------------------------------------


def _refined(units: Sequence[CoveredUnit], source: Document) -> tuple[CoveredUnit, ...]:
    """Units of as many English sentences as source segments, cut into pairs where the lengths agree."""
    starts = [segment.start for segment in source.segments]
    refined: list[CoveredUnit] = []
    for unit in units:
        first = max(bisect_right(starts, unit.start) - 1, 0)
        inside = [
            (segment.start, segment.end)
            for segment in source.segments[first : bisect_left(starts, unit.end)]
            if segment.start >= unit.start and segment.end <= unit.end
        ]
        english = split_sentences(unit.english, "en") if len(inside) > 1 else ()
        if len(inside) > 1 and len(english) == len(inside) and _lengths_agree(inside, english):
            pairs = zip(inside, english, strict=True)
            refined += (CoveredUnit(*span, unit.english[start:end]) for span, (start, end) in pairs)
        else:
            refined.append(unit)
    return tuple(refined)


def _lengths_agree(source: Sequence[Span], english: Sequence[Span]) -> bool:
    ratio = (source[-1][1] - source[0][0]) / (english[-1][1] - english[0][0])
    return all(
        1 / _LENGTH_RATIO <= (one[1] - one[0]) / (other[1] - other[0]) / ratio <= _LENGTH_RATIO
        for one, other in zip(source, english, strict=True)
    )
