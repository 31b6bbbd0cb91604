"""Marks in a stretch of text as markup: they nest where they can and are cut where they cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from mtqa.writers.printable import in_html


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A half-open stretch of a text (code points) and the markup to put round and behind it."""

    start: int
    end: int
    opening: Markup
    closing: Markup
    after: Markup
    """Put once, behind the last piece in the text."""
    rank: int = 0
    """Of marks on the same stretch, the one of the highest rank lies innermost, where it is seen best."""


def marked(text: str, start: int, marks: Sequence[Mark]) -> Markup:
    """``text``, which begins at offset ``start``, with its marks clipped to it; everything in it is escaped.

    Taken together, the pieces of a mark hold exactly the text it covers. Where two marks cross, the inner one
    is closed with the outer and opened again behind it, so that the result is well-formed.
    """
    end = start + len(text)
    inside = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=_outermost_first)
    edges = sorted({start, end, *(min(max(edge, start), end) for m in inside for edge in (m.start, m.end))})
    out = Markup()
    open_marks: list[Mark] = []
    for place, following in pairwise(edges):
        out += _close(open_marks, place, marks)
        for mark in inside:
            if max(mark.start, start) == place:
                out += mark.opening
                open_marks.append(mark)
        out += escape(in_html(text[place - start : following - start]))
    return out + _close(open_marks, None, marks)


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.rank


def _close(open_marks: list[Mark], place: int | None, marks: Sequence[Mark]) -> Markup:
    """Closes the marks that end at ``place`` (all for None); those inside them that go on are opened again.

    What stands behind the closed marks comes when all of them are closed, in the order of ``marks``.
    """
    ending = [mark for mark in open_marks if place is None or mark.end <= place]
    if not ending:
        return Markup()
    outermost = open_marks.index(ending[0])
    going_on = [mark for mark in open_marks[outermost:] if mark not in ending]
    parts = [mark.closing for mark in reversed(open_marks[outermost:])]
    parts += [mark.after for mark in marks if mark in ending]
    parts += [mark.opening for mark in going_on]
    open_marks[outermost:] = going_on
    return Markup().join(parts)
