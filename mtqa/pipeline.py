"""Readers -> align -> evidence -> rules -> score: the way an article goes, and the two library calls that go it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.assessment import Assessment, assess_bead, document_findings, prepare, rules_of
from mtqa.config import Config
from mtqa.document import Document, Notice
from mtqa.errors import InputError, UsageError
from mtqa.evidence import BeadPlace, DocumentEvidence, Evidence
from mtqa.finding import Finding, fingerprint
from mtqa.report import BeadReport, EngineReport, Report, SegmentReport, count_words

if TYPE_CHECKING:
    from mtqa.align.bead import Bead
    from mtqa.retranslate.coverage import RecordedCoverage
    from mtqa.retranslate.recorded import Recorded

Retranslations = Mapping[str, Sequence[str | None] | Sequence[tuple[str, str]]]
"""Engine name -> English lines parallel to the source's non-empty lines, or (source text, English) pairs."""

LANGUAGE_CONFIDENCE = 0.9
"""From this confidence of language identification on, an article in another language is refused."""

FEWEST_BEADS_TO_JUDGE = 5
"""Aligned beads from which a source can be said to tell another story."""

ITEMS_AT_ONCE = 64
"""Segments that ``assess`` takes in before it yields the first: enough to parse them by batches."""

UNRELATED = "the source seems to tell another story and was set aside; check that the right file was given"


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
    usable, notices = _usable_source(article, source)
    notices = (*article.notices, *(source.notices if source else ()), *notices)
    coverage = recorded.cover(usable) if usable is not None and recorded else None
    notices = (*notices, *(coverage.notices if coverage else ()))
    return _check(_Inputs(article, usable, coverage, config, notices))


def assess(
    segments: Iterable[Mapping[str, Any]], source_lang: str | None = None, config: Config | None = None
) -> Iterator[Assessment]:
    """Assess segments one by one, in order: one result for each item, whatever it lacks.

    An item has ``mt`` (English), and may have ``source``, ``retranslations`` ({engine: English}) and ``source_lang``.
    Never raises for an item: what cannot be used becomes a notice of its result. Reads some items ahead.
    """
    settings = config or Config()
    items = iter(segments)
    while group := [_item_evidence(item, source_lang, settings) for item in islice(items, ITEMS_AT_ONCE)]:
        prepare(group, settings)
        for evidence in group:
            yield _assess_item(evidence, settings)


def _item_evidence(item: Mapping[str, Any], source_lang: str | None, config: Config) -> Evidence:
    english = _text(item.get("mt"))
    source = _text(item.get("source"))
    language = _text(item.get("source_lang")) or source_lang
    if source and not language:
        from mtqa.text.identify import identify

        language = identify(source).language
    given = item.get("retranslations")
    retranslations = given if isinstance(given, Mapping) else {}
    return Evidence(
        english=english,
        source=source or None,
        source_language=language,
        retranslations={str(k): text for k, v in retranslations.items() if (text := _text(v).strip())},
        engine_weights=config.engine_weights,
        glossary=config.glossary,
        parser=config.parser,
    )


