"""Plain text: the text of the file itself, with line ends made one kind."""

from __future__ import annotations

import re

from mtqa.readers.extract import Extract, line_starts
from mtqa.text.split import split_paragraphs

_CARRIAGE_RETURN = re.compile(r"\r\n?")


def read_plain_text(file_text: str) -> Extract:
    """The whole of ``file_text``; CRLF and lone CR become LF, and the map keeps count of them."""
    if "\r" not in file_text:
        return Extract(file_text, ((0, 0),), line_starts(file_text), split_paragraphs(file_text))
    kept: list[str] = []
    pieces = [(0, 0)]
    length = position = 0
    for match in _CARRIAGE_RETURN.finditer(file_text):
        kept.append(file_text[position : match.start()])
        length += match.start() - position
        if match.end() - match.start() == 2:
            position = match.start() + 1  # the LF itself is kept
            pieces.append((length, position))
        else:
            kept.append("\n")
            length, position = length + 1, match.end()
    kept.append(file_text[position:])
    text = "".join(kept)
    return Extract(text, tuple(pieces), line_starts(file_text), split_paragraphs(text))
