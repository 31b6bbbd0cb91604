"""HTML: one self-contained page for an editor, which loads nothing from outside and works without scripts.

The page's parts are the files of ``mtqa/writers/page``: a Jinja template that escapes everything, a style
sheet and a script. A Content-Security-Policy allows those two by their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from mtqa.compare.metrics import Metrics
from mtqa.finding import Finding, Severity
from mtqa.report import BeadReport, Report, SegmentReport
from mtqa.writers.printable import in_html
from mtqa.writers.wording import (
    FAMILIES,
    article_name,
    checked_on,
    family,
    hidden_findings,
    language_name,
    number_of,
    percent,
    place_in_source,
    same_together,
    verdict,
)

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from mtqa.writers.marks import Mark

OTHER_FAMILY = "other"
"""Where the page files the findings of plug-in families, which its style sheet cannot know."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as the page shows it."""

    number: int
    """1-based, in article order: the reference behind its mark."""
    finding: Finding
    family: str
    family_name: str
    evidence: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """The rule's name in words."""
        return self.finding.name.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Retranslation:
    """What one engine, or several in the same words, made of the source."""

    names: tuple[str, ...]
    english: str
    comparison: Metrics | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: article text on one side, source and re-translations on the other."""

    text: Markup
    notes: tuple[Note, ...] = ()
    source: Markup | None = None
    retranslations: tuple[Retranslation, ...] = ()
    opens_paragraph: bool = False
    headline: bool = False
    gap: bool = False
    """Whether the article has nothing here for the source."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its value, its label and how many findings it holds."""

    value: str
    label: str
    count: int


def write(report: Report) -> str:
    """The report as one HTML page, with the findings that are shown by default."""
    return _template().render(_context(report)) + "\n"


@cache
def _template() -> Template:
    """The page with its style sheet, script and policy in place; the rest is filled in for each report."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["clean"] = in_html
    style, script = _page_file("report.css"), _page_file("report.js")
    return environment.from_string(_page_file("report.html.jinja"), globals=_inline(style, script))


def _context(report: Report) -> dict[str, Any]:
    """What the template reads; plain text, which it escapes, or markup made here."""
    notes = _notes(report)
    machine = report.machine_translated
    return {
        "name": article_name(report),
        "language": _language_tag(report.article.language) or "en",
        "source_language": _language_tag(report.source.language) if report.source else None,
        "source_name": (language_name(report.source.language) if report.source else None) or "Source",
        "machine": machine,
        "verdict": verdict(machine).split(" (")[0],
        "probability": percent(machine.probability),
        "quality": report.quality,
        "checked": checked_on(report),
        "hidden": hidden_findings(report),
        "notices": report.notices,
        "signature": report.signature,
        "size": f"{number_of(report.words, 'word')}, {number_of(len(report.segments), 'sentence')}",
        "notes": notes,
        "severities": _severities(notes),
        "families": _families(notes),
        "rows": tuple(_rows(report, notes)),
        "beside": report.source is not None or any(s.source or s.retranslations for s in report.segments),
    }


def _inline(style: str, script: str) -> dict[str, Any]:
    from markupsafe import Markup

    return {
        "style": Markup(style),
        "script": Markup(script),
        "policy": f"default-src 'none'; style-src {_hash_source(style)}; script-src {_hash_source(script)}; "
        "base-uri 'none'; form-action 'none'",
    }


def _hash_source(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _page_file(name: str) -> str:
    return resources.files("mtqa.writers").joinpath("page", name).read_text(encoding="utf-8")


def _language_tag(code: str | None) -> str | None:
    return code if code and _LANGUAGE_TAG.fullmatch(code) else None


def _notes(report: Report) -> tuple[Note, ...]:
    ordered = sorted(report.shown_findings, key=lambda finding: (finding.span.start, finding.span.end))
    return tuple(_note(number, finding) for number, finding in enumerate(ordered, 1))


def _note(number: int, finding: Finding) -> Note:
    letters = family(finding.rule)
    known = letters in FAMILIES
    return Note(
        number,
        finding,
        letters if known else OTHER_FAMILY,
        FAMILIES[letters] if known else "Other",
        tuple((str(name), _plain(value)) for name, value in finding.evidence.items()),
    )


def _plain(value: object) -> str:
    """A value of a rule's evidence for the eye."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(map(_plain, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_plain(part)}" for name, part in value.items())
    if isinstance(value, float):
        return f"{value:.4g}"
    return json.dumps(value, ensure_ascii=False, default=str)


def _severities(notes: Sequence[Note]) -> tuple[Choice, ...]:
    gravest_first = reversed(Severity)
    counted = [(level, sum(note.finding.severity == level for note in notes)) for level in gravest_first]
    return tuple(Choice(str(level), str(level).capitalize(), count) for level, count in counted if count)


def _families(notes: Sequence[Note]) -> tuple[Choice, ...]:
    names = {note.family: note.family_name for note in notes}
    in_order = [*FAMILIES, OTHER_FAMILY]
    return tuple(
        Choice(letters, names[letters], sum(note.family == letters for note in notes))
        for letters in in_order
        if letters in names
    )


