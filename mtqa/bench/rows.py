"""Benchmark files: JSON lines, plain or gzipped, one object a line; and drawing some of them evenly."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

from mtqa.errors import InputError

SEED = 20200914
"""Seed of every draw, so that the same limit gives the same items."""

Row = Mapping[str, Any]
Item = TypeVar("Item")


def read_rows(path: Path, task: str, required: Sequence[str]) -> Iterator[Row]:
    """Yield the objects of a ``.jsonl`` or ``.jsonl.gz`` file.

    Raises ``InputError`` for a file that is not one, or whose first row lacks one of the ``required`` fields.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder; 'bench {task}' reads a .jsonl or .jsonl.gz file")
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(path, task, number, line, required)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as JSON lines in UTF-8 ({error})") from error
    if number == 0:
        raise InputError(f"{path} is empty; 'bench {task}' has nothing to measure")


def draw(items: Sequence[Item], limit: int | None, group: Callable[[Item], Hashable]) -> list[Item]:
    """At most ``limit`` items, as evenly over the groups as may be, in their own order, always the same."""
    if limit is None or limit >= len(items):
        return list(items)
    places: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        places.setdefault(group(item), []).append(place)
    shuffle = random.Random(SEED)
    for members in places.values():
        shuffle.shuffle(members)
    depth = max(map(len, places.values()), default=0)
    in_turn = [
        members[level] for level in range(depth) for members in places.values() if level < len(members)
    ]
    return [items[place] for place in sorted(in_turn[: max(limit, 0)])]


def drawn(
    limit: int | None, items: Sequence[object], measured: Sequence[object], over: str
) -> dict[str, Any]:
    """How many items there were and which were measured, for the figures."""
    if limit is None or len(measured) == len(items):
        return {"items": len(items)}
    return {
        "items": len(items),
        "drawn": {"limit": limit, "items": len(measured), "evenly_over": over, "seed": SEED},
    }


def _opened(path: Path) -> IO[str]:
    with path.open("rb") as start:
        zipped = start.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rt", encoding="utf-8") if zipped else path.open(encoding="utf-8")


def _row(path: Path, task: str, number: int, line: str, required: Sequence[str]) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {number}, is not JSON ({error.msg}); give a .jsonl file") from error
    missing = [name for name in required if not isinstance(row, dict) or name not in row]
    if missing:
        wanted = " and ".join(repr(name) for name in missing)
        raise InputError(f"{path} is not for 'bench {task}': line {number} has no {wanted}")
    assert isinstance(row, dict)
    return row
