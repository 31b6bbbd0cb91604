"""Readers: one format each, chosen by suffix and content; all give a `mtqa.document.Document`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mtqa.document import Document, Notice, PositionMap, Segment
from mtqa.errors import InputError
from mtqa.readers.encoding import decode
from mtqa.readers.extract import Extract
from mtqa.readers.markdown import looks_like_markdown, read_markdown
from mtqa.readers.plain_text import read_plain_text
from mtqa.text.characters import is_blank
from mtqa.text.identify import identify
from mtqa.text.split import split_within

_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})
_UNREAD_SUFFIXES = frozenset(
    {".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".docx", ".doc", ".odt", ".rtf", ".pdf",
     ".json", ".jsonl", ".ndjson", ".tmx", ".xlf", ".xliff"}
)  # fmt: skip
"""Formats whose markup would be taken for prose: better refused than misread."""


def read_document(source: str | Path, language: str | None = None) -> Document:
    """Read an article or source: a ``str`` is the text itself, a ``Path`` a file of text or Markdown.

    ``language`` is a BCP 47 tag; without one the language is told from the text. Raises `InputError` (one
    line, with what to do) where there is no file, no permission, no text, or nothing but white space.
    """
    if isinstance(source, str):
        return _document(source, language, _Origin("the text", None), ())
    return read_bytes(_bytes_of(source), language, source)


def read_bytes(data: bytes, language: str | None = None, path: Path | None = None) -> Document:
    """Read the bytes of a file, or of standard input where ``path`` is None; otherwise as `read_document`."""
    name = str(path) if path else "standard input"
    if path and path.suffix.lower() in _UNREAD_SUFFIXES and not data.startswith((b"PK", b"%PDF")):
        raise InputError(f"{name}: {path.suffix} is not read; save the text as .txt (UTF-8) or .md")
    decoded = decode(data, name)
    return _document(decoded.text, language, _Origin(name, path), decoded.notices)


def read_text(path: Path) -> str:
    """The decoded text of a file that is no article (a table, JSON), with LF line ends; errors as
    `read_document`."""
    text = decode(_bytes_of(path), str(path)).text
    if not text.strip():
        raise InputError(f"{path} is empty; nothing to read in it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class _Origin:
    name: str
    path: Path | None


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the name and the folder") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; give one of the files in it") from None
    except PermissionError:
        if path.is_dir():
            raise InputError(f"{path} is a folder; give one of the files in it") from None
        raise InputError(f"{path} may not be read by you; change its permissions or copy it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path} cannot be read ({reason}); check the name and the disk") from None


def _document(file_text: str, language: str | None, origin: _Origin, notices: tuple[Notice, ...]) -> Document:
    file_text = file_text.removeprefix("\ufeff")
    if all(map(is_blank, file_text)):
        raise InputError(f"{origin.name} is empty; give a file with the article's text")
    extract = _extract(file_text, origin.path)
    if not extract.paragraphs:
        raise InputError(f"{origin.name} holds no prose, only markup or code; give the article's text")
    spoken = _primary(language) if language else identify(extract.text).language
    return Document(
        text=extract.text,
        language=spoken,
        segments=_segments(extract, spoken),
        positions=PositionMap(extract.pieces, extract.line_starts),
        path=origin.path,
        notices=(*notices, *extract.notices),
    )


def _primary(language: str) -> str:
    return language.strip().lower().replace("_", "-").split("-")[0]


def _extract(file_text: str, path: Path | None) -> Extract:
    suffix = path.suffix.lower() if path else ""
    if suffix in _MARKDOWN_SUFFIXES or (path and suffix != ".txt" and looks_like_markdown(file_text)):
        return read_markdown(file_text)
    return read_plain_text(file_text)


def _segments(extract: Extract, language: str | None) -> tuple[Segment, ...]:
    spans = split_within(extract.text, extract.paragraphs, language)
    return tuple(
        Segment(index, start, end, extract.text[start:end], paragraph)
        for index, (paragraph, start, end) in enumerate(spans)
    )
