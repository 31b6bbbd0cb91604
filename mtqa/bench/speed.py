"""speed: sentences a second of ``mtqa.assess``, and ``mtqa check`` of one article from a cold start.

Reads a folder in the format of ``corpora/README.md``. Times are wall-clock on the machine at hand: compare
them only with others from the same one.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from mtqa.bench.assessing import Item
from mtqa.bench.faults import Line, folder_lines, text_lines
from mtqa.bench.options import count
from mtqa.bench.rows import draw, drawn
from mtqa.errors import InputError, UnavailableError


def run(data: Path, limit: int | None = None, *, repeats: str = "3") -> dict[str, Any]:
    """Sentences a second by evidence, and median seconds of a whole ``mtqa check`` in a new process."""
    times = count("repeats", repeats)
    if not data.is_dir():
        raise InputError(
            f"{data} is not a folder; 'bench speed' reads one in the format of corpora/README.md"
        )
    lines = list(folder_lines(data))
    measured = draw(lines, limit, lambda line: line.language)
    return {
        **drawn(limit, lines, measured, "language"),
        "repeats": times,
        "sentences_per_second": {
            "english_only": _rate([{"mt": _english(line)} for line in measured], times),
            "with_source": _rate([_with_source(line) for line in measured], times),
            "with_source_and_one_retranslation": _rate(
                [_with_retranslation(line) for line in measured], times
            ),
        },
        "cold_start": _cold_start(_longest(data), times),
    }


def _english(line: Line) -> str:
    return line.machine or line.faithful or ""


def _with_source(line: Line) -> Item:
    return {"mt": _english(line), "source": line.source, "source_lang": line.language}


def _with_retranslation(line: Line) -> Item:
    return {**_with_source(line), "retranslations": {"recorded": line.faithful or ""}}


def _rate(items: Sequence[Item], repeats: int) -> float:
    import mtqa

    list(mtqa.assess(items[:1]))  # loads what is loaded once
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        done = sum(1 for _ in mtqa.assess(items))
        seconds.append((time.perf_counter() - started) / done)
    return round(1.0 / median(seconds), 1)


def _longest(data: Path) -> Path:
    folders = sorted(path.parent for path in data.rglob("article.toml"))
    return max(folders, key=lambda folder: (folder / "source.txt").stat().st_size)


def _cold_start(folder: Path, repeats: int) -> dict[str, Any]:
    article, source = folder / "machine.en.txt", folder / "source.txt"
    check = [sys.executable, "-m", "mtqa", "check", str(article), "--source", str(source), "--format", "json"]
    return {
        "article": folder.name,
        "sentences": len(text_lines(article)),
        "check_seconds": _seconds(check, repeats),
        "import_seconds": _seconds([sys.executable, "-c", "import mtqa"], repeats),
    }


def _seconds(command: Sequence[str], repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UnavailableError(f"{' '.join(command)} failed: {done.stderr.strip()}")
        taken.append(time.perf_counter() - started)
    return round(median(taken), 2)
