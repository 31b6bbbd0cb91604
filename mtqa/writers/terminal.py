"""Text for a terminal: what an editor on deadline needs, sentence by sentence, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from mtqa.finding import Finding, Severity
from mtqa.report import MachineTranslated, Report
from mtqa.writers.printable import mixes_directions, one_line, right_to_left
from mtqa.writers.wording import (
    Passage,
    article_name,
    checked_on,
    hidden_findings,
    number_of,
    passages,
    place_in_source,
    same_together,
    severity_counts,
    verdict,
)

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 100
"""Columns: longer lines are hard to read, however wide the window."""
NARROWEST = 40
"""Columns: below this, wrapping breaks more than it helps."""
LONGEST_SENTENCE = 1000
"""Code points of a sentence printed whole; of a longer one, only what stands around its findings."""
CONTEXT = 150
"""Code points kept on each side of a finding in a sentence that is not printed whole."""
GAP = 2
"""Columns between the parts of a line."""
REASONS = 3
"""Reasons of the machine-translation verdict printed unless all are asked for."""
WIDEST_LABEL = 18
"""Columns for the names of engines; a longer name moves its own line only."""

_SEVERITY_STYLE = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "cyan",
}
_LABEL_STYLE = "dim"
_SOURCE_WORDS_STYLE = "underline"


def write(report: Report, *, colour: bool, width: int | None = None, verbose: bool = False) -> str:
    """The report as text with a final newline.

    ``colour`` underlines with ANSI escapes, otherwise carets do. ``width`` is the width of the terminal in
    columns; lines wrap at it, at most ``WIDEST``; None leaves them whole, as for a pipe. ``verbose`` adds the
    findings of low confidence, every reason of the verdict, confidences and chrF.
    """
    lines = list(_lines(report, colour, _columns(width), verbose))
    return _in_colour(lines) if colour else "".join(f"{line.plain}\n" for line in lines)


def _columns(width: int | None) -> int:
    return min(max(width, NARROWEST), WIDEST) if width else 1 << 30


def _in_colour(lines: Iterable[Text]) -> str:
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)
    return out.getvalue()


def _lines(report: Report, colour: bool, columns: int, verbose: bool) -> Iterator[Text]:
    from rich.text import Text

    findings = report.findings if verbose else report.shown_findings
    hidden = None if verbose else hidden_findings(report)
    yield from _head(report, findings, hidden, columns)
    why = _why(report.machine_translated, verbose)
    if why:
        yield from _beside_lead(Text("why ", _LABEL_STYLE), Text(why), columns)
    for notice in report.notices:
        if notice.code == "rules-skipped" and not verbose:
            continue  # the head says what was there to check on
        yield from _beside_lead(Text("note", _LABEL_STYLE), Text(one_line(notice.message)), columns)
    for passage in passages(report, findings):
        yield Text()
        yield from _passage(report, passage, colour, columns, verbose)
    if findings and hidden:
        yield Text()
        yield from _wrapped(Text(hidden, _LABEL_STYLE), columns)


def _head(report: Report, findings: tuple[Finding, ...], hidden: str | None, columns: int) -> Iterator[Text]:
    """Verdict, quality and counts, and what was checked; all in one when nothing was found."""
    from rich.text import Text

    checked = one_line(checked_on(report))
    answer = Text(one_line(f"{article_name(report)}: {verdict(report.machine_translated)}"), "bold")
    score = Text(f"quality {report.quality.score:.0f} of 100 · ")
    if not findings:
        rest = Text(f" {hidden}" if hidden else "", _LABEL_STYLE)
        yield from _wrapped(Text.assemble(answer, " · ", score, f"nothing found. {checked}", rest), columns)
        return
    counts = {str(level): sum(finding.severity == level for finding in findings) for level in Severity}
    gravest = max((finding.severity for finding in findings), key=_rank)
    score.append(severity_counts(counts), _SEVERITY_STYLE[gravest])
    whole = Text.assemble(answer, " · ", score)
    for line in (whole,) if whole.cell_len <= columns else (answer, score):
        yield from _wrapped(line, columns)
    yield from _wrapped(Text(checked, _LABEL_STYLE), columns)


def _rank(severity: Severity) -> int:
    return severity.rank


def _why(machine: MachineTranslated, verbose: bool) -> str | None:
    """The strongest reasons that speak for a verdict of machine translation; all of them when asked."""
    if verbose:
        reasons = machine.reasons
    elif machine.verdict in ("yes", "unsure"):
        reasons = tuple(reason for reason in machine.reasons if reason.contribution > 0)[:REASONS]
    else:
        reasons = ()
    return "; ".join(one_line(reason.text).rstrip(".") for reason in reasons) + "." if reasons else None


def _passage(report: Report, passage: Passage, colour: bool, columns: int, verbose: bool) -> Iterator[Text]:
    from rich.text import Text

    for line in _wrapped(_marked_sentence(report, passage), columns):
        yield line
        carets = "" if colour else _carets(line)
        if carets:
            yield Text(carets)
    yield from _entries(passage, columns, verbose)
    yield from _beside(report, passage, columns, verbose)


def _marked_sentence(report: Report, passage: Passage) -> Text:
    """The sentence, each flagged stretch styled by its severity, the graver over the milder."""
    from rich.text import Text

    start = min(passage.segment.start, *(finding.span.start for finding in passage.findings))
    end = max(passage.segment.end, *(finding.span.end for finding in passage.findings))
    sentence = Text(one_line(report.article.text[start:end]))
    for finding in sorted(passage.findings, key=lambda finding: finding.severity.rank):
        style = f"underline {_SEVERITY_STYLE[finding.severity]}"
        sentence.stylize(style, finding.span.start - start, finding.span.end - start)
    return _excerpt(sentence)


def _excerpt(text: Text) -> Text:
    """The text whole, or when very long what stands round its marks, and in brackets how much is left out."""
    from rich.text import Text

    if len(text) <= LONGEST_SENTENCE:
        return text
    kept: list[tuple[int, int]] = []
    ends = [(edge, edge) for span in text.spans for edge in (span.start, span.end)] or [(0, LONGEST_SENTENCE)]
    for start, end in sorted(ends):
        start, end = max(start - CONTEXT, 0), min(end + CONTEXT, len(text))
        if kept and start <= kept[-1][1]:
            start, end = kept[-1][0], max(end, kept.pop()[1])
        kept.append((start, end))
    excerpt = Text()
    position = 0
    for start, end in [*kept, (len(text), len(text))]:
        if start > position:
            excerpt.append(f" [… {number_of(start - position, 'character')} …] ", _LABEL_STYLE)
        excerpt.append_text(text[start:end])
        position = end
    return excerpt


def _carets(line: Text) -> str:
    """Carets under the marked columns of a line; a mark of no width gets one under the letter it sits on."""
    from rich.cells import cell_len

    plain = line.plain
    columns: set[int] = set()
    for span in line.spans:
        if "underline" in str(span.style):
            first, end = cell_len(plain[: span.start]), cell_len(plain[: span.end])
            columns.update(range(min(first, max(end - 1, 0)), max(end, 1)))
    return "".join("^" if column in columns else " " for column in range(max(columns, default=-1) + 1))


def _entries(passage: Passage, columns: int, verbose: bool) -> Iterator[Text]:
    """A line for each finding: place, severity, rule and reason, in columns."""
    from rich.text import Text

    places = [f"{finding.span.line}:{finding.span.column}" for finding in passage.findings]
    place_width = max(map(len, places))
    severity_width = max(len(finding.severity) for finding in passage.findings)
    for place, finding in zip(places, passage.findings, strict=True):
        lead = Text(f"  {place:<{place_width}}  ")
        lead.append(f"{finding.severity:<{severity_width}}", _SEVERITY_STYLE[finding.severity])
        lead.append("  ")
        lead.append(finding.rule)
        body = Text(one_line(finding.message))
        body.append(f"  {finding.name}", _LABEL_STYLE)
        if verbose:
            body.append(f", confidence {finding.confidence:.2f}", _LABEL_STYLE)
        yield from _beside_lead(lead, body, columns)
        if finding.suggestion:
            instead = Text.assemble(("Write: ", _LABEL_STYLE), (one_line(finding.suggestion), "green"))
            yield from _beside_lead(Text(" " * len(lead)), instead, columns)


def _beside(report: Report, passage: Passage, columns: int, verbose: bool) -> Iterator[Text]:
    """The source sentence and what the re-translations say, once for the sentence."""
    from rich.text import Text

    segment = passage.segment
    rows = [("source", _source(report, passage))] if segment.source else []
    for names, english in same_together(segment.retranslations):
        text = _excerpt(Text(one_line(english)))
        scores = segment.comparisons.get(names[0])
        if verbose and scores:
            text.append(f"  chrF {scores.chrf:.0f}", _LABEL_STYLE)
        rows.append((one_line(", ".join(names)), text))
    label_width = min(max((len(name) for name, _ in rows), default=0), WIDEST_LABEL)
    for name, text in rows:
        yield from _beside_lead(Text(f"  {name:<{label_width}}", _LABEL_STYLE), text, columns)


def _source(report: Report, passage: Passage) -> Text:
    from rich.text import Text

    source = Text(one_line(passage.segment.source or ""))
    for finding in passage.findings:
        place = finding.source_span and place_in_source(report, passage.segment, finding.source_span)
        if place:
            source.stylize(_SOURCE_WORDS_STYLE, *place)
    return _excerpt(source)


def _beside_lead(lead: Text, body: Text, columns: int) -> Iterator[Text]:
    """The body beside its lead; in a narrow window, or after a long lead, below it."""
    from rich.text import Text

    gap = " " * GAP
    hang = lead.cell_len + GAP
    if hang > columns // 2:
        if lead.plain.strip():
            yield from _wrapped(lead, columns)
        hang = 2 * GAP
        lead = Text(" " * (hang - GAP))
    before, after = _isolates(body.plain)
    for index, line in enumerate(_wrapped(body, columns - hang)):
        start = lead.copy() if index == 0 else Text(" " * (hang - GAP))
        yield Text.assemble(start, gap + before, line, after)


def _isolates(text: str) -> tuple[str, str]:
    """What to put round each line of a text of mixed direction, so that the labels beside it stay put."""
    if not mixes_directions(text):
        return "", ""
    isolate = "\N{RIGHT-TO-LEFT ISOLATE}" if right_to_left(text) else "\N{LEFT-TO-RIGHT ISOLATE}"
    return isolate, "\N{POP DIRECTIONAL ISOLATE}"


def _wrapped(text: Text, columns: int) -> Iterator[Text]:
    from rich.console import Console

    for line in text.wrap(Console(file=StringIO(), width=columns, _environ={}), columns, overflow="fold"):
        line.rstrip()
        yield line
