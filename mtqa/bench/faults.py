"""faults: are the marked errors of an article found, and is its faithful English left alone?

Reads the project's own news corpora (rows with ``hi`` or ``source``, ``en``, ``mt``, ``spans``), real system
output with error spans (``system``, ``line``, ``distorts_facts``), or a folder in the format of
``corpora/README.md``.

A marked span is found when a finding touches it; a false alarm is a faithful line with a finding of major or
above.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mtqa.bench.assessing import Item, Outcome, assess_all
from mtqa.bench.options import count, one_of, yes_or_no
from mtqa.bench.recorded import admissible, system_name
from mtqa.bench.rows import Row, draw, drawn, read_rows
from mtqa.bench.statistics import confusion
from mtqa.errors import InputError, UsageError

TWO_OF = ("nllb", "bergamot-tiny", "argos")
"""Open systems in the order in which two of them are taken as re-translations."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated error of a line, in code points of its machine English."""

    start: int
    end: int
    category: str
    severity: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article: its source and what English there is of it."""

    document: str
    language: str
    source: str
    faithful: str | None
    machine: str | None
    marks: tuple[Mark, ...]
    system: str | None = None
    number: int | None = None
    distorts: bool | None = None
    retranslations: dict[str, str] = field(default_factory=dict)


def run(
    data: Path,
    limit: int | None = None,
    *,
    source: str = "yes",
    retranslations: str = "no",
    retrans: str = "",
    without: str = "",
    workers: str = "2",
) -> dict[str, Any]:
    """Figures on marked errors and false alarms.

    ``source=no``: the English alone. ``retranslations=recorded``: those beside a corpora article;
    ``retranslations=2`` with ``retrans=FILE``: two recorded outputs for real system lines.
    ``without=FOLDER``: leave out the documents of that corpora folder.
    """
    with_source = yes_or_no("source", source)
    mode = one_of("retranslations", retranslations, ("no", "recorded", "2"))
    processes = count("workers", workers)
    lines = list(_lines(data))
    lines = _without(lines, Path(without)) if without else lines
    if mode == "2":
        lines = _with_two(lines, _retrans_file(retrans))
    measured = draw(lines, limit, lambda line: (line.language, line.system))
    bare = not with_source or mode == "no"
    machine = [line for line in measured if line.machine is not None]
    faithful = [line for line in measured if line.faithful is not None]
    texts = [(line, line.machine or "") for line in machine] + [
        (line, line.faithful or "") for line in faithful
    ]
    items = [_item(line, english, with_source, bare) for line, english in texts]
    outcomes = assess_all(items, processes)
    faulty = list(zip(machine, outcomes[: len(machine)], strict=True))
    clean = list(zip(faithful, outcomes[len(machine) :], strict=True))
    return {
        "evidence": {"source": with_source, "retranslations": "no" if bare else mode},
        "without": without or None,
        "with_retranslations": sum("retranslations" in item for item in items),
        **drawn(limit, lines, measured, "language and system"),
        **_figures(faulty, clean),
        **(
            {} if bare else {"where_retranslations": _figures([p for p in faulty if p[0].retranslations], [])}
        ),
        "by_language": _by(faulty, clean, lambda line: line.language),
        **_by_system(faulty),
    }


def _figures(faulty: Sequence[tuple[Line, Outcome]], clean: Sequence[tuple[Line, Outcome]]) -> dict[str, Any]:
    marks = [(mark, outcome) for line, outcome in faulty for mark in line.marks]
    figures: dict[str, Any] = {"machine_lines": len(faulty)}
    if marks:
        figures["spans"] = _recall(marks)
        figures["spans_major_and_critical"] = _recall(
            [m for m in marks if m[0].severity in ("major", "critical")]
        )
        figures["number_and_date"] = _recall([m for m in marks if m[0].category in ("number", "date")])
        figures["by_category"] = _recalls(marks, lambda mark: mark.category)
        figures["by_severity"] = _recalls(marks, lambda mark: mark.severity)
    unmarked = [(line, outcome) for line, outcome in faulty if not line.marks]
    figures["machine_lines_without_error"] = _alarms(unmarked)
    if clean:
        figures["faithful"] = _alarms(clean)
    judged = [(line.distorts, outcome) for line, outcome in faulty if line.distorts is not None]
    if judged:
        figures["lines_against_distorts_facts"] = _line_figures(judged)
    return figures


def _recall(marks: Sequence[tuple[Mark, Outcome]]) -> dict[str, Any]:
    def found(shown_only: bool) -> int:
        return sum(
            any(flag.touches(mark.start, mark.end) for flag in outcome.flags if flag.shown or not shown_only)
            for mark, outcome in marks
        )

    total = len(marks)
    return {
        "marked": total,
        "found": found(False),
        "recall": _share(found(False), total),
        "recall_shown": _share(found(True), total),
    }


def _recalls(marks: Sequence[tuple[Mark, Outcome]], key: Callable[[Mark], str]) -> dict[str, Any]:
    names = sorted({key(mark) for mark, _ in marks})
    return {name: _recall([pair for pair in marks if key(pair[0]) == name]) for name in names}


def _alarms(lines: Sequence[tuple[Line, Outcome]]) -> dict[str, Any]:
    grave = [flag for _, outcome in lines for flag in outcome.flags if flag.grave]
    alarmed = sum(any(flag.grave for flag in outcome.flags) for _, outcome in lines)
    rules = sorted({flag.rule for flag in grave})
    return {
        "lines": len(lines),
        "false_alarms": alarmed,
        "rate": _share(alarmed, len(lines)),
        "by_rule": {rule: sum(flag.rule == rule for flag in grave) for rule in rules},
        "lines_with_any_shown_finding": sum(
            any(flag.shown for flag in outcome.flags) for _, outcome in lines
        ),
    }


def _line_figures(judged: Sequence[tuple[bool | None, Outcome]]) -> dict[str, Any]:
    gold = [bool(distorts) for distorts, _ in judged]
    counts = confusion([any(flag.grave for flag in outcome.flags) for _, outcome in judged], gold)
    return {
        "lines": len(judged),
        "distorting": sum(gold),
        "flagged": counts.true_positives + counts.false_positives,
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "auc_mistranslated": _auc([outcome.mistranslated for _, outcome in judged], gold),
        "auc_quality": _auc([-outcome.quality for _, outcome in judged], gold),
    }


def _auc(scores: Sequence[float], gold: Sequence[bool]) -> float:
    from mtqa.bench.statistics import auc

    return round(auc(scores, gold), 4)


def _by(
    faulty: Sequence[tuple[Line, Outcome]],
    clean: Sequence[tuple[Line, Outcome]],
    key: Callable[[Line], str],
) -> dict[str, Any]:
    names = sorted({key(line) for line, _ in (*faulty, *clean)})
    short = ("machine_lines", "spans", "spans_major_and_critical", "number_and_date", "faithful")
    figures = {
        name: _figures(
            [pair for pair in faulty if key(pair[0]) == name],
            [pair for pair in clean if key(pair[0]) == name],
        )
        for name in names
    }
    return {
        name: {part: values[part] for part in short if part in values} for name, values in figures.items()
    }


def _by_system(faulty: Sequence[tuple[Line, Outcome]]) -> dict[str, Any]:
    names = sorted({line.system for line, _ in faulty if line.system is not None})
    if not names:
        return {}
    short = ("machine_lines", "spans", "lines_against_distorts_facts")
    return {
        "by_system": {
            name: {
                part: value
                for part, value in _figures([pair for pair in faulty if pair[0].system == name], []).items()
                if part in short
            }
            for name in names
        }
    }


def _item(line: Line, english: str, with_source: bool, bare: bool) -> Item:
    item: dict[str, Any] = {"mt": english}
    if with_source:
        item |= {"source": line.source, "source_lang": line.language}
    others = {} if bare else admissible(line.retranslations, (english,), line.system)
    return item | ({"retranslations": others} if others else {})


def _lines(data: Path) -> Iterator[Line]:
    if data.is_dir():
        yield from folder_lines(data)
        return
    for row in read_rows(data, "faults", ("spans", "mt")):
        if "hi" not in row and "source" not in row:
            raise InputError(f"{data} is not for 'bench faults': a row has neither 'hi' nor 'source'")
        yield _line(row)


def _line(row: Row) -> Line:
    machine = row["mt"]
    marks = tuple(_mark(span, machine) for span in row["spans"]) if machine is not None else ()
    return Line(
        document=str(row.get("doc") or row.get("chunk") or ""),
        language="hi" if "hi" in row or "system" in row else str(row.get("lang") or ""),
        source=row["hi"] if "hi" in row else row["source"],
        faithful=row.get("en"),
        machine=machine,
        marks=marks,
        system=row.get("system"),
        number=row.get("line"),
        distorts=row.get("distorts_facts"),
    )


def _mark(span: Row, english: str) -> Mark:
    start = span["start"] if "start" in span else max(english.find(span["text"]), 0)
    end = span["end"] if "end" in span else start + len(span["text"])
    return Mark(start, end, str(span["category"]), str(span["severity"]))


def folder_lines(data: Path) -> Iterator[Line]:
    """The lines of every article under a folder in the format of ``corpora/README.md``, by path."""
    articles = sorted(path.parent for path in data.rglob("article.toml"))
    if not articles:
        raise InputError(f"{data} holds no article.toml; give a folder in the format of corpora/README.md")
    for folder in articles:
        yield from _article_lines(folder)


def _article_lines(folder: Path) -> Iterator[Line]:
    card = tomllib.loads((folder / "article.toml").read_text(encoding="utf-8"))
    sources, faithful = text_lines(folder / "source.txt"), text_lines(folder / "faithful.en.txt")
    machine = text_lines(folder / "machine.en.txt")
    recorded = _recorded(folder / "retranslation.tsv")
    errors = [json.loads(line) for line in text_lines(folder / "errors.jsonl") if line.strip()]
    start = 0
    for number, english in enumerate(machine, 1):
        other = recorded.get(sources[number - 1].strip())
        yield Line(
            document=str(card["id"]),
            language=str(card["language"]),
            source=sources[number - 1],
            faithful=faithful[number - 1],
            machine=english if number in card["machine_lines"] else None,
            marks=tuple(
                Mark(e["start"] - start, e["end"] - start, str(e["category"]), str(e["severity"]))
                for e in errors
                if e["line"] == number
            ),
            retranslations={"recorded": other} if other else {},
        )
        start += len(english) + 1


def text_lines(path: Path) -> list[str]:
    """The lines of a text file, none for a file that is not there."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n") if path.exists() else []