def _assess_item(evidence: Evidence, config: Config) -> Assessment:
    assessment = assess_bead(evidence, config)
    return (
        assessment
        if evidence.english.strip()
        else replace(assessment, notices=(Notice("empty-segment", "there is no English to assess"),))
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

    if article.language in (None, "en"):
        return
    seen = identify(article.text)
    if seen.language != "en" and seen.confidence >= LANGUAGE_CONFIDENCE:
        swapped = source is not None and source.language == "en"
        hint = (
            "source and article look swapped"
            if swapped
            else "give the English first, its original with --source"
        )
        raise InputError(
            f"{_name(article)} is not English but looks like {_language_name(seen.language)}; {hint}"
        )


def _name(document: Document) -> str:
    return str(document.path) if document.path else "the article"


def _language_name(code: str | None) -> str:
    from mtqa.languages import load_pack

    pack = load_pack(code)
    return pack.name if pack else f"language {code!r}"


@dataclass(frozen=True)
class _Inputs:
    """What the evidence of one check is made from."""

    article: Document
    source: Document | None
    coverage: RecordedCoverage | None
    config: Config
    notices: tuple[Notice, ...]

    def without_source(self, notice: Notice) -> _Inputs:
        return replace(self, source=None, coverage=None, notices=(*self.notices, notice))


def _check(inputs: _Inputs) -> Report:
    from mtqa.detect import document_verdict
    from mtqa.quality import document_quality
    from mtqa.quality.signature import signature

    beads = _beads(inputs)
    if inputs.source is not None and not _same_story(beads, inputs.article, inputs.source):
        inputs = inputs.without_source(Notice("source-unrelated", UNRELATED))
        beads = _beads(inputs)
    places = _places(inputs, beads)
    article = inputs.article
    prepare((place.evidence for place in places), inputs.config)
    assessments = [assess_bead(place.evidence, inputs.config) for place in places]
    findings = _article_findings(inputs, places, assessments)
    segments = _segment_reports(inputs, beads, places, assessments)
    language = inputs.source.language if inputs.source else None
    engines = tuple(inputs.coverage.by_segment) if inputs.coverage else ()
    levels = (1, *((2,) if inputs.source else ()), *((3,) if engines else ()))
    paragraphs = [segment.paragraph for segment in article.segments]
    return Report(
        signature=signature(inputs.config, language, engines, levels),
        article=article,
        source=inputs.source,
        engines=_engine_reports(inputs),
        levels=levels,
        notices=(*inputs.notices, *_skipped_rules(inputs, places)),
        beads=tuple(
            BeadReport(i, b.source, b.english, b.score) for i, b in enumerate(beads) if inputs.source
        ),
        machine_translated=document_verdict(
            segments, findings, count_words(article.text), language, paragraphs
        ),
        quality=document_quality(findings, [count_words(segment.text) for segment in article.segments]),
        segments=segments,
        findings=findings,
    )


def _usable_source(article: Document, source: Document | None) -> tuple[Document | None, tuple[Notice, ...]]:
    """The source if it can serve as one, else None with a notice. Raises ``InputError`` for the article itself."""
    if source is None:
        return None, ()
    if _folded(source.text) == _folded(article.text):
        raise InputError(f"{_name(source)} is the same text as the article; give the original-language text")
    if source.language == "en":
        return None, (Notice("source-is-english", "the source is in English too and was not used"),)
    return source, ()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _beads(inputs: _Inputs) -> list[Bead]:
    from mtqa.align.bead import Bead

    if inputs.source is None:
        return [Bead((), (segment.index,), 0.0) for segment in inputs.article.segments]
    return align_documents(inputs.article, inputs.source, inputs.coverage)


def align_documents(
    article: Document, source: Document, coverage: RecordedCoverage | None = None
) -> list[Bead]:
    """The beads of two documents, with the re-translations where there are any."""
    from mtqa.align import align

    lines = coverage.by_segment if coverage else None
    english = [segment.text for segment in article.segments]
    original = [segment.text for segment in source.segments]
    return align(english, original, source.language, lines)


def _same_story(beads: Sequence[Bead], article: Document, source: Document) -> bool:
    """Whether the two tell one story; what cannot be judged is taken at its user's word.

    That is a text too short, or in a language without a pack: the embedding hardly knows it, and would refuse it.
    """
    from mtqa.align.relatedness import RELATED_THRESHOLD, related
    from mtqa.languages import load_pack

    paired = sum(bool(bead.source and bead.english) for bead in beads)
    if paired < FEWEST_BEADS_TO_JUDGE or load_pack(source.language) is None:
        return True
    english = [segment.text for segment in article.segments]
    return related(beads, english, [segment.text for segment in source.segments]) >= RELATED_THRESHOLD


def _places(inputs: _Inputs, beads: Sequence[Bead]) -> list[BeadPlace]:
    """The evidence of every bead that has English, in article order."""
    spoken = [bead for bead in beads if bead.english]
    english = [_stretch(inputs.article, bead.english) for bead in spoken]
    source = [_stretch(inputs.source, bead.source) for bead in spoken]
    return [
        BeadPlace(
            start=_start(inputs.article, bead.english),
            evidence=Evidence(
                english=english[i],
                source=source[i] or None,
                source_language=inputs.source.language if inputs.source else None,
                retranslations=_retranslations(inputs.coverage, bead),
                engine_weights=inputs.config.engine_weights,
                glossary=inputs.config.glossary,
                parser=inputs.config.parser,
                english_before=english[i - 1] if i else "",
                english_after=english[i + 1] if i + 1 < len(spoken) else "",
                source_before=_neighbour(inputs.source, bead.source, -1),
                source_after=_neighbour(inputs.source, bead.source, +1),
            ),
            source_segments=bead.source,
            english_segments=bead.english,
            score=bead.score,
        )
        for i, bead in enumerate(spoken)
    ]


def _stretch(document: Document | None, segments: Sequence[int]) -> str:
    """The text from the first to the last of these segments."""
    if document is None or not segments:
        return ""
    return document.text[document.segments[segments[0]].start : document.segments[segments[-1]].end]


def _neighbour(document: Document | None, segments: Sequence[int], step: int) -> str:
    if document is None or not segments:
        return ""
    index = segments[0] - 1 if step < 0 else segments[-1] + 1
    return document.segments[index].text if 0 <= index < len(document.segments) else ""


def _retranslations(coverage: RecordedCoverage | None, bead: Bead) -> dict[str, str]:
    if coverage is None or not bead.source:
        return {}
    return {name: english for name, english in coverage.english_for_segments(bead.source).items() if english}


def _article_findings(
    inputs: _Inputs, places: Sequence[BeadPlace], assessments: Sequence[Assessment]
) -> tuple[Finding, ...]:
    """All findings with offsets, lines and columns of the article, numbered in order of position."""
    found: list[Finding] = []
    for place, assessment in zip(places, assessments, strict=True):
        source_start = _start(inputs.source, place.source_segments)
        found += [_moved(finding, place.start, source_start) for finding in assessment.findings]
    whole = DocumentEvidence(
        inputs.article.text,
        inputs.article.segments,
        places,
        inputs.source.language if inputs.source else None,
    )
    found += document_findings(whole, inputs.config)
    found.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule))
    return tuple(_placed(finding, number, inputs.article) for number, finding in enumerate(found, 1))


