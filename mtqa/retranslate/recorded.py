"""Recorded re-translations: what other engines made of the same source, read from TSV and JSONL files.

A recording is a list of units. A unit has its source text, or stands only for the line of the source at its
position; it may cover several sentences of the source or a part of one. `Recorded.cover` finds every unit's
place in a source: by position, else by the very same text (white space, case and invisible characters apart),
else by likeness, with a notice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.document import Document
from mtqa.errors import InputError
from mtqa.retranslate.coverage import EngineCoverage, RecordedCoverage, RecordedUnit, cover_lines, cover_pairs

_SOURCE_NAMES = frozenset({"source", "src", "source_text", "source text", "original"})
_ENGLISH_NAMES = frozenset(
    {"english", "en", "mt", "target", "tgt", "translation", "retranslation", "hypothesis", "output", "text"}
)
_ENGINE_NAMES = ("engine", "system", "model")
_OUTPUT_NAMES = ("outputs", "retranslations", "retrans", "translations")
_OTHER_NAMES = frozenset(
    {"id", "n", "line", "seg", "segment", "doc", "doc_id", "document", "lang", "language", "set", "domain",
     "topic", "score", "reference", "ref", "date", "url", "note", "notes", "comment"}
)  # fmt: skip
"""Columns that are no engine's output."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What one engine made of one source, in the order of the file."""

    engine: str
    units: tuple[RecordedUnit, ...]

    @property
    def has_sources(self) -> bool:
        """Whether the units carry their source text; else they are parallel to the source's lines."""
        return any(unit.source is not None for unit in self.units)


@dataclass(frozen=True, slots=True)
class Recorded:
    """All recordings given for one source; engine names are unique."""

    recordings: tuple[Recording, ...]

    def __bool__(self) -> bool:
        return bool(self.recordings)

    def cover(self, source: Document) -> RecordedCoverage:
        """Where in ``source`` each unit of each recording stands.

        Raises `InputError` where lines without source text are not as many as the lines, paragraphs or
        sentences of the source: which belongs to which could only be guessed.
        """
        engines: list[EngineCoverage] = []
        for recording in self.recordings:
            cover = cover_pairs if recording.has_sources else cover_lines
            engines.append(cover(recording.engine, recording.units, source))
        notices = tuple(notice for engine in engines for notice in engine.notices)
        return RecordedCoverage(tuple(engines), tuple((s.start, s.end) for s in source.segments), notices)


def recordings_from_mapping(
    retranslations: Mapping[str, Sequence[str | None] | Sequence[tuple[str, str]]],
) -> Recorded:
    """Recordings from values: engine name -> English lines, or (source text, English) pairs.

    A line that is None or empty is missing. Raises `InputError` for anything else.
    """
    return Recorded(
        tuple(Recording(str(name), _units(str(name), lines)) for name, lines in retranslations.items())
    )


def _units(engine: str, lines: object) -> tuple[RecordedUnit, ...]:
    if isinstance(lines, str | bytes) or not isinstance(lines, Iterable):
        raise InputError(f"re-translation {engine!r} must be a list of lines or of (source, English) pairs")
    return tuple(_unit(engine, number, line) for number, line in enumerate(lines, 1))


def _unit(engine: str, number: int, line: object) -> RecordedUnit:
    if line is None or isinstance(line, str):
        return RecordedUnit(None, (line or "").strip())
    if isinstance(line, tuple | list) and len(line) == 2:
        source, english = line
        if isinstance(source, str) and (english is None or isinstance(english, str)):
            return RecordedUnit(source, (english or "").strip())
    raise InputError(
        f"re-translation {engine!r}: item {number} is neither a line nor a (source, English) pair"
    )


def read_recordings(paths: Iterable[Path]) -> Recorded:
    """Every recording in the files; engines of one name get a number (``nllb``, ``nllb-2``)."""
    found: list[Recording] = []
    names: set[str] = set()
    for path in paths:
        for recording in read_recording(path):
            name, number = recording.engine, 1
            while name in names:
                number += 1
                name = f"{recording.engine}-{number}"
            names.add(name)
            found.append(Recording(name, recording.units))
    return Recorded(tuple(found))


def read_recording(path: Path) -> tuple[Recording, ...]:
    """The recordings in one file, one for each engine.

    TSV: a header naming ``source`` and ``english`` or the engines; or without a header source<TAB>English; or
    one column of English lines parallel to the source's. JSONL: objects with ``source`` (or ``src``),
    ``english`` (or ``mt``, ``translation``, ``target``, ...) and perhaps ``engine`` (or ``system``); or with
    ``outputs``: {engine: English}; or plain strings. The engine is else named after the file. Raises
    `InputError` for any other file.
    """
    from mtqa.readers import read_text

    if path.suffix.lower() in (".tmx", ".xlf", ".xliff", ".sdlxliff"):
        raise InputError(
            f"{path}: re-translations are read from TSV and JSONL; convert the file to source<TAB>English"
        )
    text = read_text(path)
    is_json = path.suffix.lower() in (".jsonl", ".ndjson", ".json") or text.lstrip()[:1] == "{"
    recordings = _from_json(path, text) if is_json else _from_table(path, text)
    if not any(unit.english for recording in recordings for unit in recording.units):
        raise InputError(
            f"{path} holds no English; a re-translation is source<TAB>English, a sentence a line"
        )
    return recordings


