"""Scores alone: a line an article, or a line a segment for JSONL and TSV files of pairs.

Pair files name their columns as COMET (``src``, ``mt``), MetricX (``source``, ``hypothesis``) or mtqa
(``source``, ``mt``) do; only the English is needed. ``retranslations`` ({engine: English}, JSONL) or columns
named ``retranslation:ENGINE`` (TSV), and ``source_lang``, are read where they are there.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import IO, Any

from mtqa.config import Config
from mtqa.errors import InputError, MtqaError
from mtqa.finding import Finding, Severity

ENGLISH_NAMES = ("mt", "hypothesis")
SOURCE_NAMES = ("source", "src")

RETRANSLATION_PREFIX = "retranslation:"
"""Start of the name of a TSV column that holds an engine's re-translations."""

JSONL_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson")
TSV_SUFFIXES = (".tsv", ".tsv.gz")

NAMED_LINES = 5
"""Bad lines of one file that are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The scores of one article, or of one segment of a pair file."""

    path: str
    segment: int | None
    """Line of the pair file (1-based), or None for a whole article."""
    p_machine_translated: float
    p_mistranslated: float
    quality: float
    critical: int
    major: int
    minor: int
    neutral: int
    signature: str

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, numbers rounded as everywhere."""
        return asdict(self) | {
            "p_machine_translated": round(self.p_machine_translated, 4),
            "p_mistranslated": round(self.p_mistranslated, 4),
            "quality": round(self.quality, 2),
        }


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Scores in the order of the input."""

    rows: tuple[ScoreRow, ...]

    def tsv(self) -> str:
        """Tab-separated with a header; ``segment`` is empty for an article."""
        lines = [[field.name for field in fields(ScoreRow)]]
        lines += [[_cell(value) for value in row.to_dict().values()] for row in self.rows]
        return "".join("\t".join(line) + "\n" for line in lines)

    def jsonl(self) -> str:
        """One JSON object a line; ``segment`` is null for an article."""
        return "".join(json.dumps(row.to_dict(), ensure_ascii=False) + "\n" for row in self.rows)


def score_paths(paths: Sequence[str], source_lang: str | None = None) -> tuple[ScoreTable, list[str]]:
    """Score articles and pair files; ``-`` is an article on standard input.

    Returns the scores and, for each file or line that could not be read, one line that says why; the rest
    goes on.
    """
    rows: list[ScoreRow] = []
    failures: list[str] = []
    for path in paths:
        try:
            if path.casefold().endswith((*JSONL_SUFFIXES, *TSV_SUFFIXES)):
                rows += _pair_rows(path, source_lang, failures)
            else:
                rows.append(_article_row(path))
        except (MtqaError, OSError) as error:
            failures.append(_named(path, error))
    return ScoreTable(tuple(rows)), failures


@dataclass(frozen=True, slots=True)
class _Pair:
    """One line of a pair file: what ``assess`` takes, or why it cannot be used."""

    line: int
    item: Mapping[str, Any]
    problem: str = ""


def _article_row(path: str) -> ScoreRow:
    from mtqa.pipeline import check_documents
    from mtqa.readers import read_bytes, read_document

    article = read_bytes(sys.stdin.buffer.read()) if path == "-" else read_document(Path(path))
    report = check_documents(article, None)
    return ScoreRow(
        path=path,
        segment=None,
        p_machine_translated=report.machine_translated.probability,
        p_mistranslated=report.mistranslated,
        quality=report.quality.score,
        **report.counts(),
        signature=report.signature,
    )


