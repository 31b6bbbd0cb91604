"""Readers -> align -> evidence -> rules -> score: the way an article goes, and the two library calls that go it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.assessment import Assessment, assess_bead, document_findings, rules_of
from mtqa.config import Config
from mtqa.document import Document, Notice
from mtqa.errors import InputError, UsageError
from mtqa.evidence import BeadPlace, DocumentEvidence, Evidence
from mtqa.finding import Finding, Span
from mtqa.report import BeadReport, Comparison, EngineReport, Report, SegmentReport, count_words

if TYPE_CHECKING:
    from mtqa.align import Bead
    from mtqa.retranslate.recorded import Recorded

Retranslations = Mapping[str, Sequence[str | None] | Sequence[tuple[str, str]]]
"""Engine name -> English lines parallel to the source's non-empty lines, or (source text, English) pairs."""

LANGUAGE_CONFIDENCE = 0.9
"""From this confidence of language identification on, an article in another language is refused."""

UNRELATED_PROBABILITY = 0.5
"""Below this probability of telling the same story the source is set aside, with a notice."""


def check(
    article: str | Path,
    source: str | Path | None = None,
    source_lang: str | None = None,
    retranslations: Retranslations | None = None,
    engines: Sequence[str] = (),
    config: Config | None = None,
) -> Report:
    """Check one English article and return the report.

    ``article`` and ``source``: a ``str`` is the text itself, a ``Path`` a file. ``source_lang`` is a BCP 47 tag, told
    from the text when not given. ``retranslations`` need a source. Raises ``InputError`` for what cannot be read or
    is not English, ``UsageError`` for a call that makes no sense.
    """
    from mtqa.readers import read_document

    article_document = read_document(article)
    source_document = None if source is None else read_document(source, source_lang)
    recorded: Recorded | None = None
    if retranslations:
        from mtqa.retranslate.recorded import recordings_from_mapping

        recorded = recordings_from_mapping(retranslations)
    return check_documents(article_document, source_document, recorded, engines, config)


def check_documents(
    article: Document,
    source: Document | None,
    recorded: Recorded | None = None,
    engines: Sequence[str] = (),
    config: Config | None = None,
) -> Report:
    """``check`` for documents already read; the command line and the library meet here."""
    config = config or Config()
    _require_known(engines)
    _require_english(article, source)
    if recorded and source is None:
        raise UsageError("re-translations need the source they were made from; give it with --source")
    return _Check(article, source, recorded, config).report()


def assess(
    segments: Iterable[Mapping[str, Any]], source_lang: str | None = None, config: Config | None = None
) -> Iterator[Assessment]:
    """Assess segments one by one, in order: one result for each item, whatever it lacks.

    An item has ``mt`` (English), and may have ``source``, ``retranslations`` ({engine: English}) and ``source_lang``.
    Never raises for an item: what cannot be used becomes a notice of its result.
    """
    settings = config or Config()
    for item in segments:
        yield _assess_item(item, source_lang, settings)


def _assess_item(item: Mapping[str, Any], source_lang: str | None, config: Config) -> Assessment:
    english = _text(item.get("mt"))
    source = _text(item.get("source"))
    language = _text(item.get("source_lang")) or source_lang
    if source and not language:
        from mtqa.text.identify import identify

        language = identify(source).language
    given = item.get("retranslations")
    retranslations = given if isinstance(given, Mapping) else {}
    evidence = Evidence(
        english=english,
        source=source or None,
        source_language=language,
        retranslations={str(k): text for k, v in retranslations.items() if (text := _text(v).strip())},
        engine_weights=config.engine_weights,
    )
    assessment = assess_bead(evidence, config)
    return assessment if english.strip() else replace(
        assessment, notices=(Notice("empty-segment", "there is no English to assess"),)
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _require_known(engines: Sequence[str]) -> None:
    for name in engines:
        raise UsageError(
            f"engine {name!r} is not on this machine; give its output with --retranslation FILE instead"
        )


def _require_english(article: Document, source: Document | None) -> None:
    from mtqa.text.identify import identify

    seen = identify(article.text)
    if seen.language not in (None, "en") and seen.confidence >= LANGUAGE_CONFIDENCE:
        swapped = source is not None and source.language == "en"
        hint = "source and article look swapped" if swapped else "give the English first, its original with --source"
        raise InputError(f"{_name(article)} is not English but looks like {_language_name(seen.language)}; {hint}")


def _name(document: Document) -> str:
    return str(document.path) if document.path else "the article"


def _language_name(code: str | None) -> str:
    from mtqa.languages import load_pack

    pack = load_pack(code)
    return pack.name if pack else f"language {code!r}"


@dataclass(frozen=True)
class _Check:
    """One check under way: each step takes the one before it and adds to it."""

    article: Document
    source: Document | None
    recorded: Recorded | None
    config: Config

    def report(self) -> Report:
        source, notices = _usable_source(self.article, self.source)
        notices = (*self.article.notices, *(self.source.notices if self.source else ()), *notices)
        coverage = None
        if source is not None and self.recorded is not None:
            coverage = self.recorded.cover(source)
            notices = (*notices, *coverage.notices)
        beads = self._beads(source, coverage)
        if source is not None and not _same_story(beads, self.article, source):
            notices = (*notices, Notice("source-unrelated", UNRELATED))
            source, coverage = None, None
            beads = self._beads(None, None)
        places = self._places(beads, source, coverage)
        return self._assembled(places, beads, source, coverage, notices)