# Tables ---------------------------------------------------------------------------------------------------


def _from_table(path: Path, text: str) -> tuple[Recording, ...]:
    rows = [(number, line.split("\t")) for number, line in enumerate(text.rstrip("\n").split("\n"), 1)]
    filled = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    header = [cell.strip() for cell in filled[0][1]]
    names = [name.lower() for name in header]
    if len(header) == 1:
        lines = [row[0] for _, row in rows]
        return (Recording(path.stem, _lines(lines[1:] if names[0] in _ENGLISH_NAMES else lines)),)
    named = any(name in _SOURCE_NAMES or name in _ENGLISH_NAMES for name in names)
    if not named and len(header) > 2:
        raise InputError(
            f"{path} has {len(header)} columns and no header; name them in its first line,"
            " such as source<TAB>nllb<TAB>google"
        )
    _require_width(path, filled, len(header))
    if not named:
        return (Recording(path.stem, tuple(_pair(row[0], row[1]) for _, row in filled)),)
    source = next((index for index, name in enumerate(names) if name in _SOURCE_NAMES), None)
    engines = {
        index: path.stem if name in _ENGLISH_NAMES else header[index]
        for index, name in enumerate(names)
        if index != source and name and name not in _OTHER_NAMES
    }
    if not engines:
        raise InputError(
            f"{path} names no column of English; call it 'english', or after the engine that made it"
        )
    return tuple(
        Recording(
            engine, tuple(_pair(None if source is None else row[source], row[index]) for _, row in filled[1:])
        )
        for index, engine in engines.items()
    )


def _require_width(path: Path, rows: list[tuple[int, list[str]]], width: int) -> None:
    for number, row in rows:
        if len(row) != width:
            raise InputError(
                f"{path}, line {number}: {len(row)} columns where the first line has {width}; mend the tabs"
            )


def _pair(source: str | None, english: str) -> RecordedUnit:
    return RecordedUnit(None if source is None else source.strip(), english.strip())


def _lines(lines: Sequence[str]) -> tuple[RecordedUnit, ...]:
    return tuple(RecordedUnit(None, line.strip()) for line in lines)


# JSON -----------------------------------------------------------------------------------------------------

_LINE_WITH_TEXT = re.compile(r"[^\n]*\S[^\n]*")


def _from_json(path: Path, text: str) -> tuple[Recording, ...]:
    units: dict[str, list[RecordedUnit]] = {}
    for place, item in _json_items(path, text):
        for engine, unit in _json_units(path, place, item):
            units.setdefault(engine, []).append(unit)
    return tuple(Recording(engine, tuple(found)) for engine, found in units.items())


def _json_items(path: Path, text: str) -> Iterable[tuple[str, Any]]:
    if text.lstrip()[:1] == "[":
        try:
            items = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path} is no valid JSON ({error}); give one object a line") from None
        yield from ((f"item {number}", item) for number, item in enumerate(items, 1))
        return
    for match in _LINE_WITH_TEXT.finditer(text):
        number = text.count("\n", 0, match.start()) + 1 if len(text) < 100_000 else 0
        place = f"line {number}" if number else f"character {match.start()}"
        try:
            yield place, json.loads(match.group())
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, {place}: no valid JSON ({error}); give one object a line") from None


def _json_units(path: Path, place: str, item: object) -> Iterable[tuple[str, RecordedUnit]]:
    if isinstance(item, str):
        return [(path.stem, RecordedUnit(None, item.strip()))]
    if not isinstance(item, Mapping):
        raise InputError(
            f'{path}, {place}: neither an object nor a string; give {{"source": ..., "english": ...}}'
        )
    source = next((item[name] for name in item if name.lower() in _SOURCE_NAMES), None)
    if source is not None and not isinstance(source, str):
        raise InputError(f"{path}, {place}: the source is no string")
    outputs = next((item[name] for name in _OUTPUT_NAMES if isinstance(item.get(name), Mapping)), None)
    if outputs is None:
        english = [item[name] for name in item if name.lower() in _ENGLISH_NAMES]
        if not english:
            raise InputError(
                f'{path}, {place}: no English; call it "english", or give "outputs": {{engine: English}}'
            )
        engine = next((str(item[name]) for name in _ENGINE_NAMES if item.get(name)), path.stem)
        outputs = {engine: english[0]}
    return [(str(engine), _json_unit(path, place, source, english)) for engine, english in outputs.items()]


def _json_unit(path: Path, place: str, source: str | None, english: object) -> RecordedUnit:
    if english is not None and not isinstance(english, str):
        raise InputError(f"{path}, {place}: the English is no string")
    return _pair(source, english or "")