def _rows(report: Report, notes: Sequence[Note]) -> Iterator[Row]:
    """The whole article, a row for each run of sentences that share a bead, and a row for each gap in it."""
    groups = list(_groups(report)) or [[]]
    starts = [0, *(group[0].start for group in groups[1:]), len(report.article.text)]
    gaps = _gaps(report)
    last_row = {segment.bead: index for index, group in enumerate(groups) for segment in group}
    yield from (_gap_row(report, bead) for bead in gaps.get(None, ()))
    for index, group in enumerate(groups):
        yield _row(report, notes, group, starts[index], starts[index + 1])
        ended = dict.fromkeys(s.bead for s in group if s.bead is not None and last_row[s.bead] == index)
        yield from (_gap_row(report, bead) for identifier in ended for bead in gaps.get(identifier, ()))


def _row(report: Report, notes: Sequence[Note], group: list[SegmentReport], start: int, end: int) -> Row:
    text = _article_markup(report, notes, start, end)
    here = tuple(note for note in notes if start <= note.finding.span.start < end)
    if not group:
        return Row(text, here, opens_paragraph=True)
    return Row(
        text=text,
        notes=here,
        source=_source_markup(report, group[0], [note.finding for note in here]),
        retranslations=_retranslations(group[0]),
        opens_paragraph=_opens_paragraph(report, group[0]),
        headline=_is_headline(report, group),
    )


def _groups(report: Report) -> Iterator[list[SegmentReport]]:
    """Runs of neighbouring sentences with the same bead, within a paragraph; others stand alone."""
    group: list[SegmentReport] = []
    for segment in report.segments:
        together = (
            group
            and segment.bead is not None
            and segment.bead == group[-1].bead
            and _paragraph(report, segment) == _paragraph(report, group[-1])
        )
        if group and not together:
            yield group
            group = []
        group.append(segment)
    if group:
        yield group


def _paragraph(report: Report, segment: SegmentReport) -> int:
    return report.article.segments[segment.id].paragraph


def _opens_paragraph(report: Report, segment: SegmentReport) -> bool:
    before = report.article.segments[segment.id - 1] if segment.id else None
    return before is None or before.paragraph != _paragraph(report, segment)


def _is_headline(report: Report, group: list[SegmentReport]) -> bool:
    """Whether this is the opening paragraph, one sentence without a full stop, as headlines are."""
    following = report.article.segments[1:2]
    alone = bool(following) and following[0].paragraph != report.article.segments[0].paragraph
    return group[0].id == 0 and alone and group[0].text.rstrip("\"'”’)")[-1:] not in ".!?:;"


def _gaps(report: Report) -> dict[int | None, list[BeadReport]]:
    """Beads with source and no English, by the id of the bead before them that has some (None: none does)."""
    gaps: dict[int | None, list[BeadReport]] = {}
    before: int | None = None
    for bead in report.beads:
        if bead.english:
            before = bead.id
        elif bead.source and report.source is not None:
            gaps.setdefault(before, []).append(bead)
    return gaps


def _gap_row(report: Report, bead: BeadReport) -> Row:
    from markupsafe import Markup, escape

    assert report.source is not None
    text = " ".join(report.source.segments[index].text for index in bead.source)
    return Row(Markup(), source=escape(in_html(text)), gap=True)


def _retranslations(segment: SegmentReport) -> tuple[Retranslation, ...]:
    return tuple(
        Retranslation(names, english, segment.comparisons.get(names[0]))
        for names, english in same_together(segment.retranslations)
    )


def _article_markup(report: Report, notes: Sequence[Note], start: int, end: int) -> Markup:
    from mtqa.writers.marks import marked

    touching = [note for note in notes if note.finding.span.start < end and note.finding.span.end > start]
    return marked(report.article.text[start:end], start, [_article_mark(note, start) for note in touching])


def _article_mark(note: Note, row_start: int) -> Mark:
    """A finding's mark. Its reference stands behind it in the row where it begins, and only there."""
    from markupsafe import Markup

    from mtqa.writers.marks import Mark

    span, number, severity = note.finding.span, note.number, note.finding.severity
    attributes = Markup('data-finding="{}" data-severity="{}" data-family="{}"').format(
        number, severity, note.family
    )
    opening = Markup('<mark {} title="{}">').format(attributes, in_html(note.finding.message))
    label = f"Finding {number}, {severity}: {in_html(note.title)}"
    reference = Markup('<a class="ref" href="#finding-{0}" id="mark-{0}" {1} aria-label="{2}">{0}</a>')
    after = reference.format(number, attributes, label) if span.start >= row_start else Markup()
    return Mark(span.start, span.end, opening, Markup("</mark>"), after, severity.rank)


def _source_markup(report: Report, segment: SegmentReport, findings: Sequence[Finding]) -> Markup | None:
    """The source beside a row, with the words marked that the row's findings point to."""
    from markupsafe import Markup

    from mtqa.writers.marks import Mark, marked

    if segment.source is None:
        return None
    spans = [finding.source_span for finding in findings if finding.source_span]
    places = {place for span in spans if (place := place_in_source(report, segment, span))}
    opening, closing = Markup('<mark class="words">'), Markup("</mark>")
    marks = [Mark(start, end, opening, closing, Markup()) for start, end in sorted(places)]
    return marked(segment.source, 0, marks)