def _recorded(path: Path) -> dict[str, str]:
    cells = (line.split("\t", 1) for line in text_lines(path) if "\t" in line)
    return {source.strip(): english.strip() for source, english in cells}


def _without(lines: Sequence[Line], folder: Path) -> list[Line]:
    shipped = {path.parent.name for path in folder.rglob("article.toml")}
    if not shipped:
        raise InputError(f"without={folder} holds no article.toml; give the corpora folder")
    return [line for line in lines if line.document not in shipped]


def _retrans_file(name: str) -> Path:
    if not name:
        raise UsageError("retranslations=2 needs the file they are in: --set retrans=retrans.jsonl.gz")
    if not Path(name).exists():
        raise InputError(f"{name} does not exist; give the recorded outputs with --set retrans=FILE")
    return Path(name)


def _with_two(lines: Sequence[Line], path: Path) -> list[Line]:
    from dataclasses import replace

    if not any(line.number is not None for line in lines):
        raise UsageError("retranslations=2 is for rows with a line number; this data has none")
    rows = read_rows(path, "faults", ("set", "lang", "line", "outputs"))
    outputs = {row["line"]: row["outputs"] for row in rows if row["set"] == "wmt14" and row["lang"] == "hi"}
    return [replace(line, retranslations=_two(outputs.get(line.number) or {}, line.system)) for line in lines]


def _two(outputs: Row, own: str | None) -> dict[str, str]:
    names = [name for name in TWO_OF if outputs.get(name) and (own is None or system_name(own) != name)]
    return {name: outputs[name] for name in names[:2]}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
