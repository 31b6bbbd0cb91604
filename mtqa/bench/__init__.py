"""Benchmark tasks: one file each, ``run(data, limit=None, **options) -> figures``, figures fit for JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from mtqa.errors import InputError, UnavailableError, UsageError

TASKS = ("align", "detect", "faults", "perturb", "plausibility", "quality", "spans", "speed")


def run_task(
    task: str, data: Path, limit: int | None = None, options: Mapping[str, str] | None = None
) -> str:
    """Run a task on a data file (or corpora folder) and return its figures as JSON text.

    Raises ``UsageError`` for an unknown task or option, ``UnavailableError`` for one whose machinery is not
    there yet, ``InputError`` for data that is not the task's.
    """
    if task not in TASKS:
        raise UsageError(f"no benchmark {task!r}; there are {', '.join(TASKS)}")
    if find_spec(f"{__name__}.{task}") is None:
        raise UnavailableError(f"the machinery that 'bench {task}' measures is not there yet")
    if not data.exists():
        raise InputError(f"{data} does not exist; give the benchmark file with --data")
    module = import_module(f"{__name__}.{task}")
    try:
        figures = module.run(data, limit=limit, **dict(options or {}))
    except TypeError as error:
        if "unexpected keyword argument" not in str(error):
            raise
        raise UsageError(f"'bench {task}' has no such option: {error}") from error
    return json.dumps({"task": task, "data": data.name, **figures}, ensure_ascii=False, indent=2) + "\n"
