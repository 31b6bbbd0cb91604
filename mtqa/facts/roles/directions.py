"""From and to: two places of the English of which the source has the other for the start.

The pack's ``[roles]`` has ``leaving``, ``going`` and ``bound``: regular expressions in which ``@`` stands before the
place (``@\\S+ से``, ``von @``). ``bound`` are forms of ``going`` that say so whatever else the sentence has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mtqa.facts.names.account import SAME_SOUND
from mtqa.facts.names.texts import EnglishName, SourceText, english_names, source_text
from mtqa.facts.roles.records import Phrase, PhraseWord
from mtqa.facts.roles.source import SECTION
from mtqa.facts.roles.ties import units, word_ties
from mtqa.languages import load_pack

REACH = 60
"""Characters between the place one leaves and the place one goes to."""
AS_GOOD = 0.05
"""A tie that is weaker by no more than this may be the place as well."""
CONTEXT = 24
"""Characters on either side of a place that tell its direction."""

_BEFORE = re.compile(
    r"\b(?P<word>from|to|for|into|towards?|leaving)(?:\s+(?:the|city|town|port|capital|of)){0,3}\s+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;]\s")


@dataclass(frozen=True, slots=True)
class Direction:
    """An English direction that the source turns round; offsets half open."""

    start: int
    end: int
    leaving: str
    """The place that the English leaves."""
    going: str | None
    """The place that the English goes to; None where only one place shows it."""
    source_start: int
    source_end: int
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    text: str
    leaving: bool
    names: tuple[EnglishName, ...]


@dataclass(frozen=True, slots=True)
class _Templates:
    leaving: re.Pattern[str] | None
    going: re.Pattern[str] | None
    bound: re.Pattern[str] | None


def find_turned(english: str, source: str, language: str | None) -> list[Direction]:
    """Directions of the English that the source has the other way round; none without templates in the pack."""
    templates = _templates(language)
    if templates is None or not re.search(r"\bfrom\b", english, re.IGNORECASE):
        return []
    places = _places(english)
    text = source_text(source, language)
    found: list[Direction] = []
    for start in (place for place in places if place.leaving):
        mine = _directions(start, text, templates)
        goals = [
            place
            for place in places
            if not place.leaving
            and abs(place.start - start.start) <= REACH
            and _joined(english, start, place)
        ]
        turned = False
        for goal in goals:
            theirs = _directions(goal, text, templates)
            if mine.going and not mine.leaving and theirs.leaving and not theirs.going:
                low, high = min(start.start, goal.start), max(start.end, goal.end)
                whole = english[low:high]
                first, second = sorted((start, goal), key=lambda place: place.start)
                better = f"{second.text}{english[first.end : second.start]}{first.text}"
                found.append(Direction(low, high, start.text, goal.text, theirs.start, theirs.end,
                                       better if whole != better else None))  # fmt: skip
                turned = True
        if not turned and mine.bound and not mine.leaving:
            found.append(Direction(start.start, start.end, start.text, None, mine.start, mine.end, None))
    return found


def _places(english: str) -> list[_Place]:
    runs: dict[int, list[EnglishName]] = {}
    for name in english_names(english):
        runs.setdefault(name.run, []).append(name)
    found = []
    for names in runs.values():
        start, end = names[0].start, names[-1].end
        before = _BEFORE.search(english[max(0, start - CONTEXT) : start])
        if before:
            leaving = before["word"].lower() in ("from", "leaving")
            found.append(_Place(start, end, english[start:end], leaving, tuple(names)))
    return found


def _joined(english: str, one: _Place, other: _Place) -> bool:
    first, second = sorted((one, other), key=lambda place: place.start)
    return not _SENTENCE.search(english[first.end : second.start])


@dataclass(frozen=True, slots=True)
class _Seen:
    leaving: bool
    going: bool
    bound: bool
    start: int
    end: int


def _directions(place: _Place, source: SourceText, templates: _Templates) -> _Seen:
    """Which directions the source gives a place, over all words that may be it."""
    leaving = going = bound = False
    where = (0, 0)
    for start, end in _source_places(place, source):
        left = max(0, start - CONTEXT)
        context = f"{source.text[left:start]}@{source.text[start : end + CONTEXT]}"
        for pattern, kind in (
            (templates.leaving, "leaving"),
            (templates.going, "going"),
            (templates.bound, "bound"),
        ):
            match = pattern.search(context) if pattern else None
            if match is None:
                continue
            leaving |= kind == "leaving"
            going |= kind != "leaving"
            bound |= kind == "bound"
            at = left + match.start() if match.group()[0] != "@" else start
            where = (at, max(end, left + match.end() - 1))
    return _Seen(leaving, going, bound, *where)


def _source_places(place: _Place, source: SourceText) -> list[tuple[int, int]]:
    phrase = Phrase(
        place.start, place.end, place.text,
        tuple(PhraseWord(n.start, n.end, n.text, True, True) for n in place.names), False,
    )  # fmt: skip
    all_units = units(source)
    found: list[tuple[float, int, int]] = []
    for word in phrase.words:
        for score, unit in zip(word_ties(word.text, True, source), all_units, strict=True):
            if score >= SAME_SOUND:
                found.append((score, unit.start, unit.end))
    best = max((score for score, _, _ in found), default=0.0)
    merged: list[tuple[int, int]] = []
    for start, end in sorted({(start, end) for score, start, end in found if score >= best - AS_GOOD}):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def _templates(language: str | None) -> _Templates | None:
    pack = load_pack(language)
    section = pack.section(SECTION) if pack else {}

    def pattern(key: str) -> re.Pattern[str] | None:
        forms = section.get(key, ())
        return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE) if forms else None

    if not section.get("leaving"):
        return None
    return _Templates(pattern("leaving"), pattern("going"), pattern("bound"))
