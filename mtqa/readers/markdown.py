"""Markdown: the prose without its markup, with the place of every character in the file.

`markdown-it-py` (MIT, CommonMark with tables) says which blocks there are and what text each holds. It gives
line numbers for blocks but no columns for text; these are found by looking the text up, piece after piece, in
the lines of its block: all that stands between two pieces is markup, and link targets are stepped over.

Left out: front matter (YAML or TOML), code blocks, HTML tags and comments, images, link targets. Kept:
headings, paragraphs, list items, quotations, table cells (a paragraph each), the text of links, emphasis and
inline code. Blocks are joined by blank lines, which stand nowhere in the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mtqa.document import PositionMap
from mtqa.readers.extract import Extract
from mtqa.readers.plain_text import read_plain_text
from mtqa.text.characters import is_blank

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"(?:---[ \t]*\n(?=[\w\"'-]+[ \t]*:|#).*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n.*?\n\+\+\+)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_HEADING_FIRST = re.compile(r"\s*#{1,6} \S")
_LINK = re.compile(r"\[[^\]\n]+\]\((?:https?://|/|#)[^)\s]*\)")
_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre|code)\b.*?(?:</\1\s*>|\Z)|<[^>]*>|(?P<entity>&#?\w+;)|(?P<blank>\n\s*\n)",
    re.DOTALL | re.IGNORECASE,
)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_LARGEST_PART = 200_000
"""Characters: longer files are parsed in parts cut between blocks, so that memory stays in bounds."""


def looks_like_markdown(file_text: str) -> bool:
    """Front matter, a heading at the very top, or an inline link: what plain text never has."""
    head = file_text[:20_000].replace("\r\n", "\n").removeprefix("\ufeff")
    return bool(_FRONT_MATTER.match(head) or _HEADING_FIRST.match(head) or _LINK.search(head))


@dataclass(slots=True)
class _Prose:
    """The prose gathered so far; ``pieces`` map it to the Markdown with LF line ends."""

    text: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, content: str, place: int) -> None:
        """Append ``content``, whose first character stands at ``place``; white space at a block's start is
        dropped."""
        if not self.length or self.text[-1] == "\n\n":
            stripped = content.lstrip()
            content, place = stripped, place + len(content) - len(stripped)
        if content:
            self.pieces.append((self.length, place))
            self.text.append(content)
            self.length += len(content)

    def end_block(self, start: int, place: int) -> None:
        """Close the block that began at text offset ``start``; the joining blank line counts as at
        ``place``."""
        joined = "".join(self._since(start))
        begin, end = 0, len(joined)
        while begin < end and is_blank(joined[begin]):
            begin += 1
        while end > begin and is_blank(joined[end - 1]):
            end -= 1
        if begin < end:
            self.paragraphs.append((start + begin, start + end))
            self.add("\n\n", place)
            return
        while self.length > start:
            self.length -= len(self.text.pop())
            self.pieces.pop()

    def _since(self, start: int) -> list[str]:
        found: list[str] = []
        length = self.length
        for piece in reversed(self.text):
            if length <= start:
                break
            found.append(piece)
            length -= len(piece)
        return found[::-1]


def read_markdown(file_text: str) -> Extract:
    """The prose of a Markdown file; see the module's docstring for what that is."""
    plain = read_plain_text(file_text)
    prose = _Prose()
    for start, end in _parts(plain.text):
        _read_part(plain.text, start, end, prose)
    to_file = PositionMap(plain.pieces, plain.line_starts)
    pieces = tuple((offset, to_file.file_offset(place)) for offset, place in prose.pieces)
    text = "".join(prose.text)
    return Extract(text.rstrip("\n"), pieces or ((0, 0),), plain.line_starts, tuple(prose.paragraphs))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The text behind the front matter, long texts in parts that end at a blank line outside code fences."""
    matter = _FRONT_MATTER.match(text)
    start = position = matter.end() if matter else 0
    fence = ""
    if len(text) - start > _LARGEST_PART:
        for line in text[start:].splitlines(keepends=True):
            found = _FENCE.match(line)
            if found and not fence:
                fence = found[1]
            elif found and fence and found[1].startswith(fence) and line.strip() == found[1]:
                fence = ""
            position += len(line)
            if not line.strip() and not fence and position - start >= _LARGEST_PART:
                yield start, position
                start = position
    yield start, len(text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.disable("text_join")  # it would merge escapes and entities into the text around them
    return parser


def _read_part(text: str, start: int, end: int, prose: _Prose) -> None:
    part = text[start:end]
    lines = [0, *(match.end() for match in re.finditer("\n", part)), len(part)]
    cursor = 0
    for token in _parser().parse(part):
        if token.map is None and token.type != "inline":
            continue
        if token.map:
            first, last = (min(line, len(lines) - 1) for line in token.map)
            cursor, limit = max(cursor, lines[first]), lines[last]
        if token.type == "inline":
            begin = prose.length
            cursor = _Inline(part, start, cursor, limit, prose).read(token.children or [])
            prose.end_block(begin, start + max(cursor - 1, 0))
        elif token.type == "html_block":
            _read_html(part, start, cursor, limit, prose)
            cursor = limit


def _read_html(part: str, base: int, position: int, limit: int, prose: _Prose) -> None:
    """The text between the tags of a block of HTML."""
    begin = prose.length
    for match in _HTML.finditer(part, position, limit):
        prose.add(part[position : match.start()], base + position)
        if match["entity"]:
            prose.add(html.unescape(match.group()), base + match.start())
        elif match["blank"]:
            prose.end_block(begin, base + match.start())
            begin = prose.length
        position = match.end()
    prose.add(part[position:limit], base + position)
    prose.end_block(begin, base + max(limit - 1, 0))


@dataclass(slots=True)
class _Inline:
    """Reads the pieces of one block's text and finds each in the lines of the block."""

    part: str
    base: int
    cursor: int
    limit: int
    prose: _Prose

    def read(self, children: list[Token]) -> int:
        for child in children:
            if child.type in ("text", "code_inline"):
                self._text(child.content)
            elif child.type == "text_special":
                self._special(child.markup or child.content, child.content)
            elif child.type in ("softbreak", "hardbreak"):
                self._line_end()
            elif child.type == "html_inline":
                self._tag(child.content)
            elif child.type == "image":
                self._step_over_target(self.part.find("![", self.cursor, self.limit) + 2)
            elif child.type == "link_open" and child.info != "auto":
                self.cursor = self._found("[") + 1
            elif child.type == "link_close" and child.info != "auto":
                self._step_over_target(self.cursor)
        return self.cursor

    def _text(self, content: str) -> None:
        place = self.part.find(content, self.cursor, self.limit)
        if place >= 0:
            self.prose.add(content, self.base + place)
            self.cursor = place + len(content)
            return
        for word in re.findall(
            r"\S+|\s+", content
        ):  # white space or an escape inside was changed by the parser
            if word.isspace():  # a line end became a space: it stands here, never at a later space
                self.prose.add(word, self.base + self._within(self.cursor, word))
                continue
            place = self.part.find(word, self.cursor, self.limit)
            self.prose.add(word, self.base + (place if place >= 0 else self._within(self.cursor, word)))
            self.cursor = place + len(word) if place >= 0 else self.cursor

    def _found(self, written: str) -> int:
        """Where the text stands next; where the parser changed it, here."""
        place = self.part.find(written, self.cursor, self.limit)
        return place if place >= 0 else self._within(self.cursor, written)

    def _within(self, place: int, word: str) -> int:
        """The place, or the last one from which the word still ends inside the block."""
        return max(min(place, self.limit - len(word)), 0)

    def _special(self, written: str, content: str) -> None:
        """An escape (``\\*``, placed at the character behind the backslash) or an entity (placed at its
        start)."""
        place = self._found(written)
        inside = written.find(content) if written.startswith("\\") else 0
        self.prose.add(content, self.base + place + max(inside, 0))
        self.cursor = place + len(written)

    def _line_end(self) -> None:
        place = self._found("\n")
        self.prose.add("\n", self.base + place)
        self.cursor = place + 1

    def _tag(self, content: str) -> None:
        place = self._found(content)
        if content.lower().startswith("<br"):
            self.prose.add("\n", self.base + place)
        self.cursor = place + len(content)

    def _step_over_target(self, position: int) -> None:
        """Go behind ``](target "title")``, ``][reference]`` or ``]``, from somewhere before the bracket."""
        close = _closing(self.part, position, self.limit, "[", "]")
        follow = self.part[close + 1 : close + 2]
        if follow == "(":
            close = _closing(self.part, close + 2, self.limit, "(", ")")
        elif follow == "[":
            close = _closing(self.part, close + 2, self.limit, "[", "]")
        self.cursor = min(close + 1, self.limit)


def _closing(text: str, position: int, limit: int, opening: str, closing: str) -> int:
    """Where the bracket open before ``position`` closes; escapes, ``<...>`` and quoted titles count as
    text."""
    depth = 0
    while position < limit:
        character = text[position]
        if character == "\\":
            position += 1
        elif character == closing and depth == 0:
            return position
        elif character == opening:
            depth += 1
        elif character == closing:
            depth -= 1
        elif closing == ")" and character in "\"'<" and text[position - 1] in " \n(":
            end = text.find(">" if character == "<" else character, position + 1, limit)
            position = end if end >= 0 else position
        position += 1
    return position
