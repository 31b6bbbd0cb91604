"""Shared by all tests: where the articles are, and the command as a user runs it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

CORPORA = Path(__file__).parent.parent / "corpora"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of articles."""
    return CORPORA


@pytest.fixture
def mtqa_command() -> Callable[..., Outcome]:
    """Run ``mtqa`` with the given words in this process; ``stdin`` is what it can read there."""
    from mtqa.cli import main

    def run(*words: object, stdin: bytes = b"") -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin))
        try:
            with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
                main([str(word) for word in words])
        finally:
            sys.stdin = before
        return Outcome(
            stop.value.code if isinstance(stop.value.code, int) else 0, out.getvalue(), err.getvalue()
        )

    return run
