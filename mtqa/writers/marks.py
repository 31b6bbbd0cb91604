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
        out += _close(open_marks, place)
        for mark in inside:
            if max(mark.start, start) == place:
                out += mark.opening
                open_marks.append(mark)
        out += escape(in_html(text[place - start : following - start]))
    for mark in reversed(open_marks):
        out += mark.closing + mark.after
    return out


def _outermost_first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _close(open_marks: list[Mark], place: int) -> Markup:
    """Closes the marks that end at ``place``; those inside them that go on are closed and opened again."""
    ending = [mark for mark in open_marks if mark.end <= place]
    if not ending:
        return Markup()
    outermost = open_marks.index(ending[0])
    out = Markup()
    for mark in reversed(open_marks[outermost:]):
        out += mark.closing + (mark.after if mark in ending else Markup())
    going_on = [mark for mark in open_marks[outermost:] if mark not in ending]
    open_marks[outermost:] = going_on
    return out + Markup().join(mark.opening for mark in going_on)