def _start(document: Document | None, segments: Sequence[int]) -> int:
    return document.segments[segments[0]].start if document is not None and segments else 0


def _moved(finding: Finding, english_start: int, source_start: int) -> Finding:
    """The finding of a bead with its offsets counted from the start of article and source."""
    span = finding.span
    moved = replace(span, start=span.start + english_start, end=span.end + english_start)
    origin = finding.source_span
    if origin is not None:
        origin = replace(origin, start=origin.start + source_start, end=origin.end + source_start)
    return replace(finding, span=moved, source_span=origin)


def _placed(finding: Finding, number: int, article: Document) -> Finding:
    line, column = article.positions.line_column(finding.span.start)
    segment = article.segment_at(finding.span.start)
    return replace(
        finding,
        id=f"f{number}",
        segment=segment,
        span=replace(finding.span, line=line, column=column),
        fingerprint=fingerprint(finding.rule, article.segments[segment].text, finding.span.text),
    )


def _segment_reports(
    inputs: _Inputs, beads: Sequence[Bead], places: Sequence[BeadPlace], assessments: Sequence[Assessment]
) -> tuple[SegmentReport, ...]:
    numbers = {bead.english: number for number, bead in enumerate(beads)}
    reports = []
    for place, assessment in zip(places, assessments, strict=True):
        evidence = place.evidence
        for index in place.english_segments:
            segment = inputs.article.segments[index]
            reports.append(
                SegmentReport(
                    id=index,
                    start=segment.start,
                    end=segment.end,
                    text=segment.text,
                    machine_translated=assessment.machine_translated,
                    mistranslated=assessment.mistranslated,
                    bead=numbers[place.english_segments] if inputs.source else None,
                    source=evidence.source,
                    retranslations=evidence.retranslations,
                    comparisons=evidence.metrics,
                )
            )
    return tuple(sorted(reports, key=lambda report: report.id))


def _engine_reports(inputs: _Inputs) -> tuple[EngineReport, ...]:
    if inputs.coverage is None:
        return ()
    covered = {name: sum(map(bool, lines)) for name, lines in inputs.coverage.by_segment.items()}
    return tuple(EngineReport(name, "recorded", count) for name, count in covered.items())


def _skipped_rules(inputs: _Inputs, places: Sequence[BeadPlace]) -> tuple[Notice, ...]:
    """A notice that names the rules whose needs no bead could meet, if there are any."""
    met = frozenset[str]().union(*(place.evidence.available for place in places))
    skipped = [rule for rule in rules_of("bead", inputs.config) if not rule.needs <= met]
    if not skipped:
        return ()
    missing = sorted(frozenset[str]().union(*(rule.needs for rule in skipped)) - met)
    codes = ", ".join(rule.code for rule in skipped)
    return (Notice("rules-skipped", f"not run for want of {' and '.join(missing)}: {codes}"),)
