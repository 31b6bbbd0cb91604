"""The user's glossary: what names and terms of the source must be called in English. TSV or TBX.

TSV: UTF-8, a line a term, ``source<TAB>English``; several English forms are parted by ``|``; a third column may hold
the source language; lines that start with ``#`` and a first line of ``source<TAB>...`` are left out. TBX (ISO
30042:2019 and the older one): each entry's terms by ``xml:lang``, English ones against all others.
"""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mtqa.errors import InputError
from mtqa.facts.names.gazetteer import fold

_HEADERS = frozenset({"source", "src", "term"})
_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_LANGUAGE_SECTIONS = frozenset({"langSet", "langSec"})
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: ``forms`` of English, the preferred one first, for a source term; ``language`` None is any."""

    source: str
    english: tuple[str, ...]
    language: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Glossary:
    """Terms by the first character of their folded source form."""

    terms: Mapping[str, tuple[Term, ...]]

    def starting(self, character: str, language: str | None) -> Iterator[Term]:
        """The terms that begin with a character and are of that language."""
        code = (language or "").lower().replace("_", "-").split("-")[0]
        for term in self.terms.get(character, ()):
            if term.language is None or term.language == code:
                yield term


EMPTY = Glossary(MappingProxyType({}))
"""No glossary."""


@cache
def read_glossaries(paths: tuple[str, ...]) -> Glossary:
    """All terms of these files. Raises ``InputError`` for a file that is missing or is no TSV and no TBX."""
    if not paths:
        return EMPTY
    found: dict[str, list[Term]] = {}
    for path in paths:
        for term in _read(pathlib.Path(path)):
            found.setdefault(fold(term.source)[:1], []).append(term)
    return Glossary(MappingProxyType({first: tuple(terms) for first, terms in found.items()}))


def digest(paths: tuple[str, ...]) -> str:
    """Eight hexadecimal digits of the SHA-256 of these files' content."""
    content = b"".join(_bytes(pathlib.Path(path)) for path in paths)
    return hashlib.sha256(content).hexdigest()[:8]


def _bytes(path: pathlib.Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"glossary {path} cannot be read: give a TSV or TBX file") from error


def _read(path: pathlib.Path) -> list[Term]:
    data = _bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return list(_tbx(data, path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"glossary {path} is not UTF-8: save it as UTF-8 text") from error
    return list(_tsv(text, path))


def _tsv(text: str, path: pathlib.Path) -> Iterator[Term]:
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or (number == 1 and cells[0].casefold() in _HEADERS):
            continue
        forms = tuple(form.strip() for form in cells[1].split("|") if form.strip()) if len(cells) > 1 else ()
        if not cells[0] or not forms:
            raise InputError(f"glossary {path}, line {number}: expected source, a tab and the English")
        yield Term(cells[0], forms, _primary(cells[2]) if len(cells) > 2 and cells[2] else None)


def _tbx(data: bytes, path: pathlib.Path) -> Iterator[Term]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"glossary {path} is not well-formed XML: {error.msg}") from error
    for entry in root.iter():
        if _local(entry.tag) not in _ENTRIES:
            continue
        by_language: dict[str, list[str]] = {}
        for section in entry.iter():
            if _local(section.tag) in _LANGUAGE_SECTIONS:
                language = _primary(section.get(_XML_LANGUAGE) or section.get("lang") or "")
                terms = ["".join(t.itertext()).strip() for t in section.iter() if _local(t.tag) == "term"]
                by_language.setdefault(language, []).extend(filter(None, terms))
        english = tuple(by_language.pop("en", ()))
        for language, terms in by_language.items():
            for term in terms if english else ():
                yield Term(term, english, language or None)


def _local(tag: object) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
