"""What a reader of one format hands on: prose, where it stood, and its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mtqa.document import Notice

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Extract:
    """The prose of a file and the way back to it.

    ``pieces`` are as in `mtqa.document.PositionMap`: (offset in ``text``, offset in the decoded file without
    its byte order mark). ``paragraphs`` are trimmed half-open spans of ``text`` in order; sentences never
    cross them.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    line_starts: tuple[int, ...]
    paragraphs: tuple[tuple[int, int], ...]
    notices: tuple[Notice, ...] = ()


def line_starts(file_text: str) -> tuple[int, ...]:
    """Offsets at which the lines of a file begin, as editors count lines (LF, CRLF, CR)."""
    return (0, *(match.end() for match in _LINE_END.finditer(file_text)))
