"""The words and groupings that the writers for people share: verdict, counts, evidence, passages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mtqa.finding import Finding, Severity, SourceSpan
from mtqa.languages import load_pack
from mtqa.report import EngineReport, MachineTranslated, Report, SegmentReport

FAMILIES: Mapping[str, str] = {
    "MT": "Machine translation",
    "AW": "Awkward English",
    "FA": "Facts",
    "CO": "Coverage",
    "RT": "Meaning",
    "DC": "Contradictions",
}
"""Rule families by the letters of their codes (DESIGN.md, Rules); a plug-in's goes by its letters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the article and what was found in it, in article order."""

    segment: SegmentReport
    findings: tuple[Finding, ...]


def article_name(report: Report) -> str:
    """The article's file name, or ``article`` for a text that came from no file."""
    return report.article.path.name if report.article.path else "article"


def language_name(code: str | None) -> str | None:
    """The English name of a language where a pack knows it, otherwise its code."""
    pack = load_pack(code)
    return pack.name if pack else code


def percent(probability: float) -> str:
    """A probability (0-1) for the eye; the ends are not rounded to certainty."""
    if probability > 0.99:
        return "over 99%"
    if probability < 0.01:
        return "under 1%"
    return f"{probability:.0%}"


def number_of(count: int, singular: str, plural: str | None = None) -> str:
    """``1 finding``, ``2 findings``, ``1,200 words``."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def listed(parts: Iterable[str], last: str = " and ") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    names = list(parts)
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def verdict(machine: MachineTranslated) -> str:
    """The verdict as a clause without capital or full stop; the percentage is P(machine-translated)."""
    origin = language_name(machine.likely_source)
    likely = f" from {origin}" if origin else ""
    chance = percent(machine.probability)
    match machine.verdict:
        case "yes":
            return f"probably machine-translated{likely} ({chance})"
        case "unsure":
            return f"unsure whether machine-translated{likely} ({chance})"
        case "no":
            return f"no sign of machine translation ({chance})"
        case "insufficient-text":
            return "too little text to tell whether machine-translated"


def severity_counts(counts: Mapping[str, int]) -> str:
    """``2 critical, 5 major``: gravest first, those that there are; empty for none."""
    gravest_first = reversed(Severity)
    return ", ".join(f"{counts[level]} {level}" for level in gravest_first if counts.get(level))


def family(rule: str) -> str:
    """The family of a rule code: its letters."""
    return rule.rstrip("0123456789")


def checked_on(report: Report) -> str:
    """A sentence that says what evidence there was, and what there was not."""
    if 2 not in report.levels and not report.engines:
        return "Checked on the English alone: no source was given."
    parts = []
    if report.source is not None:
        language = language_name(report.source.language)
        size = number_of(len(report.source.segments), "sentence")
        parts.append(f"the source ({language}, {size})" if language else f"the source ({size})")
    recorded = [engine for engine in report.engines if engine.kind == "recorded"]
    models = [engine for engine in report.engines if engine.kind != "recorded"]
    if recorded:
        names = ", ".join(_engine(engine, report) for engine in recorded)
        parts.append(f"{number_of(len(recorded), 're-translation')} ({names})")
    if models:
        names = ", ".join(_engine(engine, report) for engine in models)
        parts.append(f"{number_of(len(models), 'model')} ({names})")
    return f"Checked against {listed(parts)}." if parts else "Checked on the English alone."


def hidden_findings(report: Report) -> str | None:
    """A sentence that counts the findings left out for low confidence, or None when there are none."""
    hidden = len(report.findings) - len(report.shown_findings)
    if not hidden:
        return None
    left_out = "finding of low confidence is" if hidden == 1 else "findings of low confidence are"
    return f"{hidden} {left_out} left out here; the JSON report has {'it' if hidden == 1 else 'them'}."


def passages(report: Report, findings: Iterable[Finding]) -> tuple[Passage, ...]:
    """The findings sentence by sentence, in article order, so that no sentence need be printed twice."""
    by_segment: dict[int, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    segments = {segment.id: segment for segment in report.segments}
    return tuple(
        Passage(segments[index], tuple(sorted(by_segment[index], key=lambda f: (f.span.start, f.span.end))))
        for index in sorted(by_segment)
    )


def same_together(retranslations: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """(engine names, English) pairs: engines that say the very same stand together, in the order given."""
    names_by_text: dict[str, list[str]] = {}
    for name, text in retranslations.items():
        names_by_text.setdefault(text, []).append(name)
    return tuple((tuple(names), text) for text, names in names_by_text.items())


def place_in_source(report: Report, segment: SegmentReport, span: SourceSpan) -> tuple[int, int] | None:
    """Where a source span stands in the source shown beside a segment (code points), or None.

    The place is widened to whole letters: a vowel sign cut from its consonant would be shown broken.
    """
    if not segment.source or not span.text:
        return None
    bead = next((bead for bead in report.beads if bead.id == segment.bead), None)
    start = -1
    if bead is not None and bead.source and report.source is not None:
        start = span.start - report.source.segments[bead.source[0]].start
    if start < 0 or segment.source[start : start + len(span.text)] != span.text:
        start = segment.source.find(span.text)
    return _whole_letters(segment.source, start, start + len(span.text)) if start >= 0 else None


def _whole_letters(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and unicodedata.category(text[start]).startswith("M"):
        start -= 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return start, end


def _engine(engine: EngineReport, report: Report) -> str:
    total = len(report.source.segments) if report.source else engine.segments
    if engine.segments >= total:
        return engine.name
    return f"{engine.name}, {engine.segments} of {total} sentences"