def _pair_rows(path: str, source_lang: str | None, failures: list[str]) -> Iterator[ScoreRow]:
    from mtqa.pipeline import assess

    pairs = list(_pairs(Path(path), source_lang))
    good = [pair for pair in pairs if not pair.problem]
    for pair, assessment in zip(good, assess(pair.item for pair in good), strict=True):
        yield ScoreRow(
            path=path,
            segment=pair.line,
            p_machine_translated=assessment.machine_translated,
            p_mistranslated=assessment.mistranslated,
            quality=assessment.quality,
            **_counts(finding for finding in assessment.findings if finding.shown),
            signature=_signature(pair.item),
        )
    bad = [pair for pair in pairs if pair.problem]
    failures += [f"{path}, line {pair.line}: {pair.problem}" for pair in bad[:NAMED_LINES]]
    if len(bad) > NAMED_LINES:
        failures.append(f"{path}: {len(bad) - NAMED_LINES} more lines cannot be used")


def _pairs(path: Path, source_lang: str | None) -> Iterator[_Pair]:
    try:
        with _opened(path) as lines:
            if path.name.casefold().endswith(TSV_SUFFIXES):
                yield from _tsv_pairs(path, lines, source_lang)
            else:
                numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
                yield from (_json_pair(number, line, source_lang) for number, line in numbered)
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile) as error:
        raise InputError(f"{path} cannot be read as lines in UTF-8 ({error})") from error


def _json_pair(number: int, line: str, source_lang: str | None) -> _Pair:
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return _Pair(number, {}, "is not JSON")
    if not isinstance(given, dict):
        return _Pair(number, {}, "is not a JSON object")
    return _pair(number, given, given.get("retranslations"), source_lang)


def _tsv_pairs(path: Path, lines: Iterable[str], source_lang: str | None) -> Iterator[_Pair]:
    names: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if not names:
            names = [cell.strip() for cell in cells]
            if not set(names) & set(ENGLISH_NAMES):
                raise InputError(f"{path} has no column 'mt' or 'hypothesis' in its first line")
        elif len(cells) != len(names):
            yield _Pair(number, {}, f"has {len(cells)} cells where the header has {len(names)}")
        else:
            given = dict(zip(names, cells, strict=True))
            yield _pair(number, given, _retranslation_cells(given), source_lang)


def _retranslation_cells(given: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removeprefix(RETRANSLATION_PREFIX): text
        for name, text in given.items()
        if name.startswith(RETRANSLATION_PREFIX)
    }


def _pair(number: int, given: Mapping[str, Any], retranslations: object, source_lang: str | None) -> _Pair:
    english = _first_text(given, ENGLISH_NAMES)
    if english is None:
        return _Pair(number, {}, "has no English ('mt' or 'hypothesis')")
    item: dict[str, Any] = {"mt": english}
    source = _first_text(given, SOURCE_NAMES)
    if source is not None:
        item["source"] = source
    language = _first_text(given, ("source_lang",)) or source_lang
    if language:
        item["source_lang"] = language
    if isinstance(retranslations, Mapping):
        item["retranslations"] = {str(k): v for k, v in retranslations.items() if isinstance(v, str) and v}
    return _Pair(number, item)


def _first_text(given: Mapping[str, Any], names: Sequence[str]) -> str | None:
    return next((value for name in names if isinstance(value := given.get(name), str)), None)


def _opened(path: Path) -> IO[str]:
    if path.suffix.casefold() == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="\n")
    return path.open(encoding="utf-8-sig", newline="\n")


def _signature(item: Mapping[str, Any]) -> str:
    engines = tuple(sorted(item.get("retranslations", {})))
    source = item.get("source")
    levels = (1, *((2,) if source else ()), *((3,) if engines else ()))
    return _signed(item.get("source_lang", "told") if source else None, engines, levels)


@cache
def _signed(language: str | None, engines: tuple[str, ...], levels: tuple[int, ...]) -> str:
    from mtqa.quality.signature import signature

    return signature(Config(), language, engines, levels)


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    levels = [finding.severity for finding in findings]
    return {str(level): levels.count(level) for level in Severity}


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text.replace("\t", " ").replace("\n", " ")


def _named(path: str, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{path} cannot be read ({error.strerror or error}); give an article or a file of pairs"
    return str(error) if path in str(error) else f"{path}: {error}"
