"""A document as read: its text, where each offset stands in the file, and its segments."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of a report should know that is no finding: a code and a sentence."""

    code: str
    message: str

    def to_dict(self) -> dict[str, str]:
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a document: half-open code point offsets into the document's text."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int = 0
    """Index of the paragraph (or line, headline, list item) that holds the sentence."""


@dataclass(frozen=True, slots=True)
class PositionMap:
    """Where an offset of the document's text stands in the file it was read from.

    ``pieces`` are (offset in the text, offset in the file) pairs in rising order: from each on, both run
    side by side until the next. ``line_starts`` are the file offsets at which lines begin.
    """

    pieces: tuple[tuple[int, int], ...]
    line_starts: tuple[int, ...]

    def file_offset(self, offset: int) -> int:
        """The code point offset in the file of a code point offset in the text."""
        index = bisect_right(self.pieces, (offset, 1 << 62)) - 1
        text_start, file_start = self.pieces[max(index, 0)]
        return file_start + offset - text_start

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) in the file of an offset in the text."""
        place = self.file_offset(offset)
        line = bisect_right(self.line_starts, place)
        return line, place - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Document:
    """A text ready to be checked. ``text[s.start:s.end] == s.text`` for every segment ``s``."""

    text: str
    language: str | None
    """BCP 47 primary subtag, or None where it could not be told."""
    segments: tuple[Segment, ...]
    positions: PositionMap
    path: Path | None = None
    notices: tuple[Notice, ...] = ()

    def segment_at(self, offset: int) -> int:
        """Index of the segment that holds ``offset``, or the last one that starts before it (0 at least)."""
        starts = [segment.start for segment in self.segments]
        return max(bisect_right(starts, offset) - 1, 0)
